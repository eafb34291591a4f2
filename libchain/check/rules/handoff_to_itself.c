#include "rule/rule.h"

/* A plain flow from a step to itself is a step that is done again, and that is fine. */
static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        bool passes = flow->role == CHAIN_ROLE_HANDOFF || flow->role == CHAIN_ROLE_MESSAGE;
        if (passes && flow->from.target && flow->from.target == flow->to.target)
            CHAIN_REPORT(run, &flow->head, chain_say_name(flow->from.target));
    }
}

const struct chain_rule chain_rule_handoff_to_itself = {
    .id = "handoff-to-itself",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("A handoff or message goes back to the same step"),
    .message = N_("The handoff or message from \"{0}\" goes to the same step."),
    .why = N_("Nothing can be handed over from a step to itself; the receiver that was meant is missing."),
    .how = N_("Correct from or to. If the step is done again, write it as a <flow>."),
    .bad = "<handoff from=\"visit\" to=\"visit\" kind=\"referral\"/>",
    .good = "<handoff from=\"visit\" to=\"clinic\" kind=\"referral\"/>",
    .run = run,
};
