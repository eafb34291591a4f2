/* Short words compared without a call: most of what a document says is shorter than seventeen bytes. */
#ifndef CHAIN_BASE_SAME_H
#define CHAIN_BASE_SAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t chain_eight_bytes(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static inline uint32_t chain_four_bytes(const char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Are so many bytes the same? The first and the last eight (or four, or one) overlap in the middle. */
static inline bool chain_same_bytes(const char *a, const char *b, size_t length)
{
    if (length > 16)
        return memcmp(a, b, length) == 0;
    if (length >= 8)
        return chain_eight_bytes(a) == chain_eight_bytes(b) && chain_eight_bytes(a + length - 8) == chain_eight_bytes(b + length - 8);
    if (length >= 4)
        return chain_four_bytes(a) == chain_four_bytes(b) && chain_four_bytes(a + length - 4) == chain_four_bytes(b + length - 4);
    return length == 0 || (a[0] == b[0] && a[length / 2] == b[length / 2] && a[length - 1] == b[length - 1]);
}

#endif
