#include "analysis/plans.h"

#include <stdlib.h>
#include <string.h>

/* Steps looked at for all splits together: well under a second. */
#define MOST_WORK (4u << 20)
#define SEVERAL UINT32_MAX

bool chain_refs_hold_kind(const struct chain_refs *items, int kind)
{
    for (uint32_t i = 0; i < items->count; i++)
        if (items->items[i].target && ((const struct chain_item *)items->items[i].target)->kind == kind)
            return true;
    return false;
}

bool chain_step_makes_plan(const struct chain_step *step)
{
    return chain_step_has_trait(step, CHAIN_TRAIT_PLAN) || chain_refs_hold_kind(&step->produces, CHAIN_ITEM_CLIENT_PLAN) ||
           chain_refs_hold_kind(&step->produces, CHAIN_ITEM_CARE_PLAN) || chain_refs_hold_kind(&step->produces, CHAIN_ITEM_REHAB_PLAN) ||
           chain_refs_hold_kind(&step->produces, CHAIN_ITEM_MULTI_PLAN);
}

bool chain_step_names_responsible(const struct chain_step *step)
{
    return step->more->responsible.id || chain_refs_hold_kind(&step->produces, CHAIN_ITEM_RESPONSIBLE);
}

struct search {
    const struct chain_facts *facts;
    struct chain_arena *arena;
    struct chain_concurrents *found;
    const uint8_t *wanted;
    uint32_t *branch; /* by step: the branch of this split that comes to it, and 1; 0 = none, SEVERAL */
    uint32_t *queue;
    size_t capacity, work;
};

static void add(struct search *search, const struct chain_step *split, const struct chain_step *step, uint32_t branch)
{
    struct chain_concurrents *found = search->found;
    if (found->count == search->capacity) {
        size_t capacity = search->capacity ? 2 * search->capacity : 16;
        struct chain_concurrent *items = chain_arena_array(search->arena, capacity, sizeof *items);
        if (!items)
            return;
        if (found->count > 0)
            memcpy(items, found->items, found->count * sizeof *items);
        found->items = items;
        search->capacity = capacity;
    }
    found->items[found->count++] = (struct chain_concurrent){split, step, branch};
}

static bool is_member_flow(const struct chain_step *split, const struct chain_flow *flow)
{
    return split->role == CHAIN_ROLE_PARALLEL || flow->role == CHAIN_ROLE_MEMBER;
}

/* Where branches meet again is no longer concurrent; nor is what comes after a group. */
static bool ends_branch(const struct chain_step *split, const struct chain_step *step)
{
    return step == split || step->role == CHAIN_ROLE_END || split->role == CHAIN_ROLE_ANY_ORDER;
}

static uint32_t follow(struct search *search, const struct chain_step *split, const struct chain_step *first, uint32_t branch,
                       uint32_t count)
{
    uint32_t from = count;
    if (search->branch[first->head.index] == 0)
        search->queue[count++] = first->head.index;
    search->branch[first->head.index] = search->branch[first->head.index] ? SEVERAL : branch;
    for (uint32_t at = from; at < count && search->work <= MOST_WORK; at++) {
        const struct chain_step *step = chain_step_at(search->facts->model, search->queue[at]);
        search->work += 1 + step->out_count;
        for (uint32_t i = 0; !ends_branch(split, step) && i < step->out_count; i++) {
            uint32_t next = chain_flow_target(chain_flow_out(search->facts->model, step->out_first + i))->head.index;
            if (search->branch[next] == 0)
                search->queue[count++] = next;
            search->branch[next] = search->branch[next] == 0 || search->branch[next] == branch ? branch : SEVERAL;
        }
    }
    return count;
}

/* What follows a step of several branches belongs to all of them too. */
static void spread_several(struct search *search, const struct chain_step *split, uint32_t count)
{
    bool changed = split->role == CHAIN_ROLE_PARALLEL;
    while (changed && search->work <= MOST_WORK) {
        changed = false;
        for (uint32_t at = 0; at < count && search->work <= MOST_WORK; at++) {
            const struct chain_step *step = chain_step_at(search->facts->model, search->queue[at]);
            search->work += 1 + step->out_count;
            for (uint32_t i = 0; search->branch[step->head.index] == SEVERAL && i < step->out_count; i++) {
                uint32_t *next = &search->branch[chain_flow_target(chain_flow_out(search->facts->model, step->out_first + i))->head.index];
                changed = changed || (*next && *next != SEVERAL);
                *next = *next ? SEVERAL : 0;
            }
        }
    }
}

static void look_from(struct search *search, const struct chain_step *split)
{
    const struct chain_model *model = search->facts->model;
    uint32_t count = 0, branches = 0;
    for (uint32_t i = 0; i < split->out_count; i++) {
        const struct chain_flow *flow = chain_flow_out(model, split->out_first + i);
        if (is_member_flow(split, flow))
            count = follow(search, split, chain_flow_target(flow), ++branches, count);
    }
    spread_several(search, split, count);
    for (uint32_t branch = 1; branches > 1 && branch <= branches && search->work <= MOST_WORK; branch++)
        for (uint32_t at = 0; at < count; at++, search->work++)
            if (search->branch[search->queue[at]] == branch && search->wanted[search->queue[at]])
                add(search, split, chain_step_at(model, search->queue[at]), branch);
    for (uint32_t at = 0; at < count; at++)
        search->branch[search->queue[at]] = 0;
}

bool chain_concurrents_find(struct chain_concurrents *found, struct chain_arena *arena, const struct chain_facts *facts,
                            const uint8_t *wanted)
{
    size_t steps = chain_step_count(facts->model) + 1;
    *found = (struct chain_concurrents){NULL, 0, false};
    struct search search = {.facts = facts, .arena = arena, .found = found, .wanted = wanted};
    search.branch = chain_arena_array(arena, steps, sizeof *search.branch);
    search.queue = chain_arena_array(arena, steps, sizeof *search.queue);
    for (size_t i = 0; !arena->failed && i + 1 < steps && search.work <= MOST_WORK; i++) {
        const struct chain_step *step = chain_step_at(facts->model, i);
        bool splits = step->role == CHAIN_ROLE_PARALLEL || step->role == CHAIN_ROLE_ANY_ORDER;
        if (splits && step->out_count > 1 && facts->from_start[i])
            look_from(&search, step);
    }
    found->undecided = search.work > MOST_WORK;
    return !arena->failed;
}
