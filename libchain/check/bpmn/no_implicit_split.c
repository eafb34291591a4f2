#include "check/bpmn/bpmn.h"

static uint32_t free_ways(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < node->out_count; i++) {
        const struct chain_bpmn_flow *flow = chain_bpmn_out(bpmn, node, i);
        count += !flow->conditional && !flow->is_default;
    }
    return count;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (!chain_bpmn_node_is(node, CHAIN_BPMN_IS_GATEWAY) && free_ways(bpmn, node) > 1)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup), chain_say_number(free_ways(bpmn, node)));
    }
}

const struct chain_rule chain_rule_no_implicit_split = {
    .id = "no-implicit-split",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("Ways part without a gateway"),
    .message = N_("{1} flows leave \"{0}\" at once, without a gateway behind it."),
    .why = N_("It looks like a choice; in fact all of them are taken at once."),
    .how = N_("Put a gateway behind it: exclusive when one of the ways is taken, parallel when all are."),
    .bad = "<sequenceFlow sourceRef=\"visit\"/> <sequenceFlow sourceRef=\"visit\"/>",
    .good = "<sequenceFlow sourceRef=\"visit\" targetRef=\"either\"/> <exclusiveGateway id=\"either\"/>",
    .run = run,
};
