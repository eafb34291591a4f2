/*
 * The diagram of a chain as BPMN: places from our own lane layout, sizes as modellers draw them. Events and gateways stand in the
 * middle of their cell with the name below or above; lines are led on from the cell to the shape.
 */
#include <math.h>
#include <string.h>

#include "draw/layout/layout.h"
#include "write/bpmn_label.h"
#include "write/bpmn_tree.h"

#define EVENT 36.0
#define GATEWAY 50.0
#define TASK_WIDTH 100.0
#define TASK_HEIGHT 80.0
#define HEADER 30.0
#define MARGIN 60.0
#define LABEL_GAP 6.0
#define PADDING 8.0

struct diagram {
    struct chain_bpmn_tree *tree;
    const struct chain_model *model;
    const struct chain_layout_result *result;
    struct chain_markup *plane;
    int *node_of;              /* by number of the step: its node, -1 = none */
    int *edge_of;              /* by number of the flow */
    int *lane_of;              /* by number of the actor */
    const struct chain_step **steps; /* by node */
    const char **edge_names;   /* by edge, NULL = no label */
    const char **lane_names;
    struct chain_layout_node *nodes;
    struct chain_layout_edge *edges;
    struct chain_layout_lane *lanes;
    int node_count, edge_count, lane_count, lost_lane; /* lost_lane: of steps without actor, -1 = none */
    bool top_down;
};

static const char *name_of(const struct chain_markup *markup)
{
    const char *name = markup ? chain_markup_value(markup, "name") : NULL;
    return name ? name : "";
}

static bool is_event(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_START || step->role == CHAIN_ROLE_END ||
           (step->role == CHAIN_ROLE_STEP && step->kind == CHAIN_STEP_WAIT);
}

static bool is_gateway(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_BRANCH || step->role == CHAIN_ROLE_PARALLEL;
}

static void measure(void *context, chain_layout_text kind, int index, double width, chain_layout_extent *out)
{
    const struct diagram *diagram = context;
    struct chain_label label;
    out->hyphens = 0;
    if (kind == CHAIN_LAYOUT_TEXT_NODE) {
        const struct chain_step *step = diagram->steps[index];
        const char *name = name_of(diagram->tree->steps[step->head.index]);
        bool outside = is_event(step) || is_gateway(step);
        label = chain_label_measure(name, outside ? CHAIN_LABEL_WIDTH : width - 2 * PADDING, outside ? CHAIN_LABEL_SIZE : CHAIN_TASK_SIZE);
        double shape = is_event(step) ? EVENT : GATEWAY;
        out->w = fmax(width, label.width + (outside ? 0 : 2 * PADDING));
        out->h = outside ? shape + 2 * (label.height + LABEL_GAP) : fmax(TASK_HEIGHT, label.height + 2 * PADDING);
    } else if (kind == CHAIN_LAYOUT_TEXT_LABEL) {
        label = chain_label_measure(diagram->edge_names[index], CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
        out->w = label.width + 2;
        out->h = label.height + 2;
    } else {
        label = chain_label_measure(diagram->lane_names[index], 1e6, CHAIN_TASK_SIZE);
        /* The name runs along the lane's side. */
        out->w = diagram->top_down ? label.width + 2 * PADDING : HEADER;
        out->h = diagram->top_down ? HEADER : label.width + 2 * PADDING;
    }
}

/* ---- what is laid out ---- */

static void take_lanes(struct diagram *diagram)
{
    const struct chain_objects *actors = &diagram->model->by_type[CHAIN_ACTOR];
    for (uint32_t i = 0; i < actors->count; i++) {
        diagram->lane_of[i] = -1;
        if (!diagram->tree->lanes[i])
            continue;
        diagram->lane_names[diagram->lane_count] = name_of(diagram->tree->lanes[i]);
        diagram->lane_of[i] = diagram->lane_count++;
    }
}

static int lane_of(struct diagram *diagram, const struct chain_step *step)
{
    const struct chain_object *actor = step->actor.target;
    if (actor && diagram->lane_of[actor->index] >= 0)
        return diagram->lane_of[actor->index];
    if (diagram->lost_lane < 0) {
        diagram->lane_names[diagram->lane_count] = "";
        diagram->lost_lane = diagram->lane_count++;
    }
    return diagram->lost_lane;
}

static void take_nodes(struct diagram *diagram)
{
    for (uint32_t i = 0; i < chain_step_count(diagram->model); i++) {
        const struct chain_step *step = chain_step_at(diagram->model, i);
        const struct chain_markup *node = diagram->tree->steps[i];
        diagram->node_of[i] = -1;
        if (!node || node->parent != diagram->tree->process)
            continue;
        diagram->nodes[diagram->node_count] = (struct chain_layout_node){
            .lane = lane_of(diagram, step), .shape = is_gateway(step) ? CHAIN_LAYOUT_HEXAGON : CHAIN_LAYOUT_BOX,
            .pin_column = -1, .pin_row = -1, .phase = -1};
        diagram->steps[diagram->node_count] = step;
        diagram->node_of[i] = diagram->node_count++;
    }
}

static void take_edges(struct diagram *diagram)
{
    for (uint32_t i = 0; i < chain_flow_count(diagram->model); i++) {
        const struct chain_flow *flow = chain_flow_at(diagram->model, i);
        const struct chain_markup *line = diagram->tree->flows[i];
        int from = line ? diagram->node_of[flow->from.target->index] : -1, to = line ? diagram->node_of[flow->to.target->index] : -1;
        diagram->edge_of[i] = -1;
        if (from < 0 || to < 0)
            continue;
        int number = diagram->edge_count++;
        diagram->edge_names[number] = name_of(line);
        diagram->edges[number] = (struct chain_layout_edge){.from = from, .to = to, .label = name_of(line)[0] ? number : -1,
                                                            .message = flow->role == CHAIN_ROLE_MESSAGE};
        diagram->edge_of[i] = number;
    }
}

static bool take(struct diagram *diagram)
{
    struct chain_arena *arena = diagram->tree->arena;
    size_t steps = chain_step_count(diagram->model), flows = chain_flow_count(diagram->model);
    size_t actors = diagram->model->by_type[CHAIN_ACTOR].count;
    diagram->node_of = chain_arena_array(arena, steps + 1, sizeof(int));
    diagram->edge_of = chain_arena_array(arena, flows + 1, sizeof(int));
    diagram->lane_of = chain_arena_array(arena, actors + 1, sizeof(int));
    diagram->steps = chain_arena_array(arena, steps + 1, sizeof(struct chain_step *));
    diagram->edge_names = chain_arena_array(arena, flows + 1, sizeof(char *));
    diagram->lane_names = chain_arena_array(arena, actors + 2, sizeof(char *));
    diagram->nodes = chain_arena_array(arena, steps + 1, sizeof *diagram->nodes);
    diagram->edges = chain_arena_array(arena, flows + 1, sizeof *diagram->edges);
    diagram->lanes = chain_arena_array(arena, actors + 2, sizeof *diagram->lanes);
    if (arena->failed)
        return false;
    diagram->lost_lane = -1;
    take_lanes(diagram);
    take_nodes(diagram);
    take_edges(diagram);
    return true;
}

/* Wide enough for the longest word, so that none is broken. */
static double box_width(const struct diagram *diagram)
{
    double width = TASK_WIDTH;
    for (int i = 0; i < diagram->node_count; i++) {
        const struct chain_step *step = diagram->steps[i];
        if (!is_event(step) && !is_gateway(step))
            width = fmax(width, chain_label_longest_word(name_of(diagram->tree->steps[step->head.index]), CHAIN_TASK_SIZE) + 2 * PADDING + 4);
    }
    return ceil(width / 10) * 10;
}

/* ---- shapes ---- */

static const char *number(struct diagram *diagram, double value)
{
    return chain_bpmn_print(diagram->tree, "%.0f", value);
}

static void put_bounds(struct diagram *diagram, struct chain_markup *parent, double x, double y, double w, double h)
{
    struct chain_markup *bounds = chain_bpmn_element(diagram->tree, parent, "dc", "Bounds");
    if (!bounds)
        return;
    chain_bpmn_attribute(diagram->tree, bounds, "x", number(diagram, round(x)));
    chain_bpmn_attribute(diagram->tree, bounds, "y", number(diagram, round(y)));
    chain_bpmn_attribute(diagram->tree, bounds, "width", number(diagram, round(x + w) - round(x)));
    chain_bpmn_attribute(diagram->tree, bounds, "height", number(diagram, round(y + h) - round(y)));
}

static struct chain_markup *put_shape(struct diagram *diagram, struct chain_markup *plane, const struct chain_markup *element)
{
    struct chain_markup *shape = chain_bpmn_element(diagram->tree, plane, "bpmndi", "BPMNShape");
    if (shape) {
        chain_bpmn_attribute(diagram->tree, shape, "id", chain_bpmn_print(diagram->tree, "%s-shape", element->id));
        chain_bpmn_attribute(diagram->tree, shape, "bpmnElement", element->id);
    }
    return shape;
}

/* Where the chart begins on the page: the pool's own header stands before it. */
static double left(const struct diagram *diagram)
{
    return MARGIN + (diagram->top_down ? 0 : HEADER);
}

static double top(const struct diagram *diagram)
{
    return MARGIN + (diagram->top_down ? HEADER : 0);
}

static void put_pool(struct diagram *diagram)
{
    const struct chain_layout_result *result = diagram->result;
    struct chain_markup *shape = put_shape(diagram, diagram->plane, diagram->tree->participant);
    double w = fmax(result->w, 300), h = fmax(result->h, 60);
    if (!shape)
        return;
    chain_bpmn_attribute(diagram->tree, shape, "isHorizontal", diagram->top_down ? "false" : "true");
    put_bounds(diagram, shape, MARGIN, MARGIN, w + left(diagram) - MARGIN, h + top(diagram) - MARGIN);
}

static void put_lane_shapes(struct diagram *diagram)
{
    for (uint32_t i = 0; i < diagram->model->by_type[CHAIN_ACTOR].count; i++) {
        int lane = diagram->lane_of[i];
        struct chain_markup *shape = lane < 0 ? NULL : put_shape(diagram, diagram->plane, diagram->tree->lanes[i]);
        if (!shape)
            continue;
        const chain_layout_rect *box = &diagram->result->lanes[lane].box;
        chain_bpmn_attribute(diagram->tree, shape, "isHorizontal", diagram->top_down ? "false" : "true");
        put_bounds(diagram, shape, box->x + left(diagram), box->y + top(diagram), box->w, box->h);
    }
}

static chain_layout_rect cell_of(const struct diagram *diagram, int node)
{
    chain_layout_rect box = diagram->result->nodes[node].box;
    box.x += left(diagram);
    box.y += top(diagram);
    return box;
}

static bool crosses(chain_layout_point a, chain_layout_point b, const chain_layout_rect *box)
{
    return fmin(a.x, b.x) < box->x + box->w && fmax(a.x, b.x) > box->x && fmin(a.y, b.y) < box->y + box->h &&
           fmax(a.y, b.y) > box->y;
}

static chain_layout_point middle_of(const struct diagram *diagram, int node)
{
    const chain_layout_rect *cell = &diagram->result->nodes[node].box;
    return (chain_layout_point){cell->x + cell->w / 2, cell->y + cell->h / 2};
}

/* How many pieces of lines a rectangle of the chart lies on. */
static int pieces_under(const struct diagram *diagram, chain_layout_rect box)
{
    int found = 0;
    for (int i = 0; i < diagram->edge_count; i++) {
        const chain_layout_out_edge *edge = &diagram->result->edges[i];
        for (int p = 0; p + 1 < edge->point_count; p++)
            found += crosses(edge->points[p], edge->points[p + 1], &box);
        /* Within the cell the line is led on to the shape. */
        found += crosses(middle_of(diagram, diagram->edges[i].from), edge->points[0], &box);
        found += crosses(edge->points[edge->point_count - 1], middle_of(diagram, diagram->edges[i].to), &box);
    }
    return found;
}

/* Below, above, or at a corner of its shape: where the name lies on the fewest lines. Charts beyond this size take the first place. */
#define LOOK_AT_LINES 4000000

static chain_layout_rect place_name(const struct diagram *diagram, int node, double size, struct chain_label label)
{
    const chain_layout_rect *cell = &diagram->result->nodes[node].box;
    double x = cell->x + cell->w / 2, y = cell->y + cell->h / 2, out = size / 2 + LABEL_GAP;
    double below = y + out, above = y - out - label.height, before = x - size / 4 - label.width, behind = x + size / 4;
    const chain_layout_rect places[] = {
        {x - label.width / 2, below, label.width, label.height}, {x - label.width / 2, above, label.width, label.height},
        {before, above, label.width, label.height}, {behind, above, label.width, label.height},
        {before, below, label.width, label.height}, {behind, below, label.width, label.height},
    };
    int best = 0, fewest = -1;
    bool look = (double)diagram->edge_count * diagram->node_count < LOOK_AT_LINES;
    for (int i = 0; look && fewest != 0 && i < 6; i++) {
        int under = pieces_under(diagram, places[i]);
        if (fewest < 0 || under < fewest) {
            fewest = under;
            best = i;
        }
    }
    return places[best];
}

static void put_label_beside(struct diagram *diagram, struct chain_markup *shape, int node, double size, const char *name)
{
    struct chain_label label = chain_label_measure(name, CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
    struct chain_markup *markup = name[0] ? chain_bpmn_element(diagram->tree, shape, "bpmndi", "BPMNLabel") : NULL;
    chain_layout_rect place = place_name(diagram, node, size, label);
    if (markup)
        put_bounds(diagram, markup, place.x + left(diagram), place.y + top(diagram), place.w, place.h);
}

static void put_node(struct diagram *diagram, int node)
{
    const struct chain_step *step = diagram->steps[node];
    const struct chain_markup *element = diagram->tree->steps[step->head.index];
    struct chain_markup *shape = put_shape(diagram, diagram->plane, element);
    chain_layout_rect cell = cell_of(diagram, node);
    double size = is_event(step) ? EVENT : GATEWAY;
    if (!shape)
        return;
    if (step->role == CHAIN_ROLE_BRANCH)
        chain_bpmn_attribute(diagram->tree, shape, "isMarkerVisible", "true");
    if (step->role == CHAIN_ROLE_ANY_ORDER)
        chain_bpmn_attribute(diagram->tree, shape, "isExpanded", "false");
    if (is_event(step) || is_gateway(step)) {
        put_bounds(diagram, shape, cell.x + cell.w / 2 - size / 2, cell.y + cell.h / 2 - size / 2, size, size);
        put_label_beside(diagram, shape, node, size, name_of(element));
    } else {
        put_bounds(diagram, shape, cell.x, cell.y, cell.w, cell.h);
    }
}

/* ---- edges ---- */

struct way {
    struct chain_markup *edge;
    chain_layout_point last;
    int count;
};

static void put_point(struct diagram *diagram, struct way *way, double x, double y)
{
    x = round(x);
    y = round(y);
    if (way->count > 0 && way->last.x == x && way->last.y == y)
        return;
    struct chain_markup *point = chain_bpmn_element(diagram->tree, way->edge, "di", "waypoint");
    if (!point)
        return;
    chain_bpmn_attribute(diagram->tree, point, "x", number(diagram, x));
    chain_bpmn_attribute(diagram->tree, point, "y", number(diagram, y));
    way->last = (chain_layout_point){x, y};
    way->count++;
}

/* How far the border of a shape lies from its middle, on a line that passes the middle at a distance; below 0 = it passes by. */
static double reach(bool event, double distance)
{
    double half = (event ? EVENT : GATEWAY) / 2;
    if (fabs(distance) >= half - 2)
        return -1;
    return event ? sqrt(half * half - distance * distance) : half - fabs(distance);
}

/* From the border of the cell, where the layout ends the line, on to the shape within it. along: the last piece runs along x. */
static void dock(struct diagram *diagram, int node, chain_layout_point end, bool along, chain_layout_point *points, int *count)
{
    const struct chain_step *step = diagram->steps[node];
    chain_layout_rect cell = cell_of(diagram, node);
    double x = cell.x + cell.w / 2, y = cell.y + cell.h / 2, half = (is_event(step) ? EVENT : GATEWAY) / 2;
    *count = 0;
    if (!is_event(step) && !is_gateway(step))
        return;
    double far = reach(is_event(step), along ? end.y - y : end.x - x);
    if (far < 0) {
        points[(*count)++] = along ? (chain_layout_point){x, end.y} : (chain_layout_point){end.x, y};
        points[(*count)++] = along ? (chain_layout_point){x, end.y < y ? y - half : y + half}
                                   : (chain_layout_point){end.x < x ? x - half : x + half, y};
    } else {
        points[(*count)++] = along ? (chain_layout_point){end.x < x ? x - far : x + far, end.y}
                                   : (chain_layout_point){end.x, end.y < y ? y - far : y + far};
    }
}

static chain_layout_point point_of(const struct diagram *diagram, const chain_layout_out_edge *edge, int i)
{
    return (chain_layout_point){edge->points[i].x + left(diagram), edge->points[i].y + top(diagram)};
}

static bool runs_along(const chain_layout_out_edge *edge, int a, int b)
{
    return fabs(edge->points[a].y - edge->points[b].y) < fabs(edge->points[a].x - edge->points[b].x);
}

static void put_points(struct diagram *diagram, struct chain_markup *markup, int number_of_edge)
{
    const chain_layout_out_edge *edge = &diagram->result->edges[number_of_edge];
    const struct chain_layout_edge *given = &diagram->edges[number_of_edge];
    struct way way = {markup, {0, 0}, 0};
    chain_layout_point ends[2];
    int n = edge->point_count, count;
    dock(diagram, given->from, point_of(diagram, edge, 0), runs_along(edge, 0, 1), ends, &count);
    while (count-- > 0)
        put_point(diagram, &way, ends[count].x, ends[count].y);
    for (int i = 0; i < n; i++)
        put_point(diagram, &way, point_of(diagram, edge, i).x, point_of(diagram, edge, i).y);
    dock(diagram, given->to, point_of(diagram, edge, n - 1), runs_along(edge, n - 2, n - 1), ends, &count);
    for (int i = 0; i < count; i++)
        put_point(diagram, &way, ends[i].x, ends[i].y);
    if (way.count == 1)
        put_point(diagram, &way, way.last.x + 1, way.last.y);
}

/* The layout sets labels on their lines; editors show words without a ground, so they go beside the line, where they cover
   fewer others. */
static void put_line_label(struct diagram *diagram, struct chain_markup *markup, const chain_layout_out_edge *edge)
{
    chain_layout_rect box = edge->label;
    double x = box.x + box.w / 2, y = box.y + box.h / 2;
    for (int p = 0; p + 1 < edge->point_count; p++) {
        chain_layout_rect middle = {x - 1, y - 1, 2, 2};
        if (!crosses(edge->points[p], edge->points[p + 1], &middle))
            continue;
        bool along = runs_along(edge, p, p + 1);
        chain_layout_rect first = box, second = box;
        first.y = along ? y - box.h - 2 : box.y;
        first.x = along ? box.x : x + 4;
        second.y = along ? y + 2 : box.y;
        second.x = along ? box.x : x - 4 - box.w;
        box = pieces_under(diagram, second) < pieces_under(diagram, first) ? second : first;
        break;
    }
    put_bounds(diagram, markup, box.x + left(diagram), box.y + top(diagram), box.w, box.h);
}

static void put_edges(struct diagram *diagram)
{
    for (uint32_t i = 0; i < chain_flow_count(diagram->model); i++) {
        const struct chain_markup *line = diagram->tree->flows[i];
        int edge = diagram->edge_of[i];
        struct chain_markup *markup = edge < 0 ? NULL : chain_bpmn_element(diagram->tree, diagram->plane, "bpmndi", "BPMNEdge");
        if (!markup)
            continue;
        chain_bpmn_attribute(diagram->tree, markup, "id", chain_bpmn_print(diagram->tree, "%s-edge", line->id));
        chain_bpmn_attribute(diagram->tree, markup, "bpmnElement", line->id);
        put_points(diagram, markup, edge);
        const chain_layout_out_edge *drawn = &diagram->result->edges[edge];
        struct chain_markup *label = drawn->has_label ? chain_bpmn_element(diagram->tree, markup, "bpmndi", "BPMNLabel") : NULL;
        if (label)
            put_line_label(diagram, label, drawn);
    }
}

/* ---- groups: their members on a plane of their own ---- */

static void put_group(struct diagram *diagram, const struct chain_step *group)
{
    struct chain_bpmn_tree *tree = diagram->tree;
    const struct chain_markup *element = tree->steps[group->head.index];
    struct chain_markup *page = chain_bpmn_element(tree, tree->definitions, "bpmndi", "BPMNDiagram"), *plane = NULL;
    double x = MARGIN;
    if (page)
        plane = chain_bpmn_element(tree, page, "bpmndi", "BPMNPlane");
    if (!plane)
        return;
    chain_bpmn_attribute(tree, page, "id", chain_bpmn_print(tree, "%s-diagram", element->id));
    chain_bpmn_attribute(tree, plane, "id", chain_bpmn_print(tree, "%s-plane", element->id));
    chain_bpmn_attribute(tree, plane, "bpmnElement", element->id);
    for (const struct chain_object *child = group->head.first; child; child = child->next) {
        struct chain_markup *shape = child->type == CHAIN_STEP ? put_shape(diagram, plane, tree->steps[child->index]) : NULL;
        if (!shape)
            continue;
        double width = fmax(TASK_WIDTH, chain_label_longest_word(name_of(tree->steps[child->index]), CHAIN_TASK_SIZE) + 2 * PADDING + 4);
        bool wait = is_event((const struct chain_step *)child);
        put_bounds(diagram, shape, x, MARGIN, wait ? EVENT : width, wait ? EVENT : TASK_HEIGHT);
        x += width + 30;
    }
}

static bool put_plane(struct diagram *diagram)
{
    struct chain_bpmn_tree *tree = diagram->tree;
    struct chain_markup *page = chain_bpmn_element(tree, tree->definitions, "bpmndi", "BPMNDiagram");
    diagram->plane = page ? chain_bpmn_element(tree, page, "bpmndi", "BPMNPlane") : NULL;
    if (!diagram->plane)
        return false;
    chain_bpmn_attribute(tree, page, "id", CHAIN_BPMN_MADE "diagram");
    chain_bpmn_attribute(tree, diagram->plane, "id", CHAIN_BPMN_MADE "plane");
    chain_bpmn_attribute(tree, diagram->plane, "bpmnElement", tree->collaboration->id);
    return true;
}

static void put_all(struct diagram *diagram)
{
    put_pool(diagram);
    put_lane_shapes(diagram);
    for (int i = 0; i < diagram->node_count; i++)
        put_node(diagram, i);
    put_edges(diagram);
    for (int i = 0; i < diagram->node_count; i++)
        if (diagram->steps[i]->role == CHAIN_ROLE_ANY_ORDER)
            put_group(diagram, diagram->steps[i]);
}

bool chain_bpmn_put_diagram(struct chain_bpmn_tree *tree, bool top_down)
{
    struct diagram diagram = {.tree = tree, .model = tree->model, .top_down = top_down};
    chain_layout_options options;
    chain_layout_result *result = NULL;
    if (!take(&diagram) || !put_plane(&diagram))
        return false;
    chain_layout_input input = {.lanes = diagram.lanes, .lane_count = diagram.lane_count, .nodes = diagram.nodes,
                                .node_count = diagram.node_count, .edges = diagram.edges, .edge_count = diagram.edge_count,
                                .measure = measure, .measure_ctx = &diagram};
    chain_layout_options_init(&options);
    options.direction = top_down ? CHAIN_LAYOUT_TOP_BOTTOM : CHAIN_LAYOUT_LEFT_RIGHT;
    options.density = CHAIN_LAYOUT_WIDE;
    options.box_width = box_width(&diagram);
    options.label_width = CHAIN_LABEL_WIDTH;
    options.header_size = HEADER;
    options.node_text_pt = CHAIN_TASK_SIZE;
    chain_layout_status status = chain_layout_run(&input, &options, &result);
    if (status == CHAIN_LAYOUT_NO_MEMORY)
        tree->arena->failed = true;
    if (status != CHAIN_LAYOUT_OK)
        return false;
    diagram.result = result;
    put_all(&diagram);
    chain_layout_free(result);
    return !tree->arena->failed;
}
