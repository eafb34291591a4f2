/* Any graph lays out, and what must always hold does: steps in their lanes, nothing on top of each other, phases in
 * order, pages that hold everything once. */
#include "draw/layout/layout.h"
#include "draw/layout/pages.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { MAX_LANES = 9, MAX_NODES = 40, MAX_EDGES = 80 };

struct bytes {
    const uint8_t *at;
    size_t left;
};

struct graph {
    chain_layout_lane lanes[MAX_LANES];
    chain_layout_node nodes[MAX_NODES];
    chain_layout_edge edges[MAX_EDGES];
    chain_layout_input in;
    chain_layout_options opt;
    int room; /* of a page, in hundreds */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int take(struct bytes *b, int below)
{
    if (b->left == 0)
        return 0;
    b->left--;
    return *b->at++ % below;
}

static void must(int holds)
{
    if (!holds)
        abort();
}

static void measure(void *ctx, chain_layout_text kind, int index, double max_width, chain_layout_extent *out)
{
    (void)ctx;
    out->w = kind == CHAIN_LAYOUT_TEXT_NODE ? max_width + (index % 7 == 3 ? 9 : 0) : 10 + index * 31 % 90;
    out->h = kind == CHAIN_LAYOUT_TEXT_NODE ? 30 + index % 5 * 13 : 11 + index % 3 * 11;
    out->hyphens = index % 2;
}

static void read_options(struct graph *g, struct bytes *b)
{
    chain_layout_options_init(&g->opt);
    g->opt.direction = (chain_layout_direction)take(b, 2);
    g->opt.density = (chain_layout_density)take(b, 3);
    g->opt.lane_order = (chain_layout_lane_order)take(b, 2);
    g->opt.effort = take(b, 3) == 0 ? 70 : 0;
    g->room = take(b, 20);
    if (take(b, 4) == 0) {
        g->opt.paper_w = 1134;
        g->opt.paper_h = 785;
    }
}

static void read_graph(struct graph *g, struct bytes *b)
{
    chain_layout_input in = { g->lanes, 1 + take(b, MAX_LANES), g->nodes, take(b, MAX_NODES),
                              g->edges, 0, measure, NULL, 0 };
    int i;

    in.phase_count = take(b, 3) == 0 ? take(b, 7) : 0;
    for (i = 0; i < in.lane_count; i++)
        g->lanes[i].pinned_top = take(b, 4) == 0;
    for (i = 0; i < in.node_count; i++) {
        chain_layout_node n = { take(b, in.lane_count), (chain_layout_shape)take(b, 3), -1, -1, -1 };
        int pin = take(b, 32);
        n.pin_column = pin < 3 ? take(b, 12) : -1;
        n.pin_row = pin > 1 && pin < 5 ? take(b, 5) : pin == 31 ? 900 : -1;
        n.phase = in.phase_count > 0 ? take(b, in.phase_count + 1) - 1 : -1;
        g->nodes[i] = n;
    }
    while (in.node_count > 0 && in.edge_count < MAX_EDGES && b->left >= 3) {
        chain_layout_edge e = { take(b, in.node_count), take(b, in.node_count), -1, 0, 0 };
        int kind = take(b, 16);
        e.label = kind & 1 ? in.edge_count : -1;
        e.back_hint = kind / 2 == 1;
        e.message = kind / 2 == 2;
        g->edges[in.edge_count++] = e;
    }
    g->in = in;
}

static int overlap(chain_layout_rect a, chain_layout_rect b)
{
    return a.x + .01 < b.x + b.w && b.x + .01 < a.x + a.w && a.y + .01 < b.y + b.h && b.y + .01 < a.y + a.h;
}

static chain_layout_rect piece(const chain_layout_out_edge *e, int k)
{
    chain_layout_point a = e->points[k], b = e->points[k + 1];
    chain_layout_rect r = { fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y) };

    return r;
}

/* Two pieces on one line; docks on a busy side come close, but never together. */
static int lie_on_each_other(chain_layout_rect a, chain_layout_rect b)
{
    if (a.h < 1e-6 && b.h < 1e-6 && fabs(a.y - b.y) < .1)
        return fmin(a.x + a.w, b.x + b.w) - fmax(a.x, b.x) > .01;
    if (a.w < 1e-6 && b.w < 1e-6 && fabs(a.x - b.x) < .1)
        return fmin(a.y + a.h, b.y + b.h) - fmax(a.y, b.y) > .01;
    return 0;
}

static void check_nodes(const struct graph *g, const chain_layout_result *r)
{
    int i, k;

    for (i = 0; i < r->node_count; i++) {
        chain_layout_rect n = r->nodes[i].box, l = r->lanes[g->nodes[i].lane].box;
        must(n.x >= l.x - .01 && n.y >= l.y - .01);
        must(n.x + n.w <= l.x + l.w + .01 && n.y + n.h <= l.y + l.h + .01);
        for (k = 0; k < i; k++)
            must(!overlap(n, r->nodes[k].box));
    }
}

static void check_lines(const struct graph *g, const chain_layout_result *r)
{
    int e, f, i, k;

    for (e = 0; e < r->edge_count; e++)
        for (i = 0; i + 1 < r->edges[e].point_count; i++) {
            chain_layout_rect p = piece(&r->edges[e], i);
            must(p.w < 1e-6 || p.h < 1e-6);
            for (k = 0; k < r->node_count; k++)
                must(k == g->edges[e].from || k == g->edges[e].to || !overlap(p, r->nodes[k].box));
            for (f = 0; f < e; f++)
                for (k = 0; k + 1 < r->edges[f].point_count; k++)
                    must(!lie_on_each_other(p, piece(&r->edges[f], k)));
        }
}

static void check_labels(const chain_layout_result *r)
{
    int e, k;

    for (e = 0; e < r->edge_count; e++) {
        if (!r->edges[e].has_label || r->edges[e].label_clash)
            continue; /* what is reported is honest */
        for (k = 0; k < r->node_count; k++)
            must(!overlap(r->edges[e].label, r->nodes[k].box));
        for (k = 0; k < r->edge_count; k++)
            must(k == e || !r->edges[k].has_label || r->edges[k].label_clash
                 || !overlap(r->edges[e].label, r->edges[k].label));
    }
}

/* Phases keep their order, and every step that is said to stand in its phase does. */
static void check_phases(const struct graph *g, const chain_layout_result *r)
{
    int i, k, out = 0, ignored = 0;

    for (i = 0; i < r->node_count; i++) {
        const chain_layout_node *n = &g->nodes[i];
        const chain_layout_out_node *o = &r->nodes[i];
        out += o->out_of_phase;
        ignored += o->pin_column_ignored + o->pin_row_ignored;
        must(n->pin_column < 0 || o->pin_column_ignored || o->column == n->pin_column);
        must(n->pin_row < 0 || o->pin_row_ignored || o->row == n->pin_row);
        must(o->column >= 0 && o->column < r->column_count);
        if (g->in.phase_count == 0 || n->phase < 0 || o->out_of_phase)
            continue;
        must(o->column >= r->phases[n->phase].first_column && o->column <= r->phases[n->phase].last_column);
    }
    must(out == r->out_of_phase && ignored == r->ignored_pins);
    for (i = 0; i < r->phase_count; i++)
        for (k = 0; k < i; k++)
            must(r->phases[i].first_column < 0 || r->phases[k].first_column < 0
                 || (r->phases[k].last_column < r->phases[i].first_column && r->phases[k].end <= r->phases[i].start + .01));
}

/* Every step and label is on one page, and every mark has its twin on the page beside it. */
static void check_pages(const struct graph *g, const chain_layout_result *r)
{
    enum { MOST = 50 };
    double cuts[MOST];
    int count = chain_layout_choose_cuts(r, 100.0 * g->room, cuts, MOST), page, i, k, nodes = 0, labels = 0, twins = 0;
    int marks = 0, wanted = 0;
    chain_layout_pages *p = NULL;

    must(count >= 0 && count <= MOST);
    must(chain_layout_pages_make(&g->in, r, cuts, count, &p) == CHAIN_LAYOUT_OK);
    for (page = 0; page < p->page_count; page++) {
        const chain_layout_page *here = &p->pages[page];
        nodes += here->node_count;
        labels += here->label_count;
        marks += here->mark_count;
        for (i = 0; i < here->mark_count; i++) {
            const chain_layout_page *there = &p->pages[here->marks[i].partner];
            for (k = 0; k < there->mark_count; k++)
                twins += there->marks[k].number == here->marks[i].number && there->marks[k].edge == here->marks[i].edge;
        }
    }
    for (i = 0; i < r->edge_count; i++)
        wanted += r->edges[i].has_label;
    must(nodes == r->node_count && labels == wanted && marks == 2 * p->crossing_lines && twins == marks);
    chain_layout_pages_free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes b = { data, size };
    struct graph *g = calloc(1, sizeof *g);
    chain_layout_result *r = NULL;

    if (g == NULL)
        return 0;
    read_options(g, &b);
    read_graph(g, &b);
    must(chain_layout_run(&g->in, &g->opt, &r) == CHAIN_LAYOUT_OK);
    check_nodes(g, r);
    check_lines(g, r);
    check_labels(r);
    check_phases(g, r);
    check_pages(g, r);
    chain_layout_free(r);
    free(g);
    return 0;
}
