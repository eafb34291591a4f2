#include "draw/path.h"

#include <math.h>

#define RADIUS 7.0
#define HANDLE 0.55

static double distance(struct chain_point a, struct chain_point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static struct chain_point toward(struct chain_point a, struct chain_point b, double t)
{
    return (struct chain_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

static void put(struct chain_ink *ink, struct chain_point p)
{
    chain_ink_add(ink, " ");
    chain_ink_point(ink, p.x, p.y);
}

static void straight(struct chain_ink *ink, struct chain_point a, struct chain_point b)
{
    put(ink, toward(a, b, 1.0 / 3));
    put(ink, toward(a, b, 2.0 / 3));
    put(ink, b);
}

static void corner(struct chain_ink *ink, struct chain_point a, struct chain_point c, struct chain_point b)
{
    put(ink, toward(a, c, HANDLE));
    put(ink, toward(b, c, HANDLE));
    put(ink, b);
}

void chain_path_write(struct chain_ink *ink, const chain_layout_point *points, int count, double dx, double dy, double shorten)
{
    struct chain_point at = {points[0].x + dx, points[0].y + dy};
    put(ink, at);
    for (int i = 1; i < count; i++) {
        struct chain_point here = {points[i].x + dx, points[i].y + dy};
        double length = distance(at, here);
        if (i + 1 == count) {
            double cut = shorten < length - 1 ? shorten : length > 1 ? length - 1 : 0;
            straight(ink, at, length > 0 ? toward(here, at, cut / length) : here);
            return;
        }
        struct chain_point next = {points[i + 1].x + dx, points[i + 1].y + dy};
        double ahead = distance(here, next), most = i + 2 == count ? ahead - shorten - 1 : ahead / 2;
        double radius = fmin(RADIUS, fmin(length, fmax(most, 0)));
        if (length <= 0 || ahead <= 0)
            continue;
        struct chain_point in = toward(here, at, radius / length), out = toward(here, next, radius / ahead);
        straight(ink, at, in);
        corner(ink, in, here, out);
        at = out;
    }
}
