#include "analysis/passages.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/boundaries.h"

/* Steps looked at for actors with several steps: well under a second. */
#define MOST_WORK (4u << 20)
#define NOT_ON_WAY UINT32_MAX
#define NOBODY UINT32_MAX

struct search {
    const struct chain_facts *facts;
    struct chain_passages *passages;
    uint32_t *before;  /* by step: the step from which a search came to it */
    uint32_t *place;   /* by step: its place on the one way that was found, NOT_ON_WAY off it */
    uint32_t *way;     /* the steps of that way */
    uint32_t *queue;
    uint32_t *counts;  /* by actor: service steps */
    uint8_t *marks;
    uint32_t way_count, furthest;
    size_t work;
};

/* Who breaks off has not come through. */
static bool is_arrival(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_END && step->kind != CHAIN_END_DROPOUT;
}

static uint32_t actor_of(const struct chain_step *step)
{
    return chain_step_is_service(step) ? step->actor.target->index : NOBODY;
}

/* Breadth first from the starts, round an actor; the arrival, or NULL. */
static const struct chain_step *find_way(struct search *search, uint32_t without)
{
    const struct chain_model *model = search->facts->model;
    uint32_t count = 0;
    memset(search->marks, 0, chain_step_count(model));
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (step->role != CHAIN_ROLE_START || (without != NOBODY && actor_of(step) == without))
            continue;
        search->marks[i] = 1;
        search->before[i] = i;
        search->queue[count++] = i;
    }
    for (uint32_t at = 0; at < count && search->work <= MOST_WORK; at++) {
        const struct chain_step *step = chain_step_at(model, search->queue[at]);
        search->work += 1 + step->out_count;
        if (is_arrival(step))
            return step;
        for (uint32_t i = 0; i < step->out_count; i++) {
            const struct chain_step *next = chain_flow_target(chain_flow_out(model, step->out_first + i));
            if (search->marks[next->head.index] || (without != NOBODY && actor_of(next) == without))
                continue;
            search->marks[next->head.index] = 1;
            search->before[next->head.index] = step->head.index;
            search->queue[count++] = next->head.index;
        }
    }
    return NULL;
}

static void keep_way(struct search *search, const struct chain_step *arrival)
{
    uint32_t at = arrival->head.index, count = 0;
    for (size_t i = 0; i < chain_step_count(search->facts->model); i++)
        search->place[i] = NOT_ON_WAY;
    for (; search->before[at] != at; at = search->before[at])
        search->queue[count++] = at;
    search->queue[count++] = at;
    for (uint32_t i = 0; i < count; i++) {
        search->way[i] = search->queue[count - 1 - i];
        search->place[search->way[i]] = i;
    }
    search->way_count = count;
}

/* Comes to a step: on the way, how far it is; off the way, it is looked through. An arrival off the way is beyond all. */
static uint32_t come_to(struct search *search, const struct chain_step *step, uint32_t count)
{
    uint32_t index = step->head.index;
    if (search->place[index] != NOT_ON_WAY) {
        if (search->place[index] > search->furthest)
            search->furthest = search->place[index];
    } else if (is_arrival(step)) {
        search->furthest = search->way_count;
    } else if (!search->marks[index]) {
        search->marks[index] = 1;
        search->queue[count++] = index;
    }
    return count;
}

static void look_through(struct search *search, uint32_t count)
{
    const struct chain_model *model = search->facts->model;
    while (count > 0) {
        const struct chain_step *step = chain_step_at(model, search->queue[--count]);
        for (uint32_t i = 0; i < step->out_count; i++)
            count = come_to(search, chain_flow_target(chain_flow_out(model, step->out_first + i)), count);
    }
}

/* A step of the way is passed by all when nothing before it leads beyond it. Each flow is looked at once. */
static void find_steps(struct search *search)
{
    const struct chain_model *model = search->facts->model;
    uint32_t count = 0;
    memset(search->marks, 0, chain_step_count(model));
    search->furthest = 0;
    for (size_t i = 0; i < chain_step_count(model); i++)
        if (chain_step_at(model, i)->role == CHAIN_ROLE_START)
            count = come_to(search, chain_step_at(model, i), count);
    look_through(search, count);
    for (uint32_t i = 0; i < search->way_count; i++) {
        const struct chain_step *step = chain_step_at(model, search->way[i]);
        if (search->furthest == i)
            search->passages->steps[search->way[i]] = CHAIN_PASSAGE_ALL;
        count = 0;
        for (uint32_t o = 0; o < step->out_count; o++)
            count = come_to(search, chain_flow_target(chain_flow_out(model, step->out_first + o)), count);
        look_through(search, count);
    }
}

/* An actor with one step is passed when the step is; with several, the ways round all of them must be looked for. */
static void find_actors(struct search *search)
{
    const struct chain_model *model = search->facts->model;
    uint8_t *actors = search->passages->actors;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        uint32_t actor = actor_of(chain_step_at(model, i));
        if (actor == NOBODY)
            continue;
        search->counts[actor]++;
        if (search->passages->steps[i] == CHAIN_PASSAGE_ALL)
            actors[actor] = CHAIN_PASSAGE_ALL;
    }
    for (uint32_t i = 0; i < search->way_count; i++) {
        uint32_t actor = actor_of(chain_step_at(model, search->way[i]));
        if (actor == NOBODY || actors[actor] != CHAIN_PASSAGE_FREE || search->counts[actor] < 2)
            continue;
        bool free = find_way(search, actor) != NULL;
        search->counts[actor] = 0; /* looked at */
        if (search->work > MOST_WORK)
            search->passages->undecided = true;
        actors[actor] = free ? CHAIN_PASSAGE_FREE : search->passages->undecided ? CHAIN_PASSAGE_UNDECIDED : CHAIN_PASSAGE_ALL;
    }
}

bool chain_passages_find(struct chain_passages *passages, struct chain_arena *arena, const struct chain_facts *facts)
{
    size_t steps = chain_step_count(facts->model) + 1, actors = (size_t)facts->model->by_type[CHAIN_ACTOR].count + 1;
    uint32_t *room = calloc(4 * steps + actors, sizeof *room);
    uint8_t *marks = calloc(steps, 1);
    *passages = (struct chain_passages){chain_arena_array(arena, steps, 1), chain_arena_array(arena, actors, 1), false, false};
    if (!room || !marks || arena->failed) {
        free(room);
        free(marks);
        return false;
    }
    struct search search = {facts, passages, room, room + steps, room + 2 * steps, room + 3 * steps, room + 4 * steps, marks, 0, 0, 0};
    const struct chain_step *arrival = find_way(&search, NOBODY);
    passages->undecided = search.work > MOST_WORK;
    if (arrival) {
        passages->any_way = true;
        keep_way(&search, arrival);
        find_steps(&search);
        find_actors(&search);
    }
    free(room);
    free(marks);
    return true;
}

bool chain_is_passed_by_all(const struct chain_passages *passages, const struct chain_object *object)
{
    if (object->type == CHAIN_STEP)
        return passages->steps[object->index] == CHAIN_PASSAGE_ALL;
    return object->type == CHAIN_ACTOR && passages->actors[object->index] == CHAIN_PASSAGE_ALL;
}
