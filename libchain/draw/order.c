#include "draw/order.h"

#include <string.h>

const struct chain_paper chain_papers[] = {
    {"A4", 595.28, 841.89},    {"A3", 841.89, 1190.55},   {"A2", 1190.55, 1683.78},
    {"A1", 1683.78, 2383.94},  {"A0", 2383.94, 3370.39},  {"screen", 0, 0},
};
const size_t chain_paper_count = sizeof chain_papers / sizeof *chain_papers;

static const struct chain_paper *find_paper(const char *name)
{
    for (size_t i = 0; i < chain_paper_count; i++)
        if (strcmp(chain_papers[i].name, name) == 0)
            return &chain_papers[i];
    return NULL;
}

/* What may stand before an id of XML as it is. */
static bool is_prefix(const char *prefix)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", more[] = "0123456789-_.";
    size_t length = prefix ? strlen(prefix) : 0, first = prefix ? strspn(prefix, letters) : 0, fits = first;
    while (fits < length && (strchr(letters, prefix[fits]) || strchr(more, prefix[fits])))
        fits++;
    return !prefix || (first > 0 && fits == length);
}

static bool is_sane(const chain_draw_options *options)
{
    return options->lang >= CHAIN_LANG_NONE && options->lang < CHAIN_LANG_COUNT && options->orientation >= CHAIN_DRAW_AUTO &&
           options->orientation <= CHAIN_DRAW_PORTRAIT && options->lane_order >= CHAIN_DRAW_LANES_GIVEN &&
           options->lane_order <= CHAIN_DRAW_LANES_AUTO && options->gap_list >= CHAIN_DRAW_GAPS_AUTO &&
           options->gap_list <= CHAIN_DRAW_GAPS_SHORT && options->effort >= 0 && options->effort <= 1000000 &&
           is_prefix(options->id_prefix) && (options->dpi == 0 || (options->dpi >= 10 && options->dpi <= 1200));
}

/* A caller built with an older header hands in a shorter struct. */
chain_status chain_order_take(struct chain_order *order, const chain_draw_options *options)
{
    const chain_draw_options defaults = CHAIN_DRAW_OPTIONS_INIT;
    order->options = defaults;
    if (options)
        memcpy(&order->options, options, options->size < sizeof defaults ? options->size : sizeof defaults);
    if (!is_sane(&order->options))
        return CHAIN_BAD_ARGUMENT;
    if (order->options.lang == CHAIN_LANG_NONE)
        order->options.lang = CHAIN_LANG_FI;
    order->paper = find_paper(order->options.paper ? order->options.paper : "A3");
    if (!order->paper)
        return CHAIN_BAD_ARGUMENT;
    order->view = chain_view_kind_find(order->options.view ? order->options.view : "lanes");
    order->format = chain_draw_format_find(order->options.format ? order->options.format : "svg");
    if (!order->view || !order->format)
        return CHAIN_UNSUPPORTED;
    /* Two states want two chains. */
    return order->view->make == chain_view_diff && chain_object_type(chain_model_root(order->options.against)) != CHAIN_CHAIN
               ? CHAIN_BAD_ARGUMENT : CHAIN_OK;
}

struct chain_page_options chain_order_page(const struct chain_order *order, const struct chain_paper *paper)
{
    return (struct chain_page_options){paper->w, paper->h, order->options.orientation,
                                       order->options.lane_order == CHAIN_DRAW_LANES_AUTO, order->options.lane_hint,
                                       order->format->whole_page, order->options.effort ? order->options.effort : 400,
                                       order->options.pages && order->format->graphviz,
                                       order->format->graphviz ? order->options.gap_list : CHAIN_DRAW_GAPS_BELOW,
                                       order->format->many_pages || order->options.pages || order->options.table};
}
