/*
 * Bars on a time axis. A wait is long and grey with a heavy edge, work is a short dark block, what is not known is hatched. Words stand in
 * the bar, beside it or, where there is no room, below it; never on the edge of one.
 */
#include <math.h>
#include <string.h>

#include "draw/grid.h"
#include "draw/theme.h"

#define TEXT CHAIN_GRID_DETAIL_TEXT
#define LINE (TEXT * CHAIN_LEADING)
#define PAD CHAIN_GRID_PAD
#define HATCH 5.0
#define UNKNOWN_W 26.0
#define WAIT_H 13.0
#define WORK_H 9.0
#define LEAST_W 3.5
#define ASIDE 5.0      /* between a bar and its words */
#define HINTED 1.05    /* small letters of png stand a little wider than they are */
#define AXIS_LEFT 8.0
#define AXIS_RIGHT 82.0 /* room for a bar of unknown length at the end, and for words */

void chain_grid_hatch(struct chain_ink *ink, struct chain_rect r)
{
    chain_ink_pen(ink, "#AEB8C4", 0.7, "solid");
    for (double k = HATCH; k < r.w + r.h; k += HATCH) {
        struct chain_point ends[2] = {{r.x + fmin(k, r.w), r.y + fmax(0, k - r.w)}, {r.x + fmax(0, k - r.h), r.y + fmin(k, r.h)}};
        chain_ink_polyline(ink, ends, 2);
    }
}

struct chain_rect chain_grid_axis(const struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block)
{
    double used = fit->row_w + (double)block->columns * fit->column_w;
    return (struct chain_rect){used, 0, fmax(60, picture->width - used), 0};
}

static double axis_x(const struct chain_view_grid *grid, struct chain_rect axis, double at)
{
    return axis.x + AXIS_LEFT + (axis.w - AXIS_LEFT - AXIS_RIGHT) * (grid->axis_length > 0 ? at / grid->axis_length : 0);
}

void chain_grid_axis_paint(struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_grid *grid, struct chain_rect axis)
{
    struct chain_text_area area = {axis.x + AXIS_LEFT, axis.y + PAD, axis.w - 12, 0};
    chain_ink_fill(ink, CHAIN_HEAD);
    chain_ink_pen(ink, CHAIN_FRAME, 0.7, "solid");
    chain_ink_rect(ink, axis);
    if (grid->axis_words)
        chain_paint_words(picture, ink, grid->axis_words, area, CHAIN_GRID_HEAD_TEXT, true, CHAIN_WHITE);
    for (size_t i = 0; i < grid->tick_count; i++) {
        const char *words = grid->ticks[i].words;
        double w = chain_words_width(picture, words, TEXT, false);
        chain_ink_text(ink, axis_x(grid, axis, grid->ticks[i].at) - (i ? w / 2 : 0), axis.y + axis.h - TEXT * CHAIN_LEADING - 2,
                       CHAIN_ALIGN_LEFT, w, TEXT, false, CHAIN_WHITE, words, strlen(words));
    }
}

/* Where a bar and its words stand; y counts from the top of the row. */
struct places {
    struct chain_rect before, bar; /* a wait before it: no width = none */
    double words_x, words_y, words_w;
    bool inside, below;
    double h; /* of all */
};

/* Where no time is known at all, what follows still stands behind. */
static double start_of(const struct chain_view_grid *grid, const struct chain_grid_bar *bar, struct chain_rect axis)
{
    double x = axis_x(grid, axis, bar->start);
    return grid->axis_length > 0 ? x : fmin(x + (double)bar->unknowns * UNKNOWN_W, axis.x + axis.w - 130);
}

static void place_words(struct chain_picture *picture, const struct chain_grid_bar *bar, struct chain_rect axis, struct places *p)
{
    double left = p->before.w > 0 ? p->before.x : p->bar.x, right = p->bar.x + p->bar.w, limit = axis.x + axis.w - PAD;
    double room = axis.w - AXIS_LEFT - PAD;
    p->words_w = HINTED * chain_words_width(picture, bar->words, TEXT, bar->wait);
    p->words_y = (p->h - LINE) / 2;
    p->inside = bar->wait && !bar->unknown && p->bar.w > p->words_w + 2 * ASIDE;
    p->words_x = p->inside ? p->bar.x + ASIDE : right + ASIDE;
    if (p->inside || p->words_x + p->words_w <= limit)
        return;
    p->words_x = left - ASIDE - p->words_w;
    if (p->words_x >= axis.x + PAD)
        return;
    chain_wrap_run(&picture->wrap, picture->fonts, bar->words, TEXT, bar->wait, room);
    p->below = true;
    p->words_w = picture->wrap.width;
    p->words_x = fmax(axis.x + AXIS_LEFT, fmin(left, limit - p->words_w));
    p->words_y = p->h + 1;
    p->h += 1 + (double)picture->wrap.lines * LINE;
}

static struct places places_of(struct chain_picture *picture, const struct chain_view_grid *grid, const struct chain_grid_bar *bar,
                               struct chain_rect axis)
{
    double x = start_of(grid, bar, axis), w = axis_x(grid, axis, bar->start + bar->length) - axis_x(grid, axis, bar->start);
    double h = bar->wait ? WAIT_H : WORK_H, before = x - axis_x(grid, axis, bar->start - bar->before);
    struct places p = {.h = WAIT_H};
    if (bar->before > 0)
        p.before = (struct chain_rect){x - before, 0, before, WAIT_H};
    p.bar = (struct chain_rect){x, (WAIT_H - h) / 2, bar->unknown ? UNKNOWN_W : fmax(w, LEAST_W), h};
    if (bar->words)
        place_words(picture, bar, axis, &p);
    return p;
}

double chain_grid_bar_height(struct chain_picture *picture, const struct chain_view_grid *grid, const struct chain_grid_bar *bar,
                             struct chain_rect axis)
{
    return bar->none ? 0 : places_of(picture, grid, bar, axis).h + PAD;
}

/* On a white plate, so that no mark of the axis runs through them. */
static void paint_words(struct chain_picture *picture, struct chain_ink *ink, const struct chain_grid_bar *bar, const struct places *p,
                        double top)
{
    struct chain_text_area area = {p->words_x, top + p->words_y, p->words_w + 0.5, 0};
    struct chain_rect plate = {p->words_x - 1, area.y, p->words_w + 2, p->below ? p->h - p->words_y : LINE};
    if (!p->inside) {
        chain_ink_fill(ink, CHAIN_WHITE);
        chain_ink_pen(ink, NULL, 0, NULL);
        chain_ink_rect(ink, plate);
    }
    chain_paint_words(picture, ink, bar->words, area, TEXT, bar->wait, CHAIN_INK);
}

static void paint_rules(struct chain_ink *ink, const struct chain_view_grid *grid, struct chain_rect axis)
{
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, CHAIN_GRID_RULE, 0.7, "solid");
    chain_ink_rect(ink, axis);
    for (size_t i = 0; i < grid->tick_count; i++) {
        double x = axis_x(grid, axis, grid->ticks[i].at);
        struct chain_point ends[2] = {{x, axis.y}, {x, axis.y + axis.h}};
        chain_ink_polyline(ink, ends, 2);
    }
}

static void paint_block(struct chain_ink *ink, struct chain_rect r, double top, bool wait)
{
    r.y += top;
    chain_ink_fill(ink, wait ? CHAIN_GRID_WAIT : CHAIN_HEAD);
    chain_ink_pen(ink, CHAIN_HEAD, wait ? 1.2 : 0.8, "solid");
    chain_ink_rect(ink, r);
}

static void paint_unknown(struct chain_ink *ink, struct chain_rect r, double top)
{
    r.y += top;
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, CHAIN_FRAME, 0.9, "solid");
    chain_ink_rect(ink, r);
    chain_grid_hatch(ink, r);
}

void chain_grid_bar_paint(struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_grid *grid,
                          const struct chain_grid_bar *bar, struct chain_rect axis)
{
    paint_rules(ink, grid, axis);
    if (bar->none)
        return;
    struct places p = places_of(picture, grid, bar, axis);
    double top = axis.y + (axis.h - p.h) / 2;
    if (p.before.w > 0)
        paint_block(ink, p.before, top, true);
    if (bar->unknown)
        paint_unknown(ink, p.bar, top);
    else
        paint_block(ink, p.bar, top, bar->wait);
    if (bar->words)
        paint_words(picture, ink, bar, &p, top);
}
