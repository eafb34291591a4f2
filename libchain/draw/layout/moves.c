/* Moves of single steps: within the slack that the path and the phase leave, and within the lane. */
#include "moves.h"

int chain_layout_draw(unsigned *random, int below)
{
    *random = *random * 1664525u + 1013904223u;
    return (int)((*random >> 8) % (unsigned)below);
}

static void stand(struct plan *p, int node, int col, int row)
{
    p->node_at[chain_layout_cell(p, node)] = -1;
    p->col[node] = col;
    p->row[node] = row;
}

/* Which columns a step may move to while all others stay. */
static void slack(const struct plan *p, int node, int *lo, int *hi)
{
    int k;

    *lo = p->col_lo[node];
    *hi = chain_layout_min(p->col_count - 1, p->col_hi[node]);
    for (k = p->con_in.start[node]; k < p->con_in.start[node + 1]; k++) {
        const struct constraint *c = &p->cons[p->con_in.item[k]];
        *lo = chain_layout_max(*lo, p->col[c->from] + c->minlen);
    }
    for (k = p->con_out.start[node]; k < p->con_out.start[node + 1]; k++) {
        const struct constraint *c = &p->cons[p->con_out.item[k]];
        *hi = chain_layout_min(*hi, p->col[c->to] - c->minlen);
    }
    if (p->pin[node] >= 0 || *lo > *hi)
        *lo = *hi = p->col[node];
}

int chain_layout_propose(const struct plan *p, unsigned *random, int node, struct move *m)
{
    int lo, hi, lane, cell;

    m->node = node;
    lane = p->in->nodes[m->node].lane;
    slack(p, m->node, &lo, &hi);
    m->col = chain_layout_draw(random, 2) ? p->col[m->node] : lo + chain_layout_draw(random, hi - lo + 1);
    m->row = m->col != p->col[m->node] && chain_layout_draw(random, 2) ? p->row[m->node] : chain_layout_draw(random, p->depth[lane]);
    if (p->in->nodes[m->node].pin_row >= 0)
        m->row = p->row[m->node];
    if (m->col == p->col[m->node] && m->row == p->row[m->node])
        return 0;
    cell = (p->base[lane] + 2 * m->row + 1) * p->nx + 2 * m->col + 1;
    m->mate = p->node_at[cell];
    if (m->mate < 0)
        return 1;
    return m->col == p->col[m->node] && p->in->nodes[m->mate].pin_row < 0;
}

void chain_layout_move(struct plan *p, const struct move *m)
{
    int col = p->col[m->node], row = p->row[m->node];

    stand(p, m->node, m->col, m->row);
    if (m->mate >= 0) {
        p->col[m->mate] = col;
        p->row[m->mate] = row;
        p->node_at[chain_layout_cell(p, m->mate)] = m->mate;
    }
    p->node_at[chain_layout_cell(p, m->node)] = m->node;
}
