/* Two chains in one picture. */
#ifndef CHAIN_VIEW_DIFF_H
#define CHAIN_VIEW_DIFF_H

#include "chain/compare.h"
#include "view/view.h"

struct chain_diff {
    const chain_model *before, *after;
    chain_comparison *comparison;
};

/* The id of an object in the united chain: the first letter for what the new chain has, the second for what only the old one has. */
const char *chain_diff_id(char *id, size_t size, const struct chain_diff *diff, const chain_object *object, const char *letters);
/* Both in one chain, to be freed; NULL without memory. */
chain_model *chain_diff_unite(const struct chain_diff *diff, chain_lang lang);

#endif
