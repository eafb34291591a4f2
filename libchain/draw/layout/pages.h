/*
 * Cutting a laid-out chain into pages, across time: where to cut, what stands on each page, and which lines go on
 * elsewhere. Positions are on the time axis: x, or y in top-bottom charts; `across` is the other one. Units as in
 * layout.h. Lane headers take the start of the time axis and are for the caller to repeat on every page.
 */
#ifndef CHAIN_LAYOUT_PAGES_H
#define CHAIN_LAYOUT_PAGES_H

#include "draw/layout/layout.h"

/* A line that crosses a page's start or end. Each crossing of a cut has a mark on both of its pages. */
typedef struct chain_layout_mark {
    int edge;
    int number;      /* 1.. over all pages; the two sides of a cut have the same one */
    int at_end;      /* 1 = at the page's end, 0 = at its start */
    int leaving;     /* 1 = followed along the arrow, the line leaves the page here; 0 = it comes in */
    double across;   /* where on the border */
    int partner;     /* the page on the other side */
    int step;        /* the node that the line goes to (leaving) or comes from */
    int step_page;   /* the page on which that node stands */
} chain_layout_mark;

typedef struct chain_layout_page {
    double start, end;  /* the first page starts where the lane headers end */
    int first_column, last_column;
    const int *nodes;   /* by node index, rising */
    int node_count;
    const int *labels;  /* edges whose label is to be drawn here: its middle lies on the page */
    int label_count;
    const chain_layout_mark *marks; /* those at the start first; by place on the border */
    int mark_count;
} chain_layout_page;

typedef struct chain_layout_pages {
    const chain_layout_page *pages;
    int page_count;
    int crossing_lines; /* over all cuts */
    int cut_labels;     /* labels that a cut runs through */
    void *owner;        /* private */
} chain_layout_pages;

/* Chooses cuts so that no page is longer than `room` (headers not counted), pages are few and evenly filled, few lines
 * cross and no line runs along a cut. cuts has space for `most`; answers how many there are. A column longer than room
 * gets a page of its own. More pages than most + 1 leave the last one too long. */
int chain_layout_choose_cuts(const chain_layout_result *r, double room, double *cuts, int most);

/* Distributes everything over pages. cuts rise and lie between columns, as chosen above; count may be 0. in and r are
 * those of one run. On success *out is the caller's, to be freed; it needs neither afterwards. */
chain_layout_status chain_layout_pages_make(const chain_layout_input *in, const chain_layout_result *r,
                                            const double *cuts, int count, chain_layout_pages **out);

/* Accepts NULL. */
void chain_layout_pages_free(chain_layout_pages *pages);

#endif
