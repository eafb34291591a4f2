#include "check/bpmn/bpmn.h"

static bool may_be_alone(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    return chain_bpmn_node_is(node, CHAIN_BPMN_IS_CALL) || chain_bpmn_is_aside(node) ||
           chain_bpmn_is_compensation_boundary(node) || chain_bpmn_in_ad_hoc(bpmn, node);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->in_count == 0 && node->out_count == 0 && !may_be_alone(bpmn, node))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_no_disconnected = {
    .id = "no-disconnected",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("Something is connected to nothing"),
    .message = N_("No flow leads to \"{0}\" or on from it."),
    .why = N_("Nobody gets there, and nobody sees whether that is meant."),
    .how = N_("Draw the sequence flows to it and on from it, or remove it."),
    .bad = "<task id=\"visit\"/> without any sequenceFlow",
    .good = "<sequenceFlow sourceRef=\"triage\" targetRef=\"visit\"/>",
    .run = run,
};
