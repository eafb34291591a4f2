/* How good a drawn chain is, counted from its geometry alone: it knows nothing of how the layout works. */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

struct bench_rect {
    double x, y, w, h;
};

struct bench_point {
    double x, y;
};

struct bench_edge {
    int from, to, count;
    struct bench_point *point;
};

struct bench_label {
    struct bench_rect box;
    int edge; /* on whose line it sits */
};

struct bench_drawing {
    struct bench_rect *lane, *node;
    int *node_lane; /* -1 = unknown */
    struct bench_edge *edge;
    struct bench_label *label;
    int lane_count, node_count, edge_count, label_count;
};

struct bench_figures {
    double nodes, edges;
    double crossings;      /* farther than 14 pt from a shared step */
    double overlap;        /* pt of lines lying on lines, closer than 2 pt */
    double bends, length;  /* right angles per edge; drawn to straight length */
    double edge_node, node_node, lane_out;     /* must be 0 */
    double label_label, label_node;            /* must be 0 */
    double label_edge;     /* labels on lines that are not theirs */
    double w, h;
};

struct bench_figures bench_figures_of(const struct bench_drawing *d);

#endif
