/*
 * A node that waits for those that can still come needs to wait only where two tokens can be on ways to it at once. Tokens become more
 * only where several ways are taken; what lies before the node can be entered only there, at the root and behind the node itself. So when
 * no such split leads to it by two of its ways, there is never more than one token before it, and it may let each pass.
 * From each split its ways are followed at once, each node by two of them at most: linear for a split.
 */
#include <stdlib.h>

#include "analysis/soundness_graph.h"

struct reach {
    struct chain_sound_graph *graph;
    uint32_t *split; /* by node: the split whose ways were here last */
    uint32_t *way;   /* by node: the first of them */
    uint8_t *twice;  /* by node: 1 = two ways of this split came; 2 = of some split */
    uint32_t *queue;
    uint32_t last;
};

static void arrive(struct reach *reach, uint32_t split, uint32_t way, uint32_t node, bool twice)
{
    if (reach->split[node] != split + 1) {
        reach->split[node] = split + 1;
        reach->way[node] = way;
        reach->twice[node] &= 2;
        reach->queue[reach->last++] = node;
    }
    if ((twice || reach->way[node] != way) && !(reach->twice[node] & 1)) {
        reach->twice[node] |= 3;
        reach->queue[reach->last++] = node;
    }
}

static bool follow(struct reach *reach, uint32_t split)
{
    struct chain_sound_graph *graph = reach->graph;
    reach->last = 0;
    for (uint32_t e = graph->nodes[split].out; e != CHAIN_SOUND_NONE; e = graph->edges[e].out_next)
        arrive(reach, split, e, graph->edges[e].to, false);
    for (uint32_t next = 0; next < reach->last; next++) {
        uint32_t node = reach->queue[next];
        if (!chain_sound_spend(graph, graph->nodes[node].out_count + 1u))
            return false;
        for (uint32_t e = graph->nodes[node].out; e != CHAIN_SOUND_NONE; e = graph->edges[e].out_next)
            arrive(reach, split, reach->way[node], graph->edges[e].to, (reach->twice[node] & 1) != 0);
    }
    return true;
}

static bool follow_all(struct reach *reach)
{
    const struct chain_sound_graph *graph = reach->graph;
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const struct chain_sound_node *node = &graph->nodes[i];
        if (!node->gone && node->parts != CHAIN_SOUND_ONE && node->out_count > 1 && !follow(reach, i))
            return false;
    }
    return true;
}

static bool loosen(const struct reach *reach)
{
    bool changed = false;
    for (uint32_t i = 0; i < reach->graph->node_count; i++) {
        struct chain_sound_node *node = &reach->graph->nodes[i];
        if (node->gone || node->meets != CHAIN_SOUND_SOME || (reach->twice[i] & 2))
            continue;
        node->meets = CHAIN_SOUND_ONE;
        changed = changed || node->in_count > 1;
    }
    return changed;
}

bool chain_sound_relax(struct chain_sound_graph *graph)
{
    size_t room = graph->node_count + 1u;
    struct reach reach = {
        .graph = graph,
        .split = calloc(room, sizeof *reach.split),
        .way = calloc(room, sizeof *reach.way),
        .twice = calloc(room, 1),
        .queue = calloc(room * 2, sizeof *reach.queue),
    };
    bool changed = false;
    if (!reach.split || !reach.way || !reach.twice || !reach.queue)
        graph->failed = true;
    else
        changed = follow_all(&reach) && loosen(&reach);
    free(reach.split);
    free(reach.way);
    free(reach.twice);
    free(reach.queue);
    return changed;
}
