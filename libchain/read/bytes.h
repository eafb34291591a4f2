/* The bytes of a file, with a cap: the only place that opens input. */
#ifndef CHAIN_READ_BYTES_H
#define CHAIN_READ_BYTES_H

#include <stddef.h>

#include "chain/status.h"

struct chain_bytes {
    char *data; /* from the heap, ends with a NUL that is not counted; NULL when reading failed */
    size_t length, room;
    const char *reason; /* static English words for what went wrong, or NULL */
};

/* CHAIN_OK, CHAIN_IO_OPEN, CHAIN_IO_READ, CHAIN_LIMIT, CHAIN_NO_MEMORY. Free data with free(). */
chain_status chain_bytes_read(const char *path, size_t most, struct chain_bytes *bytes);
/* The same into the memory of what was read before, which may be NULL with no room. */
chain_status chain_bytes_read_again(const char *path, size_t most, struct chain_bytes *bytes);

#endif
