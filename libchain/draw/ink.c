#include "draw/ink.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/theme.h"

void chain_ink_clear(struct chain_ink *ink)
{
    free(ink->bytes);
    ink->bytes = NULL;
    ink->length = ink->room = 0;
}

void chain_ink_bytes(struct chain_ink *ink, const char *bytes, size_t length)
{
    size_t need = ink->length + length + 1;
    if (ink->failed)
        return;
    if (need > ink->room) {
        size_t room = need > 2 * ink->room ? need + 256 : 2 * ink->room;
        char *bigger = realloc(ink->bytes, room);
        if (!bigger) {
            ink->failed = true;
            return;
        }
        ink->bytes = bigger;
        ink->room = room;
    }
    memcpy(ink->bytes + ink->length, bytes, length);
    ink->length += length;
    ink->bytes[ink->length] = '\0';
}

void chain_ink_add(struct chain_ink *ink, const char *text)
{
    if (text)
        chain_ink_bytes(ink, text, strlen(text));
}

static void add_whole(struct chain_ink *ink, size_t number)
{
    char digits[24];
    chain_ink_bytes(ink, digits, (size_t)snprintf(digits, sizeof digits, "%zu", number));
}

void chain_ink_number(struct chain_ink *ink, double number)
{
    char digits[40];
    long long hundredths = llround(number * 100);
    unsigned long long size = hundredths < 0 ? 0ull - (unsigned long long)hundredths : (unsigned long long)hundredths;
    int n = snprintf(digits, sizeof digits, "%s%llu.%02llu", hundredths < 0 ? "-" : "", size / 100, size % 100);
    while (n > 0 && digits[n - 1] == '0')
        n--;
    if (n > 0 && digits[n - 1] == '.')
        n--;
    chain_ink_bytes(ink, digits, (size_t)n);
}

static double zoomed(const struct chain_ink *ink, double length)
{
    return ink->zoom > 0 ? length * ink->zoom : length;
}

static double across(const struct chain_ink *ink, double x)
{
    return ink->x0 + zoomed(ink, x);
}

static double upward(const struct chain_ink *ink, double y)
{
    return ink->height - ink->y0 - zoomed(ink, y);
}

void chain_ink_move(struct chain_ink *ink, double x0, double y0, double zoom)
{
    ink->x0 = x0;
    ink->y0 = y0;
    ink->zoom = zoom;
}

void chain_ink_home(struct chain_ink *ink)
{
    chain_ink_move(ink, 0, 0, 0);
}

void chain_ink_point(struct chain_ink *ink, double x, double y)
{
    chain_ink_number(ink, across(ink, x));
    chain_ink_add(ink, ",");
    chain_ink_number(ink, upward(ink, y));
}

/* "n -bytes ": xdot counts bytes, not characters. */
static void add_counted(struct chain_ink *ink, const char *bytes, size_t length)
{
    add_whole(ink, length);
    chain_ink_add(ink, " -");
    chain_ink_bytes(ink, bytes, length);
    chain_ink_add(ink, " ");
}

static void add_points(struct chain_ink *ink, const char *op, const struct chain_point *points, size_t count)
{
    chain_ink_add(ink, op);
    add_whole(ink, count);
    chain_ink_add(ink, " ");
    for (size_t i = 0; i < count; i++) {
        chain_ink_number(ink, across(ink, points[i].x));
        chain_ink_add(ink, " ");
        chain_ink_number(ink, upward(ink, points[i].y));
        chain_ink_add(ink, " ");
    }
}

static void add_color(struct chain_ink *ink, const char *op, const char *color)
{
    const char *name = color ? color : "transparent";
    chain_ink_add(ink, op);
    add_counted(ink, name, strlen(name));
}

void chain_ink_fill(struct chain_ink *ink, const char *color)
{
    add_color(ink, "C ", color);
}

void chain_ink_pen(struct chain_ink *ink, const char *color, double width, const char *dash)
{
    struct chain_ink style = {.height = 0};
    add_color(ink, "c ", color);
    if (!color)
        return;
    chain_ink_add(&style, "setlinewidth(");
    chain_ink_number(&style, zoomed(ink, width));
    chain_ink_add(&style, ")");
    chain_ink_add(ink, "S ");
    if (style.failed)
        ink->failed = true;
    else
        add_counted(ink, style.bytes, style.length);
    chain_ink_clear(&style);
    chain_ink_add(ink, "S ");
    add_counted(ink, dash, strlen(dash));
}

void chain_ink_polygon(struct chain_ink *ink, const struct chain_point *points, size_t count)
{
    add_points(ink, "P ", points, count);
}

void chain_ink_polyline(struct chain_ink *ink, const struct chain_point *points, size_t count)
{
    add_points(ink, "L ", points, count);
}

void chain_ink_curve(struct chain_ink *ink, const struct chain_point *points, size_t count, bool filled)
{
    add_points(ink, filled ? "b " : "B ", points, count);
}

void chain_ink_ellipse(struct chain_ink *ink, double x, double y, double rx, double ry)
{
    const double numbers[] = {across(ink, x), upward(ink, y), zoomed(ink, rx), zoomed(ink, ry)};
    chain_ink_add(ink, "E ");
    for (size_t i = 0; i < 4; i++) {
        chain_ink_number(ink, numbers[i]);
        chain_ink_add(ink, " ");
    }
}

void chain_ink_rect(struct chain_ink *ink, struct chain_rect r)
{
    const struct chain_point corners[] = {{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}};
    chain_ink_polygon(ink, corners, 4);
}

/* Four sides and four corners, each a cubic piece; .45 of the radius stays outside the handles of a quarter circle. */
void chain_ink_rounded(struct chain_ink *ink, struct chain_rect r, double radius)
{
    double q = radius, k = 0.45 * radius, x0 = r.x, y0 = r.y, x1 = r.x + r.w, y1 = r.y + r.h;
    const struct chain_point points[] = {
        {x0 + q, y0}, {x0 + q, y0}, {x1 - q, y0}, {x1 - q, y0}, /* top */
        {x1 - k, y0}, {x1, y0 + k}, {x1, y0 + q},               /* corner */
        {x1, y0 + q}, {x1, y1 - q}, {x1, y1 - q},               /* right */
        {x1, y1 - k}, {x1 - k, y1}, {x1 - q, y1},
        {x1 - q, y1}, {x0 + q, y1}, {x0 + q, y1},
        {x0 + k, y1}, {x0, y1 - k}, {x0, y1 - q},
        {x0, y1 - q}, {x0, y0 + q}, {x0, y0 + q},
        {x0, y0 + k}, {x0 + k, y0}, {x0 + q, y0},
    };
    chain_ink_curve(ink, points, sizeof points / sizeof *points, true);
}

void chain_ink_text(struct chain_ink *ink, double x, double y, enum chain_align align, double width, double size, bool bold,
                    const char *color, const char *text, size_t length)
{
    if (length == 0)
        return;
    add_color(ink, "c ", color);
    chain_ink_add(ink, "F ");
    chain_ink_number(ink, zoomed(ink, size));
    chain_ink_add(ink, " ");
    const char *font = bold ? CHAIN_FONT_BOLD : CHAIN_FONT;
    add_counted(ink, font, strlen(font));
    chain_ink_add(ink, "T ");
    chain_ink_number(ink, across(ink, x));
    chain_ink_add(ink, " ");
    chain_ink_number(ink, upward(ink, y + 1.13 * size));
    chain_ink_add(ink, align == CHAIN_ALIGN_LEFT ? " -1 " : " 0 ");
    chain_ink_number(ink, zoomed(ink, width));
    chain_ink_add(ink, " ");
    add_counted(ink, text, length);
}
