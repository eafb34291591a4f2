/* Journeys from the inside. */
#ifndef CHAIN_ANALYSIS_JOURNEYS_H
#define CHAIN_ANALYSIS_JOURNEYS_H

#include "analysis/arrivals.h"
#include "analysis/expect.h"
#include "analysis/legs.h"

/* What is expected; each has least and most, by step. */
enum chain_sum {
    CHAIN_SUM_CONTACTS_TO_HELP,
    CHAIN_SUM_CONTACTS,
    CHAIN_SUM_ENCOUNTERS,
    CHAIN_SUM_HANDOFFS,
    CHAIN_SUM_WAITS,
    CHAIN_SUM_TOLD,
    CHAIN_SUM_RETOLD,
    CHAIN_SUM_MINUTES,
    CHAIN_SUM_HELP,
    CHAIN_SUM_UNACCOUNTED,
    CHAIN_SUMS
};

struct chain_journey {
    const struct chain_journeys *all;
    struct chain_op *stations; /* steps and members only */
    uint32_t count, start;     /* start: its position among the starts */
    struct chain_measured measured;
};

struct chain_journeys {
    struct chain_arena arena;
    const struct chain_model *model;
    struct chain_facts facts;
    const uint8_t *covers;
    struct chain_sections sections;
    struct chain_tolls tolls;
    struct chain_expect expect;
    struct chain_meter meter;
    const struct chain_step **starts, **ends;
    uint32_t start_count, end_count;
    struct chain_journey **items;
    size_t count;
    bool complete;
    const struct chain_journey *likeliest;
    bool likeliest_known;
    double *sums[CHAIN_SUMS][2]; /* by step; NULL = undecided */
    double **shares[2];          /* by end, by step; NULL = undecided */
    uint8_t *open_ahead, *trap_ahead; /* by step: a way without a share, a loop that nobody leaves, lies ahead */
    chain_outlook *outlooks;     /* by start */
    chain_outlook all;
};

/* Each fills its part; false without memory. */
bool chain_journeys_list(struct chain_journeys *journeys, size_t most);
bool chain_journeys_sum(struct chain_journeys *journeys);

/* Bounds on the graph: any way may be chosen, no loop is walked twice. */
struct chain_count_bounds {
    double *values[CHAIN_COUNTS][2][2]; /* by count, to help or whole, side: by step; NULL is undecided */
};

bool chain_journeys_bound(struct chain_journeys *journeys, struct chain_count_bounds *bounds);
bool chain_journeys_look_out(struct chain_journeys *journeys);
bool chain_journeys_choose(struct chain_journeys *journeys);
/* A journey of walked ops, kept in the arena; NULL without memory. */
struct chain_journey *chain_journey_keep(struct chain_journeys *journeys, const struct chain_walk *walk, uint32_t start);

#endif
