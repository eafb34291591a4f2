/* How often does the client tell the same story before help? */
#include "gaps/ways.h"

/* Once again may be needed; more than that is worth a question. A choice of this program. */
#define MANY 1

static double retellings(const chain_leg *leg)
{
    return leg->retold.most;
}

static void tell(struct chain_rule_run *run, const struct chain_worst_way *way, const chain_leg *leg)
{
    CHAIN_REPORT(run, way->help, chain_say_name(way->help), chain_say_number(leg->told.most), chain_say_number(way->most));
}

static void run(struct chain_rule_run *run)
{
    const chain_journeys *journeys = chain_tell_worst_ways(run, retellings, MANY, tell);
    if (journeys && chain_journeys_count(journeys) > 0 && chain_journeys_outlook(journeys).whole.told.most <= 0)
        CHAIN_REPORT_UNKNOWN(run, NULL, chain_say(""));
}

const struct chain_rule chain_rule_many_tellings = {
    .id = "many-tellings",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_REPEAT_TELLING,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("How often is the story told before help?"),
    .message = N_("Before “{0}” the client tells the story {1} times, {2} of them again."),
    .why = N_("How often in all the same things are asked on one client's way. Which step asks what again is told step by step by another "
              "rule (repeat-telling)."),
    .how = N_("Let what was told travel with the client: in the handoff, or in a record that the next worker can read."),
    .consequence = N_("You tell the same things many times before anybody helps you."),
    .question = N_("What is the least that must be asked anew, and what could the next worker read?"),
    .unknown = N_("How often the client tells the story cannot be told, because no step says what the client is asked."),
    .bad = "<step id=\"a\" asks=\"risk\"/> <step id=\"b\" asks=\"risk\"/> <step id=\"c\" asks=\"risk\"/>",
    .good = "<step id=\"a\" asks=\"risk\"/> <step id=\"b\" needs=\"risk\"/>",
    .run = run,
};
