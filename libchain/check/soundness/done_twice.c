#include "check/soundness/soundness.h"

static const char *const from_starts =
    N_("Several ways begin at the same time and come to \"{0}\" without being brought together: it is done more than once.");

static void run(struct chain_rule_run *run)
{
    const chain_soundness *soundness = chain_soundness_of(run);
    for (size_t i = 0; i < chain_soundness_fault_count(soundness); i++) {
        const chain_sound_fault *fault = chain_soundness_fault(soundness, i);
        if (fault->kind != CHAIN_SOUND_TWICE || !fault->where)
            continue;
        const struct chain_object *place = chain_with_words(fault->where, true);
        const struct chain_object *cause = fault->cause ? chain_with_words(fault->cause, false) : place;
        CHAIN_REPORT_AS(run, fault->cause ? run->rule->message : from_starts, fault->where, chain_say_name(place), chain_say_name(cause));
        chain_relate_fault(run, fault);
    }
}

const struct chain_rule chain_rule_done_twice = {
    .id = "done-twice",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("Ways that go on at the same time come to one step without having met"),
    .message = N_("After \"{1}\" several ways go on at the same time and come to \"{0}\" without being brought together: it is done more than once."),
    .why = N_("The step is done once for each way that comes: the client may get two appointments, two plans or two letters."),
    .how = N_("Bring the ways together before the step (<parallel>; in BPMN a parallel or inclusive gateway), or take only one of them."),
    .standard = "BPMN 2.0.2 13.3.1",
    .bad = "<task id=\"plan\"/> <sequenceFlow sourceRef=\"nurse\" targetRef=\"plan\"/> <sequenceFlow sourceRef=\"doctor\" targetRef=\"plan\"/> "
           "... nurse and doctor both follow one parallelGateway",
    .good = "<parallelGateway id=\"both\"/> <sequenceFlow sourceRef=\"nurse\" targetRef=\"both\"/> "
            "<sequenceFlow sourceRef=\"doctor\" targetRef=\"both\"/> <sequenceFlow sourceRef=\"both\" targetRef=\"plan\"/>",
    .run = run,
};
