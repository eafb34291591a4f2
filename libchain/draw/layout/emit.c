/* The result: copies a geometry out, transposes top-bottom charts and clips lines on the shapes. */
#include "layout_internal.h"

#include <math.h>

/* How much farther in than the box's border the shape begins, `off` away from the side's middle. */
static double inset(chain_layout_shape shape, double off, double w, double h, int on_end)
{
    double half = on_end ? h / 2 : w / 2, r = CHAIN_LAYOUT_PILL_RADIUS, into;

    off = fabs(off);
    if (shape == CHAIN_LAYOUT_HEXAGON) {
        if (on_end)
            return CHAIN_LAYOUT_HEXAGON_SLANT * off / half;
        into = off - (half - CHAIN_LAYOUT_HEXAGON_SLANT);
        return into <= 0 ? 0 : h / 2 * into / CHAIN_LAYOUT_HEXAGON_SLANT;
    }
    if (shape != CHAIN_LAYOUT_PILL)
        return 0;
    r = r < w / 2 ? r : w / 2;
    r = r < h / 2 ? r : h / 2;
    into = off - (half - r);
    return into <= 0 ? 0 : r - sqrt(r * r - (into < r ? into * into : r * r));
}

/* Moves an end of a line from its box's border to its shape; in the finished frame. */
static void clip(chain_layout_point *at, chain_layout_point next, const chain_layout_rect *box,
                 chain_layout_shape shape)
{
    double cx = box->x + box->w / 2, cy = box->y + box->h / 2;

    if (fabs(at->y - next.y) < fabs(at->x - next.x))
        at->x += (at->x > cx ? -1 : 1) * inset(shape, at->y - cy, box->w, box->h, 1);
    else
        at->y += (at->y > cy ? -1 : 1) * inset(shape, at->x - cx, box->w, box->h, 0);
}

static chain_layout_rect turned(const struct geometry *g, double x, double y, double w, double h)
{
    chain_layout_rect r = { g->tb ? y : x, g->tb ? x : y, g->tb ? h : w, g->tb ? w : h };
    return r;
}

static void emit_lanes(const struct geometry *g, chain_layout_out_lane *out, int *order)
{
    const struct plan *p = g->p;
    int place, k;

    for (place = 0; place < p->in->lane_count; place++) {
        int lane = p->order[place], line = p->base[lane];
        double y = g->pos_y[line] - g->size_y[line] / 2, h = 0;
        for (k = 0; k < 2 * p->depth[lane] + 1; k++)
            h += g->size_y[line + k];
        order[place] = lane;
        out[lane].box = turned(g, 0, y, g->w, h);
        out[lane].header = turned(g, 0, y, g->header, h);
    }
}

static void emit_nodes(const struct geometry *g, chain_layout_out_node *out)
{
    const struct plan *p = g->p;
    int i;

    for (i = 0; i < p->in->node_count; i++) {
        chain_layout_rect box = chain_layout_box(g, i);
        out[i].box = turned(g, box.x, box.y, box.w, box.h);
        out[i].column = p->col[i];
        out[i].row = p->row[i];
        out[i].out_of_phase = (unsigned char)chain_layout_out_of_phase(p, i);
        out[i].pin_column_ignored = p->in->nodes[i].pin_column >= 0 && p->col[i] != p->in->nodes[i].pin_column;
        out[i].pin_row_ignored = p->in->nodes[i].pin_row >= 0 && p->row[i] != p->in->nodes[i].pin_row;
    }
}

/* Spans of the phases, from the steps that stand in them. */
static void emit_phases(const struct geometry *g, chain_layout_out_phase *out)
{
    const struct plan *p = g->p;
    int i;

    for (i = 0; i < p->in->phase_count; i++)
        out[i].first_column = out[i].last_column = -1;
    for (i = 0; p->in->phase_count > 0 && i < p->in->node_count; i++) {
        chain_layout_out_phase *phase;
        if (p->phase[i] < 0 || chain_layout_out_of_phase(p, i))
            continue;
        phase = &out[p->phase[i]];
        if (phase->first_column < 0 || p->col[i] < phase->first_column)
            phase->first_column = p->col[i];
        phase->last_column = chain_layout_max(phase->last_column, p->col[i]);
    }
    for (i = 0; i < p->in->phase_count; i++)
        if (out[i].first_column >= 0) {
            out[i].start = g->pos_x[2 * out[i].first_column];
            out[i].end = g->pos_x[2 * out[i].last_column + 2];
        }
}

static void emit_edge(const struct geometry *g, int e, const chain_layout_out_node *nodes,
                      chain_layout_point *points, chain_layout_out_edge *out)
{
    const chain_layout_edge *edge = &g->p->in->edges[e];
    const chain_layout_node *all = g->p->in->nodes;
    int count = g->point_start[e + 1] - g->point_start[e], k;

    for (k = 0; k < count; k++) {
        chain_layout_point at = g->point[g->point_start[e] + k];
        points[k].x = g->tb ? at.y : at.x;
        points[k].y = g->tb ? at.x : at.y;
    }
    clip(&points[0], points[1], &nodes[edge->from].box, all[edge->from].shape);
    clip(&points[count - 1], points[count - 2], &nodes[edge->to].box, all[edge->to].shape);
    out->points = points;
    out->point_count = count;
    out->loop = g->p->back[e];
    out->has_label = edge->label >= 0;
    if (out->has_label) {
        out->label = turned(g, g->pill[e].x, g->pill[e].y, g->pill[e].w, g->pill[e].h);
        out->label_clash = g->clash[e];
        out->label_wrap = g->texts->label_wrap[g->shape[e]];
    }
}

static void emit_numbers(const struct geometry *g, const chain_layout_options *opt,
                         chain_layout_result *res)
{
    const struct plan *p = g->p;
    int i;

    res->w = g->tb ? g->h : g->w;
    res->h = g->tb ? g->w : g->h;
    res->box_w = g->tb ? g->box_h : g->box_w;
    res->box_h = g->tb ? g->box_w : g->box_h;
    res->lane_count = p->in->lane_count;
    res->node_count = p->in->node_count;
    res->edge_count = p->in->edge_count;
    res->column_count = p->col_count;
    res->compact = p->compact;
    res->crossings = p->crossings;
    res->label_clashes = g->clashes;
    res->scale = chain_layout_scale(g, opt, &res->reserved_h);
    res->text_pt = opt->node_text_pt * res->scale;
    res->phase_count = p->in->phase_count;
    for (i = 0; i < p->in->node_count; i++) {
        res->out_of_phase += res->nodes[i].out_of_phase;
        res->ignored_pins += res->nodes[i].pin_column_ignored + res->nodes[i].pin_row_ignored;
    }
}

status chain_layout_emit(const struct geometry *g, const chain_layout_options *opt,
                         chain_layout_result *res, struct mem *mem)
{
    const struct plan *p = g->p;
    chain_layout_out_lane *lanes = NEW(mem, chain_layout_out_lane, p->in->lane_count);
    chain_layout_out_node *nodes = NEW(mem, chain_layout_out_node, p->in->node_count);
    chain_layout_out_edge *edges = NEW(mem, chain_layout_out_edge, p->in->edge_count);
    chain_layout_point *points = NEW(mem, chain_layout_point, p->seg_count + p->in->edge_count);
    double *columns = NEW(mem, double, p->col_count), *ends = NEW(mem, double, p->col_count);
    chain_layout_out_phase *phases = NEW(mem, chain_layout_out_phase, p->in->phase_count);
    int *order = NEW(mem, int, p->in->lane_count), i;

    if (lanes == NULL || nodes == NULL || edges == NULL || points == NULL || columns == NULL || ends == NULL
        || order == NULL || phases == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    emit_lanes(g, lanes, order);
    emit_nodes(g, nodes);
    emit_phases(g, phases);
    for (i = 0; i < p->in->edge_count; i++)
        emit_edge(g, i, nodes, &points[g->point_start[i]], &edges[i]);
    for (i = 0; i < p->col_count; i++) {
        columns[i] = g->pos_x[2 * i + 1] - g->size_x[2 * i + 1] / 2;
        ends[i] = columns[i] + g->size_x[2 * i + 1];
    }
    res->lanes = lanes;
    res->lane_order = order;
    res->nodes = nodes;
    res->edges = edges;
    res->column_start = columns;
    res->column_end = ends;
    res->direction = opt->direction;
    res->phases = phases;
    emit_numbers(g, opt, res);
    return CHAIN_LAYOUT_OK;
}
