#include "read/scan_text.h"

#include <stdint.h>
#include <string.h>

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* May the character stand in XML? U+FFFE, U+FFFF, surrogates and most control characters may not. */
static bool is_character(uint32_t c)
{
    return c >= 0x20 ? c < 0xD800 || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF) : c == '\t' || c == '\n' || c == '\r';
}

/* The bytes of the character at the front, 0 when it is none or may not stand in XML. */
static size_t character(const unsigned char *at, size_t left)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = at[0] < 0x80 ? 1 : at[0] < 0xC2 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : at[0] < 0xF5 ? 4 : 0;
    if (length == 0 || length > left)
        return 0;
    uint32_t c = length == 1 ? at[0] : at[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (!is_tail(at[i]))
            return 0;
        c = c << 6 | (at[i] & 0x3Fu);
    }
    return c >= least[length] && is_character(c) ? length : 0;
}

/* Eight bytes of ASCII without a control character but for line ends. No byte carries over into the next. */
static bool is_easy(const unsigned char *at)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, at, sizeof word);
    if (word & highs)
        return false;
    uint64_t not_control = word + ones * 0x60, not_line_end = (word ^ ones * '\n') + ones * 0x7F;
    return ((not_control ^ not_line_end) & highs & ~not_control) == 0;
}

bool chain_scan_is_text(const char *bytes, size_t length)
{
    const unsigned char *at = (const unsigned char *)bytes, *end = at + length;
    while (at < end) {
        if (end - at >= 8 && is_easy(at)) {
            at += 8;
            continue;
        }
        size_t n = character(at, (size_t)(end - at));
        if (n == 0)
            return false;
        at += n;
    }
    return true;
}

static void add_character(struct chain_read_text *text, uint32_t c)
{
    char bytes[4];
    size_t n = 0;
    if (c < 0x80) {
        bytes[n++] = (char)c;
    } else if (c < 0x800) {
        bytes[n++] = (char)(0xC0 | c >> 6);
    } else if (c < 0x10000) {
        bytes[n++] = (char)(0xE0 | c >> 12);
        bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
    } else {
        bytes[n++] = (char)(0xF0 | c >> 18);
        bytes[n++] = (char)(0x80 | (c >> 12 & 0x3F));
        bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
    }
    if (c >= 0x80)
        bytes[n++] = (char)(0x80 | (c & 0x3F));
    chain_read_text_add(text, bytes, n);
}

static bool numbered(struct chain_read_text *text, const char *digits, size_t length, uint32_t base)
{
    uint32_t c = 0;
    if (length == 0 || length > 7)
        return false;
    for (size_t i = 0; i < length; i++) {
        const char *all = "0123456789abcdef", lower = digits[i] >= 'A' && digits[i] <= 'F' ? (char)(digits[i] + 32) : digits[i];
        const char *digit = memchr(all, lower, base);
        if (!digit)
            return false;
        c = c * base + (uint32_t)(digit - all);
    }
    if (!is_character(c))
        return false;
    add_character(text, c);
    return true;
}

/* What stands between & and ; */
static bool reference(struct chain_read_text *text, const char *name, size_t length)
{
    static const struct {
        const char *name, *character;
    } known[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
    if (length > 1 && name[0] == '#')
        return name[1] == 'x' ? numbered(text, name + 2, length - 2, 16) : numbered(text, name + 1, length - 1, 10);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strlen(known[i].name) == length && memcmp(known[i].name, name, length) == 0) {
            chain_read_text_add(text, known[i].character, 1);
            return true;
        }
    return false;
}

static bool is_plain(char c, enum chain_scan_words what)
{
    return c != '&' && c != '\r' && (what == CHAIN_SCAN_CONTENT || (c != '\t' && c != '\n'));
}

bool chain_scan_decode(struct chain_read_text *text, const char *bytes, size_t length, enum chain_scan_words what)
{
    const char *at = bytes, *end = bytes + length;
    while (at < end) {
        const char *from = at;
        while (at < end && is_plain(*at, what))
            at++;
        chain_read_text_add(text, from, (size_t)(at - from));
        if (at == end)
            break;
        if (*at == '&') {
            const char *close = memchr(at, ';', (size_t)(end - at));
            if (!close || !reference(text, at + 1, (size_t)(close - at - 1)))
                return false;
            at = close + 1;
        } else {
            at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
            chain_read_text_add(text, what == CHAIN_SCAN_VALUE ? " " : "\n", 1);
        }
    }
    return true;
}
