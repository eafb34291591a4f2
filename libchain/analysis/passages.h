/* What every client must pass: steps, and actors without whom no way leads from a start to an end of care. */
#ifndef CHAIN_ANALYSIS_PASSAGES_H
#define CHAIN_ANALYSIS_PASSAGES_H

#include "analysis/facts.h"

enum chain_passage {
    CHAIN_PASSAGE_FREE,     /* some way goes round it */
    CHAIN_PASSAGE_ALL,      /* every way leads through it */
    CHAIN_PASSAGE_UNDECIDED /* too much to look at */
};

struct chain_passages {
    uint8_t *steps, *actors; /* by step, by actor: enum chain_passage */
    bool any_way;            /* a way leads from a start to an end other than breaking off */
    bool undecided;          /* of some actors it was too much to look at */
};

/* False without memory; the arena keeps them. Linear for steps and for actors with one step. */
bool chain_passages_find(struct chain_passages *passages, struct chain_arena *arena, const struct chain_facts *facts);

/* Does every way lead through a step or an actor? */
bool chain_is_passed_by_all(const struct chain_passages *passages, const struct chain_object *object);

#endif
