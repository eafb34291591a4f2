#define _GNU_SOURCE 1 /* madvise */
#include "base/pages.h"

#include <stdint.h>
#include <sys/mman.h>

#define LARGE_PAGE ((uintptr_t)2 << 20)
#define WORTH_IT ((size_t)1 << 20)

void chain_pages_prefer_large(void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
    uintptr_t from = (uintptr_t)memory & ~(LARGE_PAGE - 1), to = ((uintptr_t)memory + size + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
    /* Where nothing is mapped the wish has no effect. */
    if (memory && size >= WORTH_IT)
        (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)size;
#endif
}
