/* Icons of plain shapes: no icon font, no image file. Each is drawn in a square of 12 by 12 around its middle. */
#include "draw/picture.h"

/* Where an icon is drawn and how large. */
struct spot {
    struct chain_ink *ink;
    double x, y, unit;
    const char *color, *hole; /* hole: colour of what lies behind */
};

static void shape(const struct spot *s, const double *numbers, size_t count)
{
    struct chain_point points[24];
    for (size_t i = 0; i < count && i < 24; i++)
        points[i] = (struct chain_point){s->x + numbers[2 * i] * s->unit, s->y + numbers[2 * i + 1] * s->unit};
    chain_ink_polygon(s->ink, points, count);
}

#define SHAPE(spot, ...) \
    shape(spot, (const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double) / 2)

static void disc(const struct spot *s, double x, double y, double rx, double ry)
{
    chain_ink_ellipse(s->ink, s->x + x * s->unit, s->y + y * s->unit, rx * s->unit, ry * s->unit);
}

static void in_color(const struct spot *s)
{
    chain_ink_fill(s->ink, s->color);
}

static void in_hole(const struct spot *s)
{
    chain_ink_fill(s->ink, s->hole);
}

static void house(const struct spot *s)
{
    SHAPE(s, 0, -6, 6.2, -.4, 4.4, -.4, 4.4, 5.4, -4.4, 5.4, -4.4, -.4, -6.2, -.4);
    in_hole(s);
    SHAPE(s, -1.3, 5.4, -1.3, 1.8, 1.3, 1.8, 1.3, 5.4);
}

static void phone(const struct spot *s)
{
    SHAPE(s, -5.6, -3.8, -4.2, -5.6, -2.0, -2.6, -3.0, -1.4, -2.4, .4, -.4, 2.4, 1.4, 3.0, 2.6, 2.0, 5.6, 4.2, 3.8, 5.6, 1.2, 5.4,
          -2.2, 3.6, -3.8, 2.0, -5.4, -1.2);
}

static void screen(const struct spot *s)
{
    SHAPE(s, -6, -5, 6, -5, 6, 3, -6, 3);
    SHAPE(s, -3, 4.2, 3, 4.2, 3, 5.6, -3, 5.6);
    SHAPE(s, -1, 3, 1, 3, 1, 4.4, -1, 4.4);
    in_hole(s);
    SHAPE(s, -4.6, -3.6, 4.6, -3.6, 4.6, 1.6, -4.6, 1.6);
}

static void envelope(const struct spot *s)
{
    SHAPE(s, -6, -4, 6, -4, 6, 4.4, -6, 4.4);
    in_hole(s);
    SHAPE(s, -6, -3.4, 0, 1.6, 6, -3.4, 6, -1.8, 0, 3.2, -6, -1.8);
}

static void person_at(const struct spot *s, double x, double scale)
{
    const struct spot one = {s->ink, s->x + x * s->unit, s->y, s->unit * scale, s->color, s->hole};
    disc(&one, 0, -3.4, 2.5, 2.5);
    SHAPE(&one, -4.2, 5.6, -4.2, 2.6, -3.2, .8, -1.6, .1, 1.6, .1, 3.2, .8, 4.2, 2.6, 4.2, 5.6);
}

static void person(const struct spot *s)
{
    person_at(s, 0, 1);
}

static void group(const struct spot *s)
{
    person_at(s, -3.3, .72);
    person_at(s, 3.3, .72);
}

static void tick(const struct spot *s)
{
    SHAPE(s, -5.4, -5.4, 5.4, -5.4, 5.4, 5.4, -5.4, 5.4);
    in_hole(s);
    SHAPE(s, -3.8, .3, -2.5, -1, -.9, .6, 2.8, -3.2, 4.1, -1.9, -.9, 3.3);
}

static void bubble(const struct spot *s)
{
    SHAPE(s, -6, -5, 6, -5, 6, 2.6, -.6, 2.6, -3.4, 5.6, -3.4, 2.6, -6, 2.6);
    in_hole(s);
    disc(s, -3, -1.2, .9, .9);
    disc(s, 0, -1.2, .9, .9);
    disc(s, 3, -1.2, .9, .9);
}

static void plus(const struct spot *s)
{
    SHAPE(s, -1.9, -5.6, 1.9, -5.6, 1.9, -1.9, 5.6, -1.9, 5.6, 1.9, 1.9, 1.9, 1.9, 5.6, -1.9, 5.6, -1.9, 1.9, -5.6, 1.9, -5.6, -1.9,
          -1.9, -1.9);
}

static void heart(const struct spot *s)
{
    static const double numbers[] = {0, 5.4, -2.4, 3, -6, .6, -5.8, -2.4, -5.6, -5.4, -1.4, -5.8, 0, -2.6,
                                     1.4, -5.8, 5.6, -5.4, 5.8, -2.4, 6, .6, 2.4, 3, 0, 5.4};
    struct chain_point points[13];
    for (size_t i = 0; i < 13; i++)
        points[i] = (struct chain_point){s->x + numbers[2 * i] * s->unit, s->y + numbers[2 * i + 1] * s->unit};
    chain_ink_curve(s->ink, points, 13, true);
}

static void document(const struct spot *s)
{
    SHAPE(s, -4.2, -6, 1.8, -6, 4.4, -3.4, 4.4, 6, -4.2, 6);
    in_hole(s);
    SHAPE(s, -2.4, -1.8, 2.6, -1.8, 2.6, -.7, -2.4, -.7);
    SHAPE(s, -2.4, .5, 2.6, .5, 2.6, 1.6, -2.4, 1.6);
    SHAPE(s, -2.4, 2.8, 2.6, 2.8, 2.6, 3.9, -2.4, 3.9);
}

static void hourglass(const struct spot *s)
{
    SHAPE(s, -4.6, -6, 4.6, -6, 4.6, -4.6, -4.6, -4.6);
    SHAPE(s, -4.6, 4.6, 4.6, 4.6, 4.6, 6, -4.6, 6);
    SHAPE(s, -3.6, -4, 3.6, -4, .7, 0, 3.6, 4, -3.6, 4, -.7, 0);
    in_hole(s);
    SHAPE(s, -2, -3.4, 2, -3.4, 1.1, -2.2, -1.1, -2.2);
}

static void links(const struct spot *s)
{
    SHAPE(s, -5.6, -4, 1, -4, 1, 1.2, -5.6, 1.2);
    in_hole(s);
    SHAPE(s, -4.2, -2.6, -.4, -2.6, -.4, -.2, -4.2, -.2);
    in_color(s);
    SHAPE(s, -1, -1.2, 5.6, -1.2, 5.6, 4, -1, 4);
    in_hole(s);
    SHAPE(s, .4, .2, 4.2, .2, 4.2, 2.6, .4, 2.6);
}

void chain_paint_icon(struct chain_ink *ink, enum chain_icon icon, double x, double y, double size, const char *color,
                      const char *hole)
{
    static void (*const icons[CHAIN_ICON_COUNT])(const struct spot *) = {
        [CHAIN_ICON_HOUSE] = house, [CHAIN_ICON_PHONE] = phone, [CHAIN_ICON_SCREEN] = screen,
        [CHAIN_ICON_ENVELOPE] = envelope, [CHAIN_ICON_PERSON] = person, [CHAIN_ICON_TICK] = tick,
        [CHAIN_ICON_BUBBLE] = bubble, [CHAIN_ICON_PLUS] = plus, [CHAIN_ICON_GROUP] = group,
        [CHAIN_ICON_HEART] = heart, [CHAIN_ICON_DOCUMENT] = document, [CHAIN_ICON_HOURGLASS] = hourglass,
        [CHAIN_ICON_CHAIN] = links,
    };
    const struct spot spot = {ink, x, y, size / 12, color, hole};
    if (!icons[icon])
        return;
    chain_ink_pen(ink, NULL, 0, NULL);
    in_color(&spot);
    icons[icon](&spot);
}
