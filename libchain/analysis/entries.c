#include "analysis/entries.h"

#include "analysis/care.h"

static bool add(uint16_t *sectors, uint16_t more)
{
    bool changed = (*sectors | more) != *sectors;
    *sectors = (uint16_t)(*sectors | more);
    return changed;
}

bool chain_reach_find(struct chain_reach *reach, struct chain_arena *arena, const struct chain_facts *facts)
{
    const struct chain_model *model = facts->model;
    size_t steps = chain_step_count(model);
    bool changed = true;
    reach->sectors = chain_arena_array(arena, steps + 1, sizeof *reach->sectors);
    for (size_t i = 0; reach->sectors && i < steps; i++)
        if (chain_step_is_service(chain_step_at(model, i)))
            reach->sectors[i] = (uint16_t)(1u << chain_step_sector(chain_step_at(model, i)) & ~1u);
    while (reach->sectors && changed) { /* sets only grow, and there are a dozen sectors */
        changed = false;
        for (size_t i = steps; i > 0; i--) {
            const struct chain_step *step = chain_step_at(model, facts->order[i - 1]);
            for (uint32_t o = 0; o < step->out_count; o++)
                changed |= add(&reach->sectors[step->head.index],
                               reach->sectors[chain_flow_target(chain_flow_out(model, step->out_first + o))->head.index]);
        }
        for (size_t i = 0; i < chain_flow_count(model); i++) {
            const struct chain_flow *flow = chain_flow_at(model, i);
            if (flow->role == CHAIN_ROLE_MESSAGE && flow->from.target && flow->to.target &&
                chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BRIDGE))
                changed |= add(&reach->sectors[flow->from.target->index], reach->sectors[flow->to.target->index]);
        }
    }
    return reach->sectors != NULL;
}

bool chain_entry_reaches(const struct chain_facts *facts, const struct chain_step *entry, int sector)
{
    return facts->care->reach.sectors[entry->head.index] >> sector & 1;
}

chain_entries chain_entries_count(const struct chain_facts *facts, int sector)
{
    const struct chain_boundaries *boundaries = &facts->care->boundaries;
    const struct chain_step *last = NULL;
    chain_entries entries = {0, 0};
    for (size_t i = 0; i < boundaries->count; i++) {
        const struct chain_step *to = boundaries->items[i].to;
        if (boundaries->items[i].from || to == last)
            continue;
        last = to;
        entries.entries++;
        entries.reaching += chain_entry_reaches(facts, to, sector);
    }
    return entries;
}
