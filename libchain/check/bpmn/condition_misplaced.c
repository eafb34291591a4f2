#include "check/bpmn/bpmn.h"

/* What leads on the same way always: nothing is weighed there. A single way on has a rule of its own, and so has the gateway of events. */
static bool chooses_nothing(const struct chain_bpmn_node *node)
{
    return chain_bpmn_node_is(node, CHAIN_BPMN_IS_EVENT) || node->name == CHAIN_BPMN_E_PARALLEL_GATEWAY;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        const struct chain_bpmn_node *from = flow->from == CHAIN_BPMN_NONE ? NULL : &bpmn->nodes[flow->from];
        if (from && flow->conditional && from->out_count > 1 && chooses_nothing(from))
            CHAIN_REPORT_MARKUP(run, flow->markup, chain_say_shape(run, from->markup), chain_say_shape(run, flow->markup));
    }
}

const struct chain_rule chain_rule_condition_misplaced = {
    .id = "condition-misplaced",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A condition where nothing is chosen"),
    .message = N_("\"{1}\" has a condition, but at \"{0}\" nothing is chosen: all ways are taken."),
    .why = N_("Some programs look at the condition and others do not, so the path differs from the picture."),
    .how = N_("Put an exclusive gateway where the choice is made, or remove the condition."),
    .standard = "BPMN 2.0.2 10.5.2, 10.6.4",
    .bad = "<parallelGateway id=\"p\"/> <sequenceFlow sourceRef=\"p\"><conditionExpression>...</conditionExpression></sequenceFlow>",
    .good = "<exclusiveGateway id=\"p\"/>",
    .run = run,
};
