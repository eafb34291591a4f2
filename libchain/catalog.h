/* Finding files by id: regions, rules and sub-chains. Part of the composition root: nothing below includes it. */
#ifndef CHAIN_CATALOG_H
#define CHAIN_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "chain/load.h"

enum chain_catalog_shelf {
    CHAIN_SHELF_REGION,
    CHAIN_SHELF_RULES,
    CHAIN_SHELF_CHAIN
};

/*
 * The path of the file with an id: beside the file that names it, in its parent folders up to the root of the tree (the folder
 * that holds regions/ or rules/, or options->root), each with its folder models/, then in the installed data. region may be NULL.
 * An id is letters, digits and hyphens, so no path can leave these folders. Only regular files are found,
 * and no link leads out of the tree: such a file counts as missing. What the tree holds is believed not to change meanwhile.
 */
bool chain_catalog_find(const char *beside, enum chain_catalog_shelf shelf, const char *id, const char *region,
                        const chain_load_options *options, char *path, size_t size);

/* Does a file that the document beside it names by its path lie in the same tree, links followed? */
bool chain_catalog_reaches(const char *beside, const char *path, const chain_load_options *options);

#endif
