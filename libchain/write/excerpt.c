/*
 * The line that a finding speaks of:
 *
 *    24 |     <handoff from="alku" to="arvoi" kind="contact"/>
 *       |                              ^~~~~
 */
#include <stdio.h>
#include <string.h>

#include "base/width.h"
#include "write/writers.h"

#define WIDTH 110u  /* cells of the line that are shown at most */
#define LEAST 20u   /* and at least, however narrow the terminal is */
#define AROUND 12u  /* cells beside it: the number and two marks that it is cut */
#define TAB 4u
#define REACH 4096u /* bytes that are looked at on each side of the place, however long the line and whatever it is made of */
#define DIM "\033[2m"
#define PLAIN "\033[0m"

struct line {
    const char *text;
    size_t from, to;   /* the line's bytes, without its end */
    size_t mark, past; /* what is meant */
    size_t width;      /* cells that are shown */
};

/* The bytes of the character at a byte of the line, and its cells. What cannot be shown is one cell. */
static size_t character(const struct line *line, size_t at, unsigned *cells)
{
    const unsigned char *c = (const unsigned char *)line->text + at;
    size_t bytes = chain_utf8_bytes(line->text + at);
    static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = bytes ? c[0] & masks[bytes] : 0;
    for (size_t i = 1; i < bytes; i++)
        code = code << 6 | (c[i] & 0x3Fu);
    *cells = bytes && *c == '\t' ? TAB : (unsigned)chain_character_width(code);
    return bytes ? bytes : 1;
}

static size_t step_back(const struct line *line, size_t at)
{
    size_t back = at - 1;
    while (back > line->from && at - back < 4 && ((unsigned char)line->text[back] & 0xC0) == 0x80)
        back--;
    return chain_utf8_bytes(line->text + back) == at - back ? back : at - 1;
}

/* The cells from a byte to another; more than are shown when it no longer matters how many. */
static size_t cells_between(const struct line *line, size_t from, size_t to)
{
    size_t cells = 0;
    unsigned wide;
    if (to > from + REACH)
        return line->width + 1;
    for (size_t at = from; at < to && cells <= line->width; cells += wide)
        at += character(line, at, &wide);
    return cells;
}

/* Cells before what is meant, where the line is cut: fewer when it would not be seen to its end. */
static size_t cells_before(const struct line *line)
{
    size_t before = line->width * 4 / 11, length = line->past > line->mark ? cells_between(line, line->mark, line->past) : 1;
    return length + before <= line->width || length > line->width ? before : line->width - length;
}

/* Where to begin so that the place is seen: at the line's first byte if it can be. */
static size_t first_shown(const struct line *line)
{
    size_t at = line->mark, cells = 0, before = cells_before(line);
    unsigned wide;
    if (cells_between(line, line->from, line->to) <= line->width || cells_between(line, line->from, line->mark) <= line->width / 2)
        return line->from;
    while (at > line->from && cells < before && line->mark - at < REACH / 2) {
        at = step_back(line, at);
        character(line, at, &wide);
        cells += wide;
    }
    return at;
}

static void put_gutter(struct chain_buffer *buffer, uint32_t number, const struct chain_findings_style *style)
{
    char text[24];
    snprintf(text, sizeof text, number ? "%6u | " : "       | ", number);
    chain_buffer_text(buffer, style->colour ? DIM : "");
    chain_buffer_text(buffer, text);
    chain_buffer_text(buffer, style->colour ? PLAIN : "");
}

/* Shows the line from a byte on; returns the byte behind what is shown. */
static size_t put_line(struct chain_buffer *buffer, const struct line *line, size_t from)
{
    size_t at = from, cells = 0, next;
    unsigned wide;
    for (; at < line->to; at = next, cells += wide) {
        char one[5] = {0};
        next = at + character(line, at, &wide);
        if (cells + wide > line->width)
            break;
        memcpy(one, line->text + at, next - at);
        if (one[0] == '\t')
            chain_put_blanks(buffer, TAB);
        else if (one[0] == '\0')
            chain_buffer_text(buffer, CHAIN_REPLACEMENT);
        else
            chain_put_printable(buffer, one);
    }
    return at;
}

static void put_mark(struct chain_buffer *buffer, const struct line *line, size_t from, size_t to, const char *colour)
{
    size_t past = line->past < to ? line->past : to;
    size_t length = past > line->mark ? cells_between(line, line->mark, past) : 1;
    chain_put_blanks(buffer, cells_between(line, from, line->mark));
    chain_buffer_text(buffer, colour);
    chain_buffer_text(buffer, "^");
    for (size_t i = 1; i < length; i++)
        chain_buffer_text(buffer, "~");
    chain_buffer_text(buffer, colour[0] ? PLAIN : "");
    chain_buffer_text(buffer, "\n");
}

static bool find_line(const chain_input *input, const chain_place *place, struct line *line)
{
    size_t length;
    line->text = chain_input_text(input, &length);
    if (!line->text || !place->line || !place->column)
        return false;
    line->from = chain_input_offset(input, place->line, 1);
    line->mark = chain_input_offset(input, place->line, place->column);
    line->to = line->mark;
    while (line->to < length && line->to - line->mark < REACH && !strchr("\r\n", line->text[line->to]))
        line->to++;
    if (line->to == line->from)
        return false;
    line->past = place->end_line == place->line ? chain_input_offset(input, place->end_line, place->end_column) : line->to;
    return true;
}

static size_t width_of(size_t columns)
{
    if (columns == 0 || columns >= WIDTH + AROUND)
        return WIDTH;
    return columns < LEAST + AROUND ? LEAST : columns - AROUND;
}

void chain_put_excerpt(struct chain_buffer *buffer, const chain_place *place, const char *colour,
                       const struct chain_findings_style *style)
{
    struct line line = {.width = width_of(style->columns)};
    const chain_input *input = style->input && place->file ? style->input(place->file, style->context) : NULL;
    if (!input || !find_line(input, place, &line))
        return;
    size_t from = first_shown(&line);
    put_gutter(buffer, place->line, style);
    chain_buffer_text(buffer, from > line.from ? "…" : "");
    size_t to = put_line(buffer, &line, from);
    chain_buffer_text(buffer, to < line.to ? "…\n" : "\n");
    put_gutter(buffer, 0, style);
    chain_put_blanks(buffer, from > line.from ? 1 : 0);
    put_mark(buffer, &line, from, to, style->colour ? colour : "");
}
