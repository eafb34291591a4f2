#include "check/bpmn/bpmn.h"

static bool has_plain_start(const struct chain_bpmn *bpmn, const struct chain_markup *process)
{
    const struct chain_markup *start = chain_markup_child(process, CHAIN_BPMN_E_START_EVENT);
    bool none = !start;
    for (; start; start = chain_markup_next(start, CHAIN_BPMN_E_START_EVENT)) {
        const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, start);
        if (node && node->definition_count == 0)
            return true;
    }
    return none;
}

/* A process without any start begins with what nothing leads to. */
static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    if (!bpmn->seen[CHAIN_BPMN_E_CALL_ACTIVITY])
        return;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        const struct chain_markup *called = reference->target;
        bool calls = reference->name == CHAIN_BPMN_E_CALL_ACTIVITY && strcmp(reference->slot, "calledElement") == 0;
        if (calls && called && called->name == CHAIN_BPMN_E_PROCESS && !has_plain_start(bpmn, called))
            CHAIN_REPORT_MARKUP(run, reference->from, chain_say_shape(run, reference->from), chain_say_shape(run, called));
    }
}

const struct chain_rule chain_rule_called_process_start = {
    .id = "called-process-start",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A called process has no plain start"),
    .message = N_("\"{0}\" calls \"{1}\", which has no start event without an event of its own."),
    .why = N_("A process that waits for an event does not begin when it is called."),
    .how = N_("Give the called process a plain start event."),
    .standard = "BPMN 2.0.2 EXT.099",
    .bad = "<callActivity calledElement=\"p\"/> <process id=\"p\"><startEvent><timerEventDefinition/></startEvent></process>",
    .good = "<process id=\"p\"><startEvent/></process>",
    .run = run,
};
