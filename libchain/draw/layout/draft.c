/* A first search for places that routes nothing: lines count as straight, so thousands of moves cost little. */
#include "moves.h"

enum {
    DRAFT_X = 22,
    DRAFT_Y = 13,
    DRAFT_BEND = 100,
    DRAFT_CROSS = 300,
    DRAFT_BESIDE = 60,   /* two upright or level lines on one grid line */
    DRAFT_BLOCKED = 200, /* a step in the way of an upright or level line */
    DRAFT_ROW = 5,
    FIRST_THRESHOLD = 400,
    MOVES_PER_STEP = 60,
    MOST_TESTS = 6000000 /* of one line with another */
};

struct line {
    int x0, y0, x1, y1;
};

struct draft {
    struct plan *p;
    struct line *line;
    int *touched, touched_count; /* edges at the nodes of a move */
    unsigned char *is_touched;
    int *stand, *stand_x; /* grid line, column -> steps on it */
    int used_columns;
    long long tests;
};

static void set_line(struct draft *d, int edge)
{
    const struct plan *p = d->p;
    int a = p->in->edges[edge].from, b = p->in->edges[edge].to;
    struct line l = { 2 * p->col[a] + 1, chain_layout_cell(p, a) / p->nx, 2 * p->col[b] + 1, chain_layout_cell(p, b) / p->nx };

    d->line[edge] = l;
}

static int between(int v, int a, int b)
{
    return a < b ? a < v && v < b : b < v && v < a;
}

static int overlap(int a, int b, int c, int d)
{
    return chain_layout_max(chain_layout_min(a, b), chain_layout_min(c, d))
           < chain_layout_min(chain_layout_max(a, b), chain_layout_max(c, d));
}

static int side(const struct line *l, int x, int y)
{
    int s = (l->x1 - l->x0) * (y - l->y0) - (l->y1 - l->y0) * (x - l->x0);

    return (s > 0) - (s < 0);
}

static int pair_cost(const struct line *a, const struct line *b)
{
    if (chain_layout_max(a->x0, a->x1) < chain_layout_min(b->x0, b->x1)
        || chain_layout_max(b->x0, b->x1) < chain_layout_min(a->x0, a->x1)
        || chain_layout_max(a->y0, a->y1) < chain_layout_min(b->y0, b->y1)
        || chain_layout_max(b->y0, b->y1) < chain_layout_min(a->y0, a->y1))
        return 0;
    if (a->x0 == a->x1 && b->x0 == b->x1)
        return a->x0 == b->x0 && overlap(a->y0, a->y1, b->y0, b->y1) ? DRAFT_BESIDE : 0;
    if (a->y0 == a->y1 && b->y0 == b->y1)
        return a->y0 == b->y0 && overlap(a->x0, a->x1, b->x0, b->x1) ? DRAFT_BESIDE : 0;
    return side(a, b->x0, b->y0) * side(a, b->x1, b->y1) < 0 && side(b, a->x0, a->y0) * side(b, a->x1, a->y1) < 0
               ? DRAFT_CROSS : 0;
}

/* Does a step stand in the way of an upright or level line that is not its own? */
static int blocks(const struct line *l, int x, int y)
{
    return (l->x0 == l->x1 && x == l->x0 && between(y, l->y0, l->y1))
           || (l->y0 == l->y1 && y == l->y0 && between(x, l->x0, l->x1));
}

static int own_cost(const struct draft *d, int edge)
{
    const struct plan *p = d->p;
    const struct line *l = &d->line[edge];
    int dx = l->x1 > l->x0 ? l->x1 - l->x0 : l->x0 - l->x1, dy = l->y1 > l->y0 ? l->y1 - l->y0 : l->y0 - l->y1;
    int cost = dx * DRAFT_X + dy * DRAFT_Y, at;

    if (dx > 0 && dy > 0)
        return cost + DRAFT_BEND;
    for (at = chain_layout_min(l->y0, l->y1) + 1; dx == 0 && at < chain_layout_max(l->y0, l->y1); at++)
        cost += p->node_at[at * p->nx + l->x0] >= 0 ? DRAFT_BLOCKED : 0;
    for (at = chain_layout_min(l->x0, l->x1) + 1; dy == 0 && at < chain_layout_max(l->x0, l->x1); at++)
        cost += p->node_at[l->y0 * p->nx + at] >= 0 ? DRAFT_BLOCKED : 0;
    return cost;
}

status chain_layout_draft_price(struct plan *p, long long *price)
{
    struct mem_mark mark = chain_layout_mem_mark(p->mem);
    int m = p->in->edge_count, e, f;
    struct draft d = { p, NEW(p->mem, struct line, m), NULL, 0, NULL, NULL, NULL, 0, 0 };

    if (d.line == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (*price = 0, e = 0; e < m; e++) {
        set_line(&d, e);
        *price += own_cost(&d, e);
        for (f = 0; f < e; f++)
            *price += pair_cost(&d.line[e], &d.line[f]);
    }
    p->mem->work += (long long)m * m / 16;
    chain_layout_mem_release(p->mem, mark);
    return CHAIN_LAYOUT_OK;
}

static void touch(struct draft *d, int node)
{
    const struct plan *p = d->p;
    int k, pass;

    for (pass = 0; pass < 2; pass++) {
        const struct links *l = pass ? &p->inn : &p->out;
        for (k = l->start[node]; k < l->start[node + 1]; k++)
            if (!d->is_touched[l->item[k]]) {
                d->is_touched[l->item[k]] = 1;
                d->touched[d->touched_count++] = l->item[k];
            }
    }
}

static int rows_in_use(const struct draft *d, int lane)
{
    int row, count = 0;

    for (row = 0; row < d->p->depth[lane]; row++)
        count += d->stand[d->p->base[lane] + 2 * row + 1] > 0;
    return count;
}

/* What the touched lines cost, and what the moved steps cost by standing in the way of others. */
static long long cost_around(struct draft *d, const struct move *m)
{
    const struct plan *p = d->p;
    int i, f, x = 2 * p->col[m->node] + 1, y = chain_layout_cell(p, m->node) / p->nx;
    long long cost = DRAFT_ROW * p->row[m->node] + 2 * p->row_price / 3 * rows_in_use(d, p->in->nodes[m->node].lane)
                     + p->column_price * d->used_columns;

    for (i = 0; i < d->touched_count; i++)
        cost += own_cost(d, d->touched[i]);
    for (f = 0; f < p->in->edge_count; f++) {
        if (!d->is_touched[f] && m->mate < 0)
            cost += blocks(&d->line[f], x, y) ? DRAFT_BLOCKED : 0;
        for (i = 0; i < d->touched_count; i++)
            if (!d->is_touched[f] || f < d->touched[i])
                cost += pair_cost(&d->line[f], &d->line[d->touched[i]]);
    }
    d->tests += (long long)p->in->edge_count * (d->touched_count + 1);
    return cost;
}

static void set_lines(struct draft *d)
{
    int i;

    for (i = 0; i < d->touched_count; i++)
        set_line(d, d->touched[i]);
}

static void do_move(struct draft *d, const struct move *m)
{
    const int line = chain_layout_cell(d->p, m->node) / d->p->nx, column = d->p->col[m->node];

    chain_layout_move(d->p, m);
    if (m->mate < 0) {
        d->stand_x[column]--;
        d->stand_x[m->col]++;
        d->used_columns += (d->stand_x[m->col] == 1 && column != m->col) - (d->stand_x[column] == 0);
        d->stand[line]--;
        d->stand[chain_layout_cell(d->p, m->node) / d->p->nx]++;
    }
    set_lines(d);
}

static void try_move(struct draft *d, struct move *m, unsigned *random, int allow)
{
    struct plan *p = d->p;
    struct move back = { m->node, p->col[m->node], p->row[m->node], m->mate };
    long long before, after;
    int i;

    touch(d, m->node);
    if (m->mate >= 0)
        touch(d, m->mate);
    before = cost_around(d, m);
    do_move(d, m);
    after = cost_around(d, m);
    if (after - before > chain_layout_draw(random, allow + 1))
        do_move(d, &back);
    for (i = 0; i < d->touched_count; i++)
        d->is_touched[d->touched[i]] = 0;
    d->touched_count = 0;
}

/* Moves steps on a grid without routes. */
status chain_layout_draft(struct plan *p)
{
    int m = p->in->edge_count, moves = MOVES_PER_STEP * p->in->node_count, i;
    struct draft d = { p, NEW(p->mem, struct line, m), NEW(p->mem, int, m), 0, NEW(p->mem, unsigned char, m),
                       NEW(p->mem, int, p->ny), NEW(p->mem, int, p->col_count), 0, 0 };
    unsigned random = 4711u * (unsigned)(p->variant + 1);

    if (d.line == NULL || d.touched == NULL || d.is_touched == NULL || d.stand == NULL
        || d.stand_x == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < m; i++)
        set_line(&d, i);
    for (i = 0; i < p->in->node_count; i++) {
        d.stand[chain_layout_cell(p, i) / p->nx]++;
        d.used_columns += d.stand_x[p->col[i]]++ == 0;
    }
    for (i = 0; i < moves && d.tests < MOST_TESTS; i++) {
        struct move move;
        int allow = (int)((long long)FIRST_THRESHOLD * (moves - i) / moves);
        if (chain_layout_propose(p, &random, chain_layout_draw(&random, p->in->node_count), &move))
            try_move(&d, &move, &random, allow);
    }
    p->mem->work += d.tests / 8;
    return CHAIN_LAYOUT_OK;
}
