#include "base/calendar.h"

#include "base/value.h"

#define FIRST (-719162)  /* 0001-01-01 */
#define LAST 2932896     /* 9999-12-31 */
#define MOST_WALKED 4000 /* working days that are counted one by one: fifteen years */

static int64_t bounded(int64_t day)
{
    return day < FIRST ? FIRST : day > LAST ? LAST : day;
}

/* Counting from March, as chain_date_days() does: 400 years have 146 097 days, whichever they are. */
int32_t chain_day_date(int64_t day)
{
    int64_t n = bounded(day) + 719468;
    int64_t era = n / 146097, in_era = n % 146097;
    int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * in_year + 2) / 153;
    int64_t number = in_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return (int32_t)((era * 400 + year + (month <= 2)) * 10000 + month * 100 + number);
}

int chain_weekday(int64_t day)
{
    int64_t weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}

/* The Gregorian computus in the form of J. Meeus, Astronomical Algorithms, 1991, chapter 8. */
int32_t chain_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return year * 10000 + n / 31 * 100 + n % 31 + 1;
}

static bool is_fixed_holiday(int month_and_day)
{
    static const int holidays[] = {101, 106, 501, 1206, 1225, 1226};
    for (unsigned i = 0; i < sizeof holidays / sizeof holidays[0]; i++)
        if (holidays[i] == month_and_day)
            return true;
    return false;
}

bool chain_is_holiday(int64_t day)
{
    int32_t date = chain_day_date(day);
    int month_and_day = date % 10000;
    int64_t after_easter = day - chain_date_days(chain_easter(date / 10000));
    if (is_fixed_holiday(month_and_day) || after_easter == -2 || after_easter == 0 || after_easter == 1 || after_easter == 39 ||
        after_easter == 49)
        return true;
    bool midsummer = month_and_day >= 620 && month_and_day <= 626, saints = month_and_day >= 1031 && month_and_day <= 1106;
    return chain_weekday(day) == 5 && (midsummer || saints);
}

static bool is_eve(int64_t day)
{
    int month_and_day = chain_day_date(day) % 10000;
    return month_and_day == 1224 || (chain_weekday(day) == 4 && month_and_day >= 619 && month_and_day <= 625);
}

bool chain_is_workday(int64_t day)
{
    return chain_weekday(day) < 5 && !is_eve(day) && !chain_is_holiday(day);
}

int64_t chain_day_add_months(int64_t day, int32_t months)
{
    int32_t date = chain_day_date(day);
    int64_t month = (int64_t)(date / 10000) * 12 + date / 100 % 100 - 1 + months;
    if (month / 12 > 9999 || month < 12)
        return month < 12 ? FIRST : LAST;
    int32_t first = (int32_t)(month / 12 * 10000 + (month % 12 + 1) * 100 + 1);
    int64_t next = month + 1;
    int64_t length = next / 12 > 9999 ? 31
                                      : chain_date_days((int32_t)(next / 12 * 10000 + (next % 12 + 1) * 100 + 1)) - chain_date_days(first);
    int64_t number = date % 100 < length ? date % 100 : length;
    return chain_date_days(first) + number - 1;
}

int64_t chain_day_add_workdays(int64_t day, int32_t workdays)
{
    if (workdays > MOST_WALKED)
        return bounded(day + (int64_t)workdays * 7 / 5);
    while (workdays > 0)
        workdays -= chain_is_workday(++day);
    return day;
}

int64_t chain_workdays_between(int64_t from, int64_t to)
{
    int64_t count = 0;
    for (int64_t day = bounded(from) + 1; day <= bounded(to); day++)
        count += chain_is_workday(day);
    return count;
}
