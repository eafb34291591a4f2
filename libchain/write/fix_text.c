#include "write/fix_text.h"

#include <string.h>

static const struct chain_span nothing = {0, 0};

static size_t past(const char *text, size_t length, size_t at, const char *end)
{
    size_t size = strlen(end);
    for (; at + size <= length; at++)
        if (memcmp(text + at, end, size) == 0)
            return at + size;
    return 0;
}

static bool begins(const char *text, size_t length, size_t at, const char *word)
{
    size_t size = strlen(word);
    return at + size <= length && memcmp(text + at, word, size) == 0;
}

/* A '>' may stand in a value. */
static size_t past_tag(const char *text, size_t length, size_t at)
{
    char quote = '\0';
    for (; at < length; at++) {
        if (quote ? text[at] == quote : text[at] == '"' || text[at] == '\'')
            quote = quote ? '\0' : text[at];
        else if (!quote && text[at] == '>')
            return at + 1;
    }
    return 0;
}

struct chain_span chain_span_of_mark(const char *text, size_t length, size_t at)
{
    size_t to = 0;
    if (at >= length || text[at] != '<')
        return nothing;
    if (begins(text, length, at, "<!--"))
        to = past(text, length, at + 4, "-->");
    else if (begins(text, length, at, "<![CDATA["))
        to = past(text, length, at + 9, "]]>");
    else if (begins(text, length, at, "<?"))
        to = past(text, length, at + 2, "?>");
    else
        to = past_tag(text, length, at);
    return (struct chain_span){to ? at : 0, to};
}

bool chain_is_start_tag(const char *text, size_t at)
{
    return text[at] == '<' && !strchr("/!?", text[at + 1]);
}

bool chain_is_empty_tag(const char *text, struct chain_span tag)
{
    return tag.to >= 2 && text[tag.to - 2] == '/';
}

struct chain_span chain_span_of_element(const char *text, size_t length, size_t at)
{
    size_t depth = 0;
    struct chain_span mark = chain_span_of_mark(text, length, at);
    if (!mark.to || !chain_is_start_tag(text, at))
        return nothing;
    for (size_t from = at; mark.to; mark = chain_span_of_mark(text, length, from)) {
        if (begins(text, length, mark.from, "</"))
            depth--;
        else if (chain_is_start_tag(text, mark.from) && !chain_is_empty_tag(text, mark))
            depth++;
        if (depth == 0)
            return (struct chain_span){at, mark.to};
        const char *next = memchr(text + mark.to, '<', length - mark.to);
        if (!next)
            break;
        from = (size_t)(next - text);
    }
    return nothing;
}

struct chain_span chain_tag_name(const char *text, struct chain_span tag)
{
    size_t to = tag.from + 1;
    while (to < tag.to && !strchr(" \t\r\n/>", text[to]))
        to++;
    return (struct chain_span){tag.from + 1, to};
}

struct chain_span chain_next_child(const char *text, struct chain_span element, size_t from)
{
    while (from < element.to) {
        const char *next = memchr(text + from, '<', element.to - from);
        size_t at = next ? (size_t)(next - text) : element.to;
        if (!next || begins(text, element.to, at, "</"))
            return nothing;
        if (chain_is_start_tag(text, at))
            return chain_span_of_element(text, element.to, at);
        struct chain_span mark = chain_span_of_mark(text, element.to, at);
        if (!mark.to)
            return nothing;
        from = mark.to;
    }
    return nothing;
}

struct chain_span chain_indent_before(const char *text, size_t at)
{
    size_t from = at;
    while (from > 0 && (text[from - 1] == ' ' || text[from - 1] == '\t'))
        from--;
    bool alone = from == 0 || text[from - 1] == '\n' || text[from - 1] == '\r';
    return (struct chain_span){alone ? from : at, at};
}

struct chain_span chain_with_lines(const char *text, size_t length, struct chain_span element)
{
    struct chain_span indent = chain_indent_before(text, element.from);
    size_t to = element.to;
    bool first = indent.from == 0 || text[indent.from - 1] == '\n' || text[indent.from - 1] == '\r';
    while (to < length && (text[to] == ' ' || text[to] == '\t'))
        to++;
    if (!first || (to < length && text[to] != '\n' && text[to] != '\r'))
        return element;
    if (begins(text, length, to, "\r\n"))
        to++;
    return (struct chain_span){indent.from, to < length ? to + 1 : to};
}
