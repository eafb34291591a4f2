/*
 * BPMN: each process and sub-process is a net of its own, and a sub-process a single node in the one around it. What goes beside the path
 * (an event sub-process, what a boundary event that interrupts nothing leads to without coming back) is a net of its own too.
 */
#include <stdlib.h>

#include "analysis/soundness_nets.h"
#include "model/bpmn.h"

/* The nodes of the graph that a node of the document is: where ways come in, and where its flows leave by what they are. */
struct gate {
    uint32_t enter, always, maybe, otherwise;
};

struct maker {
    const struct chain_model *model;
    const struct chain_bpmn *bpmn;
    struct chain_sound_graph *graph;
    struct gate *gates;                    /* by node */
    uint32_t *first, *members;             /* nodes of each scope */
    uint32_t *guest_first, *guests;        /* boundary events of each node */
    uint32_t *flow_first, *flows;          /* flows of each scope */
    uint32_t *by_step;                     /* node by number of its step, or NONE */
    uint8_t *part;                         /* by node: 1 = what the starts lead to */
    uint8_t *beside;                       /* by node: 1 = an event that interrupts nothing and does not come back */
    uint32_t *queue;
    uint32_t scope;
};

static bool is_shell(const struct chain_bpmn_node *node)
{
    return chain_bpmn_node_is(node, CHAIN_BPMN_IS_SUBPROCESS) && (node->flags & CHAIN_BPMN_EVENT_SUBPROCESS);
}

/* Nobody comes here by a flow: started by an event, or to make good. */
static bool is_aside(const struct chain_bpmn_node *node)
{
    bool makes_good = node->name == CHAIN_BPMN_E_BOUNDARY_EVENT && (node->definitions & CHAIN_BPMN_COMPENSATE);
    return is_shell(node) || (node->flags & CHAIN_BPMN_FOR_COMPENSATION) || makes_good;
}

static bool is_link(const struct chain_bpmn_node *node, int name)
{
    return node->name == name && (node->definitions & CHAIN_BPMN_LINK);
}

static bool lets_go_on(const struct chain_bpmn_node *node)
{
    return node->host != CHAIN_BPMN_NONE && (node->flags & CHAIN_BPMN_NOT_INTERRUPTING);
}

/* The catching link that a throwing one leads to: reading made a flow of it. NONE when there is none. */
static uint32_t link_target(const struct maker *maker, const struct chain_bpmn_node *node)
{
    const struct chain_model *model = maker->model;
    if (!is_link(node, CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT) || !node->step)
        return CHAIN_BPMN_NONE;
    for (uint32_t i = 0; i < node->step->out_count; i++) {
        uint32_t to = maker->by_step[chain_flow_out(model, node->step->out_first + i)->to.target->index];
        if (to != CHAIN_BPMN_NONE && maker->bpmn->nodes[to].scope == node->scope && is_link(&maker->bpmn->nodes[to], CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT))
            return to;
    }
    return CHAIN_BPMN_NONE;
}

/* Does a flow lead from one node of the scope at hand to another? */
static bool counts(const struct maker *maker, const struct chain_bpmn_flow *flow)
{
    const struct chain_bpmn_node *nodes = maker->bpmn->nodes;
    return flow->from != CHAIN_BPMN_NONE && flow->to != CHAIN_BPMN_NONE && nodes[flow->from].scope == maker->scope &&
           nodes[flow->to].scope == maker->scope && !is_aside(&nodes[flow->from]) && !is_aside(&nodes[flow->to]);
}

static int meets(const struct chain_bpmn_node *node)
{
    switch (node->name) {
    case CHAIN_BPMN_E_PARALLEL_GATEWAY: return CHAIN_SOUND_ALL;
    case CHAIN_BPMN_E_INCLUSIVE_GATEWAY:
    case CHAIN_BPMN_E_COMPLEX_GATEWAY: return CHAIN_SOUND_SOME;
    default: return CHAIN_SOUND_ONE;
    }
}

static uint32_t add(struct maker *maker, int parts)
{
    return chain_sound_add_node(maker->graph, NULL, CHAIN_SOUND_ONE, parts);
}

/* What a step does at once is one happening, however many nodes say it: who waits elsewhere never sees it half done. */
static bool add_instant(struct maker *maker, uint32_t from, uint32_t to)
{
    uint32_t edge = chain_sound_add_edge(maker->graph, from, to);
    if (edge != CHAIN_SOUND_NONE)
        maker->graph->edges[edge].instant = true;
    return edge != CHAIN_SOUND_NONE;
}

/* A node behind another, which from now on parts its ways so. */
static uint32_t behind(struct maker *maker, uint32_t before, int parts)
{
    uint32_t next = chain_sound_add_node(maker->graph, maker->graph->nodes[before].step, CHAIN_SOUND_ONE, CHAIN_SOUND_ONE);
    if (!add_instant(maker, before, next))
        return before;
    maker->graph->nodes[before].parts = (uint8_t)parts;
    maker->graph->nodes[next].made = true;
    return next;
}

static void add_nothing(struct maker *maker, uint32_t before)
{
    uint32_t nothing = add(maker, CHAIN_SOUND_ONE);
    if (nothing == CHAIN_SOUND_NONE)
        return;
    maker->graph->nodes[nothing].end = CHAIN_SOUND_VANISHES;
    chain_sound_add_edge(maker->graph, before, nothing);
}

/* What a node sends out: flows that are always taken, those with a condition, and the one for when no condition holds. */
struct ways {
    uint32_t always, maybe, otherwise;
};

static struct ways count_ways(const struct maker *maker, const struct chain_bpmn_node *node)
{
    struct ways ways = {0, 0, 0};
    for (uint32_t i = 0; i < node->out_count; i++) {
        const struct chain_bpmn_flow *flow = chain_bpmn_out(maker->bpmn, node, i);
        if (!counts(maker, flow))
            continue;
        if (flow->is_default)
            ways.otherwise++;
        else if (flow->conditional || meets(node) == CHAIN_SOUND_SOME)
            ways.maybe++;
        else
            ways.always++;
    }
    return ways;
}

/* Conditions: one or more of those that hold, else the default; without a default perhaps none, when others are taken anyway. */
static void part_by_conditions(struct maker *maker, struct gate *gate, uint32_t at, struct ways ways)
{
    struct chain_sound_graph *graph = maker->graph;
    gate->always = gate->maybe = gate->otherwise = at;
    if (ways.always > 0) {
        graph->nodes[at].parts = CHAIN_SOUND_ALL;
        at = behind(maker, at, CHAIN_SOUND_ALL);
        if (ways.otherwise == 0)
            add_nothing(maker, at);
    }
    gate->maybe = gate->otherwise = at;
    if (ways.otherwise > 0 || ways.always > 0)
        gate->maybe = behind(maker, at, CHAIN_SOUND_ONE);
    graph->nodes[gate->maybe].parts = CHAIN_SOUND_SOME;
}

static void part_ways(struct maker *maker, const struct chain_bpmn_node *node, struct gate *gate, uint32_t at)
{
    struct ways ways = count_ways(maker, node);
    /* A default beside flows without a condition: a choice was meant. */
    bool one = node->name == CHAIN_BPMN_E_EXCLUSIVE_GATEWAY || node->name == CHAIN_BPMN_E_EVENT_BASED_GATEWAY ||
               (ways.otherwise > 0 && ways.maybe == 0);
    if (at == CHAIN_SOUND_NONE)
        return;
    if (one || node->name == CHAIN_BPMN_E_PARALLEL_GATEWAY || ways.maybe == 0) {
        maker->graph->nodes[at].parts = one ? CHAIN_SOUND_ONE : CHAIN_SOUND_ALL;
        gate->always = gate->maybe = gate->otherwise = at;
        return;
    }
    part_by_conditions(maker, gate, at, ways);
}

/* Events on the edge of a node: those that let it go on may come beside it, the others instead of what it leads to. */
static uint32_t add_guests(struct maker *maker, uint32_t number, uint32_t at)
{
    const struct chain_bpmn *bpmn = maker->bpmn;
    uint32_t first = maker->guest_first[number], last = maker->guest_first[number + 1], next = CHAIN_SOUND_NONE;
    for (uint32_t i = first; i < last; i++) {
        const struct chain_bpmn_node *guest = &bpmn->nodes[maker->guests[i]];
        if (!lets_go_on(guest) || is_aside(guest) || maker->beside[maker->guests[i]] || at == CHAIN_SOUND_NONE)
            continue;
        next = next == CHAIN_SOUND_NONE ? behind(maker, at, CHAIN_SOUND_ALL) : next;
        uint32_t perhaps = add(maker, CHAIN_SOUND_ONE);
        add_instant(maker, at, perhaps);
        chain_sound_add_edge(maker->graph, perhaps, maker->gates[maker->guests[i]].enter);
        add_nothing(maker, perhaps);
    }
    at = next == CHAIN_SOUND_NONE ? at : next;
    next = CHAIN_SOUND_NONE;
    for (uint32_t i = first; i < last; i++) {
        const struct chain_bpmn_node *guest = &bpmn->nodes[maker->guests[i]];
        if (lets_go_on(guest) || is_aside(guest) || at == CHAIN_SOUND_NONE)
            continue;
        next = next == CHAIN_SOUND_NONE ? behind(maker, at, CHAIN_SOUND_ONE) : next;
        chain_sound_add_edge(maker->graph, at, maker->gates[maker->guests[i]].enter);
    }
    return next == CHAIN_SOUND_NONE ? at : next;
}

static bool stops_all(const struct chain_bpmn_node *node)
{
    return node->name == CHAIN_BPMN_E_END_EVENT &&
           (node->definitions & (CHAIN_BPMN_TERMINATE | CHAIN_BPMN_ERROR_EVENT | CHAIN_BPMN_CANCEL));
}

static void add_nodes(struct maker *maker)
{
    const struct chain_bpmn *bpmn = maker->bpmn;
    uint32_t first = maker->first[maker->scope], last = maker->first[maker->scope + 1];
    for (uint32_t i = first; i < last; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[maker->members[i]];
        struct gate *gate = &maker->gates[maker->members[i]];
        gate->enter = is_aside(node) ? CHAIN_SOUND_NONE : chain_sound_add_node(maker->graph, node->step, meets(node), CHAIN_SOUND_ONE);
        if (gate->enter != CHAIN_SOUND_NONE && stops_all(node))
            maker->graph->nodes[gate->enter].end = CHAIN_SOUND_STOPS;
    }
    for (uint32_t i = first; i < last && !maker->graph->failed; i++) {
        uint32_t number = maker->members[i];
        struct gate *gate = &maker->gates[number];
        if (gate->enter != CHAIN_SOUND_NONE)
            part_ways(maker, &bpmn->nodes[number], gate, add_guests(maker, number, gate->enter));
    }
}

static void add_flows(struct maker *maker)
{
    const struct chain_bpmn *bpmn = maker->bpmn;
    for (uint32_t i = maker->flow_first[maker->scope]; i < maker->flow_first[maker->scope + 1] && !maker->graph->failed; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[maker->flows[i]];
        if (!counts(maker, flow))
            continue;
        const struct gate *gate = &maker->gates[flow->from];
        bool some = meets(&bpmn->nodes[flow->from]) == CHAIN_SOUND_SOME;
        uint32_t from = flow->is_default ? gate->otherwise : flow->conditional || some ? gate->maybe : gate->always;
        chain_sound_add_edge(maker->graph, from, maker->gates[flow->to].enter);
    }
    for (uint32_t i = maker->first[maker->scope]; i < maker->first[maker->scope + 1]; i++) {
        uint32_t to = link_target(maker, &bpmn->nodes[maker->members[i]]);
        if (to != CHAIN_BPMN_NONE && maker->gates[maker->members[i]].enter != CHAIN_SOUND_NONE)
            chain_sound_add_edge(maker->graph, maker->gates[maker->members[i]].always, maker->gates[to].enter);
    }
}

static bool is_start(const struct chain_bpmn_node *node)
{
    return node->name == CHAIN_BPMN_E_START_EVENT || ((node->flags & CHAIN_BPMN_INSTANTIATE) && node->in_count == 0);
}

/* Without a start event all that nothing leads to begins at once (BPMN 2.0, 13.2); in an ad hoc sub-process one after another. */
static bool begins(const struct chain_bpmn_node *node, bool told)
{
    if (is_aside(node) || node->host != CHAIN_BPMN_NONE)
        return false;
    return told ? is_start(node) : node->in_count == 0 && !is_link(node, CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT);
}

static bool has_start(const struct maker *maker)
{
    for (uint32_t i = maker->first[maker->scope]; i < maker->first[maker->scope + 1]; i++)
        if (begins(&maker->bpmn->nodes[maker->members[i]], true))
            return true;
    return false;
}

static void visit(struct maker *maker, uint32_t node, uint32_t *last, uint8_t value)
{
    if (node == CHAIN_BPMN_NONE || maker->part[node])
        return;
    maker->part[node] = value;
    maker->queue[(*last)++] = node;
}

/* Marks what nodes in the queue lead to; events that let their host go on are left out. True when it comes to what was marked 1 before. */
static bool spread(struct maker *maker, uint32_t last, uint8_t value)
{
    const struct chain_bpmn *bpmn = maker->bpmn;
    bool met = false;
    for (uint32_t next = 0; next < last; next++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[maker->queue[next]];
        uint32_t number = maker->queue[next];
        for (uint32_t i = 0; i < node->out_count; i++) {
            uint32_t to = counts(maker, chain_bpmn_out(bpmn, node, i)) ? chain_bpmn_out(bpmn, node, i)->to : CHAIN_BPMN_NONE;
            met = met || (to != CHAIN_BPMN_NONE && maker->part[to] == 1);
            visit(maker, to, &last, value);
        }
        for (uint32_t i = maker->guest_first[number]; i < maker->guest_first[number + 1]; i++)
            if (!lets_go_on(&bpmn->nodes[maker->guests[i]]))
                visit(maker, maker->guests[i], &last, value);
        visit(maker, link_target(maker, node), &last, value);
    }
    return met;
}

static void find_beside(struct maker *maker, bool told, uint64_t *work)
{
    uint32_t first = maker->first[maker->scope], end = maker->first[maker->scope + 1], last = 0;
    for (uint32_t i = first; i < end; i++)
        if (begins(&maker->bpmn->nodes[maker->members[i]], told))
            visit(maker, maker->members[i], &last, 1);
    spread(maker, last, 1);
    for (uint32_t i = first; i < end; i++) {
        uint32_t number = maker->members[i];
        if (!lets_go_on(&maker->bpmn->nodes[number]) || maker->part[number])
            continue;
        last = 0;
        visit(maker, number, &last, 2);
        bool back = spread(maker, last, 2) || *work < end - first;
        *work -= *work < end - first ? *work : end - first;
        maker->beside[number] = !back;
        for (uint32_t k = first; k < end; k++) /* what comes back belongs to what the starts lead to; else it is free again */
            if (maker->part[maker->members[k]] == 2)
                maker->part[maker->members[k]] = back;
    }
}

/* Makes and judges the net that begins at one node, or with NONE at the starts of the scope. */
static bool judge_net(struct maker *maker, uint32_t begin, bool told, uint64_t *work, chain_sound_judge judge, void *context)
{
    const struct chain_bpmn *bpmn = maker->bpmn;
    struct chain_sound_graph graph = {.work = *work};
    bool ad_hoc = bpmn->scopes[maker->scope].markup->name == CHAIN_BPMN_E_AD_HOC_SUB_PROCESS;
    maker->graph = &graph;
    graph.root = add(maker, told || ad_hoc ? CHAIN_SOUND_ONE : CHAIN_SOUND_ALL);
    add_nodes(maker);
    add_flows(maker);
    for (uint32_t i = maker->first[maker->scope]; i < maker->first[maker->scope + 1] && !graph.failed; i++) {
        uint32_t number = maker->members[i];
        if (begin == number || (begin == CHAIN_BPMN_NONE && begins(&bpmn->nodes[number], told)))
            chain_sound_add_edge(&graph, graph.root, maker->gates[number].enter);
    }
    bool done = !graph.failed;
    if (done && graph.nodes[graph.root].out_count > 0)
        done = judge(context, &graph);
    done = done && !graph.failed;
    *work = graph.work;
    chain_sound_graph_clear(&graph);
    return done;
}

static bool judge_scope(struct maker *maker, uint64_t *work, chain_sound_judge judge, void *context)
{
    bool told = has_start(maker);
    find_beside(maker, told, work);
    bool done = judge_net(maker, CHAIN_BPMN_NONE, told, work, judge, context);
    for (uint32_t i = maker->first[maker->scope]; done && i < maker->first[maker->scope + 1]; i++)
        if (maker->beside[maker->members[i]])
            done = judge_net(maker, maker->members[i], true, work, judge, context);
    return done;
}

/* Numbers of things by the number of their group: first of each group, and one more at the end. */
static bool group(uint32_t groups, uint32_t count, uint32_t (*of)(const struct chain_bpmn *, uint32_t), const struct chain_bpmn *bpmn,
                  uint32_t **first, uint32_t **items)
{
    *first = calloc(groups + 2u, sizeof **first);
    *items = calloc(count + 1u, sizeof **items);
    if (!*first || !*items)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (of(bpmn, i) != CHAIN_BPMN_NONE)
            (*first)[of(bpmn, i) + 2]++;
    for (uint32_t i = 0; i < groups; i++)
        (*first)[i + 2] += (*first)[i + 1];
    for (uint32_t i = 0; i < count; i++)
        if (of(bpmn, i) != CHAIN_BPMN_NONE)
            (*items)[(*first)[of(bpmn, i) + 1]++] = i;
    return true;
}

static uint32_t scope_of(const struct chain_bpmn *bpmn, uint32_t node)
{
    return bpmn->nodes[node].scope;
}

static uint32_t scope_of_flow(const struct chain_bpmn *bpmn, uint32_t flow)
{
    return bpmn->flows[flow].from == CHAIN_BPMN_NONE ? CHAIN_BPMN_NONE : bpmn->nodes[bpmn->flows[flow].from].scope;
}

static uint32_t host_of(const struct chain_bpmn *bpmn, uint32_t node)
{
    uint32_t host = bpmn->nodes[node].host;
    return host != CHAIN_BPMN_NONE && bpmn->nodes[host].scope == bpmn->nodes[node].scope ? host : CHAIN_BPMN_NONE;
}

static bool prepare(struct maker *maker)
{
    const struct chain_bpmn *bpmn = maker->bpmn;
    size_t nodes = bpmn->node_count + 1u, steps = chain_step_count(maker->model) + 1;
    maker->gates = calloc(nodes, sizeof *maker->gates);
    maker->part = calloc(nodes, 1);
    maker->beside = calloc(nodes, 1);
    maker->queue = calloc(nodes, sizeof *maker->queue);
    maker->by_step = malloc(steps * sizeof *maker->by_step);
    if (!maker->gates || !maker->part || !maker->beside || !maker->queue || !maker->by_step)
        return false;
    for (size_t i = 0; i < steps; i++)
        maker->by_step[i] = CHAIN_BPMN_NONE;
    for (uint32_t i = 0; i < bpmn->node_count; i++)
        if (bpmn->nodes[i].step)
            maker->by_step[bpmn->nodes[i].step->head.index] = i;
    return group(bpmn->scope_count, bpmn->node_count, scope_of, bpmn, &maker->first, &maker->members) &&
           group(bpmn->scope_count, bpmn->flow_count, scope_of_flow, bpmn, &maker->flow_first, &maker->flows) &&
           group(bpmn->node_count, bpmn->node_count, host_of, bpmn, &maker->guest_first, &maker->guests);
}

bool chain_sound_of_bpmn(const struct chain_model *model, uint64_t *work, chain_sound_judge judge, void *context)
{
    struct maker maker = {.model = model, .bpmn = model->bpmn};
    bool done = prepare(&maker);
    for (uint32_t s = 0; done && s < maker.bpmn->scope_count; s++) {
        maker.scope = s;
        done = maker.first[s] == maker.first[s + 1] || judge_scope(&maker, work, judge, context);
    }
    free(maker.gates);
    free(maker.first);
    free(maker.members);
    free(maker.guest_first);
    free(maker.guests);
    free(maker.flow_first);
    free(maker.flows);
    free(maker.by_step);
    free(maker.part);
    free(maker.beside);
    free(maker.queue);
    return done;
}
