/* Trying a move: rip up, reroute, and back again. */
#include "trial.h"

#include <limits.h>
#include <string.h>

status chain_layout_trial_init(struct trial *t, struct plan *p)
{
    struct trial fresh = { 0 };
    int m = p->in->edge_count;

    *t = fresh;
    t->p = p;
    t->pool_cap = 4096;
    t->pool = NEW(p->mem, int, t->pool_cap);
    t->ripped = NEW(p->mem, unsigned char, m);
    t->saved = NEW(p->mem, struct saved, m);
    return t->pool == NULL || t->ripped == NULL || t->saved == NULL ? CHAIN_LAYOUT_NO_MEMORY : CHAIN_LAYOUT_OK;
}

static status rip(struct trial *t, int edge)
{
    struct plan *p = t->p;
    struct path *path = &p->path[edge];
    struct saved *s = &t->saved[t->saved_count];

    if (t->ripped[edge])
        return CHAIN_LAYOUT_OK;
    if (t->pool_used + path->len > t->pool_cap) {
        int cap = 2 * (t->pool_used + path->len);
        int *more = NEW(p->mem, int, cap);
        if (more == NULL)
            return CHAIN_LAYOUT_NO_MEMORY;
        memcpy(more, t->pool, (size_t)t->pool_used * sizeof *more);
        t->pool = more;
        t->pool_cap = cap;
    }
    s->edge = edge;
    s->len = path->len;
    s->at = t->pool_used;
    memcpy(&t->pool[s->at], path->cell, (size_t)path->len * sizeof *t->pool);
    t->pool_used += path->len;
    t->saved_count++;
    t->ripped[edge] = 1;
    chain_layout_path_add(p, edge, -1);
    t->before += chain_layout_route_cost(p, edge);
    return CHAIN_LAYOUT_OK;
}

static status rip_node(struct trial *t, int node)
{
    const struct plan *p = t->p;
    status st = CHAIN_LAYOUT_OK;
    int k;

    for (k = p->out.start[node]; st == CHAIN_LAYOUT_OK && k < p->out.start[node + 1]; k++)
        st = rip(t, p->out.item[k]);
    for (k = p->inn.start[node]; st == CHAIN_LAYOUT_OK && k < p->inn.start[node + 1]; k++)
        st = rip(t, p->inn.item[k]);
    return st;
}

/* Takes out the routes on one link. */
static status rip_link(struct trial *t, int link)
{
    status st = CHAIN_LAYOUT_OK;

    while (st == CHAIN_LAYOUT_OK && t->p->link_head[link].edge >= 0)
        st = rip(t, t->p->link_head[link].edge);
    return st;
}

/* Takes out the routes that run through a cell where a step is about to stand. */
static status rip_cell(struct trial *t, int cell)
{
    const int link[4] = { 2 * cell, 2 * cell + 1, 2 * (cell - 1), 2 * (cell - t->p->nx) + 1 };
    status st = CHAIN_LAYOUT_OK;
    int k;

    for (k = 0; st == CHAIN_LAYOUT_OK && k < 4; k++)
        st = rip_link(t, link[k]);
    return st;
}

/* Reroutes what was taken out; gives up, with *hopeless set, as soon as it cannot come out at most `allow` dearer. */
status chain_layout_trial_move(struct trial *t, const struct move *m, int allow, int *hopeless)
{
    struct plan *p = t->p;
    int lane = p->in->nodes[m->node].lane, k, cost;
    int cell = (p->base[lane] + 2 * m->row + 1) * p->nx + 2 * m->col + 1;
    status st = rip_node(t, m->node);

    if (st == CHAIN_LAYOUT_OK)
        st = m->mate >= 0 ? rip_node(t, m->mate) : rip_cell(t, cell);
    if (st != CHAIN_LAYOUT_OK)
        return st;
    chain_layout_move(p, m);
    for (k = 0; k < t->saved_count; k++)
        t->after += chain_layout_least_cost(p, t->saved[k].edge);
    for (k = 0; k < t->saved_count && t->after <= t->before + allow; k++) {
        int edge = t->saved[k].edge;
        long long most = t->before + allow - t->after + chain_layout_least_cost(p, edge);
        st = chain_layout_route_plain(p, edge, most < INT_MAX ? (int)most : INT_MAX - 1, &cost);
        if (st != CHAIN_LAYOUT_OK)
            return st;
        if (cost == INT_MAX) {
            *hopeless = 1;
            return st;
        }
        t->after += cost - chain_layout_least_cost(p, edge);
        chain_layout_path_add(p, edge, 1);
        t->routed++;
    }
    *hopeless = t->after > t->before + allow;
    return CHAIN_LAYOUT_OK;
}

void chain_layout_trial_undo(struct trial *t, const struct move *m, int col, int row)
{
    struct plan *p = t->p;
    struct move back = { m->node, col, row, m->mate };
    int k;

    for (k = 0; k < t->routed; k++)
        chain_layout_path_add(p, t->saved[k].edge, -1);
    chain_layout_move(p, &back);
    for (k = 0; k < t->saved_count; k++) {
        struct path *path = &p->path[t->saved[k].edge];
        path->len = t->saved[k].len; /* room never shrinks, so the old way still fits */
        memcpy(path->cell, &t->pool[t->saved[k].at], (size_t)path->len * sizeof *path->cell);
        chain_layout_path_add(p, t->saved[k].edge, 1);
    }
}

void chain_layout_trial_forget(struct trial *t)
{
    int k;

    for (k = 0; k < t->saved_count; k++)
        t->ripped[t->saved[k].edge] = 0;
    t->saved_count = t->pool_used = t->routed = 0;
    t->before = t->after = 0;
}

