#include "read/position.h"

#include <string.h>

void chain_position_init(struct chain_position *position, const char *bytes, size_t length)
{
    *position = (struct chain_position){bytes, length, 0, 1, 1};
    /* A byte order mark is no column. */
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        position->at = 3;
}

void chain_position_move(struct chain_position *position, size_t to)
{
    const unsigned char *bytes = (const unsigned char *)position->bytes;
    size_t at = position->at;
    uint32_t line = position->line, column = position->column;
    for (; at < to; at++) {
        unsigned char c = bytes[at];
        if (c == '\n' || (c == '\r' && (at + 1 == position->length || bytes[at + 1] != '\n'))) {
            line++;
            column = 1;
        } else if ((c & 0xC0) != 0x80 && c != '\r') {
            column++;
        }
    }
    position->at = at;
    position->line = line;
    position->column = column;
}
