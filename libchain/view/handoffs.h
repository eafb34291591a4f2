/* What passes between actors: one arc for each pair, direction and kind. */
#ifndef CHAIN_VIEW_HANDOFFS_H
#define CHAIN_VIEW_HANDOFFS_H

#include "view/lanes.h"

/* An arc without any handoff: the path goes from one worker to another, and the file does not say how. */
#define CHAIN_ARC_UNTOLD (-1)
/* Without an actor of its own or of the step before it. */
#define CHAIN_ARC_NOBODY SIZE_MAX

struct chain_arc {
    size_t from, to; /* actors by number, CHAIN_ARC_NOBODY = not said */
    int kind;        /* enum chain_handoff_kind, 0 = not said, CHAIN_ARC_UNTOLD */
    bool message;
    size_t count;    /* handoffs */
    size_t said;     /* of them, those that tell which items they carry */
    size_t acknowledged, unacknowledged;
    unsigned present, required; /* parts of a good handoff, together */
    size_t first;    /* its flows: a list by flow + 1 */
};

struct chain_arcs {
    struct chain_lanes *lanes;
    struct chain_arc *items;
    size_t count;
    size_t *next_flow; /* by flow: another of the same arc + 1 */
    size_t *of_actor;  /* by actor, then nobody: steps */
    bool *used;        /* by actor, then nobody: at an end of an arc */
};

/* False without memory. The scratch arena keeps them. */
bool chain_arcs_find(struct chain_arcs *arcs, struct chain_lanes *lanes);
/* Names of the items on an arc, each once: at most so many, then "+3"; one more than that is named instead of "+1". False when none is told. */
bool chain_arc_add_items(struct chain_phrase *phrase, const struct chain_arcs *arcs, const struct chain_arc *arc, size_t most);
/* "referral ×2"; what is not told is said. */
void chain_arc_add_kind(struct chain_phrase *phrase, const struct chain_arcs *arcs, const struct chain_arc *arc);
/* Is information to be expected, and an answer that it came? Not when the client gets in touch or is only told where to go. */
bool chain_arc_informs(const struct chain_arc *arc);

/* The same as cells. */
bool chain_handoff_matrix(struct chain_arcs *arcs);

#endif
