#include "check/bpmn/bpmn.h"

/* A node that chooses says so by a default or by one condition; then every other way needs one too. */
static bool chooses(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    bool found = false;
    for (uint32_t i = 0; i < node->out_count && !found; i++)
        found = chain_bpmn_out(bpmn, node, i)->conditional || chain_bpmn_out(bpmn, node, i)->is_default;
    return found;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (!chooses(bpmn, node))
            continue;
        for (uint32_t f = 0; f < node->out_count; f++) {
            const struct chain_bpmn_flow *flow = chain_bpmn_out(bpmn, node, f);
            if (!flow->conditional && !flow->is_default)
                CHAIN_REPORT_MARKUP(run, flow->markup, chain_say_shape(run, node->markup), chain_say_shape(run, flow->markup));
        }
    }
}

const struct chain_rule chain_rule_conditional_flows = {
    .id = "conditional-flows",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A way out of a choice has no condition"),
    .message = N_("At \"{0}\" one of the ways is chosen, but \"{1}\" has no condition and is not the default."),
    .why = N_("A way without a condition is always taken, beside the one that was chosen."),
    .how = N_("Give the flow a condition, or make it the default."),
    .bad = "<sequenceFlow id=\"a\"><conditionExpression>...</conditionExpression></sequenceFlow> <sequenceFlow id=\"b\"/>",
    .good = "<exclusiveGateway default=\"b\"/>",
    .run = run,
};
