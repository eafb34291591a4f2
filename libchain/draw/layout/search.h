/* Buffers of the maze router, shared by all its searches. */
#ifndef CHAIN_LAYOUT_SEARCH_H
#define CHAIN_LAYOUT_SEARCH_H

#include <stdint.h>

struct search {
    int *cost, *stamp; /* by state = cell * 4 + direction; a stamp other than round = never reached */
    signed char *came; /* direction before, -1 = from the source */
    unsigned short *x, *y; /* of every cell: dividing is slow */
    int *step_y;       /* line -> what a step onto it costs for being outside the edge's lanes */
    uint64_t *heap;
    int count, cap, round;
};

#endif
