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

static void put_pool(struct chain_diagram *diagram)
{
    const struct chain_layout_result *result = diagram->result;
    struct chain_markup *shape = chain_diagram_shape(diagram, diagram->plane, diagram->tree->participant);
    double w = fmax(result->w, 300), h = fmax(result->h, 60);
    if (!shape)
        return;
    chain_bpmn_attribute(diagram->tree, shape, "isHorizontal", diagram->top_down ? "false" : "true");
    chain_diagram_bounds(diagram, shape, CHAIN_DIAGRAM_MARGIN, CHAIN_DIAGRAM_MARGIN, w + chain_diagram_left(diagram) - CHAIN_DIAGRAM_MARGIN, h + chain_diagram_top(diagram) - CHAIN_DIAGRAM_MARGIN);
}

static void put_lane_shapes(struct chain_diagram *diagram)
{
    for (uint32_t i = 0; i < diagram->model->by_type[CHAIN_ACTOR].count; i++) {
        int lane = diagram->lane_of[i];
        struct chain_markup *shape = lane < 0 ? NULL : chain_diagram_shape(diagram, diagram->plane, diagram->tree->lanes[i]);
        if (!shape)
            continue;
        const chain_layout_rect *box = &diagram->result->lanes[lane].box;
        chain_bpmn_attribute(diagram->tree, shape, "isHorizontal", diagram->top_down ? "false" : "true");
        chain_diagram_bounds(diagram, shape, box->x + chain_diagram_left(diagram), box->y + chain_diagram_top(diagram), box->w, box->h);
    }
}

chain_layout_rect chain_diagram_cell(const struct chain_diagram *diagram, int node)
{
    chain_layout_rect box = diagram->result->nodes[node].box;
    box.x += chain_diagram_left(diagram);
    box.y += chain_diagram_top(diagram);
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

static chain_layout_rect place_name(const struct chain_diagram *diagram, int node, double size, struct chain_label label)
{
    const chain_layout_rect *cell = &diagram->result->nodes[node].box;
    double x = cell->x + cell->w / 2, y = cell->y + cell->h / 2, out = size / 2 + CHAIN_DIAGRAM_LABEL_GAP;
    double below = y + out, above = y - out - label.height, before = x - size / 4 - label.width, behind = x + size / 4;
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

static void put_label_beside(struct chain_diagram *diagram, struct chain_markup *shape, int node, double size, const char *name)
{
    struct chain_label label = chain_label_measure(name, CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
    struct chain_markup *markup = name[0] ? chain_bpmn_element(diagram->tree, shape, "bpmndi", "BPMNLabel") : NULL;
    chain_layout_rect place = place_name(diagram, node, size, label);
    if (markup)
        chain_diagram_bounds(diagram, markup, place.x + chain_diagram_left(diagram), place.y + chain_diagram_top(diagram), place.w, place.h);
}

static void put_node(struct chain_diagram *diagram, int node)
{
    const struct chain_step *step = diagram->steps[node];
    const struct chain_markup *element = diagram->tree->steps[step->head.index];
    struct chain_markup *shape = chain_diagram_shape(diagram, diagram->plane, element);
    chain_layout_rect cell = chain_diagram_cell(diagram, node);
    double size = chain_diagram_is_event(diagram, step) ? CHAIN_DIAGRAM_EVENT : CHAIN_DIAGRAM_GATEWAY;
    if (!shape)
        return;
    if (strcmp(element->local, "exclusiveGateway") == 0)
        chain_bpmn_attribute(diagram->tree, shape, "isMarkerVisible", "true");
    if (step->role == CHAIN_ROLE_ANY_ORDER)
        chain_bpmn_attribute(diagram->tree, shape, "isExpanded", "false");
    if (chain_diagram_is_event(diagram, step) || chain_diagram_is_gateway(diagram, step)) {
        chain_diagram_bounds(diagram, shape, cell.x + cell.w / 2 - size / 2, cell.y + cell.h / 2 - size / 2, size, size);
        put_label_beside(diagram, shape, node, size, chain_diagram_name(element));
    } else {
        chain_diagram_bounds(diagram, shape, cell.x, cell.y, cell.w, cell.h);
    }
}

/* ---- groups: their members on a plane of their own ---- */

static void put_group(struct chain_diagram *diagram, const struct chain_step *group)
{
    struct chain_bpmn_tree *tree = diagram->tree;
    const struct chain_markup *element = tree->steps[group->head.index];
    struct chain_markup *page = chain_bpmn_element(tree, tree->definitions, "bpmndi", "BPMNDiagram"), *plane = NULL;
    double x = CHAIN_DIAGRAM_MARGIN;
    if (page)
        plane = chain_bpmn_element(tree, page, "bpmndi", "BPMNPlane");
    if (!plane)
        return;
    chain_bpmn_attribute(tree, page, "id", chain_bpmn_print(tree, "%s-diagram", element->id));
    chain_bpmn_attribute(tree, plane, "id", chain_bpmn_print(tree, "%s-plane", element->id));
    chain_bpmn_attribute(tree, plane, "bpmnElement", element->id);
    for (const struct chain_object *child = group->head.first; child; child = child->next) {
        struct chain_markup *shape = child->type == CHAIN_STEP ? chain_diagram_shape(diagram, plane, tree->steps[child->index]) : NULL;
        if (!shape)
            continue;
        double width = fmax(CHAIN_DIAGRAM_TASK_WIDTH, chain_label_longest_word(chain_diagram_name(tree->steps[child->index]), CHAIN_TASK_SIZE) + 2 * CHAIN_DIAGRAM_PADDING + 4);
        bool wait = chain_diagram_is_event(diagram, (const struct chain_step *)child);
        chain_diagram_bounds(diagram, shape, x, CHAIN_DIAGRAM_MARGIN, wait ? CHAIN_DIAGRAM_EVENT : width, wait ? CHAIN_DIAGRAM_EVENT : CHAIN_DIAGRAM_TASK_HEIGHT);
        x += width + 30;
    }
}


static void put_border(struct chain_diagram *diagram, const struct chain_diagram_border *border)
{
    const struct chain_markup *element = diagram->tree->steps[border->step->head.index];
    struct chain_markup *shape = chain_diagram_shape(diagram, diagram->plane, element);
    double x = border->middle.x + chain_diagram_left(diagram), y = border->middle.y + chain_diagram_top(diagram);
    const char *name = chain_diagram_name(element);
    struct chain_label label = chain_label_measure(name, CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
    if (!shape)
        return;
    chain_diagram_bounds(diagram, shape, x - CHAIN_DIAGRAM_EVENT / 2, y - CHAIN_DIAGRAM_EVENT / 2, CHAIN_DIAGRAM_EVENT, CHAIN_DIAGRAM_EVENT);
    struct chain_markup *markup = name[0] ? chain_bpmn_element(diagram->tree, shape, "bpmndi", "BPMNLabel") : NULL;
    /* Beside the line, which goes down from an event below its host and on from one where the line leaves. */
    double half = CHAIN_DIAGRAM_EVENT / 2, before = x - half - label.width, below = y + half + 2;
    bool down = border->moved && !diagram->top_down;
    if (markup)
        chain_diagram_bounds(diagram, markup, down ? before : x + 4, down ? y + 4 : below, label.width, label.height);
}

/* Events on borders come last, so that they lie over their hosts. */
void chain_diagram_put_shapes(struct chain_diagram *diagram)
{
    put_pool(diagram);
    put_lane_shapes(diagram);
    for (int i = 0; i < diagram->node_count; i++)
        put_node(diagram, i);
    for (int i = 0; i < diagram->border_count; i++)
        put_border(diagram, &diagram->borders[i]);
    chain_diagram_put_edges(diagram);
    for (int i = 0; i < diagram->node_count; i++)
        if (diagram->steps[i]->role == CHAIN_ROLE_ANY_ORDER)
            put_group(diagram, diagram->steps[i]);
}
