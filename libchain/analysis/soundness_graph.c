#include "analysis/soundness_graph.h"

#include <stdlib.h>

void chain_sound_graph_clear(struct chain_sound_graph *graph)
{
    free(graph->nodes);
    free(graph->edges);
    free(graph->trails);
    *graph = (struct chain_sound_graph){.root = CHAIN_SOUND_NONE};
}

static bool grow(struct chain_sound_graph *graph, void **items, uint32_t *room, uint32_t need, size_t size)
{
    if (need < *room)
        return true;
    uint32_t bigger = *room ? *room * 2 : 64;
    void *memory = bigger > *room ? realloc(*items, bigger * size) : NULL;
    if (!memory) {
        graph->failed = true;
        return false;
    }
    *items = memory;
    *room = bigger;
    return true;
}

uint32_t chain_sound_add_node(struct chain_sound_graph *graph, const struct chain_step *step, int meets, int parts)
{
    void *items = graph->nodes;
    if (!grow(graph, &items, &graph->node_room, graph->node_count, sizeof *graph->nodes))
        return CHAIN_SOUND_NONE;
    graph->nodes = items;
    graph->nodes[graph->node_count] = (struct chain_sound_node){
        .step = step, .out = CHAIN_SOUND_NONE, .in = CHAIN_SOUND_NONE, .out_last = CHAIN_SOUND_NONE,
        .in_last = CHAIN_SOUND_NONE, .meets = (uint8_t)meets, .parts = (uint8_t)parts};
    return graph->node_count++;
}

static uint32_t length_of(const struct chain_sound_graph *graph, int kind, uint32_t a, uint32_t b)
{
    if (kind == CHAIN_SOUND_FLOW)
        return 0;
    uint32_t one = graph->trails[a].length, other = graph->trails[b].length;
    switch (kind) {
    case CHAIN_SOUND_THEN: return one > UINT32_MAX - 1 - other ? UINT32_MAX : one + 1 + other;
    case CHAIN_SOUND_EITHER: return one < other ? one : other;
    default: return one;
    }
}

uint32_t chain_sound_add_trail(struct chain_sound_graph *graph, int kind, uint32_t a, uint32_t node, uint32_t b)
{
    void *items = graph->trails;
    if (!grow(graph, &items, &graph->trail_room, graph->trail_count, sizeof *graph->trails))
        return 0;
    graph->trails = items;
    graph->trails[graph->trail_count] = (struct chain_sound_trail){a, b, node, length_of(graph, kind, a, b), (uint8_t)kind};
    return graph->trail_count++;
}

static void link_out(struct chain_sound_graph *graph, uint32_t edge, uint32_t from)
{
    struct chain_sound_edge *self = &graph->edges[edge];
    struct chain_sound_node *node = &graph->nodes[from];
    self->from = from;
    self->out_next = CHAIN_SOUND_NONE;
    self->out_before = node->out_last;
    if (node->out_last != CHAIN_SOUND_NONE)
        graph->edges[node->out_last].out_next = edge;
    else
        node->out = edge;
    node->out_last = edge;
    node->out_count++;
}

static void link_in(struct chain_sound_graph *graph, uint32_t edge, uint32_t to)
{
    struct chain_sound_edge *self = &graph->edges[edge];
    struct chain_sound_node *node = &graph->nodes[to];
    self->to = to;
    self->in_next = CHAIN_SOUND_NONE;
    self->in_before = node->in_last;
    if (node->in_last != CHAIN_SOUND_NONE)
        graph->edges[node->in_last].in_next = edge;
    else
        node->in = edge;
    node->in_last = edge;
    node->in_count++;
}

static void unlink_out(struct chain_sound_graph *graph, uint32_t edge)
{
    const struct chain_sound_edge *self = &graph->edges[edge];
    if (self->out_before != CHAIN_SOUND_NONE)
        graph->edges[self->out_before].out_next = self->out_next;
    else
        graph->nodes[self->from].out = self->out_next;
    if (self->out_next != CHAIN_SOUND_NONE)
        graph->edges[self->out_next].out_before = self->out_before;
    else
        graph->nodes[self->from].out_last = self->out_before;
    graph->nodes[self->from].out_count--;
}

static void unlink_in(struct chain_sound_graph *graph, uint32_t edge)
{
    const struct chain_sound_edge *self = &graph->edges[edge];
    if (self->in_before != CHAIN_SOUND_NONE)
        graph->edges[self->in_before].in_next = self->in_next;
    else
        graph->nodes[self->to].in = self->in_next;
    if (self->in_next != CHAIN_SOUND_NONE)
        graph->edges[self->in_next].in_before = self->in_before;
    else
        graph->nodes[self->to].in_last = self->in_before;
    graph->nodes[self->to].in_count--;
}

uint32_t chain_sound_add_edge(struct chain_sound_graph *graph, uint32_t from, uint32_t to)
{
    void *items = graph->edges;
    if (from == CHAIN_SOUND_NONE || to == CHAIN_SOUND_NONE ||
        !grow(graph, &items, &graph->edge_room, graph->edge_count, sizeof *graph->edges))
        return CHAIN_SOUND_NONE;
    graph->edges = items;
    uint32_t edge = graph->edge_count++;
    graph->edges[edge] = (struct chain_sound_edge){.trail = chain_sound_add_trail(graph, CHAIN_SOUND_FLOW, 0, CHAIN_SOUND_NONE, 0)};
    link_out(graph, edge, from);
    link_in(graph, edge, to);
    return edge;
}

void chain_sound_move_from(struct chain_sound_graph *graph, uint32_t edge, uint32_t from)
{
    unlink_out(graph, edge);
    link_out(graph, edge, from);
}

void chain_sound_move_to(struct chain_sound_graph *graph, uint32_t edge, uint32_t to)
{
    unlink_in(graph, edge);
    link_in(graph, edge, to);
}

void chain_sound_drop_edge(struct chain_sound_graph *graph, uint32_t edge)
{
    unlink_out(graph, edge);
    unlink_in(graph, edge);
    graph->edges[edge].gone = true;
}

static bool mark_reached(const struct chain_sound_graph *graph, uint8_t *reached)
{
    uint32_t *stack = malloc((graph->node_count + 1u) * sizeof *stack), top = 0;
    if (!stack)
        return false;
    reached[graph->root] = 1;
    stack[top++] = graph->root;
    while (top > 0) {
        for (uint32_t e = graph->nodes[stack[--top]].out; e != CHAIN_SOUND_NONE; e = graph->edges[e].out_next) {
            uint32_t to = graph->edges[e].to;
            if (!reached[to])
                stack[top++] = to;
            reached[to] = 1;
        }
    }
    free(stack);
    return true;
}

/* Only a node that waits for all feels an edge on which nothing ever comes: such edges then come from a node that does nothing. */
static void cut_unreached(struct chain_sound_graph *graph, const uint8_t *reached)
{
    uint32_t never = CHAIN_SOUND_NONE;
    for (uint32_t e = 0; e < graph->edge_count; e++) {
        const struct chain_sound_edge *edge = &graph->edges[e];
        if (edge->gone || reached[edge->from])
            continue;
        if (graph->forgiving || !reached[edge->to] || graph->nodes[edge->to].meets != CHAIN_SOUND_ALL) {
            chain_sound_drop_edge(graph, e);
            continue;
        }
        if (never == CHAIN_SOUND_NONE)
            never = chain_sound_add_node(graph, NULL, CHAIN_SOUND_ALL, CHAIN_SOUND_ALL);
        if (never != CHAIN_SOUND_NONE)
            chain_sound_move_from(graph, e, never);
    }
}

/*
 * Where ways meet and part again: one node for each, with an edge between them. An end is a node of its own behind the one where its ways
 * meet, so that who comes there by two ways is told from who comes there twice by one.
 */
static void part_in_two(struct chain_sound_graph *graph, uint32_t number)
{
    struct chain_sound_node *node = &graph->nodes[number];
    bool sink = node->out_count == 0 && number != graph->root;
    if (sink && node->end == CHAIN_SOUND_GOES_ON)
        node->end = CHAIN_SOUND_STAYS;
    if (sink && node->in != CHAIN_SOUND_NONE)
        graph->edges[node->in].instant = false; /* here a token does rest */
    bool ends = !node->made && (node->end == CHAIN_SOUND_STAYS || node->end == CHAIN_SOUND_STOPS);
    if (!ends && (node->in_count < 2 || node->out_count == 1))
        return;
    uint32_t behind = chain_sound_add_node(graph, node->step, CHAIN_SOUND_ONE, node->parts);
    if (behind == CHAIN_SOUND_NONE)
        return;
    node = &graph->nodes[number]; /* adding may have moved it */
    graph->nodes[behind].end = node->end;
    node->end = CHAIN_SOUND_GOES_ON;
    while (graph->nodes[number].out != CHAIN_SOUND_NONE)
        chain_sound_move_from(graph, graph->nodes[number].out, behind);
    chain_sound_add_edge(graph, number, behind);
}

void chain_sound_graph_settle(struct chain_sound_graph *graph)
{
    uint8_t *reached = calloc(graph->node_count + 1u, 1);
    if (graph->failed || graph->root == CHAIN_SOUND_NONE || !reached || !mark_reached(graph, reached)) {
        graph->failed = true;
        free(reached);
        return;
    }
    uint32_t count = graph->node_count;
    cut_unreached(graph, reached);
    for (uint32_t i = 0; i < count; i++)
        graph->nodes[i].gone = !reached[i];
    for (uint32_t i = 0; i < count; i++)
        if (reached[i])
            part_in_two(graph, i);
    free(reached);
}
