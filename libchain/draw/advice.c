/* Every advice was tried: what it promises is what the picture has when it is drawn so. */
#include "draw/advice.h"

#include <stdlib.h>

#include "draw/theme.h"

#define MOST_BOXES 200u  /* of larger charts only the paper is told: laying them out several times takes too long */
#define WORTH_IT 0.3     /* points */

static void advise_paper(chain_draw_report *report, const struct chain_picture *picture, const struct chain_order *order)
{
    for (size_t i = 0; i < chain_paper_count && !report->larger_paper; i++) {
        struct chain_page_options page = chain_order_page(order, &chain_papers[i]);
        if (!(chain_papers[i].w > order->paper->w))
            continue;
        report->larger_text_pt = chain_page_text_on(picture, &page);
        report->larger_paper = report->larger_text_pt >= CHAIN_DRAW_SMALLEST_PT ? chain_papers[i].name : NULL;
    }
}

/* How large the text is when the picture is placed so; 0 = not worth telling. */
static double text_if(const chain_draw_report *report, const struct chain_picture *picture, const struct chain_page_options *page)
{
    struct chain_picture other = {.view = picture->view, .fonts = picture->fonts, .id = picture->id};
    double text = chain_page_place(&other, page) == CHAIN_OK ? CHAIN_TEXT * other.scale : 0;
    chain_layout_free(other.layout);
    chain_layout_pages_free(other.cut);
    free(other.cut_looks);
    chain_wrap_clear(&other.wrap);
    return text >= report->text_pt + WORTH_IT ? text : 0;
}

void chain_advise(chain_draw_report *report, const struct chain_picture *picture, const struct chain_order *order)
{
    struct chain_page_options page = chain_order_page(order, order->paper), other = page;
    advise_paper(report, picture, order);
    if (!order->options.advice || picture->view->box_count > MOST_BOXES)
        return;
    if (!page.auto_order) {
        other.auto_order = true;
        other.lane_hint = false;
        report->auto_text_pt = text_if(report, picture, &other);
    }
    other = page;
    if (page.orientation == CHAIN_DRAW_PORTRAIT) {
        other.orientation = CHAIN_DRAW_LANDSCAPE;
        report->landscape_text_pt = text_if(report, picture, &other);
    }
    other = page;
    if (order->format->graphviz && !page.pages) {
        other.pages = other.further = true;
        report->pages_text_pt = text_if(report, picture, &other);
    }
    other = page;
    if (order->format->graphviz && picture->view->gap_count > 0 && !picture->list_page) {
        other.gap_list = CHAIN_DRAW_GAPS_PAGE;
        report->list_text_pt = text_if(report, picture, &other);
    }
}
