/* The formats: a row each. */
#ifndef CHAIN_DRAW_FORMATS_H
#define CHAIN_DRAW_FORMATS_H

#include "chain/output.h"
#include "draw/picture.h"

struct chain_draw_format {
    const char *name;
    const char *graphviz;  /* its name there; NULL = no Graphviz needed */
    bool whole_page;       /* a sheet of paper, not a cut-out */
    bool resolution;       /* takes dpi */
    bool many_pages;       /* one file holds them all */
    /* What is done to Graphviz's bytes, or instead of them; NULL = nothing. False without memory. */
    bool (*finish)(struct chain_ink *out, const struct chain_picture *picture, const char *bytes, size_t length);
};

extern const struct chain_draw_format chain_draw_formats[];
extern const size_t chain_draw_formats_count;

const struct chain_draw_format *chain_draw_format_find(const char *name);

/* svg.c */
bool chain_svg_finish(struct chain_ink *out, const struct chain_picture *picture, const char *bytes, size_t length);
/* geometry.c: where everything is, as JSON, for measuring layouts. */
bool chain_geometry_write(struct chain_ink *out, const struct chain_picture *picture, const char *bytes, size_t length);
/* pdf.c */
bool chain_pdf_finish(struct chain_ink *out, const struct chain_picture *picture, const char *bytes, size_t length);

#endif
