#include "analysis/rules.h"

#include <string.h>

#include "base/value.h"

struct chain_ages chain_ages_read(const char *min, const char *max)
{
    struct chain_ages ages = {0, CHAIN_AGE_OPEN};
    int64_t age;
    if (min && chain_count_read(min, &age))
        ages.min = age;
    if (max && chain_count_read(max, &age))
        ages.max = age;
    return ages;
}

bool chain_ages_meet(struct chain_ages a, struct chain_ages b)
{
    return a.min <= b.max && b.min <= a.max;
}

static struct chain_ages common(struct chain_ages a, struct chain_ages b)
{
    return (struct chain_ages){a.min > b.min ? a.min : b.min, a.max < b.max ? a.max : b.max};
}

static bool covers(struct chain_ages outer, struct chain_ages inner)
{
    return outer.min <= inner.min && inner.max <= outer.max;
}

bool chain_timing_rule_has_limit(const struct chain_timing_rule *rule, chain_duration *limit)
{
    return rule->clock_start && rule->clock_end && rule->max && chain_duration_parse(rule->max, limit);
}

bool chain_rule_serves(const struct chain_timing_rule *rule, int sector)
{
    for (uint32_t i = 0; i < rule->service.count; i++)
        if (rule->service.items[i] == sector)
            return true;
    return rule->service.count == 0;
}

static bool in_force(const struct chain_timing_rule *rule, int32_t as_of)
{
    int32_t from = rule->from ? chain_date_read(rule->from) : 0, until = rule->until ? chain_date_read(rule->until) : 0;
    return (!from || from <= as_of) && (!until || as_of <= until);
}

/* Have two lists of words one in common? */
static bool share_word(const char *a, const char *b)
{
    for (const char *word = a; *word;) {
        size_t length = strcspn(word, " ");
        for (const char *other = b; length && *other;) {
            size_t n = strcspn(other, " ");
            if (n == length && strncmp(word, other, n) == 0)
                return true;
            other += n + strspn(other + n, " ");
        }
        word += length + strspn(word + length, " ");
    }
    return false;
}

static bool share_language(const struct chain_kind_list *a, const struct chain_kind_list *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++)
            if (a->items[i] == b->items[j])
                return true;
    return false;
}

/* Up and down: a rule of the county holds for a group in one of its municipalities, and the other way round. */
static bool lies_within(const struct chain_object *area, const struct chain_object *outer, int depth)
{
    if (area == outer)
        return true;
    const struct chain_refs *within = &((const struct chain_area *)area)->within;
    for (uint32_t i = 0; i < within->count && i < 8 && depth > 0; i++)
        if (within->items[i].target && lies_within(within->items[i].target, outer, depth - 1))
            return true;
    return false;
}

static bool share_area(const struct chain_refs *a, const struct chain_refs *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++) {
            const struct chain_object *one = a->items[i].target, *other = b->items[j].target;
            if (one && other && (lies_within(one, other, 4) || lies_within(other, one, 4)))
                return true;
        }
    return false;
}

/* What a group does not say of itself is no reason to leave the rule out, except a need and a language, which are special. */
static bool fits_group(const struct chain_timing_rule *rule, const struct chain_client_group *group)
{
    if (rule->need && !(group->need && share_word(rule->need, group->need)))
        return false;
    if (rule->except && group->need && share_word(rule->except, group->need))
        return false;
    if (rule->languages.count && !share_language(&rule->languages, &group->languages))
        return false;
    if (rule->area.count && group->area.count && !share_area(&rule->area, &group->area))
        return false;
    return chain_ages_meet(chain_ages_read(rule->age_min, rule->age_max), chain_ages_read(group->age_min, group->age_max));
}

/* A rule for everybody holds without any client group. Several groups: the ages of all that it fits. */
static bool fits_chain(const struct chain_model *model, struct chain_rule_in_force *entry)
{
    const struct chain_objects *groups = &model->by_type[CHAIN_CLIENT_GROUP];
    bool fits = false;
    if (groups->count == 0) {
        entry->ages = entry->own;
        entry->splits = entry->own.min > 0 || entry->own.max < CHAIN_AGE_OPEN;
        return !entry->rule->need && !entry->rule->languages.count;
    }
    for (uint32_t i = 0; i < groups->count; i++) {
        const struct chain_client_group *group = (const struct chain_client_group *)groups->items[i];
        struct chain_ages ages = chain_ages_read(group->age_min, group->age_max), both = common(ages, entry->own);
        if (!fits_group(entry->rule, group))
            continue;
        entry->splits = entry->splits || !covers(entry->own, ages);
        entry->ages.min = fits && entry->ages.min < both.min ? entry->ages.min : both.min;
        entry->ages.max = fits && entry->ages.max > both.max ? entry->ages.max : both.max;
        fits = true;
    }
    return fits;
}

static bool same_clock(const struct chain_timing_rule *a, const struct chain_timing_rule *b)
{
    if (a->clock_start != b->clock_start || a->clock_end != b->clock_end || a->force != b->force)
        return false;
    for (uint32_t i = 0; i < a->service.count; i++)
        if (b->service.count && !chain_rule_serves(b, a->service.items[i]))
            return false;
    return a->service.count > 0 || b->service.count == 0;
}

/* Negative: the first is stricter. */
static int compare_limits(const struct chain_rule_in_force *a, const struct chain_rule_in_force *b)
{
    double one = chain_duration_minutes(a->limit) - (a->rule->event_day == CHAIN_YES_NO_YES);
    double other = chain_duration_minutes(b->limit) - (b->rule->event_day == CHAIN_YES_NO_YES);
    return (one > other) - (one < other);
}

/* A stricter rule, or an equally strict one for more clients or before it in the file, that holds for all clients of this one. */
static bool stands_for(const struct chain_rule_in_force *strict, const struct chain_rule_in_force *entry)
{
    if (!same_clock(entry->rule, strict->rule) || !covers(strict->ages, entry->ages) || strict->rule->area.count > 0 ||
        strict->rule->languages.count > 0)
        return false;
    int order = compare_limits(strict, entry);
    if (order != 0)
        return order < 0;
    return !covers(entry->ages, strict->ages) || strict < entry;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Neither says more about whom it is for than the other, and yet they differ. */
static bool conflict(const struct chain_rule_in_force *a, const struct chain_rule_in_force *b)
{
    return same_clock(a->rule, b->rule) && same_clock(b->rule, a->rule) && same_text(a->rule->need, b->rule->need) &&
           a->own.min == b->own.min && a->own.max == b->own.max && !a->rule->area.count && !b->rule->area.count &&
           !a->rule->languages.count && !b->rule->languages.count && compare_limits(a, b) != 0;
}

static void choose(struct chain_rule_in_force *entries, size_t count, struct chain_timing *timing)
{
    for (size_t i = 0; i < count; i++) {
        struct chain_rule_in_force *best = NULL;
        for (size_t j = 0; j < count; j++) {
            if (i < j && conflict(&entries[i], &entries[j]))
                timing->conflicts[timing->conflict_count++] = (struct chain_rule_pair){entries[i].rule, entries[j].rule};
            if (i != j && stands_for(&entries[j], &entries[i]) && (!best || compare_limits(&entries[j], best) < 0))
                best = &entries[j];
        }
        if (!best)
            continue;
        best->set_aside++;
        entries[i].dropped = true;
    }
}

/* More rules than this are no law: those behind them are not looked at. */
#define MOST_RULES 400u

struct chain_rule_in_force *chain_rules_in_force(struct chain_arena *arena, const struct chain_model *model, int32_t as_of,
                                                 size_t *count, struct chain_timing *timing)
{
    const struct chain_objects *rules = &model->by_type[CHAIN_RULE];
    size_t most = rules->count < MOST_RULES ? rules->count : MOST_RULES;
    struct chain_rule_in_force *entries = chain_arena_array(arena, most + 1, sizeof *entries);
    *count = 0;
    timing->undecided = timing->undecided || rules->count > most;
    for (size_t i = 0; i < rules->count && entries && *count < most; i++) {
        struct chain_rule_in_force entry = {.rule = (const struct chain_timing_rule *)rules->items[i]};
        entry.own = chain_ages_read(entry.rule->age_min, entry.rule->age_max);
        if (chain_timing_rule_has_limit(entry.rule, &entry.limit) && in_force(entry.rule, as_of) && fits_chain(model, &entry))
            entries[(*count)++] = entry;
    }
    timing->conflicts = chain_arena_array(arena, *count * *count / 2 + 1, sizeof *timing->conflicts);
    if (arena->failed)
        return NULL;
    choose(entries, *count, timing);
    return entries;
}
