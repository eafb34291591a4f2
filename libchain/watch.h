/* What a load looks for and reads beside its own file: told while it happens, so that a cache knows what a result depends on. */
#ifndef CHAIN_WATCH_H
#define CHAIN_WATCH_H

#include "catalog.h"
#include "chain/load.h"

struct chain_watch {
    void *context;
    /* A file with an id was looked for and found at a path, or not (NULL). */
    void (*sought)(void *context, enum chain_catalog_shelf shelf, const char *id, const char *region, const char *path);
    /* These bytes were read from a path that was found; NULL: it could not be read. */
    void (*read)(void *context, const char *path, const void *bytes, size_t length);
};

/* chain_load_memory() that tells what else it reads; watch may be NULL. */
chain_status chain_load_watched(const void *bytes, size_t length, const char *name, const chain_load_options *options,
                                const struct chain_watch *watch, chain_model **model);

#endif
