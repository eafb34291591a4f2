/* Large pieces of memory in large pages, where the system has such: faults of four KiB cost a sixth of the time of a large file. */
#ifndef CHAIN_BASE_PAGES_H
#define CHAIN_BASE_PAGES_H

#include <stddef.h>

/* A wish about memory that was just allocated and not touched yet, and about what lies beside it in the same large pages. */
void chain_pages_prefer_large(void *memory, size_t size);

#endif
