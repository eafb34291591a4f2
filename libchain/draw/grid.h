/* Pages of a view that is made of cells: which rows and columns stand on which page, how large, and their drawing. */
#ifndef CHAIN_DRAW_GRID_H
#define CHAIN_DRAW_GRID_H

#include "draw/page.h"
#include "draw/picture.h"
#include "view/grid.h"

/* Text of cells, chart units. */
#define CHAIN_GRID_TEXT 9.0
/* Between blocks. */
#define CHAIN_GRID_SPACE 14.0

/* A part of one grid, with its headings. */
struct chain_grid_block {
    size_t grid, first_column, columns, first_row, rows;
};

/* How wide the columns of a grid are; the same in all its blocks. */
struct chain_grid_fit {
    double row_w, column_w;
    size_t per_band; /* columns side by side */
};

struct chain_grid_page {
    size_t first, count; /* blocks */
};

struct chain_grid_plan {
    struct chain_grid_fit *fits; /* by grid */
    struct chain_grid_block *blocks;
    size_t block_count, block_room;
    struct chain_grid_page *pages;
    size_t page_count, page_room;
};

/* Sizes the picture and fills the plan. Free it whatever comes back. CHAIN_LIMIT when nobody could read it. */
chain_status chain_grid_place(struct chain_grid_plan *plan, struct chain_picture *picture, const struct chain_page_options *options);
void chain_grid_plan_clear(struct chain_grid_plan *plan);

/* One block with its top left at x, y; returns its height. ink NULL = measure. */
double chain_grid_block_run(struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block,
                            struct chain_ink *ink, double x, double y);
/* What a block takes without its rows, and one row. */
double chain_grid_head_height(struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block);
double chain_grid_row_height(struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block, size_t row);
/* Title and legend. */
double chain_grid_above(struct chain_picture *picture);
double chain_grid_legend_run(struct chain_picture *picture, double width, struct chain_ink *ink);
/* A whole page. */
void chain_grid_page_paint(struct chain_picture *picture, const struct chain_grid_plan *plan, size_t page, struct chain_ink *ink);
/* Places of the cells as JSON. */
void chain_grid_geometry(struct chain_picture *picture, const struct chain_grid_plan *plan, size_t page, struct chain_ink *out);

#endif
