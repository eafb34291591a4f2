/* Line and column of a byte, asked for in rising order: one pass over the text in all. */
#ifndef CHAIN_READ_POSITION_H
#define CHAIN_READ_POSITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct chain_position {
    const char *bytes;
    size_t length;
    size_t at;             /* the byte that line and column speak of */
    uint32_t line, column; /* from 1; columns in code points */
    bool returns;          /* there are carriage returns in the text, which may be line ends of their own */
};

void chain_position_init(struct chain_position *position, const char *bytes, size_t length);
/* Moves on to a byte; one that lies behind is ignored. */
void chain_position_move(struct chain_position *position, size_t to);

#endif
