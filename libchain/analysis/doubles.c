#include "analysis/doubles.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/boundaries.h"
#include "analysis/information.h"
#include "base/arena.h"

/* Steps, and things in their lists, looked at from all steps together: well under a second. */
#define MOST_WORK (6u << 20)
#define MOST_PAIRS (1u << 18)

enum verdict { NOT_LOOKED_AT, DOUBLE, NOT_DOUBLE };

struct search {
    const struct chain_model *model;
    const struct chain_facts *facts;
    struct chain_arena scratch;
    uint32_t *place;                  /* by step: its place in the order of the path */
    uint32_t *by_kind, *kind_first;   /* assessing steps, grouped by kind */
    uint32_t *by_item, *item_first;   /* assessing steps, grouped by what they produce */
    uint32_t *by_record, *record_first; /* records with a system, grouped by item */
    uint8_t *marks;
    uint8_t *verdicts; /* by step: enum verdict against the step looked from */
    uint8_t *made;     /* by item: the step looked from produces it */
    uint32_t *stack;
    struct chain_doubles *found;
    size_t work;
};

static bool assesses(const struct chain_facts *facts, const struct chain_step *step)
{
    return chain_step_is_service(step) && chain_step_has_trait(step, CHAIN_TRAIT_ASSESSMENT) && !step->more->repeats.id &&
           (facts->from_start[step->head.index] || !facts->start_count);
}

static const struct chain_record *record_at(const struct search *search, uint32_t index)
{
    return (const struct chain_record *)search->model->by_type[CHAIN_RECORD].items[index];
}

static const struct chain_step *step_of(const struct chain_record *record)
{
    const struct chain_object *parent = record->head.parent;
    return parent && parent->type == CHAIN_STEP ? (const struct chain_step *)parent : NULL;
}

bool chain_double_record(const struct chain_record *record)
{
    const struct chain_step *step = step_of(record);
    return step && record->item.target && record->system.target && !step->more->repeats.id && step->kind != CHAIN_STEP_REVIEW;
}

/* Twice over the same: first counts, then puts in place. */
static void group(struct search *search, bool place)
{
    const struct chain_model *model = search->model;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (!assesses(search->facts, step))
            continue;
        if (place)
            search->by_kind[search->kind_first[step->kind]++] = i;
        else
            search->kind_first[step->kind]++;
        for (uint32_t p = 0; p < step->produces.count; p++) {
            const struct chain_object *item = step->produces.items[p].target;
            if (item && place)
                search->by_item[search->item_first[item->index]++] = i;
            else if (item)
                search->item_first[item->index]++;
        }
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_RECORD].count; i++) {
        const struct chain_record *record = record_at(search, i);
        if (chain_double_record(record) && place)
            search->by_record[search->record_first[record->item.target->index]++] = i;
        else if (chain_double_record(record))
            search->record_first[record->item.target->index]++;
    }
}

/* Counts become the places where groups start. */
static uint32_t sum_up(uint32_t *first, size_t count)
{
    uint32_t total = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t here = first[i];
        first[i] = total;
        total += here;
    }
    return total;
}

/* After putting in place, each start has become the start of the next group. */
static uint32_t start_of(const uint32_t *first, size_t index)
{
    return index ? first[index - 1] : 0;
}

static bool prepare(struct search *search)
{
    const struct chain_model *model = search->model;
    size_t steps = chain_step_count(model) + 1, kinds = (size_t)chain_kind_count(CHAIN_KINDS_STEP) + 1;
    size_t items = (size_t)model->by_type[CHAIN_ITEM].count + 1;
    struct chain_arena *scratch = &search->scratch;
    search->place = chain_arena_array(scratch, steps, sizeof(uint32_t));
    search->marks = chain_arena_array(scratch, steps, 1);
    search->verdicts = chain_arena_array(scratch, steps, 1);
    search->made = chain_arena_array(scratch, items, 1);
    search->stack = chain_arena_array(scratch, steps, sizeof(uint32_t));
    search->kind_first = chain_arena_array(scratch, kinds, sizeof(uint32_t));
    search->item_first = chain_arena_array(scratch, items, sizeof(uint32_t));
    search->record_first = chain_arena_array(scratch, items, sizeof(uint32_t));
    if (scratch->failed)
        return false;
    group(search, false);
    search->by_kind = chain_arena_array(scratch, sum_up(search->kind_first, kinds) + 1u, sizeof(uint32_t));
    search->by_item = chain_arena_array(scratch, sum_up(search->item_first, items) + 1u, sizeof(uint32_t));
    search->by_record = chain_arena_array(scratch, sum_up(search->record_first, items) + 1u, sizeof(uint32_t));
    if (scratch->failed)
        return false;
    group(search, true);
    for (uint32_t i = 0; i + 1 < steps; i++)
        search->place[search->facts->order[i]] = i;
    return true;
}

/* Does the path come from the one to the other? In a loop each comes after the other: the one nearer to the start goes first. */
static bool comes_after(const struct search *search, const struct chain_step *first, const struct chain_step *second)
{
    const uint32_t *component = search->facts->component;
    uint32_t a = first->head.index, b = second->head.index;
    return a != b && search->marks[b] && (component[a] != component[b] || search->place[a] < search->place[b]);
}

static bool work_together(const struct chain_step *a, const struct chain_step *b)
{
    return a->actor.target == b->actor.target || chain_refs_hold(&a->more->with, b->actor.target) ||
           chain_refs_hold(&b->more->with, a->actor.target);
}

/* Does the worker know a thing that came from the step before? In a loop one knows it the second time round, which is no help
   the first time. */
static bool knows(const struct search *search, const struct chain_step *first, const struct chain_step *second,
                  const struct chain_object *item)
{
    const struct chain_facts *facts = search->facts;
    bool loop = facts->component[first->head.index] == facts->component[second->head.index];
    enum chain_known known = chain_information_known(facts, second, item);
    return known == CHAIN_KNOWN_ALWAYS || (known == CHAIN_KNOWN_SOMETIMES && !loop);
}

/* Does the second step build on what the first, which is looked from, found out? */
static bool builds_on(const struct search *search, const struct chain_step *first, const struct chain_step *second)
{
    for (uint32_t i = 0; i < second->needs.count; i++)
        if (second->needs.items[i].target && search->made[second->needs.items[i].target->index])
            return true;
    for (uint32_t i = 0; i < first->produces.count; i++)
        if (first->produces.items[i].target && knows(search, first, second, first->produces.items[i].target))
            return true;
    return false;
}

/* Does the other do alone and anew what the step looked from did? */
static bool is_double(struct search *search, const struct chain_step *step, const struct chain_step *other)
{
    uint8_t *verdict = &search->verdicts[other->head.index];
    if (*verdict == NOT_LOOKED_AT) {
        bool found = false;
        if (comes_after(search, step, other)) {
            search->work += (size_t)step->more->with.count + other->more->with.count + other->needs.count + step->produces.count;
            found = !work_together(step, other) && !builds_on(search, step, other);
        }
        *verdict = found ? DOUBLE : NOT_DOUBLE;
    }
    return *verdict == DOUBLE;
}

/* Counts what is looked at next; false when it is too much. */
static bool go_on(struct search *search, size_t work)
{
    search->work += work;
    if (search->work > MOST_WORK)
        search->found->undecided = true;
    return search->work <= MOST_WORK;
}

static void add(struct search *search, struct chain_double pair)
{
    struct chain_doubles *found = search->found;
    if (found->count == MOST_PAIRS) {
        found->undecided = true;
        return;
    }
    if (found->count == found->room) {
        size_t room = found->room ? found->room * 2 : 16;
        struct chain_double *bigger = realloc(found->pairs, room * sizeof *bigger);
        if (!bigger) {
            search->scratch.failed = true;
            return;
        }
        found->pairs = bigger;
        found->room = room;
    }
    found->pairs[found->count++] = pair;
}

/* The same kind of work by two: plans are double whatever they are called; else it takes that a product is not told. */
static void compare_kinds(struct search *search, const struct chain_step *step)
{
    if (step->kind == CHAIN_STEP_RECORD)
        return;
    for (uint32_t i = start_of(search->kind_first, step->kind); i < search->kind_first[step->kind]; i++) {
        const struct chain_step *other = chain_step_at(search->model, search->by_kind[i]);
        bool told = step->produces.count > 0 && other->produces.count > 0;
        if (!go_on(search, 1))
            return;
        if ((!told || step->kind == CHAIN_STEP_PLAN) && is_double(search, step, other))
            add(search, (struct chain_double){step, other, NULL, NULL, told});
    }
}

static void compare_products(struct search *search, const struct chain_step *step)
{
    for (uint32_t p = 0; p < step->produces.count; p++) {
        const struct chain_object *item = step->produces.items[p].target;
        for (uint32_t i = item ? start_of(search->item_first, item->index) : 0; item && i < search->item_first[item->index]; i++) {
            const struct chain_step *other = chain_step_at(search->model, search->by_item[i]);
            if (!go_on(search, 1))
                return;
            if (is_double(search, step, other))
                add(search, (struct chain_double){step, other, NULL, item, true});
        }
    }
}

static bool share_area(const struct chain_record *a, const struct chain_record *b)
{
    for (uint32_t i = 0; i < a->area.count; i++)
        if (a->area.items[i].target && chain_refs_hold(&b->area, a->area.items[i].target))
            return true;
    return a->area.count == 0 || b->area.count == 0;
}

static void compare_records(struct search *search, const struct chain_step *step, const struct chain_record *record)
{
    uint32_t item = record->item.target->index;
    for (uint32_t i = start_of(search->record_first, item); i < search->record_first[item]; i++) {
        const struct chain_record *other = record_at(search, search->by_record[i]);
        bool same = record->system.target == other->system.target;
        if (!go_on(search, 1 + (same ? 0 : (size_t)record->area.count * other->area.count)))
            return;
        if (same || !share_area(record, other))
            continue;
        if (comes_after(search, step, step_of(other)) || (step == step_of(other) && record->head.index < other->head.index))
            add(search, (struct chain_double){step, step_of(other), record->item.target, NULL, true});
    }
}

static bool is_alone(const uint32_t *first, uint32_t index)
{
    return first[index] - start_of(first, index) < 2;
}

/* Is there any other step that could do the same? */
static bool has_company(const struct search *search, const struct chain_step *step, bool assessing)
{
    if (assessing && !is_alone(search->kind_first, step->kind))
        return true;
    for (uint32_t i = 0; assessing && i < step->produces.count; i++)
        if (step->produces.items[i].target && !is_alone(search->item_first, step->produces.items[i].target->index))
            return true;
    for (const struct chain_object *child = step->head.first; child; child = child->next)
        if (child->type == CHAIN_RECORD && chain_double_record((const struct chain_record *)child) &&
            !is_alone(search->record_first, ((const struct chain_record *)child)->item.target->index))
            return true;
    return false;
}

static void set_made(const struct search *search, const struct chain_step *step, uint8_t made)
{
    for (uint32_t i = 0; i < step->produces.count; i++)
        if (step->produces.items[i].target)
            search->made[step->produces.items[i].target->index] = made;
}

static void look_from(struct search *search, const struct chain_step *step)
{
    bool assessing = assesses(search->facts, step);
    size_t steps = chain_step_count(search->model);
    if (!has_company(search, step, assessing))
        return;
    if (search->work > MOST_WORK) {
        search->found->undecided = true;
        return;
    }
    memset(search->marks, 0, steps);
    chain_mark_reachable(search->model, step, search->marks, search->stack);
    search->work += steps + chain_flow_count(search->model);
    if (assessing) {
        memset(search->verdicts, NOT_LOOKED_AT, steps);
        set_made(search, step, 1);
        compare_kinds(search, step);
        compare_products(search, step);
        set_made(search, step, 0);
    }
    for (const struct chain_object *child = step->head.first; child; child = child->next)
        if (child->type == CHAIN_RECORD && chain_double_record((const struct chain_record *)child))
            compare_records(search, step, (const struct chain_record *)child);
}

/* Double assessments by the second step; double records by the item. */
static int compare(const void *left, const void *right)
{
    const struct chain_double *a = left, *b = right;
    uint32_t keys[][2] = {
        {a->item ? a->item->index + 1 : 0, b->item ? b->item->index + 1 : 0},
        {!a->sure, !b->sure},
        {a->item ? 0 : a->second->head.index, b->item ? 0 : b->second->head.index},
        {a->first->head.index, b->first->head.index},
        {a->second->head.index, b->second->head.index},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

bool chain_doubles_find(struct chain_doubles *found, const struct chain_model *model, const struct chain_facts *facts)
{
    struct search search = {.model = model, .facts = facts, .found = found};
    *found = (struct chain_doubles){.undecided = facts->information->undecided};
    chain_arena_init(&search.scratch);
    if (prepare(&search))
        for (size_t i = 0; !search.scratch.failed && i < chain_step_count(model); i++)
            look_from(&search, chain_step_at(model, i));
    if (found->count > 0)
        qsort(found->pairs, found->count, sizeof *found->pairs, compare);
    bool done = !search.scratch.failed;
    chain_arena_clear(&search.scratch);
    return done;
}

void chain_doubles_clear(struct chain_doubles *found)
{
    free(found->pairs);
    *found = (struct chain_doubles){NULL, 0, 0, false};
}
