#include "rule/rule.h"

/* What stops a member is that its group stops, which is told of the group. */
static bool is_member(const struct chain_step *step)
{
    return step->head.parent && step->head.parent->type == CHAIN_STEP;
}

/* Only told by a message: it stands beside the client's path, which does not stop there. */
static bool is_aside(const struct chain_facts *facts, const struct chain_step *step)
{
    return step->in_count == 0 && step->role != CHAIN_ROLE_START && (facts->marks[step->head.index] & CHAIN_MARK_TOLD);
}

static void run(struct chain_rule_run *run)
{
    /* Without any flow that one fact is told, not its consequence at each step. */
    if (chain_flow_count(run->model) == 0)
        return;
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        if (step->role == CHAIN_ROLE_END || is_member(step) || chain_step_goes_on(step))
            continue;
        if (!(run->facts->marks[i] & CHAIN_MARK_LOOSE_OUT) && !is_aside(run->facts, step))
            CHAIN_REPORT(run, &step->head, chain_say_name(&step->head));
    }
}

const struct chain_rule chain_rule_dead_end = {
    .id = "dead-end",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("The path stops at a step that is no end"),
    .message = N_("The path stops at \"{0}\": no flow leads on from it."),
    .why = N_("The chain does not say what happens to the client next, so the client may be left with nobody."),
    .how = N_("Add the flow or handoff that leads on, or an <end> that tells how the chain ends here."),
    .bad = "<flow from=\"triage\" to=\"visit\"/> ... no flow has from=\"visit\"",
    .good = "<flow from=\"triage\" to=\"visit\"/> <flow from=\"visit\" to=\"well\"/>",
    .run = run,
};
