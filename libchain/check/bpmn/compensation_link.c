#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

/* By node: 1 = an association leads from it to an activity for compensation. Its two ends stand one behind the other. */
static void mark(const struct chain_bpmn *bpmn, uint8_t *leads)
{
    for (uint32_t i = 0; i + 1 < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *a = &bpmn->references[i], *b = &bpmn->references[i + 1];
        if (a->from != b->from || a->from->name != CHAIN_BPMN_E_ASSOCIATION)
            continue;
        const struct chain_bpmn_node *from = chain_bpmn_node_of(bpmn, a->target), *to = chain_bpmn_node_of(bpmn, b->target);
        if (from && to && (to->flags & CHAIN_BPMN_FOR_COMPENSATION))
            leads[from - bpmn->nodes] = 1;
    }
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    uint8_t *leads = chain_scratch(run, bpmn->node_count, 1);
    if (leads)
        mark(bpmn, leads);
    for (uint32_t i = 0; leads && i < bpmn->node_count; i++)
        if (chain_bpmn_is_compensation_boundary(&bpmn->nodes[i]) && !leads[i])
            CHAIN_REPORT_MARKUP(run, bpmn->nodes[i].markup, chain_say_markup(bpmn->nodes[i].markup));
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
