/* How often must the client make contact before help? */
#include <math.h>

#include "gaps/rules/scratch.h"
#include "gaps/ways.h"

/* "The client gets the help needed smoothly with one contact": the promise of the reform (seed 000:3). */
#define TARGET 1

static double contacts(const chain_leg *leg)
{
    return leg->contacts.most;
}

static bool is_contact(const struct chain_object *step)
{
    return ((const struct chain_step *)step)->kind == CHAIN_STEP_CONTACT;
}

/* Left to the client by the one before. */
static bool leaves_contact(const struct chain_object *object)
{
    const struct chain_flow *flow = (const struct chain_flow *)object;
    if (!flow || flow->role != CHAIN_ROLE_HANDOFF || is_contact(flow->from.target) || is_contact(flow->to.target))
        return false;
    return flow->kind == CHAIN_HANDOFF_GUIDANCE || flow->kind == CHAIN_HANDOFF_CLIENT_CARRIED || flow->kind == CHAIN_HANDOFF_NONE ||
           (flow->kind == CHAIN_HANDOFF_CONTACT && chain_step_is_client(chain_flow_source(flow)));
}

/* Where each contact on the way is made. */
static struct chain_argument contact_places(struct chain_arena *scratch, const chain_journey *journey)
{
    size_t length = chain_journey_length(journey), count = 0;
    const struct chain_object **places = chain_arena_array(scratch, length + 1, sizeof *places);
    for (size_t i = 0; i < length && places; i++) {
        chain_station station = chain_journey_station(journey, i);
        if (leaves_contact(station.flow))
            places[count++] = station.flow;
        if (station.step == chain_journey_help(journey))
            break;
        if (is_contact(station.step))
            places[count++] = station.step;
    }
    return chain_say_names(places, count);
}

static struct chain_argument expected(const chain_outlook *outlook)
{
    const chain_expectation *e = &outlook->expected;
    bool known = e->certainty == CHAIN_CERTAIN && e->contacts_to_help.most - e->contacts_to_help.least < 1e-9;
    return known ? chain_say_number(floor(e->contacts_to_help.most * 10 + 0.5) / 10) : chain_say("");
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    const chain_journeys *journeys = chain_ways_of(run);
    chain_outlook outlook = chain_journeys_outlook(journeys);
    size_t count = 0;
    if (!journeys || chain_journeys_count(journeys) == 0)
        return;
    chain_arena_init(&scratch);
    struct chain_worst_way *ways = chain_worst_ways(&scratch, run->model, journeys, contacts, &count);
    for (size_t i = 0; i < count && ways; i++)
        if (ways[i].most > TARGET)
            CHAIN_REPORT(run, ways[i].help, chain_say_name(ways[i].help), chain_say_number(ways[i].most),
                         contact_places(&scratch, ways[i].journey), expected(&outlook),
                         ways[i].least < ways[i].most ? chain_say_number(ways[i].least) : chain_say(""));
    if (outlook.whole.contacts.most <= 0)
        CHAIN_REPORT_UNKNOWN(run, NULL, chain_say_phrase(N_("no contact by the client is described")));
    else if (count == 0 && outlook.never_help)
        CHAIN_REPORT_UNKNOWN(run, NULL, chain_say_phrase(N_("no treatment, rehabilitation or support is described")));
    else if (!outlook.exact)
        CHAIN_REPORT_UNKNOWN(run, NULL, chain_say_phrase(N_("there are too many ways to look at all of them")));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_contacts = {
    .id = "contacts",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_TOO_MANY_CONTACTS,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Does one contact lead to help?"),
    .message = N_("Before “{0}” the client must make contact {1} times{2|: {}}.{4| On the shortest way: {}.} The aim is one contact.{3| On "
                  "average, returns included, clients make contact {} times.}"),
    .why = N_("The aim is that the client gets help with one contact. Each further contact is work for the client and for the services, "
              "and a place where somebody may give up. The average is that of an absorbing Markov chain over the shares of the branches."),
    .how = N_("Let the service that was contacted bring the client on: book the next time, hand over, ask the colleague."),
    .consequence = N_("You have to make contact several times before you get help."),
    .question = N_("What would let the first contact be enough here: who could bring the client on?"),
    .unknown = N_("How many contacts it takes before help cannot be told, because {0}."),
    .bad = "<step id=\"call\" kind=\"contact\"/> ... <step id=\"second-call\" kind=\"contact\"/> ... <step id=\"care\" kind=\"treat\"/>",
    .good = "<step id=\"call\" kind=\"contact\"/> ... <handoff from=\"triage\" to=\"care\" kind=\"direct-booking\"/>",
    .run = run,
};
