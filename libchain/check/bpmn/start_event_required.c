#include "check/bpmn/bpmn.h"

/* By the standard a process that shows its end shows its start too; one with neither only leaves readers guessing. */
static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    bool any = chain_rule_reaches(run, CHAIN_PROFILE_RECOMMENDED);
    for (uint32_t i = 0; i < bpmn->scope_count; i++) {
        const struct chain_markup *scope = bpmn->scopes[i].markup;
        bool missing = !chain_markup_child(scope, CHAIN_BPMN_E_START_EVENT);
        if (missing && scope->name != CHAIN_BPMN_E_AD_HOC_SUB_PROCESS && (any || chain_markup_child(scope, CHAIN_BPMN_E_END_EVENT)))
            CHAIN_REPORT_MARKUP(run, scope, chain_say_shape(run, scope));
    }
}

const struct chain_rule chain_rule_start_event_required = {
    .id = "start-event-required",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A process has no start event"),
    .message = N_("\"{0}\" has no start event."),
    .why = N_("How the client comes in is not told."),
    .how = N_("Add a start event that tells what sets it going."),
    .standard = "BPMN 2.0.2 EXT.097",
    .bad = "<process id=\"care\"><task id=\"visit\"/></process>",
    .good = "<process id=\"care\"><startEvent id=\"x\"/> ... </process>",
    .run = run,
};
