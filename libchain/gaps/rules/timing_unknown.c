/* Is it known how long the client waits? */
#include "gaps/rules/scratch.h"

static bool has_time(const struct chain_object *object, bool *listed)
{
    for (const struct chain_object *child = object->first; child; child = child->next) {
        const struct chain_time *time = (const struct chain_time *)child;
        if (child->type != CHAIN_TIME)
            continue;
        *listed = true;
        if (time->planned || time->typical || time->max)
            return true;
    }
    return false;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_model *model = run->model;
    bool listed = false;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (chain_step_has_trait(step, CHAIN_TRAIT_WAIT) && !step->planned && !step->typical && !step->max &&
            !has_time(&step->head, &listed))
            CHAIN_REPORT_UNKNOWN(run, &step->head, chain_say_name(&step->head));
    }
    /* A flow is a wait when times are listed for it. */
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        listed = false;
        if (!flow->planned && !flow->typical && !flow->max && !flow->within && !has_time(&flow->head, &listed) && listed)
            CHAIN_REPORT_UNKNOWN(run, &flow->head, chain_say_name(&flow->head));
    }
}

const struct chain_rule chain_rule_timing_unknown = {
    .id = "timing-unknown",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_TIMING_UNKNOWN,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("How long does the client wait?"),
    .message = N_("How long the client waits is not known: “{0}”."),
    .why = N_("The wait is often the longest part of the path for the client, and time limits cannot be compared with what is not known."),
    .how = N_("Write what was agreed (planned), what is usual (typical) and the longest wait seen (max)."),
    .consequence = N_("You do not know how long you have to wait."),
    .question = N_("How long do clients wait here usually and at most, and from which moment is it counted?"),
    .unknown = N_("How long the client waits is not known: “{0}”."),
    .bad = "<step id=\"wait\" kind=\"wait\"/>",
    .good = "<step id=\"wait\" kind=\"wait\" typical=\"P3W\" max=\"P8W\"/>",
    .run = run,
};
