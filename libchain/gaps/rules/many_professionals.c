/* How many different people does the client meet before help? */
#include "gaps/ways.h"

/* One who listens, one who assesses, one who helps: more than these before help is worth a question. A choice of this program. */
#define MANY 3

static double professionals(const chain_leg *leg)
{
    return leg->professionals.most;
}

static void tell(struct chain_rule_run *run, const struct chain_worst_way *way, const chain_leg *leg)
{
    CHAIN_REPORT(run, way->help, chain_say_name(way->help), chain_say_number(way->most), chain_say_number(leg->organisations.most),
                 chain_say_number(MANY));
}

static void run(struct chain_rule_run *run)
{
    const chain_journeys *journeys = chain_tell_worst_ways(run, professionals, MANY, tell);
    if (journeys && chain_journeys_count(journeys) > 0 && !chain_journeys_complete(journeys))
        CHAIN_REPORT_UNKNOWN(run, NULL, chain_say(""));
}

const struct chain_rule chain_rule_many_professionals = {
    .id = "many-professionals",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_TOO_MANY_CONTACTS,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("How many people does the client meet before help?"),
    .message = N_("Before “{0}” the client meets {1} different professionals from {2} organisations."),
    .why = N_("Each new face costs trust and time, and things get lost between people. A question is asked when there are more than three "
              "before help; the number is a choice of this program, not a rule."),
    .how = N_("Let one worker stay with the client, or let those who must take part meet the client together."),
    .consequence = N_("You meet many people before anybody helps you."),
    .question = N_("Who could stay with the client from the first contact until help begins?"),
    .unknown = N_("How many professionals clients meet before help cannot be told: there are too many ways to look at all of them."),
    .bad = "triage by a nurse, then a physician, a coordinator, an interviewer, and only then treatment",
    .good = "triage by a nurse together with the worker who will treat the client",
    .run = run,
};
