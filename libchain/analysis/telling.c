/* How many times the client tells one thing on the way from a start to an end. */
#include <stdlib.h>

#include "analysis/care.h"

#define MOST_ROUNDS 50
#define NEVER UINT32_MAX

struct telling {
    const struct chain_facts *facts;
    const struct chain_object *item;
    uint32_t *least, *most; /* by step: times told when the path leaves it; NEVER = not come to */
    uint32_t *place;        /* by step: its place in the order of the path */
};

static void start(const struct telling *telling)
{
    for (uint32_t i = 0; i < chain_step_count(telling->facts->model); i++) {
        const struct chain_step *step = chain_step_at(telling->facts->model, i);
        bool first = step->role == CHAIN_ROLE_START;
        telling->place[telling->facts->order[i]] = i;
        telling->least[i] = telling->most[i] = first ? chain_refs_hold(&step->more->asks, telling->item) : NEVER;
    }
}

static bool go(const struct telling *telling, const struct chain_step *step)
{
    const struct chain_model *model = telling->facts->model;
    uint32_t at = step->head.index;
    bool changed = false;
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_step *next = chain_flow_target(chain_flow_out(model, step->out_first + i));
        uint32_t to = next->head.index, more = chain_refs_hold(&next->more->asks, telling->item);
        if (telling->least[at] != NEVER && telling->least[at] + more < telling->least[to]) {
            telling->least[to] = telling->least[at] + more;
            changed = true;
        }
        /* No loop is gone twice: only flows that lead onwards count. */
        if (telling->most[at] == NEVER || telling->place[at] >= telling->place[to])
            continue;
        if (telling->most[to] == NEVER || telling->most[at] + more > telling->most[to]) {
            telling->most[to] = telling->most[at] + more;
            changed = true;
        }
    }
    return changed;
}

static bool sum_up(const struct telling *telling, chain_range *out)
{
    bool any = false;
    for (size_t i = 0; i < chain_step_count(telling->facts->model); i++) {
        const struct chain_step *step = chain_step_at(telling->facts->model, i);
        bool ends = step->role == CHAIN_ROLE_END || step->out_count == 0;
        if (!ends || telling->least[i] == NEVER || telling->most[i] == NEVER)
            continue;
        out->least = !any || telling->least[i] < out->least ? telling->least[i] : out->least;
        out->most = !any || telling->most[i] > out->most ? telling->most[i] : out->most;
        any = true;
    }
    return any;
}

bool chain_telling_measure(const struct chain_facts *facts, const struct chain_object *item, chain_range *out)
{
    size_t steps = chain_step_count(facts->model);
    uint32_t *room = calloc(3 * steps + 1, sizeof *room);
    struct telling telling = {facts, item, room, room + steps, room + 2 * steps};
    bool changed = room != NULL;
    if (room)
        start(&telling);
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
        changed = false;
        for (size_t i = 0; i < steps; i++)
            changed |= go(&telling, chain_step_at(facts->model, facts->order[i]));
    }
    bool known = room && !changed && sum_up(&telling, out);
    free(room);
    return known;
}
