/*
 * Shared by the stages of the layout core; not for users.
 *
 * The stages work in one frame, time along x and lanes down y; top-bottom charts are transposed on the
 * way in (measuring) and on the way out (emit.c). A plan is topology on a fine grid: odd lines carry
 * columns or rows of boxes, even lines are channels. A geometry gives a plan its points.
 */
#ifndef CHAIN_LAYOUT_INTERNAL_H
#define CHAIN_LAYOUT_INTERNAL_H

#include "layout.h"

#include <stddef.h>

typedef chain_layout_status status;

/* Directions on the grid, clockwise, so that d ^ 2 is the reverse and (d + 1) & 3 the right turn. */
enum { EAST = 0, SOUTH = 1, WEST = 2, NORTH = 3 };

enum {
    LIMIT_NODES = 10000,
    LIMIT_EDGES = 20000,
    LIMIT_LANES = 1000,
    LIMIT_PIN = 4000,
    LIMIT_PHASES = 1000,
    LIMIT_EFFORT = 100000,
    LIMIT_CELLS = 6000000
};

/* ---- memory: one arena, given back as a whole or down to a mark ---- */

struct mem_block;

/* What a run may use: memory, and work, which is counted rather than timed so that every machine gives the same. */
struct mem {
    struct mem_block *head;
    size_t used, limit;
    long long work, work_limit; /* limit 0 = none */
};

static inline int chain_layout_spent(const struct mem *mem, int share)
{
    return mem->work_limit != 0 && mem->work >= mem->work_limit / share;
}

struct mem_mark {
    struct mem_block *head;
    size_t fill;
};

void *chain_layout_mem_take(struct mem *mem, size_t count, size_t size); /* zeroed, NULL = no memory */
struct mem_mark chain_layout_mem_mark(const struct mem *mem);
void chain_layout_mem_release(struct mem *mem, struct mem_mark mark);
void chain_layout_mem_clear(struct mem *mem);

#define NEW(mem, type, count) ((type *)chain_layout_mem_take((mem), (size_t)(count), sizeof(type)))

/* ---- texts ---- */

enum { TEXT_WIDTHS = 11, LABEL_SHAPES = 4 };

struct boxes {
    double asked;
    double *width;  /* by node: what was asked for, or what its longest word made of it */
    double *tight;  /* by node: what its text takes of the width */
    double *height; /* by node; NULL = not measured yet */
    int *hyphens;   /* by node */
};

struct texts {
    const chain_layout_input *in;
    struct mem *mem;
    int width_count;
    struct boxes boxes[TEXT_WIDTHS];
    double label_wrap[LABEL_SHAPES];
    chain_layout_extent *label; /* edge * LABEL_SHAPES + shape; width 0 = no such shape */
};

status chain_layout_texts_init(struct texts *t, const chain_layout_input *in, const chain_layout_options *opt,
                               struct mem *mem);
status chain_layout_texts_boxes(struct texts *t, double box_width, const struct boxes **out);
double chain_layout_texts_width(const chain_layout_options *opt, int number);

/* ---- plan ---- */

enum { VARIANTS = 4, MOST_PLANS = 1 + VARIANTS };

/* Adjacency as one array: the items of i are item[start[i]] .. item[start[i + 1] - 1]. */
struct links {
    int *start, *item;
};

struct constraint {
    int from, to, minlen;
};

/* A link of a route: the one between its cells `at` and `at` + 1. */
struct link {
    int edge, at; /* edge -1 = none */
};

/* The neighbours of a route's link among all routes on the same link of the grid. */
struct use {
    struct link next, prev;
};

/* The cells of a route, from the source's cell to the target's. */
struct path {
    int *cell;
    struct use *use; /* by cell: the link that begins there, while the route is on the grid */
    int len, cap;
};

/* A maximal straight piece of a route. Intervals count tenths of a grid step, so that a piece ending at
 * a box can stop short of the box's centre. */
struct segment {
    int edge, line, horizontal;
    int first, last; /* indices into the edge's path */
    int lo, hi;
    int dock_lo, dock_hi; /* that end sits on a box */
    int slot, slots;      /* track and number of tracks among its overlapping neighbours */
    int centre;           /* the slot that runs through the middle of the boxes, -1 = none */
};

struct search; /* buffers of the maze router */

struct plan {
    const chain_layout_input *in;
    struct mem *mem;
    int compact;
    int variant;            /* seed of the searches */
    int row_price, column_price; /* what every row of a lane costs, and every column in use */
    struct links out, inn;      /* node -> edges */
    unsigned char *back;        /* edge runs against time */
    struct constraint *cons;
    int con_count;
    struct links con_out, con_in; /* node -> constraints */
    int *topo;                  /* nodes, causes first */
    int *col, *row, col_count;
    int *pin;                   /* node -> the column it is pinned to, -1 = none that can be kept */
    int *phase;                 /* node -> the phase that it keeps to, -1 = none */
    int *col_lo, *col_hi;       /* node -> the columns of its phase */
    int *depth;                 /* lane -> rows */
    int *order;                 /* place -> lane */
    int *place;                 /* lane -> place */
    int *base;                  /* lane -> its first line */
    int *lane_scratch;
    int nx, ny;                 /* grid lines */
    int *line_lane;             /* y line -> lane */
    int *node_at;               /* cell -> node, -1 = free */
    unsigned short *link_x;     /* cell -> routes on the link to its east neighbour */
    unsigned short *link_y;     /* cell -> routes on the link to its south neighbour */
    unsigned short *pass_x;     /* cell -> routes straight through it along x */
    unsigned short *pass_y;
    unsigned short *side_in;    /* node * 4 + side -> edges that end there */
    unsigned short *side_out;
    struct link *link_head;     /* link -> its first route; link 2c = from cell c east, 2c + 1 = south */
    struct path *path;          /* by edge */
    struct search *search;
    struct segment *seg;
    int seg_count;
    int *seg_start;             /* edge -> its first segment, edge_count + 1 entries */
    int crossings;
};

status chain_layout_plan_init(struct plan *p, const chain_layout_input *in, struct mem *mem, int compact);
status chain_layout_plan_place(struct plan *p);
status chain_layout_plan_route(struct plan *p, int effort);
status chain_layout_cycles(struct plan *p);
status chain_layout_columns(struct plan *p);
status chain_layout_phases(struct plan *p);
int chain_layout_out_of_phase(const struct plan *p, int node);
status chain_layout_rows(struct plan *p);
status chain_layout_grid(struct plan *p);
void chain_layout_grid_lines(struct plan *p);
void chain_layout_grid_stand(struct plan *p);
void chain_layout_grid_clear(struct plan *p);
status chain_layout_route_all(struct plan *p, int passes);
status chain_layout_route_all_plain(struct plan *p, long long most, long long *price);
int chain_layout_crossings(struct plan *p);
status chain_layout_price(struct plan *p, long long *price);
status chain_layout_segments(struct plan *p);
status chain_layout_tracks(struct plan *p);
status chain_layout_anneal(struct plan *p, int effort);
status chain_layout_auto_lanes(struct plan *p);

static inline int chain_layout_cell(const struct plan *p, int node)
{
    int line = p->base[p->in->nodes[node].lane] + 2 * p->row[node] + 1;
    return line * p->nx + 2 * p->col[node] + 1;
}

/* ---- router ---- */

void chain_layout_path_add(struct plan *p, int edge, int sign);
int chain_layout_port_cost(const struct plan *p, int edge, int leaving, int side);
status chain_layout_route(struct plan *p, int edge, int limit, int *cost);
status chain_layout_route_plain(struct plan *p, int edge, int limit, int *cost);
int chain_layout_least_cost(const struct plan *p, int edge);
int chain_layout_route_cost(const struct plan *p, int edge);
status chain_layout_search_init(struct plan *p);

/* How often a way crosses the routes on the grid in runs that it shares with them; counts no farther than `most`. */
int chain_layout_run_crossings(const struct plan *p, int edge, const struct path *way, int most);

static inline int chain_layout_link_id(const struct plan *p, int from, int to)
{
    int low = from < to ? from : to, gap = from < to ? to - from : from - to;

    return 2 * low + (gap == p->nx && p->nx > 1);
}

static inline int chain_layout_dir(const struct plan *p, int from, int to)
{
    int d = to - from;
    return d == 1 ? EAST : d == -1 ? WEST : d == p->nx ? SOUTH : NORTH;
}

/* Which of two routes runs to the left of the other, seen along route a, where they share cells:
 * -1 = a is left, 1 = a is right, 0 = either. ia and ib are places of a shared cell, da and db the
 * directions of the shared line there. clash is set when the ends disagree: they must cross. */
int chain_layout_side_of(const struct plan *p, const struct path *a, int ia, int da, const struct path *b, int ib, int db,
                         int *clash);

/* ---- geometry ---- */

/* What a geometry is asked for, apart from its plan. */
struct wish {
    const struct plan *plan;
    double box_width, header;
    double trade; /* points of width that are given for a point of height; 0 = the boxes' width decides */
};

struct geometry {
    const struct plan *p;
    struct mem *mem;
    const chain_layout_options *opt;
    struct texts *texts;
    int tb;
    int parting;                /* tracks may part for labels: a last resort, for it takes width */
    double box_w, box_h;        /* of the largest box, in the core's frame */
    double header;              /* depth of the lane headers */
    double stretched;           /* what the lanes grew so that their headers fit */
    double *box_x, *box_y;      /* line -> size of the boxes on it */
    double *need_x, *need_y;    /* line -> least width of a channel */
    double *part_x, *part_y;    /* line -> how much farther apart than needed the tracks of a channel lie */
    double *pos_x, *pos_y;      /* line -> centre */
    double *size_x, *size_y;    /* line -> width; that of a line of boxes is the boxes' */
    double *lane_min;           /* lane -> least height, so that its header fits */
    double w, h;
    chain_layout_point *point;  /* all edges' points */
    int *point_start;           /* edge -> first point */
    chain_layout_rect *pill;    /* edge -> placed pill */
    unsigned char *shape;       /* edge -> which of its label's shapes the pill has */
    unsigned char *clash;       /* edge -> pill covers something */
    int clashes, covered, hyphens; /* pills on boxes and pills; on foreign lines; broken words */
};

static inline int chain_layout_in_channel(const struct plan *p, const struct segment *s)
{
    return s->horizontal ? (s->line - p->base[p->line_lane[s->line]]) % 2 == 0 : s->line % 2 == 0;
}

status chain_layout_geometry_init(struct geometry *g, const struct wish *wish, struct texts *texts, struct mem *mem,
                                  const chain_layout_options *opt);
status chain_layout_sizes(struct geometry *g, const struct wish *wish);
void chain_layout_coords(struct geometry *g);
chain_layout_rect chain_layout_box(const struct geometry *g, int node);
status chain_layout_labels(struct geometry *g, int rounds);
/* Makes the chart larger where pills stick out of it. */
void chain_layout_take_in(struct geometry *g);
double chain_layout_value(const struct geometry *g);
status chain_layout_fit(const struct plan *plans, int plan_count, struct texts *texts, struct mem *mem,
                        const chain_layout_options *opt, struct geometry *best);
double chain_layout_scale(const struct geometry *g, const chain_layout_options *opt, double *reserved);
status chain_layout_emit(const struct geometry *g, const chain_layout_options *opt,
                         chain_layout_result *res, struct mem *mem);

static inline int chain_layout_min(int a, int b)
{
    return a < b ? a : b;
}

static inline int chain_layout_max(int a, int b)
{
    return a > b ? a : b;
}

#endif
