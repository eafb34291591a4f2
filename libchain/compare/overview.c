/* Chains side by side: what they share, where handoffs pass between shared actors, and which sub-chains are missing. */
#include <stdlib.h>
#include <string.h>

#include "compare/overview.h"

/* A handoff from one group of actors to another. */
struct crossing {
    uint32_t from, to, chain, order;
    const struct chain_flow *flow;
};

static int compare_crossings(const void *left, const void *right)
{
    const struct crossing *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return a->chain != b->chain ? (a->chain > b->chain) - (a->chain < b->chain) : (a->order > b->order) - (a->order < b->order);
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Not told, and told to be not known, are the same. */
static bool same_answer(uint8_t a, uint8_t b)
{
    return a == b || ((a == 0 || a == CHAIN_YES_NO_UNKNOWN) && (b == 0 || b == CHAIN_YES_NO_UNKNOWN));
}

static bool same_care(const struct chain_flow *a, const struct chain_flow *b)
{
    if (a->kind != b->kind || !same_answer(a->acknowledge, b->acknowledge) || !same_answer(a->feedback, b->feedback) ||
        !same_text(a->within, b->within) ||
        a->carries.count != b->carries.count)
        return false;
    for (uint32_t i = 0; i < a->carries.count && i < 256; i++) {
        bool found = false;
        for (uint32_t j = 0; j < b->carries.count && j < 256 && !found; j++)
            found = same_text(a->carries.items[i].id, b->carries.items[j].id);
        if (!found)
            return false;
    }
    return true;
}

/* Of more handoffs between the same two in one chain only these are looked at. */
#define MOST_TWINS 32

static size_t end_of_chain(const struct crossing *crossings, size_t first, size_t count)
{
    size_t end = first;
    while (end < count && crossings[end].chain == crossings[first].chain)
        end++;
    return end;
}

/* The handoff of a chain that is most like one of the first chain's: quite the same, else of the same kind, else the first. */
static const struct chain_flow *likest(const struct crossing *first, size_t firsts, const struct crossing *others, size_t count,
                                       bool *same)
{
    const struct chain_flow *found = NULL;
    *same = false;
    for (size_t i = 0; i < firsts && i < MOST_TWINS; i++)
        for (size_t j = 0; j < count && j < MOST_TWINS; j++) {
            if (same_care(first[i].flow, others[j].flow)) {
                *same = true;
                return others[j].flow;
            }
            if (!found && first[i].flow->kind == others[j].flow->kind)
                found = others[j].flow;
        }
    return found ? found : others->flow;
}

static bool add_passage(struct chain_overview *overview, const struct crossing *crossings, size_t count)
{
    const chain_object **members = chain_arena_array(&overview->arena, overview->count, sizeof *members);
    struct chain_passage passage = {.from = &overview->groups[0].items[crossings->from].shared,
                                    .to = &overview->groups[0].items[crossings->to].shared, .chains = 1, .members = members};
    size_t firsts = end_of_chain(crossings, 0, count), end;
    if (!members)
        return false;
    members[crossings->chain] = &crossings->flow->head;
    for (size_t first = firsts; first < count; first = end) {
        bool same;
        end = end_of_chain(crossings, first, count);
        members[crossings[first].chain] = &likest(crossings, firsts, crossings + first, end - first, &same)->head;
        passage.chains++;
        passage.different = passage.different || !same;
    }
    if (passage.chains > 1)
        overview->passages[overview->passage_count++] = passage;
    return true;
}

static int compare_passages(const void *left, const void *right)
{
    const struct chain_passage *a = left, *b = right;
    if (a->different != b->different)
        return a->different ? -1 : 1;
    return a->from != b->from ? (a->from > b->from) - (a->from < b->from) : (a->to > b->to) - (a->to < b->to);
}

/* Which group an actor of a chain belongs to. */
static uint32_t group_of(const struct chain_overview *overview, size_t chain, const struct chain_object *actor)
{
    uint32_t item = overview->first_actor[chain][actor->index];
    return overview->groups[0].place[overview->groups[0].item_of[item]];
}

static bool find_passages(struct chain_overview *overview)
{
    size_t most = 0, count = 0, end;
    for (size_t c = 0; c < overview->count; c++)
        most += chain_flow_count(overview->models[c]);
    struct crossing *crossings = chain_arena_array(&overview->arena, most + 1, sizeof *crossings);
    overview->passages = chain_arena_array(&overview->arena, most + 1, sizeof *overview->passages);
    for (size_t c = 0; crossings && overview->passages && c < overview->count; c++) {
        for (uint32_t i = 0; i < chain_flow_count(overview->models[c]); i++) {
            const struct chain_flow *flow = chain_flow_at(overview->models[c], i);
            const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
            if (flow->role != CHAIN_ROLE_HANDOFF || !from || !to || !from->actor.target || !to->actor.target ||
                from->actor.target == to->actor.target)
                continue;
            crossings[count++] = (struct crossing){group_of(overview, c, from->actor.target), group_of(overview, c, to->actor.target),
                                                   (uint32_t)c, i, flow};
        }
    }
    if (!crossings || !overview->passages)
        return false;
    if (count > 1)
        qsort(crossings, count, sizeof *crossings, compare_crossings);
    for (size_t first = 0; first < count; first = end) {
        for (end = first + 1; end < count && crossings[end].from == crossings[first].from && crossings[end].to == crossings[first].to;)
            end++;
        if (crossings[first].chain != crossings[end - 1].chain && !add_passage(overview, crossings + first, end - first))
            return false;
    }
    if (overview->passage_count > 1)
        qsort(overview->passages, overview->passage_count, sizeof *overview->passages, compare_passages);
    return true;
}

static bool is_given(const struct chain_overview *overview, const char *id)
{
    for (size_t c = 0; c < overview->count; c++)
        if (overview->models[c]->root->id && strcmp(overview->models[c]->root->id, id) == 0)
            return true;
    return false;
}

/* Found beside the chain when it was loaded? */
static bool is_found(const struct chain_model *model, const char *id)
{
    const struct chain_objects *links = &model->by_type[CHAIN_LINK];
    for (uint32_t i = 0; i < links->count; i++) {
        const struct chain_link *link = (const struct chain_link *)links->items[i];
        if (link->path && link->head.id && strcmp(link->head.id, id) == 0)
            return true;
    }
    return false;
}

static bool find_missing(struct chain_overview *overview)
{
    size_t most = 0;
    for (size_t c = 0; c < overview->count; c++)
        most += chain_step_count(overview->models[c]);
    overview->missing = chain_arena_array(&overview->arena, most + 1, sizeof *overview->missing);
    for (size_t c = 0; overview->missing && c < overview->count; c++)
        for (size_t i = 0; i < chain_step_count(overview->models[c]); i++) {
            const struct chain_step *step = chain_step_at(overview->models[c], i);
            if (step->more->chain && !is_given(overview, step->more->chain) && !is_found(overview->models[c], step->more->chain))
                overview->missing[overview->missing_count++] = (struct chain_missing){c, &step->head, step->more->chain};
        }
    return overview->missing != NULL;
}

static bool make_room(struct chain_overview *overview, const chain_model *const *models)
{
    overview->models = chain_arena_array(&overview->arena, overview->count, sizeof *overview->models);
    overview->first_actor = chain_arena_array(&overview->arena, overview->count, sizeof *overview->first_actor);
    for (size_t c = 0; overview->models && overview->first_actor && c < overview->count; c++) {
        overview->models[c] = models[c];
        overview->first_actor[c] = chain_arena_array(&overview->arena, models[c]->by_type[CHAIN_ACTOR].count + 1u, sizeof(uint32_t));
    }
    return !overview->arena.failed;
}

chain_status chain_overview_new(const chain_model *const *models, size_t count, chain_overview **overview)
{
    if (overview)
        *overview = NULL;
    if (!models || !count || !overview)
        return CHAIN_BAD_ARGUMENT;
    for (size_t c = 0; c < count; c++) {
        if (!models[c])
            return CHAIN_BAD_ARGUMENT;
        if (models[c]->broken || !models[c]->root || models[c]->root->type != CHAIN_CHAIN)
            return CHAIN_NOT_A_CHAIN;
    }
    struct chain_overview *made = calloc(1, sizeof *made);
    if (!made)
        return CHAIN_NO_MEMORY;
    chain_arena_init(&made->arena);
    made->count = count;
    if (!make_room(made, models) || !chain_overview_collect(made, CHAIN_ACTOR) || !chain_overview_collect(made, CHAIN_STEP) || !find_passages(made) ||
        !find_missing(made) || made->arena.failed) {
        chain_status status = made->too_large ? CHAIN_LIMIT : CHAIN_NO_MEMORY;
        chain_overview_free(made);
        return status;
    }
    *overview = made;
    return CHAIN_OK;
}

void chain_overview_free(chain_overview *overview)
{
    if (overview)
        chain_arena_clear(&overview->arena);
    free(overview);
}

static const struct chain_overview_groups *groups_of(const chain_overview *overview, chain_type type)
{
    if (!overview || (type != CHAIN_ACTOR && type != CHAIN_STEP))
        return NULL;
    return &overview->groups[type == CHAIN_STEP];
}

size_t chain_overview_shared_count(const chain_overview *overview, chain_type type)
{
    const struct chain_overview_groups *groups = groups_of(overview, type);
    return groups ? groups->count : 0;
}

const chain_shared *chain_overview_shared(const chain_overview *overview, chain_type type, size_t position)
{
    const struct chain_overview_groups *groups = groups_of(overview, type);
    return groups && position < groups->count ? &groups->items[position].shared : NULL;
}

size_t chain_overview_passage_count(const chain_overview *overview)
{
    return overview ? overview->passage_count : 0;
}

const chain_passage *chain_overview_passage(const chain_overview *overview, size_t position)
{
    return overview && position < overview->passage_count ? &overview->passages[position] : NULL;
}

size_t chain_overview_missing_count(const chain_overview *overview)
{
    return overview ? overview->missing_count : 0;
}

const chain_missing *chain_overview_missing(const chain_overview *overview, size_t position)
{
    return overview && position < overview->missing_count ? &overview->missing[position] : NULL;
}
