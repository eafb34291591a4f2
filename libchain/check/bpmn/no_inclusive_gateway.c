#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->name == CHAIN_BPMN_E_INCLUSIVE_GATEWAY)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_no_inclusive_gateway = {
    .id = "no-inclusive-gateway",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("An inclusive gateway"),
    .message = N_("\"{0}\" lets one way or several be taken: it is an inclusive gateway."),
    .why = N_("Which of the ways are waited for later is hard to see, and seldom meant."),
    .how = N_("Take an exclusive gateway when one way is taken, a parallel one when all are."),
    .bad = "<inclusiveGateway id=\"some\"/>",
    .good = "<exclusiveGateway id=\"one\"/>",
    .run = run,
};
