/* Lines for the legend, drawn as Graphviz draws the real ones. */
#include <string.h>

#include "draw/picture.h"
#include "draw/theme.h"

static void triangle(struct chain_ink *ink, double tip, double y, double size)
{
    const struct chain_point points[] = {{tip, y}, {tip - size, y - 0.375 * size}, {tip - size, y + 0.375 * size}};
    chain_ink_polygon(ink, points, 3);
}

static void vee(struct chain_ink *ink, double tip, double y, double size)
{
    const struct chain_point points[] = {{tip, y}, {tip - size, y - 0.45 * size}, {tip - 0.66 * size, y}, {tip - size, y + 0.45 * size}};
    chain_ink_polygon(ink, points, 4);
}

static void bars(struct chain_ink *ink, double tip, double y)
{
    for (int i = 0; i < 2; i++)
        chain_ink_rect(ink, (struct chain_rect){tip - 2.5 - 4.5 * i, y - 5, 2, 10});
}

void chain_paint_sample(struct chain_ink *ink, enum chain_look look, double x, double y, double length)
{
    const struct chain_look_theme *theme = chain_theme_look(look);
    double size = 10 * theme->head_size, tip = x + length;
    const struct chain_point ends[] = {{x, y}, {tip - size, y}};
    chain_ink_pen(ink, theme->color, theme->width, chain_theme_dash(theme->dash));
    chain_ink_polyline(ink, ends, 2);
    chain_ink_pen(ink, theme->color, theme->width, "solid");
    chain_ink_fill(ink, theme->head[0] == 'o' ? CHAIN_WHITE : theme->color);
    if (strcmp(theme->head, "vee") == 0)
        vee(ink, tip, y, size);
    else if (strcmp(theme->head, "teetee") == 0)
        bars(ink, tip, y);
    else
        triangle(ink, tip, y, size);
}
