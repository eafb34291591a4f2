/* Which timing rules hold for the clients of a chain. */
#ifndef CHAIN_ANALYSIS_RULES_H
#define CHAIN_ANALYSIS_RULES_H

#include "analysis/timing.h"

#define CHAIN_AGE_OPEN 1000

struct chain_ages {
    int64_t min, max; /* 0 to CHAIN_AGE_OPEN */
};

/* A rule in force, for the ages of the chain's clients that it holds for. */
struct chain_rule_in_force {
    const struct chain_timing_rule *rule;
    chain_duration limit;
    struct chain_ages own, ages; /* of the rule; of those clients */
    uint32_t set_aside;
    bool splits;
    bool dropped;                /* another stands for it */
};

struct chain_ages chain_ages_read(const char *min, const char *max);
bool chain_ages_meet(struct chain_ages a, struct chain_ages b);
/* The rules with a limit, in the order of their files; *count of them. NULL without memory. */
struct chain_rule_in_force *chain_rules_in_force(struct chain_arena *arena, const struct chain_model *model, int32_t as_of,
                                                 size_t *count, struct chain_timing *timing);
bool chain_rule_serves(const struct chain_timing_rule *rule, int sector);

#endif
