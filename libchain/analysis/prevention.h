/* How the weight of the chain lies between light and heavy help. */
#ifndef CHAIN_ANALYSIS_PREVENTION_H
#define CHAIN_ANALYSIS_PREVENTION_H

#include "analysis/facts.h"
#include "chain/facts.h"

/* False without memory. */
bool chain_prevention_measure(const struct chain_facts *facts, chain_prevention *out);

#endif
