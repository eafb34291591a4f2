/* The object behind chain/journey.h: making it, listing journeys, and answering about single ones. */
#include "analysis/journeys.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/access.h"

#define MOST_LISTED 10000
#define USUALLY_LISTED 200
#define MOST_STATIONS (512u << 10) /* of all listed journeys together */
#define MOST_WALKED (2u << 20)

struct chain_journey *chain_journey_keep(struct chain_journeys *journeys, const struct chain_walk *walk, uint32_t start)
{
    struct chain_journey *journey = chain_arena_alloc(&journeys->arena, sizeof *journey);
    struct chain_op *stations = chain_arena_array(&journeys->arena, walk->op_count + 1u, sizeof *stations);
    if (!journey || !stations)
        return NULL;
    journey->all = journeys;
    journey->stations = stations;
    journey->start = start;
    for (uint32_t i = 0; i < walk->op_count; i++)
        if (walk->ops[i].kind == CHAIN_OP_STEP || walk->ops[i].kind == CHAIN_OP_MEMBER)
            stations[journey->count++] = walk->ops[i];
    journey->measured = chain_measure(&journeys->meter, walk->ops, walk->op_count);
    return journeys->meter.failed ? NULL : journey;
}

/* Appends a journey; they are counted by their stations, so that the list stays small whatever the chain is like. */
struct list {
    struct chain_journeys *journeys;
    size_t most, stations, capacity;
};

static bool append(struct list *list, struct chain_journey *journey)
{
    struct chain_journeys *journeys = list->journeys;
    if (journeys->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 64;
        struct chain_journey **items = chain_arena_array(&journeys->arena, capacity, sizeof *items);
        if (!items)
            return false;
        if (journeys->count)
            memcpy(items, journeys->items, journeys->count * sizeof *items);
        journeys->items = items;
        list->capacity = capacity;
    }
    journeys->items[journeys->count++] = journey;
    list->stations += journey->count;
    return true;
}

static bool list_from(struct list *list, struct chain_walk *walk, uint32_t start)
{
    struct chain_journeys *journeys = list->journeys;
    bool found = chain_walk_first(walk, journeys->starts[start]);
    for (; found; found = chain_walk_next(walk)) {
        if (journeys->count >= list->most || list->stations >= MOST_STATIONS) {
            journeys->complete = false;
            return true;
        }
        struct chain_journey *journey = chain_journey_keep(journeys, walk, start);
        if (!journey || !append(list, journey))
            return false;
    }
    if (walk->spent)
        journeys->complete = false;
    return !walk->failed;
}

bool chain_journeys_list(struct chain_journeys *journeys, size_t most)
{
    struct chain_walk walk;
    struct list list = {journeys, most, 0, 0};
    bool done = chain_walk_init(&walk, &journeys->facts, &journeys->sections, MOST_WALKED);
    journeys->complete = !journeys->sections.undecided;
    for (uint32_t i = 0; done && i < journeys->start_count && !walk.spent; i++)
        done = list_from(&list, &walk, i);
    chain_walk_clear(&walk);
    return done;
}

static void add_step(const struct chain_step **list, uint32_t *count, const struct chain_step *step)
{
    list[(*count)++] = step;
}

/* Without a start the way begins where nothing leads to. A member of a group is neither start nor end. */
static bool find_starts_and_ends(struct chain_journeys *journeys)
{
    size_t steps = chain_step_count(journeys->model);
    journeys->starts = chain_arena_array(&journeys->arena, steps + 1, sizeof *journeys->starts);
    journeys->ends = chain_arena_array(&journeys->arena, steps + 1, sizeof *journeys->ends);
    for (size_t i = 0; i < steps && !journeys->arena.failed; i++) {
        const struct chain_step *step = chain_step_at(journeys->model, i);
        bool member = step->head.parent && step->head.parent->type == CHAIN_STEP;
        bool begins = journeys->facts.start_count ? step->role == CHAIN_ROLE_START : step->in_count == 0 && step->out_count > 0;
        if (begins && !member)
            add_step(journeys->starts, &journeys->start_count, step);
        if (journeys->expect.stops[i] && !member && (step->role == CHAIN_ROLE_END || step->in_count > 0))
            add_step(journeys->ends, &journeys->end_count, step);
    }
    return !journeys->arena.failed;
}

static bool prepare(struct chain_journeys *journeys, const struct chain_object *area)
{
    struct chain_arena *arena = &journeys->arena;
    journeys->covers = area ? chain_area_covers(arena, journeys->model, area) : NULL;
    return !arena->failed && chain_sections_find(&journeys->sections, arena, &journeys->facts) &&
           chain_tolls_make(&journeys->tolls, arena, &journeys->facts, journeys->covers) &&
           chain_expect_init(&journeys->expect, arena, &journeys->facts, &journeys->sections) &&
           chain_meter_init(&journeys->meter, arena, &journeys->facts, &journeys->tolls, journeys->expect.shares) &&
           find_starts_and_ends(journeys);
}

chain_status chain_journeys_new(const chain_model *model, const chain_journeys_options *options, chain_journeys **result)
{
    if (!result)
        return CHAIN_BAD_ARGUMENT;
    *result = NULL;
    const char *wanted = options ? options->area : NULL;
    const chain_object *area = wanted ? chain_model_find(model, wanted) : NULL;
    if (!model || model->broken || chain_object_type(model->root) != CHAIN_CHAIN || (wanted && chain_object_type(area) != CHAIN_AREA))
        return CHAIN_BAD_ARGUMENT;
    struct chain_journeys *journeys = calloc(1, sizeof *journeys);
    if (!journeys)
        return CHAIN_NO_MEMORY;
    chain_arena_init(&journeys->arena);
    journeys->model = model;
    size_t most = options && options->most ? options->most : USUALLY_LISTED;
    if (chain_facts_init(&journeys->facts, model) && prepare(journeys, area) &&
        chain_journeys_list(journeys, most < MOST_LISTED ? most : MOST_LISTED) && chain_journeys_sum(journeys) &&
        chain_journeys_look_out(journeys) && chain_journeys_choose(journeys)) {
        *result = journeys;
        return CHAIN_OK;
    }
    chain_journeys_free(journeys);
    return CHAIN_NO_MEMORY;
}

void chain_journeys_free(chain_journeys *journeys)
{
    if (!journeys)
        return;
    chain_meter_clear(&journeys->meter);
    chain_facts_clear(&journeys->facts);
    chain_arena_clear(&journeys->arena);
    free(journeys);
}

size_t chain_journeys_count(const chain_journeys *journeys)
{
    return journeys ? journeys->count : 0;
}

bool chain_journeys_complete(const chain_journeys *journeys)
{
    return journeys && journeys->complete;
}

const chain_journey *chain_journeys_at(const chain_journeys *journeys, size_t position)
{
    return journeys && position < journeys->count ? journeys->items[position] : NULL;
}

size_t chain_journeys_start_count(const chain_journeys *journeys)
{
    return journeys ? journeys->start_count : 0;
}

const chain_object *chain_journeys_start(const chain_journeys *journeys, size_t position)
{
    return journeys && position < journeys->start_count ? &journeys->starts[position]->head : NULL;
}

size_t chain_journeys_end_count(const chain_journeys *journeys)
{
    return journeys ? journeys->end_count : 0;
}

const chain_object *chain_journeys_end(const chain_journeys *journeys, size_t position)
{
    return journeys && position < journeys->end_count ? &journeys->ends[position]->head : NULL;
}

size_t chain_journey_length(const chain_journey *journey)
{
    return journey ? journey->count : 0;
}

chain_station chain_journey_station(const chain_journey *journey, size_t position)
{
    chain_station station = {.step = NULL};
    if (!journey || position >= journey->count)
        return station;
    const struct chain_model *model = journey->all->model;
    const struct chain_op *op = &journey->stations[position];
    const struct chain_toll *step = &journey->all->tolls.steps[op->step];
    station = (chain_station){.step = &chain_step_at(model, op->step)->head, .depth = op->depth, .lane = op->lane,
                              .optional = op->kind == CHAIN_OP_MEMBER, .wait = step->waits, .staying = step->span};
    station.contact = step->most & (1u << CHAIN_COUNT_CONTACTS);
    station.encounter = step->most & (1u << CHAIN_COUNT_ENCOUNTERS);
    if (op->flow == CHAIN_NO_FLOW)
        return station;
    const struct chain_toll *flow = &journey->all->tolls.flows[op->flow];
    station.flow = &chain_flow_at(model, op->flow)->head;
    station.coming = flow->span;
    station.contact = station.contact || (flow->most & (1u << CHAIN_COUNT_CONTACTS));
    return station;
}

const chain_object *chain_journey_start(const chain_journey *journey)
{
    return chain_journey_station(journey, 0).step;
}

const chain_object *chain_journey_end(const chain_journey *journey)
{
    return journey && journey->measured.end ? &journey->measured.end->head : NULL;
}

const chain_object *chain_journey_help(const chain_journey *journey)
{
    return journey && journey->measured.help ? &journey->measured.help->head : NULL;
}

double chain_journey_probability(const chain_journey *journey)
{
    return journey ? journey->measured.probability : -1;
}

static const chain_leg no_leg;

chain_leg chain_journey_to_help(const chain_journey *journey)
{
    return journey ? journey->measured.to_help : no_leg;
}

chain_leg chain_journey_whole(const chain_journey *journey)
{
    return journey ? journey->measured.whole : no_leg;
}
