/*
 * Swimlane layout: gives every lane, step box, line and line label of a chain a place on the page.
 *
 * The core knows nothing of models, Graphviz or fonts: it sees numbers, and asks a callback how big a
 * wrapped text becomes. Units are points, x grows to the right, y grows down, and the origin is the top
 * left corner of the first lane. The same input and options give byte-equal results, always.
 *
 *     chain_layout_options opt;
 *     chain_layout_result *res = NULL;
 *     chain_layout_options_init(&opt);
 *     if (chain_layout_run(&input, &opt, &res) == CHAIN_LAYOUT_OK)
 *         draw(res);
 *     chain_layout_free(res);
 */
#ifndef CHAIN_LAYOUT_H
#define CHAIN_LAYOUT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How far the left and right tips of a decision's hexagon reach in from its corners. */
#define CHAIN_LAYOUT_HEXAGON_SLANT 14.0
/* Corner radius of a start or end pill; lines are clipped on it, so the drawer must use the same. */
#define CHAIN_LAYOUT_PILL_RADIUS 20.0

typedef enum chain_layout_status {
    CHAIN_LAYOUT_OK = 0,
    CHAIN_LAYOUT_NO_MEMORY = 1,
    CHAIN_LAYOUT_TOO_LARGE = 2,   /* more nodes, edges, lanes or grid cells than the limits allow */
    CHAIN_LAYOUT_BAD_ARGUMENT = 3 /* an index out of range, a missing callback, a size that is not a number */
} chain_layout_status;

typedef enum chain_layout_shape {
    CHAIN_LAYOUT_BOX = 0,
    CHAIN_LAYOUT_HEXAGON = 1, /* a decision: its lines may leave at top and bottom as well as forward */
    CHAIN_LAYOUT_PILL = 2     /* a start or an end */
} chain_layout_shape;

typedef enum chain_layout_direction {
    CHAIN_LAYOUT_LEFT_RIGHT = 0, /* time runs to the right, lanes are stacked downwards */
    CHAIN_LAYOUT_TOP_BOTTOM = 1  /* time runs down, lanes stand side by side */
} chain_layout_direction;

typedef enum chain_layout_density {
    CHAIN_LAYOUT_CHOOSE = 0, /* whichever reads better on the paper */
    CHAIN_LAYOUT_WIDE = 1,   /* every edge is a step in time */
    CHAIN_LAYOUT_COMPACT = 2 /* a handoff may drop straight into another lane in the same column */
} chain_layout_density;

typedef enum chain_layout_lane_order {
    CHAIN_LAYOUT_ORDER_GIVEN = 0,
    CHAIN_LAYOUT_ORDER_AUTO = 1 /* fewest crossings; pinned lanes stay on top, in the order given */
} chain_layout_lane_order;

/* What a measure call is about. The index counts nodes, edge labels or lanes. */
typedef enum chain_layout_text {
    CHAIN_LAYOUT_TEXT_NODE = 0,  /* answer the whole box: text, padding, icon strip; narrower than max_width where the text is */
    CHAIN_LAYOUT_TEXT_LABEL = 1, /* answer the whole pill */
    CHAIN_LAYOUT_TEXT_LANE = 2   /* answer the whole header text with its padding */
} chain_layout_text;

typedef struct chain_layout_extent {
    double w, h;
    int hyphens; /* words that had to be broken to keep within the width */
} chain_layout_extent;

/* Wraps a text to max_width and says how large it became. A width above max_width means that it
 * cannot be narrower. Called many times for one text; must answer the same each time. */
typedef void (*chain_layout_measure)(void *ctx, chain_layout_text kind, int index, double max_width,
                                     chain_layout_extent *out);

/* Height that title and legend take on a page whose chart is chart_width wide. */
typedef double (*chain_layout_reserve)(void *ctx, double chart_width);

typedef struct chain_layout_lane {
    int pinned_top; /* a client lane: auto order leaves it on top */
} chain_layout_lane;

typedef struct chain_layout_node {
    int lane;                 /* index into lanes */
    chain_layout_shape shape;
    int pin_column;           /* place in time set by hand, -1 = free; may make edges run against time */
    int pin_row;              /* row within the lane set by hand, -1 = free; yields to a taken place */
    int phase;                /* which part of time it belongs to, -1 = none; yields to the order of the steps */
} chain_layout_node;

typedef struct chain_layout_edge {
    int from, to;            /* indices into nodes; equal for a self loop */
    int label;               /* index handed to measure, -1 = no label */
    unsigned char back_hint; /* known loop back: never a constraint on time */
    unsigned char message;   /* information only: asks for no time, and may run against it */
} chain_layout_edge;

typedef struct chain_layout_input {
    const chain_layout_lane *lanes;
    int lane_count;
    const chain_layout_node *nodes;
    int node_count;
    const chain_layout_edge *edges;
    int edge_count;
    chain_layout_measure measure; /* may be NULL only when there are no lanes */
    void *measure_ctx;
    int phase_count; /* phases follow each other in time in the order of their numbers; 0 = no phases */
} chain_layout_input;

typedef struct chain_layout_options {
    chain_layout_direction direction;
    chain_layout_density density;
    chain_layout_lane_order lane_order;
    double paper_w, paper_h;      /* printable area; 0 = screen, no fitting */
    double reserve_h;             /* height kept free for title and legend, chart units */
    chain_layout_reserve reserve; /* may be NULL; its answer is added to reserve_h */
    void *reserve_ctx;
    double box_width;    /* width of the step boxes; 0 = choose for each column when there is paper, else 110 */
    double label_width;  /* labels are wrapped to this width, or narrower where that fits better */
    double header_size;  /* LR: width of the lane headers; TB: their least height */
    double node_text_pt; /* size of the text in the step boxes, chart units */
    int effort;          /* moves to try, 1 to every 4 of it for each step; with more of it more plans; 0 = the first place will do */
    int lane_hint;       /* 1 = count the crossings that auto order would remove, when order is given */
    size_t max_bytes;    /* memory ceiling of the working data, 0 = none */
    long long max_work;  /* counted work after which a plain result is enough, 0 = no end; auto order gets twice as much */
} chain_layout_options;

typedef struct chain_layout_rect {
    double x, y, w, h;
} chain_layout_rect;

typedef struct chain_layout_point {
    double x, y;
} chain_layout_point;

typedef struct chain_layout_out_lane {
    chain_layout_rect box;    /* header included; lanes tile the chart without gaps */
    chain_layout_rect header;
} chain_layout_out_lane;

typedef struct chain_layout_out_node {
    chain_layout_rect box;
    int column; /* 0.. in time */
    int row;    /* 0.. within its lane */
    unsigned char out_of_phase;       /* 1 = the order of the steps or a pin keeps it outside its phase's columns */
    unsigned char pin_column_ignored; /* 1 = the pin was out of reach */
    unsigned char pin_row_ignored;    /* 1 = the pin was out of reach, or the place was taken */
} chain_layout_out_node;

/* The part of the time axis (x, or y in top-bottom charts) that a phase takes: from the middle of the channel before
 * its first column to the middle of the one after its last. Phases never overlap and keep their order. */
typedef struct chain_layout_out_phase {
    int first_column, last_column; /* -1 = no step stands in this phase; it then has no place */
    double start, end;
} chain_layout_out_phase;

typedef struct chain_layout_out_edge {
    const chain_layout_point *points; /* straight orthogonal pieces, clipped on both shapes */
    int point_count;                  /* at least 2 */
    int loop;                         /* drawn against time: a loop, or an edge reversed to break a cycle */
    int has_label;
    int label_clash;          /* 1 = no free place was found: the label covers something */
    chain_layout_rect label;  /* the pill, on a piece of the line */
    double label_wrap;        /* the width it was wrapped to: label_width or less */
} chain_layout_out_edge;

typedef struct chain_layout_result {
    double w, h;                        /* the chart, without title and legend */
    const chain_layout_out_lane *lanes; /* by lane index, not by place */
    const int *lane_order;              /* place (from the top or left) -> lane index */
    int lane_count;
    const chain_layout_out_node *nodes; /* by node index */
    int node_count;
    const chain_layout_out_edge *edges; /* by edge index */
    int edge_count;
    chain_layout_direction direction;
    const double *column_start; /* column -> where its boxes start on the time axis */
    const double *column_end;   /* column -> where its boxes end */
    const chain_layout_out_phase *phases;
    int phase_count;
    int out_of_phase;           /* steps that stand outside their phase */
    int ignored_pins;           /* rows and columns set by hand that could not be kept */
    double box_w, box_h;        /* the largest width and height of step boxes; each column of boxes on the page has one width, each row one height */
    int column_count;
    int compact;            /* which density was used */
    int crossings;          /* lines crossing lines; at least so many when they are too many to count */
    int label_clashes;      /* edges whose label_clash is set */
    int hint_crossings;     /* crossings that auto lane order would remove; 0 = none or not asked */
    double scale;           /* onto the paper; 1 on screen, never above 1.6 */
    double text_pt;         /* node text size on the paper */
    double reserved_h;      /* what the reserve callback and reserve_h came to */
    void *owner;            /* private */
} chain_layout_result;

/* Fills in the defaults: LR, choose, order given, screen, effort 160. */
void chain_layout_options_init(chain_layout_options *opt);

/* Lays a chain out. On success *out is the caller's, to be freed; otherwise it is NULL. opt may be NULL.
 * A chain without lanes gives a result without lanes. */
chain_layout_status chain_layout_run(const chain_layout_input *in, const chain_layout_options *opt,
                                     chain_layout_result **out);

/* Frees a result and everything it points to. Accepts NULL. */
void chain_layout_free(chain_layout_result *res);

#ifdef __cplusplus
}
#endif

#endif
