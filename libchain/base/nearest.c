#include "base/nearest.h"

#include <stdint.h>
#include <string.h>

#define LONGEST 48u

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Damerau-Levenshtein distance in its "optimal string alignment" form; words longer than LONGEST are never near. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1];
    if (a_length > LONGEST || b_length > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *older = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = least(least(before[j] + 1, now[j - 1] + 1), before[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], older[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

struct chain_nearest chain_nearest_to(const char *word, size_t length)
{
    /* Two slips in a short word, one in three letters of a long one: further off is a guess, not a help. */
    size_t allowed = length / 3 < 2 ? 2 : length / 3;
    return (struct chain_nearest){word, length, NULL, least(allowed, length ? length - 1 : 0) + 1};
}

void chain_nearest_offer(struct chain_nearest *nearest, const char *known)
{
    if (!known)
        return;
    size_t d = distance(nearest->word, nearest->length, known, strlen(known));
    if (d < nearest->distance) {
        nearest->best = known;
        nearest->distance = d;
    }
}
