/* The known word nearest to a mistyped one: for "did you mean". */
#ifndef CHAIN_BASE_NEAREST_H
#define CHAIN_BASE_NEAREST_H

#include <stddef.h>

struct chain_nearest {
    const char *word; /* what was typed */
    size_t length;
    const char *best; /* NULL while nothing is near enough */
    size_t distance;  /* of best; offers must be nearer */
};

struct chain_nearest chain_nearest_to(const char *word, size_t length);
/* Offers a known word; NULL is ignored. */
void chain_nearest_offer(struct chain_nearest *nearest, const char *known);

#endif
