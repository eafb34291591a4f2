/*
 * How wide letters are. Measured by Graphviz's own text engine, the one that will draw them, a letter at a time and once per
 * picture: parts of cut words then need no measuring of their own. A built-in table of DejaVu Sans Condensed serves tests,
 * whose results must not hang on the fonts of the machine.
 */
#ifndef CHAIN_DRAW_MEASURE_H
#define CHAIN_DRAW_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "view/view.h"

/* Letters below this have a place of their own; those beyond are searched for. */
#define CHAIN_FONTS_DIRECT 0x250u

struct chain_fonts {
    float direct[2][CHAIN_FONTS_DIRECT]; /* regular, bold; em; 0 = not known */
    uint32_t *others;
    float *other_widths[2];
    size_t other_count, other_room;
    chain_lang lang; /* by whose rules words are cut; none = Finnish */
    bool missing; /* the machine has no fonts: the widths are those of the table */
};

struct chain_engine;

/* Widths from the table. */
void chain_fonts_built_in(struct chain_fonts *fonts);
/* Widths of all letters of a view, as the engine draws them; what it cannot tell stays as in the table. */
bool chain_fonts_measure(struct chain_fonts *fonts, const struct chain_view *view, struct chain_engine *engine);
void chain_fonts_clear(struct chain_fonts *fonts);

/* Width of a text in em. */
double chain_fonts_width(const struct chain_fonts *fonts, bool bold, const char *bytes, size_t length);
/* The next character of UTF-8, and how many bytes it took (at least 1, whatever the bytes are). */
uint32_t chain_utf8_next(const char *bytes, size_t length, size_t *taken);

/* The table itself: 1/1000 em by letter, 0 = none. */
extern const uint16_t chain_font_table[2][CHAIN_FONTS_DIRECT];

#endif
