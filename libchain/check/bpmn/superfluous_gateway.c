#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (chain_bpmn_node_is(node, CHAIN_BPMN_IS_GATEWAY) && node->in_count == 1 && node->out_count == 1)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_superfluous_gateway = {
    .id = "superfluous-gateway",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A gateway that neither joins nor splits"),
    .message = N_("One flow leads to \"{0}\" and one leaves it."),
    .why = N_("Nothing is chosen or joined there; readers look for what is missing."),
    .how = N_("Remove it, or draw the way that was forgotten."),
    .standard = "BPMN 2.0.2 EXT.135",
    .bad = "<exclusiveGateway id=\"x\"/> with one flow in and one out",
    .good = "no gateway there",
    .run = run,
};
