/* Is a time within a limit? Both are counted by the calendar, from every day of a year, for months and holidays differ. */
#ifndef CHAIN_ANALYSIS_LIMIT_H
#define CHAIN_ANALYSIS_LIMIT_H

#include "chain/model.h"

enum chain_within {
    CHAIN_WITHIN,           /* from whichever day it is counted */
    CHAIN_WITHIN_SOMETIMES, /* it depends on the day */
    CHAIN_NOT_WITHIN
};

/*
 * Counting: the day of the event is not counted, so that a limit of n days ends with the n-th day after it (act 150/1930, 2 §), unless
 * the rule counts it. A limit in days, working days or months is kept until the end of its last day; one in hours to the minute.
 * Months before working days before days and hours. That a last day on a holiday moves on (5 §) is not taken into account: it is
 * about acts before authorities, not about getting care.
 * from: the first of the days, yyyymmdd; a year of days is tried.
 */
enum chain_within chain_limit_compare(chain_duration time, chain_duration limit, bool event_day_counts, int32_t from);

#endif
