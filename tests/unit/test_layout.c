/* The layout core: contract, odd charts, and what must hold for every chart. */
#include "draw/layout/layout.h"
#include "draw/layout/pages.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LANES = 12, MAX_NODES = 2100, MAX_EDGES = 3100 };

struct chart {
    chain_layout_lane lanes[MAX_LANES];
    chain_layout_node nodes[MAX_NODES];
    chain_layout_edge edges[MAX_EDGES];
    int lane_count, node_count, edge_count, phase_count;
    unsigned random;
    chain_layout_options opt;
};

static struct chart *chart_new(int lanes)
{
    struct chart *c = calloc(1, sizeof *c);

    ck_assert_ptr_nonnull(c);
    c->lane_count = lanes;
    c->random = 1;
    chain_layout_options_init(&c->opt);
    c->opt.effort = 0;
    return c;
}

static int draw(struct chart *c, int below)
{
    c->random = c->random * 1664525u + 1013904223u;
    return (int)((c->random >> 9) % (unsigned)below);
}

static int step(struct chart *c, int lane)
{
    chain_layout_node n = { lane, CHAIN_LAYOUT_BOX, -1, -1, -1 };

    c->nodes[c->node_count] = n;
    return c->node_count++;
}

static int flow(struct chart *c, int from, int to)
{
    chain_layout_edge e = { from, to, -1, 0, 0 };

    c->edges[c->edge_count] = e;
    return c->edge_count++;
}

/* A step in each of two lanes, and an edge from the first to the second. */
static int pair(struct chart *c, int lane_a, int lane_b)
{
    int a = step(c, lane_a), b = step(c, lane_b), e = flow(c, a, b);

    c->edges[e].label = e;
    return a;
}

static int labelled(struct chart *c, int from, int to)
{
    int e = flow(c, from, to);

    c->edges[e].label = e;
    return e;
}

static void measure(void *ctx, chain_layout_text kind, int index, double max_width, chain_layout_extent *out)
{
    (void)ctx;
    out->hyphens = 0;
    if (kind == CHAIN_LAYOUT_TEXT_NODE) {
        out->w = max_width;
        out->h = 40 + index % 3 * 13;
    } else if (kind == CHAIN_LAYOUT_TEXT_LABEL) {
        out->w = 24 + index * 7 % 40;
        out->h = 12;
    } else {
        out->w = 80;
        out->h = 40;
    }
}

static chain_layout_input input_of(const struct chart *c)
{
    chain_layout_input in = { c->lanes, c->lane_count, c->nodes, c->node_count,
                              c->edges, c->edge_count, measure, NULL, c->phase_count };
    return in;
}

static chain_layout_result *run(const struct chart *c)
{
    chain_layout_input in = input_of(c);
    chain_layout_result *res = NULL;

    ck_assert_int_eq(chain_layout_run(&in, &c->opt, &res), CHAIN_LAYOUT_OK);
    ck_assert_ptr_nonnull(res);
    return res;
}

/* ---- what must hold ---- */

static int overlap(chain_layout_rect a, chain_layout_rect b, double slack)
{
    return a.x + slack < b.x + b.w && b.x + slack < a.x + a.w && a.y + slack < b.y + b.h
           && b.y + slack < a.y + a.h;
}

static chain_layout_rect piece(const chain_layout_out_edge *e, int k)
{
    chain_layout_point a = e->points[k], b = e->points[k + 1];
    chain_layout_rect r = { fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y) };

    return r;
}

static void nodes_hold(const struct chart *c, const chain_layout_result *r)
{
    int i, k;

    for (i = 0; i < r->node_count; i++) {
        chain_layout_rect n = r->nodes[i].box, l = r->lanes[c->nodes[i].lane].box;
        ck_assert(n.x >= l.x - .01 && n.y >= l.y - .01);
        ck_assert(n.x + n.w <= l.x + l.w + .01 && n.y + n.h <= l.y + l.h + .01);
        ck_assert(!overlap(n, r->lanes[c->nodes[i].lane].header, .01));
        for (k = 0; k < i; k++)
            ck_assert_msg(!overlap(n, r->nodes[k].box, .01), "nodes %d and %d overlap", i, k);
    }
    for (i = 0; i < r->lane_count; i++)
        for (k = 0; k < i; k++)
            ck_assert(!overlap(r->lanes[i].box, r->lanes[k].box, .01));
}

static int on_border(chain_layout_point p, chain_layout_rect b)
{
    return p.x >= b.x - .01 && p.x <= b.x + b.w + .01 && p.y >= b.y - .01 && p.y <= b.y + b.h + .01
           && (p.x < b.x + 22 || p.x > b.x + b.w - 22 || p.y < b.y + 22 || p.y > b.y + b.h - 22);
}

static void edge_holds(const struct chart *c, const chain_layout_result *r, int e)
{
    const chain_layout_out_edge *edge = &r->edges[e];
    int k, i;

    ck_assert_int_ge(edge->point_count, 2);
    ck_assert(on_border(edge->points[0], r->nodes[c->edges[e].from].box));
    ck_assert(on_border(edge->points[edge->point_count - 1], r->nodes[c->edges[e].to].box));
    for (k = 0; k + 1 < edge->point_count; k++) {
        chain_layout_rect p = piece(edge, k);
        ck_assert(p.w < 1e-6 || p.h < 1e-6);
        ck_assert(p.x >= -.01 && p.y >= -.01 && p.x + p.w <= r->w + .01 && p.y + p.h <= r->h + .01);
        for (i = 0; i < r->node_count; i++)
            if (i != c->edges[e].from && i != c->edges[e].to)
                ck_assert_msg(!overlap(p, r->nodes[i].box, -.01), "edge %d runs over node %d", e, i);
    }
}

static int collinear(chain_layout_rect a, chain_layout_rect b)
{
    if (a.h < 1e-6 && b.h < 1e-6 && fabs(a.y - b.y) < .5)
        return fmin(a.x + a.w, b.x + b.w) - fmax(a.x, b.x) > .01;
    if (a.w < 1e-6 && b.w < 1e-6 && fabs(a.x - b.x) < .5)
        return fmin(a.y + a.h, b.y + b.h) - fmax(a.y, b.y) > .01;
    return 0;
}

static void lines_hold(const chain_layout_result *r)
{
    int e, f, i, k;

    for (e = 0; e < r->edge_count; e++)
        for (f = 0; f < e; f++)
            for (i = 0; i + 1 < r->edges[e].point_count; i++)
                for (k = 0; k + 1 < r->edges[f].point_count; k++)
                    ck_assert_msg(!collinear(piece(&r->edges[e], i), piece(&r->edges[f], k)),
                                  "edges %d and %d lie on each other", e, f);
}

static void labels_hold(const chain_layout_result *r)
{
    int e, k;

    ck_assert_int_eq(r->label_clashes, 0);
    for (e = 0; e < r->edge_count; e++) {
        if (!r->edges[e].has_label)
            continue;
        for (k = 0; k < r->node_count; k++)
            ck_assert_msg(!overlap(r->edges[e].label, r->nodes[k].box, 0), "label %d on node %d", e, k);
        for (k = 0; k < e; k++)
            if (r->edges[k].has_label)
                ck_assert_msg(!overlap(r->edges[e].label, r->edges[k].label, 0), "labels %d, %d", e, k);
        for (k = 0; k < r->lane_count; k++)
            ck_assert_msg(!overlap(r->edges[e].label, r->lanes[k].header, 0), "label %d on the head of lane %d", e, k);
        ck_assert_msg(r->edges[e].label.x > 0 && r->edges[e].label.x + r->edges[e].label.w < r->w && r->edges[e].label.y > 0
                          && r->edges[e].label.y + r->edges[e].label.h < r->h, "label %d sticks out of the chart", e);
    }
}

static void holds(const struct chart *c, const chain_layout_result *r)
{
    int e;

    nodes_hold(c, r);
    for (e = 0; e < r->edge_count; e++)
        edge_holds(c, r, e);
    lines_hold(r);
    labels_hold(r);
}

/* Runs in all directions and densities, checks what must hold, and frees the chart. */
static void holds_always(struct chart *c)
{
    int tb, density;

    for (tb = 0; tb < 2; tb++)
        for (density = 1; density < 3; density++) {
            chain_layout_result *r;
            c->opt.direction = (chain_layout_direction)tb;
            c->opt.density = (chain_layout_density)density;
            r = run(c);
            holds(c, r);
            chain_layout_free(r);
        }
    free(c);
}

static void fill_random(struct chart *c, int nodes, int edges)
{
    int i;

    for (i = 0; i < nodes; i++) {
        int n = step(c, draw(c, c->lane_count));
        c->nodes[n].shape = (chain_layout_shape)(draw(c, 6) == 0 ? 1 + draw(c, 2) : 0);
        if (i > 0)
            labelled(c, draw(c, 3) ? i - 1 : draw(c, i), i);
    }
    for (i = nodes - 1; i < edges; i++) {
        int from = draw(c, nodes), e = flow(c, from, (from + 1 + draw(c, 8)) % nodes);
        c->edges[e].back_hint = draw(c, 12) == 0;
        c->edges[e].message = draw(c, 7) == 0;
    }
}

/* ---- odd charts ---- */

START_TEST(nothing_at_all)
{
    struct chart *c = chart_new(0);
    chain_layout_result *r = run(c);
    ck_assert_int_eq(r->node_count + r->edge_count + r->lane_count, 0);
    ck_assert(r->w == 0 && r->h == 0);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(lanes_without_steps)
{
    struct chart *c = chart_new(3);
    chain_layout_result *r = run(c);
    ck_assert_int_eq(r->lane_count, 3);
    ck_assert(r->w > 0 && r->lanes[2].box.h >= 40);
    holds(c, r);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(one_step)
{
    struct chart *c = chart_new(1);
    step(c, 0);
    holds_always(c);
}
END_TEST

START_TEST(lane_between_stays_empty)
{
    struct chart *c = chart_new(3);
    pair(c, 0, 2);
    holds_always(c);
}
END_TEST

START_TEST(self_loop)
{
    struct chart *c = chart_new(2);
    int a = step(c, 0), b = step(c, 1);
    chain_layout_result *r;
    labelled(c, a, a);
    labelled(c, b, b);
    flow(c, a, b);
    r = run(c);
    ck_assert_int_ge(r->edges[0].point_count, 4);
    ck_assert_int_eq(r->edges[0].loop, 1);
    chain_layout_free(r);
    holds_always(c);
}
END_TEST

START_TEST(parallel_labelled_edges)
{
    struct chart *c = chart_new(2);
    int a = step(c, 0), b = step(c, 0), d = step(c, 1), k;
    for (k = 0; k < 3; k++) {
        labelled(c, a, b);
        labelled(c, b, d);
    }
    holds_always(c);
}
END_TEST

/* Labels of three rows. */
static void measure_high(void *ctx, chain_layout_text kind, int index, double max_width, chain_layout_extent *out)
{
    measure(ctx, kind, index, max_width, out);
    if (kind == CHAIN_LAYOUT_TEXT_LABEL)
        out->h = 36;
}

/* Two lines side by side, there and back: neither label hides the other line. */
START_TEST(high_labels_keep_off_the_next_line)
{
    struct chart *c = chart_new(1);
    int a = step(c, 0), b = step(c, 0), e, k;
    chain_layout_input in;
    chain_layout_result *r = NULL;

    labelled(c, a, b);
    labelled(c, a, b);
    in = input_of(c);
    in.measure = measure_high;
    ck_assert_int_eq(chain_layout_run(&in, &c->opt, &r), CHAIN_LAYOUT_OK);
    for (e = 0; e < 2; e++)
        for (k = 0; k + 1 < r->edges[1 - e].point_count; k++)
            ck_assert(!overlap(piece(&r->edges[1 - e], k), r->edges[e].label, 0));
    chain_layout_free(r);
    free(c);
}
END_TEST

static void measure_narrow(void *ctx, chain_layout_text kind, int index, double max_width, chain_layout_extent *out)
{
    measure(ctx, kind, index, max_width, out);
    if (kind == CHAIN_LAYOUT_TEXT_NODE)
        out->w = fmin(max_width, 71);
}

/* Paper is scarce, so boxes are as wide as the widest text of their column; on a screen they are alike. */
START_TEST(boxes_on_paper_fit_their_texts)
{
    struct chart *c = chart_new(1);
    chain_layout_input in;
    chain_layout_result *screen = NULL, *paper = NULL;

    flow(c, step(c, 0), step(c, 0));
    in = input_of(c);
    in.measure = measure_narrow;
    ck_assert_int_eq(chain_layout_run(&in, &c->opt, &screen), CHAIN_LAYOUT_OK);
    c->opt.paper_w = 1000;
    c->opt.paper_h = 700;
    ck_assert_int_eq(chain_layout_run(&in, &c->opt, &paper), CHAIN_LAYOUT_OK);
    ck_assert_double_eq_tol(screen->nodes[0].box.w, 110, 1e-9);
    ck_assert(paper->nodes[0].box.w <= 71 && paper->nodes[0].box.w >= 64);
    chain_layout_free(screen);
    chain_layout_free(paper);
    free(c);
}
END_TEST

static int labels_on_lines(const chain_layout_result *r)
{
    int e, other, k, count = 0;

    for (e = 0; e < r->edge_count; e++)
        for (other = 0; r->edges[e].has_label && other < r->edge_count; other++)
            for (k = 0; other != e && k + 1 < r->edges[other].point_count; k++)
                count += overlap(piece(&r->edges[other], k), r->edges[e].label, 0);
    return count;
}

/* Lines side by side in one channel part until no label hides the line beside its own. */
START_TEST(tracks_part_for_labels)
{
    static const struct {
        int steps, lanes;
        unsigned random;
    } charts[] = { { 7, 2, 41 }, { 8, 4, 7 }, { 9, 3, 10 }, { 12, 4, 17 } };
    size_t i;

    for (i = 0; i < sizeof charts / sizeof *charts; i++) {
        struct chart *c = chart_new(charts[i].lanes);
        chain_layout_result *r;
        c->random = charts[i].random;
        c->opt.paper_w = 1000;
        c->opt.paper_h = 700;
        fill_random(c, charts[i].steps, charts[i].steps * 3 / 2);
        r = run(c);
        ck_assert_int_eq(labels_on_lines(r), 0);
        chain_layout_free(r);
        free(c);
    }
}
END_TEST

START_TEST(two_node_cycle)
{
    struct chart *c = chart_new(2);
    int a = step(c, 0), b = step(c, 1), d = step(c, 1);
    chain_layout_result *r;
    labelled(c, a, b);
    labelled(c, b, a);
    labelled(c, b, d);
    labelled(c, d, b);
    r = run(c);
    ck_assert_int_eq(r->edges[0].loop, 0);
    ck_assert_int_eq(r->edges[1].loop, 1);
    chain_layout_free(r);
    holds_always(c);
}
END_TEST

START_TEST(disconnected_parts)
{
    struct chart *c = chart_new(2);
    int k;
    for (k = 0; k < 4; k++)
        pair(c, k % 2, (k + 1) % 2);
    step(c, 0);
    holds_always(c);
}
END_TEST

START_TEST(sixty_steps_in_one_lane)
{
    struct chart *c = chart_new(2);
    int k, first = step(c, 0);
    for (k = 1; k < 60; k++)
        flow(c, k % 7 ? k - 1 : first, step(c, 0));
    holds_always(c);
}
END_TEST

START_TEST(sixty_steps_at_once)
{
    struct chart *c = chart_new(1);
    int k, hub = step(c, 0);
    for (k = 0; k < 12; k++)
        labelled(c, hub, step(c, 0));
    for (k = 0; k < 48; k++)
        step(c, 0);
    holds_always(c);
}
END_TEST

/* ---- time, lanes, pins ---- */

START_TEST(time_runs_right)
{
    struct chart *c = chart_new(2);
    int a = step(c, 0), b = step(c, 1), d = step(c, 0);
    chain_layout_result *r;
    flow(c, a, b);
    flow(c, b, d);
    c->opt.density = CHAIN_LAYOUT_WIDE;
    r = run(c);
    ck_assert_int_eq(r->nodes[b].column, 1);
    ck_assert_int_eq(r->nodes[d].column, 2);
    ck_assert(r->column_start[1] > r->column_start[0] + r->box_w);
    chain_layout_free(r);
    c->opt.density = CHAIN_LAYOUT_COMPACT;
    r = run(c);
    ck_assert_int_eq(r->nodes[b].column, 0);
    ck_assert_int_eq(r->nodes[d].column, 1); /* same lane: still later, although through another lane */
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(time_runs_down)
{
    struct chart *c = chart_new(2);
    chain_layout_result *r;
    pair(c, 0, 0);
    c->opt.direction = CHAIN_LAYOUT_TOP_BOTTOM;
    r = run(c);
    ck_assert(r->nodes[1].box.y > r->nodes[0].box.y);
    ck_assert(r->lanes[1].box.x >= r->lanes[0].box.x + r->lanes[0].box.w - .01);
    ck_assert(r->nodes[0].box.w == 110);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(messages_ask_for_no_time)
{
    struct chart *c = chart_new(2);
    int a = step(c, 0), b = step(c, 0), d = step(c, 1), e;
    chain_layout_result *r;
    flow(c, a, b);
    flow(c, b, d);
    e = flow(c, d, a);
    c->edges[e].message = 1;
    r = run(c);
    ck_assert_int_le(r->nodes[a].column, r->nodes[d].column);
    ck_assert_int_eq(r->edges[e].loop, 1);
    holds(c, r);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(loop_hint_turns_the_edge)
{
    struct chart *c = chart_new(1);
    int a = step(c, 0), b = step(c, 0), e;
    chain_layout_result *r;
    e = flow(c, a, b);
    c->edges[e].back_hint = 1; /* declared first, and would otherwise win */
    flow(c, b, a);
    r = run(c);
    ck_assert_int_eq(r->nodes[b].column, 0);
    ck_assert_int_eq(r->nodes[a].column, 1);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(pins_are_kept)
{
    struct chart *c = chart_new(1);
    int a = step(c, 0), b = step(c, 0), d = step(c, 0);
    chain_layout_result *r;
    flow(c, a, b);
    flow(c, b, d);
    c->nodes[a].pin_column = 3;
    c->nodes[b].pin_column = 1;
    c->nodes[d].pin_row = 2;
    c->opt.effort = 200;
    r = run(c);
    ck_assert_int_eq(r->nodes[a].column, 3);
    ck_assert_int_eq(r->nodes[b].column, 1);
    ck_assert_int_eq(r->nodes[d].row, 2);
    ck_assert_int_eq(r->edges[0].loop, 1);
    holds(c, r);
    chain_layout_free(r);
    holds_always(c);
}
END_TEST

START_TEST(pins_on_one_place)
{
    struct chart *c = chart_new(1);
    int k;
    for (k = 0; k < 4; k++) {
        int n = step(c, 0);
        c->nodes[n].pin_column = 1;
        c->nodes[n].pin_row = 1;
    }
    holds_always(c);
}
END_TEST

/* Three ways that part and never meet again, declared so that the first places make them cross. */
START_TEST(ways_that_part_do_not_cross)
{
    struct chart *c = chart_new(3);
    chain_layout_result *r;
    int root = step(c, 0), child[3], k;
    for (k = 0; k < 3; k++)
        child[k] = step(c, 1);
    for (k = 0; k < 3; k++)
        flow(c, root, child[k]);
    for (k = 0; k < 3; k++)
        flow(c, child[k], step(c, 2));
    c->opt.effort = 160;
    c->opt.density = _i % 2 ? CHAIN_LAYOUT_WIDE : CHAIN_LAYOUT_COMPACT;
    c->opt.direction = _i / 2 ? CHAIN_LAYOUT_TOP_BOTTOM : CHAIN_LAYOUT_LEFT_RIGHT;
    r = run(c);
    ck_assert_int_eq(r->crossings, 0);
    holds(c, r);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(given_lane_order_is_kept)
{
    struct chart *c = chart_new(5);
    chain_layout_result *r;
    int k;
    fill_random(c, 20, 28);
    c->opt.effort = 100;
    r = run(c);
    for (k = 0; k < 5; k++)
        ck_assert_int_eq(r->lane_order[k], k);
    for (k = 1; k < 5; k++)
        ck_assert(r->lanes[k].box.y > r->lanes[k - 1].box.y);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(auto_lane_order_saves_crossings)
{
    struct chart *c = chart_new(6);
    chain_layout_result *given, *better;
    fill_random(c, 40, 56);
    c->lanes[1].pinned_top = 1;
    c->opt.density = CHAIN_LAYOUT_WIDE;
    c->opt.lane_hint = 1;
    given = run(c);
    c->opt.lane_order = CHAIN_LAYOUT_ORDER_AUTO;
    better = run(c);
    ck_assert_int_eq(better->lane_order[0], 1);
    ck_assert_int_lt(better->crossings, given->crossings);
    ck_assert_int_eq(given->hint_crossings, given->crossings - better->crossings);
    holds(c, better);
    chain_layout_free(given);
    chain_layout_free(better);
    free(c);
}
END_TEST

/* A step that stands in a phase has no step of an earlier phase in its columns or behind them. */
static void phases_hold(const struct chart *c, const chain_layout_result *r)
{
    int i, k, out = 0;

    for (i = 0; i < r->node_count; i++) {
        out += r->nodes[i].out_of_phase;
        for (k = 0; k < r->node_count; k++)
            if (!r->nodes[i].out_of_phase && !r->nodes[k].out_of_phase && c->nodes[i].phase >= 0
                && c->nodes[i].phase < c->nodes[k].phase)
                ck_assert_int_lt(r->nodes[i].column, r->nodes[k].column);
    }
    ck_assert_int_eq(out, r->out_of_phase);
    ck_assert_int_eq(r->phase_count, c->phase_count);
    for (i = 0; i < r->phase_count; i++) {
        const chain_layout_out_phase *p = &r->phases[i];
        for (k = 0; k < i; k++)
            if (p->first_column >= 0 && r->phases[k].first_column >= 0)
                ck_assert(r->phases[k].end <= p->start + .01 && p->start < p->end);
    }
    for (i = 0; i < r->node_count; i++) {
        chain_layout_rect b = r->nodes[i].box;
        double at = c->opt.direction == CHAIN_LAYOUT_LEFT_RIGHT ? b.x : b.y;
        double size = c->opt.direction == CHAIN_LAYOUT_LEFT_RIGHT ? b.w : b.h;
        if (c->nodes[i].phase < 0 || r->nodes[i].out_of_phase)
            continue;
        ck_assert(r->phases[c->nodes[i].phase].start < at);
        ck_assert(r->phases[c->nodes[i].phase].end > at + size);
    }
}

START_TEST(phases_follow_each_other)
{
    struct chart *c = chart_new(3);
    int k;
    chain_layout_result *r;
    c->phase_count = 4;
    for (k = 0; k < 9; k++)
        c->nodes[step(c, k % 3)].phase = k / 3 + (k >= 6); /* the third phase stays empty */
    for (k = 1; k < 9; k++)
        if (k != 3 && k != 6) /* three parts that nothing but the phases keeps apart */
            flow(c, k - 1, k);
    for (k = 0; k < 2; k++) {
        c->opt.direction = (chain_layout_direction)k;
        r = run(c);
        phases_hold(c, r);
        ck_assert_int_eq(r->out_of_phase, 0);
        ck_assert_int_eq(r->phases[2].first_column, -1);
        ck_assert_int_gt(r->phases[3].first_column, r->phases[1].last_column);
        chain_layout_free(r);
    }
    holds_always(c);
}
END_TEST

/* One step is told to be early although nine steps of the phases after it come first. */
START_TEST(the_path_goes_before_the_phase)
{
    struct chart *c = chart_new(2);
    int k;
    chain_layout_result *r;
    c->phase_count = 3;
    for (k = 0; k < 10; k++) {
        c->nodes[step(c, k % 2)].phase = k < 5 ? 1 : 2;
        if (k > 0)
            flow(c, k - 1, k);
    }
    c->nodes[9].phase = 0;
    c->nodes[0].phase = -1;
    r = run(c);
    phases_hold(c, r);
    ck_assert_int_eq(r->out_of_phase, 1);
    ck_assert_int_eq(r->nodes[9].out_of_phase, 1);
    ck_assert_int_eq(r->phases[0].first_column, -1);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(phases_of_random_charts)
{
    struct chart *c = chart_new(1 + _i % 5);
    chain_layout_result *r;
    int k;
    c->random = (unsigned)_i * 31u + 7;
    c->phase_count = 1 + _i % 6;
    fill_random(c, 6 + _i * 3, 8 + _i * 4);
    for (k = 0; k < c->node_count; k++) {
        c->nodes[k].phase = draw(c, 4) ? k * c->phase_count / c->node_count : draw(c, c->phase_count + 1) - 1;
        if (draw(c, 20) == 0)
            c->nodes[k].pin_column = draw(c, 9);
    }
    c->opt.effort = 90;
    r = run(c);
    phases_hold(c, r);
    holds(c, r);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(many_phases_stay_quick)
{
    struct chart *c = chart_new(3);
    chain_layout_result *r;
    int k;
    c->phase_count = 1000;
    for (k = 0; k < 1000; k++) {
        c->nodes[step(c, k % 3)].phase = k % 7 == 3 ? 999 - k : k;
        if (k > 0)
            flow(c, k - 1, k);
    }
    r = run(c);
    phases_hold(c, r);
    ck_assert_int_gt(r->out_of_phase, 0);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(pins_that_cannot_be_kept_are_said)
{
    struct chart *c = chart_new(1);
    chain_layout_result *r;
    int a = step(c, 0), b = step(c, 0), d = step(c, 0);
    c->nodes[a].pin_column = c->nodes[b].pin_column = 1;
    c->nodes[a].pin_row = c->nodes[b].pin_row = 1; /* both want one place */
    c->nodes[d].pin_row = 3000;
    c->nodes[d].pin_column = 3000;                 /* out of reach of three steps */
    r = run(c);
    ck_assert_int_eq(r->nodes[a].pin_row_ignored + r->nodes[b].pin_row_ignored, 1);
    ck_assert_int_eq(r->nodes[d].pin_column_ignored, 1);
    ck_assert_int_eq(r->nodes[a].pin_column_ignored, 0);
    ck_assert_int_eq(r->nodes[d].pin_row_ignored, 1);
    ck_assert_int_eq(r->ignored_pins, 3);
    ck_assert_int_lt(r->column_count, 10);
    holds(c, r);
    chain_layout_free(r);
    free(c);
}
END_TEST

/* ---- shapes and paper ---- */

START_TEST(lines_end_on_the_hexagon)
{
    struct chart *c = chart_new(1);
    int a = step(c, 0), k;
    chain_layout_result *r;
    c->nodes[a].shape = CHAIN_LAYOUT_HEXAGON;
    for (k = 0; k < 2; k++)
        flow(c, a, step(c, 0));
    r = run(c);
    for (k = 0; k < 2; k++) {
        chain_layout_rect b = r->nodes[a].box;
        chain_layout_point p = r->edges[k].points[0];
        double off = fabs(p.y - b.y - b.h / 2);
        if (p.x > b.x + b.w / 2 && p.y > b.y + 1 && p.y < b.y + b.h - 1)
            ck_assert(fabs(b.x + b.w - CHAIN_LAYOUT_HEXAGON_SLANT * off / (b.h / 2) - p.x) < .01);
    }
    chain_layout_free(r);
    free(c);
}
END_TEST

static double ten_more(void *ctx, double width)
{
    (void)ctx;
    return width > 0 ? 10 : 0;
}

START_TEST(paper_is_respected)
{
    struct chart *c = chart_new(4);
    chain_layout_result *r;
    fill_random(c, 26, 34);
    c->opt.paper_w = 1134;
    c->opt.paper_h = 785;
    c->opt.reserve_h = 60;
    c->opt.reserve = ten_more;
    r = run(c);
    ck_assert(fabs(r->reserved_h - 70) < .01);
    ck_assert(r->w * r->scale <= 1134.01 && (r->h + 70) * r->scale <= 785.01);
    ck_assert(fabs(r->text_pt - r->scale * 10) < .01);
    holds(c, r);
    chain_layout_free(r);
    free(c);
}
END_TEST

/* ---- pages ---- */

enum { MOST_CUTS = 60 };

static double time_of(const chain_layout_result *r, chain_layout_point p)
{
    return r->direction == CHAIN_LAYOUT_TOP_BOTTOM ? p.y : p.x;
}

static int on_page(const chain_layout_page *page, double at)
{
    return at >= page->start && at < page->end;
}

/* How often the line of an edge goes over a place on the time axis, counted from its points. */
static int passes(const chain_layout_result *r, int edge, double at)
{
    int k, count = 0;

    for (k = 0; k + 1 < r->edges[edge].point_count; k++)
        count += (time_of(r, r->edges[edge].points[k]) < at) != (time_of(r, r->edges[edge].points[k + 1]) < at);
    return count;
}

static void marks_hold(const struct chart *c, const chain_layout_result *r, const chain_layout_pages *p, int page)
{
    const chain_layout_page *here = &p->pages[page];
    int i, k;

    for (i = 0; i < here->mark_count; i++) {
        const chain_layout_mark *m = &here->marks[i];
        const chain_layout_page *there = &p->pages[m->partner];
        int twins = 0;
        ck_assert_int_eq(m->partner, m->at_end ? page + 1 : page - 1);
        ck_assert_int_eq(m->step, m->leaving ? c->edges[m->edge].to : c->edges[m->edge].from);
        ck_assert_int_ge(passes(r, m->edge, m->at_end ? here->end : here->start), 1);
        for (k = 0; k < there->mark_count; k++)
            if (there->marks[k].number == m->number) {
                twins++;
                ck_assert(there->marks[k].edge == m->edge && there->marks[k].leaving != m->leaving);
                ck_assert(fabs(there->marks[k].across - m->across) < 1e-9);
            }
        ck_assert_int_eq(twins, 1);
        for (k = 0; k < i; k++)
            ck_assert_int_ne(here->marks[k].number, m->number);
    }
}

static void pages_hold(const struct chart *c, const chain_layout_result *r, const chain_layout_pages *p)
{
    int page, i, e, nodes = 0, labels = 0, wanted = 0, lines = 0;

    for (page = 0; page < p->page_count; page++) {
        const chain_layout_page *here = &p->pages[page];
        int at_end = 0;
        if (page > 0)
            ck_assert(here->start == p->pages[page - 1].end);
        for (i = 0; i < here->node_count; i++) {
            chain_layout_rect b = r->nodes[here->nodes[i]].box;
            chain_layout_point lo = { b.x, b.y }, hi = { b.x + b.w, b.y + b.h };
            ck_assert(on_page(here, time_of(r, lo)) && on_page(here, time_of(r, hi)));
        }
        marks_hold(c, r, p, page);
        for (i = 0; i < here->mark_count; i++)
            at_end += here->marks[i].at_end;
        for (e = 0; page + 1 < p->page_count && e < r->edge_count; e++)
            at_end -= passes(r, e, here->end);
        ck_assert_int_eq(at_end, 0);
        nodes += here->node_count;
        labels += here->label_count;
        lines += here->mark_count;
    }
    for (e = 0; e < r->edge_count; e++)
        wanted += r->edges[e].has_label;
    ck_assert_int_eq(nodes, r->node_count);
    ck_assert_int_eq(labels, wanted);
    ck_assert_int_eq(lines, 2 * p->crossing_lines);
}

START_TEST(charts_are_cut_into_pages)
{
    struct chart *c = chart_new(4);
    chain_layout_result *r;
    chain_layout_pages *p = NULL;
    chain_layout_input in;
    double cuts[MOST_CUTS];
    int count, tb;
    c->random = (unsigned)_i + 40;
    fill_random(c, 40, 56);
    in = input_of(c);
    for (tb = 0; tb < 2; tb++) {
        double room;
        int page;
        c->opt.direction = (chain_layout_direction)tb;
        r = run(c);
        room = (tb ? r->h : r->w) * (0.12 + 0.1 * _i);
        count = chain_layout_choose_cuts(r, room, cuts, MOST_CUTS);
        ck_assert_int_gt(count, 0);
        ck_assert_int_lt(count, MOST_CUTS);
        ck_assert_int_eq(chain_layout_pages_make(&in, r, cuts, count, &p), CHAIN_LAYOUT_OK);
        pages_hold(c, r, p);
        ck_assert_int_eq(p->page_count, count + 1);
        for (page = 0; page < p->page_count; page++) {
            const chain_layout_page *here = &p->pages[page];
            ck_assert_int_le(here->first_column, here->last_column);
            ck_assert(here->first_column == here->last_column
                      || r->column_end[here->last_column] - r->column_start[here->first_column] <= room);
        }
        chain_layout_pages_free(p);
        chain_layout_free(r);
    }
    free(c);
}
END_TEST

/* Two knots of steps that one line joins: the cut goes through that line and through no other. */
START_TEST(cuts_go_where_few_lines_run)
{
    struct chart *c = chart_new(3);
    chain_layout_result *r;
    chain_layout_pages *p = NULL;
    chain_layout_input in;
    double cuts[MOST_CUTS];
    int k, knot;
    for (k = 0; k < 12; k++)
        step(c, k % 3);
    for (knot = 0; knot < 12; knot += 6)
        for (k = knot; k < knot + 5; k++) {
            flow(c, k, k + 1);
            if (k < knot + 4)
                flow(c, k, k + 2);
        }
    flow(c, 5, 6);
    c->opt.density = CHAIN_LAYOUT_WIDE;
    r = run(c);
    ck_assert_int_eq(r->column_count, 12);
    in = input_of(c);
    ck_assert_int_eq(chain_layout_choose_cuts(r, r->w * 0.62, cuts, MOST_CUTS), 1);
    ck_assert_int_eq(chain_layout_pages_make(&in, r, cuts, 1, &p), CHAIN_LAYOUT_OK);
    pages_hold(c, r, p);
    ck_assert_int_eq(p->crossing_lines, 1);
    ck_assert_int_eq(p->pages[0].node_count, 6);
    ck_assert_int_eq(p->pages[0].marks[0].step, 6);
    ck_assert_int_eq(p->pages[0].marks[0].step_page, 1);
    chain_layout_pages_free(p);
    chain_layout_free(r);
    free(c);
}
END_TEST

START_TEST(odd_cuts)
{
    struct chart *c = chart_new(2);
    chain_layout_result *r;
    chain_layout_pages *p = NULL;
    chain_layout_input in;
    double cuts[MOST_CUTS], backwards[2] = { 500, 200 };
    pair(c, 0, 1);
    in = input_of(c);
    c->opt.density = CHAIN_LAYOUT_WIDE;
    r = run(c);
    ck_assert_int_eq(chain_layout_choose_cuts(r, 1e9, cuts, MOST_CUTS), 0);
    ck_assert_int_eq(chain_layout_choose_cuts(r, NAN, cuts, MOST_CUTS), 0);
    ck_assert_int_eq(chain_layout_choose_cuts(r, 1, cuts, MOST_CUTS), 1); /* a page for each column, longer than asked */
    ck_assert_int_eq(chain_layout_pages_make(&in, r, NULL, 0, &p), CHAIN_LAYOUT_OK);
    ck_assert_int_eq(p->page_count, 1);
    pages_hold(c, r, p);
    chain_layout_pages_free(p);
    ck_assert_int_eq(chain_layout_pages_make(&in, r, backwards, 2, &p), CHAIN_LAYOUT_BAD_ARGUMENT);
    ck_assert_ptr_null(p);
    ck_assert_int_eq(chain_layout_pages_make(NULL, r, NULL, 0, &p), CHAIN_LAYOUT_BAD_ARGUMENT);
    chain_layout_free(r);
    free(c);
    c = chart_new(0); /* nothing at all, on one page */
    in = input_of(c);
    r = run(c);
    ck_assert_int_eq(chain_layout_choose_cuts(r, 10, cuts, MOST_CUTS), 0);
    ck_assert_int_eq(chain_layout_pages_make(&in, r, NULL, 0, &p), CHAIN_LAYOUT_OK);
    ck_assert_int_eq(p->page_count, 1);
    chain_layout_pages_free(p);
    chain_layout_pages_free(NULL);
    chain_layout_free(r);
    free(c);
}
END_TEST

/* ---- contract ---- */

static int same_layout(const chain_layout_result *a, const chain_layout_result *b)
{
    int e;

    if (a->w < b->w || a->w > b->w || a->crossings != b->crossings
        || memcmp(a->nodes, b->nodes, (size_t)a->node_count * sizeof *a->nodes) != 0
        || memcmp(a->lanes, b->lanes, (size_t)a->lane_count * sizeof *a->lanes) != 0)
        return 0;
    for (e = 0; e < a->edge_count; e++)
        if (a->edges[e].point_count != b->edges[e].point_count
            || memcmp(&a->edges[e].label, &b->edges[e].label, sizeof a->edges[e].label) != 0
            || memcmp(a->edges[e].points, b->edges[e].points,
                      (size_t)a->edges[e].point_count * sizeof *a->edges[e].points) != 0)
            return 0;
    return 1;
}

START_TEST(twice_the_same)
{
    struct chart *c = chart_new(6);
    chain_layout_result *a, *b;
    fill_random(c, 40, 60);
    c->opt.effort = 150;
    c->opt.lane_order = CHAIN_LAYOUT_ORDER_AUTO;
    a = run(c);
    b = run(c);
    ck_assert(same_layout(a, b));
    chain_layout_free(a);
    chain_layout_free(b);
    free(c);
}
END_TEST

static void expect(const chain_layout_input *in, const chain_layout_options *opt, chain_layout_status want)
{
    chain_layout_result *r = NULL;

    ck_assert_int_eq(chain_layout_run(in, opt, &r), want);
    ck_assert_ptr_null(r);
}

START_TEST(nonsense_is_refused)
{
    struct chart *c = chart_new(1);
    chain_layout_input in;
    step(c, 0);
    flow(c, 0, 1); /* there is no node 1 */
    in = input_of(c);
    expect(&in, &c->opt, CHAIN_LAYOUT_BAD_ARGUMENT);
    c->edges[0].to = 0;
    c->nodes[0].lane = 1;
    expect(&in, &c->opt, CHAIN_LAYOUT_BAD_ARGUMENT);
    c->nodes[0].lane = 0;
    in.measure = NULL;
    expect(&in, &c->opt, CHAIN_LAYOUT_BAD_ARGUMENT);
    in.measure = measure;
    c->opt.paper_w = NAN;
    expect(&in, &c->opt, CHAIN_LAYOUT_BAD_ARGUMENT);
    expect(NULL, NULL, CHAIN_LAYOUT_BAD_ARGUMENT);
    ck_assert_int_eq(chain_layout_run(&in, NULL, NULL), CHAIN_LAYOUT_BAD_ARGUMENT);
    chain_layout_free(NULL);
    free(c);
}
END_TEST

START_TEST(too_large_is_said)
{
    struct chart *c = chart_new(1);
    chain_layout_input in;
    c->nodes[step(c, 0)].pin_column = 1000000;
    in = input_of(c);
    expect(&in, &c->opt, CHAIN_LAYOUT_TOO_LARGE);
    c->nodes[0].pin_column = -1;
    in.node_count = 1000000; /* refused before any of them is read */
    expect(&in, &c->opt, CHAIN_LAYOUT_TOO_LARGE);
    free(c);
}
END_TEST

/* Every allocation fails in turn, for the ceiling rises a little at a time. */
START_TEST(memory_runs_out)
{
    struct chart *c = chart_new(3);
    chain_layout_input in;
    chain_layout_status st = CHAIN_LAYOUT_NO_MEMORY;
    size_t bytes;
    int failures = 0;
    fill_random(c, 9, 14);
    c->opt.effort = 80;
    c->opt.lane_order = CHAIN_LAYOUT_ORDER_AUTO;
    in = input_of(c);
    for (bytes = 16; st != CHAIN_LAYOUT_OK; bytes += bytes < 4096 ? 64 : 1777) {
        chain_layout_result *r = NULL;
        c->opt.max_bytes = bytes;
        st = chain_layout_run(&in, &c->opt, &r);
        ck_assert(st == CHAIN_LAYOUT_OK || st == CHAIN_LAYOUT_NO_MEMORY);
        ck_assert((r != NULL) == (st == CHAIN_LAYOUT_OK));
        failures += st != CHAIN_LAYOUT_OK;
        chain_layout_free(r);
    }
    ck_assert_int_gt(failures, 20);
    free(c);
}
END_TEST

START_TEST(random_charts)
{
    struct chart *c = chart_new(1 + _i % 8);
    c->random = (unsigned)_i * 977u + 5;
    c->opt.effort = _i % 3 ? 0 : 80;
    fill_random(c, 5 + _i * 2, 5 + _i * 3);
    holds_always(c);
}
END_TEST

START_TEST(two_thousand_steps)
{
    struct chart *c = chart_new(10);
    chain_layout_result *r;
    int i;
    for (i = 0; i < 2000; i++) {
        step(c, draw(c, 10));
        if (i > 0)
            flow(c, i - 1 - draw(c, i < 4 ? 1 : 4), i);
    }
    for (i = 1999; i < 3000; i++) {
        int from = draw(c, 1980);
        flow(c, from, from + 1 + draw(c, 12));
    }
    r = run(c);
    nodes_hold(c, r);
    chain_layout_free(r);
    free(c);
}
END_TEST

/* All to all: far more than the work allows, and yet whole and steady. */
START_TEST(work_runs_out)
{
    enum { N = 30 };
    struct chart *c = chart_new(3);
    chain_layout_result *a, *b;
    int i, k;

    for (i = 0; i < N; i++)
        step(c, i % 3);
    for (i = 0; i < N; i++)
        for (k = 0; k < N; k++)
            flow(c, i, k);
    c->opt.effort = 160;
    c->opt.lane_hint = 1;
    for (c->opt.max_work = 1; c->opt.max_work < 20000000; c->opt.max_work *= 100) {
        a = run(c);
        b = run(c);
        nodes_hold(c, a);
        ck_assert_int_eq(a->crossings, b->crossings);
        for (i = 0; i < c->edge_count; i++) {
            ck_assert_int_ge(a->edges[i].point_count, 2);
            ck_assert_int_eq(a->edges[i].point_count, b->edges[i].point_count);
            for (k = 0; k < a->edges[i].point_count; k++)
                ck_assert(a->edges[i].points[k].x == b->edges[i].points[k].x
                          && a->edges[i].points[k].y == b->edges[i].points[k].y);
        }
        chain_layout_free(a);
        chain_layout_free(b);
    }
    free(c);
}
END_TEST

static Suite *layout_suite(void)
{
    Suite *s = suite_create("layout");
    TCase *odd = tcase_create("odd charts"), *order = tcase_create("time, lanes, pins");
    TCase *contract = tcase_create("contract"), *large = tcase_create("large");

    tcase_add_test(odd, nothing_at_all);
    tcase_add_test(odd, lanes_without_steps);
    tcase_add_test(odd, one_step);
    tcase_add_test(odd, lane_between_stays_empty);
    tcase_add_test(odd, self_loop);
    tcase_add_test(odd, parallel_labelled_edges);
    tcase_add_test(odd, high_labels_keep_off_the_next_line);
    tcase_add_test(odd, tracks_part_for_labels);
    tcase_add_test(odd, boxes_on_paper_fit_their_texts);
    tcase_add_test(odd, two_node_cycle);
    tcase_add_test(odd, disconnected_parts);
    tcase_add_test(odd, sixty_steps_in_one_lane);
    tcase_add_test(odd, sixty_steps_at_once);
    tcase_add_test(order, time_runs_right);
    tcase_add_test(order, time_runs_down);
    tcase_add_test(order, messages_ask_for_no_time);
    tcase_add_test(order, loop_hint_turns_the_edge);
    tcase_add_test(order, pins_are_kept);
    tcase_add_test(order, pins_on_one_place);
    tcase_add_test(order, pins_that_cannot_be_kept_are_said);
    tcase_add_test(order, phases_follow_each_other);
    tcase_add_test(order, the_path_goes_before_the_phase);
    tcase_add_loop_test(order, phases_of_random_charts, 0, 16);
    tcase_add_test(order, many_phases_stay_quick);
    tcase_add_test(order, given_lane_order_is_kept);
    tcase_add_loop_test(order, ways_that_part_do_not_cross, 0, 4);
    tcase_add_test(order, auto_lane_order_saves_crossings);
    tcase_add_test(contract, lines_end_on_the_hexagon);
    tcase_add_test(contract, paper_is_respected);
    tcase_add_loop_test(contract, charts_are_cut_into_pages, 0, 8);
    tcase_add_test(contract, cuts_go_where_few_lines_run);
    tcase_add_test(contract, odd_cuts);
    tcase_add_test(contract, twice_the_same);
    tcase_add_test(contract, nonsense_is_refused);
    tcase_add_test(contract, too_large_is_said);
    tcase_add_test(contract, memory_runs_out);
    tcase_add_loop_test(large, random_charts, 0, 24);
    tcase_add_test(large, two_thousand_steps);
    tcase_add_test(large, work_runs_out);
    tcase_set_timeout(contract, 60);
    tcase_set_timeout(large, 60);
    suite_add_tcase(s, odd);
    suite_add_tcase(s, order);
    suite_add_tcase(s, contract);
    suite_add_tcase(s, large);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(layout_suite());
    int failed;

    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
