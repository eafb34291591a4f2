/* Events on the borders of their hosts: each sits where its line leaves the host, or beside it where other lines leave there too. */
#include <string.h>

#include "write/bpmn_diagram.h"

static double distance(chain_layout_point a, chain_layout_point b)
{
    return fabs(a.x - b.x) + fabs(a.y - b.y);
}

/* Do other lines begin or end where the line of an event does? */
static bool is_shared(const struct chain_diagram *diagram, int edge, chain_layout_point point)
{
    int host = diagram->edges[edge].from;
    for (int i = 0; i < diagram->edge_count; i++) {
        const chain_layout_out_edge *other = &diagram->result->edges[i];
        bool leaves = i != edge && diagram->edges[i].from == host && distance(other->points[0], point) < CHAIN_DIAGRAM_EVENT;
        bool arrives = diagram->edges[i].to == host && distance(other->points[other->point_count - 1], point) < CHAIN_DIAGRAM_EVENT;
        if (leaves || arrives)
            return true;
    }
    return false;
}

/* On the border that time runs along: below when it runs to the right, at the right when it runs down. */
static chain_layout_point beside(const chain_layout_rect *cell, bool top_down, int rank)
{
    double length = top_down ? cell->h : cell->w;
    /* On a large host each has room for its name. */
    double step = CHAIN_DIAGRAM_EVENT + (length > 3 * CHAIN_LABEL_WIDTH ? CHAIN_LABEL_WIDTH : 6);
    double at = fmax(length * 0.1, length - (CHAIN_DIAGRAM_EVENT * 0.7) - rank * step);
    return top_down ? (chain_layout_point){cell->x + cell->w, cell->y + at} : (chain_layout_point){cell->x + at, cell->y + cell->h};
}

static int first_edge(const struct chain_diagram *diagram, int border)
{
    for (int i = 0; i < diagram->edge_count; i++)
        if (diagram->edge_border[i] == border)
            return i;
    return -1;
}

/* Does a line leave by the border that events sit on? */
static bool leaves_along_border(const struct chain_diagram *diagram, int edge, const chain_layout_rect *box)
{
    const chain_layout_point *points = diagram->result->edges[edge].points;
    if (diagram->top_down)
        return points[0].x > box->x + box->w - 1 && points[1].x > points[0].x && points[0].y > box->y && points[0].y < box->y + box->h;
    return points[0].y > box->y + box->h - 1 && points[1].y > points[0].y && points[0].x > box->x && points[0].x < box->x + box->w;
}

static chain_layout_point meeting(const struct chain_diagram *diagram, const chain_layout_rect *box, chain_layout_point point)
{
    return diagram->top_down ? (chain_layout_point){box->x + box->w, point.y} : (chain_layout_point){point.x, box->y + box->h};
}

/* Charts beyond this size have all of them beside their lines. */
#define LOOK_AT_LINES 4000000

void chain_diagram_place_borders(struct chain_diagram *diagram)
{
    bool look = (double)diagram->edge_count * diagram->border_count < LOOK_AT_LINES;
    int rank = 0;
    for (int i = 0; i < diagram->border_count; i++) {
        struct chain_diagram_border *border = &diagram->borders[i];
        int edge = look ? first_edge(diagram, i) : -1;
        rank = i > 0 && diagram->borders[i - 1].host == border->host ? rank : 0;
        chain_layout_rect box = chain_diagram_shape_of(diagram, border->host);
        border->moved = edge < 0 || !leaves_along_border(diagram, edge, &box) || is_shared(diagram, edge, diagram->result->edges[edge].points[0]);
        if (border->moved)
            border->middle = beside(&box, diagram->top_down, rank++);
        else
            border->middle = meeting(diagram, &box, diagram->result->edges[edge].points[0]);
    }
}
