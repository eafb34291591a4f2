#include "analysis/expect_system.h"
#include "base/value.h"

#define SUM_SLACK 1e-6   /* 33 % + 33 % + 34 % */

static double written_share(const struct chain_flow *flow)
{
    double share;
    return flow->share && chain_share_read(flow->share, &share) && share <= 1 ? share : -1;
}

/* Of several ways one may lack its share: it takes the rest. Shares over 1 together are not believed. */
static void read_shares(struct chain_expect *expect, const struct chain_step *step)
{
    uint32_t unknown = 0, ways = chain_way_count(step);
    double sum = 0;
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        double share = chain_flow_is_member(flow) ? 0 : chain_step_splits(step) ? 1 : written_share(flow);
        expect->shares[flow->head.index] = share;
        unknown += share < 0;
        sum += share < 0 ? 0 : share;
    }
    if (chain_step_splits(step))
        return;
    bool believed = sum <= 1 + SUM_SLACK;
    double rest = believed ? (sum >= 1 - SUM_SLACK ? 0 : 1 - sum) : 1;
    if (!believed)
        unknown = ways;
    for (uint32_t i = 0; i < step->out_count; i++) {
        double *share = &expect->shares[flow_of(step, i)->head.index];
        if (chain_flow_is_member(flow_of(step, i)))
            continue;
        if (!believed)
            *share = -1;
        else if (*share < 0 && (unknown == 1 || rest == 0))
            *share = rest;
    }
    expect->open[step->head.index] = unknown > 1 && rest > 0;
    expect->rest[step->head.index] = unknown == 1 || ways == 0 ? 0 : rest;
}

/* Backwards from where ways end. */
static void spread_back(struct chain_expect *expect, uint32_t *stack)
{
    const struct chain_model *model = expect->facts->model;
    size_t top = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = step_of(expect, i);
        expect->stops[i] = step->role == CHAIN_ROLE_END || chain_way_count(step) == 0;
        expect->leads_to_stop[i] = expect->stops[i];
        if (expect->stops[i])
            stack[top++] = i;
    }
    while (top > 0) {
        const struct chain_step *step = step_of(expect, stack[--top]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            const struct chain_flow *flow = chain_flow_in(model, step->in_first + i);
            uint32_t from = flow->from.target->index;
            if (chain_flow_is_member(flow) || expect->leads_to_stop[from])
                continue;
            expect->leads_to_stop[from] = 1;
            stack[top++] = from;
        }
    }
}

static void sort_by_component(struct chain_expect *expect)
{
    const struct chain_facts *facts = expect->facts;
    size_t steps = chain_step_count(facts->model);
    for (size_t i = 0; i < steps; i++)
        expect->first[facts->component[i] + 1]++;
    for (uint32_t c = 0; c < facts->component_count; c++)
        expect->first[c + 1] += expect->first[c];
    /* In reverse order of the path, so that values spread quickly; the counts serve as cursors and are set back. */
    for (size_t i = steps; i > 0; i--) {
        uint32_t step = facts->order[i - 1], component = facts->component[step];
        uint32_t place = expect->local[component]++;
        expect->members[expect->first[component] + place] = step;
    }
    for (uint32_t c = 0; c < facts->component_count; c++)
        for (uint32_t i = expect->first[c]; i < expect->first[c + 1]; i++)
            expect->local[expect->members[i]] = i - expect->first[c];
}

bool chain_expect_init(struct chain_expect *expect, struct chain_arena *arena, const struct chain_facts *facts,
                       const struct chain_sections *sections)
{
    size_t steps = chain_step_count(facts->model);
    *expect = (struct chain_expect){.facts = facts, .sections = sections, .all_known = true};
    expect->shares = chain_arena_array(arena, chain_flow_count(facts->model) + 1, sizeof(double));
    expect->rest = chain_arena_array(arena, steps + 1, sizeof(double));
    expect->open = chain_arena_array(arena, steps + 1, 1);
    expect->stops = chain_arena_array(arena, steps + 1, 1);
    expect->leads_to_stop = chain_arena_array(arena, steps + 1, 1);
    expect->members = chain_arena_array(arena, steps + 1, sizeof(uint32_t));
    expect->first = chain_arena_array(arena, steps + 2, sizeof(uint32_t));
    expect->local = chain_arena_array(arena, steps + 1, sizeof(uint32_t));
    if (arena->failed)
        return false;
    for (uint32_t i = 0; i < steps; i++) {
        read_shares(expect, step_of(expect, i));
        if (expect->open[i] || expect->rest[i] > 0)
            expect->all_known = false;
    }
    spread_back(expect, expect->members);
    sort_by_component(expect);
    return true;
}
