#include "rule/suppress.h"

#include <stdlib.h>
#include <string.h>

#include "base/value.h"

bool chain_suppression_has_reason(const struct chain_decision *suppression)
{
    for (const struct chain_text *text = suppression->head.texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_WORDS && text->words[0])
            return true;
    return false;
}

bool chain_suppression_holds(const struct chain_decision *suppression, int32_t as_of)
{
    int32_t until = suppression->until ? chain_date_read(suppression->until) : 0;
    return chain_suppression_has_reason(suppression) && suppression->rule && (until == 0 || until >= as_of);
}

/* By rule, then subject; without a subject (all of the rule) first. */
static int compare_keys(const char *rule, const char *subject, const struct chain_decision *suppression)
{
    int order = strcmp(rule, suppression->rule);
    if (order || (!subject && !suppression->subject))
        return order;
    if (!subject || !suppression->subject)
        return subject ? 1 : -1;
    return strcmp(subject, suppression->subject);
}

static int compare(const void *left, const void *right)
{
    const struct chain_decision *a = *(const struct chain_decision *const *)left;
    const struct chain_decision *b = *(const struct chain_decision *const *)right;
    int order = compare_keys(a->rule, a->subject, b);
    return order ? order : (a->head.index > b->head.index) - (a->head.index < b->head.index);
}

struct sorted {
    const struct chain_decision **items;
    size_t count;
};

/* Those of a type that a test lets through, sorted; NULL items without memory. */
static struct sorted sort(const struct chain_model *model, chain_type type, int32_t as_of,
                          bool (*fits)(const struct chain_decision *decision, int32_t as_of))
{
    const struct chain_objects *list = &model->by_type[type];
    struct sorted sorted = {malloc((list->count + 1u) * sizeof *sorted.items), 0};
    for (uint32_t i = 0; sorted.items && i < list->count; i++)
        if (fits((const struct chain_decision *)list->items[i], as_of))
            sorted.items[sorted.count++] = (const struct chain_decision *)list->items[i];
    if (sorted.count > 0)
        qsort(sorted.items, sorted.count, sizeof *sorted.items, compare);
    return sorted;
}

/* Where those with a key begin. */
static size_t first_with(const struct sorted *sorted, const char *rule, const char *subject)
{
    size_t low = 0, high = sorted->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_keys(rule, subject, sorted->items[middle]) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_key(const struct sorted *sorted, size_t at, const char *rule, const char *subject)
{
    return at < sorted->count && compare_keys(rule, subject, sorted->items[at]) == 0;
}

/* Hides the finding if a suppression with this key is there, and notes each such suppression as used. */
static void look_up(const struct sorted *sorted, struct chain_finding *finding, const char *subject, uint8_t *used)
{
    for (size_t at = first_with(sorted, finding->rule->id, subject); has_key(sorted, at, finding->rule->id, subject); at++) {
        finding->suppressed = 1;
        if (used[sorted->items[at]->head.index])
            break; /* the equal ones behind it are noted too */
        used[sorted->items[at]->head.index] = 1;
    }
}

bool chain_suppress(const struct chain_model *model, struct chain_findings *findings, size_t from, int32_t as_of, uint8_t *used)
{
    struct sorted sorted = sort(model, CHAIN_SUPPRESSION, as_of, chain_suppression_holds);
    if (!sorted.items)
        return false;
    for (size_t i = from; sorted.count > 0 && i < findings->count; i++) {
        look_up(&sorted, findings->items[i], NULL, used);
        if (findings->items[i]->subject)
            look_up(&sorted, findings->items[i], findings->items[i]->subject, used);
    }
    free(sorted.items);
    return true;
}

/* A decision without words decides nothing. */
static bool says_something(const struct chain_decision *decision, int32_t as_of)
{
    (void)as_of;
    return decision->rule && chain_suppression_has_reason(decision);
}

static void keep_words(struct chain_findings *findings, const struct chain_decision *decision, struct chain_names *words)
{
    for (const struct chain_text *text = decision->head.texts; text; text = text->next) {
        if (text->kind != CHAIN_TEXT_WORDS || !text->words[0])
            continue;
        const char *kept = chain_findings_intern(findings, text->words);
        if (!words->fallback)
            words->fallback = kept;
        if (text->lang < CHAIN_LANG_COUNT && !words->words[text->lang])
            words->words[text->lang] = kept;
    }
}

static const struct chain_kept_decision *keep(struct chain_findings *findings, const struct chain_decision *decision, int32_t as_of)
{
    struct chain_kept_decision *kept = chain_arena_alloc(&findings->arena, sizeof *kept);
    if (!kept)
        return NULL;
    kept->decided = (struct chain_decided){
        chain_suppression_holds(decision, as_of) ? CHAIN_DECISION_HOLDS : CHAIN_DECISION_EXPIRED,
        chain_findings_intern(findings, decision->owner), chain_findings_intern(findings, decision->date),
        chain_findings_intern(findings, decision->until)};
    keep_words(findings, decision, &kept->words);
    return kept;
}

/* The one with this key: the last that holds, else the last at all. At most so many of the same key are looked at. */
static const struct chain_decision *decision_of(const struct sorted *sorted, const struct chain_finding *finding, const char *subject,
                                                int32_t as_of)
{
    const struct chain_decision *found = NULL;
    for (size_t at = first_with(sorted, finding->rule->id, subject), n = 0; n < 64 && has_key(sorted, at, finding->rule->id, subject);
         at++, n++)
        if (!found || chain_suppression_holds(sorted->items[at], as_of) || !chain_suppression_holds(found, as_of))
            found = sorted->items[at];
    return found;
}

bool chain_decide(const struct chain_model *model, struct chain_findings *findings, size_t from, int32_t as_of)
{
    struct sorted sorted = sort(model, CHAIN_DECISION, as_of, says_something);
    if (!sorted.items)
        return false;
    for (size_t i = from; sorted.count > 0 && i < findings->count; i++) {
        struct chain_finding *finding = findings->items[i];
        const struct chain_decision *own = finding->subject ? decision_of(&sorted, finding, finding->subject, as_of) : NULL;
        const struct chain_decision *all = decision_of(&sorted, finding, NULL, as_of);
        if (!own || (all && chain_suppression_holds(all, as_of) && !chain_suppression_holds(own, as_of)))
            own = all;
        finding->decision = own ? keep(findings, own, as_of) : NULL;
    }
    free(sorted.items);
    return true;
}
