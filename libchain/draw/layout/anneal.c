/* Placement search: moves steps within their slack and their lane, reroutes what that touches, and keeps
 * what makes the plan cheaper. Threshold accepting with a generator of its own: the same every time. */
#include "layout_internal.h"

#include <limits.h>
#include <string.h>

enum { FIRST_THRESHOLD = 260, MOST_ROWS = 3, PASSES = 6, WORK_LIMIT = 40000000, FEWEST = 60, WORK_SHARE = 4, MARGIN = 300, HEATS = 3 };

struct saved {
    int edge, len, at;
};

struct seat {
    int *col, *row, *depth;
};

struct anneal {
    struct plan *p;
    unsigned state;         /* of the generator */
    unsigned char *ripped;  /* edge -> taken out in this move */
    struct saved *saved;
    int saved_count;
    int *pool, pool_used, pool_cap; /* cells of the routes that were taken out */
    int routed;                     /* of the routes that were taken out, how many have a new way */
    long long before, after;        /* what those routes paid, and what they pay now or must at least */
    long long stop;                 /* the work at which the search ends, for the rest must be paid too */
};

static int draw(struct anneal *a, int below)
{
    a->state = a->state * 1664525u + 1013904223u;
    return (int)((a->state >> 8) % (unsigned)below);
}

static status seat_take(const struct plan *p, struct mem *mem, struct seat *s)
{
    size_t n = (size_t)p->in->node_count, lanes = (size_t)p->in->lane_count;

    s->col = NEW(mem, int, n);
    s->row = NEW(mem, int, n);
    s->depth = NEW(mem, int, lanes);
    if (s->col == NULL || s->row == NULL || s->depth == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    memcpy(s->col, p->col, n * sizeof *s->col);
    memcpy(s->row, p->row, n * sizeof *s->row);
    memcpy(s->depth, p->depth, lanes * sizeof *s->depth);
    return CHAIN_LAYOUT_OK;
}

static void seat_keep(const struct plan *p, struct seat *s)
{
    memcpy(s->col, p->col, (size_t)p->in->node_count * sizeof *s->col);
    memcpy(s->row, p->row, (size_t)p->in->node_count * sizeof *s->row);
}

static void seat_back(struct plan *p, const struct seat *s)
{
    memcpy(p->col, s->col, (size_t)p->in->node_count * sizeof *s->col);
    memcpy(p->row, s->row, (size_t)p->in->node_count * sizeof *s->row);
}

static status rip(struct anneal *a, int edge)
{
    struct plan *p = a->p;
    struct path *path = &p->path[edge];
    struct saved *s = &a->saved[a->saved_count];

    if (a->ripped[edge])
        return CHAIN_LAYOUT_OK;
    if (a->pool_used + path->len > a->pool_cap) {
        int cap = 2 * (a->pool_used + path->len);
        int *more = NEW(p->mem, int, cap);
        if (more == NULL)
            return CHAIN_LAYOUT_NO_MEMORY;
        memcpy(more, a->pool, (size_t)a->pool_used * sizeof *more);
        a->pool = more;
        a->pool_cap = cap;
    }
    s->edge = edge;
    s->len = path->len;
    s->at = a->pool_used;
    memcpy(&a->pool[s->at], path->cell, (size_t)path->len * sizeof *a->pool);
    a->pool_used += path->len;
    a->saved_count++;
    a->ripped[edge] = 1;
    chain_layout_path_add(p, edge, -1);
    a->before += chain_layout_route_cost(p, edge);
    return CHAIN_LAYOUT_OK;
}

static status rip_node(struct anneal *a, int node)
{
    const struct plan *p = a->p;
    status st = CHAIN_LAYOUT_OK;
    int k;

    for (k = p->out.start[node]; st == CHAIN_LAYOUT_OK && k < p->out.start[node + 1]; k++)
        st = rip(a, p->out.item[k]);
    for (k = p->inn.start[node]; st == CHAIN_LAYOUT_OK && k < p->inn.start[node + 1]; k++)
        st = rip(a, p->inn.item[k]);
    return st;
}

/* Takes out the routes that run through a cell where a step is about to stand. */
static status rip_cell(struct anneal *a, int cell)
{
    const struct plan *p = a->p;
    status st = CHAIN_LAYOUT_OK;
    int e, k;

    if (!p->link_x[cell] && !p->link_y[cell] && !p->link_x[cell - 1] && !p->link_y[cell - p->nx])
        return st;
    for (e = 0; st == CHAIN_LAYOUT_OK && e < p->in->edge_count; e++)
        for (k = 1; k + 1 < p->path[e].len; k++)
            if (p->path[e].cell[k] == cell) {
                st = rip(a, e);
                break;
            }
    return st;
}

static void stand(struct plan *p, int node, int col, int row)
{
    p->node_at[chain_layout_cell(p, node)] = -1;
    p->col[node] = col;
    p->row[node] = row;
}

/* Which columns a step may move to while all others stay. */
static void slack(const struct plan *p, int node, int *lo, int *hi)
{
    int k;

    *lo = p->col_lo[node];
    *hi = chain_layout_min(p->col_count - 1, p->col_hi[node]);
    for (k = p->con_in.start[node]; k < p->con_in.start[node + 1]; k++) {
        const struct constraint *c = &p->cons[p->con_in.item[k]];
        *lo = chain_layout_max(*lo, p->col[c->from] + c->minlen);
    }
    for (k = p->con_out.start[node]; k < p->con_out.start[node + 1]; k++) {
        const struct constraint *c = &p->cons[p->con_out.item[k]];
        *hi = chain_layout_min(*hi, p->col[c->to] - c->minlen);
    }
    if (p->pin[node] >= 0 || *lo > *hi)
        *lo = *hi = p->col[node];
}

struct move {
    int node, col, row, mate; /* mate changes places with node, -1 = the cell is free */
};

/* A step at random, or an end of the worst of a few lines: there is most to gain there. */
static int pick_node(struct anneal *a)
{
    const struct plan *p = a->p;
    int i, worst = 0, most = -INT_MAX;

    if (draw(a, 3) == 0)
        return draw(a, p->in->node_count);
    for (i = 0; i < HEATS; i++) {
        int edge = draw(a, p->in->edge_count), waste = p->path[edge].cost - chain_layout_least_cost(p, edge);
        if (waste > most) {
            most = waste;
            worst = edge;
        }
    }
    return draw(a, 2) ? p->in->edges[worst].from : p->in->edges[worst].to;
}

static int propose(struct anneal *a, struct move *m)
{
    const struct plan *p = a->p;
    int lo, hi, lane, cell;

    m->node = pick_node(a);
    lane = p->in->nodes[m->node].lane;
    slack(p, m->node, &lo, &hi);
    m->col = draw(a, 2) ? p->col[m->node] : lo + draw(a, hi - lo + 1);
    m->row = m->col != p->col[m->node] && draw(a, 2) ? p->row[m->node] : draw(a, p->depth[lane]);
    if (p->in->nodes[m->node].pin_row >= 0)
        m->row = p->row[m->node];
    if (m->col == p->col[m->node] && m->row == p->row[m->node])
        return 0;
    cell = (p->base[lane] + 2 * m->row + 1) * p->nx + 2 * m->col + 1;
    m->mate = p->node_at[cell];
    if (m->mate < 0)
        return 1;
    return m->col == p->col[m->node] && p->in->nodes[m->mate].pin_row < 0;
}

static void exchange(struct plan *p, const struct move *m)
{
    int col = p->col[m->node], row = p->row[m->node];

    stand(p, m->node, m->col, m->row);
    if (m->mate >= 0) {
        p->col[m->mate] = col;
        p->row[m->mate] = row;
        p->node_at[chain_layout_cell(p, m->mate)] = m->mate;
    }
    p->node_at[chain_layout_cell(p, m->node)] = m->node;
}

/* Reroutes what was taken out; gives up, with *hopeless set, as soon as it cannot come out at most `allow` dearer. */
static status do_move(struct anneal *a, const struct move *m, int allow, int *hopeless)
{
    struct plan *p = a->p;
    int lane = p->in->nodes[m->node].lane, k, cost;
    int cell = (p->base[lane] + 2 * m->row + 1) * p->nx + 2 * m->col + 1;
    status st = rip_node(a, m->node);

    if (st == CHAIN_LAYOUT_OK)
        st = m->mate >= 0 ? rip_node(a, m->mate) : rip_cell(a, cell);
    if (st != CHAIN_LAYOUT_OK)
        return st;
    exchange(p, m);
    for (k = 0; k < a->saved_count; k++)
        a->after += chain_layout_least_cost(p, a->saved[k].edge);
    for (k = 0; k < a->saved_count && a->after <= a->before + allow; k++) {
        int edge = a->saved[k].edge;
        st = chain_layout_route(p, edge, &cost);
        if (st != CHAIN_LAYOUT_OK)
            return st;
        a->after += cost - chain_layout_least_cost(p, edge);
        chain_layout_path_add(p, edge, 1);
        a->routed++;
    }
    *hopeless = a->after > a->before + allow;
    return CHAIN_LAYOUT_OK;
}

static void undo(struct anneal *a, const struct move *m, int col, int row)
{
    struct plan *p = a->p;
    struct move back = { m->node, col, row, m->mate };
    int k;

    for (k = 0; k < a->routed; k++)
        chain_layout_path_add(p, a->saved[k].edge, -1);
    exchange(p, &back);
    for (k = 0; k < a->saved_count; k++) {
        struct path *path = &p->path[a->saved[k].edge];
        path->len = a->saved[k].len; /* room never shrinks, so the old way still fits */
        memcpy(path->cell, &a->pool[a->saved[k].at], (size_t)path->len * sizeof *path->cell);
        chain_layout_path_add(p, a->saved[k].edge, 1);
    }
}

static void forget(struct anneal *a)
{
    int k;

    for (k = 0; k < a->saved_count; k++)
        a->ripped[a->saved[k].edge] = 0;
    a->saved_count = a->pool_used = a->routed = 0;
    a->before = a->after = 0;
}

static status search(struct anneal *a, struct seat *best, int evals)
{
    struct plan *p = a->p;
    long long now, lowest, next = 0;
    status st = chain_layout_price(p, &now);
    int i, k;

    lowest = now;
    seat_keep(p, best);
    for (i = 0; st == CHAIN_LAYOUT_OK && i < evals && (p->mem->work_limit == 0 || p->mem->work < a->stop); i++) {
        struct move m = { 0, 0, 0, 0 };
        int allow = FIRST_THRESHOLD - (int)((long long)FIRST_THRESHOLD * i / evals), col, row, hopeless = 0;
        for (k = 0; k < 20 && !propose(a, &m); k++)
            continue;
        if (k == 20)
            continue;
        col = p->col[m.node];
        row = p->row[m.node];
        st = do_move(a, &m, allow + MARGIN, &hopeless);
        if (st == CHAIN_LAYOUT_OK && !hopeless)
            st = chain_layout_price(p, &next);
        if (st != CHAIN_LAYOUT_OK)
            break;
        if (hopeless || next - now > draw(a, allow + 1))
            undo(a, &m, col, row);
        else
            now = next;
        if (now < lowest) {
            lowest = now;
            seat_keep(p, best);
        }
        forget(a);
    }
    return st;
}

/* Lanes give back the rows that nobody stands on. */
static status trim(struct plan *p)
{
    int lane, row, i;
    int *used = NEW(p->mem, int, p->in->node_count + 1 + LIMIT_PIN);

    if (used == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (lane = 0; lane < p->in->lane_count; lane++) {
        int rows = 0;
        for (row = 0; row < p->depth[lane]; row++)
            used[row] = -1;
        for (i = 0; i < p->in->node_count; i++)
            if (p->in->nodes[i].lane == lane)
                used[p->row[i]] = 0;
        for (row = 0; row < p->depth[lane]; row++)
            used[row] = used[row] < 0 ? -1 : rows++;
        for (i = 0; i < p->in->node_count; i++)
            if (p->in->nodes[i].lane == lane)
                p->row[i] = used[p->row[i]];
        p->depth[lane] = chain_layout_max(rows, 1);
    }
    return CHAIN_LAYOUT_OK;
}

static status reroute_all(struct plan *p, int passes)
{
    chain_layout_grid_lines(p);
    chain_layout_grid_clear(p);
    return chain_layout_route_all(p, passes);
}

static int has_row_pins(const struct plan *p)
{
    int i;

    for (i = 0; i < p->in->node_count; i++)
        if (p->in->nodes[i].pin_row >= 0)
            return 1;
    return 0;
}

static status start(struct anneal *a, struct plan *p)
{
    int m = p->in->edge_count, lane, pins = has_row_pins(p);

    a->p = p;
    a->state = 20260101u;
    a->saved_count = a->pool_used = a->routed = 0;
    a->before = a->after = 0;
    a->pool_cap = 4096;
    a->pool = NEW(p->mem, int, a->pool_cap);
    a->ripped = NEW(p->mem, unsigned char, m);
    a->saved = NEW(p->mem, struct saved, m);
    if (a->pool == NULL || a->ripped == NULL || a->saved == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (lane = 0; !pins && lane < p->in->lane_count; lane++)
        if (p->depth[lane] < MOST_ROWS)
            p->depth[lane]++;
    return reroute_all(p, 1);
}

/* What may be searched until, so that afterwards both plans can be routed and priced; less than nothing = not at all. */
static long long stop_at(const struct plan *p, long long routing, long long pricing)
{
    const struct mem *mem = p->mem;
    long long share = mem->work_limit / WORK_SHARE, left = mem->work_limit - mem->work - 3 * (routing + pricing);

    if (mem->work_limit == 0)
        return 0;
    if (share > left)
        share = left;
    return share < FEWEST * pricing ? -1 : mem->work + share;
}

/* Searches on a routed plan, and leaves a routed plan that is no worse. routing = the work that its routes took. */
status chain_layout_anneal(struct plan *p, int effort, long long routing)
{
    struct anneal a;
    struct seat first, best;
    long long before, after, per_eval = 2LL * p->nx * p->ny + 20LL * p->in->edge_count;
    int evals = chain_layout_min(effort, (int)(WORK_LIMIT / per_eval)), lane;
    status st;

    if (evals < FEWEST || p->in->edge_count == 0)
        return CHAIN_LAYOUT_OK;
    a.stop = p->mem->work;
    st = chain_layout_price(p, &before);
    a.stop = stop_at(p, routing, p->mem->work - a.stop);
    if (a.stop < 0)
        return st;
    if (st != CHAIN_LAYOUT_OK || seat_take(p, p->mem, &first) != CHAIN_LAYOUT_OK
        || seat_take(p, p->mem, &best) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    st = start(&a, p);
    if (st == CHAIN_LAYOUT_OK)
        st = search(&a, &best, evals);
    if (st != CHAIN_LAYOUT_OK)
        return st;
    seat_back(p, &best);
    if (!has_row_pins(p))
        st = trim(p);
    if (st == CHAIN_LAYOUT_OK)
        st = reroute_all(p, PASSES);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_price(p, &after);
    if (st != CHAIN_LAYOUT_OK || after < before)
        return st;
    seat_back(p, &first);
    for (lane = 0; lane < p->in->lane_count; lane++)
        p->depth[lane] = first.depth[lane];
    return reroute_all(p, PASSES);
}
