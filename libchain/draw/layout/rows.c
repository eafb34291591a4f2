/* Rows: where in its lane a step stands. First fit in time order, beside the step before it. */
#include "layout_internal.h"

struct column {
    int *head;  /* lane -> a node of this lane in the current column, -1 = none */
    int *mate;  /* node -> the next one of its lane and column */
};

/* Nodes by column, then by declaration: a counting sort, stable by construction. */
static status by_column(struct plan *p, int **sorted)
{
    int n = p->in->node_count, i;
    int *fill = NEW(p->mem, int, p->col_count + 1);

    *sorted = NEW(p->mem, int, n);
    if (fill == NULL || *sorted == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++)
        fill[p->col[i] + 1]++;
    for (i = 0; i < p->col_count; i++)
        fill[i + 1] += fill[i];
    for (i = 0; i < n; i++)
        (*sorted)[fill[p->col[i]]++] = i;
    return CHAIN_LAYOUT_OK;
}

/* The row set by hand, unless it leaves nothing but empty paper above it. */
static int pinned_row(const struct plan *p, int node)
{
    int pin = p->in->nodes[node].pin_row;

    return pin <= p->in->node_count + 8 ? pin : -1;
}

/* The row of the latest step of the same lane that leads here; the first row when there is none. */
static int wanted_row(const struct plan *p, int node)
{
    int i, best = -1, row = 0;

    if (pinned_row(p, node) >= 0)
        return pinned_row(p, node);
    for (i = p->inn.start[node]; i < p->inn.start[node + 1]; i++) {
        int edge = p->inn.item[i], from = p->in->edges[edge].from;
        if (p->back[edge] || p->in->nodes[from].lane != p->in->nodes[node].lane || p->row[from] < 0)
            continue;
        if (p->col[from] > best) {
            best = p->col[from];
            row = p->row[from];
        }
    }
    return row;
}

static int is_taken(const struct plan *p, const struct column *c, int lane, int row)
{
    int i;

    for (i = c->head[lane]; i >= 0; i = c->mate[i])
        if (p->row[i] == row)
            return 1;
    return 0;
}

static void seat(struct plan *p, struct column *c, int node)
{
    int lane = p->in->nodes[node].lane, row = wanted_row(p, node);

    if (is_taken(p, c, lane, row))
        for (row = 0; is_taken(p, c, lane, row);)
            row++;
    p->row[node] = row;
    c->mate[node] = c->head[lane];
    c->head[lane] = node;
    p->depth[lane] = chain_layout_max(p->depth[lane], row + 1);
}

/* Pins are seated first, so that nobody stands on a place that was asked for. */
static void seat_column(struct plan *p, struct column *c, const int *node, int count)
{
    int i;

    for (i = 0; i < count; i++)
        c->head[p->in->nodes[node[i]].lane] = -1;
    for (i = 0; i < count; i++)
        if (pinned_row(p, node[i]) >= 0)
            seat(p, c, node[i]);
    for (i = 0; i < count; i++)
        if (pinned_row(p, node[i]) < 0)
            seat(p, c, node[i]);
}

status chain_layout_rows(struct plan *p)
{
    int n = p->in->node_count, i, k;
    int *sorted;
    struct column c = { NEW(p->mem, int, p->in->lane_count), NEW(p->mem, int, n) };

    p->row = NEW(p->mem, int, n);
    p->depth = NEW(p->mem, int, p->in->lane_count);
    if (c.head == NULL || c.mate == NULL || p->row == NULL || p->depth == NULL
        || by_column(p, &sorted) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < p->in->lane_count; i++)
        p->depth[i] = 1;
    for (i = 0; i < n; i++)
        p->row[i] = -1;
    for (i = 0; i < n; i = k) {
        for (k = i; k < n && p->col[sorted[k]] == p->col[sorted[i]]; k++)
            continue;
        seat_column(p, &c, &sorted[i], k - i);
    }
    return CHAIN_LAYOUT_OK;
}
