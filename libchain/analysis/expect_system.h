/* Between the files that solve the equations of expect.h. */
#ifndef CHAIN_ANALYSIS_EXPECT_SYSTEM_H
#define CHAIN_ANALYSIS_EXPECT_SYSTEM_H

#include "analysis/expect.h"
#include "analysis/walk.h"

#define MOST_WORK ((size_t)48 << 20)

/* One equation system being solved. */
struct chain_equations {
    struct chain_expect *expect;
    const struct chain_gain *gain;
    enum chain_side side;
    double *values;
    uint32_t *policy; /* by step: which flow takes the open rest, a position among all flows of the step */
    bool singular, too_much, no_memory;
};

/* A component: its steps in reverse order of the path. */
struct chain_part {
    const uint32_t *steps;
    uint32_t count, component;
};

static inline const struct chain_step *step_of(const struct chain_expect *expect, uint32_t step)
{
    return chain_step_at(expect->facts->model, step);
}

static inline const struct chain_flow *flow_of(const struct chain_step *step, uint32_t position)
{
    return chain_flow_out(step->head.model, step->out_first + position);
}

/* expect_ways.c: what one step makes of the values behind it. */

/* How often a way is walked for each client who comes to its step, shares aside. */
double chain_way_weight(const struct chain_equations *system, const struct chain_flow *flow);
/* What a client who takes a flow brings. */
double chain_way_value(const struct chain_equations *system, const struct chain_flow *flow);
/* Is it open which way of a step is taken? */
bool chain_way_is_free(const struct chain_equations *system, const struct chain_step *step);
/* Whether a flow may take the open rest of its step. */
bool chain_way_takes_rest(const struct chain_equations *system, const struct chain_step *step, const struct chain_flow *flow);
double chain_way_rest(const struct chain_equations *system, const struct chain_step *step);
double chain_way_share(const struct chain_equations *system, const struct chain_step *step, const struct chain_flow *flow);
/* The flow that makes the most or least of the open rest, a position; UINT32_MAX = none. */
uint32_t chain_way_best(const struct chain_equations *system, const struct chain_step *step);
/* The value of a step from those behind it. */
double chain_way_sum(struct chain_equations *system, const struct chain_step *step);
bool chain_way_ends(const struct chain_equations *system, uint32_t step);
double chain_way_final(const struct chain_equations *system, uint32_t step);

#endif
