#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

static uint32_t *count_blank(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    uint32_t *counts = chain_scratch(run, bpmn->scope_count, sizeof *counts);
    for (uint32_t i = 0; counts && i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->name == CHAIN_BPMN_E_START_EVENT && node->definition_count == 0 && node->scope != CHAIN_BPMN_NONE)
            counts[node->scope]++;
    }
    return counts;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    uint32_t *counts = count_blank(run);
    for (uint32_t i = 0; counts && i < bpmn->scope_count; i++)
        if (counts[i] > 1)
            CHAIN_REPORT_MARKUP(run, bpmn->scopes[i].markup, chain_say_shape(run, bpmn->scopes[i].markup), chain_say_number(counts[i]));
    free(counts);
}

const struct chain_rule chain_rule_single_blank_start_event = {
    .id = "single-blank-start-event",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("Several starts without a reason"),
    .message = N_("\"{0}\" has {1} start events that do not tell what sets them off."),
    .why = N_("Which of them begins when the process is started cannot be told."),
    .how = N_("Leave one, and tell of the others what sets them off: a message, a time, a signal."),
    .bad = "<startEvent id=\"a\"/> <startEvent id=\"b\"/>",
    .good = "<startEvent id=\"a\"/> <startEvent id=\"b\"><messageEventDefinition/></startEvent>",
    .run = run,
};
