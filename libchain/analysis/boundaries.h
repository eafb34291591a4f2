/*
 * Boundaries: where the client's path goes from one step of the services to the next, seen through what lies between them
 * (steps of the client, waits, decision points of nobody), and how strong the link is.
 */
#ifndef CHAIN_ANALYSIS_BOUNDARIES_H
#define CHAIN_ANALYSIS_BOUNDARIES_H

#include <stdbool.h>

#include "analysis/facts.h"

enum chain_link_strength {
    CHAIN_STRENGTH_NOTHING, /* plain flows, or a contact by the client: nobody hands over */
    CHAIN_STRENGTH_UNKNOWN, /* a handoff of unknown kind */
    CHAIN_STRENGTH_BRIDGED, /* a handoff that brings responsibility or information across */
    CHAIN_STRENGTH_WEAK     /* somewhere on the way: none, guidance, carried by the client */
};

struct chain_boundary {
    const struct chain_step *from; /* NULL: the path has met no service before */
    const struct chain_step *to;
    const struct chain_flow *flow; /* the weakest link, else the first flow on the way (coming in: the last); NULL only for a start */
    uint8_t strength;              /* enum chain_link_strength */
    uint8_t by_client;             /* the way goes over a step of the client */
};

struct chain_boundaries {
    struct chain_boundary *items; /* in the order of the steps they leave; those from nowhere first */
    size_t count;
    bool undecided; /* too many ways to look at: some boundaries are missing */
};

/* False without memory. The arena keeps them. */
bool chain_boundaries_find(struct chain_boundaries *boundaries, struct chain_arena *arena, const struct chain_facts *facts);

/* Where a step belongs. An organisation that is declared nowhere still has a name of its own. */
struct chain_side {
    const char *organisation; /* id, NULL = unknown */
    int sector;               /* 0 = unknown */
};

struct chain_side chain_side_of(const struct chain_step *step);
struct chain_side chain_side_of_actor(const struct chain_actor *actor);
/* Not known to differ in organisation or sector. */
bool chain_same_side(struct chain_side a, struct chain_side b);

/* Somebody on the side of the services does something: no client step, no wait, no step of nobody. */
bool chain_step_is_service(const struct chain_step *step);
/* The same, and the client meets it: what access and language are asked of. */
bool chain_step_meets_client(const struct chain_step *step);
/* The step that receives a handoff: behind waits, the service step that the path comes to. */
const struct chain_step *chain_flow_receiver(const struct chain_flow *flow);
/* How well a fact is known, measured best: of several elements that show the same, the best known is the one to point at. */
int chain_evidence_rank(const struct chain_object *object);

#endif
