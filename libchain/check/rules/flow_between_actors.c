#include "rule/rule.h"

/* Figures of the path: whose lane they stand in says little about who has the client. */
static bool is_gateway(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_BRANCH || step->role == CHAIN_ROLE_PARALLEL || step->role == CHAIN_ROLE_ANY_ORDER;
}

/* The client comes by their own doing, and goes home without being handed over. */
static bool is_free(const struct chain_step *step)
{
    return is_gateway(step) || chain_step_is_client(step);
}

static bool changes_actor(const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    if (flow->role != CHAIN_ROLE_FLOW || !from || !to || is_free(from) || is_free(to))
        return false;
    return from->actor.target && to->actor.target && from->actor.target != to->actor.target;
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        if (changes_actor(flow))
            CHAIN_REPORT(run, &flow->head, chain_say_name(&flow->head), chain_say_name(chain_flow_source(flow)->actor.target),
                         chain_say_name(chain_flow_target(flow)->actor.target));
    }
}

const struct chain_rule chain_rule_flow_between_actors = {
    .id = "flow-between-actors",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("A plain flow leads to another actor"),
    .message = N_("{0}: the client passes from \"{1}\" to \"{2}\", but the flow does not say how."),
    .why = N_("Clients drop out where one worker stops and another begins; a plain flow says nothing about who tells whom "
              "what."),
    .how = N_("Write it as a <handoff> with its kind: a referral, a direct booking, guidance, or none if nothing has been "
              "agreed."),
    .bad = "<flow from=\"nurse-visit\" to=\"physio-visit\"/>",
    .good = "<handoff from=\"nurse-visit\" to=\"physio-visit\" kind=\"direct-booking\"/>",
    .run = run,
};
