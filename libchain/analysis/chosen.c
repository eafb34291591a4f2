/* Journeys that are chosen: the likeliest, and one through given steps. Dijkstra's shortest paths back from the ends. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/journeys.h"
#include "model/access.h"

#define HOP 1e-9            /* of equally likely ways the shorter */
#define OTHER_END 1e6       /* an end where the need is not met is taken only when there is no other */
#define MOST_STATES ((size_t)8 << 20)

struct entry {
    double cost;
    uint32_t step;
};

struct heap {
    struct entry *items;
    size_t count, capacity;
};

static bool heap_push(struct heap *heap, struct entry entry)
{
    if (heap->count == heap->capacity) {
        size_t capacity = heap->capacity ? heap->capacity * 2 : 256;
        struct entry *items = realloc(heap->items, capacity * sizeof *items);
        if (!items)
            return false;
        heap->items = items;
        heap->capacity = capacity;
    }
    size_t at = heap->count++;
    for (; at > 0 && heap->items[(at - 1) / 2].cost > entry.cost; at = (at - 1) / 2)
        heap->items[at] = heap->items[(at - 1) / 2];
    heap->items[at] = entry;
    return true;
}

static struct entry heap_pop(struct heap *heap)
{
    struct entry top = heap->items[0], last = heap->items[--heap->count];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < heap->count; at = child) {
        if (child + 1 < heap->count && heap->items[child + 1].cost < heap->items[child].cost)
            child++;
        if (heap->items[child].cost >= last.cost)
            break;
        heap->items[at] = heap->items[child];
    }
    if (heap->count > 0)
        heap->items[at] = last;
    return top;
}

/* The position of a flow among those of its step that journeys follow. */
static uint32_t position_of(const struct chain_flow *flow)
{
    const struct chain_step *step = chain_flow_source(flow);
    for (uint32_t i = 0;; i++) {
        const struct chain_flow *other = chain_way_out(step, i);
        if (!other || other == flow)
            return i;
    }
}

struct search {
    const struct chain_journeys *journeys;
    bool by_share;
    double *cost;     /* by step: of the best way to an end */
    uint32_t *policy; /* by step: which way that is */
    struct heap heap;
};

static double cost_of(const struct search *search, const struct chain_flow *flow)
{
    double share = search->journeys->expect.shares[flow->head.index];
    if (!search->by_share)
        return 1;
    return share > 0 ? HOP - log(share) : INFINITY;
}

static double cost_of_end(const struct search *search, const struct chain_step *step)
{
    if (search->by_share || (step->role == CHAIN_ROLE_END && step->kind == CHAIN_END_RESOLVED))
        return 0;
    return OTHER_END;
}

static bool relax(struct search *search, const struct chain_step *step)
{
    const struct chain_model *model = search->journeys->model;
    for (uint32_t i = 0; i < step->in_count; i++) {
        const struct chain_flow *flow = chain_flow_in(model, step->in_first + i);
        uint32_t from = flow->from.target->index;
        if (chain_flow_is_member(flow) || search->journeys->expect.stops[from])
            continue;
        double cost = search->cost[step->head.index] + cost_of(search, flow);
        if (cost >= search->cost[from])
            continue;
        search->cost[from] = cost;
        search->policy[from] = position_of(flow);
        if (!heap_push(&search->heap, (struct entry){cost, from}))
            return false;
    }
    return true;
}

static bool find_policy(struct search *search)
{
    const struct chain_journeys *journeys = search->journeys;
    size_t steps = chain_step_count(journeys->model);
    search->cost = malloc((steps + 1) * sizeof *search->cost);
    search->policy = calloc(steps + 1, sizeof *search->policy);
    bool done = search->cost && search->policy;
    for (uint32_t i = 0; i < steps && done; i++) {
        search->cost[i] = INFINITY;
        if (!journeys->expect.stops[i])
            continue;
        search->cost[i] = cost_of_end(search, chain_step_at(journeys->model, i));
        done = heap_push(&search->heap, (struct entry){search->cost[i], i});
    }
    while (done && search->heap.count > 0) {
        struct entry entry = heap_pop(&search->heap);
        if (entry.cost <= search->cost[entry.step])
            done = relax(search, chain_step_at(journeys->model, entry.step));
    }
    return done;
}

static void clear(struct search *search)
{
    free(search->cost);
    free(search->policy);
    free(search->heap.items);
}

/* NULL without memory, or when the policy leads into a loop. */
static struct chain_journey *walk_policy(struct chain_journeys *journeys, const uint32_t *policy, uint32_t start)
{
    struct chain_walk walk;
    struct chain_journey *journey = NULL;
    if (!chain_walk_init(&walk, &journeys->facts, &journeys->sections, 4 * chain_step_count(journeys->model) + 1000)) {
        chain_walk_clear(&walk);
        return NULL;
    }
    walk.policy = policy;
    if (chain_walk_first(&walk, journeys->starts[start]))
        journey = chain_journey_keep(journeys, &walk, start);
    chain_walk_clear(&walk);
    return journey;
}

static uint32_t best_start(const struct search *search)
{
    uint32_t best = 0;
    for (uint32_t s = 1; s < search->journeys->start_count; s++)
        if (search->cost[search->journeys->starts[s]->head.index] < search->cost[search->journeys->starts[best]->head.index])
            best = s;
    return best;
}

static struct chain_journey *find_best(struct chain_journeys *journeys, bool by_share)
{
    struct search search = {.journeys = journeys, .by_share = by_share};
    struct chain_journey *journey = NULL;
    if (journeys->start_count > 0 && find_policy(&search))
        journey = walk_policy(journeys, search.policy, best_start(&search));
    clear(&search);
    return journey;
}

/* Among the listed ones, whose parallel ways are multiplied as they should be. */
static const struct chain_journey *likeliest_listed(const struct chain_journeys *journeys)
{
    const struct chain_journey *best = NULL;
    for (size_t i = 0; i < journeys->count; i++)
        if (!best || journeys->items[i]->measured.probability > best->measured.probability)
            best = journeys->items[i];
    return best;
}

bool chain_journeys_choose(struct chain_journeys *journeys)
{
    bool known = journeys->start_count == 1 && !journeys->open_ahead[journeys->starts[0]->head.index];
    if (known && journeys->complete)
        journeys->likeliest = likeliest_listed(journeys);
    else
        journeys->likeliest = find_best(journeys, known);
    journeys->likeliest_known = known && journeys->likeliest;
    if (!journeys->likeliest)
        journeys->likeliest = journeys->count ? journeys->items[0] : NULL;
    return !journeys->arena.failed;
}

const chain_journey *chain_journeys_likeliest(const chain_journeys *journeys, bool *known)
{
    if (known)
        *known = journeys && journeys->likeliest_known;
    return journeys ? journeys->likeliest : NULL;
}

static bool goes_through(const struct chain_journey *journey, const uint32_t *steps, size_t count)
{
    size_t next = 0;
    for (uint32_t i = 0; i < journey->count && next < count; i++)
        next += journey->stations[i].step == steps[next];
    return next == count;
}

static const struct chain_journey *listed_through(const struct chain_journeys *journeys, const uint32_t *steps, size_t count)
{
    const struct chain_journey *best = NULL;
    for (size_t i = 0; i < journeys->count; i++)
        if (goes_through(journeys->items[i], steps, count) && (!best || journeys->items[i]->count < best->count))
            best = journeys->items[i];
    return best;
}

/* Breadth first over steps and how many of the wanted ones have been passed; the shortest way sets the policy on itself. */
static bool aim(const struct chain_journeys *journeys, const uint32_t *wanted, size_t count, uint32_t *policy, uint32_t *start)
{
    const struct chain_model *model = journeys->model;
    size_t steps = chain_step_count(model), states = steps * (count + 1), next = 0, last = 0, goal = SIZE_MAX;
    if (states > MOST_STATES)
        return false;
    size_t *queue = malloc((states + 1) * sizeof *queue), *before = malloc((states + 1) * sizeof *before);
    for (size_t i = 0; i < states && before; i++)
        before[i] = SIZE_MAX;
    for (uint32_t s = 0; s < journeys->start_count && queue && before; s++) {
        uint32_t step = journeys->starts[s]->head.index;
        size_t state = step + steps * (count > 0 && wanted[0] == step);
        before[state] = state;
        queue[last++] = state;
    }
    for (; next < last && goal == SIZE_MAX; next++) {
        const struct chain_step *step = chain_step_at(model, queue[next] % steps);
        size_t passed = queue[next] / steps;
        if (passed == count && journeys->expect.stops[step->head.index])
            goal = queue[next];
        for (uint32_t i = 0; i < step->out_count && !journeys->expect.stops[step->head.index]; i++) {
            const struct chain_flow *flow = chain_flow_out(model, step->out_first + i);
            uint32_t to = flow->to.target->index;
            size_t state = to + steps * (passed + (passed < count && wanted[passed] == to));
            if (chain_flow_is_member(flow) || before[state] != SIZE_MAX)
                continue;
            before[state] = queue[next];
            queue[last++] = state;
        }
    }
    for (size_t at = goal; goal != SIZE_MAX; at = before[at]) {
        uint32_t step = (uint32_t)(at % steps);
        if (before[at] == at) {
            for (*start = 0; journeys->starts[*start]->head.index != step;)
                ++*start;
            break;
        }
        const struct chain_step *from = chain_step_at(model, before[at] % steps);
        for (uint32_t i = 0; chain_way_out(from, i); i++)
            if (chain_way_out(from, i)->to.target->index == step)
                policy[from->head.index] = i;
    }
    free(queue);
    free(before);
    return goal != SIZE_MAX;
}

const chain_journey *chain_journeys_through(chain_journeys *journeys, const char *const *ids, size_t count)
{
    const struct chain_journey *found = NULL;
    if (!journeys || (count > 0 && !ids) || journeys->start_count == 0)
        return NULL;
    uint32_t *wanted = malloc((count + 1) * sizeof *wanted), start = 0;
    bool good = wanted != NULL;
    for (size_t i = 0; i < count && good; i++) {
        const chain_object *step = ids[i] ? chain_model_find(journeys->model, ids[i]) : NULL;
        good = chain_object_type(step) == CHAIN_STEP;
        if (good)
            wanted[i] = step->index;
    }
    if (good)
        found = listed_through(journeys, wanted, count);
    if (good && (!found || !journeys->complete)) {
        struct search search = {.journeys = journeys, .by_share = false};
        const struct chain_journey *made = NULL;
        if (find_policy(&search) && aim(journeys, wanted, count, search.policy, &start))
            made = walk_policy(journeys, search.policy, start);
        if (made && goes_through(made, wanted, count) && (!found || made->count < found->count))
            found = made;
        clear(&search);
    }
    free(wanted);
    return found;
}
