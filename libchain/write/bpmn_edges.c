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

#define CORNER 4.0
#define INTO 15.0

/* To the border of a box, where its cell is larger than the box: straight on, or round the corner of the box. */
static void dock_box(const chain_layout_rect *box, chain_layout_point end, bool along, chain_layout_point *points, int *count)
{
    double right = box->x + box->w, bottom = box->y + box->h;
    bool before = along ? end.x < (box->x + right) / 2 : end.y < (box->y + bottom) / 2;
    bool hits = along ? end.y > box->y + CORNER && end.y < bottom - CORNER : end.x > box->x + CORNER && end.x < right - CORNER;
    if (along && hits) {
        points[(*count)++] = (chain_layout_point){before ? box->x : right, end.y};
    } else if (hits) {
        points[(*count)++] = (chain_layout_point){end.x, before ? box->y : bottom};
    } else if (along) {
        double x = before ? box->x + INTO : right - INTO;
        points[(*count)++] = (chain_layout_point){x, end.y};
        points[(*count)++] = (chain_layout_point){x, end.y <= box->y + CORNER ? box->y : bottom};
    } else {
        double y = before ? box->y + INTO : bottom - INTO;
        points[(*count)++] = (chain_layout_point){end.x, y};
        points[(*count)++] = (chain_layout_point){end.x <= box->x + CORNER ? box->x : right, y};
    }
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
        chain_layout_rect box = chain_diagram_box(diagram, node);
        dock_box(&box, end, along, points, count);
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

/* From an event on the border of the host to where the line leaves the host, whose cell ends at start. */
static void leave_border(struct chain_diagram *diagram, const struct chain_diagram_border *border, chain_layout_point start,
                         chain_layout_point end, bool straight, struct way *way)
{
    double x = border->middle.x + diagram->left, y = border->middle.y + diagram->top;
    double half = CHAIN_DIAGRAM_EVENT / 2;
    /* A line without a bend turns halfway between its ends. */
    chain_layout_point turn = straight ? (chain_layout_point){(start.x + end.x) / 2, (start.y + end.y) / 2} : end;
    if (diagram->top_down) {
        put_point(diagram, way, x + half, y);
        if (border->moved) {
            put_point(diagram, way, x + CHAIN_DIAGRAM_ASIDE, y);
            put_point(diagram, way, x + CHAIN_DIAGRAM_ASIDE, turn.y);
        }
    } else {
        put_point(diagram, way, x, y + half);
        if (border->moved) {
            put_point(diagram, way, x, y + CHAIN_DIAGRAM_ASIDE);
            put_point(diagram, way, turn.x, y + CHAIN_DIAGRAM_ASIDE);
        }
    }
    if (straight && border->moved)
        put_point(diagram, way, turn.x, turn.y);
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
        leave_border(diagram, &diagram->borders[border], point_of(diagram, edge, 0), point_of(diagram, edge, 1), n == 2, &way);
        /* A line that left by another border turns where it would have met the event's. */
        first = n > 2 && diagram->borders[border].moved && runs_along(edge, 0, 1) != diagram->top_down ? 2 : 1;
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

/* ---- names ---- */

static bool overlap(const chain_layout_rect *a, const chain_layout_rect *b)
{
    return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h && b->y < a->y + a->h;
}

/* Shapes and names that a rectangle of the chart lies on. */
static int things_under(const struct chain_diagram *diagram, const chain_layout_rect *box)
{
    int found = 0;
    for (int i = 0; i < diagram->node_count; i++) {
        chain_layout_rect shape = chain_diagram_shape_of(diagram, i);
        found += overlap(&shape, box);
    }
    for (int i = 0; i < diagram->label_count; i++)
        found += overlap(&diagram->labels[i], box);
    return found;
}

/* Lanes that a rectangle lies partly in: their border runs through it. */
static int lanes_cut(const struct chain_diagram *diagram, const chain_layout_rect *box)
{
    int found = 0;
    for (int i = 0; i < diagram->lane_count; i++) {
        const chain_layout_rect *lane = &diagram->result->lanes[i].box;
        bool within = box->x >= lane->x && box->y >= lane->y && box->x + box->w <= lane->x + lane->w && box->y + box->h <= lane->y + lane->h;
        found += overlap(lane, box) && !within;
    }
    return found;
}

struct best {
    const struct chain_diagram *diagram;
    chain_layout_rect box;
    int cost; /* -1: none yet */
};

static void offer(struct best *best, chain_layout_rect box)
{
    if (best->cost == 0 || box.x < 0 || box.y < 0)
        return;
    int cost = chain_diagram_pieces_under(best->diagram, box) + lanes_cut(best->diagram, &box) + 4 * things_under(best->diagram, &box);
    if (best->cost < 0 || cost < best->cost) {
        best->box = box;
        best->cost = cost;
    }
}

/* On both sides of a piece of a line. */
static void offer_sides(struct best *best, double x, double y, const chain_layout_rect *label, bool along)
{
    double w = label->w, h = label->h;
    if (along) {
        offer(best, (chain_layout_rect){x - w / 2, y - h - 2, w, h});
        offer(best, (chain_layout_rect){x - w / 2, y + 2, w, h});
    } else {
        offer(best, (chain_layout_rect){x + 4, y - h / 2, w, h});
        offer(best, (chain_layout_rect){x - 4 - w, y - h / 2, w, h});
    }
}

static void offer_pieces(struct best *best, const chain_layout_out_edge *edge)
{
    static const double parts[] = {0.5, 0.3, 0.7, 0.15, 0.85};
    for (int p = 0; p + 1 < edge->point_count; p++) {
        const chain_layout_point *a = &edge->points[p], *b = a + 1;
        for (size_t t = 0; t < sizeof parts / sizeof parts[0]; t++)
            offer_sides(best, a->x + (b->x - a->x) * parts[t], a->y + (b->y - a->y) * parts[t], &edge->label, runs_along(edge, p, p + 1));
    }
}

/* Charts beyond this size have names where the layout has set them. */
#define LOOK_AT_LINES 4000000

/* The layout sets labels on their lines; editors show words without a ground, so they go beside the line, near that place or
   elsewhere along it, where they cover the least. */
static void put_line_label(struct chain_diagram *diagram, struct chain_markup *markup, const chain_layout_out_edge *edge)
{
    struct best best = {diagram, edge->label, -1};
    double x = edge->label.x + edge->label.w / 2, y = edge->label.y + edge->label.h / 2;
    bool look = (double)diagram->edge_count * (diagram->edge_count + diagram->node_count + diagram->lane_count) < LOOK_AT_LINES;
    for (int p = 0; look && p + 1 < edge->point_count; p++) {
        chain_layout_rect middle = {x - 1, y - 1, 2, 2};
        if (chain_diagram_crosses(edge->points[p], edge->points[p + 1], &middle))
            offer_sides(&best, x, y, &edge->label, runs_along(edge, p, p + 1));
    }
    if (look)
        offer_pieces(&best, edge);
    diagram->labels[diagram->label_count++] = best.box;
    chain_diagram_bounds(diagram, markup, best.box.x + diagram->left, best.box.y + diagram->top, best.box.w, best.box.h);
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
