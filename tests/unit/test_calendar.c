/* The calendar against hand-computed days, and against the slowest way to compute them. */
#include "base/calendar.h"
#include "base/value.h"
#include "unit.h"

static int64_t day_of(const char *date)
{
    int32_t number = chain_date_read(date);
    ck_assert_int_ne(number, 0);
    return chain_date_days(number);
}

/* From the almanac. */
START_TEST(easter_is_known)
{
    static const char *const easters[] = {
        "1990-04-15", "1991-03-31", "1992-04-19", "1993-04-11", "1994-04-03", "1995-04-16", "1996-04-07", "1997-03-30", "1998-04-12",
        "1999-04-04", "2000-04-23", "2001-04-15", "2002-03-31", "2003-04-20", "2004-04-11", "2005-03-27", "2006-04-16", "2007-04-08",
        "2008-03-23", "2009-04-12", "2010-04-04", "2011-04-24", "2012-04-08", "2013-03-31", "2014-04-20", "2015-04-05", "2016-03-27",
        "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
        "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09",
        "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01",
    };
    for (size_t i = 0; i < UNIT_COUNT(easters); i++)
        ck_assert_int_eq(chain_easter(1990 + (int)i), chain_date_read(easters[i]));
}
END_TEST

/* The tables of the church: golden number, epact, the full moon, and the Sunday after it, found day by day. */
static int64_t easter_by_moon(int year)
{
    int golden = year % 19 + 1, century = year / 100 + 1;
    int solar = 3 * century / 4 - 12, lunar = (8 * century + 5) / 25 - 5;
    int epact = (11 * golden + 20 + lunar - solar) % 30;
    if (epact < 0)
        epact += 30;
    if ((epact == 25 && golden > 11) || epact == 24)
        epact++;
    int moon = 44 - epact; /* of March */
    if (moon < 21)
        moon += 30;
    int64_t day = chain_date_days(year * 10000 + 301) + moon - 1;
    do
        day++;
    while (chain_weekday(day) != 6);
    return day;
}

START_TEST(easter_agrees_with_the_moon)
{
    for (int year = 1583; year < 4100; year++)
        ck_assert_int_eq(chain_date_days(chain_easter(year)), easter_by_moon(year));
}
END_TEST

START_TEST(days_and_dates_agree)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t day = day_of("0001-01-01");
    int weekday = 0; /* a Monday */
    for (int year = 1; year <= 2500; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = month == 2 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
            for (int number = 1; number <= lengths[month - 1] + leap; number++, day++, weekday = (weekday + 1) % 7) {
                if (chain_day_date(day) != year * 10000 + month * 100 + number || chain_weekday(day) != weekday)
                    ck_abort_msg("day %lld is not %d-%d-%d", (long long)day, year, month, number);
            }
        }
    ck_assert_int_eq(chain_day_date(INT64_MIN / 2), 10101);
    ck_assert_int_eq(chain_day_date(INT64_MAX / 2), 99991231);
}
END_TEST

START_TEST(holidays_of_some_years)
{
    static const char *const off[] = {
        /* 2024 */ "2024-01-01", "2024-01-06", "2024-03-29", "2024-03-31", "2024-04-01", "2024-05-01", "2024-05-09", "2024-05-19",
        "2024-06-22", "2024-11-02", "2024-12-06", "2024-12-25", "2024-12-26",
        /* 2021: Christmas on Saturday */ "2021-01-06", "2021-04-02", "2021-04-05", "2021-05-13", "2021-05-23", "2021-06-26",
        "2021-11-06", "2021-12-25", "2021-12-26",
    };
    for (size_t i = 0; i < UNIT_COUNT(off); i++) {
        ck_assert_msg(chain_is_holiday(day_of(off[i])), "%s", off[i]);
        ck_assert_msg(!chain_is_workday(day_of(off[i])), "%s", off[i]);
    }
    int count = 0;
    for (int64_t day = day_of("2024-01-01"); day <= day_of("2024-12-31"); day++)
        count += chain_is_holiday(day);
    ck_assert_int_eq(count, 13);
    ck_assert(!chain_is_holiday(day_of("2024-12-24")) && !chain_is_workday(day_of("2024-12-24")));
    ck_assert(!chain_is_holiday(day_of("2024-06-21")) && !chain_is_workday(day_of("2024-06-21")));
    ck_assert(chain_is_workday(day_of("2024-12-23")) && chain_is_workday(day_of("2024-12-27")));
    ck_assert(!chain_is_workday(day_of("2024-12-28")));
    /* 366 days, less 104 at weekends, less the 8 of the 13 holidays that are no weekend, less the two eves. */
    ck_assert_int_eq(chain_workdays_between(day_of("2023-12-31"), day_of("2024-12-31")), 366 - 104 - 8 - 2);
}
END_TEST

START_TEST(working_days_are_counted)
{
    /* The handbook's example: contact on Tuesday, the seventh working day is Thursday of next week. */
    ck_assert_int_eq(chain_day_date(chain_day_add_workdays(day_of("2024-09-03"), 7)), 20240912);
    ck_assert_int_eq(chain_day_date(chain_day_add_workdays(day_of("2024-09-06"), 1)), 20240909); /* Friday to Monday */
    ck_assert_int_eq(chain_day_date(chain_day_add_workdays(day_of("2024-09-07"), 1)), 20240909); /* Saturday too */
    ck_assert_int_eq(chain_day_date(chain_day_add_workdays(day_of("2024-03-28"), 1)), 20240402); /* over Easter */
    ck_assert_int_eq(chain_day_date(chain_day_add_workdays(day_of("2024-12-20"), 3)), 20241230); /* 23., 27., 30. */
    ck_assert_int_eq(chain_day_date(chain_day_add_workdays(day_of("2024-12-25"), 0)), 20241225);
    /* Adding and counting are each other's mirror. */
    for (int64_t from = day_of("2022-01-01"); from < day_of("2024-01-01"); from += 3)
        for (int n = 1; n < 60; n += 7) {
            int64_t to = chain_day_add_workdays(from, n);
            ck_assert(chain_is_workday(to));
            ck_assert_int_eq(chain_workdays_between(from, to), n);
        }
    ck_assert_int_eq(chain_workdays_between(day_of("2024-05-10"), day_of("2024-05-10")), 0);
    ck_assert_int_gt(chain_day_add_workdays(0, 900000), 900000);
}
END_TEST

START_TEST(months_are_counted)
{
    static const struct {
        const char *from;
        int months;
        int32_t to;
    } rows[] = {
        {"2024-01-31", 1, 20240229}, {"2023-01-31", 1, 20230228}, {"2024-02-29", 12, 20250228}, {"2024-08-31", 3, 20241130},
        {"2024-11-15", 3, 20250215}, {"2024-12-31", 6, 20250630}, {"2024-05-01", 0, 20240501},  {"9999-12-01", 1, 99991231},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++)
        ck_assert_int_eq(chain_day_date(chain_day_add_months(day_of(rows[i].from), rows[i].months)), rows[i].to);
    ck_assert_int_eq(chain_day_date(chain_day_add_months(0, INT32_MAX)), 99991231);
}
END_TEST

UNIT_MAIN("calendar", easter_is_known, easter_agrees_with_the_moon, days_and_dates_agree, holidays_of_some_years,
          working_days_are_counted, months_are_counted)
