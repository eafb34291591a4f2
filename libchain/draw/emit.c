/*
 * Order of drawing: background (lanes, boxes, icons, title, legend), lines each on a casing that cuts the lines before it, then
 * nodes: names of steps, labels of lines, badges. Graphviz draws edges by their tail, so casing and line of one flow follow each
 * other. Labels are plain, not HTML-like: of those Graphviz 2.43 loses some memory each time.
 */
#include "draw/emit_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/markup.h"
#include "draw/leaf.h"
#include "draw/theme.h"

void chain_emit_fresh(struct chain_emit *emit)
{
    emit->text.length = 0;
    chain_ink_bytes(&emit->text, "", 0);
}

void chain_emit_set(struct chain_emit *emit, void *object, const char *name)
{
    if (!emit->text.failed)
        chain_engine_set(object, name, emit->text.bytes);
}

void chain_emit_set_number(struct chain_emit *emit, void *object, const char *name, double number)
{
    chain_emit_fresh(emit);
    chain_ink_number(&emit->text, number);
    chain_emit_set(emit, object, name);
}

/* In labels a backslash starts an escape and an ampersand an entity; line ends stay. */
void chain_emit_set_words(struct chain_emit *emit, void *object, const char *name, const char *words, size_t length)
{
    chain_emit_fresh(emit);
    for (size_t i = 0, taken; i < length; i += taken) {
        (void)chain_utf8_next(words + i, length - i, &taken);
        if (words[i] == '\\')
            chain_ink_add(&emit->text, "\\\\");
        else if (words[i] == '&')
            chain_ink_add(&emit->text, "&amp;");
        else if (words[i] == '\n')
            chain_ink_add(&emit->text, "\\n");
        else
            chain_plain_add(&emit->text, words + i, taken);
    }
    chain_emit_set(emit, object, name);
}

void chain_emit_set_id(struct chain_emit *emit, void *object, const char *kind, const char *id, size_t twin)
{
    chain_emit_fresh(emit);
    chain_markup_id(&emit->text, emit->picture->id);
    chain_ink_add(&emit->text, kind);
    chain_markup_id(&emit->text, id);
    if (twin) { /* no id is written with a colon */
        char suffix[24];
        snprintf(suffix, sizeof suffix, ":%zu", twin);
        chain_ink_add(&emit->text, suffix);
    }
    chain_emit_set(emit, object, "id");
}

struct id_entry {
    const char *id;
    size_t number;
};

/* The order of ids as chain_markup_id() writes them: ">" is two hyphens there. */
static int compare_ids(const char *a, const char *b)
{
    for (int half_a = 0, half_b = 0;; ) {
        char x = *a == '>' ? '-' : *a, y = *b == '>' ? '-' : *b;
        if (x != y)
            return x < y ? -1 : 1;
        if (!x)
            return 0;
        half_a = *a == '>' && !half_a;
        half_b = *b == '>' && !half_b;
        a += !half_a;
        b += !half_b;
    }
}

static int by_id(const void *a, const void *b)
{
    const struct id_entry *x = a, *y = b;
    int order = compare_ids(x->id, y->id);
    return order ? order : x->number < y->number ? -1 : x->number > y->number;
}

/* By number: 0, or the number + 1 of one whose id another before it has. NULL without memory; frees the entries. */
static size_t *find_twins(struct id_entry *entries, size_t count)
{
    size_t *twins = entries ? calloc(count + 1, sizeof *twins) : NULL;
    if (twins)
        qsort(entries, count, sizeof *entries, by_id);
    for (size_t i = 1; twins && i < count; i++)
        if (compare_ids(entries[i - 1].id, entries[i].id) == 0)
            twins[entries[i].number] = entries[i].number + 1;
    free(entries);
    return twins;
}

static bool twins_init(struct chain_emit *emit)
{
    const struct chain_view *view = emit->view;
    struct id_entry *boxes = calloc(view->box_count + 1, sizeof *boxes), *lines = calloc(view->line_count + 1, sizeof *lines);
    for (size_t i = 0; boxes && i < view->box_count; i++)
        boxes[i] = (struct id_entry){view->boxes[i].id, i};
    for (size_t i = 0; lines && i < view->line_count; i++)
        lines[i] = (struct id_entry){view->lines[i].id, i};
    emit->box_twins = find_twins(boxes, view->box_count);
    emit->line_twins = find_twins(lines, view->line_count);
    return emit->box_twins && emit->line_twins;
}

static struct chain_rect box_rect(const struct chain_emit *emit, size_t number)
{
    const struct chain_picture *picture = emit->picture;
    const chain_layout_rect *r = &picture->layout->nodes[number].box;
    return (struct chain_rect){picture->chart_x + r->x, picture->chart_y + r->y, r->w, r->h};
}

/* What stands around the chart. */
static void paint_surroundings(struct chain_picture *picture, struct chain_ink *ink)
{
    double zoom = picture->zoom, width = picture->width / zoom, y = picture->chart_y + picture->layout->h + CHAIN_LEGEND_SPACE;
    chain_ink_move(ink, picture->left, picture->top, zoom);
    chain_title_run(picture, width, ink);
    chain_ink_move(ink, picture->left, y, zoom);
    double legend = chain_legend_run(picture, width, ink);
    chain_ink_move(ink, picture->left, y + legend * zoom, zoom);
    double notes = chain_note_list_run(picture, width, ink);
    chain_ink_move(ink, picture->left, y + (legend + notes) * zoom, zoom);
    chain_gap_list_run(picture, width, ink);
    chain_ink_home(ink);
}

/* The legend of a chart that is cut has a page of its own. */
static void paint_title(struct chain_picture *picture, struct chain_ink *ink)
{
    chain_ink_move(ink, picture->left, picture->top, picture->zoom);
    chain_title_run(picture, picture->width / picture->zoom, ink);
    chain_ink_home(ink);
}

static void paint_background(struct chain_emit *emit)
{
    struct chain_picture *picture = emit->picture;
    struct chain_ink ink = {.height = picture->page_h};
    chain_ink_fill(&ink, CHAIN_WHITE);
    chain_ink_pen(&ink, NULL, 0, NULL);
    chain_ink_rect(&ink, (struct chain_rect){0, 0, picture->page_w, picture->page_h});
    if (picture->leaf)
        paint_title(picture, &ink);
    else
        paint_surroundings(picture, &ink);
    chain_paint_lanes(picture, &ink, &picture->wrap);
    chain_paint_frames(picture, &ink);
    chain_paint_phases(picture, &ink);
    if (picture->leaf)
        chain_paint_marks(picture, picture->leaf, &ink);
    for (size_t i = 0; i < emit->view->box_count; i++) {
        chain_paint_box(&ink, picture->fonts, &emit->view->boxes[i], box_rect(emit, i));
        chain_paint_sublabel(picture, &ink, &emit->view->boxes[i], box_rect(emit, i));
        if (picture->numbers)
            chain_paint_number(&ink, picture->fonts, &emit->view->boxes[i], box_rect(emit, i), picture->numbers[i]);
    }
    if (ink.failed)
        emit->text.failed = true;
    else
        chain_engine_set(emit->graph, "_background", ink.bytes);
    chain_ink_clear(&ink);
}

static void set_defaults(Agraph_t *graph)
{
    static const char *const edges[][2] = {{"pos", ""}, {"color", CHAIN_INK}, {"style", "solid"}, {"arrowhead", "normal"},
                                           {"penwidth", "1"}, {"arrowsize", "1"}, {"tooltip", ""}, {"id", ""}, {"class", ""}};
    static const char *const nodes[][2] = {{"pos", ""}, {"shape", "plaintext"}, {"fixedsize", "shape"}, {"margin", "0"},
                                           {"fontname", CHAIN_FONT}, {"fontsize", "8"}, {"label", ""}, {"tooltip", ""}, {"URL", ""},
                                           {"id", ""}, {"class", ""}};
    static const char *const whole[][2] = {{"outputorder", "edgesfirst"}, {"notranslate", "true"}, {"pad", "0"},
                                           {"margin", "0"}, {"charset", "UTF-8"}};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        chain_engine_default(graph, AGEDGE, edges[i][0], edges[i][1]);
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++)
        chain_engine_default(graph, AGNODE, nodes[i][0], nodes[i][1]);
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        chain_engine_set(graph, whole[i][0], whole[i][1]);
}

/* With the mark "!" the page is scaled up as well as down. No dpi where it is not pixels: SVG's size and view box would disagree. */
static void set_size(struct chain_emit *emit, double dpi)
{
    const struct chain_picture *picture = emit->picture;
    chain_emit_fresh(emit);
    chain_ink_number(&emit->text, picture->page_w * picture->scale / 72);
    chain_ink_add(&emit->text, ",");
    chain_ink_number(&emit->text, picture->page_h * picture->scale / 72);
    chain_ink_add(&emit->text, "!");
    chain_emit_set(emit, emit->graph, "size");
    if (dpi > 0)
        chain_emit_set_number(emit, emit->graph, "dpi", dpi);
}

static void add_chart(struct chain_emit *emit)
{
    for (size_t i = 0; i < emit->view->box_count; i++)
        chain_emit_box_text(emit, i, box_rect(emit, i));
    for (size_t i = 0; i < emit->view->line_count; i++)
        chain_emit_line(emit, i);
    for (size_t i = 0; i < emit->view->line_count; i++)
        chain_emit_pill(emit, i);
    for (size_t i = 0; i < emit->view->box_count; i++)
        chain_emit_box_badges(emit, &emit->view->boxes[i], box_rect(emit, i));
}

/* The graph when all went well; else it is closed. */
static Agraph_t *finish(struct chain_emit *emit)
{
    bool failed = emit->text.failed || emit->picture->wrap.text.failed;
    chain_ink_clear(&emit->text);
    free(emit->box_twins);
    free(emit->line_twins);
    if (!failed || !emit->graph)
        return emit->graph;
    agclose(emit->graph);
    return NULL;
}

Agraph_t *chain_emit_graph(struct chain_picture *picture, double dpi)
{
    struct chain_emit emit = {.picture = picture, .view = picture->view};
    emit.text.height = picture->page_h;
    emit.graph = twins_init(&emit) ? chain_engine_graph(picture->view->id, true) : NULL;
    if (emit.graph) {
        set_defaults(emit.graph);
        set_size(&emit, dpi);
        paint_background(&emit);
        add_chart(&emit);
    }
    return finish(&emit);
}

Agraph_t *chain_emit_sheet(struct chain_picture *picture, const char *background, double dpi)
{
    struct chain_emit emit = {.picture = picture, .view = picture->view};
    emit.text.height = picture->page_h;
    emit.graph = chain_engine_graph(picture->view->id, true);
    if (emit.graph) {
        set_defaults(emit.graph);
        set_size(&emit, dpi);
        chain_engine_set(emit.graph, "_background", background);
        /* Without any node Graphviz draws nothing. */
        struct chain_ink place = {.height = 0};
        Agnode_t *node = agnode(emit.graph, (char[]){"page"}, 1);
        chain_ink_number(&place, picture->page_w / 2);
        chain_ink_add(&place, ",");
        chain_ink_number(&place, picture->page_h / 2);
        if (node && !place.failed)
            chain_engine_set(node, "pos", place.bytes);
        chain_ink_clear(&place);
    }
    return finish(&emit);
}
