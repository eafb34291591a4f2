/* Runs the stages that make a plan; a plan holds for every box size. */
#include "layout_internal.h"

enum { ROUTE_PASSES = 3 };

status chain_layout_plan_init(struct plan *p, const chain_layout_input *in, struct mem *mem, int compact)
{
    struct plan fresh = { 0 };
    int i;

    *p = fresh;
    p->in = in;
    p->mem = mem;
    p->compact = compact;
    p->order = NEW(mem, int, in->lane_count);
    p->place = NEW(mem, int, in->lane_count);
    p->lane_scratch = NEW(mem, int, in->lane_count);
    if (p->order == NULL || p->place == NULL || p->lane_scratch == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < in->lane_count; i++)
        p->order[i] = p->place[i] = i;
    return CHAIN_LAYOUT_OK;
}

/* From input to a grid with every node on it, without routes. */
status chain_layout_plan_place(struct plan *p)
{
    status st = chain_layout_cycles(p);

    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_columns(p);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_rows(p);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_grid(p);
    return st;
}

/* From placed nodes to tracks. */
status chain_layout_plan_route(struct plan *p, int effort)
{
    status st = chain_layout_anneal(p, effort);

    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_route_all(p, ROUTE_PASSES);
    if (st != CHAIN_LAYOUT_OK)
        return st;
    p->crossings = chain_layout_crossings(p);
    st = chain_layout_segments(p);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_tracks(p);
    return st;
}
