/* Phases: names over the columns (or beside them, when time runs down), and thin lines where one ends and the next begins. */
#include <string.h>

#include "draw/picture.h"
#include "draw/theme.h"

#define PAD 5.0
#define BESIDE 78.0 /* width of the names beside the chart */
#define LINES_COLOR "#B9C4D0"

static double name_height(struct chain_picture *picture, const char *name, double width)
{
    chain_wrap_run(&picture->wrap, picture->fonts, name, CHAIN_HEAD_TEXT, true, width - 2 * PAD);
    return (double)picture->wrap.lines * CHAIN_HEAD_TEXT * CHAIN_LEADING + 2 * PAD;
}

double chain_phases_beside(const struct chain_picture *picture)
{
    return picture->view->phase_count > 0 && picture->portrait ? BESIDE : 0;
}

double chain_phases_above(struct chain_picture *picture, double chart_width)
{
    const struct chain_view *view = picture->view;
    const chain_layout_result *layout = picture->layout;
    double most = 0;
    if (picture->portrait)
        return 0;
    for (size_t i = 0; i < view->phase_count; i++) {
        double width = layout ? layout->phases[i].end - layout->phases[i].start : chart_width / (double)view->phase_count;
        if (layout && layout->phases[i].first_column < 0)
            continue;
        double height = name_height(picture, view->phases[i], width);
        most = height > most ? height : most;
    }
    return most;
}

/* The first phase that has steps begins where the lanes' headers end, the last one ends with the chart. */
static struct chain_rect name_rect(const struct chain_picture *picture, const chain_layout_out_phase *phase, bool first, bool last)
{
    const chain_layout_result *layout = picture->layout;
    const chain_layout_rect *header = &layout->lanes[0].header;
    bool portrait = picture->portrait;
    double start = !first ? phase->start : portrait ? header->h : header->w;
    double end = !last ? phase->end : portrait ? layout->h : layout->w;
    if (portrait)
        return (struct chain_rect){picture->chart_x - BESIDE, picture->chart_y + start, BESIDE, end - start};
    return (struct chain_rect){picture->chart_x + start, picture->chart_y - picture->phases_h, end - start, picture->phases_h};
}

static void paint_boundary(const struct chain_picture *picture, struct chain_ink *ink, double at)
{
    const chain_layout_result *layout = picture->layout;
    double x = picture->chart_x, y = picture->chart_y;
    struct chain_point ends[2] = {{x + at, y}, {x + at, y + layout->h}};
    if (picture->portrait) {
        ends[0] = (struct chain_point){x, y + at};
        ends[1] = (struct chain_point){x + layout->w, y + at};
    }
    chain_ink_pen(ink, LINES_COLOR, 1.2, "solid");
    chain_ink_polyline(ink, ends, 2);
}

static void paint_name(struct chain_picture *picture, struct chain_ink *ink, const char *name, struct chain_rect r, bool odd)
{
    double height = name_height(picture, name, r.w) - 2 * PAD;
    chain_ink_fill(ink, odd ? "#DCE4EC" : "#CBD6E2");
    chain_ink_pen(ink, CHAIN_WHITE, 1.5, "solid");
    chain_ink_rect(ink, r);
    chain_wrap_even(&picture->wrap, picture->fonts, name, CHAIN_HEAD_TEXT, true, r.w - 2 * PAD);
    chain_paint_lines(ink, &picture->wrap, r.x + r.w / 2, r.y + (r.h - height) / 2, CHAIN_HEAD_TEXT, true, CHAIN_INK);
}

void chain_paint_phases(struct chain_picture *picture, struct chain_ink *ink)
{
    const struct chain_view *view = picture->view;
    const chain_layout_out_phase *phases = picture->layout->phases;
    size_t first = view->phase_count, last = 0;
    bool odd = false;
    for (size_t i = 0; i < view->phase_count; i++) {
        if (phases[i].first_column < 0)
            continue;
        first = first < i ? first : i;
        last = i;
    }
    for (size_t i = first; i < view->phase_count; i++) {
        if (phases[i].first_column < 0)
            continue;
        paint_name(picture, ink, view->phases[i], name_rect(picture, &phases[i], i == first, i == last), odd);
        if (i > first)
            paint_boundary(picture, ink, phases[i].start);
        odd = !odd;
    }
}
