/* Measuring a walked way. */
#ifndef CHAIN_ANALYSIS_LEGS_H
#define CHAIN_ANALYSIS_LEGS_H

#include "analysis/toll.h"
#include "analysis/walk.h"

struct chain_measured {
    struct chain_leg to_help, whole;
    const struct chain_step *help, *end;
    double probability; /* negative: a share is missing */
};

/* Room for measuring one way after the other. */
struct chain_meter {
    const struct chain_facts *facts;
    const struct chain_tolls *tolls;
    const double *shares;     /* by flow, see expect.h */
    uint32_t *bodies;         /* by actor: number of its organisation, 0 = none said */
    uint32_t *seen_actor, *seen_body, *seen_item; /* the last way that met it */
    uint32_t round;
    struct chain_fork *forks; /* open sections */
    uint32_t fork_count, fork_room;
    bool failed;
};

/* False without memory; the arena keeps it, chain_meter_clear() gives the rest back. */
bool chain_meter_init(struct chain_meter *meter, struct chain_arena *arena, const struct chain_facts *facts,
                      const struct chain_tolls *tolls, const double *shares);
void chain_meter_clear(struct chain_meter *meter);
struct chain_measured chain_measure(struct chain_meter *meter, const struct chain_op *ops, uint32_t count);

/* Either the one leg or the other. */
void chain_leg_either(struct chain_leg *hull, const struct chain_leg *leg);
/* The range of a leg that an enum chain_count counts. */
struct chain_bounds *chain_leg_range(struct chain_leg *leg, int count);

#endif
