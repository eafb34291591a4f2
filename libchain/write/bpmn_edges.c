/* Edges of the diagram: the lines of the layout, led on from the cells to the shapes within them, and their names. */
#include <string.h>

#include "write/bpmn_diagram.h"

struct way {
    struct chain_markup *edge;
    chain_layout_point last;
    int count;
};

static void put_point(struct chain_diagram *diagram, struct way *way, double x, double y)
{
    x = round(x);
    y = round(y);
    if (way->count > 0 && way->last.x == x && way->last.y == y)
        return;
    struct chain_markup *point = chain_bpmn_element(diagram->tree, way->edge, "di", "waypoint");
    if (!point)
        return;
    chain_bpmn_attribute(diagram->tree, point, "x", chain_diagram_number(diagram, x));
    chain_bpmn_attribute(diagram->tree, point, "y", chain_diagram_number(diagram, y));
    way->last = (chain_layout_point){x, y};
    way->count++;
}

/* How far the border of a small shape lies from its middle, on a line that passes the middle at a distance; below 0 = it passes by.
   half: along the line, across: beside it. */
static double reach(const struct chain_markup *element, double half, double across, double distance)
{
    if (fabs(distance) >= across - 2)
        return -1;
    if (chain_diagram_is_event(element))
        return sqrt(half * half - distance * distance);
    return chain_diagram_is_gateway(element) ? half - fabs(distance) : half;
}

/* To the border of a box, where its cell is larger than the box. */
static void dock_box(const chain_layout_rect *cell, chain_layout_point end, bool along, chain_layout_point *points, int *count)
{
    if (along && end.x > cell->x + cell->w + 0.5)
        points[(*count)++] = (chain_layout_point){cell->x + cell->w, end.y};
    else if (!along && end.y > cell->y + cell->h + 0.5)
        points[(*count)++] = (chain_layout_point){end.x, cell->y + cell->h};
}

/* From the border of the cell, where the layout ends the line, on to the shape within it. along: the last piece runs along x. */
static void dock(struct chain_diagram *diagram, int node, chain_layout_point end, bool along, chain_layout_point *points, int *count)
{
    const struct chain_markup *element = diagram->elements[node];
    chain_layout_rect cell = chain_diagram_cell(diagram, node);
    double x = cell.x + cell.w / 2, y = cell.y + cell.h / 2, w, h;
    *count = 0;
    if ((chain_diagram_traits(element) & CHAIN_BPMN_IS_POOL))
        return;
    if (!chain_diagram_is_small(element, &w, &h)) {
        dock_box(&cell, end, along, points, count);
        return;
    }
    double half = (along ? w : h) / 2, across = (along ? h : w) / 2;
    double far = reach(element, half, across, along ? end.y - y : end.x - x);
    if (far < 0) {
        points[(*count)++] = along ? (chain_layout_point){x, end.y} : (chain_layout_point){end.x, y};
        points[(*count)++] = along ? (chain_layout_point){x, end.y < y ? y - h / 2 : y + h / 2}
                                   : (chain_layout_point){end.x < x ? x - w / 2 : x + w / 2, y};
    } else {
        points[(*count)++] = along ? (chain_layout_point){end.x < x ? x - far : x + far, end.y}
                                   : (chain_layout_point){end.x, end.y < y ? y - far : y + far};
    }
}

/* From an event on the border of the host to where the line leaves the host. */
static void leave_border(struct chain_diagram *diagram, const struct chain_diagram_border *border, chain_layout_point end, bool along,
                         struct way *way)
{
    double x = border->middle.x + diagram->left, y = border->middle.y + diagram->top;
    double half = CHAIN_DIAGRAM_EVENT / 2, aside = half + 10;
    if (!border->moved) {
        put_point(diagram, way, along ? x + (end.x < x ? -half : half) : x, along ? y : y + (end.y < y ? -half : half));
    } else if (diagram->top_down) {
        put_point(diagram, way, x + half, y);
        put_point(diagram, way, x + aside, y);
        put_point(diagram, way, x + aside, end.y);
    } else {
        put_point(diagram, way, x, y + half);
        put_point(diagram, way, x, y + aside);
        put_point(diagram, way, end.x, y + aside);
    }
}

static chain_layout_point point_of(const struct chain_diagram *diagram, const chain_layout_out_edge *edge, int i)
{
    return (chain_layout_point){edge->points[i].x + diagram->left, edge->points[i].y + diagram->top};
}

static bool runs_along(const chain_layout_out_edge *edge, int a, int b)
{
    return fabs(edge->points[a].y - edge->points[b].y) < fabs(edge->points[a].x - edge->points[b].x);
}

static void put_points(struct chain_diagram *diagram, struct chain_markup *markup, int number_of_edge)
{
    const chain_layout_out_edge *edge = &diagram->result->edges[number_of_edge];
    const struct chain_layout_edge *given = &diagram->edges[number_of_edge];
    struct way way = {markup, {0, 0}, 0};
    chain_layout_point ends[2];
    int n = edge->point_count, count, first = 0, border = diagram->edge_border[number_of_edge];
    if (border >= 0) {
        leave_border(diagram, &diagram->borders[border], point_of(diagram, edge, 1), runs_along(edge, 0, 1), &way);
        first = 1;
    } else {
        dock(diagram, given->from, point_of(diagram, edge, 0), runs_along(edge, 0, 1), ends, &count);
        while (count-- > 0)
            put_point(diagram, &way, ends[count].x, ends[count].y);
    }
    for (int i = first; i < n; i++)
        put_point(diagram, &way, point_of(diagram, edge, i).x, point_of(diagram, edge, i).y);
    dock(diagram, given->to, point_of(diagram, edge, n - 1), runs_along(edge, n - 2, n - 1), ends, &count);
    for (int i = 0; i < count; i++)
        put_point(diagram, &way, ends[i].x, ends[i].y);
    if (way.count == 1)
        put_point(diagram, &way, way.last.x + 1, way.last.y);
}

/* The layout sets labels on their lines; editors show words without a ground, so they go beside the line, where they cover
   fewer others. */
static void put_line_label(struct chain_diagram *diagram, struct chain_markup *markup, const chain_layout_out_edge *edge)
{
    chain_layout_rect box = edge->label;
    double x = box.x + box.w / 2, y = box.y + box.h / 2;
    for (int p = 0; p + 1 < edge->point_count; p++) {
        chain_layout_rect middle = {x - 1, y - 1, 2, 2};
        if (!chain_diagram_crosses(edge->points[p], edge->points[p + 1], &middle))
            continue;
        bool along = runs_along(edge, p, p + 1);
        chain_layout_rect first = box, second = box;
        first.y = along ? y - box.h - 2 : box.y;
        first.x = along ? box.x : x + 4;
        second.y = along ? y + 2 : box.y;
        second.x = along ? box.x : x - 4 - box.w;
        box = chain_diagram_pieces_under(diagram, second) < chain_diagram_pieces_under(diagram, first) ? second : first;
        break;
    }
    chain_diagram_bounds(diagram, markup, box.x + diagram->left, box.y + diagram->top, box.w, box.h);
}

void chain_diagram_put_edges(struct chain_diagram *diagram)
{
    for (int edge = 0; edge < diagram->edge_count; edge++) {
        const struct chain_markup *line = diagram->lines[edge];
        struct chain_markup *markup = chain_bpmn_element(diagram->tree, diagram->plane, "bpmndi", "BPMNEdge");
        if (!markup)
            continue;
        chain_bpmn_attribute(diagram->tree, markup, "id", chain_bpmn_print(diagram->tree, "%s-edge", line->id));
        chain_bpmn_attribute(diagram->tree, markup, "bpmnElement", line->id);
        put_points(diagram, markup, edge);
        const chain_layout_out_edge *drawn = &diagram->result->edges[edge];
        struct chain_markup *label = drawn->has_label ? chain_bpmn_element(diagram->tree, markup, "bpmndi", "BPMNLabel") : NULL;
        if (label)
            put_line_label(diagram, label, drawn);
    }
}
