/* Points: line widths from tracks, labels and headers, then the corners of every route. */
#include "layout_internal.h"

#define TRACK 9.0        /* between two tracks of a channel */
#define PAD_X 13.0       /* room for arrowheads beside a box */
#define PAD_Y 11.0
#define CHANNEL_X 30.0   /* least channel between columns */
#define CHANNEL_Y 8.0    /* least channel between a row and its lane's border */
#define DOCK_SHARE 0.38  /* docks keep to the middle of a side */

/* Takes the size that all boxes share and that of every label, in the core's frame. */
static void measure_all(struct geometry *g, double box_width, double label_width, double min_header)
{
    const chain_layout_input *in = g->p->in;
    int i;

    g->box_w = g->box_h = 0;
    for (i = 0; i < in->node_count; i++) {
        chain_layout_extent e = { 0, 0, 0 };
        in->measure(in->measure_ctx, CHAIN_LAYOUT_TEXT_NODE, i, box_width, &e);
        g->box_w = e.w > g->box_w ? e.w : g->box_w;
        g->box_h = e.h > g->box_h ? e.h : g->box_h;
        g->hyphens += e.hyphens;
    }
    g->box_w = g->box_w > box_width ? g->box_w : box_width;
    g->box_h = g->box_h > 30 ? g->box_h : 30;
    for (i = 0; i < in->edge_count; i++) {
        chain_layout_extent e = { 0, 0, 0 };
        if (in->edges[i].label < 0)
            continue;
        in->measure(in->measure_ctx, CHAIN_LAYOUT_TEXT_LABEL, in->edges[i].label, label_width, &e);
        g->label[i].w = g->tb ? e.h : e.w;
        g->label[i].h = g->tb ? e.w : e.h;
        g->hyphens += e.hyphens;
    }
    g->header = min_header;
    for (i = 0; i < in->lane_count; i++) {
        chain_layout_extent e = { 0, 0, 0 };
        double room = g->tb ? g->p->depth[i] * g->box_w + 2 * CHANNEL_Y : min_header;
        in->measure(in->measure_ctx, CHAIN_LAYOUT_TEXT_LANE, i, room, &e);
        g->lane_min[i] = g->tb ? e.w : e.h;
        if ((g->tb ? e.h : e.w) > g->header)
            g->header = g->tb ? e.h : e.w;
    }
    if (g->tb) {
        double swap = g->box_w;
        g->box_w = g->box_h;
        g->box_h = swap;
    }
}

status chain_layout_geometry_init(struct geometry *g, const struct plan *p, struct mem *mem,
                                  const chain_layout_options *opt, double box_width)
{
    int m = p->in->edge_count;
    struct geometry fresh = { 0 };

    *g = fresh;
    g->p = p;
    g->mem = mem;
    g->tb = opt->direction == CHAIN_LAYOUT_TOP_BOTTOM;
    g->need_x = NEW(mem, double, p->nx);
    g->need_y = NEW(mem, double, p->ny);
    g->pos_x = NEW(mem, double, p->nx);
    g->pos_y = NEW(mem, double, p->ny);
    g->size_x = NEW(mem, double, p->nx);
    g->size_y = NEW(mem, double, p->ny);
    g->lane_min = NEW(mem, double, p->in->lane_count);
    g->point = NEW(mem, chain_layout_point, p->seg_count + m);
    g->point_start = NEW(mem, int, m + 1);
    g->label = NEW(mem, chain_layout_extent, m);
    g->pill = NEW(mem, chain_layout_rect, m);
    g->clash = NEW(mem, unsigned char, m);
    g->score = NEW(mem, int, m);
    if (g->need_x == NULL || g->need_y == NULL || g->pos_x == NULL || g->pos_y == NULL
        || g->size_x == NULL || g->size_y == NULL || g->lane_min == NULL || g->point == NULL
        || g->point_start == NULL || g->label == NULL || g->pill == NULL || g->clash == NULL
        || g->score == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    measure_all(g, box_width, opt->label_width, opt->header_size);
    return CHAIN_LAYOUT_OK;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* Width of every line: boxes as they are, channels as their busiest spot and their labels demand. */
static void set_sizes(struct geometry *g)
{
    const struct plan *p = g->p;
    int i;

    for (i = 0; i < p->nx; i++)
        g->size_x[i] = i % 2 ? g->box_w : larger(g->need_x[i], i == 0 || i == p->nx - 1 ? 14 : CHANNEL_X);
    for (i = 0; i < p->ny; i++) {
        int row_line = (i - p->base[p->line_lane[i]]) % 2;
        g->size_y[i] = row_line ? g->box_h : larger(g->need_y[i], CHANNEL_Y);
    }
    for (i = 0; i < p->seg_count; i++) {
        const struct segment *s = &p->seg[i];
        double *size = s->horizontal ? &g->size_y[s->line] : &g->size_x[s->line];
        int channel = s->horizontal ? (s->line - p->base[p->line_lane[s->line]]) % 2 == 0 : s->line % 2 == 0;
        if (channel)
            *size = larger(*size, 2 * (s->horizontal ? PAD_Y : PAD_X) + (s->slots - 1) * TRACK);
    }
}

/* A header that is taller than its lane spreads over the lane's channels. */
static void stretch_lanes(struct geometry *g)
{
    const struct plan *p = g->p;
    int lane, k;

    for (lane = 0; lane < p->in->lane_count; lane++) {
        int lines = 2 * p->depth[lane] + 1;
        double sum = 0;
        for (k = 0; k < lines; k++)
            sum += g->size_y[p->base[lane] + k];
        for (k = 0; sum < g->lane_min[lane] && k < lines; k += 2)
            g->size_y[p->base[lane] + k] += (g->lane_min[lane] - sum) / (p->depth[lane] + 1);
    }
}

static double place_lines(const double *size, double *pos, int count, double at)
{
    int i;

    for (i = 0; i < count; i++) {
        pos[i] = at + size[i] / 2;
        at += size[i];
    }
    return at;
}

/* How far a segment lies from the middle of its line. */
static double offset_of(const struct geometry *g, const struct segment *s)
{
    const struct plan *p = g->p;
    int channel = s->horizontal ? (s->line - p->base[p->line_lane[s->line]]) % 2 == 0 : s->line % 2 == 0;
    double room = DOCK_SHARE * (s->horizontal ? g->box_h : g->box_w), step = TRACK, from_middle;

    if (channel)
        return (s->slot - (s->slots - 1) / 2.0) * TRACK;
    from_middle = s->centre >= 0 ? s->slot - s->centre : s->slot - (s->slots - 1) / 2.0;
    if (s->centre >= 0 && s->slot < s->centre && s->centre * step > room)
        step = room / s->centre;
    else if (s->centre >= 0 && (s->slots - 1 - s->centre) * step > room)
        step = room / (s->slots - 1 - s->centre);
    else if (s->centre < 0 && (s->slots - 1) / 2.0 * step > room)
        step = room * 2 / (s->slots - 1);
    return from_middle * step;
}

/* Where a route touches its box: on the box's border, at the track of the segment that docks. */
static chain_layout_point dock(const struct geometry *g, int node, const struct segment *s, int dir)
{
    int cell = chain_layout_cell(g->p, node);
    double x = g->pos_x[cell % g->p->nx], y = g->pos_y[cell / g->p->nx];
    chain_layout_point at;

    at.x = s->horizontal ? x + (dir == EAST ? g->box_w / 2 : -g->box_w / 2) : x + offset_of(g, s);
    at.y = s->horizontal ? y + offset_of(g, s) : y + (dir == SOUTH ? g->box_h / 2 : -g->box_h / 2);
    return at;
}

static void trace(struct geometry *g, int edge, chain_layout_point *out)
{
    const struct plan *p = g->p;
    const struct path *path = &p->path[edge];
    const struct segment *s = &p->seg[p->seg_start[edge]];
    int count = p->seg_start[edge + 1] - p->seg_start[edge], k, n = path->len;

    out[0] = dock(g, p->in->edges[edge].from, &s[0], chain_layout_dir(p, path->cell[0], path->cell[1]));
    for (k = 0; k + 1 < count; k++) {
        const struct segment *h = s[k].horizontal ? &s[k] : &s[k + 1];
        const struct segment *v = s[k].horizontal ? &s[k + 1] : &s[k];
        out[k + 1].x = g->pos_x[v->line] + offset_of(g, v);
        out[k + 1].y = g->pos_y[h->line] + offset_of(g, h);
    }
    out[count] = dock(g, p->in->edges[edge].to, &s[count - 1],
                      chain_layout_dir(p, path->cell[n - 1], path->cell[n - 2]));
}

void chain_layout_coords(struct geometry *g)
{
    const struct plan *p = g->p;
    int e;

    set_sizes(g);
    stretch_lanes(g);
    g->w = place_lines(g->size_x, g->pos_x, p->nx, g->header);
    g->h = place_lines(g->size_y, g->pos_y, p->ny, 0);
    for (e = 0; e < p->in->edge_count; e++) {
        g->point_start[e] = p->seg_start[e] + e;
        trace(g, e, &g->point[g->point_start[e]]);
    }
    g->point_start[e] = p->seg_start[e] + e;
}
