#include "base/value.h"

#include <stddef.h>
#include <string.h>
#include <time.h>

#define LARGEST 1000000000

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits into *value; returns how many there were, stopping before the value grows too large. */
static size_t read_digits(const char *text, int64_t *value)
{
    size_t n = 0;
    for (*value = 0; is_digit(text[n]) && *value < LARGEST; n++)
        *value = *value * 10 + (text[n] - '0');
    return n;
}

bool chain_count_read(const char *text, int64_t *count)
{
    size_t n = read_digits(text, count);
    return n > 0 && text[n] == '\0' && *count <= LARGEST;
}

/* A number at the start of text; returns how many bytes it took, 0 = none. */
static size_t read_decimal(const char *text, double *number)
{
    size_t at = text[0] == '-' ? 1 : 0;
    size_t digits = 0;
    double value = 0, unit = 1;
    for (; is_digit(text[at]) && digits < 15; at++, digits++)
        value = value * 10 + (text[at] - '0');
    if (digits == 0)
        return 0;
    if (text[at] == '.' && is_digit(text[at + 1])) {
        for (at++; is_digit(text[at]) && digits < 15; at++, digits++) {
            value = value * 10 + (text[at] - '0');
            unit *= 10;
        }
    }
    value /= unit;
    *number = text[0] == '-' ? -value : value;
    return at;
}

bool chain_number_read(const char *text, double *number)
{
    size_t n = read_decimal(text, number);
    return n > 0 && text[n] == '\0';
}

bool chain_share_read(const char *text, double *share)
{
    double part, whole;
    size_t n = read_decimal(text, &part);
    if (n == 0 || part < 0 || part > LARGEST)
        return false;
    const char *rest = text + n;
    while (*rest == ' ')
        rest++;
    if (*rest == '\0') {
        *share = part;
        return true;
    }
    if (rest[0] == '%' && rest[1] == '\0') {
        *share = part / 100;
        return true;
    }
    if (*rest != '/' || !chain_number_read(rest + 1, &whole) || whole < 1)
        return false;
    *share = part / whole;
    return true;
}

int64_t chain_share_base(const char *text)
{
    const char *slash = strchr(text, '/');
    int64_t base;
    return slash && chain_count_read(slash + 1, &base) ? base : 0;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

int32_t chain_date_read(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof shape; i++)
        if (shape[i] == 'd' ? !is_digit(text[i]) : text[i] != shape[i])
            return 0;
    int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    int month = (text[5] - '0') * 10 + (text[6] - '0');
    int day = (text[8] - '0') * 10 + (text[9] - '0');
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
        return 0;
    return year * 10000 + month * 100 + day;
}

/* Counting from March, so that the leap day is the last of its year. */
int32_t chain_date_today(void)
{
    time_t now = time(NULL);
    struct tm day;
    if (!gmtime_r(&now, &day))
        return 0;
    return (day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday;
}

int64_t chain_date_days(int32_t date)
{
    int64_t year = date / 10000, month = date / 100 % 100, day = date % 100;
    if (month <= 2) {
        year--;
        month += 12;
    }
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + day - 1 - 719468;
}

struct part {
    const char *name;
    bool after_t;
    int32_t months, workdays;
    int64_t minutes;
};

/* In the order in which they may come. */
static const struct part parts[] = {
    {"Y", false, 12, 0, 0},   {"M", false, 1, 0, 0},     {"WD", false, 0, 1, 0}, {"W", false, 0, 0, 7 * 24 * 60},
    {"D", false, 0, 0, 1440}, {"H", true, 0, 0, 60},     {"M", true, 0, 0, 1},
};

/* The unit at the start of text that may come at or after *next in the given half; NULL = none. */
static const struct part *part_at(const char *text, bool after_t, size_t *next)
{
    for (size_t i = *next; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].after_t != after_t || strncmp(text, parts[i].name, strlen(parts[i].name)) != 0)
            continue;
        *next = i + 1;
        return &parts[i];
    }
    return NULL;
}

enum chain_duration_result chain_duration_read(const char *text, int32_t *months, int32_t *workdays, int64_t *minutes)
{
    if (text[0] == '-')
        return CHAIN_DURATION_NEGATIVE;
    if (text[0] != 'P' || text[1] == '\0')
        return CHAIN_DURATION_BAD;
    bool after_t = false;
    size_t next = 0;
    for (const char *at = text + 1; *at;) {
        int64_t value;
        if (*at == '-')
            return CHAIN_DURATION_NEGATIVE;
        if (*at == 'T' && !after_t && at[1]) {
            after_t = true;
            at++;
            continue;
        }
        size_t n = read_digits(at, &value);
        const struct part *part = n > 0 && n <= 6 ? part_at(at + n, after_t, &next) : NULL;
        if (!part)
            return CHAIN_DURATION_BAD;
        *months += (int32_t)value * part->months;
        *workdays += (int32_t)value * part->workdays;
        *minutes += value * part->minutes;
        at += n + strlen(part->name);
    }
    return CHAIN_DURATION_OK;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool chain_language_tag_read(const char *bytes, size_t length)
{
    size_t part = 0;
    bool first = true;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '-') {
            if (part < (first ? 2u : 1u))
                return false;
            first = false;
            part = 0;
        } else if (++part > 8 || !(is_letter(bytes[i]) || (!first && is_digit(bytes[i])))) {
            return false;
        }
    }
    return part >= (first ? 2u : 1u);
}
