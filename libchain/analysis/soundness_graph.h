/*
 * The graph that soundness is judged on: nodes where ways part and meet, edges that hold tokens. What makes it is a chain or a scope
 * of a BPMN document; what judges it knows neither. Reduction changes it in place, and each edge keeps the trail of what it stands for.
 */
#ifndef CHAIN_ANALYSIS_SOUNDNESS_GRAPH_H
#define CHAIN_ANALYSIS_SOUNDNESS_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/model.h"

#define CHAIN_SOUND_NONE UINT32_MAX

/* How ways meet at a node, and how they part behind it. */
enum chain_sound_sort {
    CHAIN_SOUND_ONE, /* each token goes on by itself; one way is taken */
    CHAIN_SOUND_ALL, /* all are waited for; all ways are taken */
    CHAIN_SOUND_SOME /* those that can still come are waited for; one way or more is taken */
};

/* What becomes of a token at a node that nothing leaves. */
enum chain_sound_end {
    CHAIN_SOUND_GOES_ON, /* no end */
    CHAIN_SOUND_STAYS,   /* an end */
    CHAIN_SOUND_STOPS,   /* an end that takes all other tokens away: terminate, error, cancel */
    CHAIN_SOUND_VANISHES /* what did not happen: nobody comes here */
};

struct chain_sound_node {
    const struct chain_step *step; /* NULL: made to say how others go together */
    uint32_t out, in;              /* first edges, or NONE: in the order in which they came */
    uint32_t out_last, in_last;
    uint32_t out_count, in_count;
    uint8_t meets, parts;          /* enum chain_sound_sort */
    uint8_t end;                   /* enum chain_sound_end */
    bool made;                     /* between two halves of one step: no flow was drawn to it */
    bool gone;
};

struct chain_sound_edge {
    uint32_t from, to;
    uint32_t out_next, out_before, in_next, in_before;
    uint32_t trail;
    bool gone;
    bool instant; /* between two parts of one step: no token rests here, and nothing else happens while one is */
};

/* What an edge stands for. */
enum chain_sound_trail_kind {
    CHAIN_SOUND_FLOW,   /* itself */
    CHAIN_SOUND_THEN,   /* a, then node, then b */
    CHAIN_SOUND_EITHER, /* a or b */
    CHAIN_SOUND_BOTH,   /* a and b at once */
    CHAIN_SOUND_AGAIN   /* a, and before it any number of rounds over b */
};

struct chain_sound_trail {
    uint32_t a, b, node;
    uint32_t length; /* nodes on its shortest way */
    uint8_t kind;    /* enum chain_sound_trail_kind */
};

struct chain_sound_graph {
    struct chain_sound_node *nodes;
    struct chain_sound_edge *edges;
    struct chain_sound_trail *trails;
    uint32_t node_count, edge_count, trail_count;
    uint32_t node_room, edge_room, trail_room;
    uint32_t root;    /* the node that the first token leaves */
    uint64_t work;    /* what may still be spent, in units: an edge or node looked at */
    bool forgiving;   /* an edge that nothing ever comes by is not waited for: another rule tells it */
    bool failed;      /* no memory */
};

void chain_sound_graph_clear(struct chain_sound_graph *graph);
/* NONE without memory. */
uint32_t chain_sound_add_node(struct chain_sound_graph *graph, const struct chain_step *step, int meets, int parts);
uint32_t chain_sound_add_edge(struct chain_sound_graph *graph, uint32_t from, uint32_t to);
uint32_t chain_sound_add_trail(struct chain_sound_graph *graph, int kind, uint32_t a, uint32_t node, uint32_t b);
void chain_sound_move_from(struct chain_sound_graph *graph, uint32_t edge, uint32_t from);
void chain_sound_move_to(struct chain_sound_graph *graph, uint32_t edge, uint32_t to);
void chain_sound_drop_edge(struct chain_sound_graph *graph, uint32_t edge);
/*
 * Makes it fit to be judged: only what the root leads to (and edges that never bring anything to a node that waits for all), each node
 * either a place where ways meet or one where they part, each sink an end.
 */
void chain_sound_graph_settle(struct chain_sound_graph *graph);

/* Spends units; false when none are left. */
static inline bool chain_sound_spend(struct chain_sound_graph *graph, uint64_t units)
{
    bool enough = graph->work >= units;
    graph->work = enough ? graph->work - units : 0;
    return enough;
}

/* soundness_reduce.c: takes away what cannot be at fault, in linear time. */
void chain_sound_reduce(struct chain_sound_graph *graph);
/* soundness_relax.c: nodes that wait for some, where never two tokens can meet, wait for none. False when nothing changed. */
bool chain_sound_relax(struct chain_sound_graph *graph);

#endif
