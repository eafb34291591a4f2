/* Which edges run against time: known loops, edges that close a cycle, messages that would close one. */
#include "layout_internal.h"

struct walk {
    struct plan *p;
    unsigned char *state; /* 0 = new, 1 = on the stack, 2 = done */
    int *stack, *next;    /* nodes on the way, and the next out-edge of each node */
    int depth;
};

static status count_links(struct plan *p, struct links *l, int outgoing)
{
    const chain_layout_input *in = p->in;
    int i;
    int *fill = NEW(p->mem, int, in->node_count + 1);

    l->start = NEW(p->mem, int, in->node_count + 1);
    l->item = NEW(p->mem, int, in->edge_count);
    if (fill == NULL || l->start == NULL || l->item == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < in->edge_count; i++)
        l->start[(outgoing ? in->edges[i].from : in->edges[i].to) + 1]++;
    for (i = 0; i < in->node_count; i++)
        fill[i + 1] = l->start[i + 1] += l->start[i];
    for (i = 0; i < in->edge_count; i++)
        l->item[fill[outgoing ? in->edges[i].from : in->edges[i].to]++] = i;
    return CHAIN_LAYOUT_OK;
}

static int is_flow(const struct plan *p, int edge)
{
    return !p->in->edges[edge].back_hint && !p->in->edges[edge].message
           && p->in->edges[edge].from != p->in->edges[edge].to;
}

static void push(struct walk *w, int node)
{
    w->state[node] = 1;
    w->next[node] = w->p->out.start[node];
    w->stack[w->depth++] = node;
}

static void visit(struct walk *w, int root)
{
    struct plan *p = w->p;

    push(w, root);
    while (w->depth > 0) {
        int node = w->stack[w->depth - 1];
        if (w->next[node] == p->out.start[node + 1]) {
            w->state[node] = 2;
            w->depth--;
        } else {
            int edge = p->out.item[w->next[node]++];
            int to = p->in->edges[edge].to;
            if (!is_flow(p, edge))
                continue;
            if (w->state[to] == 1)
                p->back[edge] = 1;
            else if (w->state[to] == 0)
                push(w, to);
        }
    }
}

static int is_source(const struct plan *p, int node)
{
    int i;

    for (i = p->inn.start[node]; i < p->inn.start[node + 1]; i++)
        if (is_flow(p, p->inn.item[i]))
            return 0;
    return 1;
}

/* Does time already lead from one node to another? Marks are stamps, so nothing is cleared. */
static int leads_to(struct plan *p, int from, int to, int *seen, int stamp, int *stack)
{
    int depth = 0, i;

    stack[depth++] = from;
    seen[from] = stamp;
    while (depth > 0) {
        int node = stack[--depth];
        if (node == to)
            return 1;
        for (i = p->out.start[node]; i < p->out.start[node + 1]; i++) {
            int edge = p->out.item[i], next = p->in->edges[edge].to;
            if (!p->back[edge] && seen[next] != stamp) {
                seen[next] = stamp;
                stack[depth++] = next;
            }
        }
    }
    return 0;
}

static void settle_messages(struct plan *p, int *seen, int *stack)
{
    int i;

    for (i = 0; i < p->in->node_count; i++)
        seen[i] = -1;
    for (i = 0; i < p->in->edge_count; i++) {
        const chain_layout_edge *e = &p->in->edges[i];
        if (e->message && !e->back_hint && e->from != e->to)
            p->back[i] = (unsigned char)leads_to(p, e->to, e->from, seen, i, stack);
    }
}

status chain_layout_cycles(struct plan *p)
{
    int n = p->in->node_count, i;
    struct walk w = { p, NULL, NULL, NULL, 0 };

    p->back = NEW(p->mem, unsigned char, p->in->edge_count);
    w.state = NEW(p->mem, unsigned char, n);
    w.stack = NEW(p->mem, int, n);
    w.next = NEW(p->mem, int, n);
    if (p->back == NULL || w.state == NULL || w.stack == NULL || w.next == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    if (count_links(p, &p->out, 1) != CHAIN_LAYOUT_OK || count_links(p, &p->inn, 0) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++)
        if (w.state[i] == 0 && is_source(p, i))
            visit(&w, i);
    for (i = 0; i < n; i++)
        if (w.state[i] == 0)
            visit(&w, i);
    for (i = 0; i < p->in->edge_count; i++)
        if (!is_flow(p, i))
            p->back[i] = 1; /* messages too, until each has shown that it closes no cycle */
    settle_messages(p, w.next, w.stack);
    return CHAIN_LAYOUT_OK;
}
