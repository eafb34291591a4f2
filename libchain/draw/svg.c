/*
 * Graphviz's SVG, made fit for a web page: a title and description for those who cannot see it, titles of steps and lines in words,
 * plain ids, dashes that suit the width of their line, no comments, no doctype. Works line by line on what the 2.4x to 13.x
 * renderers write; a line it does not know goes through as it is.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/formats.h"
#include "draw/markup.h"

struct svg {
    struct chain_ink *out;
    const struct chain_picture *picture;
    bool skipping;      /* inside a comment or a doctype of several lines */
    const char *until;  /* what ends it */
    bool headed;        /* the <svg> tag was seen */
    bool in_anchor;     /* inside the <a> that carries a tooltip */
    bool linked;        /* it carries an address too */
    bool casing;        /* the group is only a line's casing */
    bool untitled;      /* the title of the group says nothing */
    const char *held;   /* a <title> that a tooltip may replace */
    size_t held_length;
};

static bool starts(const char *line, size_t length, const char *with)
{
    size_t n = strlen(with);
    return length >= n && memcmp(line, with, n) == 0;
}

static const char *find(const char *line, size_t length, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i + n <= length; i++)
        if (memcmp(line + i, what, n) == 0)
            return line + i;
    return NULL;
}

static double number_after(const char *line, size_t length, const char *key)
{
    const char *at = find(line, length, key);
    double number = 0, part = 1;
    if (!at)
        return 0;
    at += strlen(key);
    for (; at < line + length && *at >= '0' && *at <= '9'; at++)
        number = number * 10 + (*at - '0');
    if (at < line + length && *at == '.')
        for (at++; at < line + length && *at >= '0' && *at <= '9'; at++)
            number += (*at - '0') * (part /= 10);
    return number;
}

/* Graphviz has one dash pattern for all widths; dots are drawn as dots. */
static void add_dash(struct chain_ink *out, const char *line, size_t length, bool dots)
{
    double width = number_after(line, length, "stroke-width=\"");
    if (width <= 0)
        width = 1;
    if (dots) {
        chain_ink_add(out, "stroke-linecap=\"round\" stroke-dasharray=\"0.1,");
        chain_ink_number(out, 1.6 * width + 1.4);
    } else {
        chain_ink_add(out, "stroke-dasharray=\"");
        chain_ink_number(out, 1.6 * width + 3.4);
        chain_ink_add(out, ",");
        chain_ink_number(out, 0.8 * width + 2.2);
    }
    chain_ink_add(out, "\"");
}

/* How many letters go through as they are: all faults begin with one of these. */
static size_t sound(const char *line, size_t length)
{
    size_t n = 0;
    while (n < length && line[n] != 's' && line[n] != 'f' && line[n] != '&')
        n++;
    return n;
}

/* One line with its small faults mended. */
static void add_mended(struct svg *svg, const char *line, size_t length)
{
    static const char *const wrong[] = {"stroke=\"transparent\"", "fill=\"transparent\"", "&#45;", "sans-serif Bold\""};
    static const char *const right[] = {"stroke=\"none\"", "fill=\"none\"", "-", "sans-serif\" font-weight=\"bold\""};
    for (size_t i = 0; i < length;) {
        size_t w = 0, n = sizeof wrong / sizeof *wrong, fine = sound(line + i, length - i);
        chain_ink_bytes(svg->out, line + i, fine);
        i += fine;
        while (w < n && !starts(line + i, length - i, wrong[w]))
            w++;
        bool dashes = starts(line + i, length - i, "stroke-dasharray=\"5,2\"");
        bool dots = starts(line + i, length - i, "stroke-dasharray=\"1,5\"");
        if (w < n) {
            chain_ink_add(svg->out, right[w]);
            i += strlen(wrong[w]);
        } else if (dashes || dots) {
            add_dash(svg->out, line, length, dots);
            i += strlen("stroke-dasharray=\"5,2\"");
        } else if (i < length) {
            chain_ink_bytes(svg->out, line + i++, 1);
        }
    }
    chain_ink_add(svg->out, "\n");
}

static void add_id(struct svg *svg, const char *suffix)
{
    chain_markup_id(svg->out, svg->picture->id);
    chain_ink_add(svg->out, suffix);
}

static void add_element(struct svg *svg, const char *name, const char *suffix, const char *words)
{
    chain_ink_add(svg->out, "<");
    chain_ink_add(svg->out, name);
    chain_ink_add(svg->out, " id=\"");
    add_id(svg, suffix);
    chain_ink_add(svg->out, "\">");
    chain_markup_add(svg->out, words, strlen(words));
    chain_ink_add(svg->out, "</");
    chain_ink_add(svg->out, name);
    chain_ink_add(svg->out, ">\n");
}

/* The <svg> tag, with exact sizes where Graphviz rounds, words for screen readers, and the title itself. */
static void write_head(struct svg *svg)
{
    const struct chain_view *view = svg->picture->view;
    const char *lang = chain_lang_code(view->lang);
    double w = svg->picture->page_w * svg->picture->scale, h = svg->picture->page_h * svg->picture->scale;
    const double sizes[] = {w, h, w, h};
    static const char *const before[] = {"<svg width=\"", "pt\" height=\"", "pt\"\n viewBox=\"0 0 ", " "};
    for (size_t i = 0; i < 4; i++) {
        chain_ink_add(svg->out, before[i]);
        chain_ink_number(svg->out, sizes[i]);
    }
    chain_ink_add(svg->out, "\" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    chain_ink_add(svg->out, "\n role=\"img\" aria-labelledby=\"");
    add_id(svg, "-title");
    chain_ink_add(svg->out, "\" aria-describedby=\"");
    add_id(svg, "-desc");
    chain_ink_add(svg->out, "\" lang=\"");
    chain_ink_add(svg->out, lang ? lang : "fi");
    chain_ink_add(svg->out, "\">\n");
    add_element(svg, "title", "-title", view->title);
    add_element(svg, "desc", "-desc", view->description ? view->description : "");
    svg->headed = true;
}

static void release_title(struct svg *svg)
{
    if (svg->held)
        add_mended(svg, svg->held, svg->held_length);
    svg->held = NULL;
}

/* The address is one that the view let through. Some versions of Graphviz escape it, some do not. */
static void open_link(struct svg *svg, const char *line, size_t length)
{
    const char *address = find(line, length, "xlink:href=\"");
    const char *end = address ? memchr(address + 12, '"', (size_t)(line + length - address - 12)) : NULL;
    svg->linked = end != NULL;
    if (!end)
        return;
    chain_ink_add(svg->out, "<a xlink:href=\"");
    for (const char *c = address + 12; c < end; c++)
        if (*c == '&' && !starts(c, (size_t)(end - c), "&amp;"))
            chain_ink_add(svg->out, "&amp;");
        else
            chain_ink_bytes(svg->out, c, 1);
    chain_ink_add(svg->out, "\">\n");
}

/* <g id="a_..."><a xlink:title="words"> becomes the title of the group it stands in. */
static void take_tooltip(struct svg *svg, const char *line, size_t length)
{
    const char *words = find(line, length, "xlink:title=\"");
    const char *end = words ? memchr(words + 13, '"', (size_t)(line + length - words - 13)) : NULL;
    svg->in_anchor = true;
    if (!end) {
        release_title(svg);
        open_link(svg, line, length);
        return;
    }
    svg->held = NULL;
    chain_ink_add(svg->out, "<title>");
    size_t before = svg->out->length;
    add_mended(svg, words + 13, (size_t)(end - words - 13));
    if (svg->out->length > before)
        svg->out->length--; /* the line end */
    chain_ink_add(svg->out, "</title>\n");
    open_link(svg, line, length);
}

/* Graphviz gives the scale with two decimals: on a large chart that is off by a margin. */
static void open_chart(struct svg *svg)
{
    char scale[96];
    long long millionths = llround(svg->picture->scale * 1e6);
    chain_ink_add(svg->out, "<g id=\"");
    add_id(svg, "-chart");
    snprintf(scale, sizeof scale, "\" transform=\"scale(%lld.%06lld) translate(0 ", millionths / 1000000, millionths % 1000000);
    chain_ink_add(svg->out, scale);
    chain_ink_number(svg->out, svg->picture->page_h);
    chain_ink_add(svg->out, ")\">\n");
}

static void open_group(struct svg *svg, const char *line, size_t length)
{
    bool chart = find(line, length, "class=\"graph\"") != NULL;
    svg->casing = find(line, length, "class=\"edge casing\"") != NULL;
    svg->untitled = chart || svg->casing;
    if (chart) {
        open_chart(svg);
    } else if (svg->casing) {
        chain_ink_add(svg->out, "<g class=\"edge casing\" aria-hidden=\"true\">\n");
    } else {
        add_mended(svg, line, length);
    }
}

/* Returns true when the line is dealt with. */
static bool skip(struct svg *svg, const char *line, size_t length)
{
    if (!svg->skipping && (starts(line, length, "<!--") || starts(line, length, "<!DOCTYPE"))) {
        svg->skipping = true;
        svg->until = line[2] == '-' ? "-->" : ">";
    }
    if (!svg->skipping)
        return false;
    if (find(line, length, svg->until))
        svg->skipping = false;
    return true;
}

static void take_line(struct svg *svg, const char *line, size_t length)
{
    if (skip(svg, line, length))
        return;
    if (!svg->headed && !starts(line, length, "<?")) {
        if (length > 0 && line[length - 1] == '>')
            write_head(svg);
    } else if (svg->headed && starts(line, length, "<g id=\"a_")) {
        take_tooltip(svg, line, length);
        return;
    } else if (starts(line, length, "<g ") && svg->headed) {
        release_title(svg);
        open_group(svg, line, length);
    } else if (svg->headed && starts(line, length, "<title>")) {
        svg->held = svg->untitled ? NULL : line;
        svg->held_length = length;
    } else if (svg->in_anchor && starts(line, length, "<a ")) {
        take_tooltip(svg, line, length);
    } else if (svg->in_anchor && starts(line, length, "</a>")) {
        chain_ink_add(svg->out, svg->linked ? "</a>\n" : "");
        svg->linked = false;
    } else if (svg->in_anchor && starts(line, length, "</g>")) {
        svg->in_anchor = false;
    } else {
        release_title(svg);
        add_mended(svg, line, length);
    }
}

bool chain_svg_finish(struct chain_ink *out, const struct chain_picture *picture, const char *bytes, size_t length)
{
    struct svg svg = {.out = out, .picture = picture};
    for (size_t i = 0; i < length;) {
        const char *end = memchr(bytes + i, '\n', length - i);
        size_t n = end ? (size_t)(end - bytes) - i : length - i;
        take_line(&svg, bytes + i, n);
        i += n + 1;
    }
    return !out->failed;
}
