/* Have those who work for the same client agreed who does what? */
#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

/* A message of kind none: both work for the client, and nothing has been agreed between them. A handoff of kind none is the path of the
 * client, and no-referral-practice asks about it. */
static bool is_unagreed(const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    return flow->role == CHAIN_ROLE_MESSAGE && flow->kind == CHAIN_HANDOFF_NONE && from && to && chain_step_is_service(from) &&
           chain_step_is_service(to) && from->actor.target != to->actor.target;
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        if (!is_unagreed(flow))
            continue;
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        CHAIN_REPORT(run, &flow->head, chain_say_name(from->actor.target), chain_say_name(&from->head),
                     chain_say_name(to->actor.target), chain_say_name(&to->head));
    }
}

const struct chain_rule chain_rule_roles_unclear = {
    .id = "roles-unclear",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_ROLES_UNCLEAR,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Is it agreed who does what?"),
    .message = N_("The division of work has not been agreed: “{0}” ({1}) and “{2}” ({3})."),
    .why = N_("Where the work has not been shared out, both do the same or each trusts that the other does it."),
    .how = N_("Agree who does what and how news pass; then write the agreed kind of the <message>, for example joint-plan."),
    .consequence = N_("The same may be done to you twice, or something may be left undone because each thought the other did it."),
    .question = N_("Who does what for the client, what is done together, and who answers for the whole?"),
    .bad = "<message from=\"treatment\" to=\"social-work\" kind=\"none\"/>",
    .good = "<message from=\"treatment\" to=\"social-work\" kind=\"joint-plan\" carries=\"client-plan\"/>",
    .run = run,
};
