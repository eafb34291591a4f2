/* What a report has to tell, a row for each sentence, in the order in which it is told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "model/model.h"
#include "write/assessment.h"
#include "write/writers.h"

#define OBJECTIVES CHAIN_OBJECTIVE_OBJ5

struct making {
    struct chain_assessment_rows *rows;
    const struct chain_assessment *report;
    const struct chain_assessed *chain;
    uint32_t number; /* of the chain */
    chain_lang lang;
    struct chain_buffer line, scratch, other;
};

const char *chain_assessment_part_words(int part, chain_lang lang)
{
    static const char *const headings[CHAIN_ASSESSMENT_PARTS] = {
        N_("What is described"), N_("Where it is in use"), N_("What is missing or does not work"), N_("What has been decided"),
        N_("What has been measured"), N_("What cannot be assessed"), N_("What has changed since the last round"),
    };
    return chain_words(lang, headings[part]);
}

const char *chain_severity_words(int severity, chain_lang lang)
{
    switch (severity) {
    case CHAIN_SEVERITY_ERROR: return chain_words(lang, N_("serious"));
    case CHAIN_SEVERITY_WARNING: return chain_words(lang, N_("considerable"));
    case CHAIN_SEVERITY_NOTE: return chain_words(lang, N_("minor"));
    default: return chain_words(lang, N_("cannot be assessed"));
    }
}

static struct chain_assessment_row *add_row(struct making *making, int objective, int part)
{
    struct chain_assessment_rows *rows = making->rows;
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity ? rows->capacity * 2 : 256;
        struct chain_assessment_row *bigger = realloc(rows->items, capacity * sizeof *bigger);
        if (!bigger) {
            rows->failed = true;
            return NULL;
        }
        rows->items = bigger;
        rows->capacity = capacity;
    }
    const struct chain_root *root = (const struct chain_root *)making->chain->model->root;
    const char *words = chain_buffer_words(&making->line);
    struct chain_assessment_row *row = &rows->items[rows->count];
    *row = (struct chain_assessment_row){.objective = (uint8_t)objective, .sub_area = root->sub_area, .part = (uint8_t)part,
                                     .chain = making->number, .order = (uint32_t)rows->count,
                                     .words = chain_arena_text(&rows->arena, words, strlen(words))};
    if (!row->words)
        row->words = "";
    rows->count++;
    return row;
}

static void start_line(struct making *making)
{
    making->line.length = 0;
    chain_buffer_text(&making->line, "");
}

#define PUT(making, msgid, ...) CHAIN_PUT_FILLED(&(making)->line, (making)->lang, msgid, __VA_ARGS__)

static bool aims_at(const struct making *making, int objective)
{
    const struct chain_root *root = (const struct chain_root *)making->chain->model->root;
    for (uint32_t i = 0; i < root->objectives.count; i++)
        if (root->objectives.items[i] == objective)
            return true;
    return false;
}

static void describe(struct making *making, int objective)
{
    const struct chain_object *root = making->chain->model->root;
    const char *state = chain_kind_label(CHAIN_KINDS_STATE, chain_object_kind(root, CHAIN_F_STATE), making->lang);
    start_line(making);
    chain_buffer_text(&making->line, chain_name_words(&making->scratch, root, making->lang));
    if (state && !strstr(chain_buffer_words(&making->line), state))
        PUT(making, N_(" ({0})"), state);
    chain_buffer_text(&making->line, ".");
    add_row(making, objective, CHAIN_ASSESSMENT_DESCRIBED);
}

/* The areas of a list, in words; all of the chain's region when none is named. */
static const char *areas_words(struct making *making, const struct chain_refs *areas)
{
    struct chain_list list = {.most = 8};
    struct chain_buffer name = {NULL, 0, 0, false};
    for (uint32_t i = 0; i < areas->count; i++) {
        const struct chain_object *area = areas->items[i].target;
        chain_list_add(&list, area ? chain_name_words(&name, area, making->lang) : areas->items[i].id ? areas->items[i].id : "?");
    }
    making->other.length = 0;
    chain_buffer_text(&making->other, areas->count ? chain_list_words(&list, making->lang)
                                                   : chain_words(making->lang, N_("The whole area")));
    making->other.failed = making->other.failed || list.words.failed || name.failed;
    chain_list_clear(&list);
    chain_buffer_clear(&name);
    return chain_buffer_words(&making->other);
}

static bool same_areas(const struct chain_refs *a, const struct chain_refs *b)
{
    for (uint32_t i = 0; i < a->count && a->count == b->count; i++)
        if (strcmp(a->items[i].id ? a->items[i].id : "", b->items[i].id ? b->items[i].id : "") != 0)
            return false;
    return a->count == b->count;
}

static const struct chain_status_entry *status_at(const struct chain_model *model, uint32_t index)
{
    return (const struct chain_status_entry *)model->by_type[CHAIN_STATUS].items[index];
}

static int32_t day_of(const char *date)
{
    return date ? chain_date_parse(date) : 0;
}

/* More statuses than these are no history that is read. */
#define MOST_STATUSES 400

/* Is a later status told of the same areas? */
static bool is_past(const struct chain_model *model, uint32_t index)
{
    const struct chain_status_entry *status = status_at(model, index);
    uint32_t count = model->by_type[CHAIN_STATUS].count;
    for (uint32_t i = 0; i < count && i < MOST_STATUSES; i++) {
        const struct chain_status_entry *other = status_at(model, i);
        int32_t day = day_of(status->date), later = day_of(other->date);
        if (i != index && same_areas(&status->area, &other->area) && (later > day || (later == day && i > index)))
            return true;
    }
    return false;
}

static void put_status(struct making *making, const struct chain_status_entry *status)
{
    const char *label = chain_kind_label(CHAIN_KINDS_STATUS, status->value, making->lang);
    const char *areas = areas_words(making, &status->area);
    const char *date = chain_date_words(&making->scratch, status->date, making->lang);
    if (status->date)
        PUT(making, N_("{0}: {1}, {2}."), areas, label ? label : "?", date);
    else
        PUT(making, N_("{0}: {1}; the day is not told."), areas, label ? label : "?");
}

static void tell_use(struct making *making, int objective)
{
    const struct chain_model *model = making->chain->model;
    uint32_t count = model->by_type[CHAIN_STATUS].count;
    for (uint32_t i = 0; i < count && i < MOST_STATUSES; i++) {
        if (is_past(model, i))
            continue;
        start_line(making);
        put_status(making, status_at(model, i));
        add_row(making, objective, CHAIN_ASSESSMENT_IN_USE);
    }
    if (count > 0)
        return;
    start_line(making);
    PUT(making, N_("It is not told whether this is in use anywhere."), NULL);
    add_row(making, objective, CHAIN_ASSESSMENT_IN_USE);
}

static uint32_t position_of(const struct chain_rule *rule)
{
    uint32_t i = 0;
    while (chain_rules[i] && chain_rules[i] != rule)
        i++;
    return i;
}

static void tell_gaps(struct making *making)
{
    for (size_t i = 0; i < chain_findings_count(making->chain->gaps); i++) {
        const struct chain_finding *finding = chain_findings_at(making->chain->gaps, i);
        bool unknown = finding->severity == CHAIN_SEVERITY_UNKNOWN;
        start_line(making);
        chain_finding_put(&making->line, finding, CHAIN_PART_MESSAGE, making->lang);
        struct chain_assessment_row *row = add_row(making, finding->rule->objective,
                                               chain_finding_is_settled(finding) ? CHAIN_ASSESSMENT_DECIDED :
                                               unknown ? CHAIN_ASSESSMENT_UNKNOWN : CHAIN_ASSESSMENT_GAP);
        if (!row)
            return;
        row->finding = finding;
        row->rule = position_of(finding->rule);
        row->rank = (uint8_t)(CHAIN_SEVERITY_ERROR - finding->severity);
    }
}

static void put_period(struct making *making, const char *from, const char *until)
{
    if (from && until)
        PUT(making, N_(", from {0} to {1}"), chain_date_words(&making->scratch, from, making->lang),
            chain_date_words(&making->other, until, making->lang));
    else if (until)
        PUT(making, N_(", up to {0}"), chain_date_words(&making->scratch, until, making->lang));
    else if (from)
        PUT(making, N_(", from {0} on"), chain_date_words(&making->scratch, from, making->lang));
}

static void put_number(struct making *making, const char *number, const char *unit)
{
    /* A decimal point is a comma in the reader's language. */
    for (; *number; number++)
        chain_buffer_put(&making->line, *number == '.' && making->lang != CHAIN_LANG_EN ? "," : number, 1);
    if (unit && unit[0]) {
        chain_buffer_text(&making->line, " ");
        chain_buffer_text(&making->line, unit);
    }
}

static void put_value(struct making *making, const struct chain_metric *metric, const struct chain_value *value)
{
    const char *name = chain_object_text(&value->head, CHAIN_TEXT_NAME, making->lang, NULL);
    if (name) {
        chain_buffer_text(&making->line, name);
        chain_buffer_text(&making->line, ": ");
    }
    if (value->value)
        put_number(making, value->value, metric->unit);
    else if (value->share)
        put_number(making, value->share, NULL);
    else if (value->count)
        put_number(making, value->count, NULL);
    if (value->count && value->base && (value->value || value->share))
        PUT(making, N_(" ({0} of {1})"), value->count, value->base);
    else if (value->base || metric->base)
        PUT(making, N_(" (of {0} cases)"), value->base ? value->base : metric->base);
    put_period(making, value->from ? value->from : metric->from, value->until ? value->until : metric->until);
    if (value->area.count)
        PUT(making, N_(", {0}"), areas_words(making, &value->area));
}

static bool has_values(const struct chain_metric *metric)
{
    for (const struct chain_object *child = metric->head.first; child; child = child->next)
        if (child->type == CHAIN_VALUE)
            return true;
    return metric->baseline != NULL;
}

static void tell_metric(struct making *making, const struct chain_metric *metric)
{
    bool any = false;
    start_line(making);
    chain_buffer_text(&making->line, chain_name_words(&making->scratch, &metric->head, making->lang));
    chain_buffer_text(&making->line, ": ");
    for (const struct chain_object *child = metric->head.first; child; child = child->next) {
        if (child->type != CHAIN_VALUE)
            continue;
        chain_buffer_text(&making->line, any ? "; " : "");
        put_value(making, metric, (const struct chain_value *)child);
        any = true;
    }
    if (any)
        chain_buffer_text(&making->line, ".");
    if (metric->baseline)
        PUT(making, N_(" Value at the start: {0}."), metric->baseline);
    if (metric->target)
        PUT(making, N_(" Target: {0}."), metric->target);
    add_row(making, metric->objective, CHAIN_ASSESSMENT_MEASURED);
}

/* What was to be measured and has no number, in one sentence; that nothing is measured, in another. */
static void tell_unmeasured(struct making *making, int objective, const struct chain_objects *metrics)
{
    struct chain_list list = {.most = 0};
    bool any = false;
    for (uint32_t i = 0; i < metrics->count; i++) {
        const struct chain_metric *metric = (const struct chain_metric *)metrics->items[i];
        any = any || metric->objective == objective;
        if (metric->objective == objective && !has_values(metric))
            chain_list_add(&list, chain_name_words(&making->scratch, &metric->head, making->lang));
    }
    start_line(making);
    if (list.count > 0)
        PUT(making, N_("Named to be measured, but no number has been told: {0}."), chain_list_words(&list, making->lang));
    else if (!any && aims_at(making, objective))
        PUT(making, N_("Nothing is measured for this objective."), NULL);
    if (making->line.length > 0)
        add_row(making, objective, CHAIN_ASSESSMENT_MEASURED);
    making->line.failed = making->line.failed || list.words.failed;
    chain_list_clear(&list);
}

static void tell_metrics(struct making *making)
{
    const struct chain_objects *metrics = &making->chain->model->by_type[CHAIN_METRIC];
    for (uint32_t i = 0; i < metrics->count; i++) {
        const struct chain_metric *metric = (const struct chain_metric *)metrics->items[i];
        if (metric->objective && has_values(metric))
            tell_metric(making, metric);
    }
    for (int objective = 1; objective <= OBJECTIVES; objective++)
        tell_unmeasured(making, objective, metrics);
}

static bool had_status(const struct chain_model *old, const struct chain_status_entry *status)
{
    for (uint32_t i = 0; i < old->by_type[CHAIN_STATUS].count && i < MOST_STATUSES; i++) {
        const struct chain_status_entry *other = status_at(old, i);
        if (other->value == status->value && same_areas(&other->area, &status->area) && day_of(other->date) == day_of(status->date))
            return true;
    }
    return false;
}

static void tell_new_statuses(struct making *making, int objective)
{
    const struct chain_model *old = chain_comparison_before(making->chain->since)->model;
    for (uint32_t i = 0; i < making->chain->model->by_type[CHAIN_STATUS].count && i < MOST_STATUSES; i++) {
        const struct chain_status_entry *status = status_at(making->chain->model, i);
        if (had_status(old, status))
            continue;
        start_line(making);
        chain_buffer_text(&making->line, chain_words(making->lang, N_("New state: ")));
        put_status(making, status);
        add_row(making, objective, CHAIN_ASSESSMENT_CHANGE);
    }
}

static void tell_changed_gaps(struct making *making)
{
    static const char *const messages[] = {
        [CHAIN_GAP_CLOSED] = N_("Mended: {0}"), [CHAIN_GAP_NEW] = N_("New: {0}"), [CHAIN_GAP_DECIDED] = N_("Decided: {0}"),
        [CHAIN_GAP_UNCLEAR] = N_("Can no longer be told: {0}"),
    };
    for (size_t i = 0; i < chain_comparison_gap_count(making->chain->since); i++) {
        const chain_gap_change *gap = chain_comparison_gap(making->chain->since, i);
        bool old = gap->state == CHAIN_GAP_CLOSED || gap->state == CHAIN_GAP_UNCLEAR;
        const struct chain_finding *finding = old ? gap->before : gap->after;
        if (gap->state == CHAIN_GAP_REMAINS || (gap->state == CHAIN_GAP_DECIDED && gap->before && chain_finding_is_settled(gap->before)) ||
            finding->severity == CHAIN_SEVERITY_UNKNOWN)
            continue;
        making->other.length = 0;
        chain_finding_put(&making->other, finding, CHAIN_PART_MESSAGE, making->lang);
        start_line(making);
        PUT(making, messages[gap->state], chain_buffer_words(&making->other));
        add_row(making, finding->rule->objective, CHAIN_ASSESSMENT_CHANGE);
    }
}

static void tell_no_change(struct making *making, size_t from)
{
    bool changed[OBJECTIVES + 1] = {false};
    for (size_t i = from; i < making->rows->count; i++)
        if (making->rows->items[i].part == CHAIN_ASSESSMENT_CHANGE)
            changed[making->rows->items[i].objective] = true;
    for (int objective = 1; objective <= OBJECTIVES; objective++) {
        if (changed[objective] || !aims_at(making, objective))
            continue;
        start_line(making);
        PUT(making, N_("No change in use or in gaps."), NULL);
        add_row(making, objective, CHAIN_ASSESSMENT_CHANGE);
    }
}

static void tell_chain(struct making *making)
{
    size_t from = making->rows->count;
    for (int objective = 1; objective <= OBJECTIVES; objective++) {
        if (!aims_at(making, objective))
            continue;
        describe(making, objective);
        tell_use(making, objective);
        if (making->chain->since)
            tell_new_statuses(making, objective);
    }
    tell_gaps(making);
    tell_metrics(making);
    if (!making->chain->since)
        return;
    tell_changed_gaps(making);
    tell_no_change(making, from);
}

/* A sub-area that is not told comes last. */
static int order_of_sub_area(const struct chain_assessment_row *row)
{
    return row->sub_area ? row->sub_area : 255;
}

static int compare_rows(const void *left, const void *right)
{
    const struct chain_assessment_row *a = left, *b = right;
    int order = a->objective - b->objective;
    if (!order)
        order = order_of_sub_area(a) - order_of_sub_area(b);
    if (!order)
        order = a->part - b->part;
    if (!order)
        order = (a->chain > b->chain) - (a->chain < b->chain);
    if (!order)
        order = a->rank - b->rank;
    if (!order)
        order = (a->rule > b->rule) - (a->rule < b->rule);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void chain_assessment_rows_make(struct chain_assessment_rows *rows, const struct chain_assessment *report, chain_lang lang)
{
    struct making making = {.rows = rows, .report = report, .lang = lang};
    *rows = (struct chain_assessment_rows){.items = NULL};
    chain_arena_init(&rows->arena);
    for (size_t i = 0; i < report->count; i++) {
        making.chain = &report->chains[i];
        making.number = (uint32_t)i;
        tell_chain(&making);
    }
    if (rows->count > 1)
        qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
    rows->failed = rows->failed || rows->arena.failed || making.line.failed || making.scratch.failed || making.other.failed;
    chain_buffer_clear(&making.line);
    chain_buffer_clear(&making.scratch);
    chain_buffer_clear(&making.other);
}

void chain_assessment_rows_clear(struct chain_assessment_rows *rows)
{
    free(rows->items);
    chain_arena_clear(&rows->arena);
}
