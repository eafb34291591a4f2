/*
 * The Finnish calendar: months, working days and public holidays, for counting time limits.
 *
 * Days are numbers: days since 1970-01-01 (chain_date_days()). Years 1 to 9999, of the Gregorian calendar throughout.
 */
#ifndef CHAIN_BASE_CALENDAR_H
#define CHAIN_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* The yyyymmdd of a day number; the first or last day of the calendar for what lies outside. */
int32_t chain_day_date(int64_t day);
/* Easter Sunday, yyyymmdd. */
int32_t chain_easter(int year);
/* 0 = Monday ... 6 = Sunday. */
int chain_weekday(int64_t day);
/*
 * A public holiday as they have been since 1992: New Year, Epiphany, Good Friday, Easter Sunday and Monday, May Day, Ascension Day,
 * Whit Sunday, Midsummer Day (Saturday 20 to 26 June), All Saints' Day (Saturday 31 October to 6 November), Independence Day,
 * Christmas Day and Boxing Day.
 */
bool chain_is_holiday(int64_t day);
/*
 * Monday to Friday, no public holiday, and neither Christmas Eve nor Midsummer Eve: these two are no public holidays, but the act on
 * counting of time limits (150/1930, 5 §) names them in one breath with holidays and Saturdays, and offices are closed.
 */
bool chain_is_workday(int64_t day);
/*
 * The day so many months later: with the same number in its month, or the last day of a month that has no such day (150/1930, 3 §).
 */
int64_t chain_day_add_months(int64_t day, int32_t months);
/* The n-th working day after a day, which is not counted itself (150/1930, 2 §). 0: the day itself, whatever it is. */
int64_t chain_day_add_workdays(int64_t day, int32_t workdays);
/* Working days after one day up to and with another; 0 when that is not later. */
int64_t chain_workdays_between(int64_t from, int64_t to);

#endif
