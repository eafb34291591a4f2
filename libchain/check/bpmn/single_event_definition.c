#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->definition_count > 1)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup), chain_say_number(node->definition_count));
    }
}

const struct chain_rule chain_rule_single_event_definition = {
    .id = "single-event-definition",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("An event of several sorts at once"),
    .message = N_("\"{0}\" has {1} event definitions."),
    .why = N_("Whether all of them are waited for or the first one is enough cannot be seen, and few tools run it."),
    .how = N_("Leave one, or draw an event for each."),
    .bad = "<startEvent><timerEventDefinition/><messageEventDefinition/></startEvent>",
    .good = "<startEvent><timerEventDefinition/></startEvent>",
    .run = run,
};
