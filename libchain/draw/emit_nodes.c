/* Nodes: names of steps, labels of lines, badges of gaps. */
#include <stdio.h>
#include <string.h>

#include "draw/emit_internal.h"
#include "draw/theme.h"

static Agnode_t *add_node(struct chain_emit *emit, const char *kind, size_t number, struct chain_rect r)
{
    Agnode_t *node = chain_emit_node(emit, kind, number, true);
    if (!node)
        return NULL;
    chain_emit_fresh(emit);
    chain_ink_point(&emit->text, r.x + r.w / 2, r.y + r.h / 2);
    chain_emit_set(emit, node, "pos");
    chain_emit_set_number(emit, node, "width", r.w / 72);
    chain_emit_set_number(emit, node, "height", r.h / 72);
    return node;
}

static void set_label(struct chain_emit *emit, Agnode_t *node, const char *words, size_t length, double size, const char *color)
{
    chain_emit_set_words(emit, node, "label", words, length);
    chain_emit_set_number(emit, node, "fontsize", size);
    chain_engine_set(node, "fontcolor", color);
}

/* A filled rounded box behind the label. */
static void set_plate(Agnode_t *node, const char *fill, const char *pen, const char *width)
{
    chain_engine_set(node, "shape", "box");
    chain_engine_set(node, "style", "rounded,filled");
    chain_engine_set(node, "fillcolor", fill);
    chain_engine_set(node, "color", pen);
    chain_engine_set(node, "penwidth", width);
}

Agnode_t *chain_emit_node(struct chain_emit *emit, const char *kind, size_t number, bool create)
{
    char name[40];
    snprintf(name, sizeof name, "%s %zu", kind, number + 1);
    return agnode(emit->graph, name, create);
}

void chain_emit_box_text(struct chain_emit *emit, size_t number, struct chain_rect r)
{
    const struct chain_view_box *box = &emit->view->boxes[number];
    struct chain_picture *picture = emit->picture;
    struct chain_text_area area = chain_box_label_area(picture, box, r.w, r.h);
    Agnode_t *node = add_node(emit, "step", number, (struct chain_rect){r.x + area.x, r.y + area.y, area.w, area.h});
    bool pill = box->shape == CHAIN_SHAPE_START || box->shape == CHAIN_SHAPE_END;
    if (!node)
        return;
    chain_wrap_even(&picture->wrap, picture->fonts, box->label, CHAIN_TEXT, false, area.w);
    if (!picture->wrap.text.failed)
        set_label(emit, node, picture->wrap.text.bytes, picture->wrap.text.length, CHAIN_TEXT, pill ? CHAIN_WHITE : CHAIN_INK);
    chain_emit_set_words(emit, node, "tooltip", box->tooltip, strlen(box->tooltip));
    if (box->href)
        chain_engine_set(node, "URL", box->href);
    chain_emit_set_id(emit, node, "-step-", box->id, emit->box_twins[number]);
    chain_engine_set(node, "class", "step");
}

static void add_badge(struct chain_emit *emit, const char *words, struct chain_rect r)
{
    char name[24];
    snprintf(name, sizeof name, "%zu", emit->badges + 1);
    Agnode_t *node = add_node(emit, "badge", emit->badges, r);
    emit->badges++;
    if (!node)
        return;
    set_label(emit, node, words, strlen(words), CHAIN_BADGE_TEXT, CHAIN_WHITE);
    chain_engine_set(node, "fontname", CHAIN_FONT_BOLD);
    set_plate(node, CHAIN_RED, CHAIN_WHITE, "0.7");
    chain_emit_set_id(emit, node, "-badge-", name, 0);
    chain_engine_set(node, "class", "gap");
}

/* How many of the numbers fit into a width: at least one. */
static size_t badge_fits(const struct chain_emit *emit, const int *gaps, size_t count, double room)
{
    size_t n = 1;
    struct chain_ink words = {.height = 0};
    while (n < count) {
        words.length = 0;
        chain_badge_text(&words, gaps, n + 1);
        if (words.failed || chain_badge_width(emit->picture->fonts, words.bytes) > room)
            break;
        n++;
    }
    chain_ink_clear(&words);
    return n;
}

/* More outside than in: the text of the box comes close to its edge. */
static struct chain_rect badge_place(const struct chain_view_box *box, struct chain_rect r, int corner, double width)
{
    double slant = box->shape >= CHAIN_SHAPE_BRANCH ? 10 : 0;
    bool right = corner % 2 == 0, top = corner < 2;
    double x = right ? r.x + r.w - slant - width + 4 : r.x + slant - 4;
    double y = top ? r.y - 0.72 * CHAIN_BADGE_HEIGHT : r.y + r.h - 0.28 * CHAIN_BADGE_HEIGHT;
    return (struct chain_rect){x, y, width, CHAIN_BADGE_HEIGHT};
}

static bool covers_label(const struct chain_picture *picture, struct chain_rect r)
{
    const chain_layout_result *layout = picture->layout;
    for (int i = 0; i < layout->edge_count; i++) {
        const chain_layout_rect *l = &layout->edges[i].label;
        double x = picture->chart_x + l->x, y = picture->chart_y + l->y;
        if (layout->edges[i].has_label && r.x < x + l->w && x < r.x + r.w && r.y < y + l->h && y < r.y + r.h)
            return true;
    }
    return false;
}

/* Free corners first, then those where a label is in the way. */
static void order_corners(const struct chain_emit *emit, const struct chain_view_box *box, struct chain_rect r, int order[4])
{
    double half = r.w / 2 - 6;
    static const int wanted[4] = {0, 2, 3, 1}; /* at the right first: numbers and tiers stand at the left */
    int at = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < 4; i++)
            if (covers_label(emit->picture, badge_place(box, r, wanted[i], half)) == (pass == 1))
                order[at++] = wanted[i];
}

/* Corners take the badges, for lines dock at the middles of the sides. What does not fit into four corners is an ellipsis. */
void chain_emit_box_badges(struct chain_emit *emit, const struct chain_view_box *box, struct chain_rect r)
{
    double slant = box->shape >= CHAIN_SHAPE_BRANCH ? 10 : 0, room = r.w / 2 - slant - 6;
    size_t at = 0;
    int order[4];
    if (box->gap_count > 0)
        order_corners(emit, box, r, order);
    for (int turn = 0; turn < 4 && at < box->gap_count; turn++) {
        struct chain_ink words = {.height = 0};
        size_t take = badge_fits(emit, box->gaps + at, box->gap_count - at, room);
        chain_badge_text(&words, box->gaps + at, take);
        at += take;
        if (turn == 3 && at < box->gap_count)
            chain_ink_add(&words, " …");
        if (words.failed) {
            emit->text.failed = true;
            return;
        }
        add_badge(emit, words.bytes, badge_place(box, r, order[turn], chain_badge_width(emit->picture->fonts, words.bytes)));
        chain_ink_clear(&words);
    }
}

static void add_line_badge(struct chain_emit *emit, const struct chain_view_line *line, struct chain_rect r)
{
    struct chain_ink words = {.height = 0};
    chain_badge_text(&words, line->gaps, line->gap_count);
    double w = words.failed ? 0 : chain_badge_width(emit->picture->fonts, words.bytes);
    if (words.failed)
        emit->text.failed = true;
    else
        add_badge(emit, words.bytes, (struct chain_rect){r.x + (r.w - w) / 2, r.y, w, CHAIN_BADGE_HEIGHT});
    chain_ink_clear(&words);
}

static void add_line_label(struct chain_emit *emit, const struct chain_view_line *line, size_t number, struct chain_rect r)
{
    struct chain_picture *picture = emit->picture;
    char name[24];
    snprintf(name, sizeof name, "%zu", number + 1);
    Agnode_t *node = add_node(emit, "label", number, r);
    if (!node)
        return;
    chain_wrap_even(&picture->wrap, picture->fonts, line->label, CHAIN_PILL_TEXT, false, picture->layout->edges[number].label_wrap - 6);
    if (!picture->wrap.text.failed)
        set_label(emit, node, picture->wrap.text.bytes, picture->wrap.text.length, CHAIN_PILL_TEXT,
                  chain_theme_look(line->look)->color);
    set_plate(node, CHAIN_WHITE, CHAIN_WHITE, "0");
    chain_emit_set_id(emit, node, "-label-", name, 0);
    chain_engine_set(node, "class", "label");
}

void chain_emit_pill(struct chain_emit *emit, size_t number)
{
    const struct chain_picture *picture = emit->picture;
    const struct chain_view_line *line = &emit->view->lines[number];
    const chain_layout_out_edge *edge = &picture->layout->edges[number];
    struct chain_rect r = {picture->chart_x + edge->label.x, picture->chart_y + edge->label.y, edge->label.w, edge->label.h};
    if (!edge->has_label)
        return;
    if (line->gap_count > 0) {
        add_line_badge(emit, line, r);
        r.y += CHAIN_BADGE_HEIGHT + 1;
        r.h -= CHAIN_BADGE_HEIGHT + 1;
    }
    if (line->label)
        add_line_label(emit, line, number, r);
}
