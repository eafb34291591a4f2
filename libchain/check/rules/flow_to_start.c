#include "rule/rule.h"

static bool is_written(const struct chain_flow *flow)
{
    return !(flow->head.flags & CHAIN_OBJECT_IMPLIED);
}

/* A message may reach a start: it can be what makes the client's path begin, or tell the sender how it went. */
static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        const struct chain_step *to = chain_flow_target(flow);
        if (flow->role != CHAIN_ROLE_MESSAGE && is_written(flow) && to && to->role == CHAIN_ROLE_START)
            CHAIN_REPORT(run, &flow->head, chain_say_name(&to->head));
    }
}

const struct chain_rule chain_rule_flow_to_start = {
    .id = "flow-to-start",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("A flow leads to a start"),
    .message = N_("A flow leads to \"{0}\", which is a start."),
    .why = N_("A start is where clients come in from outside; a path that returns there would count the same client as a "
              "new one."),
    .how = N_("Let the flow lead to the first step after the start, or make the start a <step> and put a new <start> "
              "before it."),
    .bad = "<start id=\"pain\" actor=\"client\"/> ... <flow from=\"visit\" to=\"pain\"/>",
    .good = "<flow from=\"pain\" to=\"call\"/> ... <flow from=\"visit\" to=\"call\"/>",
    .run = run,
};
