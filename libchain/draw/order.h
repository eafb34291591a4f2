/* What is to be drawn and on what: the caller's options with their defaults filled in, and checked. */
#ifndef CHAIN_DRAW_ORDER_H
#define CHAIN_DRAW_ORDER_H

#include "draw/formats.h"
#include "draw/page.h"
#include "view/view.h"

struct chain_paper {
    const char *name;
    double w, h; /* upright, points */
};

/* The options with their defaults filled in. */
struct chain_order {
    const struct chain_view_kind *view;
    const struct chain_draw_format *format;
    const struct chain_paper *paper;
    chain_draw_options options;
};

/* From small to large; the last has no edges. */
extern const struct chain_paper chain_papers[];
extern const size_t chain_paper_count;

chain_status chain_order_take(struct chain_order *order, const chain_draw_options *options);
struct chain_page_options chain_order_page(const struct chain_order *order, const struct chain_paper *paper);

#endif
