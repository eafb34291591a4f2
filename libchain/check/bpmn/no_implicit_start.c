#include "check/bpmn/bpmn.h"

static bool may_begin(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    return node->name == CHAIN_BPMN_E_START_EVENT || node->name == CHAIN_BPMN_E_BOUNDARY_EVENT || chain_bpmn_is_aside(node) ||
           chain_bpmn_is_link(node, CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT) || chain_bpmn_in_ad_hoc(bpmn, node) ||
           (node->flags & CHAIN_BPMN_INSTANTIATE);
}

/* The standard asks it of events, and of all nodes where the process shows its start. */
static bool is_required(const struct chain_bpmn_node *node)
{
    return chain_bpmn_node_is(node, CHAIN_BPMN_IS_EVENT) || chain_markup_child(node->markup->parent, CHAIN_BPMN_E_START_EVENT);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    bool any = chain_rule_reaches(run, CHAIN_PROFILE_RECOMMENDED);
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->in_count == 0 && !may_begin(bpmn, node) && (any || is_required(node)))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_no_implicit_start = {
    .id = "no-implicit-start",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("Something begins without a start event"),
    .message = N_("No flow leads to \"{0}\", and it is no start event."),
    .why = N_("A node that nothing leads to begins together with the process, which readers seldom expect."),
    .how = N_("Add the sequence flow that leads to it, or a start event before it."),
    .standard = "BPMN 2.0.2 EXT.107, EXT.115, EXT.150",
    .bad = "<task id=\"visit\"/> ... no sequenceFlow has targetRef=\"visit\"",
    .good = "<sequenceFlow sourceRef=\"triage\" targetRef=\"visit\"/>",
    .run = run,
};
