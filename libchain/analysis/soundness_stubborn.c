/*
 * Partial order: of the nodes that can fire in a state only a stubborn set needs to (Valmari 1990, Stubborn Sets for Reduced State Space
 * Generation). A set is made from one node that can fire, by adding
 *  - for a node that can fire: where its tokens come from, since a second token could come there, which is a fault; when an edge behind
 *    it has a token already, who takes that; every node that waits for some and feels its edges;
 *  - for a node that cannot: who could bring what is missing (of a node that waits for all one missing edge will do);
 *  - for a node that waits for some: all that moves anything on the ways to it.
 * Such a set keeps every state in which nothing can fire, and whether one can always be come to. As long as one always can, it also keeps
 * who ever fires and whether a second token ever comes (Valmari 2016, Stop It, and Be Stubborn!); where not, all is searched again.
 */
#include "analysis/soundness_search.h"

#define SEEDS 6u

static uint32_t missing_edge(const struct chain_sound_search *search, uint32_t node, bool member_first)
{
    const struct chain_sound_graph *graph = search->graph;
    uint32_t any = CHAIN_SOUND_NONE;
    for (uint32_t e = graph->nodes[node].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next) {
        if (search->marked[e])
            continue;
        if (!member_first || search->chosen[graph->edges[e].from] == search->round)
            return e;
        any = e;
    }
    return any;
}

bool chain_sound_can_fire(const struct chain_sound_search *search, uint32_t node, const uint32_t *tokens, uint32_t count)
{
    const struct chain_sound_node *self = &search->graph->nodes[node];
    if (self->end != CHAIN_SOUND_GOES_ON || self->in_count == 0)
        return false;
    if (self->meets == CHAIN_SOUND_ALL)
        return missing_edge(search, node, false) == CHAIN_SOUND_NONE;
    if (search->wait_of[node] != CHAIN_SOUND_NONE)
        return chain_sound_wait_over(search, search->wait_of[node], tokens, count);
    for (uint32_t e = self->in; e != CHAIN_SOUND_NONE; e = search->graph->edges[e].in_next)
        if (search->marked[e])
            return true;
    return false;
}

struct closure {
    struct chain_sound_search *search;
    const uint32_t *tokens;
    uint32_t token_count, top;
};

static void add(struct closure *closure, uint32_t node)
{
    struct chain_sound_search *search = closure->search;
    if (search->chosen[node] == search->round)
        return;
    search->chosen[node] = search->round;
    search->stack[closure->top++] = node;
}

static void add_sources(struct closure *closure, uint32_t node)
{
    const struct chain_sound_graph *graph = closure->search->graph;
    for (uint32_t e = graph->nodes[node].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next)
        add(closure, graph->edges[e].from);
}

/* Who waits for some and is touched by an edge. */
static void add_waits(struct closure *closure, uint32_t edge)
{
    for (uint32_t i = 0; i < closure->search->wait_count; i++)
        if (chain_sound_wait_feels(closure->search, i, edge))
            add(closure, closure->search->waits[i].node);
}

/* Who feels what a node gives; the parts of one step give as one. */
static void add_receivers(struct closure *closure, uint32_t node)
{
    const struct chain_sound_graph *graph = closure->search->graph;
    for (uint32_t e = graph->nodes[node].out; e != CHAIN_SOUND_NONE; e = graph->edges[e].out_next) {
        add_waits(closure, e);
        if (closure->search->marked[e] || graph->edges[e].instant)
            add(closure, graph->edges[e].to);
    }
}

static void add_of_ready(struct closure *closure, uint32_t node)
{
    const struct chain_sound_graph *graph = closure->search->graph;
    add_sources(closure, node);
    for (uint32_t e = graph->nodes[node].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next)
        add_waits(closure, e);
    add_receivers(closure, node);
}

static void add_movers(struct closure *closure, uint32_t wait)
{
    const struct chain_sound_graph *graph = closure->search->graph;
    for (uint32_t e = 0; e < graph->edge_count; e++) {
        if (graph->edges[e].gone || !chain_sound_wait_feels(closure->search, wait, e))
            continue;
        add(closure, graph->edges[e].from);
        add(closure, graph->edges[e].to);
    }
}

static void expand(struct closure *closure, uint32_t node)
{
    struct chain_sound_search *search = closure->search;
    const struct chain_sound_node *self = &search->graph->nodes[node];
    bool ready = chain_sound_can_fire(search, node, closure->tokens, closure->token_count);
    chain_sound_spend(search->graph, self->in_count + self->out_count + 1u);
    if (search->wait_of[node] != CHAIN_SOUND_NONE) {
        chain_sound_spend(search->graph, search->graph->edge_count);
        add_movers(closure, search->wait_of[node]);
    }
    if (ready)
        add_of_ready(closure, node);
    else if (self->meets == CHAIN_SOUND_ALL && self->in_count > 0)
        add(closure, search->graph->edges[missing_edge(search, node, true)].from);
    else {
        add_sources(closure, node);
        if (self->in_count == 1 && search->graph->edges[self->in].instant)
            add_receivers(closure, node);
    }
}

/* Makes the set of a seed; returns how many of the ready nodes are in it. */
static uint32_t close_over(struct closure *closure, uint32_t seed, const uint32_t *ready, uint32_t ready_count)
{
    struct chain_sound_search *search = closure->search;
    uint32_t held = 0;
    search->round++;
    closure->top = 0;
    add(closure, seed);
    while (closure->top > 0)
        expand(closure, search->stack[--closure->top]);
    for (uint32_t i = 0; i < ready_count; i++)
        held += search->chosen[ready[i]] == search->round;
    return held;
}

uint32_t chain_sound_choose(struct chain_sound_search *search, uint32_t *ready, uint32_t ready_count, const uint32_t *tokens, uint32_t count)
{
    struct closure closure = {search, tokens, count, 0};
    uint32_t best = ready_count, best_seed = CHAIN_SOUND_NONE, last = CHAIN_SOUND_NONE, held = 0;
    if (search->every || ready_count < 2)
        return ready_count;
    for (uint32_t i = 0; i < ready_count && i < SEEDS && best > 1 && search->graph->work > 0; i++) {
        last = ready[i];
        uint32_t found = close_over(&closure, last, ready, ready_count);
        if (found < best) {
            best = found;
            best_seed = last;
        }
    }
    if (best_seed == CHAIN_SOUND_NONE)
        return ready_count;
    if (best_seed != last)
        close_over(&closure, best_seed, ready, ready_count);
    for (uint32_t i = 0; i < ready_count; i++) {
        if (search->chosen[ready[i]] != search->round)
            continue;
        uint32_t node = ready[i];
        ready[i] = ready[held];
        ready[held++] = node;
    }
    return held;
}
