/* Places everything: asks the layout for the chart, then puts title and legend around it. */
#include "draw/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/theme.h"

#define MARGIN_MM 10.0
#define PT_PER_MM (72.0 / 25.4)
#define SCREEN_MARGIN 12.0
#define LEAST_WIDTH 480.0    /* of title and legend */
#define LARGEST_SCALE 1.6
#define LARGEST_ZOOM 2.5
#define SCREEN_BOX 130.0
#define SMALL_TEXT 8.0       /* below this the other orientation is tried */


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
    out->w = width + (widest > area.w ? widest - area.w : 0);
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

static double content_width(double chart_width)
{
    return chart_width > LEAST_WIDTH ? chart_width : LEAST_WIDTH;
}

/* Title, legend and gap list are as readable as the smallest text should be, however small the chart becomes. */
static double zoom_for(double scale)
{
    double zoom = CHAIN_DRAW_SMALLEST_PT / (CHAIN_LEGEND_TEXT * scale);
    return zoom < 1 ? 1 : zoom > LARGEST_ZOOM ? LARGEST_ZOOM : zoom;
}

static double above(struct chain_picture *picture, double width)
{
    return chain_title_run(picture, width / picture->zoom, NULL) * picture->zoom;
}

static double below(struct chain_picture *picture, double width)
{
    double inner = width / picture->zoom, legend = chain_legend_run(picture, inner, NULL);
    return (legend > 0 ? legend * picture->zoom + CHAIN_LEGEND_SPACE : 0) + chain_gap_list_run(picture, inner, NULL) * picture->zoom;
}

struct surroundings {
    struct chain_picture *picture;
    double paper_w; /* 0 = screen */
};

/* The scale is not known yet: at most what the width allows. */
static double reserve(void *context, double chart_width)
{
    const struct surroundings *around = context;
    double width = content_width(chart_width);
    around->picture->zoom = around->paper_w > 0 ? zoom_for(fmin(LARGEST_SCALE, around->paper_w / width)) : 1;
    return above(around->picture, width) + below(around->picture, width);
}

/* The view as the layout wants it: numbers only. */
struct input {
    chain_layout_input in;
    chain_layout_lane *lanes;
    chain_layout_node *nodes;
    chain_layout_edge *edges;
};

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

static void fill_input(struct input *input, const struct chain_view *view)
{
    for (size_t i = 0; i < view->lane_count; i++)
        input->lanes[i].pinned_top = view->lanes[i].client;
    for (size_t i = 0; i < view->box_count; i++) {
        const struct chain_view_box *box = &view->boxes[i];
        input->nodes[i] = (chain_layout_node){(int)box->lane, shape_of(box->shape), box->column, box->row, -1};
    }
    for (size_t i = 0; i < view->line_count; i++) {
        const struct chain_view_line *line = &view->lines[i];
        input->edges[i] = (chain_layout_edge){(int)line->from, (int)line->to, line->label || line->gap_count ? (int)i : -1,
                                              line->back, line->message};
    }
}

static void input_clear(struct input *input)
{
    free(input->lanes);
    free(input->nodes);
    free(input->edges);
}

static bool input_init(struct input *input, struct chain_picture *picture)
{
    const struct chain_view *view = picture->view;
    memset(input, 0, sizeof *input);
    input->lanes = calloc(view->lane_count + 1, sizeof *input->lanes);
    input->nodes = calloc(view->box_count + 1, sizeof *input->nodes);
    input->edges = calloc(view->line_count + 1, sizeof *input->edges);
    if (!input->lanes || !input->nodes || !input->edges) {
        input_clear(input);
        return false;
    }
    fill_input(input, view);
    input->in = (chain_layout_input){input->lanes, (int)view->lane_count, input->nodes, (int)view->box_count,
                                     input->edges, (int)view->line_count, measure, picture, 0};
    return true;
}

static chain_status status_of(chain_layout_status status)
{
    switch (status) {
    case CHAIN_LAYOUT_OK: return CHAIN_OK;
    case CHAIN_LAYOUT_NO_MEMORY: return CHAIN_NO_MEMORY;
    case CHAIN_LAYOUT_TOO_LARGE: return CHAIN_LIMIT;
    default: return CHAIN_BAD_ARGUMENT;
    }
}

static chain_status lay_out(struct chain_picture *picture, const struct input *input, const struct chain_page_options *options,
                            bool portrait, chain_layout_result **result)
{
    chain_layout_options layout;
    struct surroundings around = {picture, 0};
    double margins = 2 * MARGIN_MM * PT_PER_MM;
    chain_layout_options_init(&layout);
    picture->portrait = portrait;
    layout.direction = portrait ? CHAIN_LAYOUT_TOP_BOTTOM : CHAIN_LAYOUT_LEFT_RIGHT;
    layout.lane_order = options->auto_order ? CHAIN_LAYOUT_ORDER_AUTO : CHAIN_LAYOUT_ORDER_GIVEN;
    layout.lane_hint = options->lane_hint && !options->auto_order;
    layout.reserve = reserve;
    layout.reserve_ctx = &around;
    layout.label_width = CHAIN_LABEL_WIDTH;
    layout.header_size = portrait ? 30 : 110;
    layout.node_text_pt = CHAIN_TEXT;
    layout.effort = options->effort;
    layout.box_width = options->paper_w > 0 ? 0 : SCREEN_BOX;
    if (options->paper_w > 0) {
        around.paper_w = layout.paper_w = (portrait ? options->paper_w : options->paper_h) - margins;
        layout.paper_h = (portrait ? options->paper_h : options->paper_w) - margins;
    }
    return status_of(chain_layout_run(&input->in, &layout, result));
}

/* Landscape unless portrait reads better. */
static chain_status choose(struct chain_picture *picture, const struct input *input, const struct chain_page_options *options)
{
    chain_layout_result *landscape = NULL, *portrait = NULL;
    chain_status status = CHAIN_OK;
    if (options->orientation != CHAIN_DRAW_PORTRAIT)
        status = lay_out(picture, input, options, false, &landscape);
    bool small = options->paper_w > 0 && landscape && landscape->text_pt < SMALL_TEXT;
    if (options->orientation == CHAIN_DRAW_PORTRAIT || (options->orientation == CHAIN_DRAW_AUTO && small))
        status = lay_out(picture, input, options, true, &portrait);
    bool upright = !landscape || (portrait && portrait->text_pt > landscape->text_pt + 0.5);
    picture->layout = upright ? portrait : landscape;
    picture->portrait = upright;
    chain_layout_free(upright ? landscape : portrait);
    return status;
}

/* How far labels of lines stick out of the chart: the page must hold them too. */
static double overhang(const chain_layout_result *layout)
{
    double most = 0;
    for (int i = 0; i < layout->edge_count; i++) {
        const chain_layout_rect *r = &layout->edges[i].label;
        if (!layout->edges[i].has_label)
            continue;
        most = fmax(most, fmax(-r->x, r->x + r->w - layout->w));
        most = fmax(most, fmax(-r->y, r->y + r->h - layout->h));
    }
    return most;
}

/* A smaller scale enlarges what stands around the chart, which makes the scale smaller still: a few rounds are enough. */
static void fit(struct chain_picture *picture, const struct chain_page_options *options, double spare)
{
    double margins = 2 * MARGIN_MM * PT_PER_MM;
    double room_w = (picture->portrait ? options->paper_w : options->paper_h) - margins;
    double room_h = (picture->portrait ? options->paper_h : options->paper_w) - margins;
    picture->scale = fmin(LARGEST_SCALE, room_w / (picture->width + 2 * spare));
    for (int round = 0; round < 4; round++) {
        picture->zoom = zoom_for(picture->scale);
        double height = above(picture, picture->width) + picture->layout->h + below(picture, picture->width);
        picture->scale = fmin(picture->scale, room_h / height);
    }
}

/* With paper: its size in chart units. Without: the content and a margin. */
static void place(struct chain_picture *picture, const struct chain_page_options *options)
{
    const chain_layout_result *layout = picture->layout;
    double out = overhang(layout), margin = fmax(SCREEN_MARGIN, out + 4);
    picture->width = content_width(layout->w);
    picture->scale = picture->zoom = 1;
    if (options->paper_w > 0) {
        fit(picture, options, fmax(0, out - MARGIN_MM * PT_PER_MM));
        margin = MARGIN_MM * PT_PER_MM / picture->scale;
        picture->page_w = (picture->portrait ? options->paper_w : options->paper_h) / picture->scale;
        picture->page_h = (picture->portrait ? options->paper_h : options->paper_w) / picture->scale;
    }
    double title = above(picture, picture->width);
    if (!(options->paper_w > 0) || !options->whole_page) {
        picture->page_w = picture->width + 2 * margin;
        picture->page_h = title + layout->h + below(picture, picture->width) + 2 * margin;
    }
    picture->left = (picture->page_w - picture->width) / 2;
    picture->top = margin;
    picture->chart_x = (picture->page_w - layout->w) / 2;
    picture->chart_y = margin + title;
}

chain_status chain_page_place(struct chain_picture *picture, const struct chain_page_options *options)
{
    struct input input;
    if (!input_init(&input, picture))
        return CHAIN_NO_MEMORY;
    chain_status status = choose(picture, &input, options);
    input_clear(&input);
    if (status == CHAIN_OK)
        place(picture, options);
    return status == CHAIN_OK && picture->wrap.text.failed ? CHAIN_NO_MEMORY : status;
}
