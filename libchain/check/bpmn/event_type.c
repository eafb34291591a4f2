#include "check/bpmn/bpmn.h"

#define D(name) CHAIN_BPMN_##name
enum {
    START = D(MESSAGE_EVENT) | D(TIMER) | D(CONDITIONAL) | D(SIGNAL_EVENT),
    INNER_START = START | D(ESCALATION_EVENT) | D(ERROR_EVENT) | D(COMPENSATE),
    BOUNDARY = INNER_START | D(CANCEL),
    CATCH = START | D(LINK),
    THROW = D(MESSAGE_EVENT) | D(ESCALATION_EVENT) | D(COMPENSATE) | D(LINK) | D(SIGNAL_EVENT),
    STOPPING = D(ERROR_EVENT) | D(CANCEL) | D(COMPENSATE), /* always breaks off what it happens to */
    END = D(MESSAGE_EVENT) | D(ERROR_EVENT) | D(ESCALATION_EVENT) | D(CANCEL) | D(COMPENSATE) | D(SIGNAL_EVENT) | D(TERMINATE)
};
#undef D

static unsigned allowed(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    switch (node->name) {
    case CHAIN_BPMN_E_START_EVENT: return chain_bpmn_in_event_sub_process(bpmn, node) ? INNER_START : START;
    case CHAIN_BPMN_E_BOUNDARY_EVENT: return BOUNDARY;
    case CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT: return CATCH;
    case CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT: return THROW;
    case CHAIN_BPMN_E_END_EVENT: return END;
    default: return UINT16_MAX;
    }
}

/* A start in a plain sub-process has a rule of its own. */
static bool is_wrong(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    bool elsewhere = node->name == CHAIN_BPMN_E_START_EVENT && chain_bpmn_in_plain_sub_process(bpmn, node);
    return !elsewhere && (node->definitions & ~allowed(bpmn, node)) != 0;
}

/* Only what waits for something can stand at a border or in the middle and wait. */
static bool waits_for_nothing(const struct chain_bpmn_node *node)
{
    bool waits = node->name == CHAIN_BPMN_E_BOUNDARY_EVENT || node->name == CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT;
    return waits && node->definition_count == 0;
}

static bool goes_on(const struct chain_bpmn_node *node)
{
    return (node->flags & CHAIN_BPMN_NOT_INTERRUPTING) && (node->definitions & STOPPING);
}

static bool cancels_nothing(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    const struct chain_bpmn_node *around = node->name == CHAIN_BPMN_E_END_EVENT ? chain_bpmn_around(bpmn, node)
                                         : node->host != CHAIN_BPMN_NONE        ? &bpmn->nodes[node->host]
                                                                                : NULL;
    return (node->definitions & CHAIN_BPMN_CANCEL) && !(around && around->name == CHAIN_BPMN_E_TRANSACTION);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (is_wrong(bpmn, node))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
        else if (waits_for_nothing(node))
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" does not tell what it waits for."), node->markup, chain_say_shape(run, node->markup));
        else if (goes_on(node))
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" does not interrupt, but an event of this sort always does."), node->markup,
                                   chain_say_shape(run, node->markup));
        else if (cancels_nothing(bpmn, node))
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" cancels, but there is no transaction to cancel."), node->markup,
                                   chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_event_type = {
    .id = "event-type",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("An event of a sort that cannot stand there"),
    .message = N_("\"{0}\" is an event of a sort that cannot stand there."),
    .why = N_("No program runs it, and readers cannot know what is meant."),
    .how = N_("Choose another sort of event, or another place for it."),
    .standard = "BPMN 2.0.2 EXT.059, EXT.098, EXT.106, EXT.110, EXT.111, EXT.122, EXT.146, EXT.148, EXT.149",
    .bad = "<startEvent><terminateEventDefinition/></startEvent>",
    .good = "<endEvent><terminateEventDefinition/></endEvent>",
    .run = run,
};
