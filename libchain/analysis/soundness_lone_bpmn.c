/*
 * The same for BPMN documents of plain processes: no sub-process, no event on a border, no gateway but those that choose one way, and
 * each process begins at one of its start events. One token moves then, and all is well when it comes to every node, and from every
 * node to one that nothing leaves.
 */
#include <stdlib.h>

#include "analysis/soundness_nets.h"
#include "model/bpmn.h"

struct walk {
    const struct chain_bpmn *bpmn;
    uint8_t *seen;
    uint32_t *queue, last;
};

static bool chooses_one(const struct chain_bpmn_node *node)
{
    return node->name == CHAIN_BPMN_E_EXCLUSIVE_GATEWAY || node->name == CHAIN_BPMN_E_EVENT_BASED_GATEWAY;
}

static bool is_plain_node(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    bool odd = (node->flags & (CHAIN_BPMN_EVENT_SUBPROCESS | CHAIN_BPMN_FOR_COMPENSATION)) || (node->definitions & CHAIN_BPMN_LINK) ||
               chain_bpmn_node_is(node, CHAIN_BPMN_IS_SUBPROCESS) || node->name == CHAIN_BPMN_E_BOUNDARY_EVENT;
    if (odd || node->scope == CHAIN_BPMN_NONE || bpmn->scopes[node->scope].parent != CHAIN_BPMN_NONE)
        return false;
    if (chain_bpmn_node_is(node, CHAIN_BPMN_IS_GATEWAY))
        return chooses_one(node);
    return node->out_count <= 1 && (node->name != CHAIN_BPMN_E_END_EVENT || node->out_count == 0);
}

static bool is_plain_flow(const struct chain_bpmn *bpmn, const struct chain_bpmn_flow *flow)
{
    if (flow->from == CHAIN_BPMN_NONE || flow->to == CHAIN_BPMN_NONE)
        return false;
    const struct chain_bpmn_node *from = &bpmn->nodes[flow->from];
    return from->scope == bpmn->nodes[flow->to].scope && from->scope == flow->scope && (!flow->conditional || chooses_one(from));
}

static bool is_plain(const struct chain_bpmn *bpmn)
{
    for (uint32_t i = 0; i < bpmn->node_count; i++)
        if (!is_plain_node(bpmn, &bpmn->nodes[i]))
            return false;
    for (uint32_t i = 0; i < bpmn->flow_count; i++)
        if (!is_plain_flow(bpmn, &bpmn->flows[i]))
            return false;
    return true;
}

static void visit(struct walk *walk, uint32_t node)
{
    if (walk->seen[node])
        return;
    walk->seen[node] = 1;
    walk->queue[walk->last++] = node;
}

/* From the start events on; does that come to all nodes? */
static bool leads_to_all(struct walk *walk)
{
    const struct chain_bpmn *bpmn = walk->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++)
        if (bpmn->nodes[i].name == CHAIN_BPMN_E_START_EVENT)
            visit(walk, i);
    for (uint32_t next = 0; next < walk->last; next++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[walk->queue[next]];
        for (uint32_t i = 0; i < node->out_count; i++)
            visit(walk, chain_bpmn_out(bpmn, node, i)->to);
    }
    return walk->last == bpmn->node_count;
}

/* From where nothing leads on backwards. */
static bool ends_from_all(struct walk *walk)
{
    const struct chain_bpmn *bpmn = walk->bpmn;
    walk->last = 0;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        walk->seen[i] = 0;
        if (bpmn->nodes[i].out_count == 0)
            visit(walk, i);
    }
    for (uint32_t next = 0; next < walk->last; next++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[walk->queue[next]];
        for (uint32_t i = 0; i < node->in_count; i++)
            visit(walk, chain_bpmn_in(bpmn, node, i)->from);
    }
    return walk->last == bpmn->node_count;
}

bool chain_sound_is_lone_document(const struct chain_model *model, uint64_t *work)
{
    const struct chain_bpmn *bpmn = model->bpmn;
    uint64_t cost = 2 * ((uint64_t)bpmn->node_count + bpmn->flow_count);
    struct walk walk = {.bpmn = bpmn};
    if (cost > *work || !is_plain(bpmn))
        return false;
    walk.seen = calloc(bpmn->node_count + 1u, 1);
    walk.queue = malloc((bpmn->node_count + 1u) * sizeof *walk.queue);
    bool well = walk.seen && walk.queue && leads_to_all(&walk) && ends_from_all(&walk);
    free(walk.seen);
    free(walk.queue);
    *work -= well ? cost : 0;
    return well;
}
