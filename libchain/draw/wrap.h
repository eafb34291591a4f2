/* Text cut into lines that fit a width. Nothing is ever left out: what cannot be cut well is cut anyway. */
#ifndef CHAIN_DRAW_WRAP_H
#define CHAIN_DRAW_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/ink.h"
#include "draw/measure.h"

/* How good a place in a word is for a cut; better ones are larger. */
enum chain_break {
    CHAIN_BREAK_SYLLABLE = 1,
    CHAIN_BREAK_JOINT = 2,
    CHAIN_BREAK_SOFT = 3,
    CHAIN_BREAK_FREE = 4 /* after a hyphen or slash: none is added */
};

struct chain_wrap {
    struct chain_ink text; /* lines parted by '\n'; used again by the next run */
    size_t lines;
    double width; /* of the widest line */
    int hyphens;  /* words that were cut */
};

/* Marks where a word may be cut before its byte i; marks has length + 1 bytes. */
void chain_hyphen_marks(const char *word, size_t length, chain_lang lang, unsigned char *marks);

/* Cuts a text into lines no wider than width, words by the rules of fonts->lang, or of the language that the text is marked with: "[fi]". */
void chain_wrap_run(struct chain_wrap *wrap, const struct chain_fonts *fonts, const char *text, double size, bool bold,
                    double width);
/* The same, and then as narrow as the same number of lines allows. */
void chain_wrap_even(struct chain_wrap *wrap, const struct chain_fonts *fonts, const char *text, double size, bool bold,
                     double width);
void chain_wrap_clear(struct chain_wrap *wrap);

#endif
