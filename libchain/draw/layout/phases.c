/* Phases: which steps keep to theirs. The order of the steps goes first, so a step that must come before a step of
 * an earlier phase, or after one of a later phase, may have to give way. */
#include "layout_internal.h"

enum { MOST_NODES = 600 }; /* above this, a step gives way as soon as time has reached a later phase */

/* conflict[a * n + b] = 1: a leads to b although b's phase is the earlier one; both directions are stored. */
struct strife {
    struct plan *p;
    unsigned char *conflict;
    int *count, *seen, *stack;
};

static void find_conflicts(struct strife *s, int root)
{
    const struct plan *p = s->p;
    int n = p->in->node_count, depth = 0, k;

    s->stack[depth++] = root;
    s->seen[root] = root + 1;
    while (depth > 0) {
        int node = s->stack[--depth];
        for (k = p->out.start[node]; k < p->out.start[node + 1]; k++) {
            int edge = p->out.item[k], to = p->in->edges[edge].to;
            if (p->back[edge] || s->seen[to] == root + 1)
                continue;
            s->seen[to] = root + 1;
            s->stack[depth++] = to;
            if (p->phase[to] < 0 || p->phase[to] >= p->phase[root])
                continue;
            s->conflict[root * n + to] = s->conflict[to * n + root] = 1;
            s->count[root]++;
            s->count[to]++;
        }
    }
}

/* The step with the most conflicts gives way first; of equals the last in time. */
static void yield_most(struct strife *s)
{
    struct plan *p = s->p;
    int n = p->in->node_count, i;

    for (;;) {
        int worst = -1;
        for (i = 0; i < n; i++) {
            int node = p->topo[i];
            if (s->count[node] > 0 && (worst < 0 || s->count[node] >= s->count[worst]))
                worst = node;
        }
        if (worst < 0)
            return;
        p->phase[worst] = -1;
        s->count[worst] = 0;
        for (i = 0; i < n; i++)
            s->count[i] -= s->conflict[worst * n + i] && s->count[i] > 0;
    }
}

static status settle(struct plan *p)
{
    int n = p->in->node_count, i;
    struct strife s = { p, NEW(p->mem, unsigned char, n * n), NEW(p->mem, int, n), NEW(p->mem, int, n),
                        NEW(p->mem, int, n) };

    if (s.conflict == NULL || s.count == NULL || s.seen == NULL || s.stack == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++)
        if (p->phase[i] > 0)
            find_conflicts(&s, i);
    yield_most(&s);
    return CHAIN_LAYOUT_OK;
}

static status settle_many(struct plan *p)
{
    int n = p->in->node_count, i, k;
    int *reached = NEW(p->mem, int, n);

    if (reached == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++) {
        int node = p->topo[i];
        if (p->phase[node] < reached[node])
            p->phase[node] = -1;
        reached[node] = chain_layout_max(reached[node], p->phase[node]);
        for (k = p->out.start[node]; k < p->out.start[node + 1]; k++) {
            int edge = p->out.item[k], to = p->in->edges[edge].to;
            if (!p->back[edge])
                reached[to] = chain_layout_max(reached[to], reached[node]);
        }
    }
    return CHAIN_LAYOUT_OK;
}

/* Decides which steps keep to their phase; the others get none. Wants the topological order. */
status chain_layout_phases(struct plan *p)
{
    int n = p->in->node_count, i;

    p->phase = NEW(p->mem, int, n);
    if (p->phase == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++)
        p->phase[i] = p->in->phase_count > 0 ? p->in->nodes[i].phase : -1;
    if (p->in->phase_count < 2)
        return CHAIN_LAYOUT_OK;
    return n <= MOST_NODES ? settle(p) : settle_many(p);
}

int chain_layout_out_of_phase(const struct plan *p, int node)
{
    return p->in->phase_count > 0 && p->in->nodes[node].phase >= 0
           && (p->phase[node] < 0 || p->col[node] < p->col_lo[node] || p->col[node] > p->col_hi[node]);
}
