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

/* An event on the border of its host has no place of its own in the layout: its lines leave the host. */
struct chain_diagram_border {
    const struct chain_step *step;
    int host; /* node */
    chain_layout_point middle; /* of the chart */
    bool moved; /* aside from where its line leaves, since others leave there */
};

struct chain_diagram {
    struct chain_bpmn_tree *tree;
    const struct chain_model *model;
    const struct chain_layout_result *result;
    struct chain_markup *plane;
    int *node_of;              /* by number of the step: its node, that of its host for an event on a border, -1 = none */
    int *border_of;            /* by number of the step: its number among the events on borders, -1 = none */
    int *edge_of;              /* by number of the flow */
    int *edge_border;          /* by edge: the event on a border that it leaves, -1 = none */
    int *lane_of;              /* by number of the actor */
    const struct chain_step **steps; /* by node */
    struct chain_diagram_border *borders;
    const char **edge_names;   /* by edge, NULL = no label */
    const char **lane_names;
    struct chain_layout_node *nodes;
    struct chain_layout_edge *edges;
    struct chain_layout_lane *lanes;
    int node_count, edge_count, lane_count, border_count, lost_lane; /* lost_lane: of steps without actor, -1 = none */
    bool top_down;
};

static inline const char *chain_diagram_name(const struct chain_markup *markup)
{
    const char *name = markup ? chain_markup_value(markup, "name") : NULL;
    return name ? name : "";
}

/* What the element of a step is: enum chain_bpmn_trait. */
static inline uint32_t chain_diagram_traits(const struct chain_diagram *diagram, const struct chain_step *step)
{
    const struct chain_markup *element = diagram->tree->steps[step->head.index];
    return element ? chain_bpmn_traits(chain_bpmn_name(element->local)) : 0;
}

static inline bool chain_diagram_is_event(const struct chain_diagram *diagram, const struct chain_step *step)
{
    return (chain_diagram_traits(diagram, step) & CHAIN_BPMN_IS_EVENT) != 0;
}

static inline bool chain_diagram_is_gateway(const struct chain_diagram *diagram, const struct chain_step *step)
{
    return (chain_diagram_traits(diagram, step) & CHAIN_BPMN_IS_GATEWAY) != 0;
}

/* The number of the step on whose border an event sits, -1 = none that stands in the process. */
int chain_diagram_host(const struct chain_diagram *diagram, const struct chain_step *step);

/* Where the chart begins on the page: the pool's own header stands before it. */
static inline double chain_diagram_left(const struct chain_diagram *diagram)
{
    return CHAIN_DIAGRAM_MARGIN + (diagram->top_down ? 0 : CHAIN_DIAGRAM_HEADER);
}

static inline double chain_diagram_top(const struct chain_diagram *diagram)
{
    return CHAIN_DIAGRAM_MARGIN + (diagram->top_down ? CHAIN_DIAGRAM_HEADER : 0);
}

/* bpmn_shapes.c */
struct chain_markup *chain_diagram_shape(struct chain_diagram *diagram, struct chain_markup *plane, const struct chain_markup *element);
void chain_diagram_bounds(struct chain_diagram *diagram, struct chain_markup *parent, double x, double y, double w, double h);
const char *chain_diagram_number(struct chain_diagram *diagram, double value);
void chain_diagram_put_shapes(struct chain_diagram *diagram);
/* The place of a node on the page. */
chain_layout_rect chain_diagram_cell(const struct chain_diagram *diagram, int node);
/* How many pieces of lines a rectangle of the chart lies on. */
int chain_diagram_pieces_under(const struct chain_diagram *diagram, chain_layout_rect box);
bool chain_diagram_crosses(chain_layout_point a, chain_layout_point b, const chain_layout_rect *box);

/* bpmn_borders.c: before the shapes are put. */
void chain_diagram_place_borders(struct chain_diagram *diagram);

/* bpmn_edges.c */
void chain_diagram_put_edges(struct chain_diagram *diagram);

#endif
