#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        if (flow->from != CHAIN_BPMN_NONE && flow->to != CHAIN_BPMN_NONE &&
            bpmn->nodes[flow->from].scope != bpmn->nodes[flow->to].scope)
            CHAIN_REPORT_MARKUP(run, flow->markup, chain_say_shape(run, bpmn->nodes[flow->from].markup),
                                chain_say_shape(run, bpmn->nodes[flow->to].markup));
    }
}

const struct chain_rule chain_rule_flow_crosses = {
    .id = "flow-crosses",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A sequence flow leaves its process"),
    .message = N_("The flow leads from \"{0}\" to \"{1}\", out of its process or sub-process."),
    .why = N_("The path stays within one process; others are reached by messages."),
    .how = N_("Draw a message flow between pools; lead into a sub-process by leading to the sub-process itself."),
    .standard = "BPMN 2.0.2 EXT.028, EXT.152",
    .bad = "<sequenceFlow sourceRef=\"ourStep\" targetRef=\"theirStep\"/>",
    .good = "<messageFlow sourceRef=\"ourStep\" targetRef=\"theirStep\"/>",
    .run = run,
};
