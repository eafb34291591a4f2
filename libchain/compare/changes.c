/* What differs between two paired objects: their fields by a table, names, conditions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/compare.h"
#include "model/access.h"

/* What a difference in a field is called; the order is that of the report. */
static const struct compared {
    uint8_t type, field, change;
} fields[] = {
    {CHAIN_ACTOR, CHAIN_F_KIND, CHAIN_CHANGE_KIND},
    {CHAIN_ACTOR, CHAIN_F_ORGANISATION, CHAIN_CHANGE_OTHER},
    {CHAIN_ACTOR, CHAIN_F_SECTOR, CHAIN_CHANGE_OTHER},
    {CHAIN_ACTOR, CHAIN_F_LEVEL, CHAIN_CHANGE_OTHER},
    {CHAIN_STEP, CHAIN_F_KIND, CHAIN_CHANGE_KIND},
    {CHAIN_STEP, CHAIN_F_ACTOR, CHAIN_CHANGE_MOVED},
    {CHAIN_STEP, CHAIN_F_RESPONSIBLE, CHAIN_CHANGE_RESPONSIBLE},
    {CHAIN_STEP, CHAIN_F_WITH, CHAIN_CHANGE_PARTICIPANTS},
    {CHAIN_STEP, CHAIN_F_CHANNEL, CHAIN_CHANGE_CHANNEL},
    {CHAIN_STEP, CHAIN_F_PLANNED, CHAIN_CHANGE_LIMIT},
    {CHAIN_STEP, CHAIN_F_TYPICAL, CHAIN_CHANGE_LIMIT},
    {CHAIN_STEP, CHAIN_F_MAX, CHAIN_CHANGE_LIMIT},
    {CHAIN_STEP, CHAIN_F_NEEDS, CHAIN_CHANGE_INFORMATION},
    {CHAIN_STEP, CHAIN_F_ASKS, CHAIN_CHANGE_INFORMATION},
    {CHAIN_STEP, CHAIN_F_PRODUCES, CHAIN_CHANGE_INFORMATION},
    {CHAIN_STEP, CHAIN_F_RECORDS, CHAIN_CHANGE_INFORMATION},
    {CHAIN_STEP, CHAIN_F_IDENTIFIES, CHAIN_CHANGE_OTHER},
    {CHAIN_STEP, CHAIN_F_CLOCK, CHAIN_CHANGE_OTHER},
    {CHAIN_STEP, CHAIN_F_TIER, CHAIN_CHANGE_TIER},
    {CHAIN_STEP, CHAIN_F_VISIBILITY, CHAIN_CHANGE_OTHER},
    {CHAIN_STEP, CHAIN_F_EVIDENCE_LEVEL, CHAIN_CHANGE_OTHER},
    {CHAIN_STEP, CHAIN_F_COST, CHAIN_CHANGE_OTHER},
    {CHAIN_STEP, CHAIN_F_CHAIN, CHAIN_CHANGE_OTHER},
    {CHAIN_FLOW, CHAIN_F_FROM, CHAIN_CHANGE_ORDER},
    {CHAIN_FLOW, CHAIN_F_TO, CHAIN_CHANGE_ORDER},
    {CHAIN_FLOW, CHAIN_F_KIND, CHAIN_CHANGE_HANDOFF},
    {CHAIN_FLOW, CHAIN_F_CARRIES, CHAIN_CHANGE_INFORMATION},
    {CHAIN_FLOW, CHAIN_F_CARRIER, CHAIN_CHANGE_INFORMATION},
    {CHAIN_FLOW, CHAIN_F_WITHIN, CHAIN_CHANGE_LIMIT},
    {CHAIN_FLOW, CHAIN_F_PLANNED, CHAIN_CHANGE_LIMIT},
    {CHAIN_FLOW, CHAIN_F_TYPICAL, CHAIN_CHANGE_LIMIT},
    {CHAIN_FLOW, CHAIN_F_MAX, CHAIN_CHANGE_LIMIT},
    {CHAIN_FLOW, CHAIN_F_ACKNOWLEDGE, CHAIN_CHANGE_ACKNOWLEDGE},
    {CHAIN_FLOW, CHAIN_F_FEEDBACK, CHAIN_CHANGE_ACKNOWLEDGE},
    {CHAIN_FLOW, CHAIN_F_FALLBACK, CHAIN_CHANGE_ACKNOWLEDGE},
    {CHAIN_FLOW, CHAIN_F_CONSENT, CHAIN_CHANGE_OTHER},
    {CHAIN_FLOW, CHAIN_F_LANGUAGES, CHAIN_CHANGE_LANGUAGE},
    {CHAIN_FLOW, CHAIN_F_SHARE, CHAIN_CHANGE_OTHER},
    {CHAIN_FLOW, CHAIN_F_EXIT, CHAIN_CHANGE_OTHER},
    {CHAIN_METRIC, CHAIN_F_OBJECTIVE, CHAIN_CHANGE_OTHER},
    {CHAIN_METRIC, CHAIN_F_BASE, CHAIN_CHANGE_OTHER},
    {CHAIN_METRIC, CHAIN_F_BASELINE, CHAIN_CHANGE_OTHER},
    {CHAIN_METRIC, CHAIN_F_TARGET, CHAIN_CHANGE_OTHER},
    {CHAIN_METRIC, CHAIN_F_UNIT, CHAIN_CHANGE_OTHER},
    {CHAIN_METRIC, CHAIN_F_INSTRUCTION, CHAIN_CHANGE_OTHER},
};

const char *chain_change_words(struct chain_comparison *comparison, const char *text, size_t length)
{
    const char *kept = chain_arena_text(&comparison->arena, text, length);
    return kept ? kept : "";
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

void chain_change_add(struct chain_comparison *comparison, const struct chain_pair *pair, struct chain_change change)
{
    if (comparison->change_count == comparison->change_capacity) {
        size_t capacity = comparison->change_capacity ? comparison->change_capacity * 2 : 256;
        struct chain_change *bigger = realloc(comparison->changes, capacity * sizeof *bigger);
        if (!bigger) {
            comparison->arena.failed = true;
            return;
        }
        comparison->changes = bigger;
        comparison->change_capacity = capacity;
    }
    change.type = pair->type;
    change.before = pair->before;
    change.after = pair->after;
    change.detail = or_empty(change.detail);
    change.was = or_empty(change.was);
    change.is = or_empty(change.is);
    change.lost = or_empty(change.lost);
    change.gained = or_empty(change.gained);
    comparison->changes[comparison->change_count++] = change;
}

/* The words of a field. Ids of the old chain become those of their partners in the new one. */
struct words {
    const char **items;
    size_t count;
};

static const char *word_at(const struct chain_comparison *comparison, int side, const struct chain_object *object, chain_field field,
                           size_t position)
{
    const char *word = chain_object_word(object, field, position);
    const struct chain_object *meant = side == CHAIN_BEFORE ? chain_object_ref_at(object, field, position) : NULL;
    const struct chain_object *partner = meant ? chain_partner_of(comparison, side, meant) : NULL;
    return partner && partner->id ? partner->id : word;
}

static int compare_words(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static struct words words_of(struct chain_comparison *comparison, int side, const struct chain_object *object, chain_field field)
{
    struct words words = {NULL, chain_object_word_count(object, field)};
    if (words.count > 0)
        words.items = chain_arena_array(&comparison->arena, words.count, sizeof *words.items);
    if (!words.items)
        words.count = 0;
    for (size_t i = 0; i < words.count; i++)
        words.items[i] = or_empty(word_at(comparison, side, object, field, i));
    if (words.count > 1)
        qsort(words.items, words.count, sizeof *words.items, compare_words);
    return words;
}

/* Those of one that the other has not, parted by blanks; both are sorted. */
static const char *difference(struct chain_comparison *comparison, struct words from, struct words without)
{
    size_t length = 0, i = 0, j = 0, n = 0;
    for (size_t k = 0; k < from.count; k++)
        length += strlen(from.items[k]) + 1;
    char *text = chain_arena_alloc(&comparison->arena, length + 1);
    while (text && i < from.count) {
        int order = j < without.count ? strcmp(from.items[i], without.items[j]) : -1;
        if (order > 0) {
            j++;
            continue;
        }
        if (order < 0)
            n += (size_t)sprintf(text + n, "%s%s", n ? " " : "", from.items[i]);
        i++;
    }
    return or_empty(text);
}

static const char *joined(struct chain_comparison *comparison, struct words words)
{
    return difference(comparison, words, (struct words){NULL, 0});
}

static bool same_words(struct words a, struct words b)
{
    for (size_t i = 0; i < a.count && a.count == b.count; i++)
        if (strcmp(a.items[i], b.items[i]) != 0)
            return false;
    return a.count == b.count;
}

/* P1W is P7D. */
static bool same_duration(const struct chain_object *before, const struct chain_object *after, chain_field field)
{
    chain_duration a, b;
    return chain_object_duration(before, field, &a) && chain_object_duration(after, field, &b) && a.months == b.months &&
           a.workdays == b.workdays && a.minutes == b.minutes;
}

static void compare_field(struct chain_comparison *comparison, const struct chain_pair *pair, const struct compared *row)
{
    chain_field field = (chain_field)row->field;
    if (!chain_object_word_count(pair->before, field) && !chain_object_word_count(pair->after, field))
        return;
    struct words before = words_of(comparison, CHAIN_BEFORE, pair->before, field);
    struct words after = words_of(comparison, CHAIN_AFTER, pair->after, field);
    if (same_words(before, after) || (row->change == CHAIN_CHANGE_LIMIT && same_duration(pair->before, pair->after, field)))
        return;
    const char *lost = difference(comparison, before, after), *gained = difference(comparison, after, before);
    struct chain_change change = {.kind = (chain_change_kind)row->change, .field = field, .was = joined(comparison, before),
                                  .is = joined(comparison, after), .lost = lost, .gained = gained};
    chain_change_add(comparison, pair, change);
}

/* Start, step, branch, end; flow, handoff, message. */
static void compare_element(struct chain_comparison *comparison, const struct chain_pair *pair)
{
    if (pair->before->element == pair->after->element)
        return;
    struct chain_change change = {.kind = pair->type == CHAIN_FLOW ? CHAIN_CHANGE_HANDOFF : CHAIN_CHANGE_KIND,
                                  .was = chain_element_at(pair->before->element)->name,
                                  .is = chain_element_at(pair->after->element)->name};
    chain_change_add(comparison, pair, change);
}

/* In the new chain's language, when both have it: a mended translation is no change of the care. */
static void compare_text(struct chain_comparison *comparison, const struct chain_pair *pair, int kind)
{
    int lang = comparison->models[CHAIN_AFTER]->lang;
    const struct chain_text *before = chain_text_of(pair->before, kind, lang), *after = chain_text_of(pair->after, kind, lang);
    if ((!before && !after) || (before && after && before->lang != after->lang))
        return;
    const char *was = before ? before->words : "", *is = after ? after->words : "";
    const char *a = chain_label_plain(&comparison->arena, was), *b = chain_label_plain(&comparison->arena, is);
    if (!a || !b || strcmp(a, b) == 0)
        return;
    chain_change_add(comparison, pair, (struct chain_change){.kind = CHAIN_CHANGE_LABEL, .was = was, .is = is,
                                                             .detail = chain_text_name(kind)});
}

void chain_changes_find(struct chain_comparison *comparison, struct chain_pair *pair)
{
    static const uint8_t texts[] = {CHAIN_TEXT_NAME, CHAIN_TEXT_CONDITION, CHAIN_TEXT_CRITERIA};
    if (!pair->before || !pair->after) {
        chain_change_add(comparison, pair,
                         (struct chain_change){.kind = pair->after ? CHAIN_CHANGE_ADDED : CHAIN_CHANGE_REMOVED});
        return;
    }
    for (size_t i = 0; i < sizeof texts; i++)
        compare_text(comparison, pair, texts[i]);
    compare_element(comparison, pair);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (fields[i].type == pair->type)
            compare_field(comparison, pair, &fields[i]);
}
