#include "figures.h"

#include <math.h>

#define NEAR_STEP 14.0
#define SAME_SPOT 4.0
#define SHRINK 2.5

enum { MOST_SPOTS = 64 }; /* crossings of one pair of lines that are told apart */

static int overlap(struct bench_rect a, struct bench_rect b, double slack)
{
    return a.x + slack < b.x + b.w && b.x + slack < a.x + a.w && a.y + slack < b.y + b.h && b.y + slack < a.y + a.h;
}

static int near(struct bench_rect r, struct bench_point p)
{
    return p.x >= r.x - NEAR_STEP && p.x <= r.x + r.w + NEAR_STEP && p.y >= r.y - NEAR_STEP
           && p.y <= r.y + r.h + NEAR_STEP;
}

/* Lines are level or upright, so two pieces cross when each one's level lies in the other's reach. */
static int cross_at(struct bench_point a, struct bench_point b, struct bench_point c, struct bench_point d,
                    struct bench_point *at)
{
    int level = fabs(a.y - b.y) < fabs(a.x - b.x);

    if (level == (fabs(c.y - d.y) < fabs(c.x - d.x)))
        return 0;
    at->x = level ? c.x : a.x;
    at->y = level ? a.y : c.y;
    return at->x >= fmin(level ? a.x : c.x, level ? b.x : d.x) - 1e-6
           && at->x <= fmax(level ? a.x : c.x, level ? b.x : d.x) + 1e-6
           && at->y >= fmin(level ? c.y : a.y, level ? d.y : b.y) - 1e-6
           && at->y <= fmax(level ? c.y : a.y, level ? d.y : b.y) + 1e-6;
}

static double lie_together(struct bench_point a, struct bench_point b, struct bench_point c, struct bench_point d)
{
    double common = 0;

    if (fabs(a.y - b.y) < .5 && fabs(c.y - d.y) < .5 && fabs(a.y - c.y) < 2)
        common = fmin(fmax(a.x, b.x), fmax(c.x, d.x)) - fmax(fmin(a.x, b.x), fmin(c.x, d.x));
    else if (fabs(a.x - b.x) < .5 && fabs(c.x - d.x) < .5 && fabs(a.x - c.x) < 2)
        common = fmin(fmax(a.y, b.y), fmax(c.y, d.y)) - fmax(fmin(a.y, b.y), fmin(c.y, d.y));
    return common > 3 ? common : 0;
}

static int at_shared_step(const struct bench_drawing *d, const struct bench_edge *e, const struct bench_edge *f,
                          struct bench_point at)
{
    const int ends[2] = { e->from, e->to };
    int i;

    for (i = 0; i < 2; i++)
        if ((ends[i] == f->from || ends[i] == f->to) && near(d->node[ends[i]], at))
            return 1;
    return 0;
}

static void compare_lines(const struct bench_drawing *d, const struct bench_edge *e, const struct bench_edge *f,
                          struct bench_figures *sum)
{
    struct bench_point spot[MOST_SPOTS], at;
    int spots = 0, i, k, s;

    for (i = 0; i + 1 < e->count; i++)
        for (k = 0; k + 1 < f->count; k++) {
            sum->overlap += lie_together(e->point[i], e->point[i + 1], f->point[k], f->point[k + 1]);
            if (!cross_at(e->point[i], e->point[i + 1], f->point[k], f->point[k + 1], &at)
                || at_shared_step(d, e, f, at))
                continue;
            for (s = 0; s < spots && hypot(spot[s].x - at.x, spot[s].y - at.y) > SAME_SPOT; s++)
                continue;
            if (s == spots && spots < MOST_SPOTS)
                spot[spots++] = at;
        }
    sum->crossings += spots;
}

/* How much of a straight piece lies inside a box. */
static double inside(struct bench_point a, struct bench_point b, struct bench_rect r)
{
    double w = fmin(fmax(a.x, b.x), r.x + r.w) - fmax(fmin(a.x, b.x), r.x);
    double h = fmin(fmax(a.y, b.y), r.y + r.h) - fmax(fmin(a.y, b.y), r.y);

    return w < 0 || h < 0 ? 0 : w + h;
}

static double line_inside(const struct bench_edge *e, struct bench_rect r, double shrink_x, double shrink_y)
{
    struct bench_rect core = { r.x + shrink_x, r.y + shrink_y, r.w - 2 * shrink_x, r.h - 2 * shrink_y };
    double sum = 0;
    int i;

    for (i = 0; i + 1 < e->count; i++)
        sum += inside(e->point[i], e->point[i + 1], core);
    return sum;
}

static double gap(double a, double size_a, double b, double size_b)
{
    return fmax(0, fmax(b - a - size_a, a - b - size_b));
}

static void look_at_line(const struct bench_drawing *d, const struct bench_edge *e, struct bench_figures *sum,
                         double *drawn, double *straight)
{
    struct bench_rect a = d->node[e->from], b = d->node[e->to];
    int i;

    *straight += fmax(8, hypot(gap(a.x, a.w, b.x, b.w), gap(a.y, a.h, b.y, b.h)));
    for (i = 0; i + 1 < e->count; i++)
        *drawn += hypot(e->point[i + 1].x - e->point[i].x, e->point[i + 1].y - e->point[i].y);
    sum->bends += e->count - 2;
    for (i = 0; i < d->node_count; i++)
        if (i != e->from && i != e->to)
            sum->edge_node += line_inside(e, d->node[i], SHRINK, SHRINK) > 2;
}

static void look_at_label(const struct bench_drawing *d, int number, struct bench_figures *sum)
{
    struct bench_rect r = d->label[number].box;
    int i;

    for (i = 0; i < number; i++)
        sum->label_label += overlap(r, d->label[i].box, 1.5);
    for (i = 0; i < d->node_count; i++)
        sum->label_node += overlap(r, d->node[i], 2);
    for (i = 0; i < d->edge_count; i++)
        if (i != d->label[number].edge)
            sum->label_edge += line_inside(&d->edge[i], r, 1, 1.5) > 1;
}

static int in_lane(const struct bench_drawing *d, int node)
{
    struct bench_rect n = d->node[node], l;

    if (d->node_lane[node] < 0)
        return 1;
    l = d->lane[d->node_lane[node]];
    return n.x >= l.x - 1 && n.y >= l.y - 1 && n.x + n.w <= l.x + l.w + 1 && n.y + n.h <= l.y + l.h + 1;
}

struct bench_figures bench_figures_of(const struct bench_drawing *d)
{
    struct bench_figures sum = { 0 };
    double drawn = 0, straight = 0;
    int i, k;

    sum.nodes = d->node_count;
    sum.edges = d->edge_count;
    for (i = 0; i < d->edge_count; i++) {
        look_at_line(d, &d->edge[i], &sum, &drawn, &straight);
        for (k = 0; k < i; k++)
            compare_lines(d, &d->edge[i], &d->edge[k], &sum);
    }
    for (i = 0; i < d->node_count; i++) {
        sum.lane_out += !in_lane(d, i);
        for (k = 0; k < i; k++)
            sum.node_node += overlap(d->node[i], d->node[k], 1);
    }
    for (i = 0; i < d->label_count; i++)
        look_at_label(d, i, &sum);
    for (i = 0; i < d->lane_count; i++) {
        sum.w = fmax(sum.w, d->lane[i].x + d->lane[i].w - d->lane[0].x);
        sum.h = fmax(sum.h, d->lane[i].y + d->lane[i].h - d->lane[0].y);
    }
    sum.bends /= fmax(1, sum.edges);
    sum.length = drawn / fmax(1, straight);
    return sum;
}
