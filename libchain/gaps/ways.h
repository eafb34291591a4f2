/* What rules about journeys have in common: the journeys of the run, and for each step of help the worst way to it. */
#ifndef CHAIN_GAPS_WAYS_H
#define CHAIN_GAPS_WAYS_H

#include "chain/journey.h"
#include "rule/rule.h"

/* NULL without memory (the run is told), and of what is no chain. */
const chain_journeys *chain_ways_of(struct chain_rule_run *run);

/*
 * Goes through the listed journeys that come to help. For each step of help that is first on some of them, the one is told on which
 * most is counted (range->most); at most so many as there are such steps.
 */
struct chain_worst_way {
    const struct chain_object *help;
    const chain_journey *journey;
    double least, most; /* over all ways to this help */
};
typedef double chain_way_count_of(const chain_leg *leg);
struct chain_worst_way *chain_worst_ways(struct chain_arena *scratch, const struct chain_model *model, const chain_journeys *journeys,
                                         chain_way_count_of *count_of, size_t *count);

/*
 * Tells each worst way on which more is counted than a rule finds usual.
 * Gives the journeys; NULL: there are none to speak of.
 */
typedef void chain_way_tell(struct chain_rule_run *run, const struct chain_worst_way *way, const chain_leg *leg);
const chain_journeys *chain_tell_worst_ways(struct chain_rule_run *run, chain_way_count_of *count_of, double usual, chain_way_tell *tell);

#endif
