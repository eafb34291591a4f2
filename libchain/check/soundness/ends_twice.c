#include "check/soundness/soundness.h"

static const char *const from_starts =
    N_("Several ways begin at the same time and come to the same end{0| \"{}\"} one by one: it ends more than once.");

/* What parts at one place and is done twice is told by a rule of its own; that it then ends twice follows from it. */
static bool follows(const chain_soundness *soundness, const chain_sound_fault *end)
{
    for (size_t i = 0; i < chain_soundness_fault_count(soundness); i++) {
        const chain_sound_fault *fault = chain_soundness_fault(soundness, i);
        if (fault->kind == CHAIN_SOUND_TWICE && fault->cause == end->cause)
            return true;
    }
    return false;
}

static void run(struct chain_rule_run *run)
{
    const chain_soundness *soundness = chain_soundness_of(run);
    for (size_t i = 0; i < chain_soundness_fault_count(soundness); i++) {
        const chain_sound_fault *fault = chain_soundness_fault(soundness, i);
        if (fault->kind != CHAIN_SOUND_ENDS_TWICE || !fault->where || follows(soundness, fault))
            continue;
        struct chain_argument end = chain_has_words(fault->where) ? chain_say_name(fault->where) : chain_say("");
        const struct chain_object *cause = fault->cause ? chain_with_words(fault->cause, false) : fault->where;
        CHAIN_REPORT_AS(run, fault->cause ? run->rule->message : from_starts, fault->where, end, chain_say_name(cause));
        chain_relate_fault(run, fault);
    }
}

const struct chain_rule chain_rule_ends_twice = {
    .id = "ends-twice",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_NOTE,
    .title = N_("Ways that go on at the same time come to one end, each by itself"),
    .message = N_("After \"{1}\" several ways go on at the same time and come to the same end{0| \"{}\"} one by one: it ends more than once."),
    .why = N_("Who looks at the end believes that all is done when the first way comes there, while another still goes on."),
    .how = N_("Bring the ways together before the end, or give each way an end of its own that tells what has ended."),
    .standard = "BPMN 2.0.2 13.3.1",
    .bad = "<endEvent id=\"done\"/> ... two ways of one parallelGateway lead to it",
    .good = "<parallelGateway id=\"both\"/> <sequenceFlow sourceRef=\"both\" targetRef=\"done\"/> ... both ways lead to the gateway",
    .run = run,
};
