/*
 * Chain XML: of a step or branch with several ways out one is taken, of a parallel all. A parallel with several ways in waits for all of
 * them; any other step lets a lone client pass, and where parallel ways meet waits for those that can still come. An any-order group is
 * one step with all its members. Messages move nobody.
 */
#include <stdlib.h>

#include "analysis/soundness_nets.h"

/* A member is its group. */
static const struct chain_step *whole(const struct chain_step *step)
{
    const struct chain_object *parent = step->head.parent;
    return parent && parent->type == CHAIN_STEP ? (const struct chain_step *)parent : step;
}

static void add_steps(struct chain_sound_graph *graph, const struct chain_model *model, uint32_t *nodes)
{
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        bool all = step->role == CHAIN_ROLE_PARALLEL;
        if (whole(step) == step)
            nodes[i] = chain_sound_add_node(graph, step, all ? CHAIN_SOUND_ALL : CHAIN_SOUND_SOME, all ? CHAIN_SOUND_ALL : CHAIN_SOUND_ONE);
        if (step->role == CHAIN_ROLE_START)
            chain_sound_add_edge(graph, graph->root, nodes[i]);
    }
}

static void add_flows(struct chain_sound_graph *graph, const struct chain_model *model, const uint32_t *nodes)
{
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        /* Whoever comes to an end has ended, whatever leaves it. */
        if (!from || !to || from->role == CHAIN_ROLE_END || (flow->role != CHAIN_ROLE_FLOW && flow->role != CHAIN_ROLE_HANDOFF))
            continue;
        bool inside = whole(from) == whole(to) && from != to;
        if (!inside)
            chain_sound_add_edge(graph, nodes[whole(from)->head.index], nodes[whole(to)->head.index]);
    }
}

bool chain_sound_of_chain(const struct chain_model *model, uint64_t *work, chain_sound_judge judge, void *context)
{
    struct chain_sound_graph graph = {.work = *work, .forgiving = true};
    uint32_t *nodes = calloc(chain_step_count(model) + 1, sizeof *nodes);
    graph.root = nodes ? chain_sound_add_node(&graph, NULL, CHAIN_SOUND_ONE, CHAIN_SOUND_ONE) : CHAIN_SOUND_NONE;
    if (graph.root == CHAIN_SOUND_NONE) {
        free(nodes);
        return false;
    }
    add_steps(&graph, model, nodes);
    add_flows(&graph, model, nodes);
    free(nodes);
    bool done = true;
    if (graph.nodes[graph.root].out_count > 0 && !graph.failed)
        done = judge(context, &graph);
    done = done && !graph.failed;
    *work = graph.work;
    chain_sound_graph_clear(&graph);
    return done;
}
