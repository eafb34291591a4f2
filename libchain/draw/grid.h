/* Pages of a view that is made of cells: which rows and columns stand on which page, how large, and their drawing. */
#ifndef CHAIN_DRAW_GRID_H
#define CHAIN_DRAW_GRID_H

#include "draw/page.h"
#include "draw/picture.h"
#include "view/grid.h"

/* Text of cells, chart units. */
#define CHAIN_GRID_TEXT 9.0
#define CHAIN_GRID_HEAD_TEXT 8.6
#define CHAIN_GRID_DETAIL_TEXT 7.8
#define CHAIN_GRID_PAD 4.0
#define CHAIN_GRID_AXIS_H 26.0
#define CHAIN_GRID_RULE "#C3CCD6"
#define CHAIN_GRID_WAIT "#C9D1DB"
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

/* grid_bars.c: bars on a time axis at the right of a block. The axis without its y and height; x counts from the block's left. */
struct chain_rect chain_grid_axis(const struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block);
void chain_grid_axis_paint(struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_grid *grid, struct chain_rect axis);
/* What a row needs for its bar and the words at it. */
double chain_grid_bar_height(struct chain_picture *picture, const struct chain_view_grid *grid, const struct chain_grid_bar *bar,
                             struct chain_rect axis);
void chain_grid_bar_paint(struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_grid *grid,
                          const struct chain_grid_bar *bar, struct chain_rect axis);
/* Slanted lines, cut at the rectangle: not known. */
void chain_grid_hatch(struct chain_ink *ink, struct chain_rect r);

/* A whole page. */
void chain_grid_page_paint(struct chain_picture *picture, const struct chain_grid_plan *plan, size_t page, struct chain_ink *ink);
/* Places of the cells as JSON. */
void chain_grid_geometry(struct chain_picture *picture, const struct chain_grid_plan *plan, size_t page, struct chain_ink *out);

#endif
