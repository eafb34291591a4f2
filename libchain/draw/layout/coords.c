/* Points: line widths from tracks, labels and headers, then the corners of every route. */
#include "layout_internal.h"

#define TRACK 8.0        /* between two tracks of a channel */
#define PAD_X 12.0       /* room for arrowheads beside a box */
#define PAD_Y 9.0
#define CHANNEL_X 24.0   /* least channel between columns */
#define CHANNEL_Y 8.0    /* least channel between a row and its lane's border */
#define DOCK 10.0        /* between two docks of a box: the heads of lines do not touch */
#define DOCK_SHARE 0.38  /* docks keep to the middle of a side */

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* Across lanes of a top-bottom chart: what the boxes of a lane and least channels take. */
static double lane_room(const struct geometry *g, int lane)
{
    const struct plan *p = g->p;
    double room = 2 * CHANNEL_Y;
    int row;

    for (row = 0; row < p->depth[lane]; row++)
        room += g->box_y[p->base[lane] + 2 * row + 1];
    return room;
}

static void measure_lanes(struct geometry *g, double least)
{
    const chain_layout_input *in = g->p->in;
    int i;

    g->header = least;
    for (i = 0; i < in->lane_count; i++) {
        chain_layout_extent e = { 0, 0, 0 };
        in->measure(in->measure_ctx, CHAIN_LAYOUT_TEXT_LANE, i, g->tb ? lane_room(g, i) : least, &e);
        g->lane_min[i] = g->tb ? e.w : e.h;
        g->header = larger(g->header, g->tb ? e.h : e.w);
    }
}

static status take_arrays(struct geometry *g)
{
    const struct plan *p = g->p;
    struct mem *mem = g->mem;
    int m = p->in->edge_count;

    g->box_x = NEW(mem, double, p->nx);
    g->box_y = NEW(mem, double, p->ny);
    g->need_x = NEW(mem, double, p->nx);
    g->need_y = NEW(mem, double, p->ny);
    g->part_x = NEW(mem, double, p->nx);
    g->part_y = NEW(mem, double, p->ny);
    g->pos_x = NEW(mem, double, p->nx);
    g->pos_y = NEW(mem, double, p->ny);
    g->size_x = NEW(mem, double, p->nx);
    g->size_y = NEW(mem, double, p->ny);
    g->lane_min = NEW(mem, double, p->in->lane_count);
    g->point = NEW(mem, chain_layout_point, p->seg_count + m);
    g->point_start = NEW(mem, int, m + 1);
    g->pill = NEW(mem, chain_layout_rect, m);
    g->shape = NEW(mem, unsigned char, m);
    g->clash = NEW(mem, unsigned char, m);
    if (g->box_x == NULL || g->box_y == NULL || g->need_x == NULL || g->need_y == NULL || g->part_x == NULL
        || g->part_y == NULL || g->pos_x == NULL || g->pos_y == NULL || g->size_x == NULL || g->size_y == NULL || g->lane_min == NULL || g->point == NULL
        || g->point_start == NULL || g->pill == NULL || g->shape == NULL || g->clash == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    return CHAIN_LAYOUT_OK;
}

status chain_layout_geometry_init(struct geometry *g, const struct wish *wish, struct texts *texts, struct mem *mem,
                                  const chain_layout_options *opt)
{
    struct geometry fresh = { 0 };

    *g = fresh;
    g->p = wish->plan;
    g->mem = mem;
    g->opt = opt;
    g->texts = texts;
    g->tb = opt->direction == CHAIN_LAYOUT_TOP_BOTTOM;
    if (take_arrays(g) != CHAIN_LAYOUT_OK || chain_layout_sizes(g, wish) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    measure_lanes(g, wish->header);
    return CHAIN_LAYOUT_OK;
}

/* Between two tracks of a channel. */
static double pitch_of(const struct geometry *g, const struct segment *s)
{
    return TRACK + (s->horizontal ? g->part_y : g->part_x)[s->line];
}

/* Width of every line: boxes as they are, channels as their busiest spot and their labels demand. */
static void set_sizes(struct geometry *g)
{
    const struct plan *p = g->p;
    int i;

    for (i = 0; i < p->nx; i++)
        g->size_x[i] = i % 2 ? g->box_x[i] : larger(g->need_x[i], i == 0 || i == p->nx - 1 ? 14 : CHANNEL_X);
    for (i = 0; i < p->ny; i++) {
        int row_line = (i - p->base[p->line_lane[i]]) % 2;
        g->size_y[i] = row_line ? g->box_y[i] : larger(g->need_y[i], CHANNEL_Y);
    }
    for (i = 0; i < p->seg_count; i++) {
        const struct segment *s = &p->seg[i];
        double *size = s->horizontal ? &g->size_y[s->line] : &g->size_x[s->line];
        if (chain_layout_in_channel(p, s))
            *size = larger(*size, 2 * (s->horizontal ? PAD_Y : PAD_X) + (s->slots - 1) * pitch_of(g, s));
    }
}

/* A header that is taller than its lane spreads over the lane's channels. */
static void stretch_lanes(struct geometry *g)
{
    const struct plan *p = g->p;
    int lane, k;

    g->stretched = 0;
    for (lane = 0; lane < p->in->lane_count; lane++) {
        int lines = 2 * p->depth[lane] + 1;
        double sum = 0;
        for (k = 0; k < lines; k++)
            sum += g->size_y[p->base[lane] + k];
        g->stretched += sum < g->lane_min[lane] ? g->lane_min[lane] - sum : 0;
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
    double room = DOCK_SHARE * (s->horizontal ? g->size_y[s->line] : g->size_x[s->line]), step = DOCK, from_middle;

    if (chain_layout_in_channel(g->p, s))
        return (s->slot - (s->slots - 1) / 2.0) * pitch_of(g, s);
    from_middle = s->centre >= 0 ? s->slot - s->centre : s->slot - (s->slots - 1) / 2.0;
    if (s->centre >= 0 && s->slot < s->centre && s->centre * step > room)
        step = room / s->centre;
    else if (s->centre >= 0 && (s->slots - 1 - s->centre) * step > room)
        step = room / (s->slots - 1 - s->centre);
    else if (s->centre < 0 && (s->slots - 1) / 2.0 * step > room)
        step = room * 2 / (s->slots - 1);
    return from_middle * step;
}

chain_layout_rect chain_layout_box(const struct geometry *g, int node)
{
    int cell = chain_layout_cell(g->p, node), x = cell % g->p->nx, y = cell / g->p->nx;
    chain_layout_rect r = { g->pos_x[x] - g->size_x[x] / 2, g->pos_y[y] - g->size_y[y] / 2, g->size_x[x], g->size_y[y] };

    return r;
}

/* Where a route touches its box: on the box's border, at the track of the segment that docks. */
static chain_layout_point dock(const struct geometry *g, int node, const struct segment *s, int dir)
{
    chain_layout_rect box = chain_layout_box(g, node);
    chain_layout_point at;

    at.x = s->horizontal ? (dir == EAST ? box.x + box.w : box.x) : box.x + box.w / 2 + offset_of(g, s);
    at.y = s->horizontal ? box.y + box.h / 2 + offset_of(g, s) : (dir == SOUTH ? box.y + box.h : box.y);
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
