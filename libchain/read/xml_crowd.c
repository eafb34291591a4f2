/* Tags with more attributes than anybody writes. libxml2 2.9 compares each attribute with each other: 300 000 take it minutes. */
#include <string.h>

#include "read/xml_events.h"

/* So many attributes fill more than two such windows, and no '<' may stand between them. */
#define WINDOW 2048u

/* Are there too many in the tag that opens at from? */
static bool is_crowded(const char *bytes, size_t length, size_t from)
{
    size_t count = 0;
    char quote = '\0';
    if (from + 1 >= length || strchr("!?/", bytes[from + 1]))
        return false;
    for (size_t at = from + 1; at < length && count <= CHAIN_XML_ATTRIBUTES; at++) {
        char c = bytes[at];
        if (c == '<' || (c == '>' && !quote))
            return false;
        if (quote && c == quote) {
            quote = '\0';
        } else if (!quote && (c == '"' || c == '\'')) {
            quote = c;
            count++;
        }
    }
    return count > CHAIN_XML_ATTRIBUTES;
}

size_t chain_xml_crowded_tag(const char *bytes, size_t length)
{
    size_t window = 0;
    while (length - window >= WINDOW) {
        const char *next = memchr(bytes + window, '<', WINDOW);
        if (next) {
            window += WINDOW;
            continue;
        }
        size_t from = window;
        while (from > 0 && bytes[from] != '<')
            from--;
        if (bytes[from] == '<' && is_crowded(bytes, length, from))
            return from;
        next = memchr(bytes + window, '<', length - window);
        if (!next)
            break;
        window = (size_t)(next - bytes);
    }
    return SIZE_MAX;
}
