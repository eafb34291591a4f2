#include "check/soundness/soundness.h"

static bool has_twice(const chain_soundness *soundness)
{
    return chain_soundness_verdict(soundness, CHAIN_SOUND_SAFE) == CHAIN_VERDICT_FAILS;
}

/* Behind a step that is done twice the rest is open too, but there the fault itself has been told. */
static void run(struct chain_rule_run *run)
{
    const chain_soundness *soundness = chain_soundness_of(run);
    bool open = false;
    for (int p = CHAIN_SOUND_SAFE; soundness && p <= CHAIN_SOUND_NO_CIRCLE; p++)
        open = open || chain_soundness_verdict(soundness, (chain_sound_property)p) == CHAIN_VERDICT_UNDECIDED;
    if (open && !has_twice(soundness))
        CHAIN_REPORT_UNKNOWN(run, NULL, chain_say_number((double)chain_step_count(run->model)));
}

const struct chain_rule chain_rule_soundness_undecided = {
    .id = "soundness-undecided",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("Whether everybody comes to an end could not be found out"),
    .message = N_("Whether everybody who begins comes to an end could not be found out: too many ways go on at the same time."),
    .unknown = N_("Whether everybody who begins comes to an end could not be found out: too many ways go on at the same time."),
    .why = N_("The ways can meet in more orders than can be gone through in a moment. That nothing is told does not mean that nothing is wrong."),
    .how = N_("Bring ways together where they part, or put a part that is much of a tangle into a sub-chain of its own."),
    .bad = "... dozens of parallel ways that lead into each other",
    .good = "... parallel ways that meet again before the next ones part",
    .run = run,
};
