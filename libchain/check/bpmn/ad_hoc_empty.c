#include "check/bpmn/bpmn.h"

static bool has_activity(const struct chain_markup *scope)
{
    for (const struct chain_markup *child = scope->first; child; child = child->next)
        if (chain_bpmn_is(child, CHAIN_BPMN_IS_ACTIVITY))
            return true;
    return false;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->name == CHAIN_BPMN_E_AD_HOC_SUB_PROCESS && !has_activity(node->markup))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_ad_hoc_empty = {
    .id = "ad-hoc-empty",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("An ad-hoc sub-process with nothing to do"),
    .message = N_("There is no activity in \"{0}\"."),
    .why = N_("An ad-hoc sub-process is a list of what may be done; an empty one never ends."),
    .how = N_("Add at least one task, or make it a task."),
    .standard = "BPMN 2.0.2 EXT.061",
    .bad = "<adHocSubProcess id=\"care\"/>",
    .good = "<adHocSubProcess id=\"care\"><task id=\"visit\"/></adHocSubProcess>",
    .run = run,
};
