#include "check/bpmn/bpmn.h"

static void check(struct chain_rule_run *run, const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    if (node->out_count < 2)
        CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    for (uint32_t i = 0; i < node->out_count; i++) {
        const struct chain_bpmn_flow *flow = chain_bpmn_out(bpmn, node, i);
        if (flow->conditional)
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{1}\" has a condition, but behind \"{0}\" the event decides."), flow->markup,
                                   chain_say_shape(run, node->markup), chain_say_shape(run, flow->markup));
    }
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->name == CHAIN_BPMN_E_EVENT_BASED_GATEWAY)
            check(run, bpmn, node);
    }
}

const struct chain_rule chain_rule_event_based_gateway = {
    .id = "event-based-gateway",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("An event-based gateway does not wait for one of several events"),
    .message = N_("\"{0}\" waits for what happens first, but fewer than two ways lead on from it."),
    .why = N_("With one way there is nothing to wait between; and no condition but the event decides."),
    .how = N_("Draw one way to each event that is waited for, without conditions."),
    .standard = "BPMN 2.0.2 EXT.136, EXT.137",
    .bad = "<eventBasedGateway id=\"wait\"/> with one outgoing flow",
    .good = "<eventBasedGateway id=\"wait\"/> with flows to a message and a timer event",
    .run = run,
};
