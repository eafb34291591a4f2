#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (chain_bpmn_in_ad_hoc(bpmn, node) && chain_bpmn_node_is(node, CHAIN_BPMN_IS_START | CHAIN_BPMN_IS_END))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_ad_hoc_sub_process = {
    .id = "ad-hoc-sub-process",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("An ad-hoc sub-process has a start or an end"),
    .message = N_("\"{0}\" stands in an ad-hoc sub-process, which has neither start nor end events."),
    .why = N_("What is done ad hoc is done in any order: nothing in it is first or last."),
    .how = N_("Remove the event, or make it an ordinary sub-process."),
    .standard = "BPMN 2.0.2 EXT.062",
    .bad = "<adHocSubProcess id=\"care\"><startEvent id=\"begin\"/></adHocSubProcess>",
    .good = "<adHocSubProcess id=\"care\"><task id=\"visit\"/></adHocSubProcess>",
    .run = run,
};
