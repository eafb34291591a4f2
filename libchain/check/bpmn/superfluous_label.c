#include "check/bpmn/bpmn.h"

static bool leaves_choice(const struct chain_bpmn *bpmn, const struct chain_bpmn_flow *flow)
{
    if (flow->from == CHAIN_BPMN_NONE)
        return false;
    const struct chain_bpmn_node *node = &bpmn->nodes[flow->from];
    bool chooses = node->name == CHAIN_BPMN_E_EXCLUSIVE_GATEWAY || node->name == CHAIN_BPMN_E_INCLUSIVE_GATEWAY ||
                   node->name == CHAIN_BPMN_E_COMPLEX_GATEWAY;
    return chooses && node->out_count > 1;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        if (chain_bpmn_title(flow->markup) && !flow->conditional && !flow->is_default && !leaves_choice(bpmn, flow))
            CHAIN_REPORT_MARKUP(run, flow->markup, chain_say_shape(run, flow->markup));
    }
}

const struct chain_rule chain_rule_superfluous_label = {
    .id = "superfluous-label",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("A name on a flow that nobody chooses"),
    .message = N_("The flow is called \"{0}\", but there is no choice where it begins."),
    .why = N_("Names of flows tell when a way is taken; here it is always taken."),
    .how = N_("Remove the name, or say it in a note or in the step."),
    .bad = "<sequenceFlow name=\"then\" sourceRef=\"visit\" targetRef=\"plan\"/>",
    .good = "<sequenceFlow sourceRef=\"visit\" targetRef=\"plan\"/>",
    .run = run,
};
