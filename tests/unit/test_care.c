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

/* Once on the short way, three times on the long one; the loop back is gone once. */
START_TEST(how_often_a_thing_is_told)
{
    struct world world = make(
        ACTORS "<items><item id='story'/><item id='other'/></items><steps><start id='need' actor='client'/>"
        "<step id='triage' kind='triage' actor='nurse' asks='story'/><branch id='which'/>"
        "<step id='visit' kind='examine' actor='doctor' asks='story'/><step id='care' kind='treat' actor='specialist' asks='story'/>"
        "<end id='end'/></steps><flows><handoff from='need' to='triage' kind='contact'/><flow from='triage' to='which'/>"
        "<flow from='which' to='end'/><flow from='which' to='visit'/><flow from='visit' to='care'/><flow from='care' to='visit'/>"
        "<flow from='care' to='end'/></flows>");
    chain_range told;
    ck_assert(chain_facts_told(world.facts, chain_model_find(world.model, "story"), &told));
    ck_assert_uint_eq(told.least, 1);
    ck_assert_uint_eq(told.most, 3);
    ck_assert(chain_facts_told(world.facts, chain_model_find(world.model, "other"), &told));
    ck_assert_uint_eq(told.most, 0);
    ck_assert(!chain_facts_told(world.facts, chain_model_find(world.model, "triage"), &told));
    ck_assert(!chain_facts_told(NULL, NULL, NULL));
    clear(&world);
}
END_TEST

START_TEST(light_and_heavy_help)
{
    struct world world = make(
        ACTORS "<steps><start id='need' actor='client'/><branch id='which'/>"
        "<step id='talk' kind='advice' actor='nurse' tier='early'><capacity volume='30'/><capacity volume='12'/></step>"
        "<step id='visit' kind='treat' actor='doctor' tier='basic'/><step id='ward' kind='inpatient' actor='specialist' tier='heavy'/>"
        "<step id='check' kind='followup' actor='nurse'/><end id='well' kind='resolved'/><end id='gone' kind='dropout'/></steps>"
        "<flows><flow from='need' to='which'/><flow from='which' to='talk'/><flow from='which' to='visit'/>"
        "<flow from='talk' to='gone'/><flow from='visit' to='ward'/><flow from='ward' to='check'/><flow from='check' to='well'/></flows>");
    chain_prevention found;
    ck_assert(chain_facts_prevention(world.facts, &found));
    ck_assert_uint_eq(found.steps[0], 1);
    ck_assert_uint_eq(found.steps[CHAIN_TIER_EARLY], 1);
    ck_assert_uint_eq(found.steps[CHAIN_TIER_HEAVY], 1);
    ck_assert_double_eq(found.volume[CHAIN_TIER_EARLY], 42);
    ck_assert_int_eq(found.first_lightest, CHAIN_TIER_EARLY);
    ck_assert_int_eq(found.first_heaviest, CHAIN_TIER_BASIC);
    ck_assert_int_eq(found.last_lightest, CHAIN_TIER_HEAVY);
    ck_assert_int_eq(found.last_heaviest, CHAIN_TIER_HEAVY);
    ck_assert(!chain_facts_prevention(NULL, &found));
    clear(&world);
}
END_TEST

/* The seed's own figures: 68 counsellors, 5 supervisors, 91 counsellings. */
START_TEST(people_who_can)
{
    struct world world = make(
        ACTORS "<steps><start id='need' actor='client'/><step id='ipc' kind='intervention' actor='nurse'>"
        "<capacity trained='60' supervisors='5'/><capacity trained='8' volume='91'/></step>"
        "<step id='none' kind='treat' actor='nurse'><capacity trained='0' volume='5' supervisors='0'/></step></steps>");
    chain_people people;
    ck_assert(chain_facts_people(world.facts, chain_model_find(world.model, "ipc"), &people));
    ck_assert_double_eq(people.trained, 68);
    ck_assert_double_eq_tol(people.per_supervisor, 13.6, 1e-9);
    ck_assert_double_eq_tol(people.per_trained, 91.0 / 68, 1e-9);
    ck_assert_double_lt(people.needed, 0);
    ck_assert(chain_facts_people(world.facts, chain_model_find(world.model, "none"), &people));
    ck_assert_double_lt(people.per_trained, 0);
    ck_assert_double_lt(people.per_supervisor, 0);
    ck_assert(!chain_facts_people(world.facts, chain_model_find(world.model, "nurse"), &people));
    ck_assert(!chain_facts_people(NULL, NULL, &people));
    ck_assert(!chain_facts_people(world.facts, NULL, NULL));
    clear(&world);
}
END_TEST

START_TEST(entries_that_lead_to_social_care)
{
    struct world world = make(
        ACTORS "<steps><start id='need' actor='client'/><step id='triage' kind='triage' actor='nurse'/>"
        "<step id='visit' kind='treat' actor='doctor'/><step id='help' kind='support' actor='social'/><end id='end'/></steps>"
        "<flows><handoff from='need' to='triage' kind='contact'/><handoff from='need' to='visit' kind='contact'/>"
        "<handoff from='need' to='help' kind='contact'/><message from='triage' to='help' kind='contact-with-consent'/>"
        "<flow from='triage' to='end'/><flow from='visit' to='end'/><flow from='help' to='end'/></flows>");
    chain_entries entries = chain_facts_entries(world.facts, CHAIN_SECTOR_SOCIAL);
    ck_assert_uint_eq(entries.entries, 3);
    ck_assert_uint_eq(entries.reaching, 2);
    ck_assert_uint_eq(chain_facts_entries(world.facts, CHAIN_SECTOR_EMPLOYMENT).reaching, 0);
    ck_assert_uint_eq(chain_facts_entries(world.facts, 99).entries, 0);
    ck_assert_uint_eq(chain_facts_entries(NULL, CHAIN_SECTOR_SOCIAL).entries, 0);
    clear(&world);
}
END_TEST

enum { MOST = 16 };

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Is there a way from a start to a good end that goes round a step, or all steps of an actor? By trying. */
static bool goes_round(const chain_model *model, const chain_object *without)
{
    bool come[MOST] = {false}, changed = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < chain_model_count(model, CHAIN_STEP); i++) {
            const chain_object *step = chain_model_at(model, CHAIN_STEP, i);
            bool free = step != without && chain_object_ref(step, CHAIN_F_ACTOR) != without;
            bool comes = chain_step_role(step) == CHAIN_ROLE_START;
            for (size_t f = 0; f < chain_step_in_count(step); f++)
                comes = comes || come[chain_object_index(chain_flow_from(chain_step_in(step, f)))];
            if (comes && free && !come[i])
                changed = come[i] = true;
            if (come[i] && chain_step_role(step) == CHAIN_ROLE_END && chain_object_kind(step, CHAIN_F_KIND) != CHAIN_END_DROPOUT)
                return true;
        }
    }
    return false;
}

static void check_passages(uint32_t seed)
{
    static const char *const elements[] = {"step", "step", "step", "step", "step", "start", "end"};
    char text[6000] = "<actors><actor id='a0' kind='nurse'/><actor id='a1' kind='nurse'/><actor id='a2' kind='nurse'/>"
                      "<actor id='a3' kind='nurse'/></actors><steps><start id='s'/><end id='e'/>";
    char *at = text + strlen(text);
    size_t steps = 1 + next_random(&seed) % (MOST - 2), arcs = next_random(&seed) % (2 * steps + 2);
    for (size_t i = 0; i < steps; i++)
        at += sprintf(at, "<%s id='n%zu' actor='a%u'/>", elements[next_random(&seed) % 7], i, next_random(&seed) % 4);
    at += sprintf(at, "</steps><flows><flow from='s' to='n0'/><flow from='n%u' to='e'/>", next_random(&seed) % (unsigned)steps);
    for (size_t i = 0; i < arcs; i++)
        at += sprintf(at, "<flow from='n%u' to='n%u'/>", next_random(&seed) % (unsigned)steps, next_random(&seed) % (unsigned)steps);
    sprintf(at, "</flows>");
    struct world world = make(text);
    bool any = goes_round(world.model, chain_model_root(world.model)), undecided = true; /* round nothing */
    for (size_t i = 0; i < chain_model_count(world.model, CHAIN_STEP); i++) {
        const chain_object *step = chain_model_at(world.model, CHAIN_STEP, i);
        ck_assert_int_eq(chain_facts_passed_by_all(world.facts, step, &undecided), any && !goes_round(world.model, step));
        ck_assert(!undecided);
    }
    for (size_t i = 0; i < chain_model_count(world.model, CHAIN_ACTOR); i++) {
        const chain_object *actor = chain_model_at(world.model, CHAIN_ACTOR, i);
        /* A start or end counts as a step of its actor only when the actor works there: ends are nobody's work. */
        bool works_at_end = false;
        for (size_t s = 0; s < chain_model_count(world.model, CHAIN_STEP); s++)
            works_at_end = works_at_end || (chain_step_role(chain_model_at(world.model, CHAIN_STEP, s)) == CHAIN_ROLE_END &&
                                            chain_object_ref(chain_model_at(world.model, CHAIN_STEP, s), CHAIN_F_ACTOR) == actor);
        if (!works_at_end)
            ck_assert_int_eq(chain_facts_passed_by_all(world.facts, actor, NULL), any && !goes_round(world.model, actor));
    }
    clear(&world);
}

START_TEST(what_all_must_pass_in_random_chains)
{
    for (uint32_t seed = 1; seed <= 3000; seed++)
        check_passages(seed);
    ck_assert(!chain_facts_passed_by_all(NULL, NULL, NULL));
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

UNIT_MAIN("care", completeness_of_handoffs, boundaries_sectors_and_organisers, the_floor_of_a_language, how_often_a_thing_is_told,
          light_and_heavy_help, people_who_can, entries_that_lead_to_social_care, what_all_must_pass_in_random_chains,
          nothing_known_is_nothing_counted, too_many_ways_are_undecided)
