/*
 * Order of drawing: background (lanes, boxes, icons, title, legend), lines each on a casing that cuts the lines before it, then
 * nodes: the text of boxes, labels of lines, badges. Graphviz draws edges by their tail, so casing and line of one flow follow each other.
 */
#include "draw/emit.h"

#include <stdio.h>
#include <string.h>

#include "draw/markup.h"
#include "draw/path.h"
#include "draw/theme.h"

struct emit {
    struct chain_picture *picture;
    const struct chain_view *view;
    Agraph_t *graph;
    struct chain_ink text; /* scratch */
    int badges;
};

static const char *fresh(struct emit *emit)
{
    emit->text.length = 0;
    chain_ink_bytes(&emit->text, "", 0);
    return emit->text.failed ? "" : emit->text.bytes;
}

static void set(struct emit *emit, void *object, const char *name)
{
    if (!emit->text.failed)
        chain_engine_set(object, name, emit->text.bytes);
}

static void set_number(struct emit *emit, void *object, const char *name, double number)
{
    (void)fresh(emit);
    chain_ink_number(&emit->text, number);
    set(emit, object, name);
}

/* Backslashes mean something to Graphviz: they are doubled. */
static void set_words(struct emit *emit, void *object, const char *name, const char *words)
{
    (void)fresh(emit);
    for (const char *c = words; *c; c++) {
        if (*c == '\\')
            chain_ink_add(&emit->text, "\\");
        chain_ink_bytes(&emit->text, c, 1);
    }
    struct chain_ink plain = {NULL, 0, 0, 0, false};
    chain_plain_add(&plain, emit->text.bytes ? emit->text.bytes : "", emit->text.length);
    if (!plain.failed && plain.bytes)
        chain_engine_set(object, name, plain.bytes);
    chain_ink_clear(&plain);
}

static void set_id(struct emit *emit, void *object, const char *kind, const char *id)
{
    (void)fresh(emit);
    chain_markup_id(&emit->text, emit->view->id);
    chain_ink_add(&emit->text, kind);
    chain_markup_id(&emit->text, id);
    set(emit, object, "id");
}

static Agnode_t *add_node(struct emit *emit, const char *kind, const char *id, struct chain_rect r)
{
    (void)fresh(emit);
    chain_ink_add(&emit->text, kind);
    chain_plain_add(&emit->text, id, strlen(id));
    Agnode_t *node = emit->text.failed ? NULL : agnode(emit->graph, emit->text.bytes, 1);
    if (!node)
        return NULL;
    (void)fresh(emit);
    chain_ink_point(&emit->text, r.x + r.w / 2, r.y + r.h / 2);
    set(emit, node, "pos");
    set_number(emit, node, "width", r.w / 72);
    set_number(emit, node, "height", r.h / 72);
    return node;
}

/* Lines of the last wrap as a piece of an HTML-like label. */
static void add_lines(struct chain_ink *ink, const struct chain_wrap *wrap, double size, const char *color)
{
    const char *c = wrap->text.bytes;
    chain_ink_add(ink, "<FONT POINT-SIZE=\"");
    chain_ink_number(ink, size);
    chain_ink_add(ink, "\" COLOR=\"");
    chain_ink_add(ink, color);
    chain_ink_add(ink, "\">");
    for (size_t i = 0; c && i < wrap->lines; i++) {
        size_t length = strcspn(c, "\n");
        chain_ink_add(ink, i ? "<BR/>" : "");
        chain_markup_add(ink, c, length);
        c += length + 1;
    }
    chain_ink_add(ink, "</FONT>");
}

static void add_box_text(struct emit *emit, const struct chain_view_box *box, struct chain_rect r)
{
    struct chain_picture *picture = emit->picture;
    struct chain_text_area area = chain_box_text_area(box, r.w, r.h);
    Agnode_t *node = add_node(emit, "", box->id, (struct chain_rect){r.x + area.x, r.y + area.y, area.w, area.h});
    bool pill = box->shape == CHAIN_SHAPE_START || box->shape == CHAIN_SHAPE_END;
    const char *color = pill ? CHAIN_WHITE : CHAIN_INK;
    if (!node)
        return;
    (void)fresh(emit);
    chain_wrap_even(&picture->wrap, picture->fonts, box->label, CHAIN_TEXT, false, area.w);
    add_lines(&emit->text, &picture->wrap, CHAIN_TEXT, color);
    if (box->sublabel) {
        chain_ink_add(&emit->text, "<BR/>");
        chain_wrap_even(&picture->wrap, picture->fonts, box->sublabel, CHAIN_SUBTEXT, false, area.w);
        add_lines(&emit->text, &picture->wrap, CHAIN_SUBTEXT, pill ? CHAIN_WHITE : CHAIN_SOFT);
    }
    if (!emit->text.failed)
        chain_engine_set_html(emit->graph, node, "label", emit->text.bytes);
    set_words(emit, node, "tooltip", box->tooltip);
    set_id(emit, node, "-step-", box->id);
    chain_engine_set(node, "class", "step");
}

static void add_badge(struct emit *emit, const char *words, double x, double y)
{
    char name[24];
    double w = chain_badge_width(emit->picture->fonts, words);
    snprintf(name, sizeof name, "%d", ++emit->badges);
    Agnode_t *node = add_node(emit, "badge ", name, (struct chain_rect){x, y, w, CHAIN_BADGE_HEIGHT});
    if (!node)
        return;
    (void)fresh(emit);
    chain_ink_add(&emit->text, "<B>");
    chain_markup_add(&emit->text, words, strlen(words));
    chain_ink_add(&emit->text, "</B>");
    if (!emit->text.failed)
        chain_engine_set_html(emit->graph, node, "label", emit->text.bytes);
    chain_engine_set(node, "shape", "box");
    chain_engine_set(node, "style", "rounded,filled");
    chain_engine_set(node, "fillcolor", CHAIN_RED);
    chain_engine_set(node, "color", CHAIN_WHITE);
    chain_engine_set(node, "penwidth", "0.7");
    chain_engine_set(node, "fontcolor", CHAIN_WHITE);
    set_number(emit, node, "fontsize", CHAIN_BADGE_TEXT);
    set_id(emit, node, "-badge-", name);
    chain_engine_set(node, "class", "gap");
}

/* Corners take the badges, for lines dock at the middles of the sides. What does not fit is counted. */
static void add_box_badges(struct emit *emit, const struct chain_view_box *box, struct chain_rect r)
{
    double slant = box->shape >= CHAIN_SHAPE_BRANCH ? 10 : 0, room = r.w / 2 - slant - 6, half = CHAIN_BADGE_HEIGHT / 2;
    size_t at = 0;
    for (int corner = 0; corner < 4 && at < box->gap_count; corner++) {
        bool right = corner % 2 == 0, top = corner < 2;
        size_t take = 0;
        double width = 0;
        struct chain_ink words = {NULL, 0, 0, 0, false}, more = {NULL, 0, 0, 0, false};
        for (size_t n = 1; at + n <= box->gap_count; n++) {
            more.length = 0;
            chain_badge_text(&more, box->gaps + at, n);
            double w = more.failed ? 0 : chain_badge_width(emit->picture->fonts, more.bytes);
            if (n > 1 && w > room)
                break;
            take = n;
            width = w;
        }
        chain_badge_text(&words, box->gaps + at, take);
        at += take;
        if (corner == 3 && at < box->gap_count)
            chain_ink_add(&words, " …");
        double x = right ? r.x + r.w - slant - width + 4 : r.x + slant - 4;
        if (!words.failed)
            add_badge(emit, words.bytes, x, (top ? r.y : r.y + r.h) - half);
        chain_ink_clear(&words);
        chain_ink_clear(&more);
    }
}

static void add_pill(struct emit *emit, size_t number)
{
    struct chain_picture *picture = emit->picture;
    const struct chain_view_line *line = &emit->view->lines[number];
    const chain_layout_out_edge *edge = &picture->layout->edges[number];
    struct chain_rect r = {picture->chart_x + edge->label.x, picture->chart_y + edge->label.y, edge->label.w, edge->label.h};
    char name[24];
    if (!edge->has_label)
        return;
    if (line->gap_count > 0) {
        (void)fresh(emit);
        struct chain_ink words = {NULL, 0, 0, 0, false};
        chain_badge_text(&words, line->gaps, line->gap_count);
        double w = words.failed ? 0 : chain_badge_width(picture->fonts, words.bytes);
        if (!words.failed)
            add_badge(emit, words.bytes, r.x + (r.w - w) / 2, r.y);
        chain_ink_clear(&words);
        r.y += CHAIN_BADGE_HEIGHT + 1;
        r.h -= CHAIN_BADGE_HEIGHT + 1;
    }
    if (!line->label)
        return;
    snprintf(name, sizeof name, "%zu", number + 1);
    Agnode_t *node = add_node(emit, "label ", name, r);
    if (!node)
        return;
    (void)fresh(emit);
    chain_wrap_even(&picture->wrap, picture->fonts, line->label, CHAIN_PILL_TEXT, false, CHAIN_LABEL_WIDTH - 6);
    add_lines(&emit->text, &picture->wrap, CHAIN_PILL_TEXT, chain_theme_look(line->look)->color);
    if (!emit->text.failed)
        chain_engine_set_html(emit->graph, node, "label", emit->text.bytes);
    chain_engine_set(node, "shape", "box");
    chain_engine_set(node, "style", "rounded,filled");
    chain_engine_set(node, "fillcolor", CHAIN_WHITE);
    chain_engine_set(node, "color", CHAIN_WHITE);
    chain_engine_set(node, "penwidth", "0");
    set_id(emit, node, "-label-", name);
    chain_engine_set(node, "class", "label");
}

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

static Agedge_t *add_edge(struct emit *emit, const struct chain_view_line *line, size_t number, bool casing, double shorten)
{
    struct chain_picture *picture = emit->picture;
    const chain_layout_out_edge *edge = &picture->layout->edges[number];
    char name[32];
    snprintf(name, sizeof name, "%s%zu", casing ? "casing " : "line ", number + 1);
    Agnode_t *from = NULL, *to = NULL;
    (void)fresh(emit);
    chain_plain_add(&emit->text, emit->view->boxes[line->from].id, strlen(emit->view->boxes[line->from].id));
    from = emit->text.failed ? NULL : agnode(emit->graph, emit->text.bytes, 0);
    (void)fresh(emit);
    chain_plain_add(&emit->text, emit->view->boxes[line->to].id, strlen(emit->view->boxes[line->to].id));
    to = emit->text.failed ? NULL : agnode(emit->graph, emit->text.bytes, 0);
    Agedge_t *made = from && to ? agedge(emit->graph, from, to, name, 1) : NULL;
    if (!made)
        return NULL;
    (void)fresh(emit);
    if (!casing) {
        chain_layout_point tip = tip_of(edge, tip_overshoot(chain_theme_look(line->look)));
        chain_ink_add(&emit->text, "e,");
        chain_ink_point(&emit->text, picture->chart_x + tip.x, picture->chart_y + tip.y);
    }
    chain_path_write(&emit->text, edge->points, edge->point_count, picture->chart_x, picture->chart_y, shorten);
    set(emit, made, "pos");
    return made;
}

static void add_line(struct emit *emit, size_t number)
{
    const struct chain_view_line *line = &emit->view->lines[number];
    const struct chain_look_theme *theme = chain_theme_look(line->look);
    bool gap = line->gap_count > 0;
    Agedge_t *casing = add_edge(emit, line, number, true, 3);
    if (casing) {
        chain_engine_set(casing, "color", gap ? CHAIN_HALO : CHAIN_WHITE);
        set_number(emit, casing, "penwidth", gap ? 9 : theme->width + 3.5);
        chain_engine_set(casing, "arrowhead", "none");
        chain_engine_set(casing, "class", "casing");
    }
    Agedge_t *edge = add_edge(emit, line, number, false, 10 * theme->head_size + tip_overshoot(theme));
    if (!edge)
        return;
    chain_engine_set(edge, "color", theme->color);
    chain_engine_set(edge, "style", chain_theme_dash(theme->dash));
    chain_engine_set(edge, "arrowhead", theme->head);
    set_number(emit, edge, "penwidth", theme->width);
    set_number(emit, edge, "arrowsize", theme->head_size);
    set_words(emit, edge, "tooltip", line->tooltip);
    set_id(emit, edge, "-line-", line->id);
    chain_engine_set(edge, "class", theme->word);
}

static void paint_background(struct emit *emit)
{
    struct chain_picture *picture = emit->picture;
    const chain_layout_result *layout = picture->layout;
    struct chain_ink ink = {.height = picture->page_h};
    chain_ink_fill(&ink, CHAIN_WHITE);
    chain_ink_pen(&ink, NULL, 0, NULL);
    chain_ink_rect(&ink, (struct chain_rect){0, 0, picture->page_w, picture->page_h});
    chain_title_run(picture, picture->width, &ink);
    chain_paint_lanes(picture, &ink, &picture->wrap);
    for (size_t i = 0; i < emit->view->box_count; i++) {
        const chain_layout_rect *r = &layout->nodes[i].box;
        chain_paint_box(&ink, &emit->view->boxes[i],
                        (struct chain_rect){picture->chart_x + r->x, picture->chart_y + r->y, r->w, r->h});
    }
    double y = picture->chart_y + layout->h + CHAIN_LEGEND_SPACE;
    y += chain_legend_run(picture, picture->width, &ink, y);
    chain_gap_list_run(picture, picture->width, &ink, y);
    if (ink.failed)
        emit->text.failed = true;
    else
        chain_engine_set(emit->graph, "_background", ink.bytes);
    chain_ink_clear(&ink);
}

static void set_up(struct emit *emit, double dpi)
{
    struct chain_picture *picture = emit->picture;
    Agraph_t *g = emit->graph;
    static const char *const edges[][2] = {{"pos", ""}, {"color", CHAIN_INK}, {"style", "solid"}, {"arrowhead", "normal"},
                                           {"penwidth", "1"}, {"arrowsize", "1"}, {"tooltip", ""}, {"id", ""}, {"class", ""}};
    static const char *const nodes[][2] = {{"pos", ""}, {"shape", "plaintext"}, {"fixedsize", "shape"}, {"margin", "0"},
                                           {"fontname", CHAIN_FONT}, {"fontsize", "8"}, {"label", ""}, {"tooltip", ""},
                                           {"id", ""}, {"class", ""}};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        chain_engine_default(g, AGEDGE, edges[i][0], edges[i][1]);
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++)
        chain_engine_default(g, AGNODE, nodes[i][0], nodes[i][1]);
    chain_engine_set(g, "outputorder", "edgesfirst");
    chain_engine_set(g, "notranslate", "true");
    chain_engine_set(g, "pad", "0");
    chain_engine_set(g, "margin", "0");
    chain_engine_set(g, "charset", "UTF-8");
    (void)fresh(emit);
    chain_ink_number(&emit->text, picture->page_w * picture->scale / 72);
    chain_ink_add(&emit->text, ",");
    chain_ink_number(&emit->text, picture->page_h * picture->scale / 72);
    chain_ink_add(&emit->text, "!");
    set(emit, g, "size");
    if (dpi > 0)
        set_number(emit, g, "dpi", dpi);
}

Agraph_t *chain_emit_graph(struct chain_picture *picture, double dpi)
{
    struct emit emit = {.picture = picture, .view = picture->view};
    emit.text.height = picture->page_h;
    emit.graph = chain_engine_graph(picture->view->id, true);
    if (!emit.graph)
        return NULL;
    set_up(&emit, dpi);
    paint_background(&emit);
    for (size_t i = 0; i < emit.view->box_count; i++) {
        const chain_layout_rect *r = &picture->layout->nodes[i].box;
        add_box_text(&emit, &emit.view->boxes[i],
                     (struct chain_rect){picture->chart_x + r->x, picture->chart_y + r->y, r->w, r->h});
    }
    for (size_t i = 0; i < emit.view->line_count; i++)
        add_line(&emit, i);
    for (size_t i = 0; i < emit.view->line_count; i++)
        add_pill(&emit, i);
    for (size_t i = 0; i < emit.view->box_count; i++) {
        const chain_layout_rect *r = &picture->layout->nodes[i].box;
        add_box_badges(&emit, &emit.view->boxes[i],
                       (struct chain_rect){picture->chart_x + r->x, picture->chart_y + r->y, r->w, r->h});
    }
    bool failed = emit.text.failed || picture->wrap.text.failed;
    chain_ink_clear(&emit.text);
    if (!failed)
        return emit.graph;
    agclose(emit.graph);
    return NULL;
}
