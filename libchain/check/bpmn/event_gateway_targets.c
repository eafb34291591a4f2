#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

enum { AWAITED = CHAIN_BPMN_MESSAGE_EVENT | CHAIN_BPMN_SIGNAL_EVENT | CHAIN_BPMN_TIMER | CHAIN_BPMN_CONDITIONAL };

static bool is_awaited(const struct chain_bpmn_node *node)
{
    bool event = node->name == CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT && node->definition_count > 0 &&
                 (node->definitions & ~AWAITED) == 0;
    return event || node->name == CHAIN_BPMN_E_RECEIVE_TASK;
}

static void check_way(struct chain_rule_run *run, const struct chain_bpmn_node *node, const struct chain_bpmn_flow *flow,
                      const uint8_t *hosts)
{
    const struct chain_bpmn_node *target = &run->model->bpmn->nodes[flow->to];
    struct chain_argument here = chain_say_shape(run, node->markup), there = chain_say_shape(run, target->markup);
    if (!is_awaited(target))
        CHAIN_REPORT_MARKUP(run, flow->markup, here, there);
    else if (target->in_count > 1)
        CHAIN_REPORT_MARKUP_AS(run, N_("\"{1}\" is waited for at \"{0}\", but other flows lead to it too."), target->markup, here, there);
    else if (hosts[flow->to])
        CHAIN_REPORT_MARKUP_AS(run, N_("\"{1}\" is waited for at \"{0}\", but has events on its border."), target->markup, here, there);
}

static void check(struct chain_rule_run *run, const struct chain_bpmn_node *node, const uint8_t *hosts)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    bool message = false, task = false;
    for (uint32_t i = 0; i < node->out_count; i++) {
        const struct chain_bpmn_flow *flow = chain_bpmn_out(bpmn, node, i);
        if (flow->to == CHAIN_BPMN_NONE)
            continue;
        message = message || (bpmn->nodes[flow->to].definitions & CHAIN_BPMN_MESSAGE_EVENT);
        task = task || bpmn->nodes[flow->to].name == CHAIN_BPMN_E_RECEIVE_TASK;
        check_way(run, node, flow, hosts);
    }
    if (message && task)
        CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" waits for message events and for receive tasks; only one sort may be used."),
                               node->markup, chain_say_shape(run, node->markup));
    if ((node->flags & CHAIN_BPMN_INSTANTIATE) && node->in_count > 0)
        CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" begins the process, but a flow leads to it."), node->markup,
                               chain_say_shape(run, node->markup));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    if (!bpmn->seen[CHAIN_BPMN_E_EVENT_BASED_GATEWAY])
        return;
    uint8_t *hosts = chain_scratch(run, bpmn->node_count, 1);
    for (uint32_t i = 0; hosts && i < bpmn->node_count; i++)
        if (bpmn->nodes[i].host != CHAIN_BPMN_NONE)
            hosts[bpmn->nodes[i].host] = 1;
    for (uint32_t i = 0; hosts && i < bpmn->node_count; i++)
        if (bpmn->nodes[i].name == CHAIN_BPMN_E_EVENT_BASED_GATEWAY)
            check(run, &bpmn->nodes[i], hosts);
    free(hosts);
}

const struct chain_rule chain_rule_event_gateway_targets = {
    .id = "event-gateway-targets",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("What an event-based gateway waits for is no event"),
    .message = N_("\"{0}\" leads to \"{1}\", which is no event that can be waited for."),
    .why = N_("Only what happens by itself can be the first: a message, a time, a signal, a condition."),
    .how = N_("Put a catching event or a receive task behind it, reached from this gateway only."),
    .standard = "BPMN 2.0.2 EXT.138, EXT.139, EXT.140, EXT.141, EXT.142",
    .bad = "<sequenceFlow sourceRef=\"eventGateway\" targetRef=\"task\"/>",
    .good = "<sequenceFlow sourceRef=\"eventGateway\" targetRef=\"timerEvent\"/>",
    .run = run,
};
