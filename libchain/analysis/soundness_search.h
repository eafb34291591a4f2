/*
 * The search over what reduction left: states are sets of edges with a token, from the root's on. Nodes fire; nothing is kept of names.
 */
#ifndef CHAIN_ANALYSIS_SOUNDNESS_SEARCH_H
#define CHAIN_ANALYSIS_SOUNDNESS_SEARCH_H

#include "analysis/soundness_graph.h"

/* A state: the edges that hold a token, in rising order, and how it was come to. */
struct chain_sound_state {
    uint32_t first, count; /* into tokens */
    uint32_t before;       /* state, NONE for the first */
    uint32_t node;         /* that fired */
};

struct chain_sound_step {
    uint32_t from, to; /* states; to is NONE where a token came to one that was there */
    uint32_t node;
};

/* A node that waits for those that can still come: by edge, which of its incoming edges can be come to from there without passing it. */
struct chain_sound_wait {
    uint32_t node;
    uint64_t *leads; /* by edge: a bit for each incoming edge, in the order of the node's list */
};

enum chain_sound_trouble_kind { CHAIN_SOUND_STUCK, CHAIN_SOUND_DOUBLE, CHAIN_SOUND_DOUBLE_END, CHAIN_SOUND_ROUND };

struct chain_sound_trouble {
    uint8_t kind;   /* enum chain_sound_trouble_kind */
    uint32_t state; /* in which it shows, or from which the next step shows it */
    uint32_t node;  /* stuck: that waits; double: that fires; round: NONE */
    uint32_t edge;  /* double: that gets the second token */
    uint32_t first_node, node_count; /* round: nodes that fire in it, in `circle` */
};

struct chain_sound_search {
    struct chain_sound_graph *graph;
    struct chain_sound_state *states;
    struct chain_sound_step *steps;
    struct chain_sound_trouble *troubles;
    struct chain_sound_wait *waits;
    uint32_t *tokens, *table, *circle;
    uint32_t state_count, step_count, token_count, trouble_count, wait_count, circle_count;
    uint32_t state_room, step_room, token_room, trouble_room, table_size, circle_room;
    uint8_t *marked; /* by edge: a token in the state at hand */
    uint8_t *came;   /* by edge: a token was there in some state */
    uint8_t *fired;  /* by node */
    uint8_t *told;   /* by node and edge: troubles told, bits by kind */
    uint32_t *wait_of; /* by node: number in waits, or NONE */
    uint32_t *chosen, *stack; /* by node: what the stubborn set of a round holds; round in `round` */
    uint32_t round;
    uint64_t saved;  /* work put aside for other nets when more of it would tell little more of this one */
    bool every;      /* all that can fire does: no partial order */
    bool stops;      /* there are ends that take other tokens away, and ways that go on at once */
    uint8_t found;   /* kinds of troubles, bits */
    bool spent;      /* the work ran out: what was not found is undecided */
    bool partial;    /* some choices were left out */
    bool doubled;    /* some state was not gone on from, for it would hold two tokens in one place */
    bool left_over;  /* an end was reached while something is stuck */
    bool circles;    /* from some state nothing ends */
};

/* Searches; false without memory. What it finds is in troubles. To be cleared in any case. */
bool chain_sound_search_run(struct chain_sound_search *search, struct chain_sound_graph *graph);
void chain_sound_search_clear(struct chain_sound_search *search);

static inline bool chain_sound_holds(const struct chain_sound_search *search, uint32_t state, uint32_t edge)
{
    const struct chain_sound_state *self = &search->states[state];
    uint32_t low = 0, high = self->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2, at = search->tokens[self->first + middle];
        if (at == edge)
            return true;
        if (at < edge)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static inline bool chain_sound_is_end(const struct chain_sound_graph *graph, uint32_t edge)
{
    return graph->nodes[graph->edges[edge].to].end != CHAIN_SOUND_GOES_ON;
}

/* Without memory: the sticky flag, so that callers need not look. */
bool chain_sound_grow(struct chain_sound_graph *graph, void *items, uint32_t *room, uint32_t need, size_t size);
void chain_sound_trouble(struct chain_sound_search *search, struct chain_sound_trouble trouble);

/* soundness_wait.c */
bool chain_sound_waits_find(struct chain_sound_search *search);
/* May a node that waits for some go on in the state at hand (marked; its tokens)? */
bool chain_sound_wait_over(const struct chain_sound_search *search, uint32_t wait, const uint32_t *tokens, uint32_t count);
/* Can a token on an edge still come to the node? */
bool chain_sound_wait_feels(const struct chain_sound_search *search, uint32_t wait, uint32_t edge);

/* soundness_stubborn.c: can the node fire in the state at hand? */
bool chain_sound_can_fire(const struct chain_sound_search *search, uint32_t node, const uint32_t *tokens, uint32_t count);
/* Of the nodes that can fire, puts those first that need to; returns how many. */
uint32_t chain_sound_choose(struct chain_sound_search *search, uint32_t *ready, uint32_t ready_count, const uint32_t *tokens, uint32_t count);

/* soundness_circle.c: finds states from which nothing ends, and what goes round in them. */
bool chain_sound_find_circles(struct chain_sound_search *search);

#endif
