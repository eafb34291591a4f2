#include "check/bpmn/bpmn.h"

/* Behind an event-based gateway no condition may stand at all, which a rule of its own tells. */
static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->out_count == 1 && node->name != CHAIN_BPMN_E_EVENT_BASED_GATEWAY && chain_bpmn_out(bpmn, node, 0)->conditional)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_lone_condition = {
    .id = "lone-condition",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("The only way on has a condition"),
    .message = N_("Only one flow leaves \"{0}\", and it has a condition."),
    .why = N_("When the condition does not hold, the path stops there."),
    .how = N_("Remove the condition, or draw the way for the other case."),
    .standard = "BPMN 2.0.2 EXT.025",
    .bad = "one <sequenceFlow sourceRef=\"visit\"> with a <conditionExpression>",
    .good = "two flows, one of them the default",
    .run = run,
};
