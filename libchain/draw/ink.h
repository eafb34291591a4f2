/*
 * Text that grows, and drawing operations of Graphviz's xdot language in it. Coordinates come in with y growing down from the
 * top of the page, as the layout gives them; xdot and Graphviz count from the bottom.
 */
#ifndef CHAIN_DRAW_INK_H
#define CHAIN_DRAW_INK_H

#include <stdbool.h>
#include <stddef.h>

struct chain_ink {
    char *bytes; /* ends with NUL once anything was added */
    size_t length, room;
    double height; /* of the page, to turn y round */
    bool failed;   /* memory ran out: bytes are worth nothing */
    /* What is drawn is enlarged and put at x0, y0. */
    double zoom;   /* 0 = as it is */
    double x0, y0;
};

struct chain_point {
    double x, y;
};

struct chain_rect {
    double x, y, w, h;
};

enum chain_align {
    CHAIN_ALIGN_LEFT = -1,
    CHAIN_ALIGN_CENTRE = 0
};

void chain_ink_clear(struct chain_ink *ink);
void chain_ink_bytes(struct chain_ink *ink, const char *bytes, size_t length);
void chain_ink_add(struct chain_ink *ink, const char *text);
/* At most two decimals, with a point whatever the locale. */
void chain_ink_number(struct chain_ink *ink, double number);
/* "x,y" with y turned round. */
void chain_ink_point(struct chain_ink *ink, double x, double y);

/* From here on drawing happens in a corner of its own. */
void chain_ink_move(struct chain_ink *ink, double x0, double y0, double zoom);
/* Back to the page as it is. */
void chain_ink_home(struct chain_ink *ink);

/* NULL = transparent. */
void chain_ink_fill(struct chain_ink *ink, const char *color);
void chain_ink_pen(struct chain_ink *ink, const char *color, double width, const char *dash);
void chain_ink_polygon(struct chain_ink *ink, const struct chain_point *points, size_t count);
void chain_ink_polyline(struct chain_ink *ink, const struct chain_point *points, size_t count);
/* 1 + 3n points. */
void chain_ink_curve(struct chain_ink *ink, const struct chain_point *points, size_t count, bool filled);
void chain_ink_ellipse(struct chain_ink *ink, double x, double y, double rx, double ry);
void chain_ink_rect(struct chain_ink *ink, struct chain_rect rect);
void chain_ink_rounded(struct chain_ink *ink, struct chain_rect rect, double radius);
/* y is the top of the line; the width is what was measured. */
void chain_ink_text(struct chain_ink *ink, double x, double y, enum chain_align align, double width, double size, bool bold,
                    const char *color, const char *text, size_t length);

#endif
