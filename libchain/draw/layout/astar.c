/* The maze router's search: cheapest way from box to box over (cell, direction), A* with integer costs
 * so that every machine finds the same way. */
#include "layout_internal.h"
#include "search.h"

#include <limits.h>
#include <string.h>

enum {
    COST_X = 22,        /* one step along time */
    COST_Y = 13,        /* one step across lanes */
    COST_BEND = 100,
    COST_CROSS = 300,   /* straight over another line */
    COST_JOIN = 110,    /* onto a line in use, or off it: one of the two may cost a crossing */
    COST_SHARE = 12,    /* beside another line */
    COST_AGAINST = 140, /* to the left although time runs right */
    COST_OUTSIDE = 8,   /* in a lane that is not between source and target */
    COST_PINNED = 12    /* in the client's lane */
};

enum { WORK_POP = 8 };

struct query {
    const struct plan *p;
    struct search *s;
    int edge, target, forward;
    int lo_x, hi_x, lo_y, hi_y;         /* window */
    int lane_lo, lane_hi;               /* places between source and target */
    int tx, ty;
    int hasty;                          /* the work is spent: the first way, not the cheapest */
};

status chain_layout_search_init(struct plan *p)
{
    int states = p->nx * p->ny * 4;
    struct search *s = NEW(p->mem, struct search, 1);

    if (s == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    s->cost = NEW(p->mem, int, states);
    s->stamp = NEW(p->mem, int, states);
    s->came = NEW(p->mem, signed char, states);
    s->cap = 1024;
    s->heap = NEW(p->mem, struct heap_item, s->cap);
    if (s->cost == NULL || s->stamp == NULL || s->came == NULL || s->heap == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    p->search = s;
    return CHAIN_LAYOUT_OK;
}

static int before(struct heap_item a, struct heap_item b)
{
    return a.rank != b.rank ? a.rank < b.rank : a.state < b.state;
}

static status heap_push(struct mem *mem, struct search *s, int rank, int state)
{
    struct heap_item item = { rank, state };
    int i = s->count++;

    if (i == s->cap) {
        struct heap_item *more = NEW(mem, struct heap_item, s->cap * 2);
        if (more == NULL)
            return CHAIN_LAYOUT_NO_MEMORY;
        memcpy(more, s->heap, (size_t)s->cap * sizeof *more);
        s->heap = more;
        s->cap *= 2;
    }
    for (; i > 0 && before(item, s->heap[(i - 1) / 2]); i = (i - 1) / 2)
        s->heap[i] = s->heap[(i - 1) / 2];
    s->heap[i] = item;
    return CHAIN_LAYOUT_OK;
}

static struct heap_item heap_pop(struct search *s)
{
    struct heap_item top = s->heap[0], last = s->heap[--s->count];
    int i = 0, child;

    while ((child = 2 * i + 1) < s->count) {
        if (child + 1 < s->count && before(s->heap[child + 1], s->heap[child]))
            child++;
        if (!before(s->heap[child], last))
            break;
        s->heap[i] = s->heap[child];
        i = child;
    }
    s->heap[i] = last;
    return top;
}

/* The least that a route still has to pay; never more than it will. */
static int remaining(const struct query *q, int x, int y, int dir)
{
    int dx = q->tx - x, dy = q->ty - y;
    int rest = (dx < 0 ? -dx : dx) * COST_X + (dy < 0 ? -dy : dy) * COST_Y;
    int along = dir == EAST ? dx : dir == WEST ? -dx : dir == SOUTH ? dy : -dy;
    int across = dir == EAST || dir == WEST ? dy : dx;

    if (across != 0)
        return rest + COST_BEND;
    return along < 0 ? rest + 2 * COST_BEND : rest;
}

static int links_at(const struct plan *p, int cell, int dir)
{
    switch (dir) {
    case EAST: return p->link_x[cell];
    case WEST: return p->link_x[cell - 1];
    case SOUTH: return p->link_y[cell];
    default: return p->link_y[cell - p->nx];
    }
}

/* One step from a cell: the link itself. */
static int link_cost(const struct query *q, int cell, int dir)
{
    const struct plan *p = q->p;
    int cost = dir == EAST || dir == WEST ? COST_X : COST_Y;
    int lane = p->line_lane[cell / p->nx + (dir == SOUTH) - (dir == NORTH)];

    cost += COST_SHARE * links_at(p, cell, dir);
    if (dir == WEST && q->forward)
        cost += COST_AGAINST;
    if (p->place[lane] < q->lane_lo || p->place[lane] > q->lane_hi)
        cost += COST_OUTSIDE + (p->in->lanes[lane].pinned_top ? COST_PINNED : 0);
    return cost;
}

/* Going through a cell: bends, joins and crossings. */
static int cell_cost(const struct plan *p, int cell, int from, int to)
{
    if (from != to)
        return COST_BEND + COST_JOIN * (links_at(p, cell, to) + links_at(p, cell, from ^ 2));
    return COST_CROSS * (to == EAST || to == WEST ? p->pass_y[cell] : p->pass_x[cell]);
}

static int step(const struct plan *p, int dir)
{
    return dir == EAST ? 1 : dir == WEST ? -1 : dir == SOUTH ? p->nx : -p->nx;
}

static int rank(const struct query *q, int cost, int state)
{
    int cell = state / 4, rest = 0;

    if (q->p->node_at[cell] < 0)
        rest = remaining(q, cell % q->p->nx, cell / q->p->nx, state % 4);
    return q->hasty ? rest : cost + rest;
}

static status reach(struct query *q, int cell, int dir, int cost, int came)
{
    struct search *s = q->s;
    int x = cell % q->p->nx, y = cell / q->p->nx, state = cell * 4 + dir;

    if (x < q->lo_x || x > q->hi_x || y < q->lo_y || y > q->hi_y)
        return CHAIN_LAYOUT_OK;
    if (q->p->node_at[cell] >= 0) {
        if (q->p->node_at[cell] != q->target)
            return CHAIN_LAYOUT_OK;
        cost += chain_layout_port_cost(q->p, q->edge, 0, dir ^ 2);
    }
    if (s->stamp[state] == s->round && (q->hasty || s->cost[state] <= cost))
        return CHAIN_LAYOUT_OK;
    s->stamp[state] = s->round;
    s->cost[state] = cost;
    s->came[state] = (signed char)came;
    return heap_push(q->p->mem, s, rank(q, cost, state), state);
}

static status expand(struct query *q, int state)
{
    int cell = state / 4, dir = state % 4, turn;

    for (turn = 0; turn < 4; turn++) {
        int to = (dir + turn) & 3;
        int x = cell % q->p->nx, y = cell / q->p->nx, cost;
        if (turn == 2 || (to == EAST && x + 1 == q->p->nx) || (to == WEST && x == 0)
            || (to == SOUTH && y + 1 == q->p->ny) || (to == NORTH && y == 0))
            continue;
        cost = q->s->cost[state] + cell_cost(q->p, cell, dir, to) + link_cost(q, cell, to);
        if (reach(q, cell + step(q->p, to), to, cost, dir) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
    }
    return CHAIN_LAYOUT_OK;
}

/* Runs until the target is popped; *state is then its last state, or -1 when the window has no way. */
static status run(struct query *q, int source_cell, int *state)
{
    struct search *s = q->s;
    int dir;

    *state = -1;
    s->count = 0;
    s->round++;
    for (dir = 0; dir < 4; dir++) {
        int cost = chain_layout_port_cost(q->p, q->edge, 1, dir) + link_cost(q, source_cell, dir);
        if (reach(q, source_cell + step(q->p, dir), dir, cost, -1) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
    }
    while (s->count > 0) {
        struct heap_item top = heap_pop(s);
        int cell = top.state / 4;
        q->p->mem->work += WORK_POP;
        if (q->p->node_at[cell] >= 0) {
            *state = top.state;
            return CHAIN_LAYOUT_OK;
        }
        if (top.rank > rank(q, s->cost[top.state], top.state))
            continue;
        if (expand(q, top.state) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
    }
    return CHAIN_LAYOUT_OK;
}

static void set_window(struct query *q, int source_cell, int wide)
{
    const struct plan *p = q->p;
    int sx = source_cell % p->nx, sy = source_cell / p->nx;

    q->lo_x = wide ? 0 : chain_layout_max(0, chain_layout_min(sx, q->tx) - 7);
    q->hi_x = wide ? p->nx - 1 : chain_layout_min(p->nx - 1, chain_layout_max(sx, q->tx) + 7);
    q->lo_y = wide ? 0 : chain_layout_max(0, chain_layout_min(sy, q->ty) - 9);
    q->hi_y = wide ? p->ny - 1 : chain_layout_min(p->ny - 1, chain_layout_max(sy, q->ty) + 9);
}

/* Reads the way back off the states into the edge's path. */
static status keep(struct query *q, int state)
{
    const struct plan *p = q->p;
    struct path *path = &p->path[q->edge];
    int len = 1, s = state, k;

    for (; s >= 0; len++)
        s = q->s->came[s] < 0 ? -1 : (s / 4 - step(p, s % 4)) * 4 + q->s->came[s];
    if (len > path->cap) {
        path->cap = len * 2;
        path->cell = NEW(p->mem, int, path->cap);
        if (path->cell == NULL)
            return CHAIN_LAYOUT_NO_MEMORY;
    }
    path->len = len;
    for (k = len - 1; k > 0; k--) {
        int prev = state / 4 - step(p, state % 4);
        path->cell[k] = state / 4;
        path->cell[k - 1] = prev;
        state = prev * 4 + q->s->came[state];
    }
    return CHAIN_LAYOUT_OK;
}

/* Finds the cheapest way for an edge that holds no cells at the moment. */
status chain_layout_route(struct plan *p, int edge, int *cost)
{
    const chain_layout_edge *e = &p->in->edges[edge];
    int source = chain_layout_cell(p, e->from), target = chain_layout_cell(p, e->to), state, wide;
    int a = p->place[p->in->nodes[e->from].lane], b = p->place[p->in->nodes[e->to].lane];
    struct query q = { p, p->search, edge, e->to, !p->back[edge], 0, 0, 0, 0,
                       chain_layout_min(a, b), chain_layout_max(a, b), target % p->nx, target / p->nx,
                       chain_layout_spent(p->mem, 1) };

    for (wide = 0; wide < 2; wide++) {
        set_window(&q, source, wide);
        if (run(&q, source, &state) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
        if (state >= 0)
            break;
    }
    if (state < 0)
        return CHAIN_LAYOUT_TOO_LARGE; /* cannot happen: channels are never blocked */
    *cost = q.s->cost[state];
    return keep(&q, state);
}

/* What an edge pays for the way it has, with all other edges as they are now. */
int chain_layout_route_cost(const struct plan *p, int edge)
{
    const chain_layout_edge *e = &p->in->edges[edge];
    const struct path *path = &p->path[edge];
    int a = p->place[p->in->nodes[e->from].lane], b = p->place[p->in->nodes[e->to].lane];
    struct query q = { p, p->search, edge, e->to, !p->back[edge], 0, 0, 0, 0,
                       chain_layout_min(a, b), chain_layout_max(a, b), 0, 0, 0 };
    int dir = chain_layout_dir(p, path->cell[0], path->cell[1]), k;
    int cost = chain_layout_port_cost(p, edge, 1, dir) + link_cost(&q, path->cell[0], dir);

    for (k = 1; k + 1 < path->len; k++) {
        int next = chain_layout_dir(p, path->cell[k], path->cell[k + 1]);
        cost += cell_cost(p, path->cell[k], dir, next) + link_cost(&q, path->cell[k], next);
        dir = next;
    }
    return cost + chain_layout_port_cost(p, edge, 0, dir ^ 2);
}
