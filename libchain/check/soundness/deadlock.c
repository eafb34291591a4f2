#include "check/soundness/soundness.h"

#define NAMED 16u

static const char *const meeting_waits = N_("When the way goes from \"{2}\" to \"{3}\", the meeting of ways before \"{0}\" waits for ever: nothing "
                                            "comes from {1} any more.{4| So nobody ever gets to {}.}");
static const char *const never_comes = N_("\"{0}\" waits for ever: nothing ever comes from {1}.{4| So nobody ever gets to {}.}");
static const char *const meeting_never =
    N_("The meeting of ways before \"{0}\" waits for ever: nothing ever comes from {1}.{4| So nobody ever gets to {}.}");
static const char *const may_not_come = N_("\"{0}\" waits for ever if nothing comes from {1}.{4| So nobody ever gets to {}.}");
static const char *const meeting_may_not =
    N_("The meeting of ways before \"{0}\" waits for ever if nothing comes from {1}.{4| So nobody ever gets to {}.}");

/* With words where there are some, each once. */
static size_t put(const struct chain_object **named, size_t count, const struct chain_object *object)
{
    for (size_t i = 0; i < count; i++)
        if (named[i] == object)
            return count;
    if (count < NAMED)
        named[count++] = object;
    return count;
}

static size_t find_missing(const chain_sound_fault *fault, const struct chain_object **named)
{
    size_t count = 0;
    for (size_t i = 0; i < fault->missing_count; i++)
        count = put(named, count, chain_with_words(fault->missing[i], false));
    return count;
}

/* Told with the first fault only; gateways without a name say nothing. */
static size_t find_dead(const chain_soundness *soundness, const chain_sound_fault *fault, const struct chain_object **named)
{
    size_t count = 0;
    for (size_t i = 0; i < chain_soundness_dead_count(soundness); i++) {
        const chain_object *dead = chain_soundness_dead(soundness, i);
        if (dead != fault->where && chain_has_words(dead))
            count = put(named, count, dead);
    }
    return count;
}

/* Which way was taken is not told where it was none: an event on the edge of a step did not happen. */
static const char *message_for(const struct chain_rule_run *run, const chain_sound_fault *fault, bool meeting)
{
    if (fault->cause && fault->taken)
        return meeting ? meeting_waits : run->rule->message;
    if (fault->cause)
        return meeting ? meeting_may_not : may_not_come;
    return meeting ? meeting_never : never_comes;
}

static void report(struct chain_rule_run *run, const chain_soundness *soundness, const chain_sound_fault *fault, bool first)
{
    const struct chain_object *missing[NAMED], *dead[NAMED];
    size_t missing_count = find_missing(fault, missing), dead_count = first ? find_dead(soundness, fault, dead) : 0;
    const struct chain_object *place = chain_with_words(fault->where, true);
    const struct chain_object *cause = fault->cause ? chain_with_words(fault->cause, false) : place;
    const struct chain_object *taken = fault->taken ? chain_with_words(fault->taken, true) : place;
    CHAIN_REPORT_AS(run, message_for(run, fault, place != fault->where), fault->where, chain_say_name(place),
                    chain_say_names(missing, missing_count), chain_say_name(cause), chain_say_name(taken), chain_say_names(dead, dead_count));
    chain_relate_fault(run, fault);
}

static void run(struct chain_rule_run *run)
{
    const chain_soundness *soundness = chain_soundness_of(run);
    bool first = true;
    for (size_t i = 0; i < chain_soundness_fault_count(soundness); i++) {
        const chain_sound_fault *fault = chain_soundness_fault(soundness, i);
        if (fault->kind != CHAIN_SOUND_WAITS || !fault->where)
            continue;
        report(run, soundness, fault, first);
        first = false;
    }
}

const struct chain_rule chain_rule_deadlock = {
    .id = "deadlock",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("A step waits for a way that does not come"),
    .message = N_("When the way goes from \"{2}\" to \"{3}\", \"{0}\" waits for ever: nothing comes from {1} any more.{4| So nobody ever gets to {}.}"),
    .why = N_("All ways are waited for, but one of them was not taken, so nobody goes on: the client waits, and each service "
              "believes that another one has the turn."),
    .how = N_("Where only one way is taken, let the ways meet at a step or branch that waits for none of the others (<step>, <branch>; in BPMN an "
              "exclusive gateway). Where all are needed, take all of them (<parallel>)."),
    .standard = "BPMN 2.0.2 13.4.1",
    .bad = "<branch id=\"which\"/> <flow from=\"which\" to=\"nurse\"/> <flow from=\"which\" to=\"doctor\"/> <parallel id=\"both\"/> "
           "<flow from=\"nurse\" to=\"both\"/> <flow from=\"doctor\" to=\"both\"/>",
    .good = "<branch id=\"which\"/> <flow from=\"which\" to=\"nurse\"/> <flow from=\"which\" to=\"doctor\"/> <step id=\"plan\"/> "
            "<flow from=\"nurse\" to=\"plan\"/> <flow from=\"doctor\" to=\"plan\"/>",
    .run = run,
};
