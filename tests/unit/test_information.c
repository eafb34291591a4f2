/* Who knows what, against sets worked out by hand. */
#include <stdio.h>

#include "analysis/information.h"
#include "unit.h"

#define ACTORS \
    "<actors><actor id='client' kind='client'/><actor id='nurse' kind='nurse'/><actor id='doc' kind='physician'/></actors>" \
    "<items><item id='story'/><item id='plan'/></items><systems><system id='record' readers='doc'/></systems>"

struct world {
    chain_model *model;
    struct chain_facts facts;
};

static void make(struct world *world, const char *graph)
{
    char text[4000];
    snprintf(text, sizeof text, "%s%s", ACTORS, graph);
    world->model = unit_model(text);
    ck_assert(chain_facts_init(&world->facts, world->model));
}

static void clear(struct world *world)
{
    chain_facts_clear(&world->facts);
    chain_model_free(world->model);
}

static void knows(const struct world *world, const char *step, const char *item, enum chain_known wanted)
{
    const struct chain_step *s = (const struct chain_step *)chain_model_find(world->model, step);
    enum chain_known known = chain_information_known(&world->facts, s, chain_model_find(world->model, item));
    ck_assert_msg(known == wanted, "%s at %s: %d, not %d", item, step, (int)known, (int)wanted);
}

static void told(const struct world *world, const char *step, const char *item, enum chain_known wanted)
{
    const struct chain_step *s = (const struct chain_step *)chain_model_find(world->model, step);
    enum chain_known known = chain_information_told(&world->facts, s, chain_model_find(world->model, item));
    ck_assert_msg(known == wanted, "%s told before %s: %d, not %d", item, step, (int)known, (int)wanted);
}

START_TEST(asked_carried_and_kept)
{
    struct world w;
    make(&w, "<steps><start id='s' actor='client'/><step id='a' actor='nurse' asks='story' produces='plan'/>"
             "<step id='b' actor='doc'/><step id='c' actor='nurse'/><end id='e'/></steps><flows><flow from='s' to='a'/>"
             "<handoff from='a' to='b' carries='plan'/><flow from='b' to='c'/><flow from='c' to='e'/></flows>");
    knows(&w, "a", "story", CHAIN_KNOWN_NEVER);
    knows(&w, "b", "plan", CHAIN_KNOWN_ALWAYS);
    knows(&w, "b", "story", CHAIN_KNOWN_NEVER);
    knows(&w, "c", "story", CHAIN_KNOWN_ALWAYS);
    knows(&w, "c", "plan", CHAIN_KNOWN_ALWAYS);
    told(&w, "a", "story", CHAIN_KNOWN_NEVER);
    told(&w, "b", "story", CHAIN_KNOWN_ALWAYS);
    told(&w, "b", "plan", CHAIN_KNOWN_NEVER);
    clear(&w);
}
END_TEST

START_TEST(those_who_take_part_learn_alike)
{
    struct world w;
    make(&w, "<steps><start id='s' actor='client'/><step id='a' actor='nurse' with='doc' asks='story'/>"
             "<step id='b' actor='doc'/></steps><flows><flow from='s' to='a'/><flow from='a' to='b'/></flows>");
    knows(&w, "b", "story", CHAIN_KNOWN_ALWAYS);
    clear(&w);
}
END_TEST

START_TEST(a_branch_makes_it_sometimes)
{
    struct world w;
    make(&w, "<steps><start id='s' actor='client'/><branch id='b' actor='nurse'/><step id='x' actor='nurse' asks='story'/>"
             "<step id='y' actor='nurse'/><step id='j' actor='nurse' asks='plan'/><step id='k' actor='nurse'/></steps>"
             "<flows><flow from='s' to='b'/><flow from='b' to='x'/><flow from='b' to='y'/><flow from='x' to='j'/>"
             "<flow from='y' to='j'/><flow from='j' to='k'/></flows>");
    knows(&w, "j", "story", CHAIN_KNOWN_SOMETIMES);
    told(&w, "j", "story", CHAIN_KNOWN_SOMETIMES);
    knows(&w, "y", "story", CHAIN_KNOWN_NEVER);
    knows(&w, "k", "story", CHAIN_KNOWN_SOMETIMES);
    knows(&w, "k", "plan", CHAIN_KNOWN_ALWAYS);
    clear(&w);
}
END_TEST

/* s -> a -> b -> a ...; b -> c. The nurse asks at b. */
START_TEST(a_loop_knows_after_the_first_round)
{
    struct world w;
    make(&w, "<steps><start id='s' actor='client'/><step id='a' actor='nurse'/><step id='b' actor='nurse' asks='story'/>"
             "<step id='c' actor='nurse'/><end id='e'/></steps><flows><flow from='s' to='a'/><flow from='a' to='b'/>"
             "<flow from='b' to='a'/><flow from='b' to='c'/><flow from='c' to='e'/></flows>");
    knows(&w, "a", "story", CHAIN_KNOWN_SOMETIMES);
    knows(&w, "b", "story", CHAIN_KNOWN_SOMETIMES);
    knows(&w, "c", "story", CHAIN_KNOWN_ALWAYS);
    told(&w, "b", "story", CHAIN_KNOWN_SOMETIMES);
    clear(&w);
}
END_TEST

/* Two loops, one in the other, written against the path: s -> a -> b -> c -> b, c -> a, c -> d. The doctor learns on c -> b only. */
START_TEST(loops_in_loops)
{
    struct world w;
    make(&w, "<steps><step id='d' actor='doc'/><step id='c' actor='nurse' produces='plan'/><step id='b' actor='doc'/>"
             "<step id='a' actor='nurse'/><start id='s' actor='client'/></steps><flows><flow from='c' to='d'/>"
             "<flow from='c' to='a'/><flow from='c' to='b' carries='plan'/><handoff from='c' to='b' carries='plan'/>"
             "<flow from='b' to='c'/><flow from='a' to='b'/><flow from='s' to='a'/></flows>");
    knows(&w, "b", "plan", CHAIN_KNOWN_SOMETIMES);
    knows(&w, "d", "plan", CHAIN_KNOWN_SOMETIMES);
    knows(&w, "a", "plan", CHAIN_KNOWN_SOMETIMES);
    knows(&w, "c", "plan", CHAIN_KNOWN_SOMETIMES);
    knows(&w, "d", "story", CHAIN_KNOWN_NEVER);
    clear(&w);
}
END_TEST

START_TEST(records_and_messages_tell)
{
    struct world w;
    make(&w, "<steps><start id='s' actor='client'/><step id='a' actor='nurse' produces='plan' asks='story'>"
             "<record item='plan' system='record'/></step><step id='b' actor='doc'/></steps>"
             "<flows><flow from='s' to='a'/><flow from='a' to='b'/><message from='a' to='b' carries='story'/></flows>");
    knows(&w, "b", "plan", CHAIN_KNOWN_ALWAYS);
    knows(&w, "b", "story", CHAIN_KNOWN_ALWAYS);
    clear(&w);
}
END_TEST

START_TEST(what_cannot_be_said_is_no_finding)
{
    struct world w;
    make(&w, "<steps><start id='s' actor='client'/><step id='lost' actor='nurse'/><step id='nobody'/></steps>"
             "<flows><flow from='s' to='nobody'/></flows>");
    knows(&w, "lost", "story", CHAIN_KNOWN_ALWAYS);
    knows(&w, "nobody", "story", CHAIN_KNOWN_ALWAYS);
    told(&w, "lost", "story", CHAIN_KNOWN_NEVER);
    clear(&w);
}
END_TEST

UNIT_MAIN("information", asked_carried_and_kept, those_who_take_part_learn_alike, a_branch_makes_it_sometimes,
          a_loop_knows_after_the_first_round, loops_in_loops, records_and_messages_tell, what_cannot_be_said_is_no_finding)
