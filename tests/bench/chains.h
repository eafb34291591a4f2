/* Random chains for measuring: the same seed gives the same chain on every machine. */
#ifndef BENCH_CHAINS_H
#define BENCH_CHAINS_H

#include "draw/layout/layout.h"

struct bench_chain {
    chain_layout_lane *lanes;
    chain_layout_node *nodes;
    chain_layout_edge *edges;
    int *node_lines, *label_width; /* lines of text in a step; width of a label on one line */
    chain_layout_input in;
    unsigned random;
};

/* The 40 chains of the table: 12 to 90 steps, 2 to 11 lanes. */
enum { BENCH_CHAINS = 40 };

/* A chain with 1.5 edges to a step. NULL = no memory. */
struct bench_chain *bench_chain_new(int nodes, int lanes, unsigned seed);
/* A hub that hands over to every other step. */
struct bench_chain *bench_mood_new(void);
struct bench_chain *bench_star_new(int spokes, int lanes);
struct bench_chain *bench_chain_numbered(int number);
void bench_chain_free(struct bench_chain *c);

#endif
