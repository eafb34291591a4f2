/* What the searches for ways share: prices of steps on the grid, and the buffers of the maze router. */
#ifndef CHAIN_LAYOUT_SEARCH_H
#define CHAIN_LAYOUT_SEARCH_H

#include "layout_internal.h"

#include <stdint.h>

enum {
    COST_X = 22,        /* one step along time */
    COST_Y = 13,        /* one step across lanes */
    COST_BEND = 100,
    COST_CROSS = 300,   /* straight over another line */
    COST_JOIN = 90,     /* onto a line in use, or off it: one of the two may cost a crossing */
    COST_SHARE = 12,    /* beside another line */
    COST_AGAINST = 90,  /* to the left although time runs right */
    COST_OUTSIDE = 8,   /* in a lane that is not between source and target */
    COST_PINNED = 30    /* in the client's lane */
};

/* A cell entered in a direction. */
struct reached {
    int cost;
    int mark; /* round * 8 + the direction before + 1, 0 instead of it = from the source */
};

struct search {
    struct reached *state; /* by cell * 4 + direction; one of another round = never reached */
    unsigned short *x, *y; /* of every cell: dividing is slow */
    int *drawn, drawn_cap; /* room for the cells of one way; enough for any plain one */
    int *step_y;           /* line -> what a step onto it costs for being outside the edge's lanes */
    uint64_t *heap;
    int count, cap, round;
};

/* One edge that looks for its way. */
struct query {
    const struct plan *p;
    struct search *s;
    int edge, target, forward;
    int source_cell, target_cell;
    int sx, sy, tx, ty;
    int lane_lo, lane_hi;               /* places between source and target */
    int leave[4], enter[4];             /* side of the box -> what docking there costs */
    int lo_x, hi_x, lo_y, hi_y;         /* window */
    int limit, pruned;                  /* dearer ways do not interest; there were such */
    int turns[4][3][3];                 /* direction, side of the target along x and y -> bends and docking to come */
};

void chain_layout_query_init(struct query *q, const struct plan *p, int edge);
status chain_layout_path_room(const struct plan *p, int edge, int len);
/* The cheapest of the ways with few bends. INT_MAX = none costs at most the limit; the edge's way is then as it was. */
status chain_layout_plain_way(struct query *q, int limit, int *cost);

static inline int chain_layout_step(const struct plan *p, int dir)
{
    return dir == EAST ? 1 : dir == WEST ? -1 : dir == SOUTH ? p->nx : -p->nx;
}

static inline int chain_layout_links_at(const struct plan *p, int cell, int dir)
{
    switch (dir) {
    case EAST: return p->link_x[cell];
    case WEST: return p->link_x[cell - 1];
    case SOUTH: return p->link_y[cell];
    default: return p->link_y[cell - p->nx];
    }
}

/* What a step onto a line across the lanes costs besides its length. */
static inline int chain_layout_outside_cost(const struct query *q, int y)
{
    const struct plan *p = q->p;
    int lane = p->line_lane[y];

    if (p->place[lane] >= q->lane_lo && p->place[lane] <= q->lane_hi)
        return 0;
    return COST_OUTSIDE + (p->in->lanes[lane].pinned_top ? COST_PINNED : 0);
}

/* One step from a cell: the link itself, apart from where it lies. */
static inline int chain_layout_link_cost(const struct query *q, int cell, int dir)
{
    int cost = dir == EAST || dir == WEST ? COST_X : COST_Y;

    return cost + COST_SHARE * chain_layout_links_at(q->p, cell, dir) + (dir == WEST && q->forward ? COST_AGAINST : 0);
}

/* Going through a cell: bends and crossings. */
static inline int chain_layout_through_cost(const struct plan *p, int cell, int from, int to)
{
    return from != to ? COST_BEND : COST_CROSS * (to == EAST || to == WEST ? p->pass_y[cell] : p->pass_x[cell]);
}

/* The same for a search that does not know yet which crossings hide in runs beside other lines: joins stand for them. */
static inline int chain_layout_cell_cost(const struct plan *p, int cell, int from, int to)
{
    if (from != to)
        return COST_BEND + COST_JOIN * (chain_layout_links_at(p, cell, to) + chain_layout_links_at(p, cell, from ^ 2));
    return COST_CROSS * (to == EAST || to == WEST ? p->pass_y[cell] : p->pass_x[cell]);
}

#endif
