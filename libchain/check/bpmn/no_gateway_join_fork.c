#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (chain_bpmn_node_is(node, CHAIN_BPMN_IS_GATEWAY) && node->in_count > 1 && node->out_count > 1)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup), chain_say_number(node->in_count),
                                chain_say_number(node->out_count));
    }
}

const struct chain_rule chain_rule_no_gateway_join_fork = {
    .id = "no-gateway-join-fork",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("A gateway joins and splits at once"),
    .message = N_("{1} flows meet at \"{0}\" and {2} leave it."),
    .why = N_("Whether it waits, chooses, or both, readers have to guess."),
    .how = N_("Draw two gateways, one behind the other: the first joins, the second splits."),
    .bad = "<exclusiveGateway id=\"both\"/> with two flows in and two out",
    .good = "<exclusiveGateway id=\"join\"/> <exclusiveGateway id=\"split\"/>",
    .run = run,
};
