#include "analysis/boundaries.h"

#include <stdlib.h>

/* Flows and steps looked at from all steps together: well under a second. */
#define MOST_VISITS (4u << 20)
#define MOST_WAITS 8
#define STRENGTHS 4u

struct chain_side chain_side_of_actor(const struct chain_actor *actor)
{
    return (struct chain_side){actor ? actor->organisation.id : NULL, chain_actor_sector(actor)};
}

struct chain_side chain_side_of(const struct chain_step *step)
{
    return chain_side_of_actor(chain_step_actor(step));
}

bool chain_same_side(struct chain_side a, struct chain_side b)
{
    bool organisations = a.organisation && b.organisation && a.organisation != b.organisation;
    return !organisations && !(a.sector && b.sector && a.sector != b.sector);
}

bool chain_step_is_service(const struct chain_step *step)
{
    return step->actor.target && step->role != CHAIN_ROLE_END && !chain_step_is_client(step) &&
           !chain_step_has_trait(step, CHAIN_TRAIT_WAIT);
}

bool chain_step_meets_client(const struct chain_step *step)
{
    if (!chain_step_is_service(step) || (step->role != CHAIN_ROLE_STEP && step->role != CHAIN_ROLE_SUBCHAIN))
        return false;
    if (chain_kind_has(CHAIN_KINDS_ACTOR, chain_step_actor(step)->kind, CHAIN_TRAIT_SYSTEM))
        return false;
    if (step->visibility)
        return step->visibility == CHAIN_VISIBILITY_FRONTSTAGE;
    return chain_step_has_trait(step, CHAIN_TRAIT_CLIENT_SEES) && !chain_step_has_trait(step, CHAIN_TRAIT_CLIENT_ACTS);
}

const struct chain_step *chain_flow_receiver(const struct chain_flow *flow)
{
    const struct chain_step *step = chain_flow_target(flow);
    for (int i = 0; i < MOST_WAITS && step && step->out_count == 1 && chain_step_has_trait(step, CHAIN_TRAIT_WAIT); i++)
        step = chain_flow_target(chain_flow_out(step->head.model, step->out_first));
    return step;
}

int chain_evidence_rank(const struct chain_object *object)
{
    static const uint8_t ranks[] = {[CHAIN_EVIDENCE_MEASURED] = 4, [CHAIN_EVIDENCE_REPORTED] = 3, [CHAIN_EVIDENCE_ESTIMATED] = 2,
                                    [CHAIN_EVIDENCE_ASSUMED] = 1, [CHAIN_EVIDENCE_UNKNOWN] = 0};
    if (object->evidence)
        return ranks[object->evidence];
    return object->provenance == CHAIN_PROVENANCE_ASSUMPTION ? 1 : object->provenance ? 3 : 0;
}

/* What one flow adds. The client's own contact is no handing over by the service before. */
static uint8_t strength_of(const struct chain_flow *flow)
{
    if (flow->role != CHAIN_ROLE_HANDOFF)
        return CHAIN_STRENGTH_NOTHING;
    if (flow->kind == 0)
        return CHAIN_STRENGTH_UNKNOWN;
    if (!chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BRIDGE))
        return CHAIN_STRENGTH_WEAK;
    bool own = flow->kind == CHAIN_HANDOFF_CONTACT && chain_step_is_client(chain_flow_source(flow));
    return own ? CHAIN_STRENGTH_NOTHING : CHAIN_STRENGTH_BRIDGED;
}

/* A way to a step: the same step may be come to by ways of different strength. */
struct way {
    const struct chain_step *step;
    const struct chain_flow *flow;
    uint8_t strength, by_client;
};

struct search {
    const struct chain_facts *facts;
    struct chain_arena *arena;
    struct chain_boundaries *found;
    size_t capacity, visits;
    uint32_t *seen; /* by step and strength: the last search that came by */
    struct way *queue;
    uint32_t round, queued;
    bool leaving; /* a service step, not a start */
};

static void add(struct search *search, const struct chain_step *from, const struct way *way)
{
    struct chain_boundaries *found = search->found;
    if (found->count == search->capacity) {
        size_t capacity = search->capacity ? search->capacity * 2 : 64;
        struct chain_boundary *items = chain_arena_array(search->arena, capacity, sizeof *items);
        if (!items)
            return;
        for (size_t i = 0; i < found->count; i++)
            items[i] = found->items[i];
        found->items = items;
        search->capacity = capacity;
    }
    found->items[found->count++] = (struct chain_boundary){from, way->step, way->flow, way->strength, way->by_client};
}

static void come_to(struct search *search, const struct way *way)
{
    uint32_t *seen = &search->seen[way->step->head.index * STRENGTHS + way->strength];
    if (*seen == search->round)
        return;
    *seen = search->round;
    search->queue[search->queued++] = *way;
}

static void go_on(struct search *search, const struct way *way)
{
    for (uint32_t i = 0; i < way->step->out_count && search->visits <= MOST_VISITS; i++, search->visits++) {
        const struct chain_flow *flow = chain_flow_out(search->facts->model, way->step->out_first + i);
        uint8_t strength = strength_of(flow);
        struct way next = {chain_flow_target(flow), way->flow, way->strength, way->by_client};
        bool later = !search->leaving && strength == next.strength; /* coming in, the last flow tells most */
        if (!next.flow || strength > next.strength || later) {
            next.flow = flow;
            next.strength = strength;
        }
        next.by_client |= chain_step_is_client(next.step) && !chain_step_has_trait(next.step, CHAIN_TRAIT_WAIT);
        come_to(search, &next);
    }
}

/* All service steps that come next after a step (or first after a start). */
static void search_from(struct search *search, const struct chain_step *step, bool entering)
{
    struct way first = {step, NULL, CHAIN_STRENGTH_NOTHING, chain_step_is_client(step)};
    const struct chain_step *from = entering ? NULL : step;
    search->round++;
    search->leaving = !entering;
    search->queued = 0;
    if (entering)
        come_to(search, &first);
    else
        go_on(search, &first);
    for (uint32_t at = 0; at < search->queued; at++) {
        struct way way = search->queue[at];
        if (++search->visits > MOST_VISITS)
            break;
        if (chain_step_is_service(way.step))
            add(search, from, &way);
        else
            go_on(search, &way);
    }
    if (search->visits > MOST_VISITS)
        search->found->undecided = true;
}

static uint64_t pair_of(const struct chain_step *from, const struct chain_step *to)
{
    return (uint64_t)from->head.index << 32 | to->head.index;
}

static int compare(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* A message from the one step to the other (a summary, a joint plan) bridges what the path itself leaves open. */
static void bridge_by_messages(struct search *search)
{
    const struct chain_model *model = search->facts->model;
    uint64_t *pairs = chain_arena_array(search->arena, chain_flow_count(model) + 1, sizeof *pairs);
    size_t count = 0;
    for (size_t i = 0; pairs && i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        bool bridges = chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BRIDGE) &&
                       !chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BACK);
        if (flow->role == CHAIN_ROLE_MESSAGE && bridges && from && to)
            pairs[count++] = pair_of(from, to);
    }
    if (count == 0)
        return;
    qsort(pairs, count, sizeof *pairs, compare);
    for (size_t i = 0; i < search->found->count; i++) {
        struct chain_boundary *boundary = &search->found->items[i];
        uint64_t pair = boundary->from ? pair_of(boundary->from, boundary->to) : 0;
        if (boundary->from && bsearch(&pair, pairs, count, sizeof pair, compare))
            boundary->strength = CHAIN_STRENGTH_BRIDGED;
    }
}

/* Without a start, the path begins where nothing leads to. */
static bool begins(const struct chain_facts *facts, const struct chain_step *step)
{
    return facts->start_count ? step->role == CHAIN_ROLE_START : step->in_count == 0 && step->out_count > 0;
}

bool chain_boundaries_find(struct chain_boundaries *boundaries, struct chain_arena *arena, const struct chain_facts *facts)
{
    size_t steps = chain_step_count(facts->model);
    *boundaries = (struct chain_boundaries){NULL, 0, false};
    struct search search = {.facts = facts, .arena = arena, .found = boundaries};
    search.seen = chain_arena_array(arena, (steps + 1) * STRENGTHS, sizeof *search.seen);
    search.queue = chain_arena_array(arena, (steps + 1) * STRENGTHS, sizeof *search.queue);
    if (arena->failed)
        return false;
    for (size_t i = 0; i < steps && !boundaries->undecided; i++)
        if (begins(facts, chain_step_at(facts->model, i)))
            search_from(&search, chain_step_at(facts->model, i), true);
    for (size_t i = 0; i < steps && !boundaries->undecided; i++) {
        const struct chain_step *step = chain_step_at(facts->model, i);
        if (chain_step_is_service(step) && (facts->from_start[i] || !facts->start_count))
            search_from(&search, step, false);
    }
    bridge_by_messages(&search);
    return !arena->failed;
}
