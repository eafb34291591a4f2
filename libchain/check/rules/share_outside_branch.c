#include "rule/rule.h"

/* A branch chooses; so do the exits of a sub-chain, since its ends are where the choice was made. */
static bool chooses(const struct chain_step *from, const struct chain_flow *flow)
{
    return from->role == CHAIN_ROLE_BRANCH || (from->role == CHAIN_ROLE_SUBCHAIN && flow->more->exit);
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        const struct chain_step *from = chain_flow_source(flow);
        if (flow->share && from && !chooses(from, flow))
            CHAIN_REPORT(run, &flow->head, chain_say_name(&from->head), chain_say(flow->share));
    }
}

const struct chain_rule chain_rule_share_outside_branch = {
    .id = "share-outside-branch",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_NOTE,
    .title = N_("A share is given where nothing is chosen"),
    .message = N_("A share of clients ({1}) is given on the way out of \"{0}\", which is no branch."),
    .why = N_("The share tells that only some clients go this way; where the others go is not seen in the chain."),
    .how = N_("Put a <branch> after the step and give the share on its ways out."),
    .bad = "<flow from=\"visit\" to=\"group\" share=\"30 %\"/>",
    .good = "<flow from=\"visit\" to=\"next\"/> <flow from=\"next\" to=\"group\" share=\"30 %\"/> "
            "<flow from=\"next\" to=\"well\" share=\"70 %\"/>",
    .run = run,
};
