/* The pages of a picture: the chart on one or several, then the gap list where it has pages of its own, then tables. */
#ifndef CHAIN_DRAW_SHEETS_H
#define CHAIN_DRAW_SHEETS_H

#include "draw/picture.h"

/* Where a page of a table begins. */
struct chain_table_mark {
    size_t row, line;
};

/* Draws (ink NULL: goes through) one page of a table from mark on, and moves mark to the next. */
void chain_table_page(struct chain_picture *picture, const struct chain_view_table *table, struct chain_ink *ink,
                      struct chain_rect area, struct chain_table_mark *mark, size_t page, size_t pages);

struct chain_sheet {
    const struct chain_view_table *table; /* NULL = the chart, or what stands around it */
    int leaf;                             /* of a chart that is cut: which, from 0; -1 = all of it */
    bool around;                          /* legend, notes and gap list of a chart that is cut */
    struct chain_table_mark start;
    size_t page, pages;                   /* of this table, or of the view's grids */
    bool grids;                           /* cells, instead of the chart */
    bool list;                            /* gaps, from start.row up to end */
    size_t end;
    double zoom;                          /* of the gap list */
};

/* gap_list.c: the gap after the last one that a page of this size takes from the first on, and how much the list is enlarged there. */
size_t chain_gap_page_plan(struct chain_picture *picture, double w, double h, size_t first, double *zoom);
void chain_gap_page_paint(struct chain_picture *picture, const struct chain_sheet *sheet, struct chain_rect area, struct chain_ink *ink);

struct chain_sheets {
    struct chain_sheet *items;
    size_t count, room;
    double table_w, table_h; /* size of the pages of tables, points */
};

/* Which pages there are. The picture is placed and, for a table of boxes, has its order. False without memory; free it anyway. */
bool chain_sheets_plan(struct chain_sheets *sheets, struct chain_picture *picture, bool table, double paper_w, double paper_h);
void chain_sheets_clear(struct chain_sheets *sheets);
/* The picture of one page: the picture itself, or a copy with the size of the sheet. */
struct chain_picture chain_sheet_picture(const struct chain_sheets *sheets, const struct chain_sheet *sheet,
                                         const struct chain_picture *picture);
/* What is drawn on the page of a table, as drawing operations. */
void chain_sheet_paint(const struct chain_sheet *sheet, struct chain_picture *picture, struct chain_ink *ink);

/* Places of the boxes in time: order[place] = box, numbers[box] = place + 1. False without memory. */
bool chain_picture_number(struct chain_picture *picture);

#endif
