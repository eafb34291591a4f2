#include "rule/rule.h"

static bool is_labelled(const struct chain_flow *flow)
{
    if (flow->is_default == CHAIN_YES_NO_YES)
        return true;
    for (const struct chain_text *text = flow->head.texts; text; text = text->next)
        if ((text->kind == CHAIN_TEXT_CONDITION || text->kind == CHAIN_TEXT_NAME) && text->words[0])
            return true;
    return false;
}

static bool is_choice(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_BRANCH && step->out_count > 1;
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        for (uint32_t o = 0; is_choice(step) && o < step->out_count; o++) {
            const struct chain_flow *flow = chain_flow_out(run->model, step->out_first + o);
            if (!is_labelled(flow))
                CHAIN_REPORT(run, &flow->head, chain_say_name(&step->head), chain_say_name(flow->to.target));
        }
    }
}

const struct chain_rule chain_rule_branch_without_labels = {
    .id = "branch-without-labels",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("A way out of a branch has no condition"),
    .message = N_("It is not said when the path goes from \"{0}\" to \"{1}\"."),
    .why = N_("Two professionals with the same client would choose differently when the ground for the choice is not written."),
    .how = N_("Write <condition> into the flow, or default=\"yes\" for the way that is taken when no other one fits."),
    .bad = "<flow from=\"where\" to=\"visit\"/>",
    .good = "<flow from=\"where\" to=\"visit\"><condition>Symptoms for over two weeks</condition></flow>",
    .run = run,
};
