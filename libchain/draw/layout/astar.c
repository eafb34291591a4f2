/* The maze router's search: cheapest way from box to box over (cell, direction), A* with integer costs
 * so that every machine finds the same way. */
#include "search.h"

#include <limits.h>
#include <string.h>

enum {
    WORK_POP = 8,
    DOUBT = 180 /* what joins may be counted for that are no crossings after all */
};

status chain_layout_search_init(struct plan *p)
{
    int cells = p->nx * p->ny, i;
    struct search *s = NEW(p->mem, struct search, 1);

    if (s == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    s->state = NEW(p->mem, struct reached, cells * 4);
    s->x = NEW(p->mem, unsigned short, cells);
    s->y = NEW(p->mem, unsigned short, cells);
    s->step_y = NEW(p->mem, int, p->ny);
    s->drawn_cap = 5 * (p->nx + p->ny);
    s->drawn = NEW(p->mem, int, s->drawn_cap);
    s->cap = 1024;
    s->heap = NEW(p->mem, uint64_t, s->cap);
    if (s->state == NULL || s->x == NULL || s->y == NULL || s->step_y == NULL || s->drawn == NULL || s->heap == NULL)
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

/* Bends on the way to a place `ahead` and `right` of one who must arrive turned by `turn` quarters to the right. */
static int bends_to(int ahead, int right, int turn)
{
    if (turn == 0)
        return right == 0 ? (ahead > 0 ? 0 : 4) : ahead > 0 ? 2 : 4;
    if (turn == 2)
        return right != 0 ? 2 : 4;
    right = turn == 1 ? right : -right;
    return right > 0 && ahead >= 0 ? 1 : 3;
}

/* Which bends and which dock a way must still pay for, seen from each side of the target. */
static void foresee(struct query *q)
{
    int dir, x, y, turn;

    for (dir = 0; dir < 4; dir++)
        for (x = -1; x <= 1; x++)
            for (y = -1; y <= 1; y++) {
                int ahead = dir == EAST ? x : dir == WEST ? -x : dir == SOUTH ? y : -y;
                int right = dir == EAST ? y : dir == WEST ? -y : dir == SOUTH ? -x : x, least = INT_MAX;
                for (turn = 0; turn < 4; turn++)
                    least = chain_layout_min(least, bends_to(ahead, right, turn) * COST_BEND + q->enter[(dir + turn + 2) & 3]);
                q->turns[dir][x + 1][y + 1] = least;
            }
}

/* The least that a route still has to pay; never more than it will. */
static inline int remaining(const struct query *q, int x, int y, int dir)
{
    int dx = q->tx - x, dy = q->ty - y;
    int rest = q->turns[dir][(dx > 0) - (dx < 0) + 1][(dy > 0) - (dy < 0) + 1];

    if (dx < 0)
        rest -= dx * (COST_X + (q->forward ? COST_AGAINST : 0));
    else
        rest += dx * COST_X;
    return rest + (dy < 0 ? -dy : dy) * COST_Y;
}

/* Enters the cell in a direction, unless a box or the window's edge is in the way or a cheaper way is known. */
static inline status reach(struct query *q, int from, int dir, int cost, int came)
{
    struct search *s = q->s;
    int x = s->x[from] + (dir == EAST) - (dir == WEST), y = s->y[from] + (dir == SOUTH) - (dir == NORTH);
    int cell = from + chain_layout_step(q->p, dir), node, rest = 0;
    struct reached *state;

    if (x < q->lo_x || x > q->hi_x || y < q->lo_y || y > q->hi_y)
        return CHAIN_LAYOUT_OK;
    node = q->p->node_at[cell];
    state = &s->state[cell * 4 + dir];
    if (node >= 0 && node != q->target)
        return CHAIN_LAYOUT_OK;
    cost += s->step_y[y] + chain_layout_link_cost(q, from, dir);
    if (came >= 0)
        cost += chain_layout_cell_cost(q->p, from, came, dir);
    if (node >= 0)
        cost += q->enter[dir ^ 2];
    else
        rest = remaining(q, x, y, dir);
    if (state->mark / 8 == s->round && state->cost <= cost)
        return CHAIN_LAYOUT_OK;
    if (cost + rest > q->limit) {
        q->pruned = 1;
        return CHAIN_LAYOUT_OK;
    }
    state->mark = s->round * 8 + came + 1;
    state->cost = cost;
    return heap_push(q->p->mem, s, cost + rest, cell * 4 + dir);
}

static status expand(struct query *q, int state)
{
    int cell = state / 4, dir = state % 4, cost = q->s->state[state].cost;
    status st = reach(q, cell, dir, cost, dir);

    if (st == CHAIN_LAYOUT_OK)
        st = reach(q, cell, (dir + 1) & 3, cost, dir);
    return st == CHAIN_LAYOUT_OK ? reach(q, cell, (dir + 3) & 3, cost, dir) : st;
}

/* Has this entry of the heap been overtaken by a cheaper way to the same state? */
static int is_stale(const struct query *q, int rank, int state)
{
    int cell = state / 4;

    return rank > q->s->state[state].cost + remaining(q, q->s->x[cell], q->s->y[cell], state % 4);
}

/* Runs until the target is popped; *state is then its last state, or -1 when the window has no way. */
static status run(struct query *q, int *state)
{
    struct search *s = q->s;
    int dir;

    *state = -1;
    s->count = 0;
    s->round++;
    for (dir = 0; dir < 4; dir++)
        if (reach(q, q->source_cell, dir, q->leave[dir], -1) != CHAIN_LAYOUT_OK)
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

static void set_window(struct query *q, int wide)
{
    const struct plan *p = q->p;
    int y;

    q->lo_x = wide ? 0 : chain_layout_max(0, chain_layout_min(q->sx, q->tx) - 7);
    q->hi_x = wide ? p->nx - 1 : chain_layout_min(p->nx - 1, chain_layout_max(q->sx, q->tx) + 7);
    q->lo_y = wide ? 0 : chain_layout_max(0, chain_layout_min(q->sy, q->ty) - 9);
    q->hi_y = wide ? p->ny - 1 : chain_layout_min(p->ny - 1, chain_layout_max(q->sy, q->ty) + 9);
    for (y = q->lo_y; y <= q->hi_y; y++)
        q->s->step_y[y] = chain_layout_outside_cost(q, y);
}

/* The state before, -1 = the source. */
static int came_from(const struct query *q, int state)
{
    int before = q->s->state[state].mark % 8 - 1;

    return before < 0 ? -1 : (state / 4 - chain_layout_step(q->p, state % 4)) * 4 + before;
}

/* Reads the way back off the states into the edge's path. */
static status keep(struct query *q, int state)
{
    const struct plan *p = q->p;
    struct path *path = &p->path[q->edge];
    int len = 1, s = state, k;

    for (; s >= 0; len++)
        s = came_from(q, s);
    if (chain_layout_path_room(p, q->edge, len) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    path->len = len;
    for (k = len - 1; k > 0; k--, state = came_from(q, state)) {
        path->cell[k] = state / 4;
        path->cell[k - 1] = state / 4 - chain_layout_step(p, state % 4);
    }
    return CHAIN_LAYOUT_OK;
}

/* The cheapest way of all that costs at most the limit. */
static status search(struct query *q, int limit, int *cost)
{
    int state = -1, wide;

    *cost = INT_MAX;
    q->limit = limit;
    q->pruned = 0;
    foresee(q);
    for (wide = 0; wide < 2 && state < 0 && !q->pruned; wide++) {
        set_window(q, wide);
        if (run(q, &state) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
    }
    if (state < 0)
        return q->pruned ? CHAIN_LAYOUT_OK : CHAIN_LAYOUT_TOO_LARGE; /* the latter cannot happen: channels are never blocked */
    *cost = q->s->state[state].cost;
    return keep(q, state);
}

/* Looks for something better than the plain way that is kept as the edge's. */
static status refine(struct query *q, int limit, int *cost)
{
    struct path *path = &q->p->path[q->edge];
    int most = *cost < INT_MAX ? *cost : limit, found, len = path->len;
    status st;

    if (len > q->s->drawn_cap)
        return CHAIN_LAYOUT_OK;
    if (len > 0)
        memcpy(q->s->drawn, path->cell, (size_t)len * sizeof *path->cell);
    st = search(q, most < INT_MAX - DOUBT ? most - 1 + DOUBT : most, &found);
    if (st != CHAIN_LAYOUT_OK || found == INT_MAX)
        return st;
    found = chain_layout_route_cost(q->p, q->edge);
    if (found < *cost && found <= limit) {
        *cost = found;
        return st;
    }
    if (len > 0)
        memcpy(path->cell, q->s->drawn, (size_t)len * sizeof *path->cell);
    path->len = len;
    return st;
}

/* Finds the cheapest way for an edge that holds no cells at the moment. A plain way bounds the search, and is all
 * there is when the work is spent. *cost is INT_MAX when no way costs at most the limit; the edge's is then as it was. */
status chain_layout_route(struct plan *p, int edge, int limit, int *cost)
{
    struct query q;
    status st;

    chain_layout_query_init(&q, p, edge);
    st = chain_layout_plain_way(&q, limit, cost);
    if (st != CHAIN_LAYOUT_OK || (*cost < INT_MAX && chain_layout_spent(p->mem, 1)))
        return st;
    return refine(&q, limit, cost);
}
