/* Columns: when each step happens. Longest path over the constraints, then slack is pulled right. */
#include "layout_internal.h"

#include <limits.h>

static int edge_minlen(const struct plan *p, int edge)
{
    const chain_layout_edge *e = &p->in->edges[edge];
    int cross = p->in->nodes[e->from].lane != p->in->nodes[e->to].lane;

    return cross && (p->compact || e->message) ? 0 : 1;
}

static void add(struct plan *p, int from, int to, int minlen)
{
    struct constraint c = { from, to, minlen };
    p->cons[p->con_count++] = c;
}

/* Kahn's order over the forward edges; the lowest ready index first is not needed for determinism. */
static void sort_nodes(struct plan *p, int *degree)
{
    int n = p->in->node_count, head = 0, tail = 0, i;

    for (i = 0; i < p->in->edge_count; i++)
        if (!p->back[i])
            degree[p->in->edges[i].to]++;
    for (i = 0; i < n; i++)
        if (degree[i] == 0)
            p->topo[tail++] = i;
    while (head < tail) {
        int node = p->topo[head++];
        for (i = p->out.start[node]; i < p->out.start[node + 1]; i++) {
            int edge = p->out.item[i];
            if (!p->back[edge] && --degree[p->in->edges[edge].to] == 0)
                p->topo[tail++] = p->in->edges[edge].to;
        }
    }
}

/* Compact charts let handoffs share a column, but two steps of one lane that a path through other lanes
 * joins must still follow each other. Finds the nearest such steps; farther ones follow from them.
 * Returns how many there are, and stores them when asked to. */
static int same_lane_after(struct plan *p, int root, int *seen, int *stack, int store)
{
    int depth = 0, found = 0, i;

    stack[depth++] = root;
    while (depth > 0) {
        int node = stack[--depth];
        for (i = p->out.start[node]; i < p->out.start[node + 1]; i++) {
            int edge = p->out.item[i], to = p->in->edges[edge].to;
            if (p->back[edge] || seen[to] == root + 1)
                continue;
            seen[to] = root + 1;
            if (p->in->nodes[to].lane != p->in->nodes[root].lane) {
                stack[depth++] = to;
                continue;
            }
            found++;
            if (store)
                add(p, root, to, 1);
        }
    }
    return found;
}

static status collect(struct plan *p)
{
    int n = p->in->node_count, extra = 0, i;
    int *seen = NEW(p->mem, int, n), *stack = NEW(p->mem, int, n);

    if (seen == NULL || stack == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; p->compact && i < n; i++)
        extra += same_lane_after(p, i, seen, stack, 0);
    p->cons = NEW(p->mem, struct constraint, p->in->edge_count + extra);
    if (p->cons == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < p->in->edge_count; i++)
        if (!p->back[i])
            add(p, p->in->edges[i].from, p->in->edges[i].to, edge_minlen(p, i));
    for (i = 0; i < n; i++)
        seen[i] = 0;
    for (i = 0; p->compact && i < n; i++)
        same_lane_after(p, i, seen, stack, 1);
    return CHAIN_LAYOUT_OK;
}

static status link_constraints(struct plan *p, struct links *l, int outgoing)
{
    int n = p->in->node_count, i;
    int *fill = NEW(p->mem, int, n + 1);

    l->start = NEW(p->mem, int, n + 1);
    l->item = NEW(p->mem, int, p->con_count);
    if (fill == NULL || l->start == NULL || l->item == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < p->con_count; i++)
        l->start[(outgoing ? p->cons[i].from : p->cons[i].to) + 1]++;
    for (i = 0; i < n; i++)
        fill[i + 1] = l->start[i + 1] += l->start[i];
    for (i = 0; i < p->con_count; i++)
        l->item[fill[outgoing ? p->cons[i].from : p->cons[i].to]++] = i;
    return CHAIN_LAYOUT_OK;
}

/* A pin this far out leaves nothing but empty paper between it and the chain. */
static int reachable_pin(const struct plan *p, int node)
{
    int pin = p->in->nodes[node].pin_column;

    return pin <= 2 * p->in->node_count + 16 ? pin : -1;
}

/* The earliest columns, given where each phase may begin. */
static void longest_path(struct plan *p, const struct links *out)
{
    int i, k;

    for (i = 0; i < p->in->node_count; i++)
        p->col[i] = p->col_lo[i];
    for (i = 0; i < p->in->node_count; i++) {
        int node = p->topo[i];
        if (p->pin[node] >= 0)
            p->col[node] = p->pin[node];
        for (k = out->start[node]; k < out->start[node + 1]; k++) {
            const struct constraint *c = &p->cons[out->item[k]];
            p->col[c->to] = chain_layout_max(p->col[c->to], p->col[node] + c->minlen);
        }
    }
}

/* Moves the phases apart, one after the other: each begins behind the last column of those before it. */
static void part_phases(struct plan *p, const struct links *out)
{
    int n = p->in->node_count, phase, next = 0, i;

    longest_path(p, out);
    for (phase = 0; phase < p->in->phase_count; phase++) {
        int begin = next, found = 0;
        for (i = 0; i < n; i++)
            if (p->phase[i] == phase) {
                found = 1;
                p->col_lo[i] = begin;
            }
        if (!found)
            continue;
        if (begin > 0)
            longest_path(p, out);
        for (i = 0; i < n; i++) {
            if (p->phase[i] >= 0 && p->phase[i] < phase)
                p->col_hi[i] = chain_layout_min(p->col_hi[i], begin - 1);
            if (p->phase[i] == phase && p->col[i] >= begin) /* a pin may hold it back */
                next = chain_layout_max(next, p->col[i] + 1);
        }
    }
}

/* A step with more successors than predecessors waits until just before the first of them. */
static void pull_right(struct plan *p, const struct links *out, const struct links *inn)
{
    int i, k;

    for (i = p->in->node_count - 1; i >= 0; i--) {
        int node = p->topo[i], latest = p->col[node], outs = out->start[node + 1] - out->start[node];
        if (p->pin[node] >= 0 || outs <= inn->start[node + 1] - inn->start[node])
            continue;
        for (k = out->start[node]; k < out->start[node + 1]; k++) {
            const struct constraint *c = &p->cons[out->item[k]];
            int bound = p->col[c->to] - c->minlen;
            latest = k == out->start[node] ? bound : chain_layout_min(latest, bound);
        }
        p->col[node] = chain_layout_max(chain_layout_min(latest, p->col_hi[node]), p->col[node]);
    }
}

/* A pin may turn an edge around; the router must then treat it as running against time. */
static void mark_turned(struct plan *p)
{
    int i;

    for (i = 0; i < p->in->edge_count; i++)
        if (p->col[p->in->edges[i].from] > p->col[p->in->edges[i].to])
            p->back[i] = 1;
    p->col_count = 0;
    for (i = 0; i < p->in->node_count; i++)
        p->col_count = chain_layout_max(p->col_count, p->col[i] + 1);
}

status chain_layout_columns(struct plan *p)
{
    int n = p->in->node_count;
    int *degree = NEW(p->mem, int, n), i;
    struct links out, inn;

    p->topo = NEW(p->mem, int, n);
    p->col = NEW(p->mem, int, n);
    p->pin = NEW(p->mem, int, n);
    p->col_lo = NEW(p->mem, int, n);
    p->col_hi = NEW(p->mem, int, n);
    if (degree == NULL || p->topo == NULL || p->col == NULL || p->pin == NULL || p->col_lo == NULL
        || p->col_hi == NULL || collect(p) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    if (link_constraints(p, &out, 1) != CHAIN_LAYOUT_OK
        || link_constraints(p, &inn, 0) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    p->con_out = out;
    p->con_in = inn;
    for (i = 0; i < n; i++) {
        p->pin[i] = reachable_pin(p, i);
        p->col_hi[i] = INT_MAX;
    }
    sort_nodes(p, degree);
    if (chain_layout_phases(p) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    part_phases(p, &out);
    pull_right(p, &out, &inn);
    mark_turned(p);
    return CHAIN_LAYOUT_OK;
}
