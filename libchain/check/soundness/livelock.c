#include "check/soundness/soundness.h"

#define NAMED 64u

/* Of chain XML, steps from which no flow leads to an end are told by other rules. */
static bool is_told(const struct chain_rule_run *run, const struct chain_object *step)
{
    return !run->model->bpmn && !run->facts->to_end[step->index];
}

static void run(struct chain_rule_run *run)
{
    const chain_soundness *soundness = chain_soundness_of(run);
    for (size_t i = 0; i < chain_soundness_fault_count(soundness); i++) {
        const chain_sound_fault *fault = chain_soundness_fault(soundness, i);
        const struct chain_object *named[NAMED];
        size_t count = 0;
        if (fault->kind != CHAIN_SOUND_CIRCLES || !fault->where || is_told(run, fault->where))
            continue;
        for (size_t k = 0; k < fault->circle_count && count < NAMED; k++)
            if (chain_has_words(fault->circle[k]))
                named[count++] = fault->circle[k];
        if (count == 0)
            named[count++] = fault->where;
        CHAIN_REPORT(run, fault->where, chain_say_names(named, count));
        chain_relate_fault(run, fault);
    }
}

const struct chain_rule chain_rule_livelock = {
    .id = "livelock",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("Steps go round and never come to an end"),
    .message = N_("Who comes here goes round for ever and never comes to an end: {0}."),
    .why = N_("Much is done, but nothing is ever finished: the client is sent from one step to the next without end."),
    .how = N_("Add a choice to the loop from which a flow leads on to an end."),
    .bad = "<sequenceFlow sourceRef=\"visit\" targetRef=\"followup\"/> <sequenceFlow sourceRef=\"followup\" targetRef=\"visit\"/>",
    .good = "<exclusiveGateway id=\"enough\"/> <sequenceFlow sourceRef=\"enough\" targetRef=\"visit\"/> "
            "<sequenceFlow sourceRef=\"enough\" targetRef=\"well\"/>",
    .run = run,
};
