#include "analysis/facts.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/information.h"
#include "model/access.h"

static const struct chain_step *step_of(const struct chain_facts *facts, uint32_t index)
{
    return chain_step_at(facts->model, index);
}

/* The numbers of the steps that each step leads to, or is led to from, one behind the other: walks need nothing else of the model. */
struct arcs {
    uint32_t *first; /* by step, and one more for the end */
    uint32_t *other; /* numbers of steps */
};

static uint32_t end_of(const struct chain_flow *flow, bool forward)
{
    return (forward ? flow->to : flow->from).target->index;
}

static void lay_arcs(struct arcs *arcs, const struct chain_model *model, bool forward)
{
    uint32_t steps = (uint32_t)chain_step_count(model), at = 0;
    for (uint32_t i = 0; i < steps; i++) {
        const struct chain_step *step = chain_step_at(model, i);
        const uint32_t *flows = forward ? model->out + step->out_first : model->in + step->in_first;
        uint32_t count = forward ? step->out_count : step->in_count;
        arcs->first[i] = at;
        for (uint32_t k = 0; k < count; k++)
            arcs->other[at++] = end_of(chain_flow_at(model, flows[k]), forward);
    }
    arcs->first[steps] = at;
}

/* Marks all that the marked steps on the stack lead to; each step is pushed once. */
static void spread(const struct arcs *arcs, uint8_t *marks, uint32_t *stack, size_t top)
{
    while (top > 0) {
        uint32_t step = stack[--top];
        for (uint32_t i = arcs->first[step]; i < arcs->first[step + 1]; i++) {
            uint32_t next = arcs->other[i];
            if (!marks[next]) {
                marks[next] = 1;
                stack[top++] = next;
            }
        }
    }
}

/* Marks the steps with a role and all that they lead to. Returns how many have the role. */
static uint32_t reach_from(const struct chain_facts *facts, int role, const struct arcs *arcs, uint8_t *marks, uint32_t *stack)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(facts->model); i++) {
        if (step_of(facts, i)->role != role)
            continue;
        marks[i] = 1;
        stack[count++] = i;
    }
    spread(arcs, marks, stack, count);
    return count;
}

static void mark_crossing(struct chain_facts *facts, const struct chain_step *from, const struct chain_step *to)
{
    uint32_t a = facts->component[from->head.index], b = facts->component[to->head.index];
    if (a != b)
        facts->component_out[a] = facts->component_in[b] = 1;
}

/* Without an id, or with one that an earlier object has, no flow can name it: which were meant is not known. */
static void mark_unnamed(struct chain_facts *facts)
{
    for (size_t i = 0; i < chain_step_count(facts->model); i++) {
        const struct chain_step *step = chain_step_at(facts->model, i);
        if (chain_find_interned(facts->model, step->head.id) != &step->head)
            facts->marks[i] |= CHAIN_MARK_LOOSE_OUT | CHAIN_MARK_LOOSE_IN;
    }
}

static void mark_neighbourhoods(struct chain_facts *facts)
{
    for (size_t i = 0; i < chain_flow_count(facts->model); i++) {
        const struct chain_flow *flow = chain_flow_at(facts->model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        if (flow->role == CHAIN_ROLE_MESSAGE) {
            if (to && from != to)
                facts->marks[to->head.index] |= CHAIN_MARK_TOLD;
        } else if (from && to) {
            mark_crossing(facts, from, to);
        } else if (from) {
            facts->marks[from->head.index] |= CHAIN_MARK_LOOSE_OUT;
        } else if (to) {
            facts->marks[to->head.index] |= CHAIN_MARK_LOOSE_IN;
        }
    }
}

void chain_mark_reachable(const struct chain_model *model, const struct chain_step *from, uint8_t *marks, uint32_t *stack)
{
    size_t top = 0;
    for (const struct chain_step *step = from; step; step = top > 0 ? chain_step_at(model, stack[--top]) : NULL)
        for (uint32_t i = 0; i < step->out_count; i++) {
            const struct chain_step *next = chain_flow_target(chain_flow_out(model, step->out_first + i));
            if (!marks[next->head.index]) {
                marks[next->head.index] = 1;
                stack[top++] = next->head.index;
            }
        }
}

/* Tarjan's strongly connected components without recursion: a chain may be a hundred thousand steps long. Components are
   completed in reverse order of the path, so the order of the steps falls out of the same walk. */
struct walk {
    struct arcs out, in;
    uint32_t *number, *low, *next, *stack, *path;
    uint8_t *on_stack;
    uint32_t counter, stack_top, path_top, placed;
};

static void enter(struct walk *walk, uint32_t step)
{
    walk->number[step] = walk->low[step] = ++walk->counter;
    walk->stack[walk->stack_top++] = step;
    walk->on_stack[step] = 1;
    walk->path[walk->path_top++] = step;
}

static void close_component(struct chain_facts *facts, struct walk *walk, uint32_t root)
{
    uint32_t component = facts->component_count++, step;
    do {
        step = walk->stack[--walk->stack_top];
        walk->on_stack[step] = 0;
        facts->component[step] = component;
        facts->component_size[component]++;
    } while (step != root);
}

static void leave(struct chain_facts *facts, struct walk *walk, uint32_t step)
{
    walk->path_top--;
    facts->order[--walk->placed] = step;
    if (walk->low[step] == walk->number[step])
        close_component(facts, walk, step);
    if (walk->path_top > 0) {
        uint32_t before = walk->path[walk->path_top - 1];
        if (walk->low[step] < walk->low[before])
            walk->low[before] = walk->low[step];
    }
}

static void walk_from(struct chain_facts *facts, struct walk *walk, uint32_t start)
{
    if (walk->number[start])
        return;
    enter(walk, start);
    while (walk->path_top > 0) {
        uint32_t at = walk->path[walk->path_top - 1];
        if (walk->out.first[at] + walk->next[at] == walk->out.first[at + 1]) {
            leave(facts, walk, at);
            continue;
        }
        uint32_t to = walk->out.other[walk->out.first[at] + walk->next[at]++];
        if (!walk->number[to])
            enter(walk, to);
        else if (walk->on_stack[to] && walk->number[to] < walk->low[at])
            walk->low[at] = walk->number[to];
    }
}

static void find_components(struct chain_facts *facts, struct walk *walk)
{
    uint32_t steps = (uint32_t)chain_step_count(facts->model);
    walk->placed = steps;
    /* Starts last, so that what they lead to is placed behind them in the order of the file. */
    for (uint32_t i = steps; i > 0; i--)
        if (step_of(facts, i - 1)->role != CHAIN_ROLE_START && step_of(facts, i - 1)->in_count == 0)
            walk_from(facts, walk, i - 1);
    for (uint32_t i = steps; i > 0; i--)
        if (step_of(facts, i - 1)->role == CHAIN_ROLE_START)
            walk_from(facts, walk, i - 1);
    for (uint32_t i = steps; i > 0; i--)
        walk_from(facts, walk, i - 1);
}

static bool compute(struct chain_facts *facts)
{
    size_t n = chain_step_count(facts->model) + 1, flows = chain_flow_count(facts->model) + 1;
    uint32_t *room = calloc(n * 7 + flows * 2, sizeof *room);
    uint8_t *on_stack = calloc(n, 1);
    bool done = room && on_stack;
    if (done) {
        uint32_t *ends = room + 7 * n;
        struct walk walk = {{room + 5 * n, ends}, {room + 6 * n, ends + flows}, room, room + n, room + 2 * n, room + 3 * n,
                            room + 4 * n, on_stack, 0, 0, 0, 0};
        lay_arcs(&walk.out, facts->model, true);
        lay_arcs(&walk.in, facts->model, false);
        find_components(facts, &walk);
        facts->start_count = reach_from(facts, CHAIN_ROLE_START, &walk.out, facts->from_start, walk.stack);
        facts->end_count = reach_from(facts, CHAIN_ROLE_END, &walk.in, facts->to_end, walk.stack);
        mark_neighbourhoods(facts);
        mark_unnamed(facts);
    }
    free(room);
    free(on_stack);
    return done;
}

bool chain_facts_init_paths(struct chain_facts *facts, const struct chain_model *model)
{
    memset(facts, 0, sizeof *facts);
    facts->model = model;
    chain_arena_init(&facts->arena);
    if (model->broken)
        return true;
    size_t n = chain_step_count(model) + 1;
    facts->marks = chain_arena_array(&facts->arena, n, 1);
    facts->from_start = chain_arena_array(&facts->arena, n, 1);
    facts->to_end = chain_arena_array(&facts->arena, n, 1);
    facts->component = chain_arena_array(&facts->arena, n, sizeof(uint32_t));
    facts->component_size = chain_arena_array(&facts->arena, n, sizeof(uint32_t));
    facts->component_in = chain_arena_array(&facts->arena, n, 1);
    facts->component_out = chain_arena_array(&facts->arena, n, 1);
    facts->order = chain_arena_array(&facts->arena, n, sizeof(uint32_t));
    if (!facts->arena.failed && compute(facts))
        return true;
    chain_facts_clear(facts);
    return false;
}

bool chain_facts_init(struct chain_facts *facts, const struct chain_model *model)
{
    if (!chain_facts_init_paths(facts, model))
        return false;
    if (model->broken || (facts->information = chain_information_new(&facts->arena, facts)))
        return true;
    chain_facts_clear(facts);
    return false;
}

void chain_facts_clear(struct chain_facts *facts)
{
    if (facts)
        chain_arena_clear(&facts->arena);
}

const struct chain_organisation *chain_step_organisation(const struct chain_step *step)
{
    const struct chain_actor *actor = chain_step_actor(step);
    return actor ? (const struct chain_organisation *)actor->organisation.target : NULL;
}

int chain_actor_sector(const struct chain_actor *actor)
{
    const struct chain_organisation *organisation = actor ? (const struct chain_organisation *)actor->organisation.target : NULL;
    if (!actor)
        return 0;
    if (actor->sector)
        return actor->sector;
    if (organisation && organisation->sector)
        return organisation->sector;
    return chain_actor_is_client(actor) ? CHAIN_SECTOR_CLIENT : 0;
}

int chain_step_sector(const struct chain_step *step)
{
    return chain_actor_sector(chain_step_actor(step));
}

bool chain_actor_is_client(const struct chain_actor *actor)
{
    return actor && chain_kind_has(CHAIN_KINDS_ACTOR, actor->kind, CHAIN_TRAIT_CLIENT_SIDE);
}

bool chain_step_is_client(const struct chain_step *step)
{
    return chain_actor_is_client(chain_step_actor(step));
}

bool chain_step_goes_on(const struct chain_step *step)
{
    if (step->role != CHAIN_ROLE_ANY_ORDER)
        return step->out_count > 0;
    for (uint32_t i = 0; i < step->out_count; i++)
        if (chain_flow_out(step->head.model, step->out_first + i)->role != CHAIN_ROLE_MEMBER)
            return true;
    return false;
}

bool chain_facts_in_loop(const struct chain_facts *facts, const struct chain_step *step)
{
    if (facts->component_size[facts->component[step->head.index]] > 1)
        return true;
    for (uint32_t i = 0; i < step->out_count; i++)
        if (chain_flow_target(chain_flow_out(facts->model, step->out_first + i)) == step)
            return true;
    return false;
}

bool chain_step_has_trait(const struct chain_step *step, uint32_t trait)
{
    return step->role != CHAIN_ROLE_END && chain_kind_has(CHAIN_KINDS_STEP, step->kind, trait);
}

bool chain_refs_hold(const struct chain_refs *refs, const struct chain_object *object)
{
    for (uint32_t i = 0; i < refs->count; i++)
        if (refs->items[i].target == object)
            return true;
    return false;
}
