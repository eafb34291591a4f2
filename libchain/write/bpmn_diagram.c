/*
 * The diagram of a chain as BPMN: places from our own lane layout, sizes as modellers draw them. Events and gateways stand in the
 * middle of their cell with the name below or above; lines are led on from the cell to the shape.
 */
#include "write/bpmn_diagram.h"

#include <string.h>

static void measure(void *context, chain_layout_text kind, int index, double width, chain_layout_extent *out)
{
    const struct chain_diagram *diagram = context;
    struct chain_label label;
    out->hyphens = 0;
    if (kind == CHAIN_LAYOUT_TEXT_NODE) {
        const struct chain_step *step = diagram->steps[index];
        const char *name = chain_diagram_name(diagram->tree->steps[step->head.index]);
        bool outside = chain_diagram_is_event(diagram, step) || chain_diagram_is_gateway(diagram, step);
        label = chain_label_measure(name, outside ? CHAIN_LABEL_WIDTH : width - 2 * CHAIN_DIAGRAM_PADDING, outside ? CHAIN_LABEL_SIZE : CHAIN_TASK_SIZE);
        double shape = chain_diagram_is_event(diagram, step) ? CHAIN_DIAGRAM_EVENT : CHAIN_DIAGRAM_GATEWAY;
        out->w = fmax(width, label.width + (outside ? 0 : 2 * CHAIN_DIAGRAM_PADDING));
        out->h = outside ? shape + 2 * (label.height + CHAIN_DIAGRAM_LABEL_GAP) : fmax(CHAIN_DIAGRAM_TASK_HEIGHT, label.height + 2 * CHAIN_DIAGRAM_PADDING);
    } else if (kind == CHAIN_LAYOUT_TEXT_LABEL) {
        label = chain_label_measure(diagram->edge_names[index], CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
        out->w = label.width + 2;
        out->h = label.height + 2;
    } else {
        label = chain_label_measure(diagram->lane_names[index], 1e6, CHAIN_TASK_SIZE);
        /* The name runs along the lane's side. */
        out->w = diagram->top_down ? label.width + 2 * CHAIN_DIAGRAM_PADDING : CHAIN_DIAGRAM_HEADER;
        out->h = diagram->top_down ? CHAIN_DIAGRAM_HEADER : label.width + 2 * CHAIN_DIAGRAM_PADDING;
    }
}

/* ---- what is laid out ---- */

static void take_lanes(struct chain_diagram *diagram)
{
    const struct chain_objects *actors = &diagram->model->by_type[CHAIN_ACTOR];
    for (uint32_t i = 0; i < actors->count; i++) {
        diagram->lane_of[i] = -1;
        if (!diagram->tree->lanes[i])
            continue;
        diagram->lane_names[diagram->lane_count] = chain_diagram_name(diagram->tree->lanes[i]);
        diagram->lane_of[i] = diagram->lane_count++;
    }
}

static int lane_of(struct chain_diagram *diagram, const struct chain_step *step)
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

int chain_diagram_host(const struct chain_diagram *diagram, const struct chain_step *step)
{
    const struct chain_bpmn_tree *tree = diagram->tree;
    const struct chain_markup *element = tree->steps[step->head.index];
    const char *id = element && strcmp(element->local, "boundaryEvent") == 0 ? chain_markup_value(element, "attachedToRef") : NULL;
    const struct chain_object *host = id ? chain_model_find(tree->model, id) : NULL;
    const struct chain_markup *found = host && host->type == CHAIN_STEP ? tree->steps[host->index] : NULL;
    return found && found->parent == tree->process && found != element ? (int)host->index : -1;
}

static void take_nodes(struct chain_diagram *diagram)
{
    for (uint32_t i = 0; i < chain_step_count(diagram->model); i++) {
        const struct chain_step *step = chain_step_at(diagram->model, i);
        const struct chain_markup *node = diagram->tree->steps[i];
        diagram->node_of[i] = diagram->border_of[i] = -1;
        if (!node || node->parent != diagram->tree->process || chain_diagram_host(diagram, step) >= 0)
            continue;
        diagram->nodes[diagram->node_count] = (struct chain_layout_node){
            .lane = lane_of(diagram, step), .shape = chain_diagram_is_gateway(diagram, step) ? CHAIN_LAYOUT_HEXAGON : CHAIN_LAYOUT_BOX,
            .pin_column = -1, .pin_row = -1, .phase = -1};
        diagram->steps[diagram->node_count] = step;
        diagram->node_of[i] = diagram->node_count++;
    }
}

static void take_borders(struct chain_diagram *diagram)
{
    for (uint32_t i = 0; i < chain_step_count(diagram->model); i++) {
        const struct chain_step *step = chain_step_at(diagram->model, i);
        int host = diagram->tree->steps[i] ? chain_diagram_host(diagram, step) : -1;
        if (host < 0 || diagram->node_of[host] < 0)
            continue;
        diagram->node_of[i] = diagram->node_of[host];
        diagram->border_of[i] = diagram->border_count;
        diagram->borders[diagram->border_count++] = (struct chain_diagram_border){.step = step, .host = diagram->node_of[i]};
    }
}

static void take_edges(struct chain_diagram *diagram)
{
    for (uint32_t i = 0; i < chain_flow_count(diagram->model); i++) {
        const struct chain_flow *flow = chain_flow_at(diagram->model, i);
        const struct chain_markup *line = diagram->tree->flows[i];
        int from = line ? diagram->node_of[flow->from.target->index] : -1, to = line ? diagram->node_of[flow->to.target->index] : -1;
        diagram->edge_of[i] = -1;
        if (from < 0 || to < 0)
            continue;
        int number = diagram->edge_count++;
        diagram->edge_names[number] = chain_diagram_name(line);
        diagram->edge_border[number] = diagram->border_of[flow->from.target->index];
        diagram->edges[number] = (struct chain_layout_edge){.from = from, .to = to, .label = chain_diagram_name(line)[0] ? number : -1,
                                                            .message = flow->role == CHAIN_ROLE_MESSAGE};
        diagram->edge_of[i] = number;
    }
}

static bool take(struct chain_diagram *diagram)
{
    struct chain_arena *arena = diagram->tree->arena;
    size_t steps = chain_step_count(diagram->model), flows = chain_flow_count(diagram->model);
    size_t actors = diagram->model->by_type[CHAIN_ACTOR].count;
    diagram->node_of = chain_arena_array(arena, steps + 1, sizeof(int));
    diagram->edge_of = chain_arena_array(arena, flows + 1, sizeof(int));
    diagram->border_of = chain_arena_array(arena, steps + 1, sizeof(int));
    diagram->edge_border = chain_arena_array(arena, flows + 1, sizeof(int));
    diagram->borders = chain_arena_array(arena, steps + 1, sizeof *diagram->borders);
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
    take_borders(diagram);
    take_edges(diagram);
    return true;
}

/* Wide enough for the longest word, so that none is broken. */
static double box_width(const struct chain_diagram *diagram)
{
    double width = CHAIN_DIAGRAM_TASK_WIDTH;
    for (int i = 0; i < diagram->node_count; i++) {
        const struct chain_step *step = diagram->steps[i];
        if (!chain_diagram_is_event(diagram, step) && !chain_diagram_is_gateway(diagram, step))
            width = fmax(width, chain_label_longest_word(chain_diagram_name(diagram->tree->steps[step->head.index]), CHAIN_TASK_SIZE) + 2 * CHAIN_DIAGRAM_PADDING + 4);
    }
    return ceil(width / 10) * 10;
}

/* ---- all of it ---- */

static bool put_plane(struct chain_diagram *diagram)
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

bool chain_bpmn_put_diagram(struct chain_bpmn_tree *tree, bool top_down)
{
    struct chain_diagram diagram = {.tree = tree, .model = tree->model, .top_down = top_down};
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
    options.header_size = CHAIN_DIAGRAM_HEADER;
    options.node_text_pt = CHAIN_TASK_SIZE;
    chain_layout_status status = chain_layout_run(&input, &options, &result);
    if (status == CHAIN_LAYOUT_NO_MEMORY)
        tree->arena->failed = true;
    if (status != CHAIN_LAYOUT_OK)
        return false;
    diagram.result = result;
    chain_diagram_place_borders(&diagram);
    chain_diagram_put_shapes(&diagram);
    chain_layout_free(result);
    return !tree->arena->failed;
}
