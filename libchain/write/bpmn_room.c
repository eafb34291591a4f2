/* Places for all that is drawn anew: each chart is laid out with boxes of one size, then room is made for what stands in its
   sub-processes, and between pools. Lines stay straight, since all that lies behind moves by the same. */
#include <string.h>

#include "write/bpmn_redraw.h"

/* A hair before the far side of a box, so that what leaves there moves with it. */
#define HAIR 0.01

static void stretch_by(struct chain_stretches *stretches, double at, double by)
{
    for (int i = 0; i < stretches->count; i++)
        if (fabs(stretches->items[i].at - at) < 0.5) {
            stretches->items[i].by = fmax(stretches->items[i].by, by);
            return;
        }
    if (by > 0)
        stretches->items[stretches->count++] = (struct chain_stretch){at, by};
}

static double moved(const struct chain_stretches *stretches, double at)
{
    double sum = at;
    for (int i = 0; i < stretches->count; i++)
        sum += stretches->items[i].at <= at ? stretches->items[i].by : 0;
    return sum;
}

/* A far side: what is put in right there comes behind it. */
static double moved_end(const struct chain_stretches *stretches, double at)
{
    return moved(stretches, at - 2 * HAIR) + 2 * HAIR;
}

struct room {
    struct chain_stretches x, y;
};

/* The cell of a sub-process: its inside, and beside it the events on its border. */
static chain_layout_rect needed_for(const struct chain_redraw *redraw, const struct chain_chart *chart, int node)
{
    const struct chain_chart *inner = chart->inner[node];
    double reserve = chart->diagram.reserve[node];
    return (chain_layout_rect){0, 0, inner->w + (redraw->top_down ? reserve : 0), inner->h + (redraw->top_down ? 0 : reserve)};
}

static void find_room(struct chain_redraw *redraw, struct chain_chart *chart, struct room *room)
{
    struct chain_arena *arena = redraw->tree->arena;
    size_t most = (size_t)chart->diagram.node_count + (size_t)chart->group_count + 1;
    room->x.items = chain_arena_array(arena, most, sizeof *room->x.items);
    room->y.items = chain_arena_array(arena, most, sizeof *room->y.items);
    if (arena->failed)
        return;
    for (int i = 0; i < chart->diagram.node_count; i++) {
        const struct chain_chart *inner = chart->inner[i];
        const chain_layout_rect *box = &chart->result->nodes[i].box;
        if (!inner || inner->apart)
            continue;
        chain_layout_rect needed = needed_for(redraw, chart, i);
        stretch_by(&room->x, box->x + box->w - HAIR, needed.w - box->w);
        stretch_by(&room->y, box->y + box->h - HAIR, needed.h - box->h);
    }
    for (int g = 1; g < chart->group_count; g++) {
        const chain_layout_rect *lane = &chart->result->lanes[redraw->groups[chart->first_group + g].first_lane].box;
        stretch_by(redraw->top_down ? &room->x : &room->y, redraw->top_down ? lane->x : lane->y, CHAIN_REDRAW_BETWEEN);
    }
}

static chain_layout_rect moved_rect(const struct room *room, chain_layout_rect box)
{
    double x = moved(&room->x, box.x), y = moved(&room->y, box.y);
    return (chain_layout_rect){x, y, moved_end(&room->x, box.x + box.w) - x, moved_end(&room->y, box.y + box.h) - y};
}

static void move_edge(struct chain_redraw *redraw, struct chain_chart *chart, const struct room *room, int number)
{
    const chain_layout_out_edge *edge = &chart->result->edges[number];
    chain_layout_point *points = chain_arena_array(redraw->tree->arena, (size_t)edge->point_count + 1, sizeof *points);
    for (int i = 0; points && i < edge->point_count; i++)
        points[i] = (chain_layout_point){moved(&room->x, edge->points[i].x), moved(&room->y, edge->points[i].y)};
    chart->edges[number] = *edge;
    chart->edges[number].points = chart->points[number] = points;
    chart->edges[number].label.x = moved(&room->x, edge->label.x);
    chart->edges[number].label.y = moved(&room->y, edge->label.y);
}

static void make_shown(struct chain_redraw *redraw, struct chain_chart *chart)
{
    struct chain_arena *arena = redraw->tree->arena;
    const struct chain_layout_result *result = chart->result;
    struct room room = {{NULL, 0}, {NULL, 0}};
    chain_layout_out_node *nodes = chain_arena_array(arena, (size_t)result->node_count + 1, sizeof *nodes);
    chain_layout_out_lane *lanes = chain_arena_array(arena, (size_t)result->lane_count + 1, sizeof *lanes);
    chart->edges = chain_arena_array(arena, (size_t)result->edge_count + 1, sizeof *chart->edges);
    chart->points = chain_arena_array(arena, (size_t)result->edge_count + 1, sizeof *chart->points);
    find_room(redraw, chart, &room);
    if (arena->failed)
        return;
    for (int i = 0; i < result->node_count; i++) {
        const struct chain_chart *inner = chart->inner[i] && !chart->inner[i]->apart ? chart->inner[i] : NULL;
        nodes[i] = result->nodes[i];
        nodes[i].box.x = moved(&room.x, nodes[i].box.x);
        nodes[i].box.y = moved(&room.y, nodes[i].box.y);
        chain_layout_rect needed = inner ? needed_for(redraw, chart, i) : nodes[i].box;
        nodes[i].box.w = fmax(needed.w, nodes[i].box.w);
        nodes[i].box.h = fmax(needed.h, nodes[i].box.h);
    }
    for (int i = 0; i < result->edge_count; i++)
        move_edge(redraw, chart, &room, i);
    for (int i = 0; i < result->lane_count; i++) {
        lanes[i] = result->lanes[i];
        lanes[i].box = moved_rect(&room, lanes[i].box);
    }
    chart->shown = *result;
    chart->shown.nodes = nodes;
    chart->shown.edges = chart->edges;
    chart->shown.lanes = lanes;
    chart->shown.w = moved(&room.x, result->w);
    chart->shown.h = moved(&room.y, result->h);
    chart->diagram.result = &chart->shown;
}

static chain_layout_status lay_out(struct chain_redraw *redraw, struct chain_chart *chart)
{
    chain_layout_status status = chain_diagram_lay_out(&chart->diagram, &chart->result);
    if (status != CHAIN_LAYOUT_OK)
        return status;
    make_shown(redraw, chart);
    if (redraw->tree->arena->failed)
        return CHAIN_LAYOUT_NO_MEMORY;
    chart->w = chart->shown.w + 2 * CHAIN_REDRAW_AROUND;
    chart->h = chart->shown.h + CHAIN_REDRAW_AROUND + CHAIN_REDRAW_NAME;
    return CHAIN_LAYOUT_OK;
}

/* ---- pools ---- */

static void bound_groups(struct chain_redraw *redraw)
{
    for (int g = 0; g < redraw->group_count; g++) {
        struct chain_group *group = &redraw->groups[g];
        const chain_layout_rect *first = &group->page->shown.lanes[group->first_lane].box;
        const chain_layout_rect *last = &group->page->shown.lanes[group->first_lane + group->lane_count - 1].box;
        group->box = (chain_layout_rect){first->x, first->y, last->x + last->w - first->x, last->y + last->h - first->y};
    }
}

static bool holds(const chain_layout_rect *box, chain_layout_point point)
{
    return point.x >= box->x && point.x <= box->x + box->w && point.y >= box->y && point.y <= box->y + box->h;
}

/* Where a piece of a line, which runs along x or y, comes into a box from without. */
static chain_layout_point enter(const chain_layout_rect *box, chain_layout_point inside, chain_layout_point outside)
{
    if (outside.y < box->y || outside.y > box->y + box->h)
        return (chain_layout_point){inside.x, outside.y < box->y ? box->y : box->y + box->h};
    return (chain_layout_point){outside.x < box->x ? box->x : box->x + box->w, inside.y};
}

/* A line that means the pool as a whole ends at its border. */
static void cut(chain_layout_out_edge *edge, chain_layout_point *points, const chain_layout_rect *box, bool at_end)
{
    int n = edge->point_count, keep = n;
    if (!at_end)
        for (int i = 0; i < n / 2; i++) {
            chain_layout_point swap = points[i];
            points[i] = points[n - 1 - i];
            points[n - 1 - i] = swap;
        }
    while (keep > 1 && holds(box, points[keep - 1]) && holds(box, points[keep - 2]))
        keep--;
    if (keep > 1 && holds(box, points[keep - 1]))
        points[keep - 1] = enter(box, points[keep - 1], points[keep - 2]);
    if (keep > 1)
        edge->point_count = n = keep;
    if (!at_end)
        for (int i = 0; i < n / 2; i++) {
            chain_layout_point swap = points[i];
            points[i] = points[n - 1 - i];
            points[n - 1 - i] = swap;
        }
}

static void cut_at_pools(struct chain_redraw *redraw, struct chain_chart *page)
{
    const struct chain_diagram *diagram = &page->diagram;
    for (int i = 0; i < diagram->edge_count; i++)
        for (int end = 0; end < 2; end++) {
            const struct chain_markup *element = diagram->elements[end ? diagram->edges[i].to : diagram->edges[i].from];
            if (chain_bpmn_is(element, CHAIN_BPMN_IS_POOL))
                cut(&page->edges[i], page->points[i], &redraw->groups[redraw->group_of_pool[element->index]].box, end);
        }
}

chain_layout_status chain_redraw_lay_out(struct chain_redraw *redraw)
{
    chain_layout_status status = CHAIN_LAYOUT_OK;
    for (uint32_t i = redraw->bpmn->scope_count; i-- > 0 && status == CHAIN_LAYOUT_OK;)
        if (redraw->charts[i] && redraw->charts[i]->parent && redraw->charts[i]->diagram.node_count > 0)
            status = lay_out(redraw, redraw->charts[i]);
    for (int i = 0; i < redraw->page_count && status == CHAIN_LAYOUT_OK; i++)
        status = lay_out(redraw, &redraw->pages[i]);
    if (status != CHAIN_LAYOUT_OK)
        return status;
    bound_groups(redraw);
    for (int i = 0; i < redraw->page_count; i++)
        cut_at_pools(redraw, &redraw->pages[i]);
    return status;
}
