/* What stands above the chart: title, gaps of the whole chain, state and the facts about the file. */
#include <stdio.h>
#include <string.h>

#include "draw/leaf.h"
#include "draw/picture.h"
#include "draw/theme.h"

#define CHIP_PAD 7.0
#define BADGE_SPACE 4.0

double chain_words_width(const struct chain_picture *picture, const char *text, double size, bool bold)
{
    return chain_fonts_width(picture->fonts, bold, text, strlen(text)) * size;
}

double chain_paint_words(struct chain_picture *picture, struct chain_ink *ink, const char *text, struct chain_text_area area,
                         double size, bool bold, const char *color)
{
    struct chain_wrap *wrap = &picture->wrap;
    chain_wrap_run(wrap, picture->fonts, text, size, bold, area.w);
    const char *c = wrap->text.bytes;
    for (size_t i = 0; ink && c && i < wrap->lines; i++) {
        size_t length = strcspn(c, "\n");
        chain_ink_text(ink, area.x, area.y + (double)i * size * CHAIN_LEADING, CHAIN_ALIGN_LEFT,
                       chain_fonts_width(picture->fonts, bold, c, length) * size, size, bold, color, c, length);
        c += length + 1;
    }
    return (double)wrap->lines * size * CHAIN_LEADING;
}

/* Badges of the gaps that belong nowhere in the chart, from x on and in as many rows as it takes; returns the height. */
static double run_badges(struct chain_picture *picture, struct chain_ink *ink, double x, double y, double right)
{
    const struct chain_view *view = picture->view;
    double start = y, left, words = chain_words_width(picture, view->whole_heading, CHAIN_LEGEND_TEXT, false);
    if (ink)
        chain_ink_text(ink, x, y + 0.5, CHAIN_ALIGN_LEFT, words, CHAIN_LEGEND_TEXT, false, CHAIN_RED, view->whole_heading,
                       strlen(view->whole_heading));
    left = x += words + 6;
    for (size_t i = 0; i < view->whole_gap_count; i++) {
        char number[16];
        snprintf(number, sizeof number, "G%d", view->whole_gaps[i]);
        double w = chain_badge_width(picture->fonts, number);
        if (x > left && x + w > right) {
            x = left;
            y += CHAIN_BADGE_HEIGHT + BADGE_SPACE;
        }
        if (ink)
            chain_paint_badge(ink, picture->fonts, number, x, y);
        x += w + BADGE_SPACE;
    }
    return y + CHAIN_BADGE_HEIGHT - start;
}

/* As it is: a full plate. As it is meant to be: an open one with a broken edge, like a plan on paper. */
static double run_state(struct chain_picture *picture, struct chain_ink *ink, double y)
{
    const struct chain_view *view = picture->view;
    if (!view->state)
        return 0;
    double words = chain_words_width(picture, view->state, CHAIN_SUBTITLE_TEXT, true), w = words + 2 * CHIP_PAD;
    if (!ink)
        return w;
    chain_ink_fill(ink, view->planned ? CHAIN_WHITE : CHAIN_HEAD);
    chain_ink_pen(ink, CHAIN_HEAD, 1.6, view->planned ? "dashed" : "solid");
    chain_ink_rounded(ink, (struct chain_rect){0.8, y, w - 1.6, CHAIN_SUBTITLE_TEXT + 7}, 5);
    chain_ink_text(ink, CHIP_PAD, y + 2.2, CHAIN_ALIGN_LEFT, words, CHAIN_SUBTITLE_TEXT, true,
                   view->planned ? CHAIN_HEAD : CHAIN_WHITE, view->state, strlen(view->state));
    return w;
}

static double run_subtitle(struct chain_picture *picture, struct chain_ink *ink, double y, double width)
{
    const struct chain_view *view = picture->view;
    struct chain_ink line = {.height = 0};
    double chip = run_state(picture, ink, y), x = chip > 0 ? chip + 8 : 0, height = 0;
    const char *time = picture->portrait ? view->time_down : view->time_right;
    chain_ink_add(&line, view->subtitle);
    chain_ink_add(&line, view->subtitle[0] && time[0] ? " · " : "");
    chain_ink_add(&line, time);
    if (picture->leaf) {
        char place[64];
        snprintf(place, sizeof place, " · %s %d/%d", view->page_word ? view->page_word : "", chain_leaf_number(picture->leaf) + 1,
                 picture->cut->page_count);
        chain_ink_add(&line, place);
    }
    if (!line.failed)
        height = chain_paint_words(picture, ink, line.bytes, (struct chain_text_area){x, y + 2.2, width - x, 0},
                                   CHAIN_SUBTITLE_TEXT, false, CHAIN_SOFT);
    chain_ink_clear(&line);
    double least = chip > 0 ? CHAIN_SUBTITLE_TEXT * CHAIN_LEADING : 0; /* the plate stands there even without words */
    return (height > least ? height : least) + (chip > 0 ? 5 : 0);
}

double chain_title_run(struct chain_picture *picture, double width, struct chain_ink *ink)
{
    const struct chain_view *view = picture->view;
    double y = chain_paint_words(picture, ink, view->title, (struct chain_text_area){0, 0, width, 0}, CHAIN_TITLE_TEXT, true, CHAIN_INK);
    double beside = picture->wrap.lines == 1 ? picture->wrap.width + 18 : width;
    bool whole = view->whole_gap_count > 0, fits = beside < 0.7 * width;
    if (whole && fits) {
        double h = run_badges(picture, ink, beside, 9, width) + 9;
        y = h > y ? h : y;
    }
    y += 4 + run_subtitle(picture, ink, y + 4, width);
    if (whole && !fits)
        y += 6 + run_badges(picture, ink, 0, y + 6, width);
    return y + 8;
}
