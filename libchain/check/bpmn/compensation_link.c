#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

static void check_event(struct chain_rule_run *run, const struct chain_markup *event, uint8_t leads)
{
    if (leads & CHAIN_BPMN_LEADS_TO_COMPENSATION)
        return;
    if (leads & CHAIN_BPMN_LEADS)
        CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" compensates by something that is not marked as an activity for compensation."), event,
                               chain_say_shape(run, event));
    else
        CHAIN_REPORT_MARKUP(run, event, chain_say_shape(run, event));
}

/* Where sequence flows lead to it instead, these are told as wrong. */
static bool is_idle(const struct chain_bpmn_node *node)
{
    return (node->flags & CHAIN_BPMN_FOR_COMPENSATION) && node->in_count == 0 && node->out_count == 0;
}

static void tell_idle(struct chain_rule_run *run, const struct chain_markup *activity)
{
    struct chain_argument name = chain_say_shape(run, activity);
    chain_report_markup_as(run, N_("\"{0}\" is there to make good, but no event of compensation leads to it."), CHAIN_SEVERITY_WARNING,
                           activity, &name, 1);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    bool idle = chain_rule_reaches(run, CHAIN_PROFILE_RECOMMENDED);
    uint8_t *leads = chain_scratch(run, bpmn->node_count, 1);
    if (leads)
        chain_bpmn_mark_associations(bpmn, leads);
    for (uint32_t i = 0; leads && i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (chain_bpmn_is_compensation_boundary(node))
            check_event(run, node->markup, leads[i]);
        else if (idle && is_idle(node) && !(leads[i] & CHAIN_BPMN_IS_SET_OFF))
            tell_idle(run, node->markup);
    }
    free(leads);
}

const struct chain_rule chain_rule_compensation_link = {
    .id = "compensation-link",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("Compensation that makes nothing good"),
    .message = N_("\"{0}\" compensates, but no association leads from it to an activity for compensation."),
    .why = N_("What is done to make good is not told."),
    .how = N_("Draw an association from the event to a task marked as compensation."),
    .standard = "BPMN 2.0.2 EXT.143, EXT.144",
    .bad = "<boundaryEvent><compensateEventDefinition/></boundaryEvent> alone",
    .good = "<association sourceRef=\"event\" targetRef=\"makeGood\"/> <task id=\"makeGood\" isForCompensation=\"true\"/>",
    .run = run,
};
