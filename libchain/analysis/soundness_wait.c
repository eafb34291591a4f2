/*
 * Nodes that wait for those that can still come, as BPMN 2.0 (section 13.4.3, inclusive gateway) says it: such a node goes on when an
 * incoming edge holds a token and, for each token elsewhere from which a path leads to an incoming edge without one, not through the node
 * itself, there is also such a path to an incoming edge that has one.
 */
#include <stdlib.h>

#include "analysis/soundness_search.h"

#define MOST_INCOMING 64u

/* Marks with a bit all edges that lead to an edge without passing the node. */
static bool spread(struct chain_sound_search *search, const struct chain_sound_wait *wait, uint32_t edge, uint64_t bit)
{
    struct chain_sound_graph *graph = search->graph;
    uint32_t top = 0;
    wait->leads[edge] |= bit;
    search->stack[top++] = edge;
    while (top > 0) {
        uint32_t from = graph->edges[search->stack[--top]].from;
        if (from == wait->node)
            continue;
        if (!chain_sound_spend(graph, graph->nodes[from].in_count + 1u))
            return false;
        for (uint32_t e = graph->nodes[from].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next) {
            if (wait->leads[e] & bit)
                continue;
            wait->leads[e] |= bit;
            search->stack[top++] = e;
        }
    }
    return true;
}

static bool fill(struct chain_sound_search *search, struct chain_sound_wait *wait)
{
    struct chain_sound_graph *graph = search->graph;
    uint64_t bit = 1;
    if (graph->nodes[wait->node].in_count > MOST_INCOMING || !chain_sound_spend(graph, graph->edge_count / 8u + 1u)) {
        search->spent = true;
        return true;
    }
    wait->leads = calloc(graph->edge_count, sizeof *wait->leads);
    if (!wait->leads)
        return false;
    for (uint32_t e = graph->nodes[wait->node].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next, bit <<= 1)
        if (!spread(search, wait, e, bit))
            search->spent = true;
    return true;
}

static bool waits_for_some(const struct chain_sound_node *node)
{
    return !node->gone && node->meets == CHAIN_SOUND_SOME && node->in_count > 1;
}

bool chain_sound_waits_find(struct chain_sound_search *search)
{
    const struct chain_sound_graph *graph = search->graph;
    uint32_t count = 0;
    for (uint32_t i = 0; i < graph->node_count; i++)
        count += waits_for_some(&graph->nodes[i]);
    search->waits = calloc(count + 1u, sizeof *search->waits);
    for (uint32_t i = 0; search->waits && i < graph->node_count && !search->spent; i++) {
        search->wait_of[i] = CHAIN_SOUND_NONE;
        if (!waits_for_some(&graph->nodes[i]))
            continue;
        search->wait_of[i] = search->wait_count;
        search->waits[search->wait_count].node = i;
        if (!fill(search, &search->waits[search->wait_count++]))
            return false;
    }
    return search->waits != NULL;
}

bool chain_sound_wait_over(const struct chain_sound_search *search, uint32_t wait, const uint32_t *tokens, uint32_t count)
{
    const struct chain_sound_graph *graph = search->graph;
    const struct chain_sound_wait *self = &search->waits[wait];
    uint64_t filled = 0, empty = 0, bit = 1;
    for (uint32_t e = graph->nodes[self->node].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next, bit <<= 1)
        *(search->marked[e] ? &filled : &empty) |= bit;
    for (uint32_t i = 0; filled && i < count; i++)
        if ((self->leads[tokens[i]] & empty) && !(self->leads[tokens[i]] & filled))
            return false;
    return filled != 0;
}

bool chain_sound_wait_feels(const struct chain_sound_search *search, uint32_t wait, uint32_t edge)
{
    return search->waits[wait].leads[edge] != 0;
}
