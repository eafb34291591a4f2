/* Labels: a pill on the line, in the shape and at the place where it covers least. Where nothing fits a channel is
 * widened, and what was widened in vain is taken back. */
#include "clutter.h"

#include <stdlib.h>
#include <string.h>

enum { POSITIONS = 9, SIDES = 3 };

#define GOOD 7.0       /* below this nothing else is tried */
#define COST_NODE 120.0
#define COST_PILL 150.0
#define COST_LINE 30.0
#define COST_OWN 4.0
#define COST_BORDER 2.5
#define COST_ASIDE 3.0 /* the line runs under the end of the pill instead of its middle */
#define OUT 4.0        /* every point outside of the chart */
#define COST_SHAPE 0.7 /* each narrower wrapping */
#define TAIL 5.0       /* line left visible before the pill */
#define HEAD 13.0      /* and after it, for the arrowhead */
#define RIM 7.0        /* how far from its end a pill may lie on its line */
#define NEARLY 4.0     /* a pill along its line that would move less than this stays in its middle */
#define PARTED 5.0     /* of half a pill, what two lines beside each other have between them anyway */
#define ENOUGH_GAIN 1e-6

struct turn {
    double slack;
    int edge;
};

struct spot {
    double score;
    int point;  /* the piece of line it sits on */
    int shape;
    int hard;   /* covers a box or another pill */
    int lines;  /* foreign lines under it */
    int across; /* of those, the ones that run across the piece: with more room beside them it could be free */
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

/* The pill with its middle t along a piece of line, and aside from it across. */
static chain_layout_rect pill_at(const struct geometry *g, const chain_layout_extent *size, int point, double t, double aside)
{
    chain_layout_point a = g->point[point], b = g->point[point + 1];
    double length = piece_length(g, point), f = length > 0 ? t / length : 0.5;
    double x = a.x + (b.x - a.x) * f, y = a.y + (b.y - a.y) * f;
    chain_layout_rect r = { 0, 0, g->tb ? size->h : size->w, g->tb ? size->w : size->h };

    r.x = x - r.w / 2 + (is_level(g, point) ? 0 : aside);
    r.y = y - r.h / 2 + (is_level(g, point) ? aside : 0);
    return r;
}

static void judge(const struct clutter *c, int edge, struct spot *spot, double walked, double total)
{
    const struct chain_layout_input *in = c->g->p->in;
    struct covered under = chain_layout_clutter_under(c, edge, &spot->pill);
    double away = walked > total / 2 ? walked - total / 2 : total / 2 - walked;

    spot->hard = under.nodes > 0 || under.pills > 0;
    spot->lines = under.level + under.upright;
    spot->across = is_level(c->g, spot->point) ? under.upright : under.level;
    spot->score += under.nodes * COST_NODE + under.pills * COST_PILL + spot->lines * COST_LINE
                   + under.borders * COST_BORDER + (under.own > 1 ? (under.own - 1) * COST_OWN : 0);
    if (in->nodes[in->edges[edge].from].shape == CHAIN_LAYOUT_HEXAGON)
        spot->score += walked / 40 < 12 ? walked / 40 : 12; /* an answer belongs to its question */
    else
        spot->score += 6 * away / (total > 1 ? total : 1);
    spot->score += spot->lack > 0 ? 4 + spot->lack / 4 : 0;
}

static double beyond(double low, double high, double least, double most)
{
    return (low < least ? least - low : 0) + (high > most ? high - most : 0);
}

/* How far the pill stands out of the chart: a little is no harm, a lot stands in the way of title and legend. */
static double sticks_out(const struct geometry *g, const chain_layout_rect *pill)
{
    return beyond(pill->x, pill->x + pill->w, g->header, g->w) + beyond(pill->y, pill->y + pill->h, 0, g->h);
}

/* Best of the positions along one piece of line for one shape of the label: in the middle of the line, or with the
 * line under one end of the pill, so that it keeps clear of the next line. */
static void try_piece(const struct clutter *c, int edge, int shape, int point, double walked, double total,
                      struct spot *best)
{
    const struct geometry *g = c->g;
    const chain_layout_extent *size = &g->texts->label[edge * LABEL_SHAPES + shape];
    int level = is_level(g, point), k, side;
    double along = level == g->tb ? size->h : size->w, across = level == g->tb ? size->w : size->h;
    double length = piece_length(g, point), aside = across / 2 - RIM;
    double lo = along / 2 + (point == g->point_start[edge] ? TAIL : 2);
    double hi = length - along / 2 - (point + 2 == g->point_start[edge + 1] ? HEAD : 2);
    double out;
    int sides = aside > (level == g->tb ? RIM : NEARLY) ? SIDES : 1; /* along the line only what has several rows of text */

    for (k = 0; k < POSITIONS; k++) {
        double t = lo > hi ? (lo + hi) / 2 : lo + (hi - lo) * k / (POSITIONS - 1);
        for (side = 0; side < sides; side++) {
            struct spot spot = { shape * COST_SHAPE + (side ? COST_ASIDE : 0), point, shape, 0, 0, 0,
                                 lo > hi ? lo - hi : 0, { 0, 0, 0, 0 } };
            spot.pill = pill_at(g, size, point, t, side == 0 ? 0 : side == 1 ? aside : -aside);
            out = sticks_out(g, &spot.pill);
            spot.lack += out > 0 ? 100 + OUT * out : 0;
            judge(c, edge, &spot, walked + t, total);
            if (best->point < 0 || spot.score < best->score - 1e-9)
                *best = spot;
            if (best->score < GOOD)
                break;
        }
        if (lo >= hi)
            break;
    }
}

static struct spot find_spot(const struct clutter *c, int edge)
{
    const struct geometry *g = c->g;
    struct spot best = { 0, -1, 0, 0, 0, 0, 0, { 0, 0, 0, 0 } };
    double total = route_length(g, edge);
    int k, shape;

    for (shape = 0; shape < LABEL_SHAPES && (best.point < 0 || best.score >= GOOD); shape++) {
        double walked = 0;
        if (shape > 0 && g->texts->label[edge * LABEL_SHAPES + shape].w <= 0)
            continue;
        for (k = g->point_start[edge]; k + 1 < g->point_start[edge + 1]; k++) {
            try_piece(c, edge, shape, k, walked, total, &best);
            walked += piece_length(g, k);
        }
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
            const chain_layout_extent *size = &g->texts->label[e * LABEL_SHAPES];
            double room = piece_length(g, k) - (is_level(g, k) == g->tb ? size->h : size->w);
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

/* Lines that run beside the piece stay as near as they are however wide their channel becomes: its tracks part, until
 * half the pill has room between two of them. */
static int part_tracks(struct geometry *g, const struct segment *s, const struct spot *spot)
{
    double *part = s->horizontal ? &g->part_y[s->line] : &g->part_x[s->line];
    double *need = s->horizontal ? &g->need_y[s->line] : &g->need_x[s->line];
    double more = (s->horizontal ? spot->pill.h : spot->pill.w) / 2 - PARTED;

    if (!g->parting || !chain_layout_in_channel(g->p, s) || more <= 0)
        return 0;
    if (s->slots > 1 && more >= *part + 1)
        *part = more;
    else /* the line beside it belongs to boxes */
        *need = (s->horizontal ? g->size_y : g->size_x)[s->line] + more;
    return 1;
}

/* Asks for room where a pill has too little of it, unless more room would not help. */
static int widen(struct geometry *g, int edge, const struct spot *spot)
{
    const struct plan *p = g->p;
    const struct segment *s = &p->seg[p->seg_start[edge] + spot->point - g->point_start[edge]];
    int line = channel_under(g, edge, spot);
    double extent = s->horizontal ? spot->pill.w : spot->pill.h;
    double more = spot->lack > 0 && spot->lack < extent ? spot->lack + 1 : extent / 2 + 4;
    double *need, size;

    if (!spot->hard && spot->across == 0 && spot->lines > 0)
        return part_tracks(g, s, spot);
    if (line < 0 || (!spot->hard && spot->across == 0 && spot->lack < 3))
        return 0;
    need = s->horizontal ? &g->need_x[line] : &g->need_y[line];
    size = s->horizontal ? g->size_x[line] : g->size_y[line];
    if (*need < size + more)
        *need = size + more;
    return 1;
}

/* One placement of all labels on the coordinates of the moment; pills placed late may set early ones free, so
 * those that sit badly look again. */
static status place(struct clutter *c, const struct turn *turns, int count, struct spot *spots)
{
    struct geometry *g = c->g;
    int i, sweep;

    for (sweep = 0; sweep < 3; sweep++)
        for (i = 0; i < count; i++) {
            int e = turns[i].edge;
            if (sweep > 0 && spots[i].score < GOOD)
                continue;
            spots[i] = find_spot(c, e);
            g->pill[e] = spots[i].pill;
            g->shape[e] = (unsigned char)spots[i].shape;
            if (chain_layout_clutter_add(c, e) != CHAIN_LAYOUT_OK)
                return CHAIN_LAYOUT_NO_MEMORY;
        }
    g->clashes = g->covered = 0;
    for (i = 0; i < count; i++) {
        g->clash[turns[i].edge] = (unsigned char)spots[i].hard;
        g->clashes += spots[i].hard;
        g->covered += spots[i].lines > 0;
    }
    return CHAIN_LAYOUT_OK;
}

struct round {
    struct turn *turns;
    struct spot *spots;
    int count;
};

static status place_anew(struct geometry *g, struct round *r)
{
    struct mem_mark mark = chain_layout_mem_mark(g->mem);
    struct clutter c;
    status st;

    chain_layout_coords(g);
    r->count = take_turns(g, r->turns);
    st = chain_layout_clutter_init(&c, g);
    if (st == CHAIN_LAYOUT_OK)
        st = place(&c, r->turns, r->count, r->spots);
    if (st == CHAIN_LAYOUT_OK)
        chain_layout_take_in(g);
    chain_layout_mem_release(g->mem, mark);
    return st;
}

/* Widths of the best round so far. */
struct kept {
    double value, *x, *y, *part_x, *part_y;
    int round;
};

static status kept_init(struct kept *k, const struct geometry *g)
{
    k->round = -1;
    k->x = NEW(g->mem, double, g->p->nx);
    k->y = NEW(g->mem, double, g->p->ny);
    k->part_x = NEW(g->mem, double, g->p->nx);
    k->part_y = NEW(g->mem, double, g->p->ny);
    return k->x == NULL || k->y == NULL || k->part_x == NULL || k->part_y == NULL ? CHAIN_LAYOUT_NO_MEMORY : CHAIN_LAYOUT_OK;
}

static void keep(const struct geometry *g, struct kept *k, double value, int round)
{
    k->value = value;
    k->round = round;
    memcpy(k->x, g->need_x, (size_t)g->p->nx * sizeof *k->x);
    memcpy(k->y, g->need_y, (size_t)g->p->ny * sizeof *k->y);
    memcpy(k->part_x, g->part_x, (size_t)g->p->nx * sizeof *k->part_x);
    memcpy(k->part_y, g->part_y, (size_t)g->p->ny * sizeof *k->part_y);
}

static void take_back(struct geometry *g, const struct kept *k)
{
    memcpy(g->need_x, k->x, (size_t)g->p->nx * sizeof *k->x);
    memcpy(g->need_y, k->y, (size_t)g->p->ny * sizeof *k->y);
    memcpy(g->part_x, k->part_x, (size_t)g->p->nx * sizeof *k->part_x);
    memcpy(g->part_y, k->part_y, (size_t)g->p->ny * sizeof *k->part_y);
}

static int widen_all(struct geometry *g, const struct round *r)
{
    int i, asked = 0;

    for (i = 0; i < r->count; i++)
        if (r->spots[i].hard || r->spots[i].lines > 0 || r->spots[i].lack > 0)
            asked += widen(g, r->turns[i].edge, &r->spots[i]);
    return asked;
}

/* Places all labels; `rounds` bounds how often channels are widened. The round that reads best is what remains. */
status chain_layout_labels(struct geometry *g, int rounds)
{
    int m = g->p->in->edge_count, round;
    struct round r = { NEW(g->mem, struct turn, m), NEW(g->mem, struct spot, m), 0 };
    struct kept best = { 0 };
    status st;

    if (r.turns == NULL || r.spots == NULL || kept_init(&best, g) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (round = 0;; round++) {
        st = place_anew(g, &r);
        if (st != CHAIN_LAYOUT_OK)
            return st;
        if (best.round < 0 || chain_layout_value(g) > best.value + ENOUGH_GAIN)
            keep(g, &best, chain_layout_value(g), round);
        if (round >= rounds || widen_all(g, &r) == 0)
            break;
    }
    if (best.round == round)
        return st;
    take_back(g, &best);
    return place_anew(g, &r);
}
