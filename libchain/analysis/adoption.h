/* How far a chain's model is in each area it is for, on a day: from its dated status elements. */
#ifndef CHAIN_ANALYSIS_ADOPTION_H
#define CHAIN_ANALYSIS_ADOPTION_H

#include "analysis/areas.h"

struct chain_area_state {
    chain_adoption adoption;
    const struct chain_status_entry *entry; /* the phase's latest element, NULL = nothing said */
    const struct chain_status_entry *side;  /* the side state's element, or NULL */
    const struct chain_status_entry *lost;  /* the last element that said "in use", when a later one says less */
};

struct chain_adoptions {
    struct chain_areas areas;
    struct chain_area_state *states; /* by position; a chain without areas has one, for the whole */
    uint32_t count;
    bool undecided; /* more statuses times areas than are looked at */
};

/* False without memory. The arena keeps it. */
bool chain_adoptions_find(struct chain_adoptions *adoptions, struct chain_arena *arena, const struct chain_model *model,
                          int32_t as_of);
/* Whole months from a day to a later one, both yyyymmdd. */
int chain_months_between(int32_t from, int32_t to);

#endif
