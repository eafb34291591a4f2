/* Journeys against hand-computed values, a simulation, and each other: the list against the graph. */
#include <math.h>

#include "chain/journey.h"
#include "unit.h"

static const char actors[] =
    "<actors><organisation id='hc'/><organisation id='hosp'/><actor id='c' kind='client'/>"
    "<actor id='n' kind='nurse' organisation='hc'/><actor id='d' kind='physician' organisation='hc'/>"
    "<actor id='s' kind='physician' organisation='hosp'/></actors>";

struct made {
    chain_model *model;
    chain_journeys *journeys;
};

static struct made make_listing(const char *content, size_t most)
{
    struct made made;
    size_t size = strlen(content) + sizeof actors;
    char *text = malloc(size);
    chain_journeys_options options = CHAIN_JOURNEYS_OPTIONS_INIT;
    options.most = most;
    ck_assert_ptr_nonnull(text);
    snprintf(text, size, "%s%s", actors, content);
    made.model = unit_model(text);
    free(text);
    ck_assert_int_eq(chain_journeys_new(made.model, &options, &made.journeys), CHAIN_OK);
    return made;
}

static struct made make(const char *content)
{
    return make_listing(content, 0);
}

static void clear(struct made *made)
{
    chain_journeys_free(made->journeys);
    chain_model_free(made->model);
}

static void is_range(chain_bounds range, double least, double most)
{
    ck_assert_double_eq_tol(range.least, least, 1e-9);
    if (isinf(most))
        ck_assert(isinf(range.most));
    else
        ck_assert_double_eq_tol(range.most, most, 1e-9);
}

static void is_days(chain_duration duration, double days)
{
    ck_assert_double_eq_tol(chain_duration_minutes(duration) / 1440, days, 1e-9);
}

/* A call, an assessment, a wait, and one or two visits; the visit asks again what the nurse asked. */
static const char visit[] =
    "<steps><start id='need' kind='need' actor='c'/><step id='call' kind='contact' actor='c' channel='phone'/>"
    "<step id='triage' kind='triage' actor='n' asks='contact-reason' typical='PT20M'/>"
    "<step id='queue' kind='wait' actor='d' planned='P7D' typical='P3W' max='P8W'/>"
    "<step id='visit' kind='examine' actor='d' asks='contact-reason risk'/><branch id='what' actor='d'/>"
    "<step id='care' kind='treat' actor='s' typical='P2M' cost='200'/><end id='well' kind='resolved'/><end id='gone' kind='dropout'/></steps>"
    "<flows><flow from='need' to='call'/><handoff from='call' to='triage' kind='contact' within='P3D'/>"
    "<handoff from='triage' to='queue' kind='direct-booking'/><flow from='queue' to='visit'/><flow from='visit' to='what'/>"
    "<handoff from='what' to='care' kind='referral' share='0.4' typical='P1W'/><flow from='what' to='gone' share='1/10'/>"
    "<handoff from='what' to='triage' kind='guidance' share='20 %'/><flow from='what' to='well'/>"
    "<flow from='care' to='well'/></flows>";

START_TEST(measures_each_journey)
{
    struct made made = make(visit);
    ck_assert_uint_eq(chain_journeys_count(made.journeys), 3); /* care, gone, well; the way back to triage is a loop */
    ck_assert(chain_journeys_complete(made.journeys));
    const chain_journey *care = chain_journeys_at(made.journeys, 0);
    ck_assert_str_eq(chain_object_id(chain_journey_help(care)), "care");
    ck_assert_str_eq(chain_object_id(chain_journey_end(care)), "well");
    ck_assert_uint_eq(chain_journey_length(care), 8);
    ck_assert_str_eq(chain_object_id(chain_journey_station(care, 2).step), "triage");
    ck_assert_double_eq_tol(chain_journey_probability(care), 0.4, 1e-12);
    chain_leg leg = chain_journey_to_help(care), whole = chain_journey_whole(care);
    double contacts = 0, encounters = 0, waits = 0, minutes = 0;
    for (size_t i = 0; i < chain_journey_length(care); i++) {
        chain_station station = chain_journey_station(care, i);
        contacts += station.contact;
        encounters += station.encounter;
        waits += station.wait;
        minutes += chain_duration_minutes(station.coming.typical) + chain_duration_minutes(station.staying.typical);
    }
    ck_assert_double_eq_tol(contacts, whole.contacts.most, 1e-9); /* told one by one they are the same */
    ck_assert_double_eq_tol(encounters, whole.encounters.most, 1e-9);
    ck_assert_double_le(waits, whole.waits.most);
    ck_assert_double_eq_tol(minutes, chain_duration_minutes(whole.total.typical), 1e-6);
    is_range(leg.contacts, 1, 1);
    is_range(leg.encounters, 2, 2); /* triage and visit */
    is_range(leg.handoffs, 2, 2);   /* booking and referral */
    is_range(leg.waits, 3, 3);      /* answer, queue, referral */
    is_range(leg.told, 2, 2);
    is_range(leg.retold, 1, 1);
    is_range(leg.professionals, 2, 2);
    is_range(leg.organisations, 1, 1);
    is_range(whole.professionals, 3, 3);
    is_range(whole.organisations, 2, 2);
    is_range(whole.cost, 200, 200);
    ck_assert_uint_eq(whole.uncosted, 2);
    is_days(leg.waiting.best, 3 + 7 + 7);
    is_days(leg.waiting.typical, 3 + 21 + 7);
    is_days(leg.waiting.worst, 3 + 56 + 7);
    is_days(leg.working.typical, 20 / 1440.0);
    is_days(whole.working.typical, 2 * 30.44 + 20 / 1440.0);
    ck_assert_uint_eq(leg.waiting.agreed, 1); /* the answer */
    ck_assert_uint_eq(leg.waiting.open, 2);
    ck_assert_uint_eq(leg.total.untimed, 0);
    ck_assert(!chain_journey_help(chain_journeys_at(made.journeys, 1)));
    clear(&made);
}
END_TEST

/*
 * By hand: each visit goes back to triage with 0.2, so 1 / (1 - 0.2) = 1.25 rounds. Contacts: the call, and guidance back to triage
 * 0.25 times = 1.25. Help: 0.4 * 1.25 = 0.5. Encounters: 2 * 1.25 + 0.5 = 3.
 */
START_TEST(expects_with_loops)
{
    struct made made = make(visit);
    chain_outlook outlook = chain_journeys_outlook(made.journeys);
    ck_assert_int_eq(outlook.expected.certainty, CHAIN_CERTAIN);
    is_range(outlook.expected.contacts, 1.25, 1.25);
    is_range(outlook.expected.contacts_to_help, 1.25, 1.25);
    is_range(outlook.expected.help, 0.5, 0.5);
    is_range(outlook.expected.encounters, 3, 3);
    is_range(outlook.expected.told, 2.5, 2.5);
    is_range(outlook.unaccounted, 0, 0);
    ck_assert_uint_eq(chain_journeys_end_count(made.journeys), 2);
    is_range(chain_journeys_share(made.journeys, 0, 0), 0.875, 0.875);
    is_range(chain_journeys_share(made.journeys, SIZE_MAX, 1), 0.125, 0.125);
    is_range(outlook.whole.contacts, 1, 1);
    bool known = false;
    const chain_journey *likeliest = chain_journeys_likeliest(made.journeys, &known);
    ck_assert(known);
    ck_assert_ptr_eq(likeliest, chain_journeys_at(made.journeys, 0));
    clear(&made);
}
END_TEST

/* Two ways without a share: help comes for 0.4 to 0.9 at once; going round for ever has no upper limit. */
START_TEST(unknown_shares_give_ranges)
{
    static const char content[] =
        "<steps><start id='a' actor='c' kind='contact'/><branch id='b' actor='n'/><step id='t' kind='treat' actor='n'/>"
        "<end id='x'/><end id='y'/></steps><flows><flow from='a' to='b'/><flow from='b' to='t' share='0.4'/>"
        "<flow from='b' to='x'/><flow from='b' to='%s'/><flow from='t' to='y'/></flows>";
    char text[2000];
    snprintf(text, sizeof text, content, "t");
    struct made made = make(text);
    chain_outlook outlook = chain_journeys_outlook(made.journeys);
    ck_assert_int_eq(outlook.expected.certainty, CHAIN_BOUNDED);
    is_range(outlook.expected.help, 0.4, 1);
    is_range(chain_journeys_share(made.journeys, 0, 0), 0, 0.6);
    is_range(chain_journeys_share(made.journeys, 0, 1), 0.4, 1);
    clear(&made);
    snprintf(text, sizeof text, content, "a");
    made = make(text);
    outlook = chain_journeys_outlook(made.journeys);
    is_range(outlook.expected.contacts, 1, INFINITY);
    is_range(outlook.whole.contacts, 1, 1);
    bool known = true;
    ck_assert_ptr_nonnull(chain_journeys_likeliest(made.journeys, &known));
    ck_assert(!known);
    clear(&made);
}
END_TEST

START_TEST(a_loop_without_exit_is_said)
{
    struct made made = make("<steps><start id='a' actor='c'/><step id='b' kind='contact' actor='c'/><step id='f' actor='n'/><end id='e'/>"
                            "</steps><flows><flow from='a' to='b' share='0.5'/><flow from='a' to='e' share='0.5'/>"
                            "<flow from='b' to='f'/><flow from='f' to='b'/></flows>");
    chain_outlook outlook = chain_journeys_outlook(made.journeys);
    ck_assert_int_eq(outlook.expected.certainty, CHAIN_NO_WAY_OUT);
    is_range(outlook.expected.contacts, 0, INFINITY);
    is_range(chain_journeys_share(made.journeys, 0, 0), 0.5, 0.5);
    is_range(outlook.unaccounted, 0.5, 0.5);
    ck_assert_uint_eq(chain_journeys_count(made.journeys), 1);
    clear(&made);
}
END_TEST

/* Three ways at once, one of them with a choice and one without a step. */
static const char parallel[] =
    "<steps><start id='a' actor='c'/><parallel id='p' actor='n'/><step id='x' kind='examine' actor='n' typical='P2D' max='P9D'/>"
    "<branch id='b' actor='d'/><step id='y' kind='meeting' actor='d' typical='P5D' max='P6D'/>"
    "<step id='z' kind='contact' actor='c'/><parallel id='j' actor='n'/><step id='t' kind='treat' actor='s' typical='P1D'/>"
    "<end id='e' kind='resolved'/></steps>"
    "<flows><flow from='a' to='p'/><flow from='p' to='x'/><flow from='p' to='b'/><flow from='p' to='j'/><flow from='x' to='j'/>"
    "<flow from='b' to='y' share='0.25'/><flow from='b' to='z' share='0.75'/><flow from='y' to='j'/><flow from='z' to='j'/>"
    "<flow from='j' to='t'/><flow from='t' to='e'/></flows>";

START_TEST(parallel_ways_are_all_walked)
{
    for (size_t most = 0; most < 2; most++) { /* listed, and computed on the graph */
        struct made made = make_listing(parallel, most);
        chain_outlook outlook = chain_journeys_outlook(made.journeys);
        ck_assert_int_eq(outlook.exact, most == 0);
        ck_assert_uint_eq(chain_journeys_count(made.journeys), most == 0 ? 2 : 1);
        is_range(outlook.whole.encounters, 2, 3);
        is_range(outlook.whole.contacts, 0, 1);
        is_days(outlook.to_help.total.best, 2);
        is_days(outlook.to_help.total.typical, 2);
        is_days(outlook.to_help.total.typical_most, 5);
        is_days(outlook.to_help.total.worst, 9);
        is_days(outlook.whole.total.worst, 10);
        is_range(outlook.expected.encounters, 2.25, 2.25);
        is_range(outlook.expected.contacts, 0.75, 0.75);
        is_range(outlook.expected.help, 1, 1);
        is_range(chain_journeys_share(made.journeys, 0, 0), 1, 1);
        const chain_journey *journey = chain_journeys_at(made.journeys, 0);
        ck_assert_uint_eq(chain_journey_length(journey), 8); /* a p x b y j t e */
        ck_assert_uint_eq(chain_journey_station(journey, 2).depth, 1);
        ck_assert_uint_eq(chain_journey_station(journey, 4).lane, 1);
        ck_assert_uint_eq(chain_journey_station(journey, 5).depth, 0);
        clear(&made);
    }
}
END_TEST

START_TEST(members_of_a_group_are_optional)
{
    struct made made = make("<steps><start id='a' actor='c'/><any-order id='g' actor='n'>"
                            "<step id='m' kind='meeting' actor='n' typical='P1D'/><step id='o' kind='treat' actor='s' typical='P4D'/>"
                            "</any-order><end id='e'/></steps><flows><flow from='a' to='g'/><flow from='g' to='e'/></flows>");
    chain_outlook outlook = chain_journeys_outlook(made.journeys);
    ck_assert_uint_eq(chain_journeys_count(made.journeys), 1);
    is_range(outlook.whole.encounters, 0, 2);
    is_range(outlook.whole.professionals, 0, 2);
    is_range(outlook.expected.encounters, 0, 2);
    is_days(outlook.whole.total.best, 0);
    is_days(outlook.whole.total.worst, 5);
    const chain_journey *journey = chain_journeys_at(made.journeys, 0);
    ck_assert(chain_journey_station(journey, 2).optional);
    ck_assert_ptr_null(chain_journey_help(journey));
    clear(&made);
}
END_TEST

START_TEST(a_journey_through_steps)
{
    struct made made = make(visit);
    const char *care[] = {"visit", "care"}, *back[] = {"care", "visit"}, *none[] = {"nowhere"}, *end[] = {"gone"};
    const chain_journey *journey = chain_journeys_through(made.journeys, care, 2);
    ck_assert_ptr_nonnull(journey);
    ck_assert_str_eq(chain_object_id(chain_journey_help(journey)), "care");
    ck_assert_ptr_null(chain_journeys_through(made.journeys, back, 2));
    ck_assert_ptr_null(chain_journeys_through(made.journeys, none, 1));
    ck_assert_str_eq(chain_object_id(chain_journey_end(chain_journeys_through(made.journeys, end, 1))), "gone");
    ck_assert_uint_eq(chain_journey_length(chain_journeys_through(made.journeys, NULL, 0)), 7);
    clear(&made);
    made = make_listing(visit, 1); /* not in the list: found on the graph */
    ck_assert_str_eq(chain_object_id(chain_journey_end(chain_journeys_through(made.journeys, end, 1))), "gone");
    clear(&made);
}
END_TEST

START_TEST(null_is_answered)
{
    chain_journeys *journeys = NULL;
    chain_journeys_options options = CHAIN_JOURNEYS_OPTIONS_INIT;
    chain_model *model = unit_model("");
    ck_assert_int_eq(chain_journeys_new(NULL, NULL, &journeys), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_journeys_new(model, NULL, NULL), CHAIN_BAD_ARGUMENT);
    options.area = "nowhere";
    ck_assert_int_eq(chain_journeys_new(model, &options, &journeys), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_journeys_new(model, NULL, &journeys), CHAIN_OK); /* an empty chain has no journeys */
    ck_assert_uint_eq(chain_journeys_count(journeys), 0);
    ck_assert(chain_journeys_complete(journeys));
    ck_assert_ptr_null(chain_journeys_likeliest(journeys, NULL));
    ck_assert_ptr_null(chain_journeys_through(journeys, NULL, 0));
    ck_assert_ptr_null(chain_journeys_at(journeys, 0));
    ck_assert_uint_eq(chain_journeys_outlook(journeys).journeys, 0);
    is_range(chain_journeys_share(journeys, 0, 0), 0, 0);
    chain_journeys_free(journeys);
    chain_model_free(model);
    ck_assert_uint_eq(chain_journeys_count(NULL), 0);
    ck_assert(!chain_journeys_complete(NULL));
    ck_assert_ptr_null(chain_journey_help(NULL));
    ck_assert_double_lt(chain_journey_probability(NULL), 0);
    ck_assert_ptr_null(chain_journey_station(NULL, 3).step);
    chain_journeys_free(NULL);
}
END_TEST

/* Random chains. */

static uint32_t draw_number(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

enum { MOST_STEPS = 14 };

struct random_chain {
    int steps, out[MOST_STEPS][3], outs[MOST_STEPS], share[MOST_STEPS][3], contact[MOST_STEPS], help[MOST_STEPS];
};

/* Steps 0 to n-2, the last is the end. Each leads on, perhaps back as well; shares in hundredths, all known. */
static void draw_chain(struct random_chain *chain, uint32_t *seed, bool loops)
{
    chain->steps = 4 + (int)(draw_number(seed) % (MOST_STEPS - 4));
    for (int i = 0; i + 1 < chain->steps; i++) {
        int left = 100;
        chain->outs[i] = 1 + (int)(draw_number(seed) % 3);
        chain->contact[i] = draw_number(seed) % 3 == 0;
        chain->help[i] = i > 0 && draw_number(seed) % 5 == 0;
        for (int f = 0; f < chain->outs[i]; f++) {
            int ahead = i + 1 + (int)(draw_number(seed) % (unsigned)(chain->steps - i - 1));
            bool back = loops && f > 0 && i > 0 && draw_number(seed) % 3 == 0;
            chain->out[i][f] = back ? 1 + (int)(draw_number(seed) % (unsigned)i) : ahead;
            chain->share[i][f] = f + 1 == chain->outs[i] ? left : (int)(draw_number(seed) % (unsigned)(left / 2 + 1));
            left -= chain->share[i][f];
        }
        /* Something always leads on. */
        if (chain->share[i][0] == 0 && chain->outs[i] > 1) {
            chain->share[i][0] = 1;
            chain->share[i][chain->outs[i] - 1] -= 1;
        }
    }
}

static struct made make_random(const struct random_chain *chain, size_t most, bool shares, uint32_t *seed)
{
    char text[12000] = "<steps><start id='s0' actor='c'/>";
    for (int i = 1; i + 1 < chain->steps; i++)
        sprintf(text + strlen(text), "<step id='s%d' kind='%s' actor='%s' typical='P%uD'/>", i,
                chain->help[i] ? "treat" : chain->contact[i] ? "contact" : "record", chain->help[i] ? "s" : chain->contact[i] ? "c" : "n",
                draw_number(seed) % 9 + 1);
    sprintf(text + strlen(text), "<end id='s%d'/></steps><flows>", chain->steps - 1);
    for (int i = 0; i + 1 < chain->steps; i++)
        for (int f = 0; f < chain->outs[i]; f++) {
            char share[40] = "";
            if (shares)
                sprintf(share, " share='%d %%'", chain->share[i][f]);
            sprintf(text + strlen(text), "<flow from='s%d' to='s%d'%s/>", i, chain->out[i][f], share);
        }
    strcat(text, "</flows>");
    return make_listing(text, most);
}

static int take(const struct random_chain *chain, int step, uint32_t *seed)
{
    int lot = (int)(draw_number(seed) % 100), f = 0;
    while (f + 1 < chain->outs[step] && lot >= chain->share[step][f])
        lot -= chain->share[step][f++];
    return chain->out[step][f];
}

/* A client walks at random; the mean over many comes near to the expected values, within five standard errors. */
START_TEST(a_simulation_agrees)
{
    uint32_t seed = 20260101;
    for (int round = 0; round < 25; round++) {
        enum { CLIENTS = 20000 };
        struct random_chain chain;
        draw_chain(&chain, &seed, true);
        struct made made = make_random(&chain, 0, true, &seed);
        chain_outlook outlook = chain_journeys_outlook(made.journeys);
        ck_assert_int_eq(outlook.expected.certainty, CHAIN_CERTAIN);
        double sum = 0, squares = 0, before = 0, before_squares = 0, helped = 0;
        for (int client = 0; client < CLIENTS; client++) {
            double contacts = 0, to_help = -1;
            for (int at = 0, walked = 0; at + 1 < chain.steps && walked < 100000; at = take(&chain, at, &seed), walked++) {
                bool help = at > 0 && chain.help[at];
                if (help && to_help < 0)
                    to_help = contacts;
                contacts += at > 0 && !help && chain.contact[at];
            }
            helped += to_help >= 0;
            to_help = to_help < 0 ? contacts : to_help;
            sum += contacts;
            squares += contacts * contacts;
            before += to_help;
            before_squares += to_help * to_help;
        }
        double mean = sum / CLIENTS, error = 5 * sqrt((squares / CLIENTS - mean * mean) / CLIENTS) + 1e-9;
        ck_assert_double_eq_tol(outlook.expected.contacts.least, mean, error);
        ck_assert_double_eq_tol(outlook.expected.contacts.most, outlook.expected.contacts.least, 1e-9);
        mean = before / CLIENTS;
        error = 5 * sqrt((before_squares / CLIENTS - mean * mean) / CLIENTS) + 1e-9;
        ck_assert_double_eq_tol(outlook.expected.contacts_to_help.least, mean, error);
        helped /= CLIENTS;
        ck_assert_double_eq_tol(outlook.expected.help.least, helped, 5 * sqrt(helped * (1 - helped) / CLIENTS) + 1e-9);
        is_range(chain_journeys_share(made.journeys, 0, 0), 1, 1);
        clear(&made);
    }
}
END_TEST

static void is_ordered(const chain_span *span)
{
    double times[] = {chain_duration_minutes(span->best), chain_duration_minutes(span->typical),
                      chain_duration_minutes(span->typical_most), chain_duration_minutes(span->worst)};
    for (int i = 0; i < 3; i++)
        ck_assert_double_le(times[i], times[i + 1] + 1e-6);
}

static void holds(chain_bounds outer, chain_bounds inner)
{
    ck_assert_double_le(outer.least, inner.least + 1e-9);
    ck_assert_double_ge(outer.most, inner.most - 1e-9);
}

/* What is computed on the graph holds what the list tells; without loops it is the same. */
START_TEST(the_graph_agrees_with_the_list)
{
    uint32_t seed = 4711;
    for (int round = 0; round < 300; round++) {
        struct random_chain chain;
        bool loops = round % 2 == 1;
        draw_chain(&chain, &seed, loops);
        uint32_t again = seed;
        struct made list = make_random(&chain, 10000, false, &seed), graph = make_random(&chain, 1, false, &again);
        chain_outlook all = chain_journeys_outlook(list.journeys), bounds = chain_journeys_outlook(graph.journeys);
        ck_assert(all.exact);
        is_ordered(&all.whole.total);
        is_ordered(&bounds.whole.total);
        holds(bounds.whole.contacts, all.whole.contacts);
        holds(bounds.to_help.contacts, all.to_help.contacts);
        holds(bounds.expected.contacts, all.expected.contacts);
        if (!loops && !bounds.exact) {
            is_range(bounds.whole.contacts, all.whole.contacts.least, all.whole.contacts.most);
            is_range(bounds.to_help.contacts, all.to_help.contacts.least, all.to_help.contacts.most);
            ck_assert_double_eq(chain_duration_minutes(bounds.whole.total.best), chain_duration_minutes(all.whole.total.best));
            ck_assert_double_eq(chain_duration_minutes(bounds.whole.total.worst), chain_duration_minutes(all.whole.total.worst));
            ck_assert_double_eq(chain_duration_minutes(bounds.to_help.total.typical_most),
                                chain_duration_minutes(all.to_help.total.typical_most));
        }
        /* Without shares anything from the cheapest to the dearest way can be expected; loops may add to it. */
        ck_assert_double_eq_tol(all.expected.contacts.least, all.whole.contacts.least, 1e-9);
        ck_assert_double_ge(all.expected.contacts.most, all.whole.contacts.most - 1e-9);
        clear(&list);
        clear(&graph);
    }
}
END_TEST

/* Known shares sum to one over the ends; half unknown ones lie within their ranges. */
START_TEST(shares_of_the_ends_sum_to_one)
{
    uint32_t seed = 99;
    for (int round = 0; round < 200; round++) {
        char text[4000] = "<steps><start id='a' actor='c'/>", flows[3000] = "";
        int branches = 1 + (int)(draw_number(&seed) % 5);
        for (int b = 0; b < branches; b++) {
            int lost = (int)(draw_number(&seed) % 20), on = (int)(draw_number(&seed) % 60), back = (int)(draw_number(&seed) % 20);
            sprintf(text + strlen(text), "<branch id='b%d' actor='n'/><end id='e%d'/>", b, b);
            sprintf(flows + strlen(flows), "<flow from='b%d' to='e%d' share='%d %%'/><flow from='b%d' to='b0' share='%d %%'/>", b, b,
                    100 - lost - on - back, b, back);
            sprintf(flows + strlen(flows), "<flow from='b%d' to='%s%d' share='%d %%'/>", b, b + 1 < branches ? "b" : "e",
                    b + 1 < branches ? b + 1 : b, on);
        }
        strcat(text, "</steps><flows><flow from='a' to='b0'/>");
        strcat(text, flows);
        strcat(text, "</flows>");
        struct made made = make(text);
        double sum = chain_journeys_outlook(made.journeys).unaccounted.least;
        for (size_t e = 0; e < chain_journeys_end_count(made.journeys); e++) {
            chain_bounds share = chain_journeys_share(made.journeys, 0, e);
            ck_assert_double_eq_tol(share.least, share.most, 1e-9);
            sum += share.least;
        }
        ck_assert_double_eq_tol(sum, 1, 1e-9);
        clear(&made);
    }
}
END_TEST

UNIT_MAIN("journeys", measures_each_journey, expects_with_loops, unknown_shares_give_ranges, a_loop_without_exit_is_said,
          parallel_ways_are_all_walked, members_of_a_group_are_optional, a_journey_through_steps, null_is_answered,
          a_simulation_agrees, the_graph_agrees_with_the_list, shares_of_the_ends_sum_to_one)
