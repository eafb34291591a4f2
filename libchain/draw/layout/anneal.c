/* Placement search: moves steps within their slack and their lane, reroutes what that touches, and keeps
 * what makes the plan cheaper. Threshold accepting with a generator of its own: the same every time. */
#include "moves.h"

#include <limits.h>
#include <string.h>

enum { FIRST_THRESHOLD = 260, MOST_ROWS = 3, PASSES = 6, WORK_LIMIT = 40000000, FEWEST = 60, WORK_SHARE = 4, MARGIN = 300, HEATS = 6, SPARE_COLUMNS = 5 };

struct saved {
    int edge, len, at;
};

struct seat {
    int *col, *row, *depth;
};

struct anneal {
    struct plan *p;
    unsigned random;
    unsigned char *ripped;  /* edge -> taken out in this move */
    struct saved *saved;
    int saved_count;
    int *pool, pool_used, pool_cap; /* cells of the routes that were taken out */
    int routed;                     /* of the routes that were taken out, how many have a new way */
    long long before, after;        /* what those routes paid, and what they pay now or must at least */
    long long stop;                 /* the work at which the search ends, for the rest must be paid too */
};

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

/* A step at random, or an end of the worst of a few lines: there is most to gain there. */
static int pick_node(struct anneal *a)
{
    const struct plan *p = a->p;
    int i, worst = 0, most = -INT_MAX;

    if (chain_layout_draw(&a->random, 3) == 0)
        return chain_layout_draw(&a->random, p->in->node_count);
    for (i = 0; i < HEATS; i++) {
        int edge = chain_layout_draw(&a->random, p->in->edge_count), waste = p->path[edge].cost - chain_layout_least_cost(p, edge);
        if (waste > most) {
            most = waste;
            worst = edge;
        }
    }
    return chain_layout_draw(&a->random, 2) ? p->in->edges[worst].from : p->in->edges[worst].to;
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
    chain_layout_move(p, m);
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
    chain_layout_move(p, &back);
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
        for (k = 0; k < 20 && !chain_layout_propose(p, &a->random, pick_node(a), &m); k++)
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
        if (hopeless || next - now > chain_layout_draw(&a->random, allow + 1))
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

/* Columns that nobody stands on go; the phases' columns move along. */
static status trim_columns(struct plan *p)
{
    int n = p->in->node_count, count = 0, i;
    int *used = NEW(p->mem, int, p->col_count + 1); /* column -> columns in use before it */

    if (used == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++)
        used[p->col[i]] = 1;
    for (i = 0; i <= p->col_count; i++) {
        int here = i < p->col_count && used[i];
        used[i] = count;
        count += here;
    }
    for (i = 0; i < n; i++) {
        p->col[i] = used[p->col[i]];
        p->col_lo[i] = used[chain_layout_min(p->col_lo[i], p->col_count)];
        if (p->col_hi[i] < p->col_count)
            p->col_hi[i] = used[p->col_hi[i] + 1] - 1;
    }
    p->col_count = count;
    return CHAIN_LAYOUT_OK;
}

static int has_pins(const struct plan *p, int rows)
{
    int i;

    for (i = 0; i < p->in->node_count; i++)
        if ((rows ? p->in->nodes[i].pin_row : p->in->nodes[i].pin_column) >= 0)
            return 1;
    return 0;
}

/* Gives back spare rows and columns and routes the plan in full. */
static status settle(struct plan *p)
{
    status st = CHAIN_LAYOUT_OK;

    if (!has_pins(p, 1))
        st = trim(p);
    if (st == CHAIN_LAYOUT_OK && !has_pins(p, 0))
        st = trim_columns(p);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_grid(p);
    return st == CHAIN_LAYOUT_OK ? chain_layout_route_all(p, PASSES) : st;
}

static status start(struct anneal *a, struct plan *p)
{
    int m = p->in->edge_count, lane, pins = has_pins(p, 1);
    status st;

    a->p = p;
    a->random = 20260101u + (unsigned)p->variant;
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
    if (p->compact && !has_pins(p, 0))
        p->col_count += 1 + p->col_count / SPARE_COLUMNS;
    st = chain_layout_grid(p);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_draft(p);
    if (st != CHAIN_LAYOUT_OK)
        return st;
    chain_layout_grid_clear(p);
    return chain_layout_route_all(p, 1);
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
    st = settle(p);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_price(p, &after);
    if (st != CHAIN_LAYOUT_OK || after < before)
        return st;
    seat_back(p, &first);
    for (lane = 0; lane < p->in->lane_count; lane++)
        p->depth[lane] = first.depth[lane];
    return settle(p);
}
