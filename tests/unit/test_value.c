/* Numbers, shares, dates and durations, as people write them and as they should not. */
#include <math.h>

#include "base/value.h"
#include "unit.h"

static void is_number(const char *text, double wanted)
{
    double number = -1;
    ck_assert_msg(chain_number_read(text, &number), "\"%s\" is a number", text);
    ck_assert_msg(fabs(number - wanted) < 1e-9, "\"%s\" gave %f", text, number);
}

static void is_no_number(const char *text)
{
    double number;
    ck_assert_msg(!chain_number_read(text, &number), "\"%s\" is no number", text);
}

START_TEST(numbers)
{
    is_number("0", 0);
    is_number("12", 12);
    is_number("-0.5", -0.5);
    is_number("007", 7);
    is_number("3.25", 3.25);
    is_number("999999999999999", 999999999999999.0);
    const char *const bad[] = {"", "-", ".5", "5.", "1,5", "1e3", "inf", "nan", "0x10", " 1", "1 ", "+1", "1.2.3", "--1", "1-",
                               "1234567890123456", "12a"};
    for (size_t i = 0; i < UNIT_COUNT(bad); i++)
        is_no_number(bad[i]);
}
END_TEST

START_TEST(counts)
{
    int64_t count;
    ck_assert(chain_count_read("0", &count) && count == 0);
    ck_assert(chain_count_read("1000000000", &count) && count == 1000000000);
    const char *const bad[] = {"", "-1", "1000000001", "99999999999999999999", "1.0", "1 ", " 1", "one", "1e2"};
    for (size_t i = 0; i < UNIT_COUNT(bad); i++)
        ck_assert_msg(!chain_count_read(bad[i], &count), "\"%s\"", bad[i]);
}
END_TEST

static void is_share(const char *text, double wanted)
{
    double share = -1;
    ck_assert_msg(chain_share_read(text, &share), "\"%s\" is a share", text);
    ck_assert_msg(fabs(share - wanted) < 1e-9, "\"%s\" gave %f", text, share);
}

START_TEST(shares)
{
    is_share("0.3", 0.3);
    is_share("30 %", 0.3);
    is_share("30%", 0.3);
    is_share("27/90", 0.3);
    is_share("0", 0);
    is_share("1", 1);
    is_share("150 %", 1.5);
    is_share("3/2", 1.5);
    const char *const bad[] = {"", "-0.1", "30 % of all", "1/0", "1/-2", "/", "1/", "1//2", "a/b", "%", "-5 %", "0,3"};
    double share;
    for (size_t i = 0; i < UNIT_COUNT(bad); i++)
        ck_assert_msg(!chain_share_read(bad[i], &share), "\"%s\"", bad[i]);
    ck_assert_int_eq(chain_share_base("27/90"), 90);
    ck_assert_int_eq(chain_share_base("0.3"), 0);
    ck_assert_int_eq(chain_share_base("27/x"), 0);
}
END_TEST

START_TEST(dates)
{
    ck_assert_int_eq(chain_date_read("2023-01-31"), 20230131);
    ck_assert_int_eq(chain_date_read("2024-02-29"), 20240229);
    ck_assert_int_eq(chain_date_read("2000-02-29"), 20000229);
    ck_assert_int_eq(chain_date_read("0001-01-01"), 10101);
    ck_assert_int_eq(chain_date_read("9999-12-31"), 99991231);
    const char *const bad[] = {"", "2023-02-29", "1900-02-29", "2100-02-29", "2023-13-01", "2023-00-10", "2023-04-31",
                               "2023-01-00", "2023-01-32", "2023-1-1", "23-01-01", "2023/01/01", "2023-01-01 ", " 2023-01-01",
                               "2023-01-01T00:00", "0000-01-01", "31.1.2023", "abcd-ef-gh", "-023-01-01", "2023-01"};
    for (size_t i = 0; i < UNIT_COUNT(bad); i++)
        ck_assert_msg(chain_date_read(bad[i]) == 0, "\"%s\"", bad[i]);
}
END_TEST

/* Counted day by day, so that leap years and centuries are seen to be right. */
START_TEST(days_follow_each_other)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t days = 0;
    ck_assert_int_eq(chain_date_days(19700101), 0);
    for (int year = 1970; year < 2405; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0);
            for (int day = 1; day <= lengths[month - 1] + leap; day++)
                ck_assert_int_eq(chain_date_days(year * 10000 + month * 100 + day), days++);
        }
    ck_assert_int_eq(chain_date_days(19691231), -1);
    ck_assert_int_eq(chain_date_days(16000229) + 1, chain_date_days(16000301));
}
END_TEST

static void is_duration(const char *text, int32_t months, int32_t workdays, int64_t minutes)
{
    int32_t m = 0, w = 0;
    int64_t n = 0;
    ck_assert_msg(chain_duration_read(text, &m, &w, &n) == CHAIN_DURATION_OK, "\"%s\" is a duration", text);
    ck_assert_msg(m == months && w == workdays && n == minutes, "\"%s\" gave %d %d %lld", text, m, w, (long long)n);
}

START_TEST(durations)
{
    is_duration("P3D", 0, 0, 3 * 1440);
    is_duration("PT20M", 0, 0, 20);
    is_duration("P6M", 6, 0, 0);
    is_duration("P1Y", 12, 0, 0);
    is_duration("P1Y6M", 18, 0, 0);
    is_duration("P2W", 0, 0, 14 * 1440);
    is_duration("P7WD", 0, 7, 0);
    is_duration("P1M7WD2DT3H4M", 1, 7, 2 * 1440 + 184);
    is_duration("PT0M", 0, 0, 0);
    is_duration("P0D", 0, 0, 0);
    is_duration("P999999D", 0, 0, 999999 * (int64_t)1440);
    is_duration("P999999Y", 999999 * 12, 0, 0);
}
END_TEST

START_TEST(what_is_no_duration)
{
    int32_t m = 0, w = 0;
    int64_t n = 0;
    const char *const bad[] = {"", "P", "PT", "P3", "3D", "P3DT", "P1.5D", "PT5S", "P3D ", " P3D", "p3d", "P3d", "PD", "P3H",
                               "PT3D", "P3D3D", "P3D2M", "PT20M3H", "P7W7WD", "P1DTT1H", "three days", "P1000000D", "P+3D",
                               "PT-", "P99999999999999999999D", "P7 WD"};
    for (size_t i = 0; i < UNIT_COUNT(bad); i++)
        ck_assert_msg(chain_duration_read(bad[i], &m, &w, &n) != CHAIN_DURATION_OK, "\"%s\"", bad[i]);
    ck_assert_int_eq(chain_duration_read("-P3D", &m, &w, &n), CHAIN_DURATION_NEGATIVE);
    ck_assert_int_eq(chain_duration_read("P-3D", &m, &w, &n), CHAIN_DURATION_NEGATIVE);
    ck_assert_int_eq(chain_duration_read("PT-5M", &m, &w, &n), CHAIN_DURATION_NEGATIVE);
    ck_assert_int_eq(chain_duration_read("P3X", &m, &w, &n), CHAIN_DURATION_BAD);
}
END_TEST

START_TEST(durations_from_outside)
{
    chain_duration duration;
    ck_assert(chain_duration_parse("P1MT30M", &duration));
    ck_assert(duration.months == 1 && duration.workdays == 0 && duration.minutes == 30);
    ck_assert(chain_duration_parse("P7WD", NULL));
    ck_assert(!chain_duration_parse("soon", &duration));
    ck_assert(!chain_duration_parse(NULL, &duration));
    ck_assert(!chain_duration_parse("-P1D", &duration));
    ck_assert(chain_duration_parse("P5WD", &duration));
    ck_assert_double_eq_tol(chain_duration_minutes(duration), 7 * 1440, 1e-6);
    ck_assert_int_eq(chain_date_parse("2024-02-29"), 20240229);
    ck_assert_int_eq(chain_date_parse(NULL), 0);
}
END_TEST

UNIT_MAIN("value", numbers, counts, shares, dates, days_follow_each_other, durations, what_is_no_duration,
          durations_from_outside)
