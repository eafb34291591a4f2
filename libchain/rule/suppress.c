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

static const struct chain_decision *suppression_at(const struct chain_model *model, size_t index)
{
    return (const struct chain_decision *)model->by_type[CHAIN_SUPPRESSION].items[index];
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

/* Hides the finding if a suppression with this key is there, and notes each such suppression as used. */
static void look_up(const struct sorted *sorted, struct chain_finding *finding, const char *subject, uint8_t *used)
{
    size_t low = 0, high = sorted->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_keys(finding->rule->id, subject, sorted->items[middle]) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < sorted->count && compare_keys(finding->rule->id, subject, sorted->items[low]) == 0; low++) {
        finding->suppressed = 1;
        if (used[sorted->items[low]->head.index])
            break; /* the equal ones behind it are noted too */
        used[sorted->items[low]->head.index] = 1;
    }
}

bool chain_suppress(const struct chain_model *model, struct chain_findings *findings, size_t from, int32_t as_of, uint8_t *used)
{
    size_t count = model->by_type[CHAIN_SUPPRESSION].count;
    struct sorted sorted = {malloc((count + 1) * sizeof *sorted.items), 0};
    if (!sorted.items)
        return false;
    for (size_t i = 0; i < count; i++)
        if (chain_suppression_holds(suppression_at(model, i), as_of))
            sorted.items[sorted.count++] = suppression_at(model, i);
    qsort(sorted.items, sorted.count, sizeof *sorted.items, compare);
    for (size_t i = from; sorted.count > 0 && i < findings->count; i++) {
        look_up(&sorted, findings->items[i], NULL, used);
        if (findings->items[i]->subject)
            look_up(&sorted, findings->items[i], findings->items[i]->subject, used);
    }
    free(sorted.items);
    return true;
}
