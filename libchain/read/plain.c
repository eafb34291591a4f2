#include "read/plain.h"

#include <stdio.h>
#include <string.h>

/* Units in the order of the format; the words are beginnings, a dot ends one that must stand alone. */
enum unit { YEARS, MONTHS, WORKDAYS, WEEKS, DAYS, HOURS, MINUTES, UNITS };

static const struct {
    const char *word;
    enum unit unit;
} words[] = {
    {"min", MINUTES},    {"tunti", HOURS},     {"tunnin", HOURS}, {"tim", HOURS},    {"hour", HOURS},
    {"arki", WORKDAYS},  {"työp", WORKDAYS},   {"vard", WORKDAYS}, {"arbetsd", WORKDAYS}, {"work", WORKDAYS},
    {"päiv", DAYS},      {"vuorok", DAYS},     {"vrk", DAYS},     {"dag", DAYS},     {"dygn", DAYS},    {"day", DAYS},
    {"viik", WEEKS},     {"veck", WEEKS},      {"week", WEEKS},   {"kuuk", MONTHS},  {"mån", MONTHS},   {"month", MONTHS},
    {"vuos", YEARS},     {"vuot", YEARS},      {"vuod", YEARS},   {"year", YEARS},   {"år", YEARS},
    {"pv.", DAYS},       {"d.", DAYS},         {"vk.", WEEKS},    {"w.", WEEKS},     {"kk.", MONTHS},   {"v.", YEARS},
    {"a.", YEARS},       {"t.", HOURS},        {"h.", HOURS},
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_blanks(const char *text)
{
    while (is_blank(*text) || strncmp(text, "\xC2\xA0", 2) == 0)
        text += is_blank(*text) ? 1 : 2;
    return text;
}

/* Where a run of letters ends. */
static const char *skip_letters(const char *text)
{
    while (*text && !is_blank(*text) && !is_digit(*text) && strncmp(text, "\xC2\xA0", 2) != 0)
        text++;
    return text;
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool begins(const char *text, size_t length, const char *word)
{
    size_t n = strlen(word);
    bool alone = word[n - 1] == '.';
    n -= alone;
    if (length > 0 && text[length - 1] == '.') /* as in "3 vk." */
        length--;
    if (alone ? length != n : length < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (small(text[i]) != word[i])
            return false;
    return true;
}

static enum unit unit_of(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (begins(text, length, words[i].word))
            return words[i].unit;
    return UNITS;
}

/* The digits and the word behind them; in English the word may be two: "working days". NULL = no such part. */
static const char *read_part(const char *at, long *amount, enum unit *unit)
{
    int digits = 0;
    *amount = 0;
    for (; is_digit(*at); at++, digits++)
        *amount = digits < 9 ? *amount * 10 + (*at - '0') : *amount;
    at = skip_blanks(at);
    const char *end = skip_letters(at);
    *unit = unit_of(at, (size_t)(end - at));
    at = skip_blanks(end);
    if (*unit == WORKDAYS && *at && !is_digit(*at)) {
        end = skip_letters(at);
        if (unit_of(at, (size_t)(end - at)) != DAYS)
            return NULL;
        at = skip_blanks(end);
    }
    return digits > 0 && digits < 10 && *unit != UNITS ? at : NULL;
}

bool chain_plain_duration(const char *text, char buffer[CHAIN_PLAIN_ROOM])
{
    static const char *const marks[UNITS] = {"Y", "M", "WD", "W", "D", "H", "M"};
    long amount;
    enum unit unit, last = UNITS;
    size_t length = 1;
    buffer[0] = 'P';
    text = skip_blanks(text);
    if (!*text)
        return false;
    while (*text) {
        text = read_part(text, &amount, &unit);
        if (!text || (last != UNITS && unit <= last))
            return false;
        bool time = unit >= HOURS && (last == UNITS || last < HOURS);
        length += (size_t)snprintf(buffer + length, CHAIN_PLAIN_ROOM - length, "%s%ld%s", time ? "T" : "", amount, marks[unit]);
        last = unit;
    }
    return true;
}

bool chain_plain_date(const char *text, char buffer[CHAIN_PLAIN_ROOM])
{
    int parts[3] = {0, 0, 0}, part = 0, digits = 0;
    text = skip_blanks(text);
    for (; *text && !is_blank(*text); text++) {
        if (is_digit(*text) && digits < 4) {
            parts[part] = parts[part] * 10 + (*text - '0');
            digits++;
        } else if (*text == '.' && part < 2 && digits > 0 && digits < 3) {
            part++;
            digits = 0;
        } else {
            return false;
        }
    }
    if (*skip_blanks(text) || part != 2 || digits != 4)
        return false;
    snprintf(buffer, CHAIN_PLAIN_ROOM, "%04d-%02d-%02d", parts[2], parts[1], parts[0]);
    return true;
}

bool chain_plain_number(const char *text, char buffer[CHAIN_PLAIN_ROOM])
{
    const char *comma = strchr(text, ',');
    size_t length = strlen(text);
    if (!comma || length >= CHAIN_PLAIN_ROOM || strchr(comma + 1, ',') || strchr(text, '.'))
        return false;
    memcpy(buffer, text, length + 1);
    buffer[comma - text] = '.';
    return true;
}
