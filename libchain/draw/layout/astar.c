/* The maze router's search: cheapest way from box to box over (cell, direction), A* with integer costs
 * so that every machine finds the same way. */
#include "layout_internal.h"
#include "search.h"

#include <string.h>

enum {
    COST_X = 22,        /* one step along time */
    COST_Y = 13,        /* one step across lanes */
    COST_BEND = 100,
    COST_CROSS = 300,   /* straight over another line */
    COST_JOIN = 90,     /* onto a line in use, or off it: one of the two may cost a crossing */
    COST_SHARE = 12,    /* beside another line */
    COST_AGAINST = 90,  /* to the left although time runs right */
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
    int cells = p->nx * p->ny, i;
    struct search *s = NEW(p->mem, struct search, 1);

    if (s == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    s->cost = NEW(p->mem, int, cells * 4);
    s->stamp = NEW(p->mem, int, cells * 4);
    s->came = NEW(p->mem, signed char, cells * 4);
    s->x = NEW(p->mem, unsigned short, cells);
    s->y = NEW(p->mem, unsigned short, cells);
    s->step_y = NEW(p->mem, int, p->ny);
    s->cap = 1024;
    s->heap = NEW(p->mem, uint64_t, s->cap);
    if (s->cost == NULL || s->stamp == NULL || s->came == NULL || s->x == NULL || s->y == NULL || s->step_y == NULL
        || s->heap == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < cells; i++) {
        s->x[i] = (unsigned short)(i % p->nx);
        s->y[i] = (unsigned short)(i / p->nx);
    }
    p->search = s;
    return CHAIN_LAYOUT_OK;
}

/* A heap of (rank, state) in one number, so that the order is total and the same everywhere. */
static status heap_push(struct mem *mem, struct search *s, int rank, int state)
{
    uint64_t item = (uint64_t)(uint32_t)rank << 32 | (uint32_t)state;
    int i = s->count++;

    if (i == s->cap) {
        uint64_t *more = NEW(mem, uint64_t, s->cap * 2);
        if (more == NULL)
            return CHAIN_LAYOUT_NO_MEMORY;
        memcpy(more, s->heap, (size_t)s->cap * sizeof *more);
        s->heap = more;
        s->cap *= 2;
    }
    for (; i > 0 && item < s->heap[(i - 1) / 2]; i = (i - 1) / 2)
        s->heap[i] = s->heap[(i - 1) / 2];
    s->heap[i] = item;
    return CHAIN_LAYOUT_OK;
}

static uint64_t heap_pop(struct search *s)
{
    uint64_t top = s->heap[0], last = s->heap[--s->count];
    int i = 0, child;

    while ((child = 2 * i + 1) < s->count) {
        child += child + 1 < s->count && s->heap[child + 1] < s->heap[child];
        if (s->heap[child] >= last)
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

    if (dx < 0 && q->forward)
        rest -= dx * COST_AGAINST;
    if (along < 0)
        return rest + 2 * COST_BEND;
    return across != 0 ? rest + COST_BEND : rest;
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

/* What a step onto a line across the lanes costs besides its length. */
static int outside_cost(const struct query *q, int y)
{
    const struct plan *p = q->p;
    int lane = p->line_lane[y];

    if (p->place[lane] >= q->lane_lo && p->place[lane] <= q->lane_hi)
        return 0;
    return COST_OUTSIDE + (p->in->lanes[lane].pinned_top ? COST_PINNED : 0);
}

/* One step from a cell: the link itself, apart from where it lies. */
static int link_cost(const struct query *q, int cell, int dir)
{
    int cost = dir == EAST || dir == WEST ? COST_X : COST_Y;

    return cost + COST_SHARE * links_at(q->p, cell, dir) + (dir == WEST && q->forward ? COST_AGAINST : 0);
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

/* Enters the cell in a direction, unless a box or the window's edge is in the way or a cheaper way is known. */
static status reach(struct query *q, int from, int dir, int cost, int came)
{
    struct search *s = q->s;
    int x = s->x[from] + (dir == EAST) - (dir == WEST), y = s->y[from] + (dir == SOUTH) - (dir == NORTH);
    int cell = from + step(q->p, dir), state = cell * 4 + dir, rest = 0;

    if (x < q->lo_x || x > q->hi_x || y < q->lo_y || y > q->hi_y
        || (q->p->node_at[cell] >= 0 && q->p->node_at[cell] != q->target))
        return CHAIN_LAYOUT_OK;
    cost += s->step_y[y] + link_cost(q, from, dir);
    if (came >= 0)
        cost += cell_cost(q->p, from, came, dir);
    if (q->p->node_at[cell] >= 0)
        cost += chain_layout_port_cost(q->p, q->edge, 0, dir ^ 2);
    else
        rest = remaining(q, x, y, dir);
    if (s->stamp[state] == s->round && (q->hasty || s->cost[state] <= cost))
        return CHAIN_LAYOUT_OK;
    s->stamp[state] = s->round;
    s->cost[state] = cost;
    s->came[state] = (signed char)came;
    return heap_push(q->p->mem, s, q->hasty ? rest : cost + rest, state);
}

static status expand(struct query *q, int state)
{
    int cell = state / 4, dir = state % 4, cost = q->s->cost[state];
    status st = reach(q, cell, dir, cost, dir);

    if (st == CHAIN_LAYOUT_OK)
        st = reach(q, cell, (dir + 1) & 3, cost, dir);
    return st == CHAIN_LAYOUT_OK ? reach(q, cell, (dir + 3) & 3, cost, dir) : st;
}

/* Has this entry of the heap been overtaken by a cheaper way to the same state? */
static int is_stale(const struct query *q, int rank, int state)
{
    int cell = state / 4;

    return !q->hasty && rank > q->s->cost[state] + remaining(q, q->s->x[cell], q->s->y[cell], state % 4);
}

/* Runs until the target is popped; *state is then its last state, or -1 when the window has no way. */
static status run(struct query *q, int source_cell, int *state)
{
    struct search *s = q->s;
    int dir;

    *state = -1;
    s->count = 0;
    s->round++;
    for (dir = 0; dir < 4; dir++)
        if (reach(q, source_cell, dir, chain_layout_port_cost(q->p, q->edge, 1, dir), -1) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
    while (s->count > 0) {
        uint64_t top = heap_pop(s);
        int at = (int)(uint32_t)top;
        q->p->mem->work += WORK_POP;
        if (q->p->node_at[at / 4] >= 0) {
            *state = at;
            return CHAIN_LAYOUT_OK;
        }
        if (!is_stale(q, (int)(top >> 32), at) && expand(q, at) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
    }
    return CHAIN_LAYOUT_OK;
}

static void set_window(struct query *q, int source_cell, int wide)
{
    const struct plan *p = q->p;
    int sx = source_cell % p->nx, sy = source_cell / p->nx, y;

    q->lo_x = wide ? 0 : chain_layout_max(0, chain_layout_min(sx, q->tx) - 7);
    q->hi_x = wide ? p->nx - 1 : chain_layout_min(p->nx - 1, chain_layout_max(sx, q->tx) + 7);
    q->lo_y = wide ? 0 : chain_layout_max(0, chain_layout_min(sy, q->ty) - 9);
    q->hi_y = wide ? p->ny - 1 : chain_layout_min(p->ny - 1, chain_layout_max(sy, q->ty) + 9);
    for (y = q->lo_y; y <= q->hi_y; y++)
        q->s->step_y[y] = outside_cost(q, y);
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
    path->cost = q->s->cost[state];
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

static int way_cost(const struct query *q, int cell, int dir)
{
    return link_cost(q, cell, dir) + outside_cost(q, q->s->y[cell] + (dir == SOUTH) - (dir == NORTH));
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
    const chain_layout_edge *e = &p->in->edges[edge];
    const struct path *path = &p->path[edge];
    int a = p->place[p->in->nodes[e->from].lane], b = p->place[p->in->nodes[e->to].lane];
    struct query q = { p, p->search, edge, e->to, !p->back[edge], 0, 0, 0, 0,
                       chain_layout_min(a, b), chain_layout_max(a, b), 0, 0, 0 };
    int dir = chain_layout_dir(p, path->cell[0], path->cell[1]), k;
    int cost = chain_layout_port_cost(p, edge, 1, dir) + way_cost(&q, path->cell[0], dir);

    for (k = 1; k + 1 < path->len; k++) {
        int next = chain_layout_dir(p, path->cell[k], path->cell[k + 1]);
        cost += cell_cost(p, path->cell[k], dir, next) + way_cost(&q, path->cell[k], next);
        dir = next;
    }
    return cost + chain_layout_port_cost(p, edge, 0, dir ^ 2);
}
