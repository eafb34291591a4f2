#include "analysis/measurement.h"

#include <stdlib.h>
#include <string.h>

#include "base/value.h"

#define DAYS_OF_MONTH 30.4375 /* a year of 365.25 days in twelve parts */

/* The digits and scale of "32 %" (32 of 100), "32.5 %" (325 of 1000), "0.3" (3 of 10); false for a fraction and what is too long. */
static bool read_digits(const char *text, bool percent, int64_t *digits, int64_t *scale)
{
    const char *c = text;
    int decimals = -1, count = 0;
    for (*digits = 0; (*c >= '0' && *c <= '9') || *c == '.'; c++) {
        if (*c == '.') {
            decimals = 0;
            continue;
        }
        *digits = *digits * 10 + (*c - '0');
        decimals += decimals >= 0;
        if (++count > 9)
            return false;
    }
    while (*c == ' ')
        c++;
    percent = percent || *c == '%';
    *scale = percent ? 100 : 1;
    for (int i = 0; i < decimals; i++)
        *scale *= 10;
    return count > 0 && *c != '/' && *scale <= 1000000000;
}

const struct chain_metric *chain_value_metric(const struct chain_value *value)
{
    const struct chain_object *parent = value->head.parent;
    return parent && parent->type == CHAIN_METRIC ? (const struct chain_metric *)parent : NULL;
}

static int64_t read_count(const char *text)
{
    int64_t count;
    return text && chain_count_read(text, &count) ? count : 0;
}

int64_t chain_value_base(const struct chain_value *value)
{
    const struct chain_metric *metric = chain_value_metric(value);
    int64_t base = read_count(value->base);
    if (base == 0 && value->share)
        base = chain_share_base(value->share);
    return base ? base : metric ? read_count(metric->base) : 0;
}

static bool is_percent(const struct chain_metric *metric)
{
    return metric && metric->unit && strcmp(metric->unit, "%") == 0;
}

bool chain_value_share(const struct chain_value *value, struct chain_said_share *said)
{
    int64_t count;
    *said = (struct chain_said_share){.base = chain_value_base(value)};
    if (value->share && chain_share_read(value->share, &said->share)) {
        if (!read_digits(value->share, false, &said->digits, &said->scale))
            said->scale = 0;
        return true;
    }
    if (value->value && is_percent(chain_value_metric(value)) && chain_number_read(value->value, &said->share) && said->share >= 0) {
        said->share /= 100;
        if (!read_digits(value->value, true, &said->digits, &said->scale))
            said->scale = 0;
        return true;
    }
    if (said->base == 0 || !value->count || !chain_count_read(value->count, &count))
        return false;
    said->share = (double)count / (double)said->base;
    return true;
}

static int months_of(const char *months, const char *from, const char *until)
{
    int64_t count = read_count(months);
    if (count > 0)
        return count > 1200 ? 0 : (int)count;
    int32_t first = from ? chain_date_read(from) : 0, last = until ? chain_date_read(until) : 0;
    if (!first || !last || last < first)
        return 0;
    double days = (double)(chain_date_days(last) - chain_date_days(first) + 1);
    return days > 1200 * DAYS_OF_MONTH ? 0 : (int)(days / DAYS_OF_MONTH + 0.5);
}

int chain_value_months(const struct chain_value *value)
{
    const struct chain_metric *metric = chain_value_metric(value);
    int months = months_of(value->months, value->from, value->until);
    return months || !metric ? months : months_of(metric->months, metric->from, metric->until);
}

/* Groups */

static bool is_named(const struct chain_object *object)
{
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_NAME && text->words[0])
            return true;
    return false;
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_areas(const struct chain_refs *a, const struct chain_refs *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (uint32_t i = 0; i < a->count; i++) {
        int order = strcmp(a->items[i].id, b->items[i].id);
        if (order)
            return order;
    }
    return 0;
}

/* Same area, period and base; and told in the same way. */
static int compare_keys(const struct chain_value *a, const struct chain_value *b)
{
    int order = compare_areas(&a->area, &b->area);
    order = order ? order : compare_texts(a->from, b->from);
    order = order ? order : compare_texts(a->until, b->until);
    order = order ? order : compare_texts(a->months, b->months);
    order = order ? order : compare_texts(a->base, b->base);
    return order ? order : (a->share || a->value) - (b->share || b->value);
}

static int compare(const void *left, const void *right)
{
    const struct chain_value *a = *(const struct chain_value *const *)left, *b = *(const struct chain_value *const *)right;
    int order = compare_keys(a, b);
    return order ? order : (a->head.index > b->head.index) - (a->head.index < b->head.index);
}

bool chain_outcome_groups_find(struct chain_outcome_groups *groups, struct chain_arena *arena, const struct chain_metric *metric)
{
    struct chain_said_share said;
    size_t room = 1;
    for (const struct chain_object *child = metric->head.first; child; child = child->next)
        room += child->type == CHAIN_VALUE;
    *groups = (struct chain_outcome_groups){.values = chain_arena_array(arena, room, sizeof *groups->values)};
    for (const struct chain_object *child = metric->head.first; groups->values && child; child = child->next)
        if (child->type == CHAIN_VALUE && is_named(child) && chain_value_share((const struct chain_value *)child, &said))
            groups->values[groups->count++] = (const struct chain_value *)child;
    if (groups->count > 1)
        qsort(groups->values, groups->count, sizeof *groups->values, compare);
    return groups->values != NULL;
}

size_t chain_outcome_group(const struct chain_outcome_groups *groups, size_t at, chain_outcomes *outcomes)
{
    const struct chain_value *first = groups->values[at];
    *outcomes = (chain_outcomes){.first = &first->head, .counted = !first->share && !first->value};
    for (; at < groups->count && compare_keys(first, groups->values[at]) == 0; at++) {
        struct chain_said_share said;
        chain_value_share(groups->values[at], &said);
        outcomes->parts++;
        outcomes->told += said.share;
        outcomes->slack += said.scale ? 0.5 / (double)said.scale : 0;
    }
    outcomes->untold = 1 - outcomes->told;
    return at;
}

/* In file order: a group comes where its first value stands. */
static bool nth_group(const struct chain_outcome_groups *groups, size_t position, chain_outcomes *outcomes)
{
    int64_t after = -1;
    for (size_t nth = 0;; nth++) {
        chain_outcomes best = {.parts = 0}, one;
        for (size_t at = 0; at < groups->count;) {
            at = chain_outcome_group(groups, at, &one);
            bool later = (int64_t)one.first->index > after;
            if (one.parts > 1 && later && (best.parts == 0 || one.first->index < best.first->index))
                best = one;
        }
        if (best.parts == 0)
            return false;
        if (nth == position) {
            *outcomes = best;
            return true;
        }
        after = best.first->index;
    }
}

bool chain_metric_outcomes(const chain_object *metric, size_t position, chain_outcomes *outcomes)
{
    struct chain_arena arena;
    struct chain_outcome_groups groups;
    if (!outcomes || chain_object_type(metric) != CHAIN_METRIC)
        return false;
    chain_arena_init(&arena);
    bool found = chain_outcome_groups_find(&groups, &arena, (const struct chain_metric *)metric) &&
                 nth_group(&groups, position, outcomes);
    chain_arena_clear(&arena);
    return found;
}

/* Completeness */

static bool has_text(const struct chain_object *object, int kind)
{
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text->kind == kind && text->words[0])
            return true;
    return false;
}

static bool has_period(const char *months, const char *from, const char *until)
{
    return months || (from && until);
}

static bool has_value(const struct chain_metric *metric, enum chain_metric_part part)
{
    for (const struct chain_object *child = metric->head.first; child; child = child->next) {
        const struct chain_value *value = (const struct chain_value *)child;
        if (child->type != CHAIN_VALUE)
            continue;
        if (part == CHAIN_METRIC_BASE ? chain_value_base(value) > 0 || (value->count && !value->share)
            : part == CHAIN_METRIC_PERIOD ? has_period(value->months, value->from, value->until)
                                          : value->value || value->count || value->share)
            return true;
    }
    return false;
}

bool chain_metric_tells(const struct chain_metric *metric, enum chain_metric_part part)
{
    switch (part) {
    case CHAIN_METRIC_DEFINITION: return metric->numerator || has_text(&metric->head, CHAIN_TEXT_DEFINITION);
    case CHAIN_METRIC_BASE: return metric->base || has_value(metric, part);
    case CHAIN_METRIC_INSTRUCTION: return metric->instruction != NULL;
    case CHAIN_METRIC_SOURCE: return metric->head.source != NULL;
    case CHAIN_METRIC_BASELINE: return metric->baseline || has_value(metric, part);
    case CHAIN_METRIC_TARGET: return metric->target != NULL;
    case CHAIN_METRIC_PERIOD: return has_period(metric->months, metric->from, metric->until) || has_value(metric, part);
    case CHAIN_METRIC_VALUE: return has_value(metric, part);
    case CHAIN_METRIC_PARTS: break;
    }
    return false;
}

bool chain_model_measurement(const chain_model *model, int objective, chain_measurement *measurement)
{
    if (!model || !measurement)
        return false;
    *measurement = (chain_measurement){.metrics = 0};
    for (uint32_t i = 0; i < model->by_type[CHAIN_METRIC].count; i++) {
        const struct chain_metric *metric = (const struct chain_metric *)model->by_type[CHAIN_METRIC].items[i];
        if (objective && metric->objective != objective)
            continue;
        measurement->metrics++;
        measurement->asked += CHAIN_METRIC_PARTS;
        for (int part = 0; part < CHAIN_METRIC_PARTS; part++)
            measurement->told += chain_metric_tells(metric, (enum chain_metric_part)part);
    }
    return true;
}
