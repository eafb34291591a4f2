#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

static bool may_stop(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    return node->name == CHAIN_BPMN_E_END_EVENT || chain_bpmn_is_aside(node) ||
           chain_bpmn_is_link(node, CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT) || chain_bpmn_in_ad_hoc(bpmn, node);
}

/* The standard asks it of events, and of all nodes where the process shows its end. */
static bool is_required(const struct chain_bpmn_node *node)
{
    return chain_bpmn_node_is(node, CHAIN_BPMN_IS_EVENT) || chain_markup_child(node->markup->parent, CHAIN_BPMN_E_END_EVENT);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    bool any = chain_rule_reaches(run, CHAIN_PROFILE_RECOMMENDED);
    uint8_t *leads = chain_scratch(run, bpmn->node_count, 1);
    if (leads)
        chain_bpmn_mark_associations(bpmn, leads);
    for (uint32_t i = 0; leads && i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        bool goes_on = chain_bpmn_is_compensation_boundary(node) && (leads[i] & CHAIN_BPMN_LEADS);
        if (node->out_count == 0 && !goes_on && !may_stop(bpmn, node) && (any || is_required(node)))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
    free(leads);
}

const struct chain_rule chain_rule_no_implicit_end = {
    .id = "no-implicit-end",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("Something stops without an end event"),
    .message = N_("No flow leads on from \"{0}\", and it is no end event."),
    .why = N_("Whether the path is meant to end here or a flow was forgotten cannot be told."),
    .how = N_("Add the sequence flow that leads on, or an end event behind it."),
    .standard = "BPMN 2.0.2 EXT.101, EXT.113, EXT.116, EXT.151",
    .bad = "<task id=\"visit\"/> ... no sequenceFlow has sourceRef=\"visit\"",
    .good = "<sequenceFlow sourceRef=\"visit\" targetRef=\"helped\"/>",
    .run = run,
};
