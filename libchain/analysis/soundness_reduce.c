/*
 * Structural reduction. Each rule takes something away that neither makes nor hides a fault; what is well built goes away as a whole, and
 * only what is not is left to be searched. Why each one may be used, for nets in which a place with two tokens is a fault:
 *
 *  - a node with one way in and one out: a token that waits before it can always go on, so both edges are one place;
 *  - several edges from a split to one node, where split and node fit (one/one, all/all, some/some, and one or all before a node that
 *    waits for some): they are marked and emptied together, or any of them could have been taken;
 *  - a split right behind a split of the same sort (one, all): its ways are ways of the first. Likewise a node that lets each token pass
 *    before another such. Where nodes wait for some, they may feel the token between two splits differently from those that it becomes:
 *    there only splits between which no token rests, and a choice before which one rests that is felt as the one between them is;
 *  - a way back from a choice to the node before it: a token that goes round comes to where it was, and can still leave;
 *  - several ends right behind one split: what can reach one of them twice can reach any of them twice.
 *
 * These are the classical rules for workflow graphs and free-choice nets (series, parallel and self-loop places, fusion; Murata 1989,
 * Petri Nets: Properties, Analysis and Applications, section VI; Desel and Esparza 1995), with the third sort added. For this sort only
 * paths matter (soundness_search.c), and every rule keeps which edges lead to which. Work is linear: each rule takes an edge or node away,
 * and moves at most MOST_MOVED edges.
 */
#include <stdlib.h>

#include "analysis/soundness_graph.h"

#define MOST_MOVED 8u
#define END_SORTS 4u /* of enum chain_sound_end; twice as many leaves a node */

struct reducer {
    struct chain_sound_graph *graph;
    uint32_t *queue, *leaves; /* leaves: by node and end_of(), an edge to such an end + 1, or 0 */
    uint8_t *queued;
    uint64_t *pairs; /* open addressing: from << 32 | to, by the edge in `edges` */
    uint32_t *edges; /* edge + 1, 0 = free */
    uint32_t mask, used, first, last, room; /* the queue is a ring */
    bool some; /* there are nodes that wait for some */
};

static void push(struct reducer *reducer, uint32_t node)
{
    if (reducer->queued[node])
        return;
    reducer->queued[node] = 1;
    reducer->queue[reducer->last] = node;
    reducer->last = (reducer->last + 1) % reducer->room;
}

static uint32_t slot_of(const struct reducer *reducer, uint64_t pair)
{
    uint32_t slot = (uint32_t)((pair * 0x9e3779b97f4a7c15u) >> 32) & reducer->mask;
    while (reducer->edges[slot] && reducer->pairs[slot] != pair)
        slot = (slot + 1) & reducer->mask;
    return slot;
}

static bool make_table(struct reducer *reducer, uint32_t size)
{
    uint64_t *pairs = calloc(size, sizeof *pairs);
    uint32_t *edges = calloc(size, sizeof *edges);
    free(reducer->pairs);
    free(reducer->edges);
    reducer->pairs = pairs;
    reducer->edges = edges;
    reducer->mask = size - 1;
    reducer->used = 0;
    return pairs && edges;
}

static void put(struct reducer *reducer, uint32_t edge)
{
    const struct chain_sound_edge *self = &reducer->graph->edges[edge];
    uint64_t pair = (uint64_t)self->from << 32 | self->to;
    uint32_t slot = slot_of(reducer, pair);
    reducer->used += reducer->edges[slot] == 0;
    reducer->pairs[slot] = pair;
    reducer->edges[slot] = edge + 1;
}

/* When half full: as large as it must be for the edges that are left. */
static bool make_room(struct reducer *reducer)
{
    uint32_t size = reducer->mask + 1;
    if (reducer->used < size / 2)
        return true;
    if (!make_table(reducer, size * 2)) {
        reducer->graph->failed = true;
        return false;
    }
    for (uint32_t e = 0; e < reducer->graph->edge_count; e++)
        if (!reducer->graph->edges[e].gone)
            put(reducer, e);
    return true;
}

/* An edge between two nodes, or NONE. */
static uint32_t find(const struct reducer *reducer, uint32_t from, uint32_t to)
{
    uint32_t slot = slot_of(reducer, (uint64_t)from << 32 | to);
    uint32_t edge = reducer->edges[slot] ? reducer->edges[slot] - 1 : CHAIN_SOUND_NONE;
    if (edge == CHAIN_SOUND_NONE)
        return edge;
    const struct chain_sound_edge *found = &reducer->graph->edges[edge];
    return !found->gone && found->from == from && found->to == to ? edge : CHAIN_SOUND_NONE;
}

static bool fit(const struct chain_sound_node *split, const struct chain_sound_node *node)
{
    return split->parts == node->meets || (node->meets == CHAIN_SOUND_SOME && split->parts != CHAIN_SOUND_SOME);
}

static int together(const struct chain_sound_node *split)
{
    return split->parts == CHAIN_SOUND_ALL ? CHAIN_SOUND_BOTH : CHAIN_SOUND_EITHER;
}

/* Tells the table of an edge with new ends; it goes away when there is one beside it that does the same. */
static void settle_edge(struct reducer *reducer, uint32_t edge)
{
    struct chain_sound_graph *graph = reducer->graph;
    struct chain_sound_edge *self = &graph->edges[edge];
    uint32_t from = self->from, to = self->to, other = find(reducer, from, to);
    push(reducer, from);
    push(reducer, to);
    if (other == CHAIN_SOUND_NONE || other == edge || !fit(&graph->nodes[from], &graph->nodes[to])) {
        put(reducer, edge);
        return;
    }
    graph->edges[other].trail = chain_sound_add_trail(graph, together(&graph->nodes[from]), graph->edges[other].trail,
                                                      CHAIN_SOUND_NONE, self->trail);
    graph->edges[other].instant = graph->edges[other].instant && self->instant;
    chain_sound_drop_edge(graph, edge);
}

/* Right before an end: stays, so that a second token on the way there is told from one by another way. */
static bool is_gate(const struct chain_sound_graph *graph, uint32_t number)
{
    const struct chain_sound_node *node = &graph->nodes[number];
    return node->out_count == 1 && graph->nodes[graph->edges[node->out].to].end != CHAIN_SOUND_GOES_ON &&
           graph->nodes[graph->edges[node->out].to].end != CHAIN_SOUND_VANISHES;
}

/* The sort of end that a node with one way in is, or is right before. An end that no flow was drawn to has no such node before it. */
static uint32_t end_of(const struct chain_sound_graph *graph, uint32_t number)
{
    const struct chain_sound_node *node = &graph->nodes[number];
    if (node->gone || node->in_count != 1)
        return CHAIN_SOUND_GOES_ON;
    if (is_gate(graph, number))
        return graph->nodes[graph->edges[node->out].to].end;
    return node->end == CHAIN_SOUND_GOES_ON || node->end == CHAIN_SOUND_VANISHES ? node->end : node->end + END_SORTS;
}

/* One way in, one way out. */
static bool pass_through(struct reducer *reducer, uint32_t number)
{
    struct chain_sound_graph *graph = reducer->graph;
    struct chain_sound_node *node = &graph->nodes[number];
    if (node->in_count != 1 || node->out_count != 1 || node->in == node->out || is_gate(graph, number))
        return false;
    uint32_t in = node->in, out = node->out, from = graph->edges[in].from;
    graph->edges[out].trail = chain_sound_add_trail(graph, CHAIN_SOUND_THEN, graph->edges[in].trail, number, graph->edges[out].trail);
    graph->edges[out].instant = graph->edges[out].instant && graph->edges[in].instant;
    chain_sound_drop_edge(graph, in);
    chain_sound_move_from(graph, out, from);
    node->gone = true;
    settle_edge(reducer, out);
    return true;
}

static bool join_ends(struct reducer *reducer, uint32_t number)
{
    struct chain_sound_graph *graph = reducer->graph;
    struct chain_sound_node *node = &graph->nodes[number];
    uint32_t end = end_of(graph, number);
    if (end == CHAIN_SOUND_GOES_ON)
        return false;
    uint32_t edge = node->in, split = graph->edges[edge].from, *leaf = &reducer->leaves[split * (2 * END_SORTS) + end];
    const struct chain_sound_edge *other = *leaf ? &graph->edges[*leaf - 1] : NULL;
    if (!other || *leaf - 1 == edge || other->gone || other->from != split || end_of(graph, other->to) != end) {
        *leaf = edge + 1;
        return false;
    }
    uint32_t trail = chain_sound_add_trail(graph, CHAIN_SOUND_THEN, graph->edges[edge].trail, number, 0);
    graph->edges[*leaf - 1].trail =
        chain_sound_add_trail(graph, together(&graph->nodes[split]), other->trail, CHAIN_SOUND_NONE, trail);
    if (node->out != CHAIN_SOUND_NONE) {
        graph->nodes[graph->edges[node->out].to].gone = true;
        chain_sound_drop_edge(graph, node->out);
    }
    chain_sound_drop_edge(graph, edge);
    node->gone = true;
    push(reducer, split);
    return true;
}

static bool never_rests(const struct chain_sound_graph *graph, uint32_t number)
{
    const struct chain_sound_node *node = &graph->nodes[number];
    return node->in_count == 1 && graph->edges[node->in].instant;
}

/* A split behind a split of the same sort. */
static bool join_splits(struct reducer *reducer, uint32_t number)
{
    struct chain_sound_graph *graph = reducer->graph;
    struct chain_sound_node *node = &graph->nodes[number];
    if (node->in_count != 1 || node->out_count < 2 || node->out_count > MOST_MOVED || node->parts == CHAIN_SOUND_SOME)
        return false;
    uint32_t edge = node->in, from = graph->edges[edge].from;
    if (from == number || graph->nodes[from].out_count < 2 || graph->nodes[from].parts != node->parts)
        return false;
    if (reducer->some && !graph->edges[edge].instant && (node->parts == CHAIN_SOUND_ALL || never_rests(graph, from)))
        return false;
    uint32_t before = graph->edges[edge].trail;
    chain_sound_drop_edge(graph, edge);
    while (node->out != CHAIN_SOUND_NONE) {
        uint32_t out = node->out;
        graph->edges[out].trail = chain_sound_add_trail(graph, CHAIN_SOUND_THEN, before, number, graph->edges[out].trail);
        chain_sound_move_from(graph, out, from);
        settle_edge(reducer, out);
    }
    node->gone = true;
    push(reducer, from);
    return true;
}

static bool is_pass(const struct chain_sound_node *node)
{
    return node->meets == CHAIN_SOUND_ONE && node->in_count > 1 && node->out_count == 1;
}

/* Before a choice, so that what leads back to either of two nodes leads back to one. */
static bool leads_to_choice(const struct chain_sound_graph *graph, uint32_t number)
{
    const struct chain_sound_node *behind = &graph->nodes[graph->edges[graph->nodes[number].out].to];
    return behind->in_count == 1 && behind->out_count > 1 && behind->parts == CHAIN_SOUND_ONE;
}

/* A node that lets each token pass before another such, which leads to a choice. */
static bool join_meetings(struct reducer *reducer, uint32_t number)
{
    struct chain_sound_graph *graph = reducer->graph;
    struct chain_sound_node *node = &graph->nodes[number];
    if (!is_pass(node) || node->in_count > MOST_MOVED)
        return false;
    uint32_t edge = node->out, to = graph->edges[edge].to;
    if (to == number || !is_pass(&graph->nodes[to]) || is_gate(graph, to) || !leads_to_choice(graph, to))
        return false;
    uint32_t behind = graph->edges[edge].trail;
    chain_sound_drop_edge(graph, edge);
    while (node->in != CHAIN_SOUND_NONE) {
        uint32_t in = node->in;
        graph->edges[in].trail = chain_sound_add_trail(graph, CHAIN_SOUND_THEN, graph->edges[in].trail, number, behind);
        chain_sound_move_to(graph, in, to);
        settle_edge(reducer, in);
    }
    node->gone = true;
    push(reducer, to);
    return true;
}

/* A choice that can go back to the node right before it. */
static bool drop_round(struct reducer *reducer, uint32_t number)
{
    struct chain_sound_graph *graph = reducer->graph;
    struct chain_sound_node *node = &graph->nodes[number];
    if (!is_pass(node))
        return false;
    uint32_t edge = node->out, choice = graph->edges[edge].to;
    const struct chain_sound_node *behind = &graph->nodes[choice];
    if (choice == number || behind->in_count != 1 || behind->out_count < 2 || behind->parts != CHAIN_SOUND_ONE)
        return false;
    uint32_t back = find(reducer, choice, number);
    if (back == CHAIN_SOUND_NONE)
        return false;
    graph->edges[edge].trail =
        chain_sound_add_trail(graph, CHAIN_SOUND_AGAIN, graph->edges[edge].trail, choice, graph->edges[back].trail);
    chain_sound_drop_edge(graph, back);
    push(reducer, number);
    push(reducer, choice);
    return true;
}

static void reduce_at(struct reducer *reducer, uint32_t number)
{
    const struct chain_sound_node *node = &reducer->graph->nodes[number];
    if (node->gone || number == reducer->graph->root)
        return;
    if (pass_through(reducer, number) || join_ends(reducer, number) || join_splits(reducer, number) || drop_round(reducer, number))
        return;
    join_meetings(reducer, number);
}

static bool prepare(struct reducer *reducer)
{
    struct chain_sound_graph *graph = reducer->graph;
    uint32_t size = 16;
    while (size / 4 < graph->edge_count && size < 1u << 30)
        size *= 2;
    reducer->room = graph->node_count + 1;
    reducer->queue = calloc(reducer->room, sizeof *reducer->queue);
    reducer->queued = calloc(reducer->room, 1);
    reducer->leaves = calloc((size_t)reducer->room * 2 * END_SORTS, sizeof *reducer->leaves);
    return reducer->queue && reducer->queued && reducer->leaves && make_table(reducer, size);
}

static void run(struct reducer *reducer)
{
    struct chain_sound_graph *graph = reducer->graph;
    for (uint32_t i = 0; i < graph->node_count; i++)
        reducer->some = reducer->some || (!graph->nodes[i].gone && graph->nodes[i].meets == CHAIN_SOUND_SOME && graph->nodes[i].in_count > 1);
    for (uint32_t e = 0; e < graph->edge_count; e++)
        if (!graph->edges[e].gone)
            settle_edge(reducer, e);
    while (reducer->first != reducer->last && !graph->failed && make_room(reducer) && chain_sound_spend(graph, 4)) {
        uint32_t node = reducer->queue[reducer->first];
        reducer->first = (reducer->first + 1) % reducer->room;
        reducer->queued[node] = 0;
        reduce_at(reducer, node);
        /* What stands beside a node that changed may have become reducible too. */
        const struct chain_sound_node *now = &graph->nodes[node];
        if (!now->gone && now->in_count == 1 && graph->nodes[graph->edges[now->in].from].out_count == 1)
            push(reducer, graph->edges[now->in].from);
    }
}

void chain_sound_reduce(struct chain_sound_graph *graph)
{
    struct reducer reducer = {.graph = graph};
    if (!prepare(&reducer))
        graph->failed = true;
    else
        run(&reducer);
    free(reducer.queue);
    free(reducer.queued);
    free(reducer.leaves);
    free(reducer.pairs);
    free(reducer.edges);
}
