/* The diagram of a chain as BPMN: one pool, a lane for each actor, the steps and flows as they were just written. */
#include "write/bpmn_diagram.h"

#include <string.h>

struct chart {
    struct chain_diagram diagram;
    const struct chain_model *model;
    int *node_of;   /* by number of the step: its node, that of its host for an event on a border, -1 = none */
    int *border_of; /* by number of the step: its number among the events on borders, -1 = none */
    int *lane_of;   /* by number of the actor */
    int lost_lane;  /* of steps without actor, -1 = none */
};

/* ---- what is laid out ---- */

static void take_lanes(struct chart *chart)
{
    const struct chain_objects *actors = &chart->model->by_type[CHAIN_ACTOR];
    struct chain_diagram *diagram = &chart->diagram;
    for (uint32_t i = 0; i < actors->count; i++) {
        chart->lane_of[i] = -1;
        if (!diagram->tree->lanes[i])
            continue;
        diagram->lane_names[diagram->lane_count] = chain_diagram_name(diagram->tree->lanes[i]);
        chart->lane_of[i] = diagram->lane_count++;
    }
}

static int lane_of(struct chart *chart, const struct chain_step *step)
{
    const struct chain_object *actor = step->actor.target;
    struct chain_diagram *diagram = &chart->diagram;
    if (actor && chart->lane_of[actor->index] >= 0)
        return chart->lane_of[actor->index];
    if (chart->lost_lane < 0) {
        diagram->lane_names[diagram->lane_count] = "";
        chart->lost_lane = diagram->lane_count++;
    }
    return chart->lost_lane;
}

/* The number of the step on whose border an event sits, -1 = none that stands in the process. */
static int host_of(const struct chain_bpmn_tree *tree, const struct chain_step *step)
{
    const struct chain_markup *element = tree->steps[step->head.index];
    const char *id = element && strcmp(element->local, "boundaryEvent") == 0 ? chain_markup_value(element, "attachedToRef") : NULL;
    const struct chain_object *host = id ? chain_model_find(tree->model, id) : NULL;
    const struct chain_markup *found = host && host->type == CHAIN_STEP ? tree->steps[host->index] : NULL;
    return found && found->parent == tree->process && found != element ? (int)host->index : -1;
}

static void take_nodes(struct chart *chart)
{
    const struct chain_bpmn_tree *tree = chart->diagram.tree;
    for (uint32_t i = 0; i < chain_step_count(chart->model); i++) {
        const struct chain_step *step = chain_step_at(chart->model, i);
        const struct chain_markup *node = tree->steps[i];
        chart->node_of[i] = chart->border_of[i] = -1;
        if (node && node->parent == tree->process && host_of(tree, step) < 0)
            chart->node_of[i] = chain_diagram_add_node(&chart->diagram, node, lane_of(chart, step));
    }
}

static void take_borders(struct chart *chart)
{
    const struct chain_bpmn_tree *tree = chart->diagram.tree;
    for (uint32_t i = 0; i < chain_step_count(chart->model); i++) {
        int host = tree->steps[i] ? host_of(tree, chain_step_at(chart->model, i)) : -1;
        if (host < 0 || chart->node_of[host] < 0)
            continue;
        chart->node_of[i] = chart->node_of[host];
        chart->border_of[i] = chain_diagram_add_border(&chart->diagram, tree->steps[i], chart->node_of[host]);
    }
}

static void take_edges(struct chart *chart)
{
    for (uint32_t i = 0; i < chain_flow_count(chart->model); i++) {
        const struct chain_flow *flow = chain_flow_at(chart->model, i);
        const struct chain_markup *line = chart->diagram.tree->flows[i];
        int from = line ? chart->node_of[flow->from.target->index] : -1, to = line ? chart->node_of[flow->to.target->index] : -1;
        if (from >= 0 && to >= 0)
            chain_diagram_add_edge(&chart->diagram, line, from, to, chart->border_of[flow->from.target->index],
                                   flow->role == CHAIN_ROLE_MESSAGE);
    }
}

static bool take(struct chart *chart)
{
    struct chain_arena *arena = chart->diagram.tree->arena;
    size_t steps = chain_step_count(chart->model), actors = chart->model->by_type[CHAIN_ACTOR].count;
    chart->node_of = chain_arena_array(arena, steps + 1, sizeof(int));
    chart->border_of = chain_arena_array(arena, steps + 1, sizeof(int));
    chart->lane_of = chain_arena_array(arena, actors + 1, sizeof(int));
    chart->lost_lane = -1;
    if (!chain_diagram_init(&chart->diagram, steps, steps, actors + 1) || !chain_diagram_init_edges(&chart->diagram, chain_flow_count(chart->model)))
        return false;
    take_lanes(chart);
    take_nodes(chart);
    take_borders(chart);
    take_edges(chart);
    return true;
}

/* ---- what is drawn ---- */

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

static void put_pool(struct chain_diagram *diagram)
{
    const struct chain_layout_result *result = diagram->result;
    double w = fmax(result->w, 300), h = fmax(result->h, 60);
    chain_layout_rect box = {CHAIN_DIAGRAM_MARGIN, CHAIN_DIAGRAM_MARGIN, w + diagram->left - CHAIN_DIAGRAM_MARGIN,
                             h + diagram->top - CHAIN_DIAGRAM_MARGIN};
    chain_diagram_put_lane(diagram, diagram->tree->participant, box);
}

static void put_lanes(struct chart *chart)
{
    struct chain_diagram *diagram = &chart->diagram;
    for (uint32_t i = 0; i < chart->model->by_type[CHAIN_ACTOR].count; i++) {
        int lane = chart->lane_of[i];
        if (lane < 0)
            continue;
        chain_layout_rect box = diagram->result->lanes[lane].box;
        box.x += diagram->left;
        box.y += diagram->top;
        chain_diagram_put_lane(diagram, diagram->tree->lanes[i], box);
    }
}

/* The members of a group stand on a plane of their own. */
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
        bool wait = chain_diagram_is_event(tree->steps[child->index]);
        chain_diagram_bounds(diagram, shape, x, CHAIN_DIAGRAM_MARGIN, wait ? CHAIN_DIAGRAM_EVENT : width, wait ? CHAIN_DIAGRAM_EVENT : CHAIN_DIAGRAM_TASK_HEIGHT);
        x += width + 30;
    }
}

static void draw(struct chart *chart)
{
    put_pool(&chart->diagram);
    put_lanes(chart);
    chain_diagram_place_borders(&chart->diagram);
    chain_diagram_put_shapes(&chart->diagram);
    for (uint32_t i = 0; i < chain_step_count(chart->model); i++)
        if (chart->node_of[i] >= 0 && chain_step_at(chart->model, i)->role == CHAIN_ROLE_ANY_ORDER)
            put_group(&chart->diagram, chain_step_at(chart->model, i));
}

bool chain_bpmn_put_diagram(struct chain_bpmn_tree *tree, bool top_down)
{
    struct chart chart = {.diagram = {.tree = tree, .top_down = top_down}, .model = tree->model};
    struct chain_layout_result *result = NULL;
    chart.diagram.left = CHAIN_DIAGRAM_MARGIN + (top_down ? 0 : CHAIN_DIAGRAM_HEADER);
    chart.diagram.top = CHAIN_DIAGRAM_MARGIN + (top_down ? CHAIN_DIAGRAM_HEADER : 0);
    if (!take(&chart) || !put_plane(&chart.diagram) || chain_diagram_lay_out(&chart.diagram, &result) != CHAIN_LAYOUT_OK)
        return false;
    chart.diagram.result = result;
    draw(&chart);
    chain_layout_free(result);
    return !tree->arena->failed;
}
