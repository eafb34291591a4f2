#include "write/bpmn_label.h"

#include <math.h>
#include <string.h>

#include "write/buffer.h"

#define LINE 1.2

/* Advance widths of a sans serif face of the Arial kind, in thousandths of its size, a little on the safe side. */
static double character_width(const char *at, size_t bytes)
{
    unsigned char c = (unsigned char)at[0];
    if (bytes != 1)
        return 0.61;
    if (strchr("ijl.,:;'|!", at[0]))
        return 0.28;
    if (strchr("ftIr()[]/- ", at[0]))
        return 0.34;
    if (strchr("mwMW", at[0]))
        return 0.89;
    return c >= 'A' && c <= 'Z' ? 0.72 : 0.57;
}

static double width_of(const char *from, const char *to, double size)
{
    double width = 0;
    while (from < to) {
        size_t bytes = chain_utf8_bytes(from);
        width += character_width(from, bytes) * size;
        from += bytes ? bytes : 1;
    }
    return width;
}

static const char *word_end(const char *at)
{
    while (*at && !strchr(" \t\r\n", *at))
        at++;
    return at;
}

static const char *word_start(const char *at)
{
    while (*at && strchr(" \t\r\n", *at))
        at++;
    return at;
}

struct chain_label chain_label_measure(const char *words, double width, double size)
{
    struct chain_label label = {0, 0};
    double line = 0, blank = character_width(" ", 1) * size;
    int lines = 0;
    for (const char *at = word_start(words); *at; at = word_start(at)) {
        const char *end = word_end(at);
        double word = width_of(at, end, size);
        if (lines == 0 || line + blank + word > width) {
            lines++;
            line = word;
        } else {
            line += blank + word;
        }
        label.width = fmax(label.width, line);
        at = end;
    }
    label.width = ceil(label.width);
    label.height = ceil(lines * size * LINE);
    return label;
}

double chain_label_longest_word(const char *words, double size)
{
    double longest = 0;
    for (const char *at = word_start(words); *at; at = word_start(at)) {
        const char *end = word_end(at);
        longest = fmax(longest, width_of(at, end, size));
        at = end;
    }
    return longest;
}
