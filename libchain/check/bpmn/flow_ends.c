#include "check/bpmn/bpmn.h"

/* Why no flow may leave a node, as a message; NULL when it may. */
static const char *not_from(const struct chain_bpmn_node *node)
{
    if (node->name == CHAIN_BPMN_E_END_EVENT)
        return N_("The flow leaves \"{0}\", an end event.");
    if (chain_bpmn_is_link(node, CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT))
        return N_("The flow leaves \"{0}\", where the path jumps on by a link.");
    if (chain_bpmn_is_compensation_boundary(node))
        return N_("The flow leaves \"{0}\", an event of compensation, from which only an association leads on.");
    if (chain_bpmn_is_aside(node))
        return N_("The flow leaves \"{0}\", which stands beside the path: an event sub-process or compensation.");
    return NULL;
}

static const char *not_to(const struct chain_rule_run *run, const struct chain_bpmn_node *node)
{
    if (node->name == CHAIN_BPMN_E_START_EVENT)
        return run->rule->message;
    if (node->name == CHAIN_BPMN_E_BOUNDARY_EVENT)
        return N_("The flow leads into \"{0}\", which is set off by the step that it sits on.");
    if (chain_bpmn_is_link(node, CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT))
        return N_("The flow leads into \"{0}\", where a path arrives by a link.");
    if (chain_bpmn_is_aside(node))
        return N_("The flow leads into \"{0}\", which stands beside the path: an event sub-process or compensation.");
    return NULL;
}

static void tell(struct chain_rule_run *run, const char *message, const struct chain_bpmn_flow *flow, uint32_t node)
{
    if (message)
        CHAIN_REPORT_MARKUP_AS(run, message, flow->markup, chain_say_shape(run, run->model->bpmn->nodes[node].markup));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        if (flow->from != CHAIN_BPMN_NONE)
            tell(run, not_from(&bpmn->nodes[flow->from]), flow, flow->from);
        if (flow->to != CHAIN_BPMN_NONE)
            tell(run, not_to(run, &bpmn->nodes[flow->to]), flow, flow->to);
    }
}

const struct chain_rule chain_rule_flow_ends = {
    .id = "flow-ends",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A sequence flow begins or ends where none may"),
    .message = N_("The flow leads into \"{0}\", a start event."),
    .why = N_("Such a flow is never taken, or the process does not do what the picture says."),
    .how = N_("Remove the flow, or make the event one that stands in the middle of the path."),
    .standard = "BPMN 2.0.2 EXT.021, EXT.022, EXT.057, EXT.096, EXT.104, EXT.112, EXT.114, EXT.117, EXT.118",
    .bad = "<sequenceFlow sourceRef=\"visit\" targetRef=\"start\"/>",
    .good = "<sequenceFlow sourceRef=\"start\" targetRef=\"visit\"/>",
    .run = run,
};
