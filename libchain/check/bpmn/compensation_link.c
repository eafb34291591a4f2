#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    uint8_t *leads = chain_scratch(run, bpmn->node_count, 1);
    if (leads)
        chain_bpmn_mark_associations(bpmn, leads);
    for (uint32_t i = 0; leads && i < bpmn->node_count; i++) {
        const struct chain_markup *markup = bpmn->nodes[i].markup;
        if (!chain_bpmn_is_compensation_boundary(&bpmn->nodes[i]) || (leads[i] & CHAIN_BPMN_LEADS_TO_COMPENSATION))
            continue;
        if (leads[i] & CHAIN_BPMN_LEADS)
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" compensates by something that is not marked as an activity for compensation."), markup,
                                   chain_say_markup(markup));
        else
            CHAIN_REPORT_MARKUP(run, markup, chain_say_markup(markup));
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
