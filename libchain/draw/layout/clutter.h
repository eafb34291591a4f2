/* What lies where on the chart, in buckets, so that a label can ask what it would cover. */
#ifndef CHAIN_LAYOUT_CLUTTER_H
#define CHAIN_LAYOUT_CLUTTER_H

#include "layout_internal.h"

struct pill_entry {
    struct pill_entry *next;
    int edge;
};

struct clutter {
    struct geometry *g;
    int nx, ny;               /* buckets */
    int *node_start, *node;   /* bucket -> boxes */
    int *line_start, *line;   /* bucket -> first points of line pieces */
    int *line_edge;           /* point -> edge */
    struct pill_entry **pills;
    unsigned char *placed;    /* edge -> its pill counts */
};

struct covered {
    int nodes, pills, level, upright, own, borders; /* level and upright: pieces of foreign lines */
};

status chain_layout_clutter_init(struct clutter *c, struct geometry *g);
status chain_layout_clutter_add(struct clutter *c, int edge);
struct covered chain_layout_clutter_under(const struct clutter *c, int edge, const chain_layout_rect *pill);

#endif
