#include "analysis/adoption.h"

#include <stdlib.h>

#include "base/value.h"

/* Statuses times areas. */
#define MOST_WORK (1u << 24)

struct dated {
    const struct chain_status_entry *entry;
    const struct chain_object *area; /* NULL = all areas */
    int32_t date;
    uint32_t width; /* how many areas it holds for */
};

/* By day; of one day the wider first, so that the smaller area has the last word. */
static int compare(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    if (a->width != b->width)
        return a->width > b->width ? -1 : 1;
    return (a->entry->head.index > b->entry->head.index) - (a->entry->head.index < b->entry->head.index);
}

static bool is_phase(int status)
{
    return status >= CHAIN_STATUS_IDEA && status <= CHAIN_STATUS_ESTABLISHED;
}

static bool ends_use(int side)
{
    return side == CHAIN_STATUS_NOT_KEPT || side == CHAIN_STATUS_WITHDRAWN;
}

static void enter_phase(struct chain_area_state *state, const struct dated *dated)
{
    chain_adoption *adoption = &state->adoption;
    if (adoption->in_use && dated->entry->value < CHAIN_STATUS_PILOTING) {
        adoption->side = 0; /* what is in use was described anew */
        adoption->side_since = 0;
        state->side = NULL;
        return;
    }
    bool in_use = chain_kind_has(CHAIN_KINDS_STATUS, dated->entry->value, CHAIN_TRAIT_IN_USE);
    if (adoption->in_use && !in_use)
        state->lost = state->entry;
    else if (in_use)
        state->lost = NULL;
    if (adoption->phase != dated->entry->value || adoption->side)
        adoption->since = dated->date;
    adoption->phase = dated->entry->value;
    adoption->side = 0;
    adoption->side_since = 0;
    adoption->in_use = in_use;
    adoption->was_in_use = adoption->was_in_use || in_use;
    state->entry = dated->entry;
    state->side = NULL;
}

static void enter_side(struct chain_area_state *state, const struct dated *dated)
{
    chain_adoption *adoption = &state->adoption;
    bool gone = ends_use(dated->entry->value);
    if (dated->entry->value == CHAIN_STATUS_NOT_KEPT)
        adoption->was_in_use = true; /* what is not kept was there */
    if (gone && !state->lost)
        state->lost = adoption->in_use ? state->entry : dated->entry;
    adoption->in_use = adoption->in_use && !gone;
    adoption->side = dated->entry->value;
    adoption->side_since = dated->date;
    state->side = dated->entry;
}

static void apply(struct chain_area_state *state, const struct dated *dated)
{
    if (is_phase(dated->entry->value))
        enter_phase(state, dated);
    else if (dated->entry->value)
        enter_side(state, dated);
    state->adoption.distance = CHAIN_STATUS_ESTABLISHED - (state->adoption.phase ? state->adoption.phase : CHAIN_STATUS_IDEA);
}

/* A status for each of its areas; what begins later is no fact yet. */
static size_t list(const struct chain_adoptions *adoptions, const struct chain_model *model, int32_t as_of, struct dated *dated)
{
    const struct chain_objects *all = &model->by_type[CHAIN_STATUS];
    size_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const struct chain_status_entry *entry = (const struct chain_status_entry *)all->items[i];
        int32_t date = entry->date ? chain_date_read(entry->date) : 0;
        if (date > as_of)
            continue;
        if (entry->area.count == 0 || adoptions->areas.count == 0)
            dated[count++] = (struct dated){entry, NULL, date, adoptions->count};
        for (uint32_t a = 0; adoptions->areas.count > 0 && a < entry->area.count; a++) {
            const uint32_t *positions;
            const struct chain_object *area = entry->area.items[a].target;
            if (area)
                dated[count++] =
                    (struct dated){entry, area, date, chain_areas_within(&adoptions->areas, area, &positions)};
        }
    }
    return count;
}

static size_t room_for(const struct chain_model *model)
{
    const struct chain_objects *all = &model->by_type[CHAIN_STATUS];
    size_t room = 1;
    for (uint32_t i = 0; i < all->count; i++)
        room += ((const struct chain_status_entry *)all->items[i])->area.count + 1u;
    return room;
}

static void apply_all(struct chain_adoptions *adoptions, const struct dated *dated, size_t count)
{
    uint64_t work = 0;
    for (size_t i = 0; i < count; i++)
        work += dated[i].width;
    adoptions->undecided = work > MOST_WORK;
    for (size_t i = 0; !adoptions->undecided && i < count; i++) {
        const uint32_t *positions = NULL;
        if (dated[i].area)
            chain_areas_within(&adoptions->areas, dated[i].area, &positions);
        for (uint32_t p = 0; p < dated[i].width; p++)
            apply(&adoptions->states[positions ? positions[p] : p], &dated[i]);
    }
}

bool chain_adoptions_find(struct chain_adoptions *adoptions, struct chain_arena *arena, const struct chain_model *model,
                          int32_t as_of)
{
    *adoptions = (struct chain_adoptions){.count = 0};
    if (!chain_areas_init(&adoptions->areas, arena, model))
        return false;
    adoptions->count = adoptions->areas.count > 0 ? adoptions->areas.count : 1;
    adoptions->states = chain_arena_array(arena, adoptions->count, sizeof *adoptions->states);
    struct dated *dated = chain_arena_array(arena, room_for(model), sizeof *dated);
    if (arena->failed)
        return false;
    size_t count = list(adoptions, model, as_of, dated);
    if (count > 0)
        qsort(dated, count, sizeof *dated, compare);
    apply_all(adoptions, dated, count);
    return true;
}

int chain_months_between(int32_t from, int32_t to)
{
    int months = (to / 10000 - from / 10000) * 12 + (to / 100 % 100 - from / 100 % 100);
    return to % 100 < from % 100 ? months - 1 : months;
}

static bool find_one(const struct chain_adoptions *adoptions, const struct chain_object *area, chain_adoption *adoption)
{
    for (uint32_t i = 0; i < adoptions->areas.count; i++) {
        if (adoptions->areas.items[i] != area || (!adoptions->states[i].entry && !adoptions->states[i].side))
            continue;
        *adoption = adoptions->states[i].adoption;
        return true;
    }
    return false;
}

bool chain_area_adoption(const chain_object *area, int32_t as_of, chain_adoption *adoption)
{
    struct chain_arena arena;
    struct chain_adoptions adoptions;
    if (!adoption || chain_object_type(area) != CHAIN_AREA)
        return false;
    chain_arena_init(&arena);
    bool found = chain_adoptions_find(&adoptions, &arena, area->model, as_of) && !adoptions.undecided &&
                 find_one(&adoptions, area, adoption);
    chain_arena_clear(&arena);
    return found;
}
