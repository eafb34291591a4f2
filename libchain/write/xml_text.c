#include "write/xml_text.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Control characters and the two that are none are left out of XML 1.0. */
static bool is_forbidden(const char *character, size_t bytes)
{
    unsigned char c = (unsigned char)character[0];
    if (bytes == 1)
        return c < 0x20 && !is_blank(character[0]);
    return bytes == 3 && (memcmp(character, "\xEF\xBF\xBE", 3) == 0 || memcmp(character, "\xEF\xBF\xBF", 3) == 0);
}

static const char *escape_of(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    default: return NULL;
    }
}

/* One character; returns the bytes it took. */
static size_t put_character(struct chain_buffer *buffer, const char *at, const char *escaped)
{
    size_t bytes = chain_utf8_bytes(at);
    if (bytes == 0 || is_forbidden(at, bytes))
        chain_buffer_text(buffer, CHAIN_REPLACEMENT);
    else if (bytes == 1 && strchr(escaped, at[0]))
        chain_buffer_text(buffer, escape_of(at[0]));
    else
        chain_buffer_put(buffer, at, bytes);
    return bytes ? bytes : 1;
}

void chain_xml_put_words(struct chain_buffer *buffer, const char *words)
{
    bool begun = false;
    for (const char *at = words; *at;) {
        if (is_blank(*at)) {
            at++;
            continue;
        }
        if (begun && is_blank(at[-1]))
            chain_buffer_text(buffer, " ");
        begun = true;
        at += put_character(buffer, at, "&<>");
    }
}

void chain_xml_put_text(struct chain_buffer *buffer, const char *text)
{
    for (const char *at = text; *at;)
        at += put_character(buffer, at, "&<>\r");
}

void chain_xml_put_value(struct chain_buffer *buffer, const char *value)
{
    for (const char *at = value; *at;)
        at += put_character(buffer, at, "&<\"\t\n\r");
}
