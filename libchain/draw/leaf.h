/* One page of a chart that is cut: a picture of its own, with what stands on the page and marks where lines go on. */
#ifndef CHAIN_DRAW_LEAF_H
#define CHAIN_DRAW_LEAF_H

#include "draw/picture.h"

/* Room for marks at the start and the end of the chart. */
#define CHAIN_LEAF_LEAD 58.0

struct chain_leaf {
    struct chain_picture picture; /* of the page; its view and layout are those below */
    struct chain_view view;
    chain_layout_result layout;
    const chain_layout_page *page;
    double shift; /* from the time axis of the whole chart to this page's */
    /* What view and layout point to. */
    chain_layout_out_lane *lanes;
    chain_layout_out_node *nodes;
    chain_layout_out_edge *edges;
    chain_layout_out_phase *phases;
    chain_layout_point *points;
    struct chain_view_box *boxes;
    struct chain_view_line *lines;
    size_t *numbers;
    size_t *box_of; /* by box of the whole: its place on the page + 1 */
};

/* Takes one page out of a picture that was cut. False without memory; clear it anyway. */
bool chain_leaf_init(struct chain_leaf *leaf, const struct chain_picture *whole, int page);
/* Its number among the pages, from 0. */
int chain_leaf_number(const struct chain_leaf *leaf);
void chain_leaf_clear(struct chain_leaf *leaf);
/* Marks at the page's borders: the number of the crossing, and the page where the line goes on. */
void chain_paint_marks(struct chain_picture *picture, const struct chain_leaf *leaf, struct chain_ink *ink);

#endif
