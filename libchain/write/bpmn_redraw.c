/* What a document that is drawn anew holds, chart by chart: nodes, events on borders, notes and data, and the lines between them. */
#include "write/bpmn_redraw.h"

#include <stdlib.h>
#include <string.h>

#define NONE CHAIN_BPMN_NONE

/* ---- the diagrams that were there ---- */

static int by_shown(const void *left, const void *right)
{
    const struct chain_redraw_old *a = left, *b = right;
    if (a->shows != b->shows)
        return a->shows < b->shows ? -1 : 1;
    if (a->drawn->line != b->drawn->line)
        return a->drawn->line < b->drawn->line ? -1 : 1;
    return (a->drawn->column > b->drawn->column) - (a->drawn->column < b->drawn->column);
}

static void find_old(struct chain_redraw *redraw)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    redraw->old = chain_arena_array(redraw->tree->arena, bpmn->reference_count + 1, sizeof *redraw->old);
    for (uint32_t i = 0; redraw->old && i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        bool draws = reference->from->name == CHAIN_BPMN_E_SHAPE || reference->from->name == CHAIN_BPMN_E_EDGE;
        if (draws && reference->reach == CHAIN_BPMN_FOUND && strcmp(reference->slot, "bpmnElement") == 0)
            redraw->old[redraw->old_count++] = (struct chain_redraw_old){reference->target, reference->from};
    }
    if (redraw->old_count)
        qsort(redraw->old, redraw->old_count, sizeof *redraw->old, by_shown);
}

const struct chain_markup *chain_redraw_old(const struct chain_redraw *redraw, const struct chain_markup *element)
{
    size_t low = 0, high = redraw->old_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (redraw->old[middle].shows < element)
            low = middle + 1;
        else
            high = middle;
    }
    return low < redraw->old_count && redraw->old[low].shows == element ? redraw->old[low].drawn : NULL;
}

/* ---- where an element stands ---- */

static struct chain_redraw_place *slot_of(const struct chain_redraw *redraw, const struct chain_markup *element)
{
    size_t mask = redraw->place_capacity - 1, slot = ((uintptr_t)element >> 4) * 2654435761u & mask;
    while (redraw->places[slot].element && redraw->places[slot].element != element)
        slot = (slot + 1) & mask;
    return &redraw->places[slot];
}

bool chain_redraw_find(const struct chain_redraw *redraw, const struct chain_markup *element, struct chain_redraw_place *place)
{
    *place = *slot_of(redraw, element);
    return place->element != NULL;
}

static void put_node(struct chain_redraw *redraw, struct chain_chart *chart, const struct chain_markup *element, int lane)
{
    int node = chain_diagram_add_node(&chart->diagram, element, lane);
    *slot_of(redraw, element) = (struct chain_redraw_place){element, chart, node, -1};
}

/* ---- pools and lanes ---- */

static void add_lane(struct chain_diagram *diagram, const char *name)
{
    diagram->lane_names[diagram->lane_count++] = name;
}

static struct chain_chart *page_of(struct chain_redraw *redraw, const struct chain_markup *scope)
{
    struct chain_chart *page = redraw->page_count ? &redraw->pages[redraw->page_count - 1] : NULL;
    if (page && page->scope == scope)
        return page;
    page = &redraw->pages[redraw->page_count++];
    page->scope = scope;
    page->first_group = redraw->group_count;
    page->diagram = (struct chain_diagram){.tree = redraw->tree, .top_down = redraw->top_down};
    /* Room for all lanes that are left: pages come one after another. */
    page->diagram.lane_names = redraw->lane_names;
    return page;
}

static void add_group(struct chain_redraw *redraw, const struct chain_markup *on, const struct chain_markup *pool, uint32_t scope)
{
    struct chain_chart *page = page_of(redraw, on);
    struct chain_diagram *diagram = &page->diagram;
    struct chain_group *group = &redraw->groups[redraw->group_count++];
    if (pool)
        redraw->group_of_pool[pool->index] = (uint32_t)(redraw->group_count - 1);
    *group = (struct chain_group){.page = page, .pool = pool, .scope = scope, .first_lane = diagram->lane_count};
    page->group_count++;
    for (uint32_t i = scope == NONE ? NONE : redraw->first_leaf[scope]; i != NONE; i = redraw->next_leaf[i]) {
        redraw->lane_number[i] = diagram->lane_count;
        add_lane(diagram, chain_diagram_name(redraw->bpmn->lanes[i].markup));
    }
    if (diagram->lane_count == group->first_lane)
        add_lane(diagram, pool ? chain_diagram_name(pool) : "");
    group->lane_count = diagram->lane_count - group->first_lane;
    redraw->lane_names = diagram->lane_names + diagram->lane_count;
    if (scope == NONE)
        return;
    redraw->first_lane_of[scope] = group->first_lane;
    redraw->charts[scope] = page;
}

/* The lanes of each process that hold no others. */
static void list_leaves(struct chain_redraw *redraw)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    for (uint32_t i = bpmn->lane_count; i-- > 0;) {
        const struct chain_bpmn_lane *lane = &bpmn->lanes[i];
        if (lane->scope == NONE || lane->split || !lane->markup->id)
            continue;
        redraw->next_leaf[i] = redraw->first_leaf[lane->scope];
        redraw->first_leaf[lane->scope] = i;
    }
}

static bool *find_filled(struct chain_redraw *redraw)
{
    bool *filled = chain_arena_array(redraw->tree->arena, redraw->bpmn->scope_count + 1, sizeof *filled);
    for (uint32_t i = 0; filled && i < redraw->bpmn->node_count; i++)
        if (redraw->bpmn->nodes[i].scope != NONE)
            filled[redraw->bpmn->nodes[i].scope] = true;
    return filled;
}

/* Processes that no pool shows have a page each; but editors show lanes beside the pools of a collaboration too, where messages can
   reach them. */
static void take_loose(struct chain_redraw *redraw, const bool *filled, bool with_lanes)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    const struct chain_markup *together = redraw->page_count == 1 ? redraw->pages[0].scope : NULL;
    for (uint32_t i = 0; i < bpmn->scope_count; i++) {
        const struct chain_bpmn_scope *scope = &bpmn->scopes[i];
        bool loose = scope->parent == NONE && redraw->first_lane_of[i] < 0 && filled[i] && scope->markup->id;
        if (loose && (redraw->first_leaf[i] != NONE) == with_lanes)
            add_group(redraw, with_lanes && together && chain_bpmn_is(together, CHAIN_BPMN_IS_COLLABORATION) ? together : scope->markup, NULL, i);
    }
}

/* Pools in their order, a page for each collaboration. */
static void take_groups(struct chain_redraw *redraw)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    bool *filled = find_filled(redraw);
    list_leaves(redraw);
    for (uint32_t i = 0; i < bpmn->pool_count; i++) {
        const struct chain_markup *pool = bpmn->pools[i].markup;
        uint32_t scope = bpmn->pools[i].scope;
        bool first = scope == NONE || redraw->first_lane_of[scope] < 0;
        if (pool->id && pool->parent->id && chain_bpmn_is(pool->parent, CHAIN_BPMN_IS_COLLABORATION))
            add_group(redraw, pool->parent, pool, first ? scope : NONE);
    }
    for (int lanes = 1; filled && lanes >= 0; lanes--)
        take_loose(redraw, filled, lanes == 1);
}

static void measure_lanes(struct chain_redraw *redraw)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    for (uint32_t i = 0; i < bpmn->lane_count; i++) {
        int depth = 0;
        for (uint32_t at = bpmn->lanes[i].parent; at != NONE; at = bpmn->lanes[at].parent)
            depth++;
        if (redraw->lane_number[i] >= 0 && depth > redraw->lane_depth)
            redraw->lane_depth = depth;
    }
}

/* A lane that holds others: the first of these, which comes behind it; nodes that no lane holds: the first of the process. */
static int lane_of(const struct chain_redraw *redraw, const struct chain_bpmn_node *node)
{
    uint32_t lane = node->lane;
    while (lane != NONE && lane < redraw->bpmn->lane_count && redraw->lane_number[lane] < 0 && redraw->bpmn->lanes[lane].scope == node->scope)
        lane++;
    bool own = lane != NONE && lane < redraw->bpmn->lane_count && redraw->bpmn->lanes[lane].scope == node->scope;
    return own && redraw->lane_number[lane] >= 0 ? redraw->lane_number[lane] : redraw->first_lane_of[node->scope];
}

/* ---- charts ---- */

static bool stays_closed(const struct chain_redraw *redraw, const struct chain_markup *element)
{
    const struct chain_markup *old = chain_redraw_old(redraw, element);
    return old && !chain_bpmn_flag(old, "isExpanded", false);
}

static void take_charts(struct chain_redraw *redraw)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    for (uint32_t i = 0; i < bpmn->scope_count; i++) {
        const struct chain_bpmn_scope *scope = &bpmn->scopes[i];
        struct chain_chart *around = scope->parent == NONE ? NULL : redraw->charts[scope->parent];
        if (!around || !scope->markup->id)
            continue;
        struct chain_chart *chart = redraw->charts[i] = chain_arena_alloc(redraw->tree->arena, sizeof *chart);
        if (!chart)
            return;
        chart->diagram = (struct chain_diagram){.tree = redraw->tree, .top_down = redraw->top_down, .headless = true};
        chart->scope = scope->markup;
        chart->parent = around;
        chart->depth = around->depth + 1;
        chart->apart = stays_closed(redraw, scope->markup);
    }
}

/* Notes and data are drawn where they are written. */
static bool is_drawn(const struct chain_redraw *redraw, const struct chain_markup *child)
{
    bool beside = child->name == CHAIN_BPMN_E_TEXT_ANNOTATION || child->name == CHAIN_BPMN_E_DATA_OBJECT_REFERENCE ||
                  child->name == CHAIN_BPMN_E_DATA_STORE_REFERENCE;
    bool of_process = (child->name == CHAIN_BPMN_E_DATA_INPUT || child->name == CHAIN_BPMN_E_DATA_OUTPUT) && chain_redraw_old(redraw, child);
    return child->id && (beside || of_process);
}

typedef void on_element(struct chain_redraw *redraw, struct chain_chart *chart, const struct chain_markup *element, int lane);

static void each_beside(struct chain_redraw *redraw, struct chain_chart *chart, const struct chain_markup *parent, int lane, on_element *visit)
{
    for (const struct chain_markup *child = parent->first; child; child = child->next) {
        if (child->name == CHAIN_BPMN_E_IO_SPECIFICATION)
            each_beside(redraw, chart, child, lane, visit);
        else if (is_drawn(redraw, child))
            visit(redraw, chart, child, lane);
    }
}

static bool sits_on_border(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    return node->host != NONE && bpmn->nodes[node->host].scope == node->scope && bpmn->nodes[node->host].host == NONE && bpmn->nodes[node->host].id;
}

static void each_node(struct chain_redraw *redraw, on_element *visit)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        struct chain_chart *chart = node->scope == NONE ? NULL : redraw->charts[node->scope];
        if (chart && node->id && sits_on_border(bpmn, node))
            chart->border_room++;
        else if (chart && node->id)
            visit(redraw, chart, node->markup, chart->parent ? 0 : lane_of(redraw, node));
    }
    for (uint32_t i = 0; i < bpmn->scope_count; i++)
        if (redraw->charts[i])
            each_beside(redraw, redraw->charts[i], bpmn->scopes[i].markup, redraw->first_lane_of[i] > 0 ? redraw->first_lane_of[i] : 0, visit);
    for (int i = 0; i < redraw->page_count; i++)
        if (chain_bpmn_is(redraw->pages[i].scope, CHAIN_BPMN_IS_COLLABORATION))
            each_beside(redraw, &redraw->pages[i], redraw->pages[i].scope, 0, visit);
}

static void make_room(struct chain_redraw *redraw, struct chain_chart *chart, const struct chain_markup *element, int lane)
{
    (void)redraw;
    (void)element;
    (void)lane;
    chart->node_room++;
}

static void put_borders(struct chain_redraw *redraw)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        struct chain_redraw_place host;
        if (!node->id || !sits_on_border(bpmn, node) || !chain_redraw_find(redraw, bpmn->nodes[node->host].markup, &host))
            continue;
        int border = chain_diagram_add_border(&host.chart->diagram, node->markup, host.node);
        *slot_of(redraw, node->markup) = (struct chain_redraw_place){node->markup, host.chart, host.node, border};
    }
}

/* ---- all of it ---- */

static bool init_chart(struct chain_redraw *redraw, struct chain_chart *chart)
{
    const char **names = chart->diagram.lane_names;
    size_t nodes = chart->node_room;
    if (!chain_diagram_init(&chart->diagram, nodes, chart->border_room, chart->parent ? 1 : (size_t)chart->diagram.lane_count))
        return false;
    chart->inner = chain_arena_array(redraw->tree->arena, nodes + 1, sizeof(struct chain_chart *));
    chart->diagram.expanded = chain_arena_array(redraw->tree->arena, nodes + 1, sizeof(bool));
    if (!chart->parent)
        chart->diagram.lane_names = names;
    else
        add_lane(&chart->diagram, "");
    return !redraw->tree->arena->failed;
}

typedef bool on_chart(struct chain_redraw *redraw, struct chain_chart *chart);

static bool each_chart(struct chain_redraw *redraw, on_chart *call)
{
    for (int i = 0; i < redraw->page_count; i++)
        if (!call(redraw, &redraw->pages[i]))
            return false;
    for (uint32_t i = 0; i < redraw->bpmn->scope_count; i++)
        if (redraw->charts[i] && redraw->charts[i]->parent && !call(redraw, redraw->charts[i]))
            return false;
    return true;
}

static bool init_edges(struct chain_redraw *redraw, struct chain_chart *chart)
{
    (void)redraw;
    return chain_diagram_init_edges(&chart->diagram, chart->edge_room);
}

static uint32_t *numbers(struct chain_arena *arena, size_t count)
{
    uint32_t *items = chain_arena_array(arena, count + 1, sizeof *items);
    for (size_t i = 0; items && i < count; i++)
        items[i] = NONE;
    return items;
}

static bool make_tables(struct chain_redraw *redraw)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    struct chain_arena *arena = redraw->tree->arena;
    size_t groups = (size_t)bpmn->pool_count + bpmn->scope_count, lanes = groups + bpmn->lane_count;
    redraw->groups = chain_arena_array(arena, groups + 1, sizeof *redraw->groups);
    redraw->pages = chain_arena_array(arena, groups + 1, sizeof *redraw->pages);
    redraw->charts = chain_arena_array(arena, bpmn->scope_count + 1, sizeof(struct chain_chart *));
    redraw->lane_number = chain_arena_array(arena, bpmn->lane_count + 1, sizeof(int));
    redraw->first_lane_of = chain_arena_array(arena, bpmn->scope_count + 1, sizeof(int));
    redraw->first_leaf = numbers(arena, bpmn->scope_count);
    redraw->next_leaf = numbers(arena, bpmn->lane_count);
    redraw->group_of_pool = numbers(arena, bpmn->pool_count);
    redraw->lane_names = chain_arena_array(arena, lanes + 1, sizeof(char *));
    redraw->place_capacity = 64;
    while (redraw->place_capacity < 2 * (size_t)bpmn->id_capacity)
        redraw->place_capacity *= 2;
    redraw->places = chain_arena_array(arena, redraw->place_capacity, sizeof *redraw->places);
    if (arena->failed)
        return false;
    for (uint32_t i = 0; i < bpmn->lane_count; i++)
        redraw->lane_number[i] = -1;
    for (uint32_t i = 0; i < bpmn->scope_count; i++)
        redraw->first_lane_of[i] = -1;
    return true;
}

static void tie_charts(struct chain_redraw *redraw)
{
    for (uint32_t i = 0; i < redraw->bpmn->scope_count; i++) {
        struct chain_chart *chart = redraw->charts[i];
        struct chain_redraw_place place;
        if (!chart || !chart->parent || !chain_redraw_find(redraw, chart->scope, &place))
            continue;
        chart->parent_node = place.node;
        if (chart->diagram.node_count == 0)
            continue;
        chart->parent->inner[place.node] = chart;
        chart->parent->diagram.expanded[place.node] = !chart->apart;
    }
}

bool chain_redraw_take(struct chain_redraw *redraw)
{
    if (!make_tables(redraw))
        return false;
    find_old(redraw);
    take_groups(redraw);
    measure_lanes(redraw);
    take_charts(redraw);
    chain_redraw_take_lines(redraw);
    if (redraw->tree->arena->failed)
        return false;
    chain_redraw_make_room_in_pools(redraw);
    each_node(redraw, make_room);
    if (!each_chart(redraw, init_chart))
        return false;
    each_node(redraw, put_node);
    put_borders(redraw);
    tie_charts(redraw);
    for (size_t i = 0; i < redraw->line_count; i++)
        chain_redraw_make_room(redraw, &redraw->lines[i]);
    if (!each_chart(redraw, init_edges))
        return false;
    for (size_t i = 0; i < redraw->line_count; i++)
        chain_redraw_put_line(redraw, &redraw->lines[i]);
    return true;
}
