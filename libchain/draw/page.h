/* Everything gets its place on the page. */
#ifndef CHAIN_DRAW_PAGE_H
#define CHAIN_DRAW_PAGE_H

#include "draw/picture.h"

struct chain_page_options {
    double paper_w, paper_h; /* held upright, points; 0 = screen */
    chain_draw_orientation orientation;
    bool auto_order, lane_hint;
    bool whole_page; /* the page is the paper; else it is cut to the content */
    int effort;
    bool pages; /* the chart may be cut */
    chain_draw_gap_list gap_list;
    bool further; /* the picture may have further pages */
};

/* Fills in the picture's layout and page; the layout is freed by the caller, also after a failure. */
chain_status chain_page_place(struct chain_picture *picture, const struct chain_page_options *options);

/* The size that the text of a placed picture would have on another paper. */
double chain_page_text_on(const struct chain_picture *picture, const struct chain_page_options *options);

#endif
