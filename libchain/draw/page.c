/* Places everything: asks the layout for the chart, then puts title and legend around it. */
#include "draw/page.h"

#include <math.h>
#include <stdlib.h>

#include "draw/page_input.h"
#include "draw/leaf.h"
#include "draw/theme.h"

#define MARGIN_MM 10.0
#define PT_PER_MM (72.0 / 25.4)
#define SCREEN_MARGIN 12.0
#define LEAST_WIDTH 480.0    /* of title and legend */
#define LARGEST_SCALE 1.6
#define LARGEST_ZOOM 2.5
#define SCREEN_BOX 130.0
#define COMFORTABLE_TEXT 9.0 /* of a chart on several pages */
#define MOST_PAGES 200
#define MOST_SHEETS 6        /* that a chart is laid out for */
#define MANY_BOXES 60u       /* more hardly fit on these: laid out at ease first */
#define MOST_BOXES 250u      /* more never fit */
#define LIST_PAGE 2          /* the chart has the first */
#define SMALL_TEXT 8.0       /* below this the other orientation is tried */


static double content_width(const struct chain_picture *picture, double chart_width)
{
    double width = chart_width + chain_phases_beside(picture);
    return width > LEAST_WIDTH ? width : LEAST_WIDTH;
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
    return (legend > 0 ? legend * picture->zoom + CHAIN_LEGEND_SPACE : 0) +
           (chain_note_list_run(picture, inner, NULL) + chain_gap_list_run(picture, inner, NULL)) * picture->zoom;
}

struct surroundings {
    struct chain_picture *picture;
    double paper_w; /* 0 = screen */
    bool alone;     /* legend and lists have a page of their own */
};

/* The scale is not known yet: at most what the width allows. */
static double reserve(void *context, double chart_width)
{
    const struct surroundings *around = context;
    double width = content_width(around->picture, chart_width);
    around->picture->zoom = around->paper_w > 0 ? zoom_for(fmin(LARGEST_SCALE, around->paper_w / width)) : 1;
    double over = above(around->picture, width) + chain_phases_above(around->picture, chart_width);
    return around->alone ? over : over + below(around->picture, width);
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

/* On so many sheets one after the other, in the direction of time; 0 = one, that holds legend and lists too. */
static chain_status lay_out(struct chain_picture *picture, const struct chain_page_input *input, const struct chain_page_options *options,
                            bool portrait, int sheets, chain_layout_result **result)
{
    chain_layout_options layout;
    struct surroundings around = {picture, 0, sheets > 0};
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
        *(portrait ? &layout.paper_h : &layout.paper_w) *= sheets > 0 ? sheets : 1;
    }
    return status_of(chain_layout_run(&input->in, &layout, result));
}

/* As the view is read best, unless its text would be small and is larger the other way. */
static chain_status choose(struct chain_picture *picture, const struct chain_page_input *input, const struct chain_page_options *options)
{
    chain_layout_result *first = NULL, *second = NULL;
    bool asked = options->orientation != CHAIN_DRAW_AUTO;
    bool upright = asked ? options->orientation == CHAIN_DRAW_PORTRAIT : picture->view->upright;
    chain_status status = lay_out(picture, input, options, upright, 0, &first);
    if (status == CHAIN_OK && !asked && options->paper_w > 0 && first->text_pt < SMALL_TEXT)
        status = lay_out(picture, input, options, !upright, 0, &second);
    bool turned = second && second->text_pt > first->text_pt + 0.5;
    picture->layout = turned ? second : first;
    picture->portrait = turned != upright;
    chain_layout_free(turned ? first : second);
    return status;
}

/* The chart with what stands above it. */
static double chart_height(const struct chain_picture *picture)
{
    return picture->phases_h + picture->layout->h;
}

/* A smaller scale enlarges what stands around the chart, which makes the scale smaller still: a few rounds are enough. */
static void fit(struct chain_picture *picture, const struct chain_page_options *options)
{
    double margins = 2 * MARGIN_MM * PT_PER_MM;
    double room_w = (picture->portrait ? options->paper_w : options->paper_h) - margins;
    double room_h = (picture->portrait ? options->paper_h : options->paper_w) - margins;
    picture->scale = fmin(LARGEST_SCALE, room_w / picture->width);
    for (int round = 0; round < 4; round++) {
        picture->zoom = zoom_for(picture->scale);
        double height = above(picture, picture->width) + chart_height(picture) + below(picture, picture->width);
        picture->scale = fmin(picture->scale, room_h / height);
    }
}

double chain_page_text_on(const struct chain_picture *picture, const struct chain_page_options *options)
{
    struct chain_picture other = *picture;
    other.wrap = (struct chain_wrap){.lines = 0};
    fit(&other, options);
    chain_wrap_clear(&other.wrap);
    return CHAIN_TEXT * other.scale;
}

/* With paper: its size in chart units. Without: the content and a margin. */
static void place(struct chain_picture *picture, const struct chain_page_options *options)
{
    const chain_layout_result *layout = picture->layout;
    double margin = SCREEN_MARGIN;
    picture->phases_h = chain_phases_above(picture, layout->w);
    picture->width = content_width(picture, layout->w);
    picture->scale = picture->zoom = 1;
    if (options->paper_w > 0) {
        fit(picture, options);
        margin = MARGIN_MM * PT_PER_MM / picture->scale;
        picture->page_w = (picture->portrait ? options->paper_w : options->paper_h) / picture->scale;
        picture->page_h = (picture->portrait ? options->paper_h : options->paper_w) / picture->scale;
    }
    double title = above(picture, picture->width);
    if (!(options->paper_w > 0) || !options->whole_page) {
        picture->page_w = picture->width + 2 * margin;
        picture->page_h = title + chart_height(picture) + below(picture, picture->width) + 2 * margin;
    }
    picture->left = (picture->page_w - picture->width) / 2;
    picture->top = margin;
    picture->chart_x = (picture->page_w - layout->w + chain_phases_beside(picture)) / 2;
    picture->chart_y = margin + title + picture->phases_h;
}

/* As large as the lanes allow beside each other, and no larger than comfortable. */
static void place_cut(struct chain_picture *picture, const struct chain_page_options *options)
{
    const chain_layout_result *layout = picture->layout;
    double margins = 2 * MARGIN_MM * PT_PER_MM, header;
    double paper_w = picture->portrait ? options->paper_w : options->paper_h;
    double paper_h = picture->portrait ? options->paper_h : options->paper_w;
    picture->scale = COMFORTABLE_TEXT / CHAIN_TEXT;
    picture->phases_h = chain_phases_above(picture, layout->w);
    for (int round = 0; round < 4; round++) {
        picture->zoom = zoom_for(picture->scale);
        picture->width = (paper_w - margins) / picture->scale;
        header = above(picture, picture->width) + picture->phases_h;
        double across = picture->portrait ? (paper_w - margins) / (layout->w + chain_phases_beside(picture))
                                          : (paper_h - margins) / (header + layout->h);
        picture->scale = fmin(picture->scale, across);
    }
    picture->page_w = paper_w / picture->scale;
    picture->page_h = paper_h / picture->scale;
    picture->left = picture->top = margins / 2 / picture->scale;
    picture->chart_x = picture->left + chain_phases_beside(picture);
    picture->chart_y = picture->top + header;
}

static chain_status cut(struct chain_picture *picture, const struct chain_page_input *input)
{
    const chain_layout_result *layout = picture->layout;
    double cuts[MOST_PAGES - 1], bottom = picture->page_h - picture->top, right = picture->page_w - picture->left;
    double header = layout->lane_count == 0 ? 0 : picture->portrait ? layout->lanes[0].header.h : layout->lanes[0].header.w;
    double room = (picture->portrait ? bottom - picture->chart_y : right - picture->chart_x) - header - 2 * CHAIN_LEAF_LEAD;
    int count = chain_layout_choose_cuts(layout, fmax(room, 1), cuts, MOST_PAGES - 1);
    picture->cut_looks = calloc(picture->view->line_count + 1, sizeof *picture->cut_looks);
    for (size_t i = 0; picture->cut_looks && i < picture->view->line_count; i++)
        picture->cut_looks[i] = picture->view->lines[i].look;
    return picture->cut_looks ? status_of(chain_layout_pages_make(&input->in, layout, cuts, count, &picture->cut)) : CHAIN_NO_MEMORY;
}

/* Laid out for so many sheets; 0 = for a screen. What was laid out before is freed. */
static chain_status lay_out_cut(struct chain_picture *picture, const struct chain_page_input *input, const struct chain_page_options *options,
                                int sheets)
{
    struct chain_page_options page = *options;
    chain_layout_free(picture->layout);
    picture->layout = NULL;
    if (sheets == 0)
        page.paper_w = page.paper_h = 0;
    chain_status status = lay_out(picture, input, &page, options->orientation == CHAIN_DRAW_PORTRAIT, sheets, &picture->layout);
    if (status == CHAIN_OK)
        place_cut(picture, options);
    return status;
}

/* The fewest sheets on which the text is comfortable; where it never is, those on which it is largest. Drafts tell. */
static chain_status choose_sheets(struct chain_picture *picture, const struct chain_page_input *input, const struct chain_page_options *options,
                                  int *sheets)
{
    struct chain_page_options draft = *options;
    chain_status status = CHAIN_OK;
    double best = 0;
    draft.effort = options->effort / 20 + 1;
    draft.auto_order = draft.lane_hint = false;
    *sheets = 0;
    for (int try = 0; status == CHAIN_OK && try <= MOST_SHEETS && CHAIN_TEXT * best < SMALL_TEXT; try = try ? try + 1 : 2) {
        if (try == 0 ? picture->view->box_count < MANY_BOXES : picture->view->box_count > MOST_BOXES)
            continue; /* what fits on a few sheets is better laid out for them, what never does is not tried */
        status = lay_out_cut(picture, input, &draft, try);
        if (status == CHAIN_OK && picture->scale > 1.05 * best) {
            best = picture->scale;
            *sheets = try;
        }
    }
    return status;
}

/*
 * A chart that would be small on one page is laid out anew, for several, and cut. Cuts are across time: where the lanes beside each
 * other are what makes it small, they would not help, and the one page stays.
 */
static chain_status choose_cut(struct chain_picture *picture, const struct chain_page_input *input,
                               const struct chain_page_options *options)
{
    chain_layout_result *fitted = picture->layout;
    bool fitted_portrait = picture->portrait;
    double fitted_scale = picture->scale;
    int sheets;
    picture->layout = NULL;
    chain_status status = choose_sheets(picture, input, options, &sheets);
    if (status == CHAIN_OK)
        status = lay_out_cut(picture, input, options, sheets);
    if (status == CHAIN_OK && picture->scale > 1.05 * fitted_scale) {
        chain_layout_free(fitted);
        return cut(picture, input);
    }
    chain_layout_free(picture->layout);
    picture->layout = fitted;
    picture->portrait = fitted_portrait;
    place(picture, options);
    return status;
}

/*
 * Whether the list below the chart would make its text smaller than comfortable: a draft of the layout tells. Then it goes to a
 * following page, or is short where there can be none.
 */
static chain_status choose_list(struct chain_picture *picture, const struct chain_page_input *input,
                                const struct chain_page_options *options)
{
    struct chain_page_options draft = *options;
    bool free_to_choose = options->gap_list == CHAIN_DRAW_GAPS_AUTO && options->paper_w > 0;
    picture->list_page = options->gap_list == CHAIN_DRAW_GAPS_PAGE ? LIST_PAGE : 0;
    picture->short_list = options->gap_list == CHAIN_DRAW_GAPS_SHORT;
    if (!free_to_choose || picture->view->gap_count == 0)
        return CHAIN_OK;
    draft.effort = options->effort / 20 + 1;
    draft.auto_order = draft.lane_hint = false;
    chain_status status = choose(picture, input, &draft);
    if (status == CHAIN_OK)
        place(picture, options);
    bool small = status == CHAIN_OK && CHAIN_TEXT * picture->scale < COMFORTABLE_TEXT;
    picture->list_page = small && options->further ? LIST_PAGE : 0;
    picture->short_list = small && !options->further;
    chain_layout_free(picture->layout);
    picture->layout = NULL;
    return status;
}

chain_status chain_page_place(struct chain_picture *picture, const struct chain_page_options *options)
{
    struct chain_page_input input;
    if (!chain_page_input_init(&input, picture))
        return CHAIN_NO_MEMORY;
    chain_status status = choose_list(picture, &input, options);
    if (status == CHAIN_OK)
        status = choose(picture, &input, options);
    if (status == CHAIN_OK)
        place(picture, options);
    if (status == CHAIN_OK && options->pages && options->paper_w > 0 && CHAIN_TEXT * picture->scale < SMALL_TEXT)
        status = choose_cut(picture, &input, options);
    chain_page_input_clear(&input);
    return status == CHAIN_OK && picture->wrap.text.failed ? CHAIN_NO_MEMORY : status;
}
