/* Do two rules that are equally strong say different things about the same clients? */
#include "gaps/times.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_timing *timing = chain_times_of(run);
    for (size_t i = 0; timing && i < timing->conflict_count; i++) {
        const struct chain_timing_rule *one = timing->conflicts[i].one, *other = timing->conflicts[i].other;
        CHAIN_REPORT(run, run->model->root, chain_say_name(&one->head), chain_say_duration(one->max), chain_say_name(&other->head),
                     chain_say_duration(other->max), chain_say_date(timing->as_of));
    }
}

const struct chain_rule chain_rule_rule_conflict = {
    .id = "rule-conflict",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_TIMING,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Do two time limits contradict each other?"),
    .message = N_("Two limits for the same clients differ: {0} ({1}) and {2} ({3}). Both were in force on {4}. The stricter one was "
                  "compared with."),
    .why = N_("When two equally strong rules differ, nobody knows which one to keep, and areas may follow different ones."),
    .how = N_("Find out which one holds, and give the other its last day (until) or say for whom it is (need, age-min, age-max)."),
    .consequence = N_("How long you wait may depend on which rule is followed where you live."),
    .question = N_("Which of these limits do we keep, and does everybody keep the same?"),
    .unknown = N_("Whether limits contradict each other cannot be judged."),
    .bad = "<rule id=\"a\" clock-start=\"contact\" clock-end=\"contact-made\" max=\"P1D\" force=\"statute\"/>\n"
           "<rule id=\"b\" clock-start=\"contact\" clock-end=\"contact-made\" max=\"P3D\" force=\"statute\"/>",
    .good = "<rule id=\"a\" clock-start=\"contact\" clock-end=\"contact-made\" max=\"P1D\" force=\"statute\"/>\n"
            "<rule id=\"b\" clock-start=\"contact\" clock-end=\"contact-made\" max=\"P3D\" force=\"statute\" until=\"2023-08-31\"/>",
    .run = run,
};
