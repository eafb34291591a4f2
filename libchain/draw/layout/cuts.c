/* Where to cut a chart into pages: the best place in every channel, then the best channels. */
#include "layout_internal.h"
#include "pages.h"

#include <stdlib.h>

#define COST_LINE 10.0
#define COST_LABEL 60.0
#define COST_PAGE 10000.0
#define COST_UNEVEN 120.0 /* an empty page; half empty costs a quarter */
#define HUGE_COST 1e15
#define LEAST_GAP 3.0     /* from a cut to a line that runs along it */

/* One place for a cut, before a column. */
struct place {
    double at, cost;
};

static double along(const chain_layout_result *r, chain_layout_point p)
{
    return r->direction == CHAIN_LAYOUT_TOP_BOTTOM ? p.y : p.x;
}

static double label_lo(const chain_layout_result *r, int edge)
{
    return r->direction == CHAIN_LAYOUT_TOP_BOTTOM ? r->edges[edge].label.y : r->edges[edge].label.x;
}

static double label_size(const chain_layout_result *r, int edge)
{
    return r->direction == CHAIN_LAYOUT_TOP_BOTTOM ? r->edges[edge].label.h : r->edges[edge].label.w;
}

/* Lines and labels that a cut runs through; lines that run along it count as many. */
static double cost_at(const chain_layout_result *r, double at)
{
    double cost = 0;
    int e, k;

    for (e = 0; e < r->edge_count; e++) {
        for (k = 0; k + 1 < r->edges[e].point_count; k++) {
            double a = along(r, r->edges[e].points[k]), b = along(r, r->edges[e].points[k + 1]);
            if ((a < at) != (b < at))
                cost += COST_LINE;
            else if (a > at - LEAST_GAP && a < at + LEAST_GAP && b > at - LEAST_GAP && b < at + LEAST_GAP)
                cost += 3 * COST_LINE;
        }
        if (r->edges[e].has_label && label_lo(r, e) < at && at < label_lo(r, e) + label_size(r, e))
            cost += COST_LABEL;
    }
    return cost;
}

/* Tries the channel at even steps and keeps the cheapest place, of equals the one nearest to the middle. */
static struct place in_channel(const chain_layout_result *r, double from, double to)
{
    enum { TRIES = 9 };
    struct place best = { (from + to) / 2, 0 };
    int k;

    best.cost = cost_at(r, best.at);
    for (k = 2; k <= TRIES; k++) {
        struct place other = { (from + to) / 2 + (to - from) * 0.4 * (k / 2) / (TRIES / 2) * (k % 2 ? 1 : -1), 0 };
        other.cost = cost_at(r, other.at);
        if (other.cost < best.cost - 1e-9)
            best = other;
    }
    return best;
}

/* A page from one place to the next, counted with what it leaves empty. */
static double page_cost(double from, double to, double room, int columns)
{
    double empty = 1 - (to - from) / room;

    if (empty < 0)
        return columns == 1 ? COST_PAGE : HUGE_COST;
    return COST_PAGE + COST_UNEVEN * empty * empty;
}

/* cost[c] = the cheapest way to fill pages up to the border before column c; from[c] = where its last page begins. */
static void best_pages(const struct place *place, int columns, double room, double *cost, int *from)
{
    int c, b;

    cost[0] = 0;
    for (c = 1; c <= columns; c++) {
        cost[c] = 2 * HUGE_COST;
        for (b = c - 1; b >= 0 && (b == c - 1 || place[c].at - place[b].at <= room); b--) {
            double sum = cost[b] + page_cost(place[b].at, place[c].at, room, c - b) + (c < columns ? place[c].cost : 0);
            if (sum < cost[c]) {
                cost[c] = sum;
                from[c] = b;
            }
        }
    }
}

int chain_layout_choose_cuts(const chain_layout_result *r, double room, double *cuts, int most)
{
    int columns = r->column_count, c, count = 0, k;
    struct place *place;
    double *cost;
    int *from;

    if (columns < 2 || !(room > 0) || most <= 0)
        return 0;
    place = calloc((size_t)columns + 1, sizeof *place);
    cost = calloc((size_t)columns + 1, sizeof *cost);
    from = calloc((size_t)columns + 1, sizeof *from);
    if (place != NULL && cost != NULL && from != NULL) {
        place[0].at = r->column_start[0];
        place[columns].at = r->column_end[columns - 1];
        for (c = 1; c < columns; c++)
            place[c] = in_channel(r, r->column_end[c - 1], r->column_start[c]);
        best_pages(place, columns, room, cost, from);
        for (c = from[columns]; c > 0; c = from[c])
            count++;
        for (c = from[columns], k = count; c > 0; c = from[c])
            if (--k < most)
                cuts[k] = place[c].at;
    }
    free(place);
    free(cost);
    free(from);
    return count < most ? count : most;
}
