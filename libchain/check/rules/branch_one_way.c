#include "rule/rule.h"

static bool has_loose_ends(const struct chain_facts *facts, const struct chain_step *step)
{
    return (facts->marks[step->head.index] & (CHAIN_MARK_LOOSE_IN | CHAIN_MARK_LOOSE_OUT)) != 0;
}

/* With several flows coming in, a branch is where they meet, and that is a use of its own. */
static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        if (step->role == CHAIN_ROLE_BRANCH && step->out_count == 1 && step->in_count == 1 && !has_loose_ends(run->facts, step))
            CHAIN_REPORT(run, &step->head, chain_say_name(&step->head),
                         chain_say_name(chain_flow_out(run->model, step->out_first)->to.target));
    }
}

const struct chain_rule chain_rule_branch_one_way = {
    .id = "branch-one-way",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("A branch leaves no choice"),
    .message = N_("From the branch \"{0}\" the path can only go to \"{1}\"."),
    .why = N_("Where there is one way only, nothing is chosen: another outcome was forgotten, or the branch is not needed."),
    .how = N_("Add the other outcomes with their conditions, or remove the branch and join its two flows."),
    .bad = "<branch id=\"where\" actor=\"nurse\"/> ... <flow from=\"where\" to=\"visit\"/>",
    .good = "<flow from=\"where\" to=\"visit\"><condition>acute</condition></flow> "
            "<flow from=\"where\" to=\"self-care\"><condition>mild</condition></flow>",
    .run = run,
};
