#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->name == CHAIN_BPMN_E_START_EVENT && node->definition_count == 0 && chain_bpmn_in_event_sub_process(bpmn, node))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_event_sub_process_typed_start_event = {
    .id = "event-sub-process-typed-start-event",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("An event sub-process starts without an event"),
    .message = N_("\"{0}\" does not tell which event sets the sub-process off."),
    .why = N_("An event sub-process is set off by an event only, so this one never runs."),
    .how = N_("Make it a message, timer, error or other typed start event."),
    .standard = "BPMN 2.0.2 EXT.059",
    .bad = "<subProcess triggeredByEvent=\"true\"><startEvent id=\"s\"/></subProcess>",
    .good = "<startEvent id=\"s\"><timerEventDefinition/></startEvent>",
    .run = run,
};
