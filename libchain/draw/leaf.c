#include "draw/leaf.h"

#include <stdlib.h>

/* A line is cut into at most one piece more than it has points on the axis of time; with both ends of each, twice that. */
#define POINTS_PER_POINT 4

static bool is_portrait(const struct chain_leaf *leaf)
{
    return leaf->picture.portrait;
}

static double along(const struct chain_leaf *leaf, chain_layout_point p)
{
    return is_portrait(leaf) ? p.y : p.x;
}

static void move_rect(const struct chain_leaf *leaf, chain_layout_rect *r)
{
    if (is_portrait(leaf))
        r->y += leaf->shift;
    else
        r->x += leaf->shift;
}

static void take_lanes(struct chain_leaf *leaf, const chain_layout_result *whole)
{
    double header = is_portrait(leaf) ? whole->lanes[0].header.h : whole->lanes[0].header.w;
    double length = header + 2 * CHAIN_LEAF_LEAD + leaf->page->end - leaf->page->start;
    for (int i = 0; i < whole->lane_count; i++) {
        leaf->lanes[i] = whole->lanes[i];
        if (is_portrait(leaf))
            leaf->lanes[i].box.h = length;
        else
            leaf->lanes[i].box.w = length;
    }
    leaf->shift = header + CHAIN_LEAF_LEAD - leaf->page->start;
    leaf->layout.w = is_portrait(leaf) ? whole->w : length;
    leaf->layout.h = is_portrait(leaf) ? length : whole->h;
}

static void take_boxes(struct chain_leaf *leaf, const struct chain_picture *whole)
{
    for (int i = 0; i < leaf->page->node_count; i++) {
        int node = leaf->page->nodes[i];
        leaf->boxes[i] = whole->view->boxes[node];
        leaf->nodes[i] = whole->layout->nodes[node];
        move_rect(leaf, &leaf->nodes[i].box);
        leaf->box_of[node] = (size_t)i + 1;
        if (whole->numbers)
            leaf->numbers[i] = whole->numbers[node];
    }
    leaf->view.box_count = (size_t)leaf->page->node_count;
    leaf->layout.node_count = leaf->page->node_count;
}

/* Phases that have a column on the page keep what of them lies there. */
static void take_phases(struct chain_leaf *leaf, const chain_layout_result *whole)
{
    for (int i = 0; i < whole->phase_count; i++) {
        chain_layout_out_phase *phase = &leaf->phases[i];
        *phase = whole->phases[i];
        if (phase->first_column < 0)
            continue;
        if (phase->end <= leaf->page->start || phase->start >= leaf->page->end)
            phase->first_column = -1;
        phase->start = (phase->start > leaf->page->start ? phase->start : leaf->page->start) + leaf->shift;
        phase->end = (phase->end < leaf->page->end ? phase->end : leaf->page->end) + leaf->shift;
    }
}

static chain_layout_point at_time(const struct chain_leaf *leaf, chain_layout_point a, chain_layout_point b, double time)
{
    double from = along(leaf, a), to = along(leaf, b), share = to != from ? (time - from) / (to - from) : 0;
    return (chain_layout_point){a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

static double within(const struct chain_leaf *leaf, double time)
{
    return time < leaf->page->start ? leaf->page->start : time > leaf->page->end ? leaf->page->end : time;
}

static void put_point(struct chain_leaf *leaf, chain_layout_out_edge *piece, chain_layout_point p)
{
    if (is_portrait(leaf))
        p.y += leaf->shift;
    else
        p.x += leaf->shift;
    leaf->points[piece->point_count++] = p;
}

/* The piece is whole: it gets its line. One point is no piece. */
static void end_piece(struct chain_leaf *leaf, chain_layout_out_edge *piece, const struct chain_view_line *line, bool head)
{
    if (piece->point_count > 1) {
        size_t number = leaf->view.line_count++, from = leaf->box_of[line->from], to = leaf->box_of[line->to];
        piece->points = leaf->points;
        leaf->edges[number] = *piece;
        leaf->lines[number] = *line;
        leaf->lines[number].from = from ? from - 1 : SIZE_MAX;
        leaf->lines[number].to = to ? to - 1 : SIZE_MAX;
        leaf->lines[number].headless = !head;
        leaf->points += piece->point_count;
    }
    piece->point_count = 0;
}

/* Follows a line and keeps what of it lies on the page. */
static void take_line(struct chain_leaf *leaf, const chain_layout_out_edge *edge, const struct chain_view_line *line)
{
    chain_layout_out_edge piece = *edge;
    double start = leaf->page->start, end = leaf->page->end;
    piece.point_count = 0;
    piece.has_label = 0;
    for (int i = 0; i + 1 < edge->point_count; i++) {
        chain_layout_point a = edge->points[i], b = edge->points[i + 1];
        double from = along(leaf, a), to = along(leaf, b);
        bool outside = (from < start && to < start) || (from >= end && to >= end);
        if (outside) {
            end_piece(leaf, &piece, line, false);
            continue;
        }
        if (piece.point_count == 0)
            put_point(leaf, &piece, from == to ? a : at_time(leaf, a, b, within(leaf, from)));
        put_point(leaf, &piece, from == to ? b : at_time(leaf, a, b, within(leaf, to)));
        if (to < start || to >= end)
            end_piece(leaf, &piece, line, false);
    }
    end_piece(leaf, &piece, line, true);
}

/* The label goes with the line's first piece on the page. */
static void take_lines(struct chain_leaf *leaf, const struct chain_picture *whole)
{
    const chain_layout_result *layout = whole->layout;
    int label = 0;
    for (int i = 0; i < layout->edge_count; i++) {
        size_t before = leaf->view.line_count;
        take_line(leaf, &layout->edges[i], &whole->view->lines[i]);
        while (label < leaf->page->label_count && leaf->page->labels[label] < i)
            label++;
        if (label == leaf->page->label_count || leaf->page->labels[label] != i || leaf->view.line_count == before)
            continue;
        leaf->edges[before].has_label = layout->edges[i].has_label;
        leaf->edges[before].label = layout->edges[i].label;
        move_rect(leaf, &leaf->edges[before].label);
    }
    leaf->layout.edge_count = (int)leaf->view.line_count;
}

/* Where the points begin; the member moves on while pieces are made. */
static size_t count_points(const chain_layout_result *layout)
{
    size_t count = 1;
    for (int i = 0; i < layout->edge_count; i++)
        count += POINTS_PER_POINT * (size_t)layout->edges[i].point_count;
    return count;
}

static bool reserve(struct chain_leaf *leaf, const struct chain_picture *whole, size_t points)
{
    const chain_layout_result *layout = whole->layout;
    size_t boxes = (size_t)leaf->page->node_count + 1, pieces = points / 2 + 1;
    leaf->lanes = calloc((size_t)layout->lane_count + 1, sizeof *leaf->lanes);
    leaf->nodes = calloc(boxes, sizeof *leaf->nodes);
    leaf->boxes = calloc(boxes, sizeof *leaf->boxes);
    leaf->numbers = calloc(boxes, sizeof *leaf->numbers);
    leaf->edges = calloc(pieces, sizeof *leaf->edges);
    leaf->lines = calloc(pieces, sizeof *leaf->lines);
    leaf->phases = calloc((size_t)layout->phase_count + 1, sizeof *leaf->phases);
    leaf->points = calloc(points, sizeof *leaf->points);
    leaf->box_of = calloc(whole->view->box_count + 1, sizeof *leaf->box_of);
    return leaf->lanes && leaf->nodes && leaf->boxes && leaf->numbers && leaf->edges && leaf->lines && leaf->phases && leaf->points &&
           leaf->box_of;
}

bool chain_leaf_init(struct chain_leaf *leaf, const struct chain_picture *whole, int page)
{
    *leaf = (struct chain_leaf){.picture = *whole, .view = *whole->view, .layout = *whole->layout, .page = &whole->cut->pages[page]};
    if (!reserve(leaf, whole, count_points(whole->layout)))
        return false;
    chain_layout_point *points = leaf->points;
    leaf->view.line_count = 0;
    take_lanes(leaf, whole->layout);
    take_boxes(leaf, whole);
    take_phases(leaf, whole->layout);
    take_lines(leaf, whole);
    leaf->points = points;
    leaf->view.boxes = leaf->boxes;
    leaf->view.lines = leaf->lines;
    leaf->view.key_count = leaf->view.note_count = leaf->view.gap_count = 0;
    leaf->view.unknown_note = leaf->view.credits = NULL;
    leaf->layout.lanes = leaf->lanes;
    leaf->layout.nodes = leaf->nodes;
    leaf->layout.edges = leaf->edges;
    leaf->layout.phases = leaf->phases;
    leaf->picture.view = &leaf->view;
    leaf->picture.layout = &leaf->layout;
    leaf->picture.numbers = whole->numbers ? leaf->numbers : NULL;
    leaf->picture.leaf = leaf;
    leaf->picture.wrap = (struct chain_wrap){.lines = 0};
    return true;
}

int chain_leaf_number(const struct chain_leaf *leaf)
{
    return (int)(leaf->page - leaf->picture.cut->pages);
}

void chain_leaf_clear(struct chain_leaf *leaf)
{
    free(leaf->lanes);
    free(leaf->nodes);
    free(leaf->boxes);
    free(leaf->numbers);
    free(leaf->edges);
    free(leaf->lines);
    free(leaf->phases);
    free(leaf->points);
    free(leaf->box_of);
    chain_wrap_clear(&leaf->picture.wrap);
}
