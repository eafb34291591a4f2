/* Buffers of the maze router, shared by all its searches. */
#ifndef CHAIN_LAYOUT_SEARCH_H
#define CHAIN_LAYOUT_SEARCH_H

struct heap_item {
    int rank, state;
};

struct search {
    int *cost, *stamp; /* by state = cell * 4 + direction; a stamp other than round = never reached */
    signed char *came; /* direction before, -1 = from the source */
    struct heap_item *heap;
    int count, cap, round;
};

#endif
