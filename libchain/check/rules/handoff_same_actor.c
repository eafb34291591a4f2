#include "rule/rule.h"

static bool stays_with_actor(const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    if (flow->role != CHAIN_ROLE_HANDOFF && flow->role != CHAIN_ROLE_MESSAGE)
        return false;
    return from && to && from != to && from->actor.target && from->actor.target == to->actor.target;
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        if (stays_with_actor(flow))
            CHAIN_REPORT(run, &flow->head, chain_say_name(&flow->head), chain_say_name(chain_flow_source(flow)->actor.target));
    }
}

const struct chain_rule chain_rule_handoff_same_actor = {
    .id = "handoff-same-actor",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("A handoff stays with the same actor"),
    .message = N_("{0}: both steps are done by \"{1}\", so nothing is handed over."),
    .why = N_("Handoffs are counted and asked about one by one; one that is none hides those that matter."),
    .how = N_("Write it as a <flow>, or correct the actor of one of the steps."),
    .bad = "<step id=\"triage\" actor=\"nurse\"/> <step id=\"visit\" actor=\"nurse\"/> <handoff from=\"triage\" to=\"visit\"/>",
    .good = "<step id=\"triage\" actor=\"nurse\"/> <step id=\"visit\" actor=\"nurse\"/> <flow from=\"triage\" to=\"visit\"/>",
    .run = run,
};
