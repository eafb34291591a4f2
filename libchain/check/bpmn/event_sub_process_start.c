#include "check/bpmn/bpmn.h"

static uint32_t starts(const struct chain_markup *scope)
{
    uint32_t count = 0;
    const struct chain_markup *start = chain_markup_child(scope, CHAIN_BPMN_E_START_EVENT);
    for (; start; start = chain_markup_next(start, CHAIN_BPMN_E_START_EVENT))
        count++;
    return count;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->inner != CHAIN_BPMN_NONE && (node->flags & CHAIN_BPMN_EVENT_SUBPROCESS) && starts(node->markup) != 1)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup), chain_say_number(starts(node->markup)));
    }
}

const struct chain_rule chain_rule_event_sub_process_start = {
    .id = "event-sub-process-start",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("An event sub-process has no one start"),
    .message = N_("\"{0}\" has {1} start events; an event sub-process has one."),
    .why = N_("One event sets it off: which one cannot be told."),
    .how = N_("Leave one start event, or draw one sub-process for each event."),
    .standard = "BPMN 2.0.2 EXT.058",
    .bad = "<subProcess triggeredByEvent=\"true\"> with two startEvents",
    .good = "one startEvent",
    .run = run,
};
