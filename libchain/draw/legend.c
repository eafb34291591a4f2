/* Title above, legend and gap list below. The same code measures (ink NULL) and draws, so they cannot disagree. */
#include <string.h>

#include "draw/picture.h"
#include "draw/theme.h"

#define LINE (CHAIN_LEGEND_TEXT * CHAIN_LEADING)
#define ROW 21.0
#define HEADING_W 86.0
#define PAD 9.0
#define ITEM_GAP 16.0
#define SAMPLE_W 40.0
#define GAP_COLUMN 350.0

static double text_width(const struct chain_picture *picture, const char *text, double size, bool bold)
{
    return chain_fonts_width(picture->fonts, bold, text, strlen(text)) * size;
}

/* Wrapped text with its left edge at x; returns its height. */
static double put_text(struct chain_picture *picture, struct chain_ink *ink, const char *text, double x, double y, double width,
                       double size, bool bold, const char *color)
{
    struct chain_wrap *wrap = &picture->wrap;
    chain_wrap_run(wrap, picture->fonts, text, size, bold, width);
    const char *c = wrap->text.bytes;
    for (size_t i = 0; ink && c && i < wrap->lines; i++) {
        size_t length = strcspn(c, "\n");
        chain_ink_text(ink, x, y + (double)i * size * CHAIN_LEADING, CHAIN_ALIGN_LEFT,
                       chain_fonts_width(picture->fonts, bold, c, length) * size, size, bold, color, c, length);
        c += length + 1;
    }
    return (double)wrap->lines * size * CHAIN_LEADING;
}

double chain_title_run(struct chain_picture *picture, double width, struct chain_ink *ink)
{
    const struct chain_view *view = picture->view;
    struct chain_ink line = {NULL, 0, 0, 0, false};
    double y = picture->top;
    y += put_text(picture, ink, view->title, picture->left, y, width, CHAIN_TITLE_TEXT, true, CHAIN_INK);
    chain_ink_add(&line, view->subtitle);
    chain_ink_add(&line, view->subtitle[0] ? " · " : "");
    chain_ink_add(&line, picture->portrait ? view->time_down : view->time_right);
    if (!line.failed)
        y += put_text(picture, ink, line.bytes, picture->left, y + 2, width, CHAIN_SUBTITLE_TEXT, false, CHAIN_SOFT);
    chain_ink_clear(&line);
    return y + 10 - picture->top;
}

double chain_badge_width(const struct chain_fonts *fonts, const char *words)
{
    return chain_fonts_width(fonts, true, words, strlen(words)) * CHAIN_BADGE_TEXT + 7;
}

void chain_paint_badge(struct chain_ink *ink, const struct chain_fonts *fonts, const char *words, double x, double y)
{
    double w = chain_badge_width(fonts, words);
    chain_ink_fill(ink, CHAIN_RED);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rounded(ink, (struct chain_rect){x, y, w, CHAIN_BADGE_HEIGHT}, 4);
    chain_ink_text(ink, x + w / 2, y + (CHAIN_BADGE_HEIGHT - CHAIN_BADGE_TEXT * CHAIN_LEADING) / 2, CHAIN_ALIGN_CENTRE, w - 7, CHAIN_BADGE_TEXT, true, CHAIN_WHITE, words, strlen(words));
}

static double key_width(const struct chain_picture *picture, const struct chain_view_key *key)
{
    double mark = key->kind == CHAIN_KEY_LOOK ? SAMPLE_W : key->kind == CHAIN_KEY_SHAPE ? 24 : key->kind == CHAIN_KEY_GAP ? 26 : 16;
    return mark + 5 + text_width(picture, key->words, CHAIN_LEGEND_TEXT, false);
}

/* A box of the kind in small. */
static void paint_mini(struct chain_ink *ink, const struct chain_view_key *key, double x, double y)
{
    const struct chain_family_theme *theme = chain_theme_family(key->family);
    if (key->kind == CHAIN_KEY_SHAPE && key->which != CHAIN_SHAPE_SUBCHAIN) {
        struct chain_view_box box = {.shape = (enum chain_shape)key->which};
        bool pill = key->which == CHAIN_SHAPE_START || key->which == CHAIN_SHAPE_END;
        if (pill) {
            chain_paint_box(ink, &box, (struct chain_rect){x, y - 7, 24, 14});
            return;
        }
        double s = 5;
        const struct chain_point corners[] = {{x + s, y - 7}, {x + 24 - s, y - 7}, {x + 24, y}, {x + 24 - s, y + 7}, {x + s, y + 7}, {x, y}};
        chain_ink_fill(ink, key->which == CHAIN_SHAPE_BRANCH ? CHAIN_WHITE : "#E8ECF1");
        chain_ink_pen(ink, CHAIN_INK, 1.3, "solid");
        chain_ink_polygon(ink, corners, 6);
        if (key->which == CHAIN_SHAPE_PARALLEL)
            chain_paint_icon(ink, CHAIN_ICON_PLUS, x + 12, y, 9, CHAIN_INK, CHAIN_WHITE);
        chain_ink_fill(ink, CHAIN_INK);
        chain_ink_pen(ink, NULL, 0, NULL);
        for (int i = -1; key->which == CHAIN_SHAPE_ANY_ORDER && i <= 1; i++)
            chain_ink_ellipse(ink, x + 12 + 5 * i, y, 1.5, 1.5);
        return;
    }
    if (key->kind == CHAIN_KEY_SHAPE) {
        chain_ink_fill(ink, CHAIN_WHITE);
        chain_ink_pen(ink, theme->strip, 1.2, "solid");
        chain_ink_rounded(ink, (struct chain_rect){x, y - 8, 22, 16}, 4);
        chain_ink_rounded(ink, (struct chain_rect){x + 2.5, y - 5.5, 17, 11}, 2.5);
        chain_paint_icon(ink, CHAIN_ICON_PLUS, x + 11, y, 7, theme->strip, CHAIN_WHITE);
        return;
    }
    bool dashed = key->kind == CHAIN_KEY_DASHED;
    chain_ink_fill(ink, dashed ? "#F7F8FA" : theme->strip);
    chain_ink_pen(ink, theme->strip, 1.2, dashed ? "dashed" : "solid");
    chain_ink_rounded(ink, (struct chain_rect){x, y - 8, 16, 16}, 3);
    if (!dashed)
        chain_paint_icon(ink, (enum chain_icon)key->which, x + 8, y, 11, CHAIN_WHITE, theme->strip);
}

/* A badge on the corner of a thick border: what a gap looks like. */
static void paint_gap_key(const struct chain_picture *picture, struct chain_ink *ink, double x, double y)
{
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, CHAIN_RED, 2.6, "solid");
    chain_ink_rounded(ink, (struct chain_rect){x + 1, y - 5, 18, 12}, 3);
    chain_paint_badge(ink, picture->fonts, "G1", x + 8, y - 9);
}

static void paint_key(const struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_key *key, double x,
                      double y)
{
    double words = key_width(picture, key) - text_width(picture, key->words, CHAIN_LEGEND_TEXT, false);
    if (key->kind == CHAIN_KEY_LOOK)
        chain_paint_sample(ink, (enum chain_look)key->which, x, y, SAMPLE_W - 2);
    else if (key->kind == CHAIN_KEY_GAP)
        paint_gap_key(picture, ink, x, y);
    else
        paint_mini(ink, key, x, y);
    chain_ink_text(ink, x + words, y - LINE / 2, CHAIN_ALIGN_LEFT, text_width(picture, key->words, CHAIN_LEGEND_TEXT, false),
                   CHAIN_LEGEND_TEXT, false, CHAIN_INK, key->words, strlen(key->words));
}

/* Keys of one row group, flowing; returns the height. */
static double run_keys(struct chain_picture *picture, double width, struct chain_ink *ink, double y, bool lines)
{
    const struct chain_view *view = picture->view;
    double left = picture->left + PAD + HEADING_W, right = picture->left + width - PAD, x = left, start = y;
    bool any = false;
    for (size_t i = 0; i < view->key_count; i++) {
        const struct chain_view_key *key = &view->keys[i];
        if ((key->kind == CHAIN_KEY_LOOK || key->kind == CHAIN_KEY_GAP) != lines)
            continue;
        double w = key_width(picture, key);
        if (any && x + w > right) {
            x = left;
            y += ROW;
        }
        if (ink)
            paint_key(picture, ink, key, x, y + ROW / 2);
        x += w + ITEM_GAP;
        any = true;
    }
    if (!any)
        return 0;
    if (ink)
        put_text(picture, ink, lines ? view->line_heading : view->step_heading, picture->left + PAD, start + (ROW - LINE) / 2,
                 HEADING_W - 6, CHAIN_LEGEND_TEXT, true, CHAIN_INK);
    return y + ROW - start;
}

double chain_legend_run(struct chain_picture *picture, double width, struct chain_ink *ink, double y)
{
    double inner = run_keys(picture, width, NULL, 0, false) + run_keys(picture, width, NULL, 0, true);
    double height = inner > 0 ? inner + 10 : 0;
    if (ink && height > 0) {
        chain_ink_fill(ink, CHAIN_WHITE);
        chain_ink_pen(ink, CHAIN_FRAME, 0.8, "solid");
        chain_ink_rect(ink, (struct chain_rect){picture->left, y, width, height});
        double next = y + 5;
        next += run_keys(picture, width, ink, next, false);
        run_keys(picture, width, ink, next, true);
    }
    return height;
}

static size_t gap_columns(const struct chain_picture *picture, double width)
{
    size_t most = (size_t)(width / GAP_COLUMN), count = picture->view->gap_count;
    if (most < 1)
        most = 1;
    return count < most ? (count ? count : 1) : most;
}

/* One gap; returns its height. */
static double run_gap(struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_gap *gap, double x, double y,
                      double width)
{
    double badge = 36;
    if (ink)
        chain_paint_badge(ink, picture->fonts, gap->number, x, y + 0.4);
    double h = put_text(picture, ink, gap->words ? gap->words : "", x + badge, y, width - badge, CHAIN_LEGEND_TEXT, false, CHAIN_INK);
    return (h > CHAIN_BADGE_HEIGHT ? h : CHAIN_BADGE_HEIGHT) + 3.5;
}

/* Columns are filled one after the other, each to about the same height. */
static double run_gaps(struct chain_picture *picture, struct chain_ink *ink, double x, double y, double width)
{
    const struct chain_view *view = picture->view;
    size_t columns = gap_columns(picture, width), column = 0;
    double column_w = width / (double)columns, total = 0, at = 0, highest = 0;
    for (size_t i = 0; i < view->gap_count; i++)
        total += run_gap(picture, NULL, &view->gaps[i], 0, 0, column_w - 14);
    for (size_t i = 0; i < view->gap_count; i++) {
        double h = run_gap(picture, NULL, &view->gaps[i], 0, 0, column_w - 14);
        if (at > 0 && column + 1 < columns && at + h / 2 > total / (double)columns) {
            column++;
            at = 0;
        }
        if (ink)
            run_gap(picture, ink, &view->gaps[i], x + (double)column * column_w, y + at, column_w - 14);
        at += h;
        highest = at > highest ? at : highest;
    }
    return highest;
}

double chain_gap_list_run(struct chain_picture *picture, double width, struct chain_ink *ink, double y)
{
    const struct chain_view *view = picture->view;
    double x = picture->left + PAD, inner = width - 2 * PAD, next = y + 6;
    if (view->gap_count == 0 && !view->unknown_note)
        return 0;
    if (view->gap_count > 0) {
        next += put_text(picture, ink, view->gap_heading, x, next, inner, CHAIN_LEGEND_TEXT + 1, true, CHAIN_RED) + 4;
        next += run_gaps(picture, ink, x, next, inner);
    }
    if (view->unknown_note)
        next += put_text(picture, ink, view->unknown_note, x, next, inner, CHAIN_LEGEND_TEXT, false, CHAIN_SOFT) + 3;
    return next + 3 - y;
}
