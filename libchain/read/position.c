#include "read/position.h"

#include <string.h>

#include "base/same.h"

void chain_position_init(struct chain_position *position, const char *bytes, size_t length)
{
    *position = (struct chain_position){bytes, length, 0, 1, 1, length > 0 && memchr(bytes, '\r', length) != NULL};
    /* A byte order mark is no column. */
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        position->at = 3;
}

/* Bytes of the form 10xxxxxx, which go on with a character, among eight. */
static uint32_t count_further(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u;
    return (uint32_t)(((word >> 7 & ~word >> 6 & ones) * ones) >> 56);
}

static uint64_t thirty_two(const char *bytes)
{
    return chain_eight_bytes(bytes) | chain_eight_bytes(bytes + 8) | chain_eight_bytes(bytes + 16) | chain_eight_bytes(bytes + 24);
}

/* Is there nothing but ASCII, as in nearly every tag? The last bytes are looked at twice where that is quicker. */
static bool is_ascii(const char *bytes, size_t length)
{
    const uint64_t high = 0x8080808080808080u;
    uint64_t seen = 0;
    size_t at = 0;
    for (; at + 32 <= length; at += 32)
        seen |= thirty_two(bytes + at);
    if (at && at < length)
        return ((seen | thirty_two(bytes + length - 32)) & high) == 0;
    for (; at + 8 <= length; at += 8)
        seen |= chain_eight_bytes(bytes + at);
    for (; at < length; at++)
        seen |= (unsigned char)bytes[at];
    return (seen & high) == 0;
}

/* Bytes that begin a character. */
static uint32_t count_characters(const char *bytes, size_t length)
{
    uint32_t further = 0;
    size_t at = 0;
    if (is_ascii(bytes, length))
        return (uint32_t)length;
    for (; at + 8 <= length; at += 8)
        further += count_further(chain_eight_bytes(bytes + at));
    for (; at < length; at++)
        further += ((unsigned char)bytes[at] & 0xC0) == 0x80;
    return (uint32_t)length - further;
}

static void move_by_lines(struct chain_position *position, size_t to)
{
    const char *end;
    while ((end = memchr(position->bytes + position->at, '\n', to - position->at))) {
        position->line++;
        position->column = 1;
        position->at = (size_t)(end - position->bytes) + 1;
    }
    position->column += count_characters(position->bytes + position->at, to - position->at);
    position->at = to;
}

static void move_by_bytes(struct chain_position *position, size_t to)
{
    const unsigned char *bytes = (const unsigned char *)position->bytes;
    for (size_t at = position->at; at < to; at++) {
        unsigned char c = bytes[at];
        if (c == '\n' || (c == '\r' && (at + 1 == position->length || bytes[at + 1] != '\n'))) {
            position->line++;
            position->column = 1;
        } else if ((c & 0xC0) != 0x80 && c != '\r') {
            position->column++;
        }
    }
    position->at = to;
}

void chain_position_move(struct chain_position *position, size_t to)
{
    if (to <= position->at)
        return;
    if (position->returns)
        move_by_bytes(position, to);
    else
        move_by_lines(position, to);
}
