#include "analysis/areas.h"

#include "base/value.h"

/* A region where everything lies in everything is no region. */
#define MOST_MEMBERS (4u << 20)

struct climb {
    const struct chain_model *model;
    uint32_t *seen;  /* by area: the last climb that came by */
    uint32_t *queue; /* the areas of this climb */
    uint8_t *scope;  /* by area: a client group names it */
    bool scoped;
};

static const struct chain_area *area_at(const struct chain_model *model, uint32_t index)
{
    return (const struct chain_area *)model->by_type[CHAIN_AREA].items[index];
}

static void mark_scope(struct climb *climb)
{
    const struct chain_objects *groups = &climb->model->by_type[CHAIN_CLIENT_GROUP];
    climb->scoped = groups->count > 0;
    for (uint32_t g = 0; g < groups->count; g++) {
        const struct chain_client_group *group = (const struct chain_client_group *)groups->items[g];
        bool found = false;
        for (uint32_t i = 0; i < group->area.count; i++) {
            const struct chain_object *area = group->area.items[i].target;
            if (area) {
                climb->scope[area->index] = 1;
                found = true;
            }
        }
        climb->scoped = climb->scoped && found;
    }
}

/* Queues an area and all that it lies within, each once. */
static uint32_t climb_from(struct climb *climb, uint32_t area, uint32_t round)
{
    uint32_t count = 0;
    climb->seen[area] = round;
    climb->queue[count++] = area;
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_refs *within = &area_at(climb->model, climb->queue[at])->within;
        for (uint32_t i = 0; i < within->count; i++) {
            const struct chain_object *outer = within->items[i].target;
            if (outer && climb->seen[outer->index] != round) {
                climb->seen[outer->index] = round;
                climb->queue[count++] = outer->index;
            }
        }
    }
    return count;
}

static bool in_scope(const struct climb *climb, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (climb->scope[climb->queue[i]])
            return true;
    return !climb->scoped;
}

/* Municipalities; without any, the areas that hold no other. */
static void choose(const struct chain_model *model, uint8_t *chosen)
{
    uint32_t areas = model->by_type[CHAIN_AREA].count;
    bool municipalities = false;
    for (uint32_t i = 0; i < areas; i++) {
        chosen[i] = area_at(model, i)->kind == CHAIN_AREA_MUNICIPALITY;
        municipalities = municipalities || chosen[i];
    }
    for (uint32_t i = 0; !municipalities && i < areas; i++)
        chosen[i] = 1;
    for (uint32_t i = 0; !municipalities && i < areas; i++) {
        const struct chain_refs *within = &area_at(model, i)->within;
        for (uint32_t w = 0; w < within->count; w++)
            if (within->items[w].target)
                chosen[within->items[w].target->index] = 0;
    }
}

/* Counts the members of each area into first; false when there are too many to be true. */
static bool count_members(struct chain_areas *areas, struct climb *climb, const uint8_t *chosen)
{
    uint32_t total = climb->model->by_type[CHAIN_AREA].count;
    uint64_t members = 0;
    for (uint32_t i = 0; i < total; i++) {
        uint32_t count = chosen[i] ? climb_from(climb, i, i + 1) : 0;
        if (!count || !in_scope(climb, count))
            continue;
        areas->items[areas->count++] = climb->model->by_type[CHAIN_AREA].items[i];
        for (uint32_t c = 0; c < count; c++)
            areas->first[climb->queue[c] + 1]++;
        members += count;
        if (members > MOST_MEMBERS)
            return false;
    }
    for (uint32_t i = 0; i < total; i++)
        areas->first[i + 1] += areas->first[i];
    return true;
}

static void place_members(struct chain_areas *areas, struct climb *climb, uint32_t *placed)
{
    uint32_t total = climb->model->by_type[CHAIN_AREA].count;
    for (uint32_t position = 0; position < areas->count; position++) {
        uint32_t count = climb_from(climb, areas->items[position]->index, total + 1 + position);
        for (uint32_t c = 0; c < count; c++) {
            uint32_t area = climb->queue[c];
            areas->members[areas->first[area] + placed[area]++] = position;
        }
    }
}

bool chain_areas_init(struct chain_areas *areas, struct chain_arena *arena, const struct chain_model *model)
{
    size_t total = model->by_type[CHAIN_AREA].count;
    struct climb climb = {model, chain_arena_array(arena, total + 1, sizeof(uint32_t)),
                          chain_arena_array(arena, total + 1, sizeof(uint32_t)), chain_arena_array(arena, total + 1, 1), false};
    uint8_t *chosen = chain_arena_array(arena, total + 1, 1);
    uint32_t *placed = chain_arena_array(arena, total + 1, sizeof *placed);
    *areas = (struct chain_areas){.items = chain_arena_array(arena, total + 1, sizeof *areas->items),
                                  .first = chain_arena_array(arena, total + 1, sizeof *areas->first),
                                  .values = chain_arena_array(arena, total + 1, 1),
                                  .winners = chain_arena_array(arena, total + 1, sizeof *areas->winners),
                                  .ranks = chain_arena_array(arena, total + 1, sizeof *areas->ranks)};
    if (arena->failed)
        return false;
    choose(model, chosen);
    mark_scope(&climb);
    if (!count_members(areas, &climb, chosen)) {
        areas->count = 0;
        return true;
    }
    areas->members = chain_arena_array(arena, (size_t)areas->first[total] + 1, sizeof *areas->members);
    if (areas->members)
        place_members(areas, &climb, placed);
    return areas->members != NULL;
}

uint32_t chain_areas_within(const struct chain_areas *areas, const struct chain_object *area, const uint32_t **positions)
{
    *positions = &areas->members[areas->first[area->index]];
    return areas->first[area->index + 1] - areas->first[area->index];
}

void chain_areas_mark(const struct chain_areas *areas, const struct chain_refs *refs, uint8_t *marks, uint8_t mark)
{
    for (uint32_t i = 0; refs->count == 0 && i < areas->count; i++)
        marks[i] = mark;
    for (uint32_t a = 0; areas->count > 0 && a < refs->count; a++) {
        const uint32_t *positions;
        uint32_t count = refs->items[a].target ? chain_areas_within(areas, refs->items[a].target, &positions) : 0;
        for (uint32_t i = 0; i < count; i++)
            marks[positions[i]] = mark;
    }
}

/* What begins later is no fact yet. */
static bool is_future(const struct chain_availability *availability, int32_t as_of)
{
    return availability->from && chain_date_read(availability->from) > as_of;
}

/* What has ended is still the last that is known, as long as nothing newer is said. */
static bool is_valid(const struct chain_availability *availability, int32_t as_of)
{
    int32_t until = availability->until ? chain_date_read(availability->until) : 0;
    return until == 0 || until >= as_of;
}

static void note(struct chain_areas *areas, uint32_t position, uint64_t rank, uint8_t value,
                 const struct chain_availability *availability)
{
    if (rank >= areas->ranks[position]) {
        areas->ranks[position] = rank;
        areas->values[position] = value;
        areas->winners[position] = availability;
    }
}

/* "Limited" of one municipality is its service; of a whole region it means that some parts have the service and some do not. */
static uint8_t value_within(struct chain_areas *areas, const struct chain_availability *availability, uint32_t count)
{
    if (availability->value != CHAIN_AVAILABILITY_LIMITED || count < 2)
        return availability->value;
    areas->partly = true;
    return CHAIN_AVAILABILITY_UNKNOWN;
}

static void spread(struct chain_areas *areas, const struct chain_availability *availability, int32_t as_of)
{
    uint64_t valid = is_valid(availability, as_of) ? 1ull << 32 : 0;
    if (is_future(availability, as_of))
        return;
    if (availability->area.count == 0) {
        uint8_t value = value_within(areas, availability, areas->count);
        for (uint32_t i = 0; i < areas->count; i++)
            note(areas, i, valid + 1, value, availability);
    }
    for (uint32_t a = 0; a < availability->area.count; a++) {
        const struct chain_object *area = availability->area.items[a].target;
        if (!area)
            continue;
        const uint32_t *positions;
        uint32_t count = chain_areas_within(areas, area, &positions);
        uint8_t value = value_within(areas, availability, count);
        for (uint32_t i = 0; i < count; i++)
            note(areas, positions[i], valid + UINT32_MAX - count, value, availability);
    }
}

bool chain_areas_availability(struct chain_areas *areas, const struct chain_object *object, int32_t as_of)
{
    bool said = false;
    areas->partly = false;
    for (const struct chain_object *child = object->first; child; child = child->next) {
        if (child->type != CHAIN_AVAILABILITY)
            continue;
        for (uint32_t i = 0; !said && i < areas->count; i++)
            areas->values[i] = 0, areas->ranks[i] = 0, areas->winners[i] = NULL;
        said = true;
        if (areas->count > 0)
            spread(areas, (const struct chain_availability *)child, as_of);
    }
    return said;
}
