/* Bytes that grow, for writers that must measure before they write. */
#ifndef CHAIN_WRITE_BUFFER_H
#define CHAIN_WRITE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct chain_buffer {
    char *bytes; /* ends with NUL once anything was put in */
    size_t length, room;
    bool failed; /* sticky: memory ran out */
};

void chain_buffer_clear(struct chain_buffer *buffer);
void chain_buffer_put(struct chain_buffer *buffer, const void *bytes, size_t length);
void chain_buffer_text(struct chain_buffer *buffer, const char *text);

/*
 * The bytes of the character at the start of a text that ends with NUL: 1 to 4, or 0 when they are no UTF-8. What a program gives
 * to the builder may be anything, and no output may break on it.
 */
size_t chain_utf8_bytes(const char *text);
/* Characters in a text; a byte that is no UTF-8 counts as one. */
size_t chain_utf8_width(const char *text, size_t length);

/* Text for people is not wider than this. */
#define CHAIN_TEXT_WIDTH 100u

void chain_put_blanks(struct chain_buffer *buffer, size_t count);
/* Words from a column on, going on below column `from` before the width is passed, and a line end. A word that is longer stays whole. */
void chain_put_wrapped(struct chain_buffer *buffer, const char *words, size_t from, size_t column);

#define CHAIN_REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

#endif
