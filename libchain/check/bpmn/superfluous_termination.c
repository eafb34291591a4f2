#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

struct ends {
    const struct chain_bpmn_node *terminate;
    uint32_t terminate_count, other_count;
};

/* A sub-process that an event of its own sets off, and that stops what is around it. */
static bool interrupts(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    if (node->inner == CHAIN_BPMN_NONE || !(node->flags & CHAIN_BPMN_EVENT_SUBPROCESS))
        return false;
    const struct chain_markup *start = chain_markup_child(node->markup, CHAIN_BPMN_E_START_EVENT);
    for (; start; start = chain_markup_next(start, CHAIN_BPMN_E_START_EVENT)) {
        const struct chain_bpmn_node *event = chain_bpmn_node_of(bpmn, start);
        if (event && !(event->flags & CHAIN_BPMN_NOT_INTERRUPTING))
            return true;
    }
    return false;
}

static void count(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node, struct ends *ends)
{
    if (node->name == CHAIN_BPMN_E_END_EVENT && (node->definitions & CHAIN_BPMN_TERMINATE)) {
        ends->terminate = node;
        ends->terminate_count++;
    } else if (!interrupts(bpmn, node)) {
        ends->other_count++;
    }
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    struct ends *ends = chain_scratch(run, bpmn->scope_count, sizeof *ends);
    for (uint32_t i = 0; ends && i < bpmn->node_count; i++)
        if (bpmn->nodes[i].out_count == 0 && bpmn->nodes[i].scope != CHAIN_BPMN_NONE)
            count(bpmn, &bpmn->nodes[i], &ends[bpmn->nodes[i].scope]);
    for (uint32_t i = 0; ends && i < bpmn->scope_count; i++)
        if (ends[i].terminate_count == 1 && ends[i].other_count == 0)
            CHAIN_REPORT_MARKUP(run, ends[i].terminate->markup, chain_say_shape(run, ends[i].terminate->markup));
    free(ends);
}

const struct chain_rule chain_rule_superfluous_termination = {
    .id = "superfluous-termination",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("A terminate event that ends nothing else"),
    .message = N_("\"{0}\" stops everything, but nothing else is left then."),
    .why = N_("Readers look for what is cut off there."),
    .how = N_("Make it a plain end event."),
    .bad = "<endEvent><terminateEventDefinition/></endEvent> as the only end",
    .good = "<endEvent/>",
    .run = run,
};
