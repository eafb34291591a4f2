#include "rule/rule.h"

static bool has_length(const struct chain_step *step)
{
    if (step->planned || step->typical || step->max)
        return true;
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_time *time = (const struct chain_time *)child;
        if (child->type == CHAIN_TIME && (time->planned || time->typical || time->max))
            return true;
    }
    return false;
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        if (chain_step_has_trait(step, CHAIN_TRAIT_WAIT) && !has_length(step))
            CHAIN_REPORT(run, &step->head, chain_say_name(&step->head));
    }
}

const struct chain_rule chain_rule_wait_without_length = {
    .id = "wait-without-length",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_NOTE,
    .title = N_("A wait has no length"),
    .message = N_("\"{0}\": it is not said how long the wait is."),
    .why = N_("The client feels the wait most of all, and a time limit cannot be checked over a wait of unknown length."),
    .how = N_("Write planned=\"...\", typical=\"...\" or max=\"...\"; an estimate will do when evidence=\"estimated\" "
              "says so."),
    .bad = "<step id=\"queue\" kind=\"wait\" actor=\"client\"/>",
    .good = "<step id=\"queue\" kind=\"wait\" actor=\"client\" typical=\"P3W\" evidence=\"estimated\"/>",
    .run = run,
};
