/* The price of a whole plan: what all lines cost by themselves, and their crossings, exactly. */
#include "layout_internal.h"

enum {
    PRICE_X = 22,
    PRICE_Y = 13,
    PRICE_BEND = 100,
    PRICE_CROSS = 420,
    PRICE_AGAINST = 140,
    PRICE_ROW = 5
};

static int route_price(const struct plan *p, int edge)
{
    const struct path *path = &p->path[edge];
    int k, before = -1, dir = EAST, price = 0;

    for (k = 0; k + 1 < path->len; k++, before = dir) {
        dir = chain_layout_dir(p, path->cell[k], path->cell[k + 1]);
        price += dir == EAST || dir == WEST ? PRICE_X : PRICE_Y;
        if (before >= 0 && dir != before)
            price += PRICE_BEND;
        if (dir == WEST && !p->back[edge])
            price += PRICE_AGAINST;
        if (k == 0)
            price += chain_layout_port_cost(p, edge, 1, dir);
    }
    return path->len > 1 ? price + chain_layout_port_cost(p, edge, 0, dir ^ 2) : price;
}

/* Rows are paper: every lane pays for its depth, and every step for standing low. */
static long long row_price(const struct plan *p)
{
    int *deepest = p->lane_scratch, i;
    long long price = 0;

    for (i = 0; i < p->in->lane_count; i++)
        deepest[i] = 0;
    for (i = 0; i < p->in->node_count; i++) {
        int lane = p->in->nodes[i].lane;
        deepest[lane] = chain_layout_max(deepest[lane], p->row[i]);
        price += p->row[i] * PRICE_ROW;
    }
    for (i = 0; i < p->in->lane_count; i++)
        price += deepest[i] * p->row_price;
    return price;
}

/* Columns are paper too. */
static status column_price(const struct plan *p, long long *price)
{
    struct mem_mark mark = chain_layout_mem_mark(p->mem);
    unsigned char *used = NEW(p->mem, unsigned char, p->col_count);
    int i;

    if (used == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < p->in->node_count; i++)
        used[p->col[i]] = 1;
    for (i = 0; i < p->col_count; i++)
        *price += used[i] * p->column_price;
    chain_layout_mem_release(p->mem, mark);
    return CHAIN_LAYOUT_OK;
}

status chain_layout_price(struct plan *p, long long *price)
{
    int e;

    *price = (long long)chain_layout_crossings(p) * PRICE_CROSS + row_price(p);
    for (e = 0; e < p->in->edge_count; e++)
        *price += route_price(p, e);
    return column_price(p, price);
}
