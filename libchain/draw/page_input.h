/* The view as the layout wants it. */
#ifndef CHAIN_DRAW_PAGE_INPUT_H
#define CHAIN_DRAW_PAGE_INPUT_H

#include "draw/picture.h"

struct chain_page_input {
    chain_layout_input in;
    chain_layout_lane *lanes;
    chain_layout_node *nodes;
    chain_layout_edge *edges;
};

/* False without memory; then nothing is held. The picture is asked for text sizes as long as the input is used. */
bool chain_page_input_init(struct chain_page_input *input, struct chain_picture *picture);
void chain_page_input_clear(struct chain_page_input *input);

#endif
