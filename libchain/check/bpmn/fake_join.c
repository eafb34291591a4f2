#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->in_count > 1 && chain_bpmn_node_is(node, CHAIN_BPMN_IS_ACTIVITY | CHAIN_BPMN_IS_EVENT))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup), chain_say_number(node->in_count));
    }
}

const struct chain_rule chain_rule_fake_join = {
    .id = "fake-join",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("Flows meet without a gateway"),
    .message = N_("{1} flows lead to \"{0}\" without a gateway before it."),
    .why = N_("It looks as if all were waited for; in fact each of them starts it anew."),
    .how = N_("Put a gateway before it: exclusive when one of the ways is taken, parallel when all are waited for."),
    .bad = "<sequenceFlow targetRef=\"visit\"/> <sequenceFlow targetRef=\"visit\"/>",
    .good = "<exclusiveGateway id=\"either\"/> <sequenceFlow sourceRef=\"either\" targetRef=\"visit\"/>",
    .run = run,
};
