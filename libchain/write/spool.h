/* Bytes that are read again later: in memory while they are few, beyond that in a temporary file without a name. */
#ifndef CHAIN_WRITE_SPOOL_H
#define CHAIN_WRITE_SPOOL_H

#include <stdint.h>
#include <stdio.h>

#include "chain/output.h"
#include "write/buffer.h"

/* Begin with zero. */
struct chain_spool {
    struct chain_buffer memory; /* what lies behind the bytes in the file */
    FILE *file;                 /* NULL: there is none, or none can be had, then memory takes all */
    uint64_t filed;
    bool tried;
    bool lost; /* sticky: the file failed */
};

/* Puts bytes behind the others; returns where they begin. */
uint64_t chain_spool_put(struct chain_spool *spool, const void *bytes, size_t length);
/* Copies some to an output. */
void chain_spool_copy(struct chain_spool *spool, uint64_t from, uint64_t length, chain_output *output);
void chain_spool_clear(struct chain_spool *spool);

#endif
