/*
 * Who is whose partner. Each pass gives every object without a partner its keys; keys are sorted, and objects of the two chains
 * under the same key belong together. Keys are looked at in the order of their bytes and a pass asks nothing about sides, so
 * exchanging the chains exchanges the partners and nothing else. n log n.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/compare.h"

const uint8_t chain_compared_types[CHAIN_COMPARED_TYPES] = {CHAIN_ACTOR, CHAIN_STEP, CHAIN_FLOW, CHAIN_METRIC};

struct entry {
    const char *key;
    uint32_t index;
    uint8_t side;
    uint8_t alias; /* the key comes from an alias */
};

struct pass {
    struct chain_comparison *comparison;
    chain_type type;
    enum chain_match match;
    bool in_order; /* several under one key are paired in the order of the files; else only one and one */
    bool aliases;  /* one of the keys must come from an alias */
    struct entry *entries;
    size_t count, capacity;
    struct chain_arena keys;
    bool failed;
};

bool chain_is_compared(const struct chain_object *object)
{
    return !(object->flags & (CHAIN_OBJECT_INCLUDED | CHAIN_OBJECT_IMPLIED)) &&
           (object->type != CHAIN_FLOW || ((const struct chain_flow *)object)->role != CHAIN_ROLE_MEMBER);
}

const struct chain_object *chain_partner_of(const struct chain_comparison *comparison, int side, const struct chain_object *object)
{
    const uint32_t *of = object ? comparison->partners[object->type].of[side] : NULL;
    uint32_t partner = of ? of[object->index] : CHAIN_UNPAIRED;
    return partner == CHAIN_UNPAIRED ? NULL : comparison->models[!side]->by_type[object->type].items[partner];
}

static void add_key(struct pass *pass, const struct chain_object *object, int side, bool alias, const char *key)
{
    if (!key || !key[0])
        return;
    if (pass->count == pass->capacity) {
        size_t capacity = pass->capacity ? pass->capacity * 2 : 256;
        struct entry *bigger = realloc(pass->entries, capacity * sizeof *bigger);
        if (!bigger) {
            pass->failed = true;
            return;
        }
        pass->entries = bigger;
        pass->capacity = capacity;
    }
    pass->entries[pass->count++] = (struct entry){key, object->index, (uint8_t)side, alias};
}

/* A key of some numbers and a text. */
static const char *join(struct pass *pass, long long a, long long b, long long c, const char *text)
{
    char numbers[80];
    int n = snprintf(numbers, sizeof numbers, "%lld.%lld.%lld.", a, b, c);
    char *key = chain_arena_alloc(&pass->keys, (size_t)n + strlen(text) + 1);
    if (!key)
        return NULL;
    memcpy(key, numbers, (size_t)n);
    strcpy(key + n, text);
    return key;
}

static int kind_of(const struct chain_object *object)
{
    switch (object->type) {
    case CHAIN_ACTOR: return ((const struct chain_actor *)object)->kind;
    case CHAIN_STEP: return ((const struct chain_step *)object)->kind;
    case CHAIN_FLOW: return ((const struct chain_flow *)object)->kind;
    default: return 0;
    }
}

static int role_of(const struct chain_object *object)
{
    if (object->type == CHAIN_STEP)
        return ((const struct chain_step *)object)->role;
    return object->type == CHAIN_FLOW ? ((const struct chain_flow *)object)->role : 0;
}

/* The number that an object has in the old chain, so that both sides give the same; -1 for none, -2 for one without a partner. */
static long long old_number(const struct chain_comparison *comparison, int side, const struct chain_object *object)
{
    if (!object)
        return -1;
    uint32_t partner = comparison->partners[object->type].of[side][object->index];
    if (partner == CHAIN_UNPAIRED)
        return -2;
    return side == CHAIN_BEFORE ? object->index : partner;
}

static long long actor_number(const struct chain_comparison *comparison, int side, const struct chain_object *object)
{
    return object->type == CHAIN_STEP ? old_number(comparison, side, ((const struct chain_step *)object)->actor.target) : 0;
}

static void add_name_keys(struct pass *pass, int side, const struct chain_object *object)
{
    bool with_actor = pass->match == CHAIN_MATCH_LABEL;
    for (const struct chain_text *text = object->texts; text; text = text->next) {
        bool alias = text->kind == CHAIN_TEXT_ALIAS;
        if (text->kind != CHAIN_TEXT_NAME && !(alias && pass->aliases))
            continue;
        const char *plain = chain_label_plain(&pass->keys, text->words);
        if (!plain || !plain[0])
            continue;
        if (pass->aliases)
            add_key(pass, object, side, alias, plain);
        else
            add_key(pass, object, side, false, join(pass, role_of(object), kind_of(object),
                                                    with_actor ? actor_number(pass->comparison, side, object) : 0, plain));
    }
}

static void add_end_keys(struct pass *pass, int side, const struct chain_flow *flow)
{
    long long from = old_number(pass->comparison, side, flow->from.target), to = old_number(pass->comparison, side, flow->to.target);
    if (from >= 0 && to >= 0)
        add_key(pass, &flow->head, side, false,
                join(pass, from, to, pass->in_order ? 0 : 1 + flow->role * 256 + flow->kind, "flow"));
}

static void add_keys(struct pass *pass, int side, const struct chain_object *object)
{
    switch (pass->match) {
    case CHAIN_MATCH_ID: add_key(pass, object, side, false, object->id); break;
    case CHAIN_MATCH_KIND:
        if (kind_of(object))
            add_key(pass, object, side, false, join(pass, kind_of(object), 0, 0, ""));
        break;
    case CHAIN_MATCH_ENDS: add_end_keys(pass, side, (const struct chain_flow *)object); break;
    default: add_name_keys(pass, side, object);
    }
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    if (!order)
        order = a->side - b->side;
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* The same id alone may be chance. */
static bool is_sure(struct pass *pass, const struct chain_object *before, const struct chain_object *after, bool only_ones)
{
    if (pass->match == CHAIN_MATCH_ID)
        return before->type == CHAIN_FLOW || (role_of(before) == role_of(after) && kind_of(before) == kind_of(after)) ||
               chain_labels_alike(&pass->keys, before, after);
    if (pass->match == CHAIN_MATCH_KIND)
        return kind_of(before) == CHAIN_ACTOR_CLIENT;
    return pass->match != CHAIN_MATCH_NAME && only_ones;
}

static void pair(struct pass *pass, uint32_t before, uint32_t after, bool only_ones)
{
    struct chain_comparison *comparison = pass->comparison;
    struct chain_partners *partners = &comparison->partners[pass->type];
    const struct chain_object *old = comparison->models[CHAIN_BEFORE]->by_type[pass->type].items[before];
    const struct chain_object *new = comparison->models[CHAIN_AFTER]->by_type[pass->type].items[after];
    partners->of[CHAIN_BEFORE][before] = after;
    partners->of[CHAIN_AFTER][after] = before;
    partners->match[before] = (uint8_t)pass->match;
    partners->unsure[before] = !is_sure(pass, old, new, only_ones);
}

/* The next entry of a side within a group that has no partner yet and is another object than the one before. */
static size_t next_free(const struct pass *pass, size_t at, size_t end, uint8_t side)
{
    const struct chain_partners *partners = &pass->comparison->partners[pass->type];
    while (at < end && (pass->entries[at].side != side || partners->of[side][pass->entries[at].index] != CHAIN_UNPAIRED))
        at++;
    return at;
}

static size_t count_free(const struct pass *pass, size_t first, size_t end, uint8_t side)
{
    size_t count = 0;
    for (size_t at = next_free(pass, first, end, side); at < end;) {
        uint32_t index = pass->entries[at].index;
        count++;
        while (at < end && pass->entries[at].side == side && pass->entries[at].index == index)
            at++;
        at = next_free(pass, at, end, side);
    }
    return count;
}

static bool has_alias(const struct pass *pass, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (pass->entries[i].alias)
            return true;
    return false;
}

static void pair_group(struct pass *pass, size_t first, size_t end)
{
    size_t old = count_free(pass, first, end, CHAIN_BEFORE), new = count_free(pass, first, end, CHAIN_AFTER);
    bool only_ones = old == 1 && new == 1;
    if (!old || !new || (!only_ones && !pass->in_order) || (pass->aliases && !has_alias(pass, first, end)))
        return;
    size_t a = next_free(pass, first, end, CHAIN_BEFORE), b = next_free(pass, first, end, CHAIN_AFTER);
    while (a < end && b < end) {
        pair(pass, pass->entries[a].index, pass->entries[b].index, only_ones);
        a = next_free(pass, a, end, CHAIN_BEFORE);
        b = next_free(pass, b, end, CHAIN_AFTER);
    }
}

static void pair_groups(struct pass *pass)
{
    size_t end;
    qsort(pass->entries, pass->count, sizeof *pass->entries, compare_entries);
    for (size_t first = 0; first < pass->count; first = end) {
        for (end = first + 1; end < pass->count && strcmp(pass->entries[end].key, pass->entries[first].key) == 0;)
            end++;
        pair_group(pass, first, end);
    }
}

static bool run(struct chain_comparison *comparison, chain_type type, enum chain_match match, bool in_order)
{
    struct pass pass = {.comparison = comparison, .type = type, .match = match, .in_order = in_order,
                        .aliases = match == CHAIN_MATCH_ALIAS};
    chain_arena_init(&pass.keys);
    for (int side = 0; side < CHAIN_SIDES; side++) {
        const struct chain_objects *objects = &comparison->models[side]->by_type[type];
        for (uint32_t i = 0; i < objects->count; i++)
            if (comparison->partners[type].of[side][i] == CHAIN_UNPAIRED && chain_is_compared(objects->items[i]))
                add_keys(&pass, side, objects->items[i]);
    }
    if (pass.count > 0)
        pair_groups(&pass);
    bool done = !pass.failed && !pass.keys.failed;
    chain_arena_clear(&pass.keys);
    free(pass.entries);
    return done;
}

static bool make_partners(struct chain_comparison *comparison, chain_type type)
{
    struct chain_partners *partners = &comparison->partners[type];
    for (int side = 0; side < CHAIN_SIDES; side++) {
        size_t count = comparison->models[side]->by_type[type].count;
        partners->of[side] = chain_arena_array(&comparison->arena, count + 1, sizeof(uint32_t));
        if (partners->of[side])
            memset(partners->of[side], 0xFF, (count + 1) * sizeof(uint32_t));
        if (side == CHAIN_BEFORE) {
            partners->match = chain_arena_array(&comparison->arena, count + 1, 1);
            partners->unsure = chain_arena_array(&comparison->arena, count + 1, 1);
        }
    }
    return !comparison->arena.failed;
}

bool chain_match_all(struct chain_comparison *comparison)
{
    static const struct {
        chain_type type;
        enum chain_match match;
        bool in_order;
    } passes[] = {
        {CHAIN_ACTOR, CHAIN_MATCH_ID, false},    {CHAIN_ACTOR, CHAIN_MATCH_ALIAS, false}, {CHAIN_ACTOR, CHAIN_MATCH_LABEL, true},
        {CHAIN_ACTOR, CHAIN_MATCH_KIND, false},  {CHAIN_STEP, CHAIN_MATCH_ID, false},     {CHAIN_STEP, CHAIN_MATCH_ALIAS, false},
        {CHAIN_STEP, CHAIN_MATCH_LABEL, true},   {CHAIN_STEP, CHAIN_MATCH_NAME, false},   {CHAIN_FLOW, CHAIN_MATCH_ID, false},
        {CHAIN_FLOW, CHAIN_MATCH_ENDS, false},   {CHAIN_FLOW, CHAIN_MATCH_ENDS, true},    {CHAIN_METRIC, CHAIN_MATCH_ID, false},
        {CHAIN_METRIC, CHAIN_MATCH_ALIAS, false}, {CHAIN_METRIC, CHAIN_MATCH_LABEL, true},
    };
    for (size_t i = 0; i < CHAIN_COMPARED_TYPES; i++)
        if (!make_partners(comparison, (chain_type)chain_compared_types[i]))
            return false;
    for (size_t i = 0; i < sizeof passes / sizeof passes[0]; i++)
        if (!run(comparison, passes[i].type, passes[i].match, passes[i].in_order))
            return false;
    return true;
}
