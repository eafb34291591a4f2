/* Labels that stick out of the chart or into the heads of its lanes: the chart grows until it holds them. */
#include "layout_internal.h"

#define RIM 3.0 /* between a pill and the border of the chart */

struct out {
    double left, right, above, below;
};

static void more(double *most, double amount)
{
    if (amount > *most)
        *most = amount;
}

static struct out sticks_out(const struct geometry *g)
{
    struct out out = { 0, 0, 0, 0 };
    int e;

    for (e = 0; e < g->p->in->edge_count; e++) {
        const chain_layout_rect *r = &g->pill[e];
        if (g->p->in->edges[e].label < 0)
            continue;
        more(&out.left, g->header + RIM - r->x);
        more(&out.right, r->x + r->w + RIM - g->w);
        more(&out.above, RIM - r->y);
        more(&out.below, r->y + r->h + RIM - g->h);
    }
    return out;
}

/* The outermost channels become wider, what lies between them moves. */
static void widen(double *size, double *pos, int count, double before, double after)
{
    int i;

    for (i = 0; i < count; i++)
        pos[i] += before;
    size[0] += before;
    pos[0] -= before / 2;
    size[count - 1] += after;
    pos[count - 1] += after / 2;
}

void chain_layout_take_in(struct geometry *g)
{
    struct out out = sticks_out(g);
    int i;

    if (g->p->in->edge_count == 0)
        return;
    widen(g->size_x, g->pos_x, g->p->nx, out.left, out.right);
    widen(g->size_y, g->pos_y, g->p->ny, out.above, out.below);
    g->w += out.left + out.right;
    g->h += out.above + out.below;
    for (i = 0; i < g->point_start[g->p->in->edge_count]; i++) {
        g->point[i].x += out.left;
        g->point[i].y += out.above;
    }
    for (i = 0; i < g->p->in->edge_count; i++) {
        g->pill[i].x += out.left;
        g->pill[i].y += out.above;
    }
}
