#include "check/bpmn/bpmn.h"

static bool has_condition(const struct chain_bpmn_node *node)
{
    const struct chain_markup *definition = chain_markup_child(node->markup, CHAIN_BPMN_E_CONDITIONAL_EVENT_DEFINITION);
    const char *words = chain_markup_words(chain_markup_child(definition, CHAIN_BPMN_E_CONDITION));
    return !definition || (words && !chain_bpmn_is_blank(words));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if ((node->definitions & CHAIN_BPMN_CONDITIONAL) && !has_condition(node) && chain_bpmn_is_executable(bpmn, node))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_conditional_event = {
    .id = "conditional-event",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("A conditional event has no condition"),
    .message = N_("\"{0}\" waits for a condition, but which one is not written."),
    .why = N_("A process that is run by a machine would wait for ever, or not start."),
    .how = N_("Write the condition into the event."),
    .bad = "<conditionalEventDefinition/>",
    .good = "<conditionalEventDefinition><condition>fever &gt; 38</condition></conditionalEventDefinition>",
    .run = run,
};
