#include "check/bpmn/bpmn.h"

/* Why an event cannot sit on its host, as a message; NULL when it can. */
static const char *wrong_with(const struct chain_bpmn_node *event, const struct chain_bpmn_node *host)
{
    if (host->scope != event->scope)
        return N_("\"{0}\" sits on \"{1}\", which is in another process or sub-process.");
    if (chain_bpmn_node_is(host, CHAIN_BPMN_IS_SUBPROCESS) && (host->flags & CHAIN_BPMN_EVENT_SUBPROCESS))
        return N_("\"{0}\" sits on \"{1}\", an event sub-process, from which the path does not go on.");
    return NULL;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        const struct chain_bpmn_node *host = node->host == CHAIN_BPMN_NONE ? NULL : &bpmn->nodes[node->host];
        const char *message = host ? wrong_with(node, host) : NULL;
        if (message)
            CHAIN_REPORT_MARKUP_AS(run, message, node->markup, chain_say_shape(run, node->markup), chain_say_shape(run, host->markup));
    }
}

const struct chain_rule chain_rule_boundary_host = {
    .id = "boundary-host",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("An event sits on the border of something that it cannot break off"),
    .message = N_("\"{0}\" sits on \"{1}\", which is in another process or sub-process."),
    .why = N_("When it happens the path would have to go on from a place where it never was."),
    .how = N_("Put the event on the border of a step that stands beside it in the same process."),
    .standard = "BPMN 2.0.2 10.3.5, 10.5.4",
    .bad = "<boundaryEvent attachedToRef=\"u\"/> <subProcess id=\"u\" triggeredByEvent=\"true\"/>",
    .good = "<boundaryEvent attachedToRef=\"visit\"/> <task id=\"visit\"/>",
    .run = run,
};
