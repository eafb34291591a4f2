/* Plans and named responsible workers: what the rules about them have in common. */
#ifndef CHAIN_ANALYSIS_PLANS_H
#define CHAIN_ANALYSIS_PLANS_H

#include "analysis/facts.h"

/* A step of planning, or one that a plan comes out of. */
bool chain_step_makes_plan(const struct chain_step *step);
/* From here on somebody is the client's responsible worker. */
bool chain_step_names_responsible(const struct chain_step *step);
/* Does a list hold an item of a kind? */
bool chain_refs_hold_kind(const struct chain_refs *items, int kind);

/* A step that happens while those of the other branches of a split, or the other members of a group, happen too. */
struct chain_concurrent {
    const struct chain_step *split, *step;
    uint32_t branch;
};

struct chain_concurrents {
    struct chain_concurrent *items; /* those of one split together, by branch */
    size_t count;
    bool undecided; /* too much to look at: some are missing */
};

/* Of the steps with a mark, those that lie on one branch of a split only. False without memory; the arena keeps them. */
bool chain_concurrents_find(struct chain_concurrents *found, struct chain_arena *arena, const struct chain_facts *facts,
                            const uint8_t *wanted);

#endif
