/*
 * From each split its ways are followed breadth first, not through the split itself. Where they meet is the first step, in the order
 * of the path, that most ways come to; steps of parallel kind go before others. Inner sections are looked at before outer ones.
 */
#include "analysis/sections.h"

#include <stdlib.h>

#define MOST_VISITS (4u << 20)

struct search {
    const struct chain_facts *facts;
    struct chain_sections *sections;
    uint32_t *place;   /* by step: where it stands in the order of the path */
    uint32_t *seen;    /* by step: the last round that came by */
    uint32_t *ways;    /* by step: how many ways of this split came by */
    uint32_t *touched, *queue;
    uint32_t round, touched_count;
    size_t visits;
};

bool chain_step_splits(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_PARALLEL && step->out_count > 1;
}

bool chain_flow_is_member(const struct chain_flow *flow)
{
    return flow->role == CHAIN_ROLE_MEMBER;
}

/* Marks what a way leads to, up to the split and a step where it stops. */
static uint32_t follow(struct search *search, uint32_t first, uint32_t split, uint32_t stop)
{
    uint32_t last = 0;
    search->round++;
    if (first == split || first == stop)
        return 0;
    search->seen[first] = search->round;
    search->queue[last++] = first;
    for (uint32_t next = 0; next < last && search->visits <= MOST_VISITS; next++) {
        const struct chain_step *step = chain_step_at(search->facts->model, search->queue[next]);
        for (uint32_t i = 0; i < step->out_count; i++, search->visits++) {
            uint32_t to = chain_flow_out(search->facts->model, step->out_first + i)->to.target->index;
            if (to == split || to == stop || search->seen[to] == search->round)
                continue;
            search->seen[to] = search->round;
            search->queue[last++] = to;
        }
    }
    return last;
}

static void count_ways(struct search *search, const struct chain_step *split)
{
    search->touched_count = 0;
    for (uint32_t i = 0; i < split->out_count && search->visits <= MOST_VISITS; i++) {
        uint32_t first = chain_flow_out(search->facts->model, split->out_first + i)->to.target->index;
        uint32_t count = follow(search, first, split->head.index, CHAIN_NO_SECTION);
        for (uint32_t s = 0; s < count; s++) {
            uint32_t step = search->queue[s];
            if (search->ways[step]++ == 0)
                search->touched[search->touched_count++] = step;
        }
    }
}

static bool is_better(const struct search *search, uint32_t step, uint32_t best)
{
    if (best == CHAIN_NO_SECTION)
        return true;
    bool meets = chain_step_at(search->facts->model, step)->role == CHAIN_ROLE_PARALLEL;
    bool met = chain_step_at(search->facts->model, best)->role == CHAIN_ROLE_PARALLEL;
    if (search->ways[step] != search->ways[best])
        return search->ways[step] > search->ways[best];
    return meets != met ? meets : search->place[step] < search->place[best];
}

static uint32_t find_join(struct search *search, const struct chain_step *split)
{
    uint32_t best = CHAIN_NO_SECTION;
    count_ways(search, split);
    for (uint32_t i = 0; i < search->touched_count; i++)
        if (search->ways[search->touched[i]] > 1 && is_better(search, search->touched[i], best))
            best = search->touched[i];
    for (uint32_t i = 0; i < search->touched_count; i++)
        search->ways[search->touched[i]] = 0;
    return best;
}

/* What is already in a section of a split on this same way is in an inner one. */
static void claim(struct search *search, const struct chain_step *split, uint32_t join)
{
    struct chain_sections *sections = search->sections;
    for (uint32_t i = 0; i < split->out_count && search->visits <= MOST_VISITS; i++) {
        uint32_t first = chain_flow_out(search->facts->model, split->out_first + i)->to.target->index;
        uint32_t count = follow(search, first, split->head.index, join);
        for (uint32_t s = 0; s < count; s++) {
            uint32_t step = search->queue[s];
            if (sections->inside[step] == split->head.index && sections->lane[step] != i)
                sections->undecided = true; /* two ways share it before they meet */
            if (sections->inside[step] != CHAIN_NO_SECTION)
                continue;
            sections->inside[step] = split->head.index;
            sections->lane[step] = i;
        }
    }
}

static bool prepare(struct search *search, struct chain_arena *arena, size_t steps)
{
    struct chain_sections *sections = search->sections;
    sections->join = chain_arena_array(arena, steps + 1, sizeof(uint32_t));
    sections->inside = chain_arena_array(arena, steps + 1, sizeof(uint32_t));
    sections->lane = chain_arena_array(arena, steps + 1, sizeof(uint32_t));
    search->place = calloc((steps + 1) * 5, sizeof(uint32_t));
    if (arena->failed || !search->place)
        return false;
    search->seen = search->place + (steps + 1);
    search->ways = search->seen + (steps + 1);
    search->touched = search->ways + (steps + 1);
    search->queue = search->touched + (steps + 1);
    for (size_t i = 0; i < steps; i++) {
        sections->join[i] = sections->inside[i] = CHAIN_NO_SECTION;
        search->place[search->facts->order[i]] = (uint32_t)i;
    }
    return true;
}

bool chain_sections_find(struct chain_sections *sections, struct chain_arena *arena, const struct chain_facts *facts)
{
    size_t steps = chain_step_count(facts->model);
    struct search search = {.facts = facts, .sections = sections};
    *sections = (struct chain_sections){NULL, NULL, NULL, false};
    bool ready = prepare(&search, arena, steps);
    for (size_t i = steps; ready && i > 0; i--) {
        const struct chain_step *step = chain_step_at(facts->model, facts->order[i - 1]);
        if (!chain_step_splits(step))
            continue;
        uint32_t join = find_join(&search, step);
        if (search.visits > MOST_VISITS)
            break;
        sections->join[step->head.index] = join;
        claim(&search, step, join);
    }
    if (search.visits > MOST_VISITS)
        sections->undecided = true;
    free(search.place);
    return ready;
}

uint32_t chain_section_closed(const struct chain_sections *sections, uint32_t from, uint32_t to)
{
    uint32_t split = sections->inside[from];
    return split != CHAIN_NO_SECTION && sections->join[split] == to ? split : CHAIN_NO_SECTION;
}
