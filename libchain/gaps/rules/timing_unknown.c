/* Is it known how long the client waits? */
#include "gaps/rules/scratch.h"
#include "gaps/times.h"

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

/* Limits that end at the same place and cannot be judged for the same reason are told together. */
static void tell_unjudged(struct chain_rule_run *run, struct chain_arena *scratch, const struct chain_timing *timing, size_t first)
{
    const struct chain_verdict *verdict = &timing->verdicts[first];
    const struct chain_object **rules = chain_arena_array(scratch, timing->verdict_count + 1, sizeof *rules);
    size_t count = 0;
    for (size_t i = 0; i < timing->verdict_count && rules; i++) {
        const struct chain_verdict *other = &timing->verdicts[i];
        if (other->breach != CHAIN_BREACH_UNKNOWN || other->subject != verdict->subject || other->no_start != verdict->no_start)
            continue;
        if (i < first)
            return; /* told with that one */
        rules[count++] = &other->rule->head;
    }
    struct chain_time_text known = chain_time_text(verdict->span.worst);
    bool nothing = chain_duration_minutes(verdict->span.worst) <= 0;
    if (verdict->no_start)
        CHAIN_REPORT_UNKNOWN_AS(run, N_("Whether a limit is kept in “{0}” cannot be judged: no step before it says when the clock "
                                        "starts. {1}."),
                                verdict->subject, chain_say_name(verdict->subject), chain_say_names(rules, count));
    else
        CHAIN_REPORT_UNKNOWN_AS(run, N_("Whether a limit is kept in “{0}” cannot be judged: the time is not known{1| from “{}” on}{2|; known "
                                        "of it: {}}. {3}."),
                                verdict->subject, chain_say_name(verdict->subject),
                                verdict->start && verdict->start != verdict->subject ? chain_say_name(verdict->start) : chain_say(""),
                                nothing ? chain_say("") : chain_say_duration(known.text), chain_say_names(rules, count));
}

static void judge_limits(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    const struct chain_timing *timing = chain_times_of(run);
    chain_arena_init(&scratch);
    if (timing) {
        for (size_t i = 0; i < timing->verdict_count; i++)
            if (timing->verdicts[i].breach == CHAIN_BREACH_UNKNOWN)
                tell_unjudged(run, &scratch, timing, i);
        if (timing->eventless_count > 0)
            CHAIN_REPORT_UNKNOWN_AS(run, N_("These limits cannot be judged, because no step says when their clock starts or stops: {0}."),
                                    NULL, chain_say_names(timing->eventless, timing->eventless_count));
        if (timing->undecided)
            CHAIN_REPORT_UNKNOWN_AS(run, N_("The chain has too many ways and areas for all time limits to be judged."), NULL,
                                    chain_say(""));
    }
    chain_scratch_end(run, &scratch);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_model *model = run->model;
    bool listed = false;
    judge_limits(run);
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (chain_step_has_trait(step, CHAIN_TRAIT_WAIT) && !step->planned && !step->more->typical && !step->more->max &&
            !has_time(&step->head, &listed))
            CHAIN_REPORT_UNKNOWN(run, &step->head, chain_say_name(&step->head));
    }
    /* A flow is a wait when times are listed for it. */
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        listed = false;
        if (!flow->more->planned && !flow->more->typical && !flow->more->max && !flow->within && !has_time(&flow->head, &listed) && listed)
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
