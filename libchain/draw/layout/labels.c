/* Labels: a pill on the line, where it covers least; where nothing fits, a channel is widened. */
#include "clutter.h"

#include <stdlib.h>

enum { POSITIONS = 9, SOFT_ROUNDS = 3 };

#define TOO_BAD 25.0   /* above this a channel is widened */
#define COST_NODE 120.0
#define COST_PILL 150.0
#define COST_LINE 30.0
#define COST_OWN 4.0
#define COST_BORDER 2.5
#define TAIL 5.0       /* line left visible before the pill */
#define HEAD 13.0      /* and after it, for the arrowhead */

struct turn {
    double slack;
    int edge;
};

struct spot {
    double score;
    int point;  /* the piece of line it sits on */
    int hard;   /* covers a box or another pill */
    double lack; /* length that the piece is short of */
    chain_layout_rect pill;
};

static double piece_length(const struct geometry *g, int point)
{
    chain_layout_point a = g->point[point], b = g->point[point + 1];
    double dx = a.x < b.x ? b.x - a.x : a.x - b.x, dy = a.y < b.y ? b.y - a.y : a.y - b.y;

    return dx + dy;
}

static double route_length(const struct geometry *g, int edge)
{
    double sum = 0;
    int k;

    for (k = g->point_start[edge]; k + 1 < g->point_start[edge + 1]; k++)
        sum += piece_length(g, k);
    return sum;
}

static int is_level(const struct geometry *g, int point)
{
    return g->point[point].y == g->point[point + 1].y;
}

/* The pill with its middle t along a piece of line. */
static chain_layout_rect pill_at(const struct geometry *g, int edge, int point, double t)
{
    chain_layout_point a = g->point[point], b = g->point[point + 1];
    double length = piece_length(g, point), w = g->label[edge].w, h = g->label[edge].h;
    double f = length > 0 ? t / length : 0.5;
    chain_layout_rect r = { a.x + (b.x - a.x) * f - w / 2, a.y + (b.y - a.y) * f - h / 2, w, h };

    return r;
}

static double judge(const struct clutter *c, int edge, struct spot *spot, double walked, double total)
{
    const struct chain_layout_input *in = c->g->p->in;
    struct covered under = chain_layout_clutter_under(c, edge, &spot->pill);
    double away = walked > total / 2 ? walked - total / 2 : total / 2 - walked;
    double score = under.nodes * COST_NODE + under.pills * COST_PILL + under.lines * COST_LINE
                   + under.borders * COST_BORDER + (under.own > 1 ? (under.own - 1) * COST_OWN : 0);

    spot->hard = under.nodes > 0 || under.pills > 0;
    if (in->nodes[in->edges[edge].from].shape == CHAIN_LAYOUT_HEXAGON)
        score += walked / 40 < 12 ? walked / 40 : 12; /* an answer belongs to its question */
    else
        score += 6 * away / (total > 1 ? total : 1);
    return score + (spot->lack > 0 ? 4 + spot->lack / 4 : 0);
}

/* Best of the positions along one piece of line. */
static void try_piece(const struct clutter *c, int edge, int point, double walked, double total,
                      struct spot *best)
{
    const struct geometry *g = c->g;
    double along = is_level(g, point) ? g->label[edge].w : g->label[edge].h;
    double length = piece_length(g, point);
    double lo = along / 2 + (point == g->point_start[edge] ? TAIL : 2);
    double hi = length - along / 2 - (point + 2 == g->point_start[edge + 1] ? HEAD : 2);
    int k;

    for (k = 0; k < POSITIONS; k++) {
        struct spot spot = { 0, point, 0, lo > hi ? lo - hi : 0, { 0, 0, 0, 0 } };
        double t = lo > hi ? (lo + hi) / 2 : lo + (hi - lo) * k / (POSITIONS - 1);
        spot.pill = pill_at(g, edge, point, t);
        if (spot.pill.x < g->header || spot.pill.x + spot.pill.w > g->w || spot.pill.y < 0
            || spot.pill.y + spot.pill.h > g->h)
            spot.lack += 100; /* sticks out of the chart */
        spot.score = judge(c, edge, &spot, walked + t, total);
        if (best->point < 0 || spot.score < best->score - 1e-9)
            *best = spot;
        if (lo >= hi)
            break;
    }
}

static struct spot find_spot(const struct clutter *c, int edge)
{
    const struct geometry *g = c->g;
    struct spot best = { 0, -1, 0, 0, { 0, 0, 0, 0 } };
    double total = route_length(g, edge), walked = 0;
    int k;

    for (k = g->point_start[edge]; k + 1 < g->point_start[edge + 1]; k++) {
        try_piece(c, edge, k, walked, total, &best);
        walked += piece_length(g, k);
    }
    return best;
}

static int by_slack(const void *a, const void *b)
{
    const struct turn *x = a, *y = b;

    if (x->slack < y->slack || x->slack > y->slack)
        return x->slack < y->slack ? -1 : 1;
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* Edges with labels, the least room first. */
static int take_turns(const struct geometry *g, struct turn *turns)
{
    int e, k, count = 0;

    for (e = 0; e < g->p->in->edge_count; e++) {
        double slack = -1e9;
        if (g->p->in->edges[e].label < 0)
            continue;
        for (k = g->point_start[e]; k + 1 < g->point_start[e + 1]; k++) {
            double room = piece_length(g, k) - (is_level(g, k) ? g->label[e].w : g->label[e].h);
            slack = room > slack ? room : slack;
        }
        turns[count].slack = slack;
        turns[count++].edge = e;
    }
    qsort(turns, (size_t)count, sizeof *turns, by_slack);
    return count;
}

/* Channels that a piece of line runs through, one after the other: the best to widen is the one under
 * the pill, for its neighbours are what the pill bumps into. */
static int channel_under(const struct geometry *g, int edge, const struct spot *spot)
{
    const struct plan *p = g->p;
    const struct segment *s = &p->seg[p->seg_start[edge] + spot->point - g->point_start[edge]];
    const double *pos = s->horizontal ? g->pos_x : g->pos_y;
    double middle = s->horizontal ? spot->pill.x + spot->pill.w / 2 : spot->pill.y + spot->pill.h / 2;
    int line, best = -1, lo = (s->lo + 9) / 10, hi = s->hi / 10;

    for (line = lo; line <= hi; line++) {
        double gap = pos[line] < middle ? middle - pos[line] : pos[line] - middle;
        int channel = s->horizontal ? line % 2 == 0 : (line - p->base[p->line_lane[line]]) % 2 == 0;
        if (channel && (best < 0 || gap < (pos[best] < middle ? middle - pos[best] : pos[best] - middle)))
            best = line;
    }
    return best;
}

static void widen(struct geometry *g, int edge, const struct spot *spot)
{
    const struct plan *p = g->p;
    const struct segment *s = &p->seg[p->seg_start[edge] + spot->point - g->point_start[edge]];
    int line = channel_under(g, edge, spot);
    double extent = s->horizontal ? g->label[edge].w : g->label[edge].h;
    double more = spot->lack > 0 && spot->lack < extent ? spot->lack + 1 : extent / 2 + 4;
    double *need, size;

    if (line < 0)
        return;
    need = s->horizontal ? &g->need_x[line] : &g->need_y[line];
    size = s->horizontal ? g->size_x[line] : g->size_y[line];
    if (*need < size + more)
        *need = size + more;
}

/* One placement of all labels on the coordinates of the moment. Returns through *bad how many want a
 * wider channel; those have asked for one. */
static status place(struct clutter *c, const struct turn *turns, int count, int hard_only, int *bad)
{
    struct geometry *g = c->g;
    int i, sweep;

    *bad = 0;
    g->clashes = 0;
    for (sweep = 0; sweep < 3; sweep++)
        for (i = 0; i < count; i++) {
            int e = turns[i].edge;
            struct spot spot = find_spot(c, e);
            int poor = hard_only ? spot.hard : spot.score > TOO_BAD;
            g->pill[e] = spot.pill;
            g->clash[e] = (unsigned char)spot.hard;
            if (chain_layout_clutter_add(c, e) != CHAIN_LAYOUT_OK)
                return CHAIN_LAYOUT_NO_MEMORY;
            if (sweep == 2 && poor) {
                widen(g, e, &spot);
                ++*bad;
            }
            g->clashes += sweep == 2 && spot.hard;
        }
    return CHAIN_LAYOUT_OK;
}

/* Places all labels; `rounds` bounds how often channels are widened. */
status chain_layout_labels(struct geometry *g, int rounds)
{
    struct turn *turns = NEW(g->mem, struct turn, g->p->in->edge_count);
    int round, bad = 1, count;
    status st = turns == NULL ? CHAIN_LAYOUT_NO_MEMORY : CHAIN_LAYOUT_OK;

    for (round = 0; st == CHAIN_LAYOUT_OK && bad > 0; round++) {
        struct mem_mark mark = chain_layout_mem_mark(g->mem);
        struct clutter c;
        chain_layout_coords(g);
        count = take_turns(g, turns);
        if (count == 0)
            break;
        st = chain_layout_clutter_init(&c, g);
        if (st == CHAIN_LAYOUT_OK)
            st = place(&c, turns, count, round >= SOFT_ROUNDS, &bad);
        chain_layout_mem_release(g->mem, mark);
        if (round >= rounds)
            break;
    }
    return st;
}
