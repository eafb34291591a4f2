#include "analysis/limit.h"

#include "base/calendar.h"
#include "base/value.h"

#define DAY 1440
#define YEAR 366

/* The last day of a duration without its hours. */
static int64_t last_day(int64_t day, chain_duration duration)
{
    int64_t days = duration.minutes / DAY;
    day = chain_day_add_workdays(chain_day_add_months(day, duration.months), duration.workdays);
    return day + (days > 10000000 ? 10000000 : days);
}

static bool is_kept(int64_t day, chain_duration time, chain_duration limit, bool event_day_counts)
{
    int64_t end = last_day(day, time) * DAY + time.minutes % DAY;
    int64_t last = last_day(day, limit) - event_day_counts;
    bool to_the_minute = limit.minutes % DAY != 0;
    return end <= (to_the_minute ? last * DAY + limit.minutes % DAY : last * DAY + DAY - 1);
}

enum chain_within chain_limit_compare(chain_duration time, chain_duration limit, bool event_day_counts, int32_t from)
{
    int64_t first = chain_date_days(from);
    bool calendar = time.months || time.workdays || limit.months || limit.workdays;
    int days = calendar ? YEAR : 1, kept = 0;
    for (int i = 0; i < days; i++) {
        kept += is_kept(first + i, time, limit, event_day_counts);
        if (kept > 0 && kept <= i)
            return CHAIN_WITHIN_SOMETIMES;
    }
    return kept == days ? CHAIN_WITHIN : CHAIN_NOT_WITHIN;
}
