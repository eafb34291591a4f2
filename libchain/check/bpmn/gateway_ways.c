#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (chain_bpmn_node_is(node, CHAIN_BPMN_IS_GATEWAY) && node->in_count < 2 && node->out_count < 2 &&
            node->in_count + node->out_count < 2)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup), chain_say_number(node->in_count),
                                chain_say_number(node->out_count));
    }
}

const struct chain_rule chain_rule_gateway_ways = {
    .id = "gateway-ways",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A gateway without ways"),
    .message = N_("{1} flows lead to \"{0}\" and {2} leave it; a gateway joins several or splits into several."),
    .why = N_("Nothing is chosen or joined there, so something was forgotten."),
    .how = N_("Draw the ways that are missing, or remove the gateway."),
    .standard = "BPMN 2.0.2 EXT.135",
    .bad = "<exclusiveGateway id=\"x\"/> with one flow in and none out",
    .good = "two flows out",
    .run = run,
};
