/* The diagram of a chain as BPMN while it is made, in parts: what is laid out, shapes, edges. Shared by their files only. */
#ifndef CHAIN_WRITE_BPMN_DIAGRAM_H
#define CHAIN_WRITE_BPMN_DIAGRAM_H

#include <math.h>

#include "draw/layout/layout.h"
#include "write/bpmn_label.h"
#include "write/bpmn_tree.h"

#define CHAIN_DIAGRAM_EVENT 36.0
#define CHAIN_DIAGRAM_GATEWAY 50.0
#define CHAIN_DIAGRAM_TASK_WIDTH 100.0
#define CHAIN_DIAGRAM_TASK_HEIGHT 80.0
#define CHAIN_DIAGRAM_HEADER 30.0
#define CHAIN_DIAGRAM_MARGIN 60.0
#define CHAIN_DIAGRAM_LABEL_GAP 6.0
#define CHAIN_DIAGRAM_PADDING 8.0
/* How far a line runs from an event on a border before it turns; of the event's name so much has room of its own. */
#define CHAIN_DIAGRAM_ASIDE 28.0
#define CHAIN_DIAGRAM_BORDER_NAME 45.0

/* An event on the border of its host has no place of its own in the layout: its lines leave the host. */
struct chain_diagram_border {
    const struct chain_markup *element;
    int host; /* node */
    chain_layout_point middle; /* of the chart */
    bool moved; /* aside from where its line leaves, since others leave there */
};

/* What is laid out, as elements of a document: the document's own, or those that were just made. */
struct chain_diagram {
    struct chain_bpmn_tree *tree;
    const struct chain_layout_result *result;
    struct chain_markup *plane;
    const struct chain_markup **elements; /* by node; a participant: a line ends at the pool as a whole */
    const struct chain_markup **lines;    /* by edge */
    int *edge_border;                     /* by edge: the event on a border that it leaves, -1 = none */
    struct chain_diagram_border *borders;
    const char **edge_names;
    const char **lane_names;
    double *reserve;                      /* by node: room below a box, or right of it, for the events on its border */
    bool *expanded;                       /* by node: a sub-process whose inside is drawn in it; NULL = none */
    struct chain_layout_node *nodes;
    struct chain_layout_edge *edges;
    struct chain_layout_lane *lanes;
    int node_count, edge_count, lane_count, border_count;
    chain_layout_rect *labels; /* names that have their place: of the chart */
    size_t label_room;
    int label_count;
    double left, top; /* where the chart begins on the page */
    bool top_down, headless; /* headless: the lanes have no heads */
};

/* False without memory: room for so many of each. */
bool chain_diagram_init(struct chain_diagram *diagram, size_t nodes, size_t borders, size_t lanes);
bool chain_diagram_init_edges(struct chain_diagram *diagram, size_t edges);
int chain_diagram_add_node(struct chain_diagram *diagram, const struct chain_markup *element, int lane);
int chain_diagram_add_border(struct chain_diagram *diagram, const struct chain_markup *element, int host);
int chain_diagram_add_edge(struct chain_diagram *diagram, const struct chain_markup *line, int from, int to, int border, bool message);
/* Lays it out; the result is the caller's. */
chain_layout_status chain_diagram_lay_out(struct chain_diagram *diagram, struct chain_layout_result **result);

/* The words that are shown with an element; "" when there are none. */
const char *chain_diagram_name(const struct chain_markup *markup);

/* What an element is: enum chain_bpmn_trait. */
static inline uint32_t chain_diagram_traits(const struct chain_markup *element)
{
    return chain_bpmn_traits(chain_bpmn_name(element->local));
}

static inline bool chain_diagram_is_event(const struct chain_markup *element)
{
    return (chain_diagram_traits(element) & CHAIN_BPMN_IS_EVENT) != 0;
}

static inline bool chain_diagram_is_gateway(const struct chain_markup *element)
{
    return (chain_diagram_traits(element) & CHAIN_BPMN_IS_GATEWAY) != 0;
}

/* A shape of a fixed size, whose name stands beside it; false: a box around its name. */
bool chain_diagram_is_small(const struct chain_markup *element, double *width, double *height);

/* bpmn_shapes.c */
struct chain_markup *chain_diagram_shape(struct chain_diagram *diagram, struct chain_markup *plane, const struct chain_markup *element);
void chain_diagram_bounds(struct chain_diagram *diagram, struct chain_markup *parent, double x, double y, double w, double h);
const char *chain_diagram_number(struct chain_diagram *diagram, double value);
/* A pool or a lane at its place on the page. */
void chain_diagram_put_lane(struct chain_diagram *diagram, const struct chain_markup *element, chain_layout_rect box);
void chain_diagram_put_shapes(struct chain_diagram *diagram);
/* The place of a node on the page, and that of its shape in it when that is a box. */
chain_layout_rect chain_diagram_box(const struct chain_diagram *diagram, int node);
chain_layout_rect chain_diagram_shape_of(const struct chain_diagram *diagram, int node); /* of the chart */
chain_layout_rect chain_diagram_cell(const struct chain_diagram *diagram, int node);
/* How many pieces of lines a rectangle of the chart lies on. */
int chain_diagram_pieces_under(const struct chain_diagram *diagram, chain_layout_rect box);
bool chain_diagram_crosses(chain_layout_point a, chain_layout_point b, const chain_layout_rect *box);

/* bpmn_borders.c: before the shapes are put. */
void chain_diagram_place_borders(struct chain_diagram *diagram);

/* bpmn_edges.c */
void chain_diagram_put_edges(struct chain_diagram *diagram);

#endif
