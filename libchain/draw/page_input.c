/* The view as the layout wants it: numbers, and how large each text becomes. */
#include <stdlib.h>
#include <string.h>

#include "draw/page_input.h"
#include "draw/theme.h"

static void measure_node(struct chain_picture *picture, const struct chain_view_box *box, double width, chain_layout_extent *out)
{
    struct chain_text_area area = chain_box_text_area(box, width, 100);
    struct chain_wrap *wrap = &picture->wrap;
    chain_wrap_run(wrap, picture->fonts, box->label, CHAIN_TEXT, false, area.w);
    double widest = wrap->width, height = (double)wrap->lines * CHAIN_TEXT * CHAIN_LEADING;
    out->hyphens = wrap->hyphens;
    if (box->sublabel) {
        chain_wrap_run(wrap, picture->fonts, box->sublabel, CHAIN_SUBTEXT, box->wait > 0, area.w);
        height += (double)wrap->lines * CHAIN_SUBTEXT * CHAIN_LEADING;
        widest = wrap->width > widest ? wrap->width : widest;
        out->hyphens += wrap->hyphens;
    }
    out->w = width + widest - area.w;
    out->h = height + 100 - area.h;
}

static void measure_label(struct chain_picture *picture, const struct chain_view_line *line, double width,
                          chain_layout_extent *out)
{
    struct chain_wrap *wrap = &picture->wrap;
    out->w = out->h = 0;
    if (line->label) {
        chain_wrap_even(wrap, picture->fonts, line->label, CHAIN_PILL_TEXT, false, width - 6);
        out->w = wrap->width + 6;
        out->h = (double)wrap->lines * CHAIN_PILL_TEXT * CHAIN_LEADING + 2;
        out->hyphens = wrap->hyphens;
    }
    if (line->gap_count > 0) {
        struct chain_ink badge = {.height = 0};
        chain_badge_text(&badge, line->gaps, line->gap_count);
        double w = badge.failed ? 0 : chain_badge_width(picture->fonts, badge.bytes) + 2;
        out->w = w > out->w ? w : out->w;
        out->h += CHAIN_BADGE_HEIGHT + 1;
        chain_ink_clear(&badge);
    }
}

static void measure_lane(struct chain_picture *picture, const struct chain_view_lane *lane, double width, chain_layout_extent *out)
{
    struct chain_wrap *wrap = &picture->wrap;
    chain_wrap_run(wrap, picture->fonts, lane->name, CHAIN_HEAD_TEXT, true, width - 10);
    out->w = wrap->width + 10;
    out->h = (double)wrap->lines * CHAIN_HEAD_TEXT * CHAIN_LEADING + 8;
    if (!lane->organisation)
        return;
    chain_wrap_run(wrap, picture->fonts, lane->organisation, CHAIN_HEAD_SUBTEXT, false, width - 10);
    out->w = wrap->width + 10 > out->w ? wrap->width + 10 : out->w;
    out->h += 3 + (double)wrap->lines * CHAIN_HEAD_SUBTEXT * CHAIN_LEADING;
}

static void measure(void *context, chain_layout_text kind, int index, double width, chain_layout_extent *out)
{
    struct chain_picture *picture = context;
    out->hyphens = 0;
    switch (kind) {
    case CHAIN_LAYOUT_TEXT_NODE: measure_node(picture, &picture->view->boxes[index], width, out); break;
    case CHAIN_LAYOUT_TEXT_LABEL: measure_label(picture, &picture->view->lines[index], width, out); break;
    case CHAIN_LAYOUT_TEXT_LANE: measure_lane(picture, &picture->view->lanes[index], width, out); break;
    }
}

static chain_layout_shape shape_of(enum chain_shape shape)
{
    switch (shape) {
    case CHAIN_SHAPE_BRANCH:
    case CHAIN_SHAPE_PARALLEL:
    case CHAIN_SHAPE_ANY_ORDER: return CHAIN_LAYOUT_HEXAGON;
    case CHAIN_SHAPE_START:
    case CHAIN_SHAPE_END: return CHAIN_LAYOUT_PILL;
    default: return CHAIN_LAYOUT_BOX;
    }
}

static void fill_input(struct chain_page_input *input, const struct chain_view *view)
{
    for (size_t i = 0; i < view->lane_count; i++)
        input->lanes[i].pinned_top = view->lanes[i].client;
    for (size_t i = 0; i < view->box_count; i++) {
        const struct chain_view_box *box = &view->boxes[i];
        input->nodes[i] = (chain_layout_node){(int)box->lane, shape_of(box->shape), box->column, box->row, box->phase};
    }
    for (size_t i = 0; i < view->line_count; i++) {
        const struct chain_view_line *line = &view->lines[i];
        input->edges[i] = (chain_layout_edge){(int)line->from, (int)line->to, line->label || line->gap_count ? (int)i : -1,
                                              line->back, line->message};
    }
}

void chain_page_input_clear(struct chain_page_input *input)
{
    free(input->lanes);
    free(input->nodes);
    free(input->edges);
}

bool chain_page_input_init(struct chain_page_input *input, struct chain_picture *picture)
{
    const struct chain_view *view = picture->view;
    memset(input, 0, sizeof *input);
    input->lanes = calloc(view->lane_count + 1, sizeof *input->lanes);
    input->nodes = calloc(view->box_count + 1, sizeof *input->nodes);
    input->edges = calloc(view->line_count + 1, sizeof *input->edges);
    if (!input->lanes || !input->nodes || !input->edges) {
        chain_page_input_clear(input);
        return false;
    }
    fill_input(input, view);
    input->in = (chain_layout_input){input->lanes, (int)view->lane_count, input->nodes, (int)view->box_count,
                                     input->edges, (int)view->line_count, measure, picture, (int)view->phase_count};
    return true;
}
