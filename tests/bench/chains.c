#include "chains.h"

#include <stdlib.h>

static int draw(struct bench_chain *c, int below)
{
    c->random = c->random * 1664525u + 1013904223u;
    return (int)((c->random >> 9) % (unsigned)below);
}

/* Text is so many letters: a step wraps to its box, a label to the width that is asked for. */
static void measure(void *ctx, chain_layout_text kind, int index, double max_width, chain_layout_extent *out)
{
    const struct bench_chain *c = ctx;

    out->hyphens = 0;
    if (kind == CHAIN_LAYOUT_TEXT_NODE) {
        double lines = c->node_lines[index] * 110 / max_width;
        out->w = max_width;
        out->h = (int)(lines + 0.999) * 13 + 12;
    } else if (kind == CHAIN_LAYOUT_TEXT_LABEL) {
        int lines = (int)(c->label_width[index] / max_width) + 1;
        out->w = c->label_width[index] / (double)lines + 8;
        out->h = lines * 10 + 4;
    } else {
        out->w = 90;
        out->h = 34;
    }
}

static struct bench_chain *take(int nodes, int edges, int lanes)
{
    struct bench_chain *c = calloc(1, sizeof *c);

    if (c == NULL)
        return NULL;
    c->lanes = calloc((size_t)lanes, sizeof *c->lanes);
    c->nodes = calloc((size_t)nodes, sizeof *c->nodes);
    c->edges = calloc((size_t)edges, sizeof *c->edges);
    c->node_lines = calloc((size_t)nodes, sizeof *c->node_lines);
    c->label_width = calloc((size_t)edges, sizeof *c->label_width);
    if (c->lanes == NULL || c->nodes == NULL || c->edges == NULL || c->node_lines == NULL || c->label_width == NULL) {
        bench_chain_free(c);
        return NULL;
    }
    c->in.lanes = c->lanes;
    c->in.nodes = c->nodes;
    c->in.edges = c->edges;
    c->in.lane_count = lanes;
    c->in.measure = measure;
    c->in.measure_ctx = c;
    return c;
}

static void add_node(struct bench_chain *c, int lane, chain_layout_shape shape)
{
    chain_layout_node n = { lane, shape, -1, -1, -1 };

    c->node_lines[c->in.node_count] = 2 + draw(c, 3);
    c->nodes[c->in.node_count++] = n;
}

/* Handovers carry a word or two, answers of decisions too; inside a lane most lines need none. */
static void add_edge(struct bench_chain *c, int from, int to)
{
    int cross = c->nodes[from].lane != c->nodes[to].lane, i = c->in.edge_count++;
    chain_layout_edge e = { from, to, -1, (unsigned char)(to <= from), 0 };

    if (draw(c, 10) < (c->nodes[from].shape == CHAIN_LAYOUT_HEXAGON ? 9 : cross ? 7 : 1))
        e.label = i;
    c->label_width[i] = 30 + draw(c, 90);
    c->edges[i] = e;
}

/* Work stays in a lane for a while, then goes to any other; the first lane is the client's. */
static int next_lane(struct bench_chain *c, int before)
{
    if (draw(c, 100) < 30)
        return before;
    return draw(c, 6) == 0 ? 0 : draw(c, c->in.lane_count);
}

struct bench_chain *bench_chain_new(int nodes, int lanes, unsigned seed)
{
    int edges = nodes * 3 / 2, i;
    struct bench_chain *c = take(nodes, edges + 1, lanes);

    if (c == NULL)
        return NULL;
    c->random = seed;
    c->lanes[0].pinned_top = 1;
    for (i = 0; i < nodes; i++) {
        int from = i - 1 - (i > 4 && draw(c, 3) == 0 ? draw(c, 4) : 0);
        int lane = i == 0 ? 0 : next_lane(c, c->nodes[from].lane);
        chain_layout_shape shape = draw(c, 7) == 0 ? CHAIN_LAYOUT_HEXAGON : CHAIN_LAYOUT_BOX;
        add_node(c, lane, i == 0 || i == nodes - 1 ? CHAIN_LAYOUT_PILL : shape);
        if (i > 0)
            add_edge(c, from, i);
    }
    while (c->in.edge_count < edges) {
        int from = draw(c, nodes), far = 1 + draw(c, 9), to = draw(c, 7) == 0 ? from - far : from + far;
        if (to >= 0 && to < nodes)
            add_edge(c, from, to);
    }
    return c;
}

/* The chain that the prototype was measured with: a mood-disorder pathway of 7 lanes, 26 steps and 34 edges. */
static const struct {
    int lane, lines;
    chain_layout_shape shape;
} mood_steps[] = {
    { 0, 3, CHAIN_LAYOUT_PILL }, { 0, 3, CHAIN_LAYOUT_BOX }, { 0, 3, CHAIN_LAYOUT_BOX }, { 0, 3, CHAIN_LAYOUT_BOX },
    { 0, 2, CHAIN_LAYOUT_PILL }, { 1, 3, CHAIN_LAYOUT_BOX }, { 1, 3, CHAIN_LAYOUT_BOX }, { 2, 3, CHAIN_LAYOUT_BOX },
    { 2, 3, CHAIN_LAYOUT_BOX }, { 2, 3, CHAIN_LAYOUT_HEXAGON }, { 2, 3, CHAIN_LAYOUT_BOX }, { 2, 3, CHAIN_LAYOUT_BOX },
    { 2, 3, CHAIN_LAYOUT_HEXAGON }, { 2, 3, CHAIN_LAYOUT_BOX }, { 3, 3, CHAIN_LAYOUT_BOX }, { 3, 3, CHAIN_LAYOUT_BOX },
    { 3, 3, CHAIN_LAYOUT_BOX }, { 4, 2, CHAIN_LAYOUT_BOX }, { 4, 3, CHAIN_LAYOUT_BOX }, { 4, 3, CHAIN_LAYOUT_BOX },
    { 5, 3, CHAIN_LAYOUT_BOX }, { 5, 2, CHAIN_LAYOUT_HEXAGON }, { 5, 3, CHAIN_LAYOUT_BOX }, { 5, 3, CHAIN_LAYOUT_BOX },
    { 6, 3, CHAIN_LAYOUT_BOX }, { 6, 3, CHAIN_LAYOUT_BOX },
};

static const struct {
    int from, to, label; /* width of the label's text, 0 = none */
} mood_edges[] = {
    { 0, 1, 0 }, { 1, 2, 0 }, { 1, 5, 35 }, { 5, 2, 28 }, { 2, 7, 46 }, { 7, 8, 0 }, { 8, 9, 0 }, { 8, 17, 60 },
    { 9, 6, 20 }, { 9, 10, 38 }, { 9, 14, 44 }, { 9, 20, 24 }, { 6, 11, 48 }, { 10, 11, 0 }, { 11, 12, 0 }, { 12, 13, 22 },
    { 12, 20, 10 }, { 14, 15, 0 }, { 15, 16, 0 }, { 15, 11, 36 }, { 16, 24, 28 }, { 17, 18, 0 }, { 18, 19, 0 }, { 19, 3, 46 },
    { 20, 21, 0 }, { 21, 22, 22 }, { 21, 8, 48 }, { 22, 23, 0 }, { 23, 13, 48 }, { 13, 3, 52 }, { 24, 25, 0 }, { 25, 3, 40 },
    { 3, 4, 0 }, { 3, 2, 60 },
};

struct bench_chain *bench_mood_new(void)
{
    const int steps = sizeof mood_steps / sizeof *mood_steps, edges = sizeof mood_edges / sizeof *mood_edges;
    struct bench_chain *c = take(steps, edges, 7);
    int i;

    if (c == NULL)
        return NULL;
    c->lanes[0].pinned_top = 1;
    for (i = 0; i < steps; i++) {
        add_node(c, mood_steps[i].lane, mood_steps[i].shape);
        c->node_lines[i] = mood_steps[i].lines;
    }
    for (i = 0; i < edges; i++) {
        chain_layout_edge e = { mood_edges[i].from, mood_edges[i].to, mood_edges[i].label > 0 ? i : -1, 0, 0 };
        c->label_width[c->in.edge_count] = mood_edges[i].label;
        c->edges[c->in.edge_count++] = e;
    }
    return c;
}

struct bench_chain *bench_star_new(int spokes, int lanes)
{
    struct bench_chain *c = take(spokes + 1, spokes, lanes);
    int i;

    if (c == NULL)
        return NULL;
    c->random = 1;
    for (i = 0; i <= spokes; i++)
        add_node(c, i % lanes, CHAIN_LAYOUT_BOX);
    for (i = 1; i <= spokes; i++)
        add_edge(c, 0, i);
    return c;
}

struct bench_chain *bench_chain_numbered(int number)
{
    return bench_chain_new(12 + 2 * number, 2 + number * 7 % 10, 4711u + 7919u * (unsigned)number);
}

void bench_chain_free(struct bench_chain *c)
{
    if (c == NULL)
        return;
    free(c->lanes);
    free(c->nodes);
    free(c->edges);
    free(c->node_lines);
    free(c->label_width);
    free(c);
}
