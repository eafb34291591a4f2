/* The gaps as questions to the workshop: a question once, under it the findings that raise it. */
#include <stdlib.h>
#include <string.h>

#include "draw/picture.h"
#include "draw/theme.h"

#define PAD 9.0
#define COLUMN 330.0
#define COLUMN_SPACE 16.0
#define QUESTION_SPACE 5.0

static size_t column_count(const struct chain_picture *picture, double width)
{
    size_t most = width > COLUMN ? (size_t)(width / COLUMN) : 1, count = picture->view->gap_count;
    return count < most ? (count ? count : 1) : most;
}

static bool asks_anew(const struct chain_view *view, size_t number)
{
    const char *question = view->gaps[number].question, *before = number ? view->gaps[number - 1].question : NULL;
    return question && (!before || strcmp(question, before) != 0);
}

/* One gap, the question before it when it is another one; returns its height. */
static double run_gap(struct chain_picture *picture, struct chain_ink *ink, size_t number, struct chain_text_area at)
{
    const struct chain_view_gap *gap = &picture->view->gaps[number];
    double start = at.y, badge = 34;
    if (asks_anew(picture->view, number)) {
        at.y += QUESTION_SPACE;
        at.y += chain_paint_words(picture, ink, gap->question, at, CHAIN_LEGEND_TEXT, true, CHAIN_INK) + 2;
    }
    if (ink)
        chain_paint_badge(ink, picture->fonts, gap->number, at.x, at.y + 0.4);
    struct chain_text_area words = {at.x + badge, at.y, at.w - badge, 0};
    double h = chain_paint_words(picture, ink, gap->words ? gap->words : "", words, CHAIN_LEGEND_TEXT, false, CHAIN_INK);
    return at.y + (h > CHAIN_BADGE_HEIGHT ? h : CHAIN_BADGE_HEIGHT) + 3 - start;
}

/* How many columns it takes when none is higher than this. */
static size_t columns_at(const double *heights, size_t count, double highest)
{
    size_t columns = 1;
    double at = 0;
    for (size_t i = 0; i < count; i++) {
        if (at > 0 && at + heights[i] > highest) {
            columns++;
            at = 0;
        }
        at += heights[i];
    }
    return columns;
}

/* The least height at which the columns are enough. */
static double even_height(const double *heights, size_t count, size_t columns)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < count; i++)
        high += heights[i];
    for (int i = 0; i < 24; i++) {
        double middle = (low + high) / 2;
        if (columns_at(heights, count, middle) <= columns)
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* Columns are filled one after the other, all as low as can be; a question stays with its first finding. */
static double run_columns(struct chain_picture *picture, struct chain_ink *ink, double y, double width)
{
    const struct chain_view *view = picture->view;
    size_t columns = column_count(picture, width), column = 0;
    double step = (width - 2 * PAD) / (double)columns, at = 0, highest = 0;
    struct chain_text_area area = {PAD, 0, step - COLUMN_SPACE, 0};
    double *heights = calloc(view->gap_count + 1, sizeof *heights);
    if (!heights) {
        picture->wrap.text.failed = true;
        return 0;
    }
    for (size_t i = 0; i < view->gap_count; i++)
        heights[i] = run_gap(picture, NULL, i, area);
    double limit = even_height(heights, view->gap_count, columns);
    for (size_t i = 0; i < view->gap_count; i++) {
        if (at > 0 && at + heights[i] > limit) {
            column++;
            at = 0;
        }
        area.x = PAD + (double)column * step;
        area.y = y + at;
        if (ink)
            run_gap(picture, ink, i, area);
        at += heights[i];
        highest = at > highest ? at : highest;
    }
    free(heights);
    return highest;
}

double chain_gap_list_run(struct chain_picture *picture, double width, struct chain_ink *ink)
{
    const struct chain_view *view = picture->view;
    struct chain_text_area area = {PAD, 6, width - 2 * PAD, 0};
    if (view->gap_count == 0 && !view->unknown_note)
        return 0;
    if (view->gap_count > 0) {
        area.y += chain_paint_words(picture, ink, view->gap_heading, area, CHAIN_LEGEND_TEXT + 1, true, CHAIN_RED);
        area.y += run_columns(picture, ink, area.y, width) + 2;
    }
    if (view->unknown_note)
        area.y += chain_paint_words(picture, ink, view->unknown_note, area, CHAIN_LEGEND_TEXT, false, CHAIN_SOFT) + 3;
    return area.y + 3;
}
