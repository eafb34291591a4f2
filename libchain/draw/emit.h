/* The picture as a Graphviz graph in which everything has its place already. */
#ifndef CHAIN_DRAW_EMIT_H
#define CHAIN_DRAW_EMIT_H

#include "draw/engine.h"
#include "draw/picture.h"

/* Null without memory. dpi 0 = none given. */
Agraph_t *chain_emit_graph(struct chain_picture *picture, double dpi);
/* A page that is all background: drawing operations. */
Agraph_t *chain_emit_sheet(struct chain_picture *picture, const char *background, double dpi);

#endif
