/* Parallel sections: which steps lie between a split, where all ways are taken, and the step where they meet again. */
#ifndef CHAIN_ANALYSIS_SECTIONS_H
#define CHAIN_ANALYSIS_SECTIONS_H

#include <stdbool.h>

#include "analysis/facts.h"

#define CHAIN_NO_SECTION UINT32_MAX

struct chain_sections {
    uint32_t *join;  /* by step: of a split, the step where most of its ways meet first; else CHAIN_NO_SECTION */
    uint32_t *inside; /* by step: the split of the innermost section that it lies in, else CHAIN_NO_SECTION */
    uint32_t *lane;  /* by step: on which way of that section */
    bool undecided;  /* too much to look at, or sections that cross each other: some are not known as such */
};

/* False without memory. The arena keeps them. */
bool chain_sections_find(struct chain_sections *sections, struct chain_arena *arena, const struct chain_facts *facts);
/* Does the step send the client on several ways at once? */
bool chain_step_splits(const struct chain_step *step);
/* Is the flow one of those that a group stands for, which journeys do not follow: its members are counted with the group. */
bool chain_flow_is_member(const struct chain_flow *flow);
/* Has the way from a step over a flow come to where its section ends? Gives the split of that section, else CHAIN_NO_SECTION. */
uint32_t chain_section_closed(const struct chain_sections *sections, uint32_t from, uint32_t to);

#endif
