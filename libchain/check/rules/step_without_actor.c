#include "rule/rule.h"

/* A split or a group is a figure of the path, not something that somebody does. */
static bool needs_actor(const struct chain_step *step)
{
    return step->role != CHAIN_ROLE_PARALLEL && step->role != CHAIN_ROLE_ANY_ORDER;
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        if (!step->actor.id && needs_actor(step))
            CHAIN_REPORT(run, &step->head, chain_say_name(&step->head));
    }
}

const struct chain_rule chain_rule_step_without_actor = {
    .id = "step-without-actor",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("A step has no actor"),
    .message = N_("\"{0}\": nobody is named who does this."),
    .why = N_("What nobody is named for is easily left undone, and the picture has no lane to draw the step in."),
    .how = N_("Write actor=\"...\" with the id of the one who does it; for what the client does, that is the client."),
    .bad = "<step id=\"triage\" kind=\"triage\"/>",
    .good = "<step id=\"triage\" kind=\"triage\" actor=\"nurse\"/>",
    .run = run,
};
