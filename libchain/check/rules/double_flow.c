#include <stdio.h>

#include "check/scratch.h"
#include "model/access.h"

/* What makes two flows the same. Equal words are equal pointers within a model. */
struct row {
    const struct chain_flow *flow;
    const void *from, *to, *condition, *name, *exit;
    uint8_t role, kind;
};

static const char *words_of(const struct chain_flow *flow, int kind)
{
    const struct chain_text *text = chain_text_of(&flow->head, kind, flow->head.model->lang);
    return text ? text->words : NULL;
}

static int by_pointer(const void *a, const void *b)
{
    return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static int compare_keys(const struct row *a, const struct row *b)
{
    const int orders[] = {
        by_pointer(a->from, b->from), by_pointer(a->to, b->to),     a->role - b->role,
        a->kind - b->kind,            by_pointer(a->condition, b->condition),
        by_pointer(a->name, b->name), by_pointer(a->exit, b->exit),
    };
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++)
        if (orders[i])
            return orders[i];
    return 0;
}

static int compare(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = compare_keys(a, b);
    uint32_t x = a->flow->head.index, y = b->flow->head.index;
    return order ? order : (x > y) - (x < y);
}

/* Handoffs that exist in different areas stand side by side rightly. */
static bool is_for_some_areas(const struct chain_flow *flow)
{
    return chain_object_first(&flow->head, CHAIN_AVAILABILITY) != NULL;
}

static size_t collect(const struct chain_model *model, struct row *rows)
{
    size_t count = 0;
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        if (flow->role == CHAIN_ROLE_MEMBER || !flow->from.target || !flow->to.target || is_for_some_areas(flow))
            continue;
        rows[count++] = (struct row){flow, flow->from.target, flow->to.target, words_of(flow, CHAIN_TEXT_CONDITION),
                                     words_of(flow, CHAIN_TEXT_NAME), flow->more->exit, flow->role, flow->kind};
    }
    return count;
}

#define MOST_PROBES 64u

/* May two flows lead from the same step to the same? Mostly none do, and then nothing needs to be put in order. */
static bool any_twice(struct chain_rule_run *run)
{
    uint32_t capacity = 16, count = (uint32_t)chain_flow_count(run->model);
    bool twice = false;
    while (capacity < count * 2)
        capacity *= 2;
    uint32_t *table = chain_scratch(run, capacity, sizeof *table); /* number of a flow + 1, 0 = free */
    for (uint32_t i = 0; table && i < count && !twice; i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i), *other;
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        if (!from || !to)
            continue;
        uint32_t slot = (from->head.index * 0x9E3779B1u ^ to->head.index * 0x85EBCA6Bu) >> 7 & (capacity - 1);
        for (uint32_t probes = 0; table[slot] && !twice; slot = (slot + 1) & (capacity - 1)) {
            other = chain_flow_at(run->model, table[slot] - 1);
            twice = (chain_flow_source(other) == from && chain_flow_target(other) == to) || ++probes == MOST_PROBES;
        }
        table[slot] = i + 1;
    }
    free(table);
    return twice;
}

static void run(struct chain_rule_run *run)
{
    if (!any_twice(run))
        return;
    struct row *rows = chain_scratch(run, chain_flow_count(run->model), sizeof *rows);
    if (!rows)
        return;
    size_t count = collect(run->model, rows), first = 0;
    qsort(rows, count, sizeof *rows, compare);
    for (size_t i = 1; i < count; i++) {
        if (compare_keys(&rows[first], &rows[i]) != 0) {
            first = i;
            continue;
        }
        char line[16];
        snprintf(line, sizeof line, "%u", rows[first].flow->head.line);
        CHAIN_REPORT(run, &rows[i].flow->head, chain_say_name(&rows[i].flow->head), chain_say(line));
        chain_relate(run, &rows[first].flow->head, N_("the first one is here"));
    }
    free(rows);
}

const struct chain_rule chain_rule_double_flow = {
    .id = "double-flow",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("The same flow is written twice"),
    .message = N_("{0}: the same flow is already on line {1}."),
    .why = N_("Two lines in the picture and two rows in the tables tell of one and the same thing, or one of them was meant "
             "to lead elsewhere."),
    .how = N_("Remove one, correct where it leads, or tell them apart by their conditions."),
    .bad = "<flow from=\"triage\" to=\"visit\"/> <flow from=\"triage\" to=\"visit\"/>",
    .good = "<flow from=\"triage\" to=\"visit\"/>",
    .run = run,
};
