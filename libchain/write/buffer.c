#include "write/buffer.h"

#include <stdlib.h>
#include <string.h>

void chain_buffer_clear(struct chain_buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct chain_buffer){NULL, 0, 0, false};
}

void chain_buffer_put(struct chain_buffer *buffer, const void *bytes, size_t length)
{
    size_t need = buffer->length + length + 1;
    if (buffer->failed)
        return;
    if (need > buffer->room) {
        size_t room = need > buffer->room * 2 ? need + 256 : buffer->room * 2;
        char *bigger = realloc(buffer->bytes, room);
        if (!bigger) {
            buffer->failed = true;
            return;
        }
        buffer->bytes = bigger;
        buffer->room = room;
    }
    if (length)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void chain_buffer_text(struct chain_buffer *buffer, const char *text)
{
    if (text)
        chain_buffer_put(buffer, text, strlen(text));
}

static bool is_tail(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

size_t chain_utf8_bytes(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    if (c[0] < 0x80)
        return 1;
    if (c[0] < 0xC2 || c[0] > 0xF4 || !is_tail(c[1]))
        return 0;
    if (c[0] < 0xE0)
        return 2;
    /* Overlong forms, surrogates and what lies above U+10FFFF. */
    if ((c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xED && c[1] > 0x9F) || (c[0] == 0xF0 && c[1] < 0x90) ||
        (c[0] == 0xF4 && c[1] > 0x8F) || !is_tail(c[2]))
        return 0;
    if (c[0] < 0xF0)
        return 3;
    return is_tail(c[3]) ? 4 : 0;
}

size_t chain_utf8_width(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t i = 0; i < length; width++) {
        size_t n = chain_utf8_bytes(text + i);
        i += n ? n : 1;
    }
    return width;
}

void chain_put_blanks(struct chain_buffer *buffer, size_t count)
{
    while (count--)
        chain_buffer_text(buffer, " ");
}

void chain_put_wrapped(struct chain_buffer *buffer, const char *words, size_t from, size_t column)
{
    for (bool first = true; *words; first = false) {
        size_t length = strcspn(words, " "), width = chain_utf8_width(words, length);
        if (!first && column + 1 + width > CHAIN_TEXT_WIDTH) {
            chain_buffer_text(buffer, "\n");
            chain_put_blanks(buffer, from);
            column = from;
        } else if (!first) {
            chain_buffer_text(buffer, " ");
            column++;
        }
        chain_buffer_put(buffer, words, length);
        column += width;
        words += length;
        words += strspn(words, " ");
    }
    chain_buffer_text(buffer, "\n");
}
