/* How whole the chain is: boundaries in all, and how many boundaries, sectors and organisers one client meets. */
#include <stdlib.h>
#include <string.h>

#include "analysis/care.h"

/* Ways differ by the set of sides met so far: beyond this many sets the question is left undecided. */
#define MOST_STATES (1u << 17)
#define MOST_ROUNDS 50
#define MOST_LABELS 64u
#define NEVER UINT32_MAX

enum { BOUNDARIES, SECTORS, ORGANISERS };

struct measure {
    const struct chain_facts *facts;
    struct chain_arena scratch;
    uint8_t *finishes;       /* by step: an end comes before any other service step */
    uint32_t *least, *most;  /* by step: boundaries on the way to it, NEVER = not come to */
    uint32_t *place;         /* by step: its place in the order of the path */
    uint8_t *label;          /* by step: number of its side, 0 = none or unknown */
    uint32_t labels;
    uint64_t *states;        /* step and set of labels: open addressing, pairs */
    uint32_t *queue;         /* places in states */
    uint32_t count, capacity;
};

static bool is_finish(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_END || step->out_count == 0;
}

static bool crosses(const struct chain_boundary *boundary)
{
    return boundary->from && !chain_same_side(chain_side_of(boundary->from), chain_side_of(boundary->to));
}

static void count_boundary(const struct chain_facts *facts, const struct chain_boundary *boundary, chain_integration *out)
{
    out->boundaries++;
    if (boundary->strength == CHAIN_STRENGTH_UNKNOWN)
        out->unknown++;
    else if (boundary->strength != CHAIN_STRENGTH_BRIDGED)
        out->open++;
    else
        out->bridged++;
    if (boundary->strength == CHAIN_STRENGTH_BRIDGED && boundary->flow)
        out->with_feedback += chain_answers_give_feedback(&facts->care->answers, boundary->flow);
}

/* Backwards from the ends over what is no service. */
static void mark_finishes(struct measure *measure)
{
    const struct chain_model *model = measure->facts->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        measure->finishes[i] = is_finish(chain_step_at(model, i));
        if (measure->finishes[i])
            measure->place[count++] = i;
    }
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, measure->place[at]);
        if (chain_step_is_service(step) && !is_finish(step))
            continue;
        for (uint32_t i = 0; i < step->in_count; i++) {
            uint32_t before = chain_flow_source(chain_flow_in(model, step->in_first + i))->head.index;
            if (!measure->finishes[before]) {
                measure->finishes[before] = 1;
                measure->place[count++] = before;
            }
        }
    }
    for (uint32_t i = 0; i < chain_step_count(model); i++)
        measure->place[measure->facts->order[i]] = i;
}

static bool relax(struct measure *measure, const struct chain_boundary *boundary)
{
    uint32_t to = boundary->to->head.index, from = boundary->from ? boundary->from->head.index : 0;
    uint32_t more = crosses(boundary), *least = measure->least, *most = measure->most;
    bool changed = false;
    uint32_t low = boundary->from ? least[from] : 0, high = boundary->from ? most[from] : 0;
    if (low != NEVER && low + more < least[to]) {
        least[to] = low + more;
        changed = true;
    }
    bool forward = !boundary->from || measure->place[from] < measure->place[to];
    if (forward && high != NEVER && (most[to] == NEVER || high + more > most[to])) {
        most[to] = high + more;
        changed = true;
    }
    return changed;
}

static void widen(chain_range *range, bool *any, uint32_t least, uint32_t most)
{
    range->least = !*any || least < range->least ? least : range->least;
    range->most = !*any || most > range->most ? most : range->most;
    *any = true;
}

static bool measure_boundaries(struct measure *measure, chain_integration *out)
{
    const struct chain_boundaries *found = &measure->facts->care->boundaries;
    size_t steps = chain_step_count(measure->facts->model);
    bool changed = true, any = false;
    for (size_t i = 0; i < steps; i++)
        measure->least[i] = measure->most[i] = NEVER;
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
        changed = false;
        for (size_t i = 0; i < found->count; i++)
            changed |= relax(measure, &found->items[i]);
    }
    for (size_t i = 0; i < steps; i++)
        if (measure->finishes[i] && measure->least[i] != NEVER && measure->most[i] != NEVER)
            widen(&out->per_way[BOUNDARIES], &any, measure->least[i], measure->most[i]);
    return any && !changed;
}

/* Number of different sides of the service steps; each step's own is kept. */
static size_t number_sides(struct measure *measure, bool by_organisation)
{
    const struct chain_model *model = measure->facts->model;
    size_t capacity = 1;
    while (capacity < 2 * chain_step_count(model) + 2)
        capacity *= 2;
    const char **seen = calloc(capacity, sizeof *seen);
    uint32_t *number = calloc(capacity, sizeof *number), sectors[CHAIN_SECTOR_CLIENT + 1] = {0};
    measure->labels = 0;
    for (size_t i = 0; seen && number && i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        struct chain_side side = chain_side_of(step);
        measure->label[i] = 0;
        if (!chain_step_is_service(step) || (by_organisation ? !side.organisation : !side.sector))
            continue;
        size_t at = ((uintptr_t)side.organisation >> 3) * 2654435761u & (capacity - 1);
        while (by_organisation && seen[at] && seen[at] != side.organisation)
            at = (at + 1) & (capacity - 1);
        uint32_t *known = by_organisation ? &number[at] : &sectors[side.sector];
        if (by_organisation)
            seen[at] = side.organisation;
        if (!*known)
            *known = ++measure->labels;
        measure->label[i] = (uint8_t)(*known <= MOST_LABELS ? *known : 0);
    }
    if (!seen || !number)
        measure->scratch.failed = true;
    free(seen);
    free(number);
    return measure->labels;
}

/* False when the state was there, or there are too many. */
static bool remember(struct measure *measure, uint32_t step, uint64_t set)
{
    uint64_t key = (uint64_t)step + 1;
    uint32_t mask = 2 * MOST_STATES - 1, at = (uint32_t)((key * 0x9E3779B97F4A7C15u ^ set * 0xC2B2AE3D27D4EB4Fu) >> 40) & mask;
    while (measure->states[2 * at] && (measure->states[2 * at] != key || measure->states[2 * at + 1] != set))
        at = (at + 1) & mask;
    if (measure->states[2 * at] || measure->count == MOST_STATES)
        return false;
    measure->states[2 * at] = key;
    measure->states[2 * at + 1] = set;
    measure->queue[measure->count++] = at;
    return true;
}

static uint64_t with_label(const struct measure *measure, uint32_t step, uint64_t set)
{
    return measure->label[step] ? set | 1ull << (measure->label[step] - 1) : set;
}

static uint32_t size_of_set(uint64_t set)
{
    uint32_t size = 0;
    for (; set; set &= set - 1)
        size++;
    return size;
}

/* How many different sides the ways meet: all pairs of a step and the set of sides met on the way to it. */
static bool measure_sides(struct measure *measure, chain_range *range)
{
    const struct chain_model *model = measure->facts->model;
    bool any = false;
    memset(measure->states, 0, (size_t)MOST_STATES * 4 * sizeof *measure->states);
    measure->count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++)
        if (chain_step_at(model, i)->role == CHAIN_ROLE_START)
            remember(measure, i, with_label(measure, i, 0));
    for (uint32_t at = 0; at < measure->count; at++) {
        const uint64_t *state = &measure->states[2 * (size_t)measure->queue[at]];
        const struct chain_step *step = chain_step_at(model, (size_t)state[0] - 1);
        uint32_t size = size_of_set(state[1]);
        if (is_finish(step))
            widen(range, &any, size, size);
        for (uint32_t i = 0; i < step->out_count; i++) {
            uint32_t next = chain_flow_target(chain_flow_out(model, step->out_first + i))->head.index;
            remember(measure, next, with_label(measure, next, state[1]));
        }
    }
    return any && measure->count < MOST_STATES;
}

static bool prepare(struct measure *measure)
{
    size_t steps = chain_step_count(measure->facts->model) + 1;
    struct chain_arena *scratch = &measure->scratch;
    chain_arena_init(scratch);
    measure->finishes = chain_arena_array(scratch, steps, 1);
    measure->label = chain_arena_array(scratch, steps, 1);
    measure->least = chain_arena_array(scratch, steps, sizeof(uint32_t));
    measure->most = chain_arena_array(scratch, steps, sizeof(uint32_t));
    measure->place = chain_arena_array(scratch, steps, sizeof(uint32_t));
    measure->states = chain_arena_array(scratch, (size_t)MOST_STATES * 4, sizeof *measure->states);
    measure->queue = chain_arena_array(scratch, MOST_STATES, sizeof *measure->queue);
    return !scratch->failed;
}

bool chain_integration_measure(const struct chain_facts *facts, chain_integration *out)
{
    struct measure measure = {.facts = facts};
    const struct chain_boundaries *found = &facts->care->boundaries;
    if (prepare(&measure)) {
        for (size_t i = 0; i < found->count; i++)
            if (crosses(&found->items[i]))
                count_boundary(facts, &found->items[i], out);
        out->undecided = found->undecided;
        mark_finishes(&measure);
        out->per_way_known = measure_boundaries(&measure, out) && !found->undecided;
        out->sectors = number_sides(&measure, false);
        out->per_way_known &= measure_sides(&measure, &out->per_way[SECTORS]);
        out->organisers = number_sides(&measure, true);
        out->per_way_known &= out->organisers <= MOST_LABELS && measure_sides(&measure, &out->per_way[ORGANISERS]);
    }
    bool done = !measure.scratch.failed;
    chain_arena_clear(&measure.scratch);
    return done;
}
