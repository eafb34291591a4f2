#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->name == CHAIN_BPMN_E_START_EVENT && node->definition_count > 0 && chain_bpmn_in_plain_sub_process(bpmn, node))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_sub_process_blank_start_event = {
    .id = "sub-process-blank-start-event",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A sub-process starts by an event of its own"),
    .message = N_("\"{0}\" waits for an event, but the sub-process begins when the path comes to it."),
    .why = N_("Only an event sub-process is set off by an event; this start is never used."),
    .how = N_("Make it a plain start event, and let the event follow it."),
    .standard = "BPMN 2.0.2 EXT.100",
    .bad = "<subProcess><startEvent><timerEventDefinition/></startEvent></subProcess>",
    .good = "<subProcess><startEvent/></subProcess>",
    .run = run,
};
