/* The gaps as questions to the workshop: a question once, under it the findings that raise it. Below the chart, or on pages of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/sheets.h"
#include "draw/theme.h"

#define PAD 9.0
#define COLUMN 330.0
#define COLUMN_SPACE 16.0
#define QUESTION_SPACE 5.0
#define NUMBER_SPACE 4.0
#define NUMBERS_BESIDE 2 /* of a question in a short list, before it; the others come below these */
#define CREDIT_TEXT 8.5
#define LARGEST_ZOOM 1.6 /* of a list on a page of its own */
#define LEAST_ZOOM 1.0   /* before it goes on on a next page */
#define MANY_ZOOM 1.15   /* when it does */

static size_t column_count(size_t count, double width)
{
    size_t most = width > COLUMN ? (size_t)(width / COLUMN) : 1;
    return count < most ? (count ? count : 1) : most;
}

static bool asks_anew(const struct chain_view *view, size_t number)
{
    const char *question = view->gaps[number].question, *before = number ? view->gaps[number - 1].question : NULL;
    return question && (!before || strcmp(question, before) != 0);
}

/* One gap, the question before it when it is another one; returns its height. */
static double run_gap(struct chain_picture *picture, struct chain_ink *ink, size_t number, bool anew, struct chain_text_area at)
{
    const struct chain_view_gap *gap = &picture->view->gaps[number];
    double start = at.y, badge = 34;
    if (gap->question && (anew || asks_anew(picture->view, number))) {
        at.y += QUESTION_SPACE;
        at.y += chain_paint_words(picture, ink, gap->question, at, CHAIN_LEGEND_TEXT, true, CHAIN_INK) + 2;
    }
    if (ink)
        chain_paint_badge(ink, picture->fonts, gap->number, at.x, at.y + 0.4);
    struct chain_text_area words = {at.x + badge, at.y, at.w - badge, 0};
    double h = chain_paint_words(picture, ink, gap->words ? gap->words : "", words, CHAIN_LEGEND_TEXT, false, CHAIN_INK);
    return at.y + (h > CHAIN_BADGE_HEIGHT ? h : CHAIN_BADGE_HEIGHT) + 3 - start;
}

/* The numbers of the gaps that raise a question, two a row, close to its words; returns their height. */
static double run_numbers(struct chain_picture *picture, struct chain_ink *ink, size_t first, size_t count, struct chain_text_area at)
{
    double step = at.w / NUMBERS_BESIDE, y = 0;
    for (size_t i = 0; i < count; i++) {
        const char *number = picture->view->gaps[first + i].number;
        bool alone = i % NUMBERS_BESIDE == 0 && i + 1 == count;
        y = (double)(i / NUMBERS_BESIDE) * (CHAIN_BADGE_HEIGHT + 2);
        if (ink)
            chain_paint_badge(ink, picture->fonts, number, at.x + (alone ? NUMBERS_BESIDE - 1 : (double)(i % NUMBERS_BESIDE)) * step, at.y + y + 0.4);
    }
    return y + CHAIN_BADGE_HEIGHT;
}

/* A question, its numbers before it; returns its height, 0 for a gap whose question stands there already. */
static double run_question(struct chain_picture *picture, struct chain_ink *ink, size_t number, struct chain_text_area at)
{
    const struct chain_view *view = picture->view;
    const struct chain_view_gap *gap = &view->gaps[number];
    const char *words = gap->question ? gap->question : gap->words ? gap->words : "";
    size_t count = 1;
    if (gap->question && !asks_anew(view, number))
        return 0;
    while (gap->question && number + count < view->gap_count && view->gaps[number + count].question && !asks_anew(view, number + count))
        count++;
    struct chain_text_area beside = at;
    at.w = NUMBERS_BESIDE * (chain_badge_width(picture->fonts, "G888") + NUMBER_SPACE);
    beside.x += at.w;
    beside.w -= at.w;
    double badges = run_numbers(picture, ink, number, count, at);
    double h = chain_paint_words(picture, ink, words, beside, CHAIN_LEGEND_TEXT, false, CHAIN_INK);
    return (h > badges ? h : badges) + QUESTION_SPACE;
}

static double run_entry(struct chain_picture *picture, struct chain_ink *ink, size_t number, bool first, struct chain_text_area at)
{
    return picture->short_list ? run_question(picture, ink, number, at) : run_gap(picture, ink, number, first, at);
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

/* How high each gap from the first on is in a column of this width; NULL without memory. */
static double *measure(struct chain_picture *picture, double width, size_t first, size_t end)
{
    double *heights = calloc(end - first + 1, sizeof *heights);
    for (size_t i = first; heights && i < end; i++)
        heights[i - first] = run_entry(picture, NULL, i, i == first, (struct chain_text_area){PAD, 0, width, 0});
    if (!heights)
        picture->wrap.text.failed = true;
    return heights;
}

/* Columns are filled one after the other, all as low as can be; a question stays with its first finding. */
static double run_columns(struct chain_picture *picture, struct chain_ink *ink, double y, double width, size_t first, size_t end)
{
    size_t columns = column_count(end - first, width), column = 0;
    double step = (width - 2 * PAD) / (double)columns, at = 0, highest = 0;
    struct chain_text_area area = {PAD, 0, step - COLUMN_SPACE, 0};
    double *heights = measure(picture, area.w, first, end);
    if (!heights)
        return 0;
    double limit = even_height(heights, end - first, columns);
    for (size_t i = first; i < end; i++) {
        if (at > 0 && at + heights[i - first] > limit) {
            column++;
            at = 0;
        }
        area.x = PAD + (double)column * step;
        area.y = y + at;
        if (ink)
            run_entry(picture, ink, i, i == first, area);
        at += heights[i - first];
        highest = at > highest ? at : highest;
    }
    free(heights);
    return highest;
}

/* Heading, gaps and what could not be judged. */
static double run_list(struct chain_picture *picture, struct chain_ink *ink, double width, size_t first, size_t end)
{
    const struct chain_view *view = picture->view;
    struct chain_text_area area = {PAD, 6, width - 2 * PAD, 0};
    if (end > first) {
        area.y += chain_paint_words(picture, ink, view->gap_heading, area, CHAIN_LEGEND_TEXT + 1, true, CHAIN_RED) + (picture->short_list ? QUESTION_SPACE : 0);
        area.y += run_columns(picture, ink, area.y, width, first, end) + 2;
    }
    if (picture->short_list && end > first && view->short_note)
        area.y += chain_paint_words(picture, ink, view->short_note, area, CHAIN_LEGEND_TEXT, false, CHAIN_SOFT) + 3;
    if (view->unknown_note && end == view->gap_count)
        area.y += chain_paint_words(picture, ink, view->unknown_note, area, CHAIN_LEGEND_TEXT, false, CHAIN_SOFT) + 3;
    return area.y + 3;
}

/* "Gaps and questions: p. 2" */
static double run_pointer(struct chain_picture *picture, struct chain_ink *ink, double width)
{
    const struct chain_view *view = picture->view;
    struct chain_ink words = {.height = 0};
    char page[16];
    snprintf(page, sizeof page, " %d", picture->list_page);
    chain_ink_add(&words, view->gap_heading);
    chain_ink_add(&words, ": ");
    chain_ink_add(&words, view->page_word ? view->page_word : "");
    chain_ink_add(&words, page);
    struct chain_text_area area = {PAD, 6, width - 2 * PAD, 0};
    double h = words.failed ? 0 : chain_paint_words(picture, ink, words.bytes, area, CHAIN_LEGEND_TEXT + 1, true, CHAIN_RED);
    picture->wrap.text.failed |= words.failed;
    chain_ink_clear(&words);
    return h + 9;
}

/* Where the chain is from, in small print. */
static double run_credits(struct chain_picture *picture, struct chain_ink *ink, double y, double width)
{
    const char *credits = picture->view->credits;
    struct chain_text_area area = {PAD, y + 4, width - 2 * PAD, 0};
    return credits ? chain_paint_words(picture, ink, credits, area, CREDIT_TEXT, false, CHAIN_SOFT) + 6 : 0;
}

double chain_gap_list_run(struct chain_picture *picture, double width, struct chain_ink *ink)
{
    const struct chain_view *view = picture->view;
    double h = 0;
    if (picture->list_page > 0 && view->gap_count > 0)
        h = run_pointer(picture, ink, width);
    else if (view->gap_count > 0 || view->unknown_note)
        h = run_list(picture, ink, width, 0, view->gap_count);
    return h + run_credits(picture, ink, h, width);
}

/* How many gaps from the first on a page has room for; one at least. */
static size_t fitting(struct chain_picture *picture, size_t first, double width, double height)
{
    size_t end = picture->view->gap_count, columns = column_count(end - first, width), i = 0, column = 1;
    double at = 0, room = height - 3 * CHAIN_LEGEND_TEXT * CHAIN_LEADING - 14;
    double *heights = measure(picture, (width - 2 * PAD) / (double)columns - COLUMN_SPACE, first, end);
    for (; heights && i < end - first; i++) {
        if (at > 0 && at + heights[i] > room) {
            at = 0;
            column++;
        }
        if (column > columns)
            break;
        at += heights[i];
    }
    free(heights);
    return i > 0 ? first + i : first + 1;
}

size_t chain_gap_page_plan(struct chain_picture *picture, double w, double h, size_t first, double *zoom)
{
    size_t count = picture->view->gap_count, end = first;
    double title = chain_title_run(picture, w, NULL);
    for (*zoom = LARGEST_ZOOM; first == 0 && *zoom >= LEAST_ZOOM - 0.01 && end < count; *zoom -= 0.05)
        end = fitting(picture, first, w / *zoom, (h - title) / *zoom);
    *zoom = end < count ? MANY_ZOOM : *zoom + 0.05;
    return end < count ? fitting(picture, first, w / *zoom, (h - title) / *zoom) : end;
}

void chain_gap_page_paint(struct chain_picture *picture, const struct chain_sheet *sheet, struct chain_rect area, struct chain_ink *ink)
{
    chain_ink_move(ink, area.x, area.y, 1);
    double title = chain_title_run(picture, area.w, ink);
    chain_ink_move(ink, area.x, area.y + title, sheet->zoom);
    run_list(picture, ink, area.w / sheet->zoom, sheet->start.row, sheet->end);
    chain_ink_home(ink);
}
