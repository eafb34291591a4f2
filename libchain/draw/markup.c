#include "draw/markup.h"

#include <stdio.h>
#include <string.h>

#include "draw/measure.h"

size_t chain_utf8_put(char *letter, uint32_t c)
{
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n; i-- > 1; c >>= 6)
        letter[i] = (char)(0x80 | (c & 0x3F));
    letter[0] = (char)(lead[n] | c);
    letter[n] = '\0';
    return n;
}

static bool is_printable(uint32_t c)
{
    return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0xFFFE && c != 0xFFFF && !(c >= 0x202A && c <= 0x202E);
}

void chain_plain_add(struct chain_ink *ink, const char *bytes, size_t length)
{
    for (size_t i = 0, taken; i < length; i += taken) {
        uint32_t c = chain_utf8_next(bytes + i, length - i, &taken);
        if (c == 0xFFFD && taken == 1)
            chain_ink_add(ink, "?");
        else if (c == '\n' || c == '\t' || c == '\r')
            chain_ink_add(ink, " ");
        else if (is_printable(c))
            chain_ink_bytes(ink, bytes + i, taken);
        else
            chain_ink_add(ink, "?");
    }
}

void chain_markup_add(struct chain_ink *ink, const char *bytes, size_t length)
{
    for (size_t i = 0, taken; i < length; i += taken) {
        (void)chain_utf8_next(bytes + i, length - i, &taken);
        switch (bytes[i]) {
        case '&': chain_ink_add(ink, "&amp;"); break;
        case '<': chain_ink_add(ink, "&lt;"); break;
        case '>': chain_ink_add(ink, "&gt;"); break;
        case '"': chain_ink_add(ink, "&quot;"); break;
        default: chain_plain_add(ink, bytes + i, taken);
        }
    }
}

void chain_json_string(struct chain_ink *ink, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    chain_ink_add(ink, "\"");
    for (size_t i = 0, taken; i < length; i += taken) {
        (void)chain_utf8_next(text + i, length - i, &taken);
        if (text[i] == '"' || text[i] == '\\')
            chain_ink_add(ink, "\\");
        chain_plain_add(ink, text + i, taken);
    }
    chain_ink_add(ink, "\"");
}

void chain_markup_id(struct chain_ink *ink, const char *text)
{
    for (const char *c = text; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || strchr("-_.", *c);
        if (plain) {
            chain_ink_bytes(ink, c, 1);
        } else if (*c == '>') {
            chain_ink_add(ink, "--");
        } else {
            char hex[8];
            chain_ink_bytes(ink, hex, (size_t)snprintf(hex, sizeof hex, "_%02x", (unsigned char)*c));
        }
    }
}
