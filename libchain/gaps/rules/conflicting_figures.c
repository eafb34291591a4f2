/* Is the same thing told with two different figures? */
#include <stdlib.h>
#include <string.h>

#include "analysis/measurement.h"
#include "gaps/rules/scratch.h"

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static const char *name_of(const struct chain_value *value)
{
    for (const struct chain_text *text = value->head.texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_NAME)
            return text->words;
    return NULL;
}

static int compare_areas(const struct chain_refs *a, const struct chain_refs *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (uint32_t i = 0; i < a->count; i++)
        if (strcmp(a->items[i].id, b->items[i].id) != 0)
            return strcmp(a->items[i].id, b->items[i].id);
    return 0;
}

/* The same metric, name, area and period. */
static int compare_keys(const struct chain_value *a, const struct chain_value *b)
{
    uint32_t x = a->head.parent->index, y = b->head.parent->index;
    int order = x != y ? (x < y ? -1 : 1) : compare_texts(name_of(a), name_of(b));
    order = order ? order : compare_areas(&a->area, &b->area);
    order = order ? order : compare_texts(a->from, b->from);
    order = order ? order : compare_texts(a->until, b->until);
    return order ? order : compare_texts(a->months, b->months);
}

static int compare(const void *left, const void *right)
{
    const struct chain_value *a = *(const struct chain_value *const *)left, *b = *(const struct chain_value *const *)right;
    int order = compare_keys(a, b);
    return order ? order : (a->head.index > b->head.index) - (a->head.index < b->head.index);
}

static const char *figure_of(const struct chain_value *value)
{
    return value->count ? value->count : value->share ? value->share : value->value;
}

/* Told in the same way, and not the same. */
static bool conflict(const struct chain_value *a, const struct chain_value *b)
{
    if (a->count && b->count)
        return strcmp(a->count, b->count) != 0;
    if (a->share && b->share)
        return strcmp(a->share, b->share) != 0;
    return a->value && b->value && strcmp(a->value, b->value) != 0;
}

/* Without a name, an area or a period nobody can say that two figures are of the same thing. */
static bool is_told_of(const struct chain_value *value)
{
    return chain_value_metric(value) && (name_of(value) || value->area.count > 0 || value->from || value->until);
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    const struct chain_objects *all = &run->model->by_type[CHAIN_VALUE];
    size_t count = 0;
    chain_arena_init(&scratch);
    const struct chain_value **sorted = chain_arena_array(&scratch, (size_t)all->count + 1, sizeof *sorted);
    for (uint32_t i = 0; sorted && i < all->count; i++)
        if (is_told_of((const struct chain_value *)all->items[i]))
            sorted[count++] = (const struct chain_value *)all->items[i];
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, compare);
    for (size_t i = 1; i < count; i++)
        if (compare_keys(sorted[i - 1], sorted[i]) == 0 && conflict(sorted[i - 1], sorted[i]))
            CHAIN_REPORT(run, &sorted[i]->head, chain_say_name(sorted[i]->head.parent), chain_say(figure_of(sorted[i - 1])),
                         chain_say(figure_of(sorted[i])), chain_say(sorted[i - 1]->head.source), chain_say(sorted[i]->head.source));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_conflicting_figures = {
    .id = "conflicting-figures",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_OUTCOME_UNACCOUNTED,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Which of the figures is right?"),
    .message = N_("“{0}” has two figures for the same thing: {1}{3| ({})} and {2}{4| ({})}."),
    .why = N_("Two figures for the same thing mean that something was counted in two ways, or copied wrong."),
    .how = N_("Find out which one is right and take the other away; or tell by name, area or period what is different in them."),
    .consequence = N_("What is told about the help that others got may not be true."),
    .question = N_("Which figure is right, or what was counted differently in them?"),
    .bad = "<value count=\"7\"><name>started</name></value> <value count=\"5\"><name>started</name></value>",
    .good = "<value count=\"7\"><name>started</name></value> <value count=\"5\"><name>finished</name></value>",
    .run = run,
};
