/* Routes all edges, then takes each one out and tries again while the whole becomes cheaper. */
#include "layout_internal.h"

#include <limits.h>

enum { PORT_MIXED = 100, PORT_FULL = 400, PORT_WRONG = 500, CAPACITY_SIDE = 4, CAPACITY_TOP = 5 };

/* What the edge pays for docking on a side of a box: wishes, not rules. */
int chain_layout_port_cost(const struct plan *p, int edge, int leaving, int side)
{
    const chain_layout_edge *e = &p->in->edges[edge];
    int node = leaving ? e->from : e->to, at = node * 4 + side;
    int ins = p->side_in[at], outs = p->side_out[at], vertical = side == NORTH || side == SOUTH;
    int cost = 0;

    if (p->back[edge])
        cost = vertical ? 0 : 60;
    else if (vertical)
        cost = !leaving ? 30 : p->in->nodes[node].shape == CHAIN_LAYOUT_HEXAGON ? 10 : 35;
    else if (side == (leaving ? WEST : EAST))
        cost = PORT_WRONG;
    if ((leaving ? ins : outs) > 0)
        cost += PORT_MIXED;
    if (ins + outs >= (vertical ? CAPACITY_TOP : CAPACITY_SIDE))
        cost += PORT_FULL;
    return cost;
}

static void bump(unsigned short *what, int sign)
{
    *what = (unsigned short)(*what + sign);
}

static void link_add(struct plan *p, int edge, int at)
{
    struct path *path = &p->path[edge];
    struct link *head = &p->link_head[chain_layout_link_id(p, path->cell[at], path->cell[at + 1])], self = { edge, at };

    path->use[at].next = *head;
    path->use[at].prev.edge = -1;
    if (head->edge >= 0)
        p->path[head->edge].use[head->at].prev = self;
    *head = self;
}

static void link_drop(struct plan *p, int edge, int at)
{
    const struct path *path = &p->path[edge];
    struct link next = path->use[at].next, prev = path->use[at].prev;

    if (prev.edge >= 0)
        p->path[prev.edge].use[prev.at].next = next;
    else
        p->link_head[chain_layout_link_id(p, path->cell[at], path->cell[at + 1])] = next;
    if (next.edge >= 0)
        p->path[next.edge].use[next.at].prev = prev;
}

/* Puts an edge's way onto the grid (sign 1) or takes it off (-1). */
void chain_layout_path_add(struct plan *p, int edge, int sign)
{
    const chain_layout_edge *e = &p->in->edges[edge];
    const struct path *path = &p->path[edge];
    int k, before = -1, dir = -1;

    for (k = 0; k + 1 < path->len; k++) {
        int cell = path->cell[k], next = path->cell[k + 1];
        dir = chain_layout_dir(p, cell, next);
        if (sign > 0)
            link_add(p, edge, k);
        else
            link_drop(p, edge, k);
        if (dir == EAST || dir == WEST)
            bump(&p->link_x[chain_layout_min(cell, next)], sign);
        else
            bump(&p->link_y[chain_layout_min(cell, next)], sign);
        if (k == 0)
            bump(&p->side_out[e->from * 4 + dir], sign);
        else if (dir == before)
            bump(dir == EAST || dir == WEST ? &p->pass_x[cell] : &p->pass_y[cell], sign);
        before = dir;
    }
    if (dir >= 0)
        bump(&p->side_in[e->to * 4 + (dir ^ 2)], sign);
}

/* Short edges have the least choice and go first; loops have the most and go last. */
static int weight(const struct plan *p, int edge)
{
    const chain_layout_edge *e = &p->in->edges[edge];
    int a = chain_layout_cell(p, e->from), b = chain_layout_cell(p, e->to);
    int dx = a % p->nx - b % p->nx, dy = a / p->nx - b / p->nx;
    int span = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);

    return chain_layout_min(span, p->nx + p->ny - 1) + (p->back[edge] ? p->nx + p->ny : 0);
}

static status sort_edges(struct plan *p, int *order)
{
    int m = p->in->edge_count, keys = 2 * (p->nx + p->ny), i;
    int *fill = NEW(p->mem, int, keys + 1);

    if (fill == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < m; i++)
        fill[weight(p, i) + 1]++;
    for (i = 0; i < keys; i++)
        fill[i + 1] += fill[i];
    for (i = 0; i < m; i++)
        order[fill[weight(p, i)]++] = i;
    return CHAIN_LAYOUT_OK;
}

/* Takes one edge out and finds its way anew. *gain says how much cheaper it became. */
static status reroute(struct plan *p, int edge, int *gain)
{
    int old, fresh;
    status st;

    chain_layout_path_add(p, edge, -1);
    old = chain_layout_route_cost(p, edge);
    st = chain_layout_route(p, edge, old - 1, &fresh);
    chain_layout_path_add(p, edge, 1);
    *gain = fresh < old ? old - fresh : 0;
    return st;
}

/* Rips up and reroutes every edge in turn, up to `passes` times, while the total falls. */
static status improve(struct plan *p, const int *order, int passes)
{
    int pass, i, gain, total = 1;
    status st = CHAIN_LAYOUT_OK;

    for (pass = 0; total > 0 && pass < passes && !chain_layout_spent(p->mem, 1); pass++)
        for (i = 0, total = 0; i < p->in->edge_count && !chain_layout_spent(p->mem, 1); i++) {
            st = reroute(p, order[i], &gain);
            if (st != CHAIN_LAYOUT_OK)
                return st;
            total += gain;
        }
    return CHAIN_LAYOUT_OK;
}

/* Routes every edge on a grid without routes. */
status chain_layout_route_all(struct plan *p, int passes)
{
    int *order = NEW(p->mem, int, p->in->edge_count), i, cost;
    status st = order == NULL ? CHAIN_LAYOUT_NO_MEMORY : sort_edges(p, order);

    chain_layout_grid_clear(p);
    for (i = 0; st == CHAIN_LAYOUT_OK && i < p->in->edge_count; i++) {
        st = chain_layout_route(p, order[i], INT_MAX, &cost);
        if (st == CHAIN_LAYOUT_OK)
            chain_layout_path_add(p, order[i], 1);
    }
    return st == CHAIN_LAYOUT_OK ? improve(p, order, passes) : st;
}

/* The same by plain ways, and without a second thought. *price is what all ways cost; as soon as that is more than
 * `most` it stops in the middle, and the price is LLONG_MAX. */
status chain_layout_route_all_plain(struct plan *p, long long most, long long *price)
{
    int *order = NEW(p->mem, int, p->in->edge_count), i, cost;
    status st = order == NULL ? CHAIN_LAYOUT_NO_MEMORY : sort_edges(p, order);

    chain_layout_grid_clear(p);
    for (*price = 0, i = 0; st == CHAIN_LAYOUT_OK && *price <= most && i < p->in->edge_count; i++) {
        st = chain_layout_route_plain(p, order[i], INT_MAX, &cost);
        *price += cost;
        if (st == CHAIN_LAYOUT_OK)
            chain_layout_path_add(p, order[i], 1);
    }
    if (*price > most)
        *price = LLONG_MAX;
    return st;
}
