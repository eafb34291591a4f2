/*
 * Ways between the steps that a view keeps, through those that it leaves out: no way is lost, and what lay on it (waits, conditions) is
 * kept. Steps are taken out one by one, as long as that makes no more ways than there were; so the work stays linear.
 */
#ifndef CHAIN_VIEW_WAYS_H
#define CHAIN_VIEW_WAYS_H

#include "view/lanes.h"

enum chain_keep {
    CHAIN_KEEP,  /* in the view */
    CHAIN_PASS,  /* left out; kept after all where ways part and meet at once, or end */
    CHAIN_SPLIT  /* left out only when one way leads on: else it is where ways part */
};

struct chain_way {
    size_t from, to;          /* steps by number */
    const chain_object *flow; /* the first one on the way */
    const char *label;        /* conditions on the way, or NULL */
    enum chain_look look;     /* of the weakest link */
    chain_duration wait;      /* of what was left out */
    bool waits, at_most;      /* at_most: some of it is a limit */
    bool later;               /* nobody waits: it is when the next thing is meant to be */
    bool gone;
    size_t became;            /* when gone: another way + 1, 0 = none */
    size_t next_out, next_in;
};

struct chain_ways {
    struct chain_lanes *lanes;
    uint8_t *keep;            /* by step: enum chain_keep, filled in before; afterwards CHAIN_KEEP = still there */
    struct chain_way *items;  /* look only at those that are not gone */
    size_t count, room;
    size_t *first_out, *first_in; /* by step: a way + 1 */
    size_t *out_count, *in_count; /* by step */
    size_t *of_flow;          /* by flow: its way + 1 */
    size_t *of_step;          /* by step that was left out: a way through it + 1 */
};

/* How a flow speaks: its label (NULL = none) and look. */
typedef void chain_way_speak(struct chain_ways *ways, const chain_object *flow, struct chain_way *way);

/* Finds all ways. keep is an array in the scratch arena, by step. False without memory. */
bool chain_ways_find(struct chain_ways *ways, struct chain_lanes *lanes, uint8_t *keep, chain_way_speak *speak);
/* The way that a way became, following those that are gone; 0 = none. Numbers + 1. */
size_t chain_ways_now(struct chain_ways *ways, size_t way);

#endif
