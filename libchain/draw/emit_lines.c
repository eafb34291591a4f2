/* Lines, each on a casing. */
#include <stdio.h>
#include <string.h>

#include "draw/emit_internal.h"
#include "draw/path.h"
#include "draw/theme.h"

/* The pen runs round the head: its mitre sticks out by half the width over the sine of half the angle, which is atan .35. */
static double tip_overshoot(const struct chain_look_theme *theme)
{
    return strcmp(theme->head, "teetee") == 0 ? 1 : 1.4 * theme->width;
}

/* The last point of a line, drawn back along its last piece. */
static chain_layout_point tip_of(const chain_layout_out_edge *edge, double back)
{
    chain_layout_point tip = edge->points[edge->point_count - 1], before = edge->points[edge->point_count - 2];
    if (tip.x != before.x)
        tip.x += tip.x > before.x ? -back : back;
    else
        tip.y += tip.y > before.y ? -back : back;
    return tip;
}

/* The box at an end, or for a box on another page a place that nothing is drawn at. */
static Agnode_t *end_node(struct chain_emit *emit, size_t box, size_t line, int end)
{
    if (box != SIZE_MAX)
        return chain_emit_node(emit, "step", box, false);
    Agnode_t *node = chain_emit_node(emit, end ? "to" : "from", line, true);
    if (node) {
        chain_engine_set(node, "pos", "0,0");
        chain_engine_set(node, "style", "invis");
    }
    return node;
}

static Agedge_t *add_edge(struct chain_emit *emit, const struct chain_view_line *line, size_t number, const char *layer, double shorten)
{
    struct chain_picture *picture = emit->picture;
    const chain_layout_out_edge *edge = &picture->layout->edges[number];
    char name[32];
    snprintf(name, sizeof name, "%s %zu", layer, number + 1);
    Agnode_t *from = end_node(emit, line->from, number, 0), *to = end_node(emit, line->to, number, 1);
    Agedge_t *made = from && to ? agedge(emit->graph, from, to, name, 1) : NULL;
    if (!made)
        return NULL;
    chain_emit_fresh(emit);
    if (strcmp(layer, "line") == 0 && !line->headless) {
        chain_layout_point tip = tip_of(edge, tip_overshoot(chain_theme_look(line->look)));
        chain_ink_add(&emit->text, "e,");
        chain_ink_point(&emit->text, picture->chart_x + tip.x, picture->chart_y + tip.y);
    }
    chain_path_write(&emit->text, edge->points, edge->point_count, picture->chart_x, picture->chart_y, shorten);
    chain_emit_set(emit, made, "pos");
    return made;
}

/* What a line runs on: "casing" bridges the lines below it, or shows a gap; "way" is wider, and shows the client's way;
   its edge tells the two apart without colours. */
static void add_casing(struct chain_emit *emit, size_t number, const char *layer, const char *color, double width)
{
    const struct chain_view_line *line = &emit->view->lines[number];
    Agedge_t *casing = add_edge(emit, line, number, layer, line->headless ? 0 : 3);
    if (!casing)
        return;
    chain_engine_set(casing, "color", color);
    chain_emit_set_number(emit, casing, "penwidth", width);
    chain_engine_set(casing, "arrowhead", "none");
    chain_engine_set(casing, "class", "casing");
}

void chain_emit_line(struct chain_emit *emit, size_t number)
{
    const struct chain_view_line *line = &emit->view->lines[number];
    const struct chain_look_theme *theme = chain_theme_look(line->look);
    bool gap = line->gap_count > 0;
    if (line->way) {
        double width = gap ? 13 : 9;
        add_casing(emit, number, "way-edge", CHAIN_WAY_EDGE, width + 2 * CHAIN_WAY_EDGE_WIDTH);
        add_casing(emit, number, "way", CHAIN_WAY, width);
    }
    if (gap || !line->way)
        add_casing(emit, number, "casing", gap ? CHAIN_HALO : CHAIN_WHITE, gap ? 9 : theme->width + 3.5);
    Agedge_t *edge = add_edge(emit, line, number, "line", line->headless ? 0 : 10 * theme->head_size + tip_overshoot(theme));
    if (!edge)
        return;
    chain_engine_set(edge, "color", theme->color);
    chain_engine_set(edge, "style", chain_theme_dash(theme->dash));
    chain_engine_set(edge, "arrowhead", line->headless ? "none" : theme->head);
    chain_emit_set_number(emit, edge, "penwidth", theme->width);
    chain_emit_set_number(emit, edge, "arrowsize", theme->head_size);
    chain_emit_set_words(emit, edge, "tooltip", line->tooltip, strlen(line->tooltip));
    chain_emit_set_id(emit, edge, "-line-", line->id, emit->line_twins[number]);
    chain_engine_set(edge, "class", theme->word);
}
