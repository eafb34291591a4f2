/* The legend below the chart: what occurs, no more. The same code measures (ink NULL) and draws, so they cannot disagree. */
#include <stdio.h>
#include <string.h>

#include "draw/picture.h"
#include "draw/theme.h"

#define LINE (CHAIN_LEGEND_TEXT * CHAIN_LEADING)
#define ROW 21.0
#define HEADING_W 86.0
#define PAD 9.0
#define ITEM_GAP 16.0
#define SAMPLE_W 40.0

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

static double mark_width(const struct chain_view_key *key)
{
    switch (key->kind) {
    case CHAIN_KEY_LOOK:
    case CHAIN_KEY_WAY:
    case CHAIN_KEY_HALO: return SAMPLE_W;
    case CHAIN_KEY_SHAPE: return 24;
    case CHAIN_KEY_GAP:
    case CHAIN_KEY_CHANGE:
    case CHAIN_KEY_WAIT: return 28;
    default: return 16;
    }
}

static double key_width(const struct chain_picture *picture, const struct chain_view_key *key)
{
    return mark_width(key) + 5 + chain_words_width(picture, key->words, CHAIN_LEGEND_TEXT, false);
}

/* A box of the kind in small. */
static void paint_mini(const struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_key *key, double x, double y)
{
    const struct chain_family_theme *theme = chain_theme_family(key->family);
    if (key->kind == CHAIN_KEY_SHAPE && key->which != CHAIN_SHAPE_SUBCHAIN) {
        struct chain_view_box box = {.shape = (enum chain_shape)key->which};
        bool pill = key->which == CHAIN_SHAPE_START || key->which == CHAIN_SHAPE_END;
        if (pill) {
            chain_paint_box(ink, picture->fonts, &box, (struct chain_rect){x, y - 7, 24, 14});
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

/* A line on the halo that lines with gaps run on. */
static void paint_halo_key(const struct chain_picture *picture, struct chain_ink *ink, double x, double y)
{
    const struct chain_point ends[] = {{x + 2, y}, {x + SAMPLE_W - 4, y}};
    chain_ink_pen(ink, CHAIN_HALO, 9, "solid");
    chain_ink_polyline(ink, ends, 2);
    chain_paint_sample(ink, CHAIN_LOOK_FLOW, x, y, SAMPLE_W - 2);
    chain_paint_badge(ink, picture->fonts, "G2", x + 7, y - CHAIN_BADGE_HEIGHT / 2);
}

static void paint_way_key(struct chain_ink *ink, double x, double y)
{
    const struct chain_point ends[] = {{x, y}, {x + SAMPLE_W - 6, y}};
    chain_ink_pen(ink, CHAIN_WAY_EDGE, 9 + 2 * CHAIN_WAY_EDGE_WIDTH, "solid");
    chain_ink_polyline(ink, ends, 2);
    chain_ink_pen(ink, CHAIN_WAY, 9, "solid");
    chain_ink_polyline(ink, ends, 2);
    chain_paint_sample(ink, CHAIN_LOOK_FLOW, x, y, SAMPLE_W - 2);
}

static void paint_tier_key(const struct chain_picture *picture, struct chain_ink *ink, int tier, double x, double y)
{
    chain_ink_fill(ink, CHAIN_SOFT);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rounded(ink, (struct chain_rect){x, y - 8, 16, 16}, 3);
    chain_paint_tier(ink, picture->fonts, tier, x + 8, y + 5.5);
}

/* A box of each state with its sign. */
static void paint_change_key(struct chain_ink *ink, const struct chain_view_key *key, double x, double y)
{
    const struct chain_family_theme *theme = chain_theme_family(key->family);
    chain_ink_fill(ink, theme->tint);
    chain_ink_pen(ink, theme->strip, key->which == CHAIN_BOX_SAME ? 1.2 : 2.2, key->which == CHAIN_BOX_REMOVED ? "dashed" : "solid");
    chain_ink_rounded(ink, (struct chain_rect){x + 4, y - 6, 22, 14}, 3);
    chain_paint_change(ink, (enum chain_box_change)key->which, x + 6, y - 3);
}

static void paint_key(const struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_key *key, double x,
                      double y)
{
    switch (key->kind) {
    case CHAIN_KEY_LOOK: chain_paint_sample(ink, (enum chain_look)key->which, x, y, SAMPLE_W - 2); break;
    case CHAIN_KEY_GAP: paint_gap_key(picture, ink, x, y); break;
    case CHAIN_KEY_HALO: paint_halo_key(picture, ink, x, y); break;
    case CHAIN_KEY_WAY: paint_way_key(ink, x, y); break;
    case CHAIN_KEY_WAIT: chain_paint_wait(ink, (struct chain_rect){x, y - 2.5, 26, 5}, 0.6); break;
    case CHAIN_KEY_CHANGE: paint_change_key(ink, key, x, y); break;
    case CHAIN_KEY_TIER: paint_tier_key(picture, ink, key->which, x, y); break;
    default: paint_mini(picture, ink, key, x, y); break;
    }
    chain_ink_text(ink, x + mark_width(key) + 5, y - LINE / 2, CHAIN_ALIGN_LEFT,
                   chain_words_width(picture, key->words, CHAIN_LEGEND_TEXT, false), CHAIN_LEGEND_TEXT, false, CHAIN_INK, key->words,
                   strlen(key->words));
}

static bool is_of_lines(const struct chain_view_key *key)
{
    return key->kind == CHAIN_KEY_LOOK || key->kind == CHAIN_KEY_WAY || key->kind == CHAIN_KEY_GAP || key->kind == CHAIN_KEY_HALO;
}

/* Keys of one row group, flowing; returns the height. */
static double run_keys(struct chain_picture *picture, double width, struct chain_ink *ink, double y, bool lines)
{
    const struct chain_view *view = picture->view;
    const char *heading = lines ? view->line_heading : view->step_heading;
    double left = PAD + HEADING_W, x = left, start = y;
    bool any = false;
    for (size_t i = 0; i < view->key_count; i++) {
        const struct chain_view_key *key = &view->keys[i];
        if (is_of_lines(key) != lines)
            continue;
        double w = key_width(picture, key);
        if (any && x + w > width - PAD) {
            x = left;
            y += ROW;
        }
        if (ink)
            paint_key(picture, ink, key, x, y + ROW / 2);
        x += w + ITEM_GAP;
        any = true;
    }
    if (any)
        chain_paint_words(picture, ink, heading, (struct chain_text_area){PAD, start + (ROW - LINE) / 2, HEADING_W - 6, 0},
                          CHAIN_LEGEND_TEXT, true, CHAIN_INK);
    return any ? y + ROW - start : 0;
}

double chain_legend_run(struct chain_picture *picture, double width, struct chain_ink *ink)
{
    double inner = run_keys(picture, width, NULL, 0, false) + run_keys(picture, width, NULL, 0, true);
    if (inner <= 0)
        return 0;
    if (ink) {
        chain_ink_fill(ink, CHAIN_WHITE);
        chain_ink_pen(ink, CHAIN_FRAME, 0.8, "solid");
        chain_ink_rect(ink, (struct chain_rect){0, 0, width, inner + 10});
        double steps = run_keys(picture, width, ink, 5, false);
        run_keys(picture, width, ink, 5 + steps, true);
    }
    return inner + 10;
}
