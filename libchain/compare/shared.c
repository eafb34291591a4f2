/*
 * Which steps and actors chains share. Each gives its names as keys; keys are sorted, and what has a key in common becomes one group
 * (disjoint sets with path halving): near linear in all names together.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/compare.h"
#include "compare/overview.h"

struct key {
    const char *words;
    uint32_t item;
};

/* All steps or all actors of all chains, numbered through. */
struct pool {
    const struct chain_object **items;
    uint32_t *chain, *group; /* of each item; the group is another item, or itself */
    uint32_t count;
    struct key *keys;
    size_t key_count, key_capacity;
    struct chain_arena words;
    bool failed;
};

static uint32_t find(struct pool *pool, uint32_t item)
{
    while (pool->group[item] != item)
        item = pool->group[item] = pool->group[pool->group[item]];
    return item;
}

/* The earlier one stands for the group. */
static void join(struct pool *pool, uint32_t a, uint32_t b)
{
    a = find(pool, a);
    b = find(pool, b);
    if (a < b)
        pool->group[b] = a;
    else
        pool->group[a] = b;
}

static void add_key(struct pool *pool, uint32_t item, int kind, const char *plain)
{
    if (pool->key_count == pool->key_capacity) {
        size_t capacity = pool->key_capacity ? pool->key_capacity * 2 : 256;
        struct key *bigger = realloc(pool->keys, capacity * sizeof *bigger);
        if (!bigger) {
            pool->failed = true;
            return;
        }
        pool->keys = bigger;
        pool->key_capacity = capacity;
    }
    size_t size = strlen(plain) + 16;
    char *words = chain_arena_alloc(&pool->words, size);
    if (!words)
        return;
    snprintf(words, size, "%d %s", kind, plain);
    pool->keys[pool->key_count++] = (struct key){words, item};
}

static int kind_of(const struct chain_object *object)
{
    if (object->type == CHAIN_ACTOR)
        return ((const struct chain_actor *)object)->kind;
    const struct chain_step *step = (const struct chain_step *)object;
    return step->kind + 1000 * step->role;
}

static void add_keys(struct pool *pool, uint32_t item)
{
    const struct chain_object *object = pool->items[item];
    int kind = kind_of(object);
    bool any = false;
    if (object->type == CHAIN_ACTOR && kind == CHAIN_ACTOR_CLIENT) {
        add_key(pool, item, kind, "");
        return;
    }
    for (const struct chain_text *text = object->texts; text; text = text->next) {
        const char *plain = text->kind == CHAIN_TEXT_NAME || text->kind == CHAIN_TEXT_ALIAS ? chain_label_plain(&pool->words, text->words)
                                                                                           : NULL;
        if (plain && plain[0]) {
            add_key(pool, item, kind, plain);
            any = true;
        }
    }
    if (!any && object->id)
        add_key(pool, item, kind, object->id);
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = strcmp(a->words, b->words);
    return order ? order : (a->item > b->item) - (a->item < b->item);
}

static void group(struct pool *pool)
{
    if (pool->key_count > 1)
        qsort(pool->keys, pool->key_count, sizeof *pool->keys, compare_keys);
    for (size_t i = 1; i < pool->key_count; i++)
        if (strcmp(pool->keys[i - 1].words, pool->keys[i].words) == 0)
            join(pool, pool->keys[i - 1].item, pool->keys[i].item);
}

static void fill_pool(struct pool *pool, struct chain_overview *overview, chain_type type)
{
    size_t most = 0;
    chain_arena_init(&pool->words);
    for (size_t c = 0; c < overview->count; c++)
        most += overview->models[c]->by_type[type].count;
    pool->items = chain_arena_array(&overview->arena, most + 1, sizeof *pool->items);
    pool->chain = chain_arena_array(&overview->arena, most + 1, sizeof *pool->chain);
    pool->group = chain_arena_array(&overview->arena, most + 1, sizeof *pool->group);
    if (overview->arena.failed)
        return;
    for (size_t c = 0; c < overview->count; c++) {
        const struct chain_objects *objects = &overview->models[c]->by_type[type];
        for (uint32_t i = 0; i < objects->count; i++) {
            if (!chain_is_compared(objects->items[i]))
                continue;
            pool->items[pool->count] = objects->items[i];
            pool->chain[pool->count] = (uint32_t)c;
            pool->group[pool->count] = pool->count;
            pool->count++;
        }
    }
    for (uint32_t i = 0; i < pool->count; i++)
        add_keys(pool, i);
    group(pool);
}

static int compare_shared(const void *left, const void *right)
{
    const struct chain_overview_group *a = left, *b = right;
    if (a->shared.chains != b->shared.chains)
        return a->shared.chains < b->shared.chains ? 1 : -1;
    return (a->order > b->order) - (a->order < b->order);
}

/* Steps times chains: half a gigabyte. */
#define MOST_CELLS (64u << 20)

/* Groups into rows: the first member of each chain. */
static bool make_groups(struct chain_overview *overview, struct pool *pool, chain_type type)
{
    struct chain_overview_groups *groups = &overview->groups[type == CHAIN_STEP];
    uint32_t *row_of = chain_arena_array(&overview->arena, pool->count + 1u, sizeof *row_of);
    uint32_t rows = 0;
    for (uint32_t i = 0; row_of && i < pool->count; i++)
        if (find(pool, i) == i)
            row_of[i] = rows++;
    overview->too_large = (uint64_t)rows * overview->count > MOST_CELLS;
    if (overview->too_large)
        return false;
    groups->items = chain_arena_array(&overview->arena, rows + 1u, sizeof *groups->items);
    const chain_object **cells = chain_arena_array(&overview->arena, (size_t)rows * overview->count + 1, sizeof *cells);
    if (!row_of || !groups->items || !cells)
        return false;
    for (uint32_t i = 0; i < pool->count; i++) {
        uint32_t row = row_of[find(pool, i)];
        struct chain_overview_group *item = &groups->items[row];
        const chain_object **cell = &cells[(size_t)row * overview->count + pool->chain[i]];
        item->order = row;
        item->shared.type = type;
        item->shared.members = &cells[(size_t)row * overview->count];
        item->shared.chains += *cell == NULL;
        *cell = *cell ? *cell : pool->items[i];
    }
    groups->count = rows;
    groups->row_of = row_of;
    groups->item_of = chain_arena_array(&overview->arena, pool->count + 1u, sizeof *groups->item_of);
    return groups->item_of != NULL;
}

/* After sorting, rows have moved: place[old] = new. */
static bool sort_groups(struct chain_overview_groups *groups, struct chain_arena *arena)
{
    groups->place = chain_arena_array(arena, groups->count + 1, sizeof *groups->place);
    if (!groups->place)
        return false;
    if (groups->count > 1)
        qsort(groups->items, groups->count, sizeof *groups->items, compare_shared);
    for (uint32_t i = 0; i < groups->count; i++)
        groups->place[groups->items[i].order] = i;
    return true;
}

bool chain_overview_collect(struct chain_overview *overview, chain_type type)
{
    struct pool pool = {.items = NULL};
    struct chain_overview_groups *groups = &overview->groups[type == CHAIN_STEP];
    fill_pool(&pool, overview, type);
    bool done = !overview->arena.failed && !pool.failed && !pool.words.failed && make_groups(overview, &pool, type);
    for (uint32_t i = 0; done && i < pool.count; i++) {
        groups->item_of[i] = groups->row_of[find(&pool, i)];
        if (type == CHAIN_ACTOR)
            overview->first_actor[pool.chain[i]][pool.items[i]->index] = i;
    }
    done = done && sort_groups(groups, &overview->arena);
    chain_arena_clear(&pool.words);
    free(pool.keys);
    return done;
}
