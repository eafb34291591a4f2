/*
 * Who knows what: the flow of information along the paths.
 *
 * State at a step: for each actor and item, whether the actor knows it. An actor learns an item by asking or producing it, by a
 * handoff or message that carries it to one of its steps, and by a record in a system that it may read. What it knew once it
 * still knows when the path comes back. Solved for "on some path" (union) and "on every path" (intersection) as a forward
 * data-flow problem over the graph, loops included.
 */
#ifndef CHAIN_ANALYSIS_INFORMATION_H
#define CHAIN_ANALYSIS_INFORMATION_H

#include <stdbool.h>

#include "analysis/facts.h"

struct chain_information {
    uint32_t items, actors; /* the last "actor" is what the client has told anybody */
    uint32_t words;         /* 64-bit words a step */
    uint64_t *some, *every; /* state when the path arrives at a step, before it learns anything there */
    bool undecided;         /* too large to compute: ask nothing */
};

enum chain_known {
    CHAIN_KNOWN_NEVER,
    CHAIN_KNOWN_SOMETIMES, /* on some paths, not on all */
    CHAIN_KNOWN_ALWAYS
};

/* NULL without memory; allocated in the arena. */
struct chain_information *chain_information_new(struct chain_arena *arena, const struct chain_facts *facts);

/* Does the step's own actor know an item when the path arrives? Unreachable steps and undecided chains: always (no finding). */
enum chain_known chain_information_known(const struct chain_facts *facts, const struct chain_step *step,
                                         const struct chain_object *item);
/* Has the client told an item to anybody before this step? */
enum chain_known chain_information_told(const struct chain_facts *facts, const struct chain_step *step,
                                        const struct chain_object *item);

#endif
