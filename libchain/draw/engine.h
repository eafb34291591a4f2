/*
 * Graphviz behind one door. It keeps global state, so everything of it runs under one lock, from chain_engine_open() to
 * chain_engine_close(); the context is made anew for each picture, so nothing stays behind between calls. What Graphviz wants to
 * print is caught.
 */
#ifndef CHAIN_DRAW_ENGINE_H
#define CHAIN_DRAW_ENGINE_H

#include <locale.h>
#include <stdbool.h>
#include <stddef.h>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include "chain/status.h"

struct chain_engine {
    GVC_t *context;
    locale_t numbers, before; /* numbers with a point, whatever the caller's locale; for this thread only */
    agusererrf errors_before;
    agerrlevel_t level_before;
};

/* Takes the lock. False when there is no Graphviz to talk to; then nothing is held. */
bool chain_engine_open(struct chain_engine *engine);
/* Gives everything back, the lock last. */
void chain_engine_close(struct chain_engine *engine);
/* What Graphviz complained of since opening, "" when it did not; valid until closing. */
const char *chain_engine_words(const struct chain_engine *engine);

/* Lays out with a layout engine that keeps positions, and renders. *bytes is freed with chain_engine_free_bytes(). */
chain_status chain_engine_render(struct chain_engine *engine, Agraph_t *graph, const char *format, char **bytes, size_t *length);
void chain_engine_free_bytes(char *bytes);

/* A strict graph it is not: two lines may join the same boxes. */
Agraph_t *chain_engine_graph(const char *name, bool directed);
/* A default for all nodes, edges or graphs (AGNODE ...). */
void chain_engine_default(Agraph_t *graph, int kind, const char *name, const char *value);
/* agsafeset() for values we never change; Graphviz forgot the const. */
void chain_engine_set(void *object, const char *name, const char *value);

#endif
