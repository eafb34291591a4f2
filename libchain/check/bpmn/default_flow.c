#include "check/bpmn/bpmn.h"

/* Events, parallel and event-based gateways have no default to the standard. */
static bool may_have_one(const struct chain_bpmn_node *node)
{
    return !chain_bpmn_node_is(node, CHAIN_BPMN_IS_EVENT) && node->name != CHAIN_BPMN_E_PARALLEL_GATEWAY &&
           node->name != CHAIN_BPMN_E_EVENT_BASED_GATEWAY;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->default_flow == CHAIN_BPMN_NONE)
            continue;
        if (bpmn->flows[node->default_flow].from != i)
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
        else if (!may_have_one(node))
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" has a default, but nothing is chosen there."), node->markup,
                                   chain_say_shape(run, node->markup));
    }
}

const struct chain_rule chain_rule_default_flow = {
    .id = "default-flow",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A default that is no way out"),
    .message = N_("The default of \"{0}\" is a flow that does not begin there."),
    .why = N_("When no condition holds, nothing happens at all."),
    .how = N_("Name one of the flows that leave it as the default."),
    .standard = "BPMN 2.0.2 EXT.026",
    .bad = "<exclusiveGateway id=\"x\" default=\"f\"/> <sequenceFlow id=\"f\" sourceRef=\"y\"/>",
    .good = "<sequenceFlow id=\"f\" sourceRef=\"x\"/>",
    .run = run,
};
