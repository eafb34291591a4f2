/*
 * A picture on its way from a view to bytes: texts wrapped, everything placed, drawing operations collected.
 * Units are chart units (points before fitting to paper), x to the right, y down, from the top left of the page.
 */
#ifndef CHAIN_DRAW_PICTURE_H
#define CHAIN_DRAW_PICTURE_H

#include "chain/draw.h"
#include "draw/ink.h"
#include "draw/layout/layout.h"
#include "draw/layout/pages.h"
#include "draw/measure.h"
#include "draw/wrap.h"
#include "view/view.h"

struct chain_grid_plan;

struct chain_picture {
    const struct chain_view *view;
    const char *id;               /* before every id in svg */
    const struct chain_grid_plan *grids; /* NULL = there is a chart, with a layout */
    size_t grid_page;                    /* which of their pages this is */
    const struct chain_fonts *fonts;
    chain_layout_result *layout;
    struct chain_wrap wrap;       /* scratch */
    double page_w, page_h;        /* the whole page */
    double scale;                 /* onto paper */
    double zoom;                  /* of title, legend and gap list, so that they stay readable when the chart is small */
    double width;                 /* of title, chart, legend */
    double chart_x, chart_y;      /* where the chart starts */
    double left, top;             /* where the title starts */
    double phases_h;              /* of the names of phases above the chart */
    bool portrait;                /* time runs down */
    chain_layout_pages *cut;      /* the chart is on several pages; NULL = on one */
    enum chain_look *cut_looks;   /* then, by line: how it looks */
    const struct chain_leaf *leaf; /* this is one of those pages */
    int list_page;                /* the gap list has pages of its own, this is the first; 0 = it stands below the chart */
    bool short_list;              /* else, below the chart, each question once with the numbers that raise it, without their words */
    size_t *order, *numbers;      /* boxes in the order of time, and their places; NULL = they have no numbers */
};

struct chain_text_area {
    double x, y, w, h; /* inside the box */
};

/* The part of a box of this size that text may take. */
struct chain_text_area chain_box_text_area(const struct chain_view_box *box, double w, double h);
/* Of that, what the name takes; the second line lies below it. */
struct chain_text_area chain_box_label_area(struct chain_picture *picture, const struct chain_view_box *box, double w, double h);
/* Numbers of gaps as a text: "G3 G4". */
void chain_badge_text(struct chain_ink *ink, const int *gaps, size_t count);

/* Title, legend, notes, and gap list with the sources: height when ink is NULL, else drawn too, in a corner of their own (chain_ink_move). */
double chain_title_run(struct chain_picture *picture, double width, struct chain_ink *ink);
double chain_legend_run(struct chain_picture *picture, double width, struct chain_ink *ink);
double chain_note_list_run(struct chain_picture *picture, double width, struct chain_ink *ink);
double chain_gap_list_run(struct chain_picture *picture, double width, struct chain_ink *ink);

double chain_words_width(const struct chain_picture *picture, const char *text, double size, bool bold);
/* Words wrapped to an area's width, from its top left; returns their height. Nothing is drawn when ink is NULL. */
double chain_paint_words(struct chain_picture *picture, struct chain_ink *ink, const char *text, struct chain_text_area area,
                         double size, bool bold, const char *color);
/* Lines of a wrapped text, centred on x; returns where the next line starts. */
double chain_paint_lines(struct chain_ink *ink, const struct chain_wrap *wrap, double x, double y, double size, bool bold,
                         const char *color);
/* phases.c: room for their names; the width of the chart counts while there is no layout yet. */
double chain_phases_above(struct chain_picture *picture, double chart_width);
double chain_phases_beside(const struct chain_picture *picture);
void chain_paint_phases(struct chain_picture *picture, struct chain_ink *ink);
/* frames.c: around groups of steps; the boxes come upon them. */
void chain_paint_frames(const struct chain_picture *picture, struct chain_ink *ink);
/* Background: lanes and boxes. */
void chain_paint_lanes(const struct chain_picture *picture, struct chain_ink *ink, struct chain_wrap *wrap);
void chain_paint_box(struct chain_ink *ink, const struct chain_fonts *fonts, const struct chain_view_box *box,
                     struct chain_rect rect);
/* The second line of a step: channel and time. */
void chain_paint_sublabel(struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_box *box,
                          struct chain_rect rect);
void chain_paint_icon(struct chain_ink *ink, enum chain_icon icon, double x, double y, double size, const char *color,
                      const char *hole);
/* The number of a box, where it is in nobody's way. */
void chain_paint_number(struct chain_ink *ink, const struct chain_fonts *fonts, const struct chain_view_box *box,
                        struct chain_rect rect, size_t number);
/* How long a wait is, as a bar: its share of the longest. */
/* The sign of what becomes of a box: + − ~ on a disc; nothing when it stays. */
void chain_paint_change(struct chain_ink *ink, enum chain_box_change change, double x, double y);
void chain_paint_wait(struct chain_ink *ink, struct chain_rect rect, double share);
/* The number of a tier, white, centred on x with its foot at y. */
void chain_paint_tier(struct chain_ink *ink, const struct chain_fonts *fonts, int tier, double x, double y);
/* A short line with its head, for the legend. */
void chain_paint_sample(struct chain_ink *ink, enum chain_look look, double x, double y, double length);
void chain_paint_badge(struct chain_ink *ink, const struct chain_fonts *fonts, const char *words, double x, double y);
double chain_badge_width(const struct chain_fonts *fonts, const char *words);
#define CHAIN_BADGE_HEIGHT 13.0

#endif
