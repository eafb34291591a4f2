/* A document drawn anew: what it holds stays, its diagrams are made again. In parts: what stands where, room for it, writing. */
#ifndef CHAIN_WRITE_BPMN_REDRAW_H
#define CHAIN_WRITE_BPMN_REDRAW_H

#include "write/bpmn_diagram.h"

/* Room put into a chart: all that lies at or behind a place moves on. */
struct chain_stretch {
    double at, by;
};

struct chain_stretches {
    struct chain_stretch *items;
    int count;
};

/* What is laid out at once: the pools of a collaboration, a process without one, or the inside of a sub-process. */
struct chain_chart {
    struct chain_diagram diagram;
    struct chain_chart *parent; /* NULL: it has a page of its own */
    const struct chain_markup *scope; /* the sub-process, collaboration or process */
    int parent_node, depth;
    bool apart;                 /* a sub-process that stays closed: its inside has a page of its own */
    struct chain_chart **inner; /* by node, or NULL */
    size_t node_room, border_room, edge_room;
    struct chain_layout_result *result; /* as it was laid out */
    chain_layout_out_edge *edges;       /* those of shown, and their points */
    chain_layout_point **points;
    struct chain_layout_result shown;   /* with room for what stands in sub-processes, and between pools */
    double w, h;                        /* of the whole, as the inside of a box */
    int first_group, group_count;       /* on a page */
};

/* A pool, or a process that no pool shows: lanes beside each other in the chart of a page. */
struct chain_group {
    struct chain_chart *page;
    const struct chain_markup *pool; /* or NULL */
    uint32_t scope;                  /* or NONE: a black box */
    int first_lane, lane_count;
    chain_layout_rect box;           /* of the chart, as it is shown */
};

struct chain_redraw_place {
    const struct chain_markup *element;
    struct chain_chart *chart;
    int node, border; /* border: the event's number, -1 = none */
};

struct chain_redraw_line {
    const struct chain_markup *line, *source, *target;
    bool message;
};

/* A shape or an edge of the diagrams that were there. */
struct chain_redraw_old {
    const struct chain_markup *shows, *drawn;
};

struct chain_redraw {
    struct chain_bpmn_tree *tree;
    const struct chain_bpmn *bpmn;
    bool top_down;
    struct chain_chart *pages;
    struct chain_chart **charts; /* by scope: for a process that of its page */
    struct chain_group *groups;
    int page_count, group_count, lane_depth; /* how many levels of lanes there are */
    int *lane_number;            /* by lane: its number in the chart of its page, -1 = it holds others */
    int *first_lane_of;          /* by scope */
    uint32_t *first_leaf, *next_leaf; /* lanes that hold no others: by scope, by lane */
    uint32_t *group_of_pool;
    const char **lane_names;     /* room for those of the next page */
    struct chain_redraw_place *places; /* open addressing by element */
    size_t place_capacity;
    struct chain_redraw_line *lines;
    size_t line_count;
    struct chain_redraw_old *old; /* sorted by what they show */
    size_t old_count;
};

/* bpmn_redraw.c: takes what stands in the document. False without memory. */
bool chain_redraw_take(struct chain_redraw *redraw);
/* The first old shape or edge of an element, or NULL. */
const struct chain_markup *chain_redraw_old(const struct chain_redraw *redraw, const struct chain_markup *element);

/* Where an element stands; false when it is not drawn. */
bool chain_redraw_find(const struct chain_redraw *redraw, const struct chain_markup *element, struct chain_redraw_place *place);

/* bpmn_redraw_lines.c: lists the lines; then, when all nodes have their places, counts them by chart, and puts them there. */
void chain_redraw_take_lines(struct chain_redraw *redraw);
void chain_redraw_make_room_in_pools(struct chain_redraw *redraw);
void chain_redraw_make_room(struct chain_redraw *redraw, const struct chain_redraw_line *line);
void chain_redraw_put_line(struct chain_redraw *redraw, const struct chain_redraw_line *line);

/* bpmn_room.c: lays all charts out, the innermost first. */
chain_layout_status chain_redraw_lay_out(struct chain_redraw *redraw);

/* Inside of a sub-process: room around what stands in it, and for its name. */
#define CHAIN_REDRAW_AROUND 20.0
#define CHAIN_REDRAW_NAME 26.0
#define CHAIN_REDRAW_BETWEEN 40.0

#endif
