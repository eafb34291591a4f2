/* What rules about time have in common: verdicts of the run's day, and times as arguments. */
#ifndef CHAIN_GAPS_TIMES_H
#define CHAIN_GAPS_TIMES_H

#include "analysis/timing.h"
#include "rule/rule.h"

struct chain_time_text {
    char text[64];
};

/* A duration as chain files write it; the finding says it in words. Hours are left out of what takes days. */
struct chain_time_text chain_time_text(chain_duration duration);
/* "18–22", "23–", "–22", or "" when open at both ends. */
struct chain_time_text chain_ages_text(int64_t min, int64_t max);
/* Why this day: an N_() phrase. */
const char *chain_day_reason(enum chain_day_basis basis);
/* The verdicts of the run; NULL without memory (the run is told), and of what is no chain. */
const struct chain_timing *chain_times_of(struct chain_rule_run *run);

#endif
