/* The embedded catalogues; the rows are made by the build from po/LINGUAS. */
#ifndef CHAIN_BASE_CATALOGUES_H
#define CHAIN_BASE_CATALOGUES_H

#include <stddef.h>

#include "chain/kinds.h"

struct chain_catalogue {
    chain_lang lang;
    const unsigned char *bytes;
    size_t size;
};

extern const struct chain_catalogue chain_catalogues[];
extern const size_t chain_catalogue_count;

#endif
