#include "read/position.h"

#include <string.h>

void chain_position_init(struct chain_position *position, const char *bytes, size_t length)
{
    *position = (struct chain_position){bytes, length, 0, 1, 1, length > 0 && memchr(bytes, '\r', length) != NULL};
    /* A byte order mark is no column. */
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        position->at = 3;
}

static uint64_t word_at(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, 8);
    return word;
}

/* Bytes of the form 10xxxxxx, which go on with a character, among eight. */
static uint32_t count_further(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u;
    return (uint32_t)(((word >> 7 & ~word >> 6 & ones) * ones) >> 56);
}

/* Bytes that begin a character. Tags are nearly all ASCII, where each does. */
static uint32_t count_characters(const char *bytes, size_t length)
{
    const uint64_t high = 0x8080808080808080u;
    const char *at = bytes, *end = bytes + length;
    uint32_t further = 0;
    for (; end - at >= 32; at += 32) {
        uint64_t a = word_at(at), b = word_at(at + 8), c = word_at(at + 16), d = word_at(at + 24);
        if ((a | b | c | d) & high)
            further += count_further(a) + count_further(b) + count_further(c) + count_further(d);
    }
    for (; end - at >= 8; at += 8)
        further += count_further(word_at(at));
    for (; at < end; at++)
        further += ((unsigned char)*at & 0xC0) == 0x80;
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
