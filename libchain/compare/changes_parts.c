/* What the elements inside a step or flow say of languages, areas, channels and times, and how that differs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/areas.h"
#include "compare/compare.h"

/* The same municipality may have another number in the other chain's region. */
struct chain_area_pairs {
    struct chain_areas areas[CHAIN_SIDES];
    const char **ids;                   /* of all areas of either */
    uint32_t *position[CHAIN_SIDES];    /* in areas, or CHAIN_UNPAIRED */
    uint32_t count;
};

struct named_area {
    const char *id;
    uint32_t position;
    uint8_t side;
};

static int compare_areas(const void *left, const void *right)
{
    const struct named_area *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order ? order : a->side - b->side;
}

static void pair_areas(struct chain_area_pairs *pairs, struct named_area *named, uint32_t count)
{
    qsort(named, count, sizeof *named, compare_areas);
    for (uint32_t i = 0; i < count; i++) {
        if (pairs->count == 0 || strcmp(pairs->ids[pairs->count - 1], named[i].id) != 0) {
            pairs->ids[pairs->count] = named[i].id;
            pairs->position[CHAIN_BEFORE][pairs->count] = pairs->position[CHAIN_AFTER][pairs->count] = CHAIN_UNPAIRED;
            pairs->count++;
        }
        pairs->position[named[i].side][pairs->count - 1] = named[i].position;
    }
}

struct chain_area_pairs *chain_area_pairs_new(struct chain_comparison *comparison)
{
    struct chain_arena *arena = &comparison->arena;
    struct chain_area_pairs *pairs = chain_arena_alloc(arena, sizeof *pairs);
    uint32_t count = 0;
    if (!pairs)
        return NULL;
    for (int side = 0; side < CHAIN_SIDES; side++)
        if (!chain_areas_init(&pairs->areas[side], arena, comparison->models[side]))
            return NULL;
    size_t most = (size_t)pairs->areas[CHAIN_BEFORE].count + pairs->areas[CHAIN_AFTER].count;
    struct named_area *named = chain_arena_array(arena, most + 1, sizeof *named);
    pairs->ids = chain_arena_array(arena, most + 1, sizeof *pairs->ids);
    for (int side = 0; side < CHAIN_SIDES; side++)
        pairs->position[side] = chain_arena_array(arena, most + 1, sizeof(uint32_t));
    if (arena->failed || most == 0)
        return NULL;
    for (int side = 0; side < CHAIN_SIDES; side++)
        for (uint32_t i = 0; i < pairs->areas[side].count; i++)
            if (pairs->areas[side].items[i]->id)
                named[count++] = (struct named_area){pairs->areas[side].items[i]->id, i, (uint8_t)side};
    pair_areas(pairs, named, count);
    return pairs;
}

static int value_at(const struct chain_area_pairs *pairs, int side, uint32_t i, bool said)
{
    uint32_t position = pairs->position[side][i];
    int value = said && position != CHAIN_UNPAIRED ? pairs->areas[side].values[position] : 0;
    return value ? value : CHAIN_AVAILABILITY_UNKNOWN;
}

/* Not told and told to be unknown are the same. */
static void compare_availability(struct chain_comparison *comparison, struct chain_area_pairs *pairs, const struct chain_pair *pair)
{
    bool before = chain_areas_availability(&pairs->areas[CHAIN_BEFORE], pair->before, comparison->as_of);
    bool after = chain_areas_availability(&pairs->areas[CHAIN_AFTER], pair->after, comparison->as_of);
    for (uint32_t i = 0; (before || after) && i < pairs->count; i++) {
        int was = value_at(pairs, CHAIN_BEFORE, i, before), is = value_at(pairs, CHAIN_AFTER, i, after);
        if (was != is)
            chain_change_add(comparison, pair,
                             (struct chain_change){.kind = CHAIN_CHANGE_AVAILABILITY, .field = CHAIN_F_VALUE, .detail = pairs->ids[i],
                                                   .was = chain_kind_id(CHAIN_KINDS_AVAILABILITY, was),
                                                   .is = chain_kind_id(CHAIN_KINDS_AVAILABILITY, is)});
    }
}

/* The best level of each language, whatever the channel and area: 0 = not said. */
static void find_levels(const struct chain_object *object, uint8_t levels[32])
{
    memset(levels, 0, 32);
    for (const struct chain_object *child = object->first; child; child = child->next) {
        const struct chain_language_level *language = (const struct chain_language_level *)child;
        if (child->type != CHAIN_LANGUAGE || language->code >= 32 || !language->level)
            continue;
        if (!levels[language->code] || language->level < levels[language->code])
            levels[language->code] = language->level;
    }
}

static void compare_languages(struct chain_comparison *comparison, const struct chain_pair *pair)
{
    uint8_t before[32], after[32];
    find_levels(pair->before, before);
    find_levels(pair->after, after);
    for (int code = 1; code < 32; code++)
        if (before[code] != after[code])
            chain_change_add(comparison, pair,
                             (struct chain_change){.kind = CHAIN_CHANGE_LANGUAGE, .field = CHAIN_F_LEVEL,
                                                   .detail = chain_kind_id(CHAIN_KINDS_LANGUAGE, code),
                                                   .was = chain_kind_id(CHAIN_KINDS_LANGUAGE_LEVEL, before[code]),
                                                   .is = chain_kind_id(CHAIN_KINDS_LANGUAGE_LEVEL, after[code])});
}

/* A part and what it says, both as text: compared when the parts are the same. */
struct part {
    const char *key, *value;
};

struct parts {
    struct part *items;
    size_t count, capacity;
};

static void add_part(struct chain_comparison *comparison, struct parts *parts, const char *key, const char *value)
{
    if (parts->count == parts->capacity) {
        size_t capacity = parts->capacity ? parts->capacity * 2 : 8;
        struct part *bigger = chain_arena_array(&comparison->arena, capacity, sizeof *bigger);
        if (!bigger)
            return;
        if (parts->count)
            memcpy(bigger, parts->items, parts->count * sizeof *bigger);
        parts->items = bigger;
        parts->capacity = capacity;
    }
    parts->items[parts->count++] = (struct part){chain_change_words(comparison, key, strlen(key)),
                                                 chain_change_words(comparison, value, strlen(value))};
}

static const char *shown(const char *text)
{
    return text ? text : "";
}

/* What a time belongs to: its words, its areas, its clock. More areas than the buffer holds are cut: they are compared by it. */
static void add_time(struct chain_comparison *comparison, struct parts *parts, const struct chain_time *time, int which)
{
    char key[400];
    const char *values[] = {time->planned, time->typical, time->max};
    size_t n = (size_t)snprintf(key, 200, "%.190s", shown(time->segment));
    if (!values[which])
        return;
    for (uint32_t i = 0; i < time->area.count && n < 300; i++)
        n += (size_t)snprintf(key + n, 64, "%s%.60s", n ? " " : "", shown(time->area.items[i].id));
    add_part(comparison, parts, key, values[which]);
}

static void collect(struct chain_comparison *comparison, struct parts *parts, const struct chain_object *object, int which)
{
    for (const struct chain_object *child = object->first; child; child = child->next) {
        const struct chain_channel_detail *channel = (const struct chain_channel_detail *)child;
        const char *kind = chain_kind_id(CHAIN_KINDS_CHANNEL, child->type == CHAIN_CHANNEL ? channel->kind : 0);
        if (child->type == CHAIN_TIME && which < 3)
            add_time(comparison, parts, (const struct chain_time *)child, which);
        else if (kind && which == 3 && channel->hours)
            add_part(comparison, parts, kind, channel->hours);
        else if (kind && which == 4 && channel->authentication)
            add_part(comparison, parts, kind, chain_kind_id(CHAIN_KINDS_AUTHENTICATION, channel->authentication));
    }
}

static int compare_parts(const void *left, const void *right)
{
    const struct part *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : strcmp(a->value, b->value);
}

/* Both sorted by key: the same key with another value, or on one side only. */
static void merge(struct chain_comparison *comparison, const struct chain_pair *pair, struct chain_change change, struct parts before,
                  struct parts after)
{
    for (size_t i = 0, j = 0; i < before.count || j < after.count;) {
        int order = i >= before.count ? 1 : j >= after.count ? -1 : strcmp(before.items[i].key, after.items[j].key);
        change.was = order <= 0 ? before.items[i].value : "";
        change.is = order >= 0 ? after.items[j].value : "";
        change.detail = order <= 0 ? before.items[i].key : after.items[j].key;
        i += order <= 0;
        j += order >= 0;
        if (strcmp(change.was, change.is) != 0)
            chain_change_add(comparison, pair, change);
    }
}

static void compare_details(struct chain_comparison *comparison, const struct chain_pair *pair)
{
    static const struct {
        uint8_t field, kind;
    } rows[] = {
        {CHAIN_F_PLANNED, CHAIN_CHANGE_LIMIT}, {CHAIN_F_TYPICAL, CHAIN_CHANGE_LIMIT}, {CHAIN_F_MAX, CHAIN_CHANGE_LIMIT},
        {CHAIN_F_HOURS, CHAIN_CHANGE_CHANNEL}, {CHAIN_F_AUTHENTICATION, CHAIN_CHANGE_CHANNEL},
    };
    for (int which = 0; which < 5; which++) {
        struct parts before = {NULL, 0, 0}, after = {NULL, 0, 0};
        collect(comparison, &before, pair->before, which);
        collect(comparison, &after, pair->after, which);
        if (before.count > 1)
            qsort(before.items, before.count, sizeof *before.items, compare_parts);
        if (after.count > 1)
            qsort(after.items, after.count, sizeof *after.items, compare_parts);
        merge(comparison, pair,
              (struct chain_change){.kind = (chain_change_kind)rows[which].kind, .field = (chain_field)rows[which].field}, before, after);
    }
}

void chain_changes_in_parts(struct chain_comparison *comparison, struct chain_area_pairs *areas, const struct chain_pair *pair)
{
    if (!pair->before || !pair->after || (!pair->before->first && !pair->after->first))
        return;
    compare_details(comparison, pair);
    compare_languages(comparison, pair);
    if (areas)
        compare_availability(comparison, areas, pair);
}
