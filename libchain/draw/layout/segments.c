/* Cuts every route into its maximal straight pieces. */
#include "layout_internal.h"

static int count_bends(const struct plan *p, const struct path *path)
{
    int k, bends = 0;

    for (k = 1; k + 1 < path->len; k++)
        bends += chain_layout_dir(p, path->cell[k - 1], path->cell[k])
                 != chain_layout_dir(p, path->cell[k], path->cell[k + 1]);
    return bends;
}

/* A piece that ends at a box ends 0.4 steps short of its centre: pieces that dock on opposite sides do
 * not meet, pieces that dock on the same side do. */
static void set_interval(const struct plan *p, struct segment *s, const struct path *path)
{
    int a = path->cell[s->first], b = path->cell[s->last], swap;
    int at_a = s->horizontal ? a % p->nx : a / p->nx, at_b = s->horizontal ? b % p->nx : b / p->nx;
    int dock_a = s->first == 0, dock_b = s->last == path->len - 1;

    if (at_a > at_b) {
        swap = at_a, at_a = at_b, at_b = swap;
        swap = dock_a, dock_a = dock_b, dock_b = swap;
    }
    s->lo = at_a * 10 + (dock_a ? 4 : 0);
    s->hi = at_b * 10 - (dock_b ? 4 : 0);
    s->dock_lo = dock_a;
    s->dock_hi = dock_b;
}

static int cut(const struct plan *p, int edge, struct segment *out)
{
    const struct path *path = &p->path[edge];
    int count = 0, first = 0, k;

    for (k = 1; k < path->len; k++) {
        struct segment s = { 0 };
        int dir = chain_layout_dir(p, path->cell[k - 1], path->cell[k]);
        if (k + 1 < path->len && chain_layout_dir(p, path->cell[k], path->cell[k + 1]) == dir)
            continue;
        s.edge = edge;
        s.horizontal = dir == EAST || dir == WEST;
        s.line = s.horizontal ? path->cell[k] / p->nx : path->cell[k] % p->nx;
        s.first = first;
        s.last = k;
        set_interval(p, &s, path);
        out[count++] = s;
        first = k;
    }
    return count;
}

status chain_layout_segments(struct plan *p)
{
    int m = p->in->edge_count, e;

    p->seg_count = 0;
    for (e = 0; e < m; e++)
        p->seg_count += count_bends(p, &p->path[e]) + 1;
    p->seg = NEW(p->mem, struct segment, p->seg_count);
    p->seg_start = NEW(p->mem, int, m + 1);
    if (p->seg == NULL || p->seg_start == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (e = 0; e < m; e++)
        p->seg_start[e + 1] = p->seg_start[e] + cut(p, e, &p->seg[p->seg_start[e]]);
    return CHAIN_LAYOUT_OK;
}
