/* Kinds that were looked up before: documents say the same few words over and over. */
#ifndef CHAIN_MODEL_KINDS_MEMORY_H
#define CHAIN_MODEL_KINDS_MEMORY_H

#include <stddef.h>
#include <stdint.h>

#include "chain/kinds.h"

/* Start with zeros. What is remembered is compared with the table each time, so it may be of any document. */
struct chain_kind_memory {
    uint8_t kinds[256];
};

/* As chain_kind_find(). */
int chain_kind_recall(struct chain_kind_memory *memory, chain_kinds table, const char *id, size_t length);

#endif
