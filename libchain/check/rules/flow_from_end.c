#include "rule/rule.h"

/* A message may leave an end: feedback to the one who sent the client. */
static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        const struct chain_step *from = chain_flow_source(flow);
        if (flow->role != CHAIN_ROLE_MESSAGE && from && from->role == CHAIN_ROLE_END)
            CHAIN_REPORT(run, &flow->head, chain_say_name(&from->head));
    }
}

const struct chain_rule chain_rule_flow_from_end = {
    .id = "flow-from-end",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("The path goes on after an end"),
    .message = N_("A flow leaves \"{0}\", which is an end."),
    .why = N_("An end says that the chain is over for the client; what follows it would never be counted or drawn rightly."),
    .how = N_("Make the end a <step>, let the flow leave the step before it, or make it a <message> if only information "
              "passes."),
    .bad = "<end id=\"well\" actor=\"client\"/> ... <flow from=\"well\" to=\"followup\"/>",
    .good = "<flow from=\"visit\" to=\"followup\"/> <flow from=\"followup\" to=\"well\"/>",
    .run = run,
};
