/* The graph while it is made; its parts are one file each. */
#ifndef CHAIN_DRAW_EMIT_INTERNAL_H
#define CHAIN_DRAW_EMIT_INTERNAL_H

#include "draw/emit.h"

struct chain_emit {
    struct chain_picture *picture;
    const struct chain_view *view;
    Agraph_t *graph;
    struct chain_ink text; /* scratch: the value that is being written */
    size_t badges;
    size_t *box_twins, *line_twins; /* number + 1 where another before it has the same id, else 0 */
};

/* Empties the scratch. */
void chain_emit_fresh(struct chain_emit *emit);
/* The scratch as an attribute. */
void chain_emit_set(struct chain_emit *emit, void *object, const char *name);
void chain_emit_set_number(struct chain_emit *emit, void *object, const char *name, double number);
/* Words of people as an attribute that Graphviz does not interpret. */
void chain_emit_set_words(struct chain_emit *emit, void *object, const char *name, const char *words, size_t length);
/* The id of an element in SVG: chain, kind, own id, and the twin's number unless it is 0. */
void chain_emit_set_id(struct chain_emit *emit, void *object, const char *kind, const char *id, size_t twin);
/* A node by kind and number: ids of files may be alike. */
Agnode_t *chain_emit_node(struct chain_emit *emit, const char *kind, size_t number, bool create);

/* The step's name; its second line is part of the background. */
void chain_emit_box_text(struct chain_emit *emit, size_t number, struct chain_rect r);
void chain_emit_box_badges(struct chain_emit *emit, const struct chain_view_box *box, struct chain_rect r);
void chain_emit_line(struct chain_emit *emit, size_t number);
/* The label of a line, its badges over it. */
void chain_emit_pill(struct chain_emit *emit, size_t number);

#endif
