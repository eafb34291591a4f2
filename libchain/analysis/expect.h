/*
 * Sums over all ways of a chain, weighed by the shares of its branches: the fundamental equations of an absorbing Markov chain,
 * v = c + Q v, solved component by component in reverse order of the path. Where shares are missing there are many solutions: the
 * least and the most are asked for one by one.
 */
#ifndef CHAIN_ANALYSIS_EXPECT_H
#define CHAIN_ANALYSIS_EXPECT_H

#include "analysis/sections.h"

struct chain_expect {
    const struct chain_facts *facts;
    const struct chain_sections *sections;
    double *shares;         /* by flow: 0 to 1; negative = not known */
    double *rest;           /* by step: what its known shares leave over */
    uint8_t *open;          /* by step: 1 = several ways have no share */
    uint8_t *stops;         /* by step: 1 = the way ends here: an end, or a step that leads nowhere */
    uint8_t *leads_to_stop; /* by step */
    uint32_t *members, *first; /* steps by component; where each component begins */
    uint32_t *local;        /* by step: its place within its component */
    bool all_known;
    size_t work;
};

enum chain_side { CHAIN_SIDE_LEAST, CHAIN_SIDE_MOST };

/* What is summed up. */
struct chain_gain {
    const double *steps, *flows; /* by number; not negative. flows may be NULL */
    const uint8_t *stops;        /* by step: where the sum ends, with its value in finals (NULL = 0) */
    const double *finals;
    bool mass;                   /* clients are divided among parallel ways, not multiplied */
    bool free;                   /* any way may be chosen, shares or not, and no loop is walked twice */
};

enum chain_solved { CHAIN_SOLVED, CHAIN_SOLVED_SINGULAR, CHAIN_SOLVED_NOT, CHAIN_SOLVED_NO_MEMORY };

/* False without memory. The arena keeps it. */
bool chain_expect_init(struct chain_expect *expect, struct chain_arena *arena, const struct chain_facts *facts,
                       const struct chain_sections *sections);
/* values by step. INFINITY: a loop with a missing share, or (SINGULAR) one that is never left. NOT: too much work. */
enum chain_solved chain_expect_solve(struct chain_expect *expect, const struct chain_gain *gain, enum chain_side side, double *values);

#endif
