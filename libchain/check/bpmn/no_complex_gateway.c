#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->name == CHAIN_BPMN_E_COMPLEX_GATEWAY)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_no_complex_gateway = {
    .id = "no-complex-gateway",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("A complex gateway"),
    .message = N_("What \"{0}\" waits for cannot be seen: it is a complex gateway."),
    .why = N_("Hardly anybody reads its sign in the same way, and few tools run it."),
    .how = N_("Say the same with exclusive, parallel or event-based gateways."),
    .bad = "<complexGateway id=\"some\"/>",
    .good = "<parallelGateway id=\"all\"/>",
    .run = run,
};
