#include "read/position.h"

#include <string.h>

void chain_position_init(struct chain_position *position, const char *bytes, size_t length)
{
    *position = (struct chain_position){bytes, length, 0, 1, 1, length > 0 && memchr(bytes, '\r', length) != NULL};
    /* A byte order mark is no column. */
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        position->at = 3;
}

/* Bytes that begin a character, eight at a time: all but those of the form 10xxxxxx. */
static uint32_t count_characters(const char *bytes, size_t length)
{
    const uint64_t ones = 0x0101010101010101u;
    size_t at = 0;
    uint32_t more = 0;
    for (; at + 8 <= length; at += 8) {
        uint64_t word;
        memcpy(&word, bytes + at, 8);
        more += (uint32_t)(((word >> 7 & ~word >> 6 & ones) * ones) >> 56);
    }
    for (; at < length; at++)
        more += ((unsigned char)bytes[at] & 0xC0) == 0x80;
    return (uint32_t)length - more;
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
