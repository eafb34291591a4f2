/* Colours, sizes and line looks. Contrasts are measured (at least 4.5:1 for text, 3:1 for marks); nothing is told by colour alone. */
#ifndef CHAIN_DRAW_THEME_H
#define CHAIN_DRAW_THEME_H

#include "view/view.h"

#define CHAIN_FONT "DejaVu Sans Condensed,Arial Narrow,Arial,sans-serif"
#define CHAIN_FONT_BOLD CHAIN_FONT " Bold" /* Pango's way; made a weight in SVG */

#define CHAIN_INK "#17212B"     /* text and outlines */
#define CHAIN_SOFT "#4B5563"    /* second lines */
#define CHAIN_WHITE "#FFFFFF"
#define CHAIN_RED "#B00020"     /* gaps */
#define CHAIN_HALO "#F6B8C0"
#define CHAIN_WAY "#FFCF5C"     /* under the client's way that is marked */
#define CHAIN_WAY_EDGE "#8F5E00" /* 5.5:1 on white: seen in grey, where the colours of way and gap are one */
#define CHAIN_WAY_EDGE_WIDTH .8 /* points */
#define CHAIN_FRAME "#9AA7B5"
#define CHAIN_CLIENT_HEAD "#7A4A00"
#define CHAIN_CLIENT_BODY "#FFF7E6"
#define CHAIN_HEAD "#23374D"
#define CHAIN_BODY_ODD "#FBFCFE"
#define CHAIN_BODY_EVEN "#F2F5F9"

/* Sizes in chart units: points, before the picture is fitted to paper. */
#define CHAIN_TEXT 12.0
#define CHAIN_SUBTEXT 9.5
#define CHAIN_HEAD_TEXT 11.0
#define CHAIN_HEAD_SUBTEXT 9.0
#define CHAIN_PILL_TEXT 9.5
#define CHAIN_BADGE_TEXT 8.8
#define CHAIN_LEGEND_TEXT 10.0
#define CHAIN_TITLE_TEXT 23.0
#define CHAIN_SUBTITLE_TEXT 12.5
#define CHAIN_LEADING 1.2
#define CHAIN_STRIP 21.0  /* icon strip at the left of a step */
#define CHAIN_CORNER 5.0
#define CHAIN_LABEL_WIDTH 144.0 /* labels of lines are wrapped to this */
#define CHAIN_LEGEND_SPACE 10.0

struct chain_family_theme {
    const char *strip, *tint;
};

enum chain_dash {
    CHAIN_DASH_SOLID,
    CHAIN_DASH_DASHED,
    CHAIN_DASH_DOTTED
};

struct chain_look_theme {
    const char *color;
    double width;
    enum chain_dash dash;
    const char *head; /* Graphviz arrow type */
    double head_size; /* Graphviz arrowsize: 10 points each */
    const char *word; /* class of the line in SVG */
};

const struct chain_family_theme *chain_theme_family(enum chain_family family);
const struct chain_look_theme *chain_theme_look(enum chain_look look);
const char *chain_theme_dash(enum chain_dash dash);

#endif
