/* Ways with few bends: what a line costs, and the cheapest of the few dozen ways that one would draw by hand. The maze
 * router only has to look for something cheaper still. */
#include "search.h"

#include <limits.h>
#include <string.h>

enum { MOST_CORNERS = 6, MOST_CHANNELS = 4, WORK_WAY = 60 };

struct way {
    int x[MOST_CORNERS], y[MOST_CORNERS]; /* the boxes' own cells at both ends */
    int count;
};

struct choice {
    struct query *q;
    struct way best;
    int cost;
    struct path drawn; /* room for the cells of a way */
};

void chain_layout_query_init(struct query *q, const struct plan *p, int edge)
{
    const chain_layout_edge *e = &p->in->edges[edge];
    int a = p->place[p->in->nodes[e->from].lane], b = p->place[p->in->nodes[e->to].lane], side;

    q->p = p;
    q->s = p->search;
    q->edge = edge;
    q->target = e->to;
    q->forward = !p->back[edge];
    q->source_cell = chain_layout_cell(p, e->from);
    q->target_cell = chain_layout_cell(p, e->to);
    q->sx = q->s->x[q->source_cell];
    q->sy = q->s->y[q->source_cell];
    q->tx = q->s->x[q->target_cell];
    q->ty = q->s->y[q->target_cell];
    q->lane_lo = chain_layout_min(a, b);
    q->lane_hi = chain_layout_max(a, b);
    for (side = 0; side < 4; side++) {
        q->leave[side] = chain_layout_port_cost(p, edge, 1, side);
        q->enter[side] = chain_layout_port_cost(p, edge, 0, side);
    }
}

status chain_layout_path_room(const struct plan *p, int edge, int len)
{
    struct path *path = &p->path[edge];

    if (len <= path->cap)
        return CHAIN_LAYOUT_OK;
    path->cap = len * 2;
    path->cell = NEW(p->mem, int, path->cap);
    path->use = NEW(p->mem, struct use, path->cap);
    return path->cell == NULL || path->use == NULL ? CHAIN_LAYOUT_NO_MEMORY : CHAIN_LAYOUT_OK;
}

static int way_cost(const struct query *q, int cell, int dir)
{
    return chain_layout_link_cost(q, cell, dir)
           + chain_layout_outside_cost(q, q->s->y[cell] + (dir == SOUTH) - (dir == NORTH));
}

/* No way between the two places of an edge costs less. */
int chain_layout_least_cost(const struct plan *p, int edge)
{
    int a = chain_layout_cell(p, p->in->edges[edge].from), b = chain_layout_cell(p, p->in->edges[edge].to);
    int dx = p->search->x[b] - p->search->x[a], dy = p->search->y[b] - p->search->y[a];
    int cost = (dx < 0 ? -dx : dx) * COST_X + (dy < 0 ? -dy : dy) * COST_Y;

    return dx != 0 && dy != 0 ? cost + COST_BEND : cost;
}

/* What an edge pays for the way it has, with all other edges as they are now. */
int chain_layout_route_cost(const struct plan *p, int edge)
{
    const struct path *path = &p->path[edge];
    struct query q;
    int dir = chain_layout_dir(p, path->cell[0], path->cell[1]), k, cost;

    chain_layout_query_init(&q, p, edge);
    cost = q.leave[dir] + way_cost(&q, path->cell[0], dir);
    for (k = 1; k + 1 < path->len; k++) {
        int next = chain_layout_dir(p, path->cell[k], path->cell[k + 1]);
        cost += chain_layout_through_cost(p, path->cell[k], dir, next) + way_cost(&q, path->cell[k], next);
        dir = next;
    }
    return cost + q.enter[dir ^ 2] + COST_CROSS * chain_layout_run_crossings(p, edge, path, INT_MAX);
}

static int leg_dir(const struct way *w, int k)
{
    if (w->y[k] == w->y[k + 1])
        return w->x[k] < w->x[k + 1] ? EAST : WEST;
    return w->y[k] < w->y[k + 1] ? SOUTH : NORTH;
}

static int leg_length(const struct way *w, int k)
{
    int dx = w->x[k + 1] - w->x[k], dy = w->y[k + 1] - w->y[k];

    return (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);
}

/* What a way costs on an empty grid: length, bends, docks. */
static int bare_cost(const struct query *q, const struct way *w)
{
    int k, last = w->count - 2, cost = q->leave[leg_dir(w, 0)] + q->enter[leg_dir(w, last) ^ 2] + last * COST_BEND;

    for (k = 0; k <= last; k++) {
        int dir = leg_dir(w, k);
        cost += leg_length(w, k) * (dir == EAST || dir == WEST ? COST_X : COST_Y);
        cost += dir == WEST && q->forward ? leg_length(w, k) * COST_AGAINST : 0;
    }
    return cost;
}

/* What it costs among the other lines, `bare` on an empty grid; INT_MAX when a box is in the way or it comes to more
 * than `most`. Beginning with what is certain finds out soonest. */
static int full_cost(const struct query *q, const struct way *w, int bare, int most)
{
    const struct plan *p = q->p;
    int cell = q->source_cell, k, i, cost = bare;

    for (k = 0; k + 1 < w->count; k++) {
        int dir = leg_dir(w, k), level = dir == EAST || dir == WEST, step = chain_layout_step(p, dir);
        const unsigned short *pass = level ? p->pass_y : p->pass_x, *link = (level ? p->link_x : p->link_y) + (step < 0 ? step : 0);
        const int *outside = &q->s->step_y[w->y[k]];
        int down = (dir == SOUTH) - (dir == NORTH);
        for (i = leg_length(w, k); i > 0; i--) {
            cost += COST_SHARE * link[cell] + *(outside += down);
            cell += step;
            if (i > 1)
                cost += COST_CROSS * pass[cell];
            if (cost > most || (p->node_at[cell] >= 0 && (i > 1 || k + 2 < w->count)))
                return INT_MAX;
        }
    }
    return cost;
}

static void draw_way(const struct query *q, const struct way *w, struct path *path)
{
    int cell = q->source_cell, k, i;

    path->len = 0;
    path->cell[path->len++] = cell;
    for (k = 0; k + 1 < w->count; k++)
        for (i = leg_length(w, k); i > 0; i--)
            path->cell[path->len++] = cell += chain_layout_step(q->p, leg_dir(w, k));
}

/* Crossings that hide in runs beside other lines. */
static int runs_across(struct choice *c, const struct way *w, int most)
{
    draw_way(c->q, w, &c->drawn);
    return chain_layout_run_crossings(c->q->p, c->q->edge, &c->drawn, most);
}

static void consider(struct choice *c, const struct way *w)
{
    int k, cost, bare;

    for (k = 0; k + 1 < w->count; k++)
        if (leg_length(w, k) == 0)
            return;
    bare = bare_cost(c->q, w);
    if (bare >= c->cost)
        return;
    cost = full_cost(c->q, w, bare, c->cost - 1);
    if (cost < c->cost)
        cost += COST_CROSS * runs_across(c, w, (c->cost - cost) / COST_CROSS);
    if (cost < c->cost) {
        c->cost = cost;
        c->best = *w;
    }
}

/* A way by corners that lie alternately on the lines given; `level` = it leaves along time. */
static void try_lines(struct choice *c, int level, const int *line, int lines)
{
    const struct query *q = c->q;
    struct way w = { { q->sx }, { q->sy }, 1 };
    int k;

    for (k = 0; k < lines; k++, level = !level) {
        w.x[w.count] = level ? line[k] : w.x[w.count - 1];
        w.y[w.count] = level ? w.y[w.count - 1] : line[k];
        w.count++;
    }
    w.x[w.count] = level ? q->tx : w.x[w.count - 1]; /* the last leg but one has reached the target's line */
    w.y[w.count] = level ? w.y[w.count - 1] : q->ty;
    w.count++;
    if (w.x[w.count - 1] == q->tx && w.y[w.count - 1] == q->ty)
        consider(c, &w);
}

static int is_channel(const struct plan *p, int y)
{
    return (y - p->base[p->line_lane[y]]) % 2 == 0;
}

/* Two bends: a channel beside either box, and the nearest ones between them. */
static void try_channels(struct choice *c, int level)
{
    const struct query *q = c->q;
    int a = level ? q->sx : q->sy, b = level ? q->tx : q->ty, end = level ? q->ty : q->tx, count = level ? q->p->nx : q->p->ny;
    int lo = chain_layout_min(a, b), hi = chain_layout_max(a, b), k, done;
    const int outer[2] = { lo - 1, hi + 1 };

    for (k = 0; k < 2; k++)
        if (outer[k] >= 0 && outer[k] < count) {
            const int line[2] = { outer[k], end };
            try_lines(c, level, line, 2);
        }
    for (k = lo + 1, done = 0; k < hi && done < MOST_CHANNELS; k++)
        if (level ? k % 2 == 0 : is_channel(q->p, k)) {
            const int line[2] = { k, end };
            try_lines(c, level, line, 2);
            done++;
        }
    for (lo = k, k = hi - 1, done = 0; k >= lo && done < MOST_CHANNELS; k--)
        if (level ? k % 2 == 0 : is_channel(q->p, k)) {
            const int line[2] = { k, end };
            try_lines(c, level, line, 2);
            done++;
        }
}

/* More bends: out into a channel beside the source, along one beside a box, into one beside the target. */
static void try_detours(struct choice *c)
{
    const struct query *q = c->q;
    int a, b, k;

    for (a = -1; a <= 1; a += 2)
        for (b = -1; b <= 1; b += 2) {
            const int level[3] = { q->sx + a, q->ty + b, q->tx }, upright[3] = { q->sy + a, q->tx + b, q->ty };
            try_lines(c, 1, level, 3);
            try_lines(c, 0, upright, 3);
            for (k = 0; k < 4; k++) {
                const int y = (k < 2 ? q->sy : q->ty) + (k % 2 ? 1 : -1), x = (k < 2 ? q->sx : q->tx) + (k % 2 ? 1 : -1);
                const int levels[4] = { q->sx + a, y, q->tx + b, q->ty }, uprights[4] = { q->sy + a, x, q->ty + b, q->tx };
                try_lines(c, 1, levels, 4);
                try_lines(c, 0, uprights, 4);
            }
        }
}

static status keep(const struct choice *c)
{
    const struct plan *p = c->q->p;
    const struct way *w = &c->best;
    struct path *path = &p->path[c->q->edge];
    int len = 1, k;

    for (k = 0; k + 1 < w->count; k++)
        len += leg_length(w, k);
    if (chain_layout_path_room(p, c->q->edge, len) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    draw_way(c->q, w, path);
    return CHAIN_LAYOUT_OK;
}

/* No way with so many bends costs less. */
static int least_with(const struct query *q, int bends)
{
    int dx = q->tx - q->sx, dy = q->ty - q->sy, leave = q->leave[0], enter = q->enter[0], side;

    for (side = 1; side < 4; side++) {
        leave = chain_layout_min(leave, q->leave[side]);
        enter = chain_layout_min(enter, q->enter[side]);
    }
    return (dx < 0 ? -dx * (COST_X + (q->forward ? COST_AGAINST : 0)) : dx * COST_X) + (dy < 0 ? -dy : dy) * COST_Y
           + leave + enter + bends * COST_BEND;
}

status chain_layout_plain_way(struct query *q, int limit, int *cost)
{
    struct choice c = { q, { { 0 }, { 0 }, 0 }, limit < INT_MAX ? limit + 1 : INT_MAX, { q->s->drawn, NULL, 0, 0 } };
    int lo = chain_layout_max(0, chain_layout_min(q->sy, q->ty) - 1), least = least_with(q, 0), y;
    int hi = chain_layout_min(q->p->ny - 1, chain_layout_max(q->sy, q->ty) + 1);

    for (y = lo; y <= hi; y++)
        q->s->step_y[y] = chain_layout_outside_cost(q, y);
    if (q->sx == q->tx || q->sy == q->ty)
        try_lines(&c, q->sy == q->ty, NULL, 0);
    if (c.cost > least + COST_BEND) {
        try_lines(&c, 1, &q->tx, 1);
        try_lines(&c, 0, &q->ty, 1);
    }
    if (c.cost > least + 2 * COST_BEND) {
        try_channels(&c, 1);
        try_channels(&c, 0);
    }
    if (c.cost > least + 3 * COST_BEND)
        try_detours(&c);
    q->p->mem->work += WORK_WAY;
    *cost = c.best.count > 0 ? c.cost : INT_MAX;
    return c.best.count > 0 ? keep(&c) : CHAIN_LAYOUT_OK;
}

/* Finds a way as chain_layout_route does, but only a plain one; a loop at one box has none and is searched for. */
status chain_layout_route_plain(struct plan *p, int edge, int limit, int *cost)
{
    struct query q;

    if (p->in->edges[edge].from == p->in->edges[edge].to)
        return chain_layout_route(p, edge, limit, cost);
    chain_layout_query_init(&q, p, edge);
    return chain_layout_plain_way(&q, limit, cost);
}
