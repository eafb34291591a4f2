/*
 * How long it takes from a step to each of the steps that it leads to, over all ways at once: the best of the best, the worst of
 * the worst. No way is listed, so that it takes no longer than there are steps and flows. Loops are not walked again: flows that
 * lead back, seen from where the way begins, are left out. Where parallel ways meet, the longest counts.
 */
#ifndef CHAIN_ANALYSIS_ARRIVALS_H
#define CHAIN_ANALYSIS_ARRIVALS_H

#include "analysis/sections.h"
#include "analysis/toll.h"

enum { CHAIN_TIME_WAITING = 1, CHAIN_TIME_WORKING = 2, CHAIN_TIME_ALL = 3 };

struct chain_arrivals {
    const struct chain_facts *facts;
    const struct chain_sections *sections;
    const struct chain_tolls *tolls;
    const uint8_t *stops;    /* by step: ways end on arrival there; NULL = nowhere */
    int which;               /* CHAIN_TIME_...: what of the tolls counts */
    struct chain_span *at;   /* by step: on arrival, before the step's own time; valid where reached */
    uint32_t *order;         /* the steps that were reached, the first where the way begins */
    uint32_t reached_count;
    uint32_t *round_of, *place, *next, *path; /* by step: scratch */
    struct chain_meeting *ways, *splits; /* by flow that begins a way, by split: scratch for where they meet */
    uint32_t round, visit;
    size_t work;             /* steps and flows looked at, over all searches */
};

/* False without memory. The arena keeps it. tolls, stops and which may be changed between searches. */
bool chain_arrivals_init(struct chain_arrivals *arrivals, struct chain_arena *arena, const struct chain_facts *facts,
                         const struct chain_sections *sections, const struct chain_tolls *tolls);
/* after: the clock starts when the step is done, so that its own time does not count. */
void chain_arrivals_from(struct chain_arrivals *arrivals, uint32_t step, bool after);
bool chain_arrives(const struct chain_arrivals *arrivals, uint32_t step);
/* The step's own time as far as it is counted; of a group, with its members. */
struct chain_span chain_time_at(const struct chain_arrivals *arrivals, uint32_t step);

#endif
