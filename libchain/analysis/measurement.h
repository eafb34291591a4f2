/* What metrics say: shares and their bases, groups of outcomes, periods, and what is not told. */
#ifndef CHAIN_ANALYSIS_MEASUREMENT_H
#define CHAIN_ANALYSIS_MEASUREMENT_H

#include "chain/figures.h"
#include "model/model.h"

/* What a value says of a share. */
struct chain_said_share {
    double share;          /* 1 = all */
    int64_t digits, scale; /* as written: 32 of 100; scale 0 = a fraction such as 27/90, or from count and base: exact */
    int64_t base;          /* how many cases, 0 = not told */
};

/* From its share, else its value in a metric whose unit is "%", else its count and base. False when it says none. */
bool chain_value_share(const struct chain_value *value, struct chain_said_share *said);
/* The metric that a value belongs to. */
const struct chain_metric *chain_value_metric(const struct chain_value *value);
/* How many cases it is counted from: its own base, that of a fraction, else the metric's; 0 = not told. */
int64_t chain_value_base(const struct chain_value *value);
/* The length of its period in months: its own, else the metric's; 0 = not told. */
int chain_value_months(const struct chain_value *value);

struct chain_outcome_groups {
    const struct chain_value **values; /* grouped, each group in file order */
    size_t count;
};

/* The values of a metric that can be outcomes, sorted by group; false without memory. The arena keeps them. */
bool chain_outcome_groups_find(struct chain_outcome_groups *groups, struct chain_arena *arena, const struct chain_metric *metric);
/* The group that starts at a place in values: fills what it says and returns where the next starts. */
size_t chain_outcome_group(const struct chain_outcome_groups *groups, size_t at, chain_outcomes *outcomes);

/* What a metric should tell. */
enum chain_metric_part {
    CHAIN_METRIC_DEFINITION, /* what is counted: a definition or a numerator */
    CHAIN_METRIC_BASE,       /* N, of the metric or of each of its shares */
    CHAIN_METRIC_INSTRUCTION,
    CHAIN_METRIC_SOURCE,
    CHAIN_METRIC_BASELINE,   /* the value at the start, or a measured value */
    CHAIN_METRIC_TARGET,
    CHAIN_METRIC_PERIOD,
    CHAIN_METRIC_VALUE,      /* a measured value */
    CHAIN_METRIC_PARTS
};

bool chain_metric_tells(const struct chain_metric *metric, enum chain_metric_part part);

#endif
