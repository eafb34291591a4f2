/* Shapes of the diagram: pool, lanes, steps with their names beside events and gateways, and the members of groups. */
#include <string.h>

#include "write/bpmn_diagram.h"

const char *chain_diagram_number(struct chain_diagram *diagram, double value)
{
    return chain_bpmn_print(diagram->tree, "%.0f", value);
}

void chain_diagram_bounds(struct chain_diagram *diagram, struct chain_markup *parent, double x, double y, double w, double h)
{
    struct chain_markup *bounds = chain_bpmn_element(diagram->tree, parent, "dc", "Bounds");
    if (!bounds)
        return;
    chain_bpmn_attribute(diagram->tree, bounds, "x", chain_diagram_number(diagram, round(x)));
    chain_bpmn_attribute(diagram->tree, bounds, "y", chain_diagram_number(diagram, round(y)));
    chain_bpmn_attribute(diagram->tree, bounds, "width", chain_diagram_number(diagram, round(x + w) - round(x)));
    chain_bpmn_attribute(diagram->tree, bounds, "height", chain_diagram_number(diagram, round(y + h) - round(y)));
}

struct chain_markup *chain_diagram_shape(struct chain_diagram *diagram, struct chain_markup *plane, const struct chain_markup *element)
{
    struct chain_markup *shape = chain_bpmn_element(diagram->tree, plane, "bpmndi", "BPMNShape");
    if (shape) {
        chain_bpmn_attribute(diagram->tree, shape, "id", chain_bpmn_print(diagram->tree, "%s-shape", element->id));
        chain_bpmn_attribute(diagram->tree, shape, "bpmnElement", element->id);
    }
    return shape;
}

void chain_diagram_put_lane(struct chain_diagram *diagram, const struct chain_markup *element, chain_layout_rect box)
{
    struct chain_markup *shape = chain_diagram_shape(diagram, diagram->plane, element);
    if (!shape)
        return;
    chain_bpmn_attribute(diagram->tree, shape, "isHorizontal", diagram->top_down ? "false" : "true");
    chain_diagram_bounds(diagram, shape, box.x, box.y, box.w, box.h);
}

chain_layout_rect chain_diagram_cell(const struct chain_diagram *diagram, int node)
{
    chain_layout_rect box = diagram->result->nodes[node].box;
    box.x += diagram->left;
    box.y += diagram->top;
    return box;
}

/* As high as its words need, in the middle of the cell, whose height is that of its whole row. */
chain_layout_rect chain_diagram_box(const struct chain_diagram *diagram, int node)
{
    chain_layout_rect box = chain_diagram_cell(diagram, node);
    bool expanded = diagram->expanded && diagram->expanded[node];
    if (diagram->top_down)
        box.w -= diagram->reserve[node];
    else if (expanded)
        box.h -= diagram->reserve[node];
    if (expanded)
        return box;
    struct chain_label label = chain_label_measure(chain_diagram_name(diagram->elements[node]), box.w - 2 * CHAIN_DIAGRAM_PADDING, CHAIN_TASK_SIZE);
    double height = fmin(box.h, fmax(CHAIN_DIAGRAM_TASK_HEIGHT, label.height + 2 * CHAIN_DIAGRAM_PADDING));
    box.y += (box.h - height) / 2;
    box.h = height;
    return box;
}

chain_layout_rect chain_diagram_shape_of(const struct chain_diagram *diagram, int node)
{
    const chain_layout_rect *cell = &diagram->result->nodes[node].box;
    double w, h;
    if (chain_diagram_is_small(diagram->elements[node], &w, &h))
        return (chain_layout_rect){cell->x + cell->w / 2 - w / 2, cell->y + cell->h / 2 - h / 2, w, h};
    chain_layout_rect box = chain_diagram_box(diagram, node);
    box.x -= diagram->left;
    box.y -= diagram->top;
    return box;
}

bool chain_diagram_crosses(chain_layout_point a, chain_layout_point b, const chain_layout_rect *box)
{
    return fmin(a.x, b.x) < box->x + box->w && fmax(a.x, b.x) > box->x && fmin(a.y, b.y) < box->y + box->h &&
           fmax(a.y, b.y) > box->y;
}

static chain_layout_point middle_of(const struct chain_diagram *diagram, int node)
{
    const chain_layout_rect *cell = &diagram->result->nodes[node].box;
    return (chain_layout_point){cell->x + cell->w / 2, cell->y + cell->h / 2};
}

/* How many pieces of lines a rectangle of the chart lies on. */
int chain_diagram_pieces_under(const struct chain_diagram *diagram, chain_layout_rect box)
{
    int found = 0;
    for (int i = 0; i < diagram->edge_count; i++) {
        const chain_layout_out_edge *edge = &diagram->result->edges[i];
        for (int p = 0; p + 1 < edge->point_count; p++)
            found += chain_diagram_crosses(edge->points[p], edge->points[p + 1], &box);
        /* Within the cell the line is led on to the shape. */
        found += chain_diagram_crosses(middle_of(diagram, diagram->edges[i].from), edge->points[0], &box);
        found += chain_diagram_crosses(edge->points[edge->point_count - 1], middle_of(diagram, diagram->edges[i].to), &box);
    }
    return found;
}

/* Below, above, or at a corner of its shape: where the name lies on the fewest lines. Charts beyond this size take the first place. */
#define LOOK_AT_LINES 4000000

static chain_layout_rect place_name(const struct chain_diagram *diagram, int node, double width, double height, struct chain_label label)
{
    const chain_layout_rect *cell = &diagram->result->nodes[node].box;
    double x = cell->x + cell->w / 2, y = cell->y + cell->h / 2, out = height / 2 + CHAIN_DIAGRAM_LABEL_GAP;
    double below = y + out, above = y - out - label.height, before = x - width / 4 - label.width, behind = x + width / 4;
    const chain_layout_rect places[] = {
        {x - label.width / 2, below, label.width, label.height}, {x - label.width / 2, above, label.width, label.height},
        {before, above, label.width, label.height}, {behind, above, label.width, label.height},
        {before, below, label.width, label.height}, {behind, below, label.width, label.height},
    };
    int best = 0, fewest = -1;
    bool look = (double)diagram->edge_count * diagram->node_count < LOOK_AT_LINES;
    for (int i = 0; look && fewest != 0 && i < 6; i++) {
        int under = chain_diagram_pieces_under(diagram, places[i]);
        if (fewest < 0 || under < fewest) {
            fewest = under;
            best = i;
        }
    }
    return places[best];
}

static void put_label_beside(struct chain_diagram *diagram, struct chain_markup *shape, int node, double width, double height)
{
    const char *name = chain_diagram_name(diagram->elements[node]);
    struct chain_label label = chain_label_measure(name, CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
    struct chain_markup *markup = name[0] ? chain_bpmn_element(diagram->tree, shape, "bpmndi", "BPMNLabel") : NULL;
    chain_layout_rect place = place_name(diagram, node, width, height, label);
    if (markup)
        diagram->labels[diagram->label_count++] = place;
    if (markup)
        chain_diagram_bounds(diagram, markup, place.x + diagram->left, place.y + diagram->top, place.w, place.h);
}

static void put_node(struct chain_diagram *diagram, int node)
{
    const struct chain_markup *element = diagram->elements[node];
    bool pool = (chain_diagram_traits(element) & CHAIN_BPMN_IS_POOL) != 0;
    struct chain_markup *shape = pool ? NULL : chain_diagram_shape(diagram, diagram->plane, element);
    chain_layout_rect cell = chain_diagram_cell(diagram, node);
    double w, h;
    if (!shape)
        return;
    if (strcmp(element->local, "exclusiveGateway") == 0)
        chain_bpmn_attribute(diagram->tree, shape, "isMarkerVisible", "true");
    if (chain_diagram_traits(element) & CHAIN_BPMN_IS_SUBPROCESS)
        chain_bpmn_attribute(diagram->tree, shape, "isExpanded", diagram->expanded && diagram->expanded[node] ? "true" : "false");
    if (chain_diagram_is_small(element, &w, &h)) {
        chain_diagram_bounds(diagram, shape, cell.x + cell.w / 2 - w / 2, cell.y + cell.h / 2 - h / 2, w, h);
        put_label_beside(diagram, shape, node, w, h);
    } else {
        chain_layout_rect box = chain_diagram_box(diagram, node);
        chain_diagram_bounds(diagram, shape, box.x, box.y, box.w, box.h);
    }
}

static void put_border(struct chain_diagram *diagram, const struct chain_diagram_border *border)
{
    const struct chain_markup *element = border->element;
    struct chain_markup *shape = chain_diagram_shape(diagram, diagram->plane, element);
    double x = border->middle.x + diagram->left, y = border->middle.y + diagram->top;
    const char *name = chain_diagram_name(element);
    struct chain_label label = chain_label_measure(name, CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
    if (!shape)
        return;
    chain_diagram_bounds(diagram, shape, x - CHAIN_DIAGRAM_EVENT / 2, y - CHAIN_DIAGRAM_EVENT / 2, CHAIN_DIAGRAM_EVENT, CHAIN_DIAGRAM_EVENT);
    struct chain_markup *markup = name[0] ? chain_bpmn_element(diagram->tree, shape, "bpmndi", "BPMNLabel") : NULL;
    /* Beside the line, which goes down from an event below its host and on from one where the line leaves. */
    double half = CHAIN_DIAGRAM_EVENT / 2, before = x - half - label.width, below = y + half + 2;
    bool down = border->moved && !diagram->top_down;
    chain_layout_rect place = {down ? before : x + 4, down ? y + 4 : below, label.width, label.height};
    if (markup) {
        diagram->labels[diagram->label_count++] = (chain_layout_rect){place.x - diagram->left, place.y - diagram->top, place.w, place.h};
        chain_diagram_bounds(diagram, markup, place.x, place.y, place.w, place.h);
    }
}

/* Events on borders come last, so that they lie over their hosts. */
void chain_diagram_put_shapes(struct chain_diagram *diagram)
{
    for (int i = 0; i < diagram->node_count; i++)
        put_node(diagram, i);
    for (int i = 0; i < diagram->border_count; i++)
        put_border(diagram, &diagram->borders[i]);
    chain_diagram_put_edges(diagram);
}
