#include "compare/compare.h"

#include <stdlib.h>
#include <string.h>

/* Numbers the pairs: those of the new chain in its order, then what only the old one has. */
static void number_pairs(struct chain_comparison *comparison, chain_type type)
{
    const struct chain_partners *partners = &comparison->partners[type];
    for (int side = CHAIN_AFTER; side >= CHAIN_BEFORE; side--) {
        const struct chain_objects *objects = &comparison->models[side]->by_type[type];
        for (uint32_t i = 0; i < objects->count; i++) {
            uint32_t partner = partners->of[side][i];
            bool paired = partner != CHAIN_UNPAIRED;
            comparison->pair_of[side][type][i] = CHAIN_UNPAIRED;
            if (!chain_is_compared(objects->items[i]) || (side == CHAIN_BEFORE && paired))
                continue;
            struct chain_pair *pair = &comparison->pairs[comparison->pair_count];
            *pair = (struct chain_pair){.type = type, .sure = true};
            *(side == CHAIN_AFTER ? &pair->after : &pair->before) = objects->items[i];
            comparison->pair_of[side][type][i] = (uint32_t)comparison->pair_count++;
            if (!paired)
                continue;
            pair->before = comparison->models[CHAIN_BEFORE]->by_type[type].items[partner];
            pair->match = (chain_match)partners->match[partner];
            pair->sure = !partners->unsure[partner];
        }
    }
}

static void number_old_pairs(struct chain_comparison *comparison)
{
    for (size_t i = 0; i < comparison->pair_count; i++)
        if (comparison->pairs[i].before)
            comparison->pair_of[CHAIN_BEFORE][comparison->pairs[i].type][comparison->pairs[i].before->index] = (uint32_t)i;
}

static bool make_pairs(struct chain_comparison *comparison)
{
    size_t most = 0;
    for (size_t t = 0; t < CHAIN_COMPARED_TYPES; t++)
        for (int side = 0; side < CHAIN_SIDES; side++) {
            size_t count = comparison->models[side]->by_type[chain_compared_types[t]].count;
            comparison->pair_of[side][chain_compared_types[t]] = chain_arena_array(&comparison->arena, count + 1, sizeof(uint32_t));
            most += count;
        }
    comparison->pairs = chain_arena_array(&comparison->arena, most + 1, sizeof *comparison->pairs);
    if (comparison->arena.failed)
        return false;
    for (size_t t = 0; t < CHAIN_COMPARED_TYPES; t++)
        number_pairs(comparison, (chain_type)chain_compared_types[t]);
    number_old_pairs(comparison);
    return true;
}

static void find_change_of_order(struct chain_comparison *comparison, const struct chain_pair *pair, const uint32_t *overtaken)
{
    if (pair->type != CHAIN_STEP || !pair->before || !pair->after || overtaken[pair->after->index] == CHAIN_UNPAIRED)
        return;
    const struct chain_step *other = chain_step_at(comparison->models[CHAIN_AFTER], overtaken[pair->after->index]);
    chain_change_add(comparison, pair, (struct chain_change){.kind = CHAIN_CHANGE_ORDER, .detail = other->head.id});
}

static bool find_changes(struct chain_comparison *comparison)
{
    size_t steps = chain_step_count(comparison->models[CHAIN_AFTER]);
    uint32_t *overtaken = chain_arena_array(&comparison->arena, steps + 1, sizeof *overtaken);
    struct chain_area_pairs *areas = chain_area_pairs_new(comparison);
    if (comparison->arena.failed || !chain_order_find(comparison, overtaken))
        return false;
    for (size_t i = 0; i < comparison->pair_count; i++) {
        struct chain_pair *pair = &comparison->pairs[i];
        pair->first_change = comparison->change_count;
        chain_changes_find(comparison, pair);
        chain_changes_in_parts(comparison, areas, pair);
        find_change_of_order(comparison, pair, overtaken);
        pair->change_count = comparison->change_count - pair->first_change;
    }
    return !comparison->arena.failed;
}

static bool compare(struct chain_comparison *comparison, bool gaps)
{
    if (!chain_match_all(comparison) || !make_pairs(comparison) || !find_changes(comparison))
        return false;
    return !gaps || (chain_gaps_compare(comparison) && chain_figures_compare(comparison));
}

static bool is_chain(const struct chain_model *model)
{
    return !model->broken && model->root && model->root->type == CHAIN_CHAIN;
}

chain_status chain_compare(const chain_model *before, const chain_model *after, const chain_compare_options *options,
                           chain_comparison **result)
{
    chain_compare_options chosen = CHAIN_COMPARE_OPTIONS_INIT;
    if (result)
        *result = NULL;
    if (!before || !after || !result)
        return CHAIN_BAD_ARGUMENT;
    /* A program built with an older header knows fewer members. */
    if (options)
        memcpy(&chosen, options, options->size < sizeof chosen ? options->size : sizeof chosen);
    if (!is_chain(before) || !is_chain(after))
        return CHAIN_NOT_A_CHAIN;
    struct chain_comparison *comparison = calloc(1, sizeof *comparison);
    if (!comparison)
        return CHAIN_NO_MEMORY;
    chain_arena_init(&comparison->arena);
    comparison->models[CHAIN_BEFORE] = before;
    comparison->models[CHAIN_AFTER] = after;
    comparison->as_of = chosen.as_of;
    if (!compare(comparison, !chosen.no_gaps)) {
        chain_comparison_free(comparison);
        return CHAIN_NO_MEMORY;
    }
    *result = comparison;
    return CHAIN_OK;
}

void chain_comparison_free(chain_comparison *comparison)
{
    if (!comparison)
        return;
    for (int side = 0; side < CHAIN_SIDES; side++)
        chain_findings_free(comparison->findings[side]);
    free(comparison->changes);
    chain_arena_clear(&comparison->arena);
    free(comparison);
}

const chain_object *chain_comparison_before(const chain_comparison *comparison)
{
    return comparison ? comparison->models[CHAIN_BEFORE]->root : NULL;
}

const chain_object *chain_comparison_after(const chain_comparison *comparison)
{
    return comparison ? comparison->models[CHAIN_AFTER]->root : NULL;
}

size_t chain_comparison_pair_count(const chain_comparison *comparison)
{
    return comparison ? comparison->pair_count : 0;
}

const chain_pair *chain_comparison_pair(const chain_comparison *comparison, size_t position)
{
    return comparison && position < comparison->pair_count ? &comparison->pairs[position] : NULL;
}

const chain_pair *chain_comparison_pair_of(const chain_comparison *comparison, const chain_object *object)
{
    for (int side = 0; comparison && object && side < CHAIN_SIDES; side++) {
        const uint32_t *pair_of = object->model == comparison->models[side] ? comparison->pair_of[side][object->type] : NULL;
        if (pair_of && pair_of[object->index] != CHAIN_UNPAIRED)
            return &comparison->pairs[pair_of[object->index]];
    }
    return NULL;
}

size_t chain_comparison_change_count(const chain_comparison *comparison)
{
    return comparison ? comparison->change_count : 0;
}

const chain_change *chain_comparison_change(const chain_comparison *comparison, size_t position)
{
    return comparison && position < comparison->change_count ? &comparison->changes[position] : NULL;
}

size_t chain_comparison_gap_count(const chain_comparison *comparison)
{
    return comparison ? comparison->gap_count : 0;
}

const chain_gap_change *chain_comparison_gap(const chain_comparison *comparison, size_t position)
{
    return comparison && position < comparison->gap_count ? &comparison->gaps[position] : NULL;
}

size_t chain_comparison_figure_count(const chain_comparison *comparison)
{
    return comparison ? comparison->figure_count : 0;
}

const chain_figure *chain_comparison_figure(const chain_comparison *comparison, size_t position)
{
    return comparison && position < comparison->figure_count ? &comparison->figures[position] : NULL;
}

bool chain_comparison_undecided(const chain_comparison *comparison)
{
    return comparison && comparison->undecided;
}

const char *chain_change_name(chain_change_kind kind)
{
    static const char *const names[] = {
        NULL, "added", "removed", "moved", "responsible", "participants", "channel", "limit", "order", "handoff", "information",
        "acknowledge", "language", "availability", "tier", "label", "kind", "other",
    };
    return (size_t)kind < sizeof names / sizeof names[0] ? names[kind] : NULL;
}

const char *chain_gap_state_name(chain_gap_state state)
{
    static const char *const names[] = {NULL, "closed", "remains", "new", "unclear", "decided"};
    return (size_t)state < sizeof names / sizeof names[0] ? names[state] : NULL;
}

const char *chain_match_name(chain_match match)
{
    static const char *const names[] = {NULL, "id", "alias", "label", "name", "kind", "ends"};
    return (size_t)match < sizeof names / sizeof names[0] ? names[match] : NULL;
}
