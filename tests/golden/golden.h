/*
 * What the golden tests share: files of the source tree, and output compared with a file that is kept. CHAIN_REWRITE=1 writes these
 * files anew: read the difference before believing it.
 */
#ifndef CHAIN_TESTS_GOLDEN_H
#define CHAIN_TESTS_GOLDEN_H

#include <stdbool.h>
#include <stddef.h>

#include "chain/model.h"
#include "chain/output.h"

/* A path below the root of the sources; borrowed until the next call but three. */
const char *golden_path(const char *folder, const char *name);
/* All of a file, ended by NUL, to be freed; NULL when it cannot be read. */
char *golden_read(const char *path, size_t *length);
/* What a memory output holds must be what the file holds. The output is used up. */
void golden_compare(const char *path, chain_output *output);
/* Calls for each file below a folder whose name ends so, by name. Returns how many. */
size_t golden_each(const char *folder, const char *ending, void (*visit)(const char *path));

/* The model of bytes alone, without the files that it names; NULL when it cannot be read. To be freed. */
chain_model *golden_model(const char *bytes, size_t length);
/* The canonical form, to be freed; NULL when the model cannot be written. */
char *golden_written(const chain_model *model, size_t *length);

/* Do two models say the same? By the format table, and texts, comments and foreign content too. If not, why says where. */
bool golden_same_model(const chain_model *a, const chain_model *b, char *why, size_t size);

#endif
