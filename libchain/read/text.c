#include "read/text.h"

#include <stdlib.h>
#include <string.h>

void chain_read_text_clear(struct chain_read_text *text)
{
    free(text->bytes);
    *text = (struct chain_read_text){NULL, 0, 0, false};
}

void chain_read_text_add(struct chain_read_text *text, const char *bytes, size_t length)
{
    if (length == 0 || text->failed)
        return;
    if (text->length + length > text->room) {
        size_t room = (text->length + length) * 2 + 256;
        char *bigger = realloc(text->bytes, room);
        if (!bigger) {
            text->failed = true;
            return;
        }
        text->bytes = bigger;
        text->room = room;
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void escape(struct chain_read_text *text, char c)
{
    switch (c) {
    case '&': chain_read_text_add(text, "&amp;", 5); break;
    case '<': chain_read_text_add(text, "&lt;", 4); break;
    case '>': chain_read_text_add(text, "&gt;", 4); break;
    case '"': chain_read_text_add(text, "&quot;", 6); break;
    default: chain_read_text_add(text, &c, 1); break;
    }
}

void chain_read_text_escape(struct chain_read_text *text, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        escape(text, bytes[i]);
}

void chain_read_text_escape_words(struct chain_read_text *text, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool again = text->length == 0 || text->bytes[text->length - 1] == ' ';
        if (!is_blank(bytes[i]))
            escape(text, bytes[i]);
        else if (!again)
            escape(text, ' ');
    }
}

void chain_read_text_add_lines(struct chain_read_text *text, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != '\r')
            chain_read_text_add(text, bytes + i, 1);
        else if (i + 1 == length || bytes[i + 1] != '\n')
            chain_read_text_add(text, "\n", 1);
    }
}

bool chain_read_text_is_folded(const char *bytes, size_t length)
{
    bool space = true;
    for (size_t i = 0; i < length; i++) {
        if (is_blank(bytes[i]) && (space || bytes[i] != ' '))
            return false;
        space = bytes[i] == ' ';
    }
    return !space;
}

size_t chain_read_text_fold(char *bytes, size_t length)
{
    size_t to = 0;
    for (size_t i = 0; i < length; i++) {
        if (!is_blank(bytes[i]))
            bytes[to++] = bytes[i];
        else if (to > 0 && bytes[to - 1] != ' ')
            bytes[to++] = ' ';
    }
    return to > 0 && bytes[to - 1] == ' ' ? to - 1 : to;
}

void chain_read_text_part(struct chain_read_text *text, size_t from)
{
    if (text->length == from)
        return;
    if (is_blank(text->bytes[from]))
        text->length = from + chain_read_text_fold(text->bytes + from, text->length - from);
    if (text->length > from && !is_blank(text->bytes[text->length - 1]))
        chain_read_text_add(text, " ", 1);
}
