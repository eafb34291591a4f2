/* Facts that only questions about care need: made for the gap rules and chain/facts.h, not for the checks of a file. */
#ifndef CHAIN_ANALYSIS_CARE_H
#define CHAIN_ANALYSIS_CARE_H

#include "analysis/boundaries.h"
#include "analysis/entries.h"
#include "analysis/handoffs.h"
#include "analysis/language_ways.h"
#include "analysis/passages.h"

struct chain_care {
    struct chain_boundaries boundaries;
    struct chain_answers answers;
    struct chain_languages languages;
    struct chain_passages passages;
    struct chain_reach reach;
};

/* Fills facts->care; false without memory. The facts own it. */
bool chain_facts_add_care(struct chain_facts *facts);

/* How often the client tells an item; false without memory, when no way leads to an end, and when loops do not settle. */
bool chain_telling_measure(const struct chain_facts *facts, const struct chain_object *item, chain_range *out);

/* Indices of the whole chain; false without memory. */
bool chain_integration_measure(const struct chain_facts *facts, chain_integration *out);

#endif
