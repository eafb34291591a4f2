/* The areas that access is compared over, and what is available in each of them. */
#ifndef CHAIN_ANALYSIS_AREAS_H
#define CHAIN_ANALYSIS_AREAS_H

#include <stdbool.h>

#include "chain/figures.h"
#include "model/model.h"

/*
 * Compared are the municipalities of the region (a region without any: its smallest areas), as far as they lie in an area that a
 * client group of the chain names. A fact about a larger area holds for all that lie within it.
 */
struct chain_areas {
    const struct chain_object **items;
    uint32_t count;
    uint32_t *first;   /* by number of an area of the region, and one more: where its part of members starts */
    uint32_t *members; /* positions in items that lie in that area, itself included */
    uint8_t *values;   /* by position: what chain_areas_availability() found, 0 = nothing said */
    const struct chain_availability **winners; /* by position: the element that says so, NULL = none */
    uint64_t *ranks;
    bool partly;       /* an availability said "limited" of an area with several in it: in parts of it, not told in which */
};

/* False without memory. The arena keeps it. */
bool chain_areas_init(struct chain_areas *areas, struct chain_arena *arena, const struct chain_model *model);
/*
 * Fills values with what the availability elements of a step or flow say. Of several for one area the one that is valid on the
 * day goes first, then the one for the smaller area, then the later in the file. False when there is no such element.
 */
bool chain_areas_availability(struct chain_areas *areas, const struct chain_object *object, int32_t as_of);
/* How many of the areas lie in an area of the region, and their positions. */
uint32_t chain_areas_within(const struct chain_areas *areas, const struct chain_object *area, const uint32_t **positions);
/* Gives the areas that lie in any of these (in an empty list: all) a mark. */
void chain_areas_mark(const struct chain_areas *areas, const struct chain_refs *refs, uint8_t *marks, uint8_t mark);

/* Available, bought or shared: people get it. */
static inline bool chain_availability_serves(int value)
{
    return value == CHAIN_AVAILABILITY_AVAILABLE || value == CHAIN_AVAILABILITY_BOUGHT || value == CHAIN_AVAILABILITY_SHARED;
}

/* Of what chain_areas_availability() found last. */
void chain_areas_coverage(const struct chain_areas *areas, chain_coverage *coverage);

#endif
