/*
 * A diagram while it is made: what is laid out, as elements of BPMN, and how large it is. Places come from our own lane layout, sizes
 * are as modellers draw them. Events and gateways stand in the middle of their cell with the name below or above.
 */
#include "write/bpmn_diagram.h"

#include <string.h>

const char *chain_diagram_name(const struct chain_markup *markup)
{
    const char *name = markup ? chain_markup_value(markup, "name") : NULL;
    if (!name && markup && markup->name == CHAIN_BPMN_E_TEXT_ANNOTATION)
        name = chain_markup_words(chain_markup_child(markup, CHAIN_BPMN_E_TEXT));
    return name ? name : "";
}

bool chain_diagram_is_small(const struct chain_markup *element, double *width, double *height)
{
    uint32_t traits = chain_diagram_traits(element);
    int name = chain_bpmn_name(element->local);
    bool store = name == CHAIN_BPMN_E_DATA_STORE_REFERENCE || name == CHAIN_BPMN_E_DATA_STORE;
    if (traits & CHAIN_BPMN_IS_EVENT)
        *width = *height = CHAIN_DIAGRAM_EVENT;
    else if ((traits & CHAIN_BPMN_IS_GATEWAY) || store)
        *width = *height = CHAIN_DIAGRAM_GATEWAY;
    else if (traits & CHAIN_BPMN_IS_DATA)
        *width = CHAIN_DIAGRAM_EVENT, *height = CHAIN_DIAGRAM_GATEWAY;
    else
        return false;
    return true;
}

static void measure_node(const struct chain_diagram *diagram, int node, double width, chain_layout_extent *out)
{
    const struct chain_markup *element = diagram->elements[node];
    const char *name = chain_diagram_name(element);
    double w, h;
    if (chain_diagram_traits(element) & CHAIN_BPMN_IS_POOL) {
        *out = (chain_layout_extent){width, 1, 0};
    } else if (chain_diagram_is_small(element, &w, &h)) {
        struct chain_label label = chain_label_measure(name, CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
        out->w = fmax(width, label.width);
        out->h = h + 2 * (label.height + CHAIN_DIAGRAM_LABEL_GAP);
    } else {
        double beside = 2 * CHAIN_DIAGRAM_PADDING + (diagram->top_down ? diagram->reserve[node] : 0);
        struct chain_label label = chain_label_measure(name, width - beside, CHAIN_TASK_SIZE);
        out->w = fmax(width, label.width + beside);
        out->h = fmax(CHAIN_DIAGRAM_TASK_HEIGHT, label.height + 2 * CHAIN_DIAGRAM_PADDING) + (diagram->top_down ? 0 : 2 * diagram->reserve[node]);
    }
}

static void measure(void *context, chain_layout_text kind, int index, double width, chain_layout_extent *out)
{
    const struct chain_diagram *diagram = context;
    struct chain_label label;
    out->hyphens = 0;
    if (kind == CHAIN_LAYOUT_TEXT_NODE) {
        measure_node(diagram, index, width, out);
    } else if (kind == CHAIN_LAYOUT_TEXT_LABEL) {
        label = chain_label_measure(diagram->edge_names[index], CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE);
        out->w = label.width + 2;
        out->h = label.height + 2;
    } else if (diagram->headless) {
        out->w = out->h = 0;
    } else {
        label = chain_label_measure(diagram->lane_names[index], 1e6, CHAIN_TASK_SIZE);
        /* The name runs along the lane's side. */
        out->w = diagram->top_down ? label.width + 2 * CHAIN_DIAGRAM_PADDING : CHAIN_DIAGRAM_HEADER;
        out->h = diagram->top_down ? CHAIN_DIAGRAM_HEADER : label.width + 2 * CHAIN_DIAGRAM_PADDING;
    }
}

bool chain_diagram_init(struct chain_diagram *diagram, size_t nodes, size_t borders, size_t lanes)
{
    struct chain_arena *arena = diagram->tree->arena;
    diagram->elements = chain_arena_array(arena, nodes + 1, sizeof *diagram->elements);
    diagram->nodes = chain_arena_array(arena, nodes + 1, sizeof *diagram->nodes);
    diagram->borders = chain_arena_array(arena, borders + 1, sizeof *diagram->borders);
    diagram->label_room = nodes + borders;
    diagram->lanes = chain_arena_array(arena, lanes + 1, sizeof *diagram->lanes);
    diagram->lane_names = chain_arena_array(arena, lanes + 1, sizeof(char *));
    return !arena->failed;
}

bool chain_diagram_init_edges(struct chain_diagram *diagram, size_t edges)
{
    struct chain_arena *arena = diagram->tree->arena;
    diagram->lines = chain_arena_array(arena, edges + 1, sizeof *diagram->lines);
    diagram->edges = chain_arena_array(arena, edges + 1, sizeof *diagram->edges);
    diagram->edge_border = chain_arena_array(arena, edges + 1, sizeof(int));
    diagram->labels = chain_arena_array(arena, edges + diagram->label_room + 1, sizeof *diagram->labels);
    diagram->edge_names = chain_arena_array(arena, edges + 1, sizeof(char *));
    return !arena->failed;
}

int chain_diagram_add_node(struct chain_diagram *diagram, const struct chain_markup *element, int lane)
{
    chain_layout_shape shape = chain_diagram_is_gateway(element) ? CHAIN_LAYOUT_HEXAGON : CHAIN_LAYOUT_BOX;
    diagram->nodes[diagram->node_count] =
        (struct chain_layout_node){.lane = lane, .shape = shape, .pin_column = -1, .pin_row = -1, .phase = -1};
    diagram->elements[diagram->node_count] = element;
    return diagram->node_count++;
}

int chain_diagram_add_border(struct chain_diagram *diagram, const struct chain_markup *element, int host)
{
    diagram->borders[diagram->border_count] = (struct chain_diagram_border){.element = element, .host = host};
    return diagram->border_count++;
}

int chain_diagram_add_edge(struct chain_diagram *diagram, const struct chain_markup *line, int from, int to, int border, bool message)
{
    int number = diagram->edge_count++;
    diagram->lines[number] = line;
    diagram->edge_names[number] = chain_diagram_name(line);
    diagram->edge_border[number] = border;
    diagram->edges[number] =
        (struct chain_layout_edge){.from = from, .to = to, .label = diagram->edge_names[number][0] ? number : -1, .message = message};
    return number;
}

/* Wide enough for the longest word, so that none is broken. */
static double box_width(const struct chain_diagram *diagram)
{
    double width = CHAIN_DIAGRAM_TASK_WIDTH, w, h;
    for (int i = 0; i < diagram->node_count; i++)
        if (!chain_diagram_is_small(diagram->elements[i], &w, &h))
            width = fmax(width, chain_label_longest_word(chain_diagram_name(diagram->elements[i]), CHAIN_TASK_SIZE) + 2 * CHAIN_DIAGRAM_PADDING + 4);
    return ceil(width / 10) * 10;
}

/* Where time runs to the right, events sit on the lower border, their names below; where it runs down, on the right border. */
static bool find_reserve(struct chain_diagram *diagram)
{
    diagram->reserve = chain_arena_array(diagram->tree->arena, (size_t)diagram->node_count + 1, sizeof(double));
    for (int i = 0; diagram->reserve && i < diagram->border_count; i++) {
        double *reserve = &diagram->reserve[diagram->borders[i].host];
        double name = chain_label_measure(chain_diagram_name(diagram->borders[i].element), CHAIN_LABEL_WIDTH, CHAIN_LABEL_SIZE).height;
        *reserve = fmax(*reserve, diagram->top_down ? CHAIN_DIAGRAM_EVENT / 2 + 4 : CHAIN_DIAGRAM_ASIDE + fmin(name, CHAIN_DIAGRAM_BORDER_NAME));
    }
    return diagram->reserve != NULL;
}

chain_layout_status chain_diagram_lay_out(struct chain_diagram *diagram, struct chain_layout_result **result)
{
    chain_layout_options options;
    chain_layout_input input = {.lanes = diagram->lanes, .lane_count = diagram->lane_count, .nodes = diagram->nodes,
                                .node_count = diagram->node_count, .edges = diagram->edges, .edge_count = diagram->edge_count,
                                .measure = measure, .measure_ctx = diagram};
    if (!find_reserve(diagram))
        return CHAIN_LAYOUT_NO_MEMORY;
    chain_layout_options_init(&options);
    options.direction = diagram->top_down ? CHAIN_LAYOUT_TOP_BOTTOM : CHAIN_LAYOUT_LEFT_RIGHT;
    options.density = CHAIN_LAYOUT_WIDE;
    options.box_width = box_width(diagram);
    options.label_width = CHAIN_LABEL_WIDTH;
    options.header_size = diagram->headless ? 0 : CHAIN_DIAGRAM_HEADER;
    options.node_text_pt = CHAIN_TASK_SIZE;
    chain_layout_status status = chain_layout_run(&input, &options, result);
    if (status == CHAIN_LAYOUT_NO_MEMORY)
        diagram->tree->arena->failed = true;
    return status;
}
