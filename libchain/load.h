/* Loading one file after the other in one thread. */
#ifndef CHAIN_LOAD_WITH_H
#define CHAIN_LOAD_WITH_H

#include "chain/load.h"

struct chain_scratch;

/* chain_load() with what the thread keeps. The model may be given back with chain_scratch_take(). */
chain_status chain_load_with(struct chain_scratch *scratch, const char *path, const chain_load_options *options, chain_model **model);

#endif
