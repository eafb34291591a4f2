/* Times that differ by area: areas with the same times are one profile, to be judged once. */
#ifndef CHAIN_ANALYSIS_TIME_PROFILES_H
#define CHAIN_ANALYSIS_TIME_PROFILES_H

#include "base/arena.h"
#include "model/access.h"

struct chain_time_profile {
    const struct chain_object **areas;
    uint32_t count;
    const uint8_t *covers; /* by area: 1 = a time of it holds here */
    uint64_t hash;
};

struct chain_time_profiles {
    const struct chain_object **timed; /* steps and flows with <time> elements */
    uint32_t timed_count;
    struct chain_time_profile *profiles;
    uint32_t count;
};

/* False without memory. The arena keeps it. */
bool chain_time_profiles_find(struct chain_time_profiles *times, struct chain_arena *arena, const struct chain_model *model);

#endif
