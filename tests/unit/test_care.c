/* Facts about care that programs may ask for: how complete handoffs are, how whole a chain is. */
#include "chain/facts.h"
#include "chain/kinds.h"
#include "unit.h"

#define ACTORS \
    "<actors><organisation id='centre' sector='health-basic'/><organisation id='hospital' sector='health-special'/>" \
    "<organisation id='town' sector='social'/><actor id='client' kind='client'/>" \
    "<actor id='nurse' kind='nurse' organisation='centre'/><actor id='doctor' kind='physician' organisation='centre'/>" \
    "<actor id='specialist' kind='physician' organisation='hospital'/>" \
    "<actor id='social' kind='social-worker' organisation='town'/></actors>"

struct world {
    chain_model *model;
    chain_facts *facts;
};

static struct world make(const char *content)
{
    struct world world = {unit_model(content), NULL};
    ck_assert_int_eq(chain_facts_new(world.model, &world.facts), CHAIN_OK);
    return world;
}

static void clear(struct world *world)
{
    chain_facts_free(world->facts);
    chain_model_free(world->model);
}

static chain_handoff_facts handoff(const struct world *world, const char *id)
{
    chain_handoff_facts facts;
    ck_assert(chain_facts_handoff(world->facts, chain_model_find(world->model, id), &facts));
    return facts;
}

START_TEST(completeness_of_handoffs)
{
    struct world world = make(
        ACTORS "<steps><start id='need' actor='client'/><step id='triage' kind='triage' actor='nurse'/>"
        "<step id='visit' kind='examine' actor='doctor'/><step id='care' kind='treat' actor='specialist'/>"
        "<step id='help' kind='support' actor='social'/><end id='end'/></steps><flows>"
        "<handoff id='in' from='need' to='triage' kind='contact' carries='contact-reason'/>"
        "<handoff id='near' from='triage' to='visit' kind='direct-booking' carries='triage-result' within='P3D'/>"
        "<handoff id='full' from='visit' to='care' kind='referral' carries='referral-doc' within='P3W' acknowledge='yes' "
        "fallback='triage' consent='asked'><criteria>severe</criteria></handoff>"
        "<message id='back' from='care' to='visit' kind='feedback' carries='feedback-doc'/>"
        "<handoff id='open' from='visit' to='help' kind='none' carries='referral-doc'/>"
        "<handoff id='dark' from='care' to='help'/>"
        "<handoff id='said-no' from='triage' to='help' kind='notification' carries='risk' acknowledge='no'/>"
        "<flow id='on' from='help' to='end'/></flows>");
    chain_handoff_facts facts = handoff(&world, "in");
    ck_assert_uint_eq(facts.required_count, 4);
    ck_assert_uint_eq(facts.present, CHAIN_CARE_RECEIVER | CHAIN_CARE_INFORMATION);
    facts = handoff(&world, "near");
    ck_assert_uint_eq(facts.required_count, 3);
    ck_assert_uint_eq(facts.present_count, 3);
    /* All but the carrier; feedback comes as a message. */
    facts = handoff(&world, "full");
    ck_assert_uint_eq(facts.required_count, 9);
    ck_assert_uint_eq(facts.required & ~facts.present, CHAIN_CARE_CARRIER);
    facts = handoff(&world, "open");
    ck_assert_uint_gt(facts.required_count, 0);
    ck_assert_uint_eq(facts.present_count, 0);
    ck_assert_uint_eq(handoff(&world, "dark").required_count, 0);
    facts = handoff(&world, "said-no");
    ck_assert_uint_eq(facts.refused, CHAIN_CARE_ACKNOWLEDGE);
    ck_assert_uint_eq(facts.present & CHAIN_CARE_ACKNOWLEDGE, 0);
    ck_assert(!chain_facts_handoff(world.facts, chain_model_find(world.model, "on"), &facts));
    ck_assert(!chain_facts_handoff(world.facts, chain_model_find(world.model, "triage"), &facts));
    ck_assert(!chain_facts_handoff(NULL, NULL, NULL));
    clear(&world);
}
END_TEST

/* Two ways: one stays in the health centre, the other goes over hospital and town. */
START_TEST(boundaries_sectors_and_organisers)
{
    struct world world = make(
        ACTORS "<steps><start id='need' actor='client'/><step id='triage' kind='triage' actor='nurse'/>"
        "<branch id='which' actor='nurse'/><step id='visit' kind='treat' actor='doctor'/>"
        "<step id='care' kind='treat' actor='specialist'/><step id='help' kind='support' actor='social'/><end id='end'/></steps>"
        "<flows><handoff from='need' to='triage' kind='contact'/><flow from='triage' to='which'/>"
        "<handoff from='which' to='visit' kind='direct-booking'/><flow from='visit' to='end'/>"
        "<handoff from='which' to='care' kind='referral' feedback='yes'/><handoff from='care' to='help' kind='guidance'/>"
        "<handoff from='help' to='care'/><flow from='help' to='end'/></flows>");
    chain_integration whole;
    ck_assert(chain_facts_integration(world.facts, &whole));
    ck_assert_uint_eq(whole.boundaries, 3);
    ck_assert_uint_eq(whole.bridged, 1);
    ck_assert_uint_eq(whole.open, 1);
    ck_assert_uint_eq(whole.unknown, 1);
    ck_assert_uint_eq(whole.with_feedback, 1);
    ck_assert_uint_eq(whole.sectors, 3);
    ck_assert_uint_eq(whole.organisers, 3);
    ck_assert(whole.per_way_known);
    ck_assert(!whole.undecided);
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_eq(whole.per_way[i].least, i == 0 ? 0 : 1);
        ck_assert_uint_eq(whole.per_way[i].most, i == 0 ? 2 : 3);
    }
    clear(&world);
}
END_TEST

/* A Skolt Sámi speaker: a worker first, then an interpreter or nobody; Inari Sámi is another language and is not told. */
START_TEST(the_floor_of_a_language)
{
    struct world world = make(
        ACTORS "<steps><start id='need' actor='client'/>"
        "<step id='triage' kind='triage' actor='nurse'><language code='sms' level='worker'/></step><branch id='which'/>"
        "<step id='visit' kind='treat' actor='doctor'><language code='sms' level='interpreter'/></step>"
        "<step id='care' kind='treat' actor='specialist'><language code='sms' level='none'/></step>"
        "<step id='help' kind='support' actor='social'/><end id='end'/></steps>"
        "<flows><handoff from='need' to='triage' kind='contact'/><flow from='triage' to='which'/><flow from='which' to='visit'/>"
        "<flow from='which' to='care'/><flow from='visit' to='help'/><flow from='care' to='help'/><flow from='help' to='end'/></flows>");
    chain_language_facts floor;
    ck_assert(chain_facts_language(world.facts, CHAIN_LANGUAGE_SMS, &floor));
    ck_assert_int_eq(floor.best_way, CHAIN_LANGUAGE_LEVEL_INTERPRETER);
    ck_assert_int_eq(floor.worst_way, CHAIN_LANGUAGE_LEVEL_NONE);
    ck_assert_uint_eq(floor.told, 3);
    ck_assert_uint_eq(floor.not_told, 1);
    ck_assert(chain_facts_language(world.facts, CHAIN_LANGUAGE_SMN, &floor));
    ck_assert_int_eq(floor.best_way, 0);
    ck_assert_int_eq(floor.worst_way, 0);
    ck_assert_uint_eq(floor.not_told, 4);
    ck_assert(!chain_facts_language(world.facts, 0, &floor));
    ck_assert(!chain_facts_language(world.facts, 99, &floor));
    ck_assert(!chain_facts_language(NULL, CHAIN_LANGUAGE_SMS, &floor));
    clear(&world);
}
END_TEST

START_TEST(nothing_known_is_nothing_counted)
{
    static const char *const contents[] = {
        "", "<steps/>", "<steps><start id='a'/><end id='b'/></steps>",
        "<steps><start id='a'/><step id='b'/></steps><flows><flow from='a' to='b'/><flow from='b' to='a'/></flows>",
    };
    for (size_t i = 0; i < UNIT_COUNT(contents); i++) {
        struct world world = make(contents[i]);
        chain_integration whole;
        ck_assert(chain_facts_integration(world.facts, &whole));
        ck_assert_uint_eq(whole.boundaries, 0);
        ck_assert_uint_eq(whole.sectors, 0);
        ck_assert_uint_eq(whole.per_way[0].most, 0);
        clear(&world);
    }
    chain_facts *facts = NULL;
    ck_assert_int_eq(chain_facts_new(NULL, &facts), CHAIN_BAD_ARGUMENT);
    ck_assert(!chain_facts_integration(NULL, NULL));
    chain_facts_free(NULL);
}
END_TEST

/* Sixty organisations, met in any order: too many sets to look at, and it says so. */
START_TEST(too_many_ways_are_undecided)
{
    enum { SIDES = 60 };
    char *text = malloc(SIDES * 900 + 2000), *at = text;
    at += sprintf(at, "<actors>");
    for (int i = 0; i < SIDES; i++)
        at += sprintf(at, "<actor id='a%d' kind='nurse' organisation='o%d'/>", i, i);
    at += sprintf(at, "</actors><steps><start id='s'/>");
    for (int i = 0; i < SIDES; i++)
        at += sprintf(at, "<step id='x%d' kind='treat' actor='a%d'/>", i, i);
    at += sprintf(at, "<end id='e'/></steps><flows>");
    for (int i = 0; i < SIDES; i++)
        at += sprintf(at, "<flow from='x%d' to='x%d'/><flow from='x%d' to='x%d'/><flow from='x%d' to='e'/>", i, (i + 1) % SIDES, i,
                      (i + 2) % SIDES, i);
    sprintf(at, "<flow from='s' to='x0'/></flows>");
    struct world world = make(text);
    chain_integration whole;
    ck_assert(chain_facts_integration(world.facts, &whole));
    ck_assert_uint_eq(whole.organisers, SIDES);
    ck_assert(!whole.per_way_known);
    clear(&world);
    free(text);
}
END_TEST

UNIT_MAIN("care", completeness_of_handoffs, boundaries_sectors_and_organisers, the_floor_of_a_language, nothing_known_is_nothing_counted,
          too_many_ways_are_undecided)
