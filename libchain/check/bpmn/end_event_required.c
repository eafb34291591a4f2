#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->scope_count; i++) {
        const struct chain_markup *scope = bpmn->scopes[i].markup;
        if (scope->name != CHAIN_BPMN_E_AD_HOC_SUB_PROCESS && !chain_markup_child(scope, CHAIN_BPMN_E_END_EVENT))
            CHAIN_REPORT_MARKUP(run, scope, chain_say_markup(scope));
    }
}

const struct chain_rule chain_rule_end_event_required = {
    .id = "end-event-required",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("A process has no end event"),
    .message = N_("\"{0}\" has no end event."),
    .why = N_("How the path ends for the client is not told."),
    .how = N_("Add an end event for each way in which it can end."),
    .standard = "BPMN 2.0.2 EXT.105",
    .bad = "<process id=\"care\"><task id=\"visit\"/></process>",
    .good = "<process id=\"care\"><endEvent id=\"x\"/> ... </process>",
    .run = run,
};
