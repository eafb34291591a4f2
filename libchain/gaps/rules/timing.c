/* Is a time limit broken, on some way, in some area, for some clients? */
#include "gaps/times.h"

static const char *how_long(const struct chain_verdict *verdict)
{
    if (chain_duration_minutes(verdict->span.best) >= chain_duration_minutes(verdict->span.worst) &&
        verdict->breach == CHAIN_BREACH_ALWAYS)
        return N_("The time is too long.");
    switch ((enum chain_breach)verdict->breach) {
    case CHAIN_BREACH_ALWAYS: return N_("Even the shortest time is too long.");
    case CHAIN_BREACH_TYPICAL: return N_("The usual time is too long.");
    case CHAIN_BREACH_WORST: return N_("The longest time is too long.");
    default: return N_("Whether the longest time is too long depends on the day it is counted from.");
    }
}

static const char *remark_on_rule(const struct chain_verdict *verdict)
{
    bool unsure = verdict->rule->confirmed != CHAIN_YES_NO_YES;
    if (verdict->set_aside > 0)
        return unsure ? N_("It is the strictest of the rules that hold here. Its value or dates have not been confirmed.")
                      : N_("It is the strictest of the rules that hold here.");
    return unsure ? N_("Its value or dates have not been confirmed.") : "";
}

static const char *remark_on_time(const struct chain_span *span)
{
    if (span->untimed > 0)
        return N_("Some parts of the way have no time yet, so it takes still longer.");
    return span->agreed == span->timed && span->timed > 0 ? N_("This is what was agreed; the real time is not known.") : "";
}

static chain_duration time_of(const struct chain_verdict *verdict)
{
    switch (verdict->breach) {
    case CHAIN_BREACH_ALWAYS: return verdict->span.best;
    case CHAIN_BREACH_TYPICAL: return verdict->span.typical_most;
    default: return verdict->span.worst;
    }
}

static chain_severity weight_of(const struct chain_timing_rule *rule)
{
    switch (rule->force) {
    case CHAIN_FORCE_STATUTE: return CHAIN_SEVERITY_ERROR;
    case CHAIN_FORCE_PRACTICE: return CHAIN_SEVERITY_NOTE;
    default: return CHAIN_SEVERITY_WARNING;
    }
}

static void tell(struct chain_rule_run *run, const struct chain_timing *timing, const struct chain_verdict *verdict)
{
    struct chain_time_text time = chain_time_text(time_of(verdict));
    struct chain_time_text ages = chain_ages_text(verdict->age_min, verdict->age_max);
    struct chain_argument start = verdict->start && verdict->start != verdict->subject ? chain_say_name(verdict->start) : chain_say("");
    CHAIN_REPORT_WEIGHING(run, weight_of(verdict->rule), run->rule->message, verdict->subject, start, chain_say_name(verdict->subject),
                          chain_say_duration(time.text), chain_say_duration(verdict->rule->max),
                          chain_say_phrase(how_long(verdict)), chain_say_name(&verdict->rule->head),
                          chain_say_kind(CHAIN_KINDS_FORCE, verdict->rule->force), chain_say_names(verdict->areas, verdict->area_count),
                          chain_say(verdict->splits ? ages.text : ""), chain_say_phrase(remark_on_rule(verdict)),
                          chain_say_phrase(remark_on_time(&verdict->span)), chain_say_date(timing->as_of),
                          chain_say_phrase(chain_day_reason((enum chain_day_basis)timing->basis)));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_timing *timing = chain_times_of(run);
    for (size_t i = 0; timing && i < timing->verdict_count; i++)
        if (timing->verdicts[i].breach > CHAIN_BREACH_UNKNOWN)
            tell(run, timing, &timing->verdicts[i]);
}

const struct chain_rule chain_rule_timing = {
    .id = "timing",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_ERROR,
    .gap = CHAIN_GAP_TIMING,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Does help come within the time limits?"),
    .message = N_("It takes {2}{0| from “{}”} to “{1}”; the limit is {3}. {4}{7| Where: {}.}{8| Clients aged {}.} The limit: {5} ({6})."
                  "{9| {}}{10| {}} Limits as they were on {11}{12|, {}}."),
    .why = N_("Limits of law protect the client. Each limit is compared with the time between the events that start and stop its clock, "
              "on every way through the chain and in every area; of several limits the strictest counts, and only those in force on "
              "the day of the description."),
    .how = N_("Shorten the wait, or correct the time if it is wrong. Another day than that of the latest status is chosen with --as-of."),
    .consequence = N_("You wait longer than you should have to."),
    .question = N_("What makes people wait this long here, and what would bring the time within the limit?"),
    .unknown = N_("Whether the time limits are kept cannot be judged."),
    .bad = "<rule id=\"limit\" clock-start=\"need-established\" clock-end=\"first-treatment\" max=\"P14D\" force=\"statute\"/>\n"
           "<step id=\"queue\" kind=\"wait\" typical=\"P8W\"/>",
    .good = "<step id=\"queue\" kind=\"wait\" typical=\"P5D\" max=\"P14D\"/>",
    .run = run,
};
