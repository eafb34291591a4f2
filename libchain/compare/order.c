/*
 * What came first and comes later now. Of two steps that followed each other directly in the old chain, the new chain leads from
 * the later to the earlier and not the other way round. Each such pair is looked up with a walk; the walks together are bounded.
 */
#include <stdlib.h>
#include <string.h>

#include "analysis/facts.h"
#include "compare/compare.h"

#define MOST_WORK 4000000u

struct walk {
    const struct chain_model *model;
    uint32_t *seen, *queue, round;
    uint32_t work;
};

/* Does a step lead to another? */
static bool leads(struct walk *walk, uint32_t from, uint32_t to)
{
    uint32_t count = 0;
    walk->round++;
    walk->queue[count++] = from;
    walk->seen[from] = walk->round;
    for (uint32_t at = 0; at < count && walk->work < MOST_WORK; at++) {
        const struct chain_step *step = chain_step_at(walk->model, walk->queue[at]);
        for (uint32_t i = 0; i < step->out_count && walk->work < MOST_WORK; i++, walk->work++) {
            uint32_t next = chain_flow_target(chain_flow_out(walk->model, step->out_first + i))->head.index;
            if (next == to)
                return true;
            if (walk->seen[next] != walk->round) {
                walk->seen[next] = walk->round;
                walk->queue[count++] = next;
            }
        }
    }
    return false;
}

/* Position of each step in an order in which, loops aside, each comes after those that lead to it; in a loop there is none. */
struct places {
    struct chain_facts facts;
    uint32_t *at;
};

static bool find_places(struct places *places, const struct chain_model *model)
{
    if (!chain_facts_init(&places->facts, model))
        return false;
    size_t count = chain_step_count(model);
    places->at = chain_arena_array(&places->facts.arena, count + 1, sizeof *places->at);
    for (size_t i = 0; places->at && i < count; i++)
        places->at[places->facts.order[i]] = (uint32_t)i;
    return places->at != NULL;
}

static bool in_one_loop(const struct chain_facts *facts, uint32_t a, uint32_t b)
{
    return facts->component[a] == facts->component[b];
}

static void find(struct chain_comparison *comparison, struct places places[CHAIN_SIDES], struct walk *walk, uint32_t *overtaken)
{
    const struct chain_model *old = comparison->models[CHAIN_BEFORE];
    const uint32_t *partner = comparison->partners[CHAIN_STEP].of[CHAIN_BEFORE];
    for (uint32_t i = 0; i < chain_flow_count(old) && walk->work < MOST_WORK; i++) {
        const struct chain_flow *flow = chain_flow_at(old, i);
        if (!flow->from.target || !flow->to.target || flow->role == CHAIN_ROLE_MESSAGE)
            continue;
        uint32_t first = flow->from.target->index, second = flow->to.target->index;
        uint32_t a = partner[first], b = partner[second];
        if (a == CHAIN_UNPAIRED || b == CHAIN_UNPAIRED || in_one_loop(&places[CHAIN_BEFORE].facts, first, second) ||
            in_one_loop(&places[CHAIN_AFTER].facts, a, b) || places[CHAIN_AFTER].at[b] > places[CHAIN_AFTER].at[a])
            continue;
        if (leads(walk, b, a))
            overtaken[b] = a;
    }
    comparison->undecided = walk->work >= MOST_WORK;
}

bool chain_order_find(struct chain_comparison *comparison, uint32_t *overtaken)
{
    const struct chain_model *new = comparison->models[CHAIN_AFTER];
    size_t count = chain_step_count(new);
    struct places places[CHAIN_SIDES] = {{.at = NULL}, {.at = NULL}};
    struct walk walk = {new, calloc(count + 1, sizeof(uint32_t)), calloc(count + 1, sizeof(uint32_t)), 0, 0};
    memset(overtaken, 0xFF, (count + 1) * sizeof *overtaken);
    bool first = find_places(&places[CHAIN_BEFORE], comparison->models[CHAIN_BEFORE]);
    bool second = first && find_places(&places[CHAIN_AFTER], new);
    bool done = walk.seen && walk.queue && second;
    if (done)
        find(comparison, places, &walk, overtaken);
    chain_facts_clear(&places[CHAIN_BEFORE].facts);
    if (first)
        chain_facts_clear(&places[CHAIN_AFTER].facts);
    free(walk.seen);
    free(walk.queue);
    return done;
}
