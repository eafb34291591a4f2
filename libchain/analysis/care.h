/* Facts that only questions about care need: made for the gap rules and chain/facts.h, not for the checks of a file. */
#ifndef CHAIN_ANALYSIS_CARE_H
#define CHAIN_ANALYSIS_CARE_H

#include "analysis/boundaries.h"
#include "analysis/handoffs.h"
#include "analysis/language_ways.h"

struct chain_care {
    struct chain_boundaries boundaries;
    struct chain_answers answers;
    struct chain_languages languages;
};

/* Fills facts->care; false without memory. The facts own it. */
bool chain_facts_add_care(struct chain_facts *facts);

/* Indices of the whole chain; false without memory. */
bool chain_integration_measure(const struct chain_facts *facts, chain_integration *out);

#endif
