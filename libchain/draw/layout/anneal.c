/* Placement search: moves steps within their slack and their lane, reroutes what that touches by plain ways, and keeps
 * what makes the plan cheaper. Threshold accepting with a generator of its own: the same every time. */
#include "trial.h"

#include <limits.h>
#include <string.h>

enum { FIRST_THRESHOLD = 400, MOST_ROWS = 3, WORK_SHARE = 4, SPARE_COLUMNS = 5, ROW_LOW = 5, EFFORT_PER_MOVE = 4, FEW_STEPS = 50 };

struct seat {
    int *col, *row, *depth;
};

struct anneal {
    struct plan *p;
    struct trial trial;
    unsigned random;
    int *stand, *stand_x; /* grid line, column -> steps on it */
    int used_columns;
};

static status seat_take(const struct plan *p, struct mem *mem, struct seat *s)
{
    size_t n = (size_t)p->in->node_count, lanes = (size_t)p->in->lane_count;

    s->col = NEW(mem, int, n);
    s->row = NEW(mem, int, n);
    s->depth = NEW(mem, int, lanes);
    if (s->col == NULL || s->row == NULL || s->depth == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    memcpy(s->col, p->col, n * sizeof *s->col);
    memcpy(s->row, p->row, n * sizeof *s->row);
    memcpy(s->depth, p->depth, lanes * sizeof *s->depth);
    return CHAIN_LAYOUT_OK;
}

static void seat_back(struct plan *p, const struct seat *s)
{
    memcpy(p->col, s->col, (size_t)p->in->node_count * sizeof *s->col);
    memcpy(p->row, s->row, (size_t)p->in->node_count * sizeof *s->row);
}

static int rows_in_use(const struct anneal *a, int lane)
{
    int row, count = 0;

    for (row = 0; row < a->p->depth[lane]; row++)
        count += a->stand[a->p->base[lane] + 2 * row + 1] > 0;
    return count;
}

/* What the places themselves cost: rows and columns are paper. */
static int paper(const struct anneal *a, int lane)
{
    return 2 * a->p->row_price / 3 * rows_in_use(a, lane) + a->p->column_price * a->used_columns;
}

static void count_step(struct anneal *a, int lane, int col, int row, int sign)
{
    a->used_columns -= sign < 0 && a->stand_x[col] == 1;
    a->used_columns += sign > 0 && a->stand_x[col] == 0;
    a->stand_x[col] += sign;
    a->stand[a->p->base[lane] + 2 * row + 1] += sign;
}

/* Moves when all comes out at most `allow` dearer. */
static status try_move(struct anneal *a, const struct move *m, int allow)
{
    struct plan *p = a->p;
    int col = p->col[m->node], row = p->row[m->node], lane = p->in->nodes[m->node].lane, hopeless = 0, more = 0;
    status st;

    if (m->mate < 0) {
        more = (m->row - row) * ROW_LOW - paper(a, lane);
        count_step(a, lane, col, row, -1);
        count_step(a, lane, m->col, m->row, 1);
        more += paper(a, lane);
    }
    st = chain_layout_trial_move(&a->trial, m, allow - more, &hopeless);
    if (st == CHAIN_LAYOUT_OK && hopeless) {
        chain_layout_trial_undo(&a->trial, m, col, row);
        if (m->mate < 0) {
            count_step(a, lane, m->col, m->row, -1);
            count_step(a, lane, col, row, 1);
        }
    }
    chain_layout_trial_forget(&a->trial);
    return st;
}

static status search(struct anneal *a, int moves)
{
    struct plan *p = a->p;
    long long stop = p->mem->work + p->mem->work_limit / WORK_SHARE;
    status st = CHAIN_LAYOUT_OK;
    int i;

    for (i = 0; st == CHAIN_LAYOUT_OK && i < moves && (p->mem->work_limit == 0 || p->mem->work < stop); i++) {
        struct move m;
        int allow = (int)((long long)FIRST_THRESHOLD * (moves - i) / moves);
        if (chain_layout_propose(p, &a->random, chain_layout_draw(&a->random, p->in->node_count), &m))
            st = try_move(a, &m, chain_layout_draw(&a->random, allow + 1));
    }
    return st;
}

/* Lanes give back the rows that nobody stands on. */
static status trim(struct plan *p)
{
    int lane, row, i;
    int *used = NEW(p->mem, int, p->in->node_count + 1 + LIMIT_PIN);

    if (used == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (lane = 0; lane < p->in->lane_count; lane++) {
        int rows = 0;
        for (row = 0; row < p->depth[lane]; row++)
            used[row] = -1;
        for (i = 0; i < p->in->node_count; i++)
            if (p->in->nodes[i].lane == lane)
                used[p->row[i]] = 0;
        for (row = 0; row < p->depth[lane]; row++)
            used[row] = used[row] < 0 ? -1 : rows++;
        for (i = 0; i < p->in->node_count; i++)
            if (p->in->nodes[i].lane == lane)
                p->row[i] = used[p->row[i]];
        p->depth[lane] = chain_layout_max(rows, 1);
    }
    return CHAIN_LAYOUT_OK;
}

/* Columns that nobody stands on go; the phases' columns move along. */
static status trim_columns(struct plan *p)
{
    int n = p->in->node_count, count = 0, i;
    int *used = NEW(p->mem, int, p->col_count + 1); /* column -> columns in use before it */

    if (used == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++)
        used[p->col[i]] = 1;
    for (i = 0; i <= p->col_count; i++) {
        int here = i < p->col_count && used[i];
        used[i] = count;
        count += here;
    }
    for (i = 0; i < n; i++) {
        p->col[i] = used[p->col[i]];
        p->col_lo[i] = used[chain_layout_min(p->col_lo[i], p->col_count)];
        if (p->col_hi[i] < p->col_count)
            p->col_hi[i] = used[p->col_hi[i] + 1] - 1;
    }
    p->col_count = count;
    return CHAIN_LAYOUT_OK;
}

static int has_pins(const struct plan *p, int rows)
{
    int i;

    for (i = 0; i < p->in->node_count; i++)
        if ((rows ? p->in->nodes[i].pin_row : p->in->nodes[i].pin_column) >= 0)
            return 1;
    return 0;
}

/* Gives back spare rows and columns; what the plan then costs with plain ways. */
static status settle(struct plan *p, long long *price)
{
    status st = CHAIN_LAYOUT_OK;

    if (!has_pins(p, 1))
        st = trim(p);
    if (st == CHAIN_LAYOUT_OK && !has_pins(p, 0))
        st = trim_columns(p);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_grid(p);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_route_all_plain(p, LLONG_MAX, price);
    return st == CHAIN_LAYOUT_OK ? chain_layout_price(p, price) : st;
}

/* A grid with a spare row in every lane, and with spare columns where they do not make the plan longer than time is. */
static status start(struct anneal *a, struct plan *p)
{
    int lane, pins = has_pins(p, 1), i;
    long long lines;
    status st;

    for (lane = 0; !pins && lane < p->in->lane_count; lane++)
        if (p->depth[lane] < MOST_ROWS)
            p->depth[lane]++;
    if (p->compact && !has_pins(p, 0))
        p->col_count += 1 + p->col_count / SPARE_COLUMNS;
    st = chain_layout_grid(p);
    a->p = p;
    a->random = 4711u * (unsigned)(p->variant + 1);
    a->stand = NEW(p->mem, int, p->ny);
    a->stand_x = NEW(p->mem, int, p->col_count);
    a->used_columns = 0;
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_trial_init(&a->trial, p);
    if (st != CHAIN_LAYOUT_OK || a->stand == NULL || a->stand_x == NULL)
        return st != CHAIN_LAYOUT_OK ? st : CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < p->in->node_count; i++)
        count_step(a, p->in->nodes[i].lane, p->col[i], p->row[i], 1);
    return chain_layout_route_all_plain(p, LLONG_MAX, &lines);
}

/* Every step of a large chart costs more to move, so the steps beyond the first few get half as many moves. */
static int moves_for(int steps, int effort)
{
    int counted = steps <= FEW_STEPS ? steps : FEW_STEPS + (steps - FEW_STEPS) / 2;

    return chain_layout_min(effort, LIMIT_EFFORT) * counted / EFFORT_PER_MOVE;
}

/* Searches places from those that the plan has, and leaves it with places that are no worse, and with plain ways. */
status chain_layout_anneal(struct plan *p, int effort)
{
    struct anneal a;
    struct seat first;
    long long before, after;
    int lane, moves = moves_for(p->in->node_count, effort);
    status st = chain_layout_route_all_plain(p, LLONG_MAX, &before);

    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_price(p, &before);
    if (st != CHAIN_LAYOUT_OK || effort == 0 || p->in->edge_count == 0)
        return st;
    if (seat_take(p, p->mem, &first) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    st = start(&a, p);
    if (st == CHAIN_LAYOUT_OK)
        st = search(&a, moves);
    if (st == CHAIN_LAYOUT_OK)
        st = settle(p, &after);
    if (st != CHAIN_LAYOUT_OK || after < before)
        return st;
    seat_back(p, &first);
    for (lane = 0; lane < p->in->lane_count; lane++)
        p->depth[lane] = first.depth[lane];
    return settle(p, &after);
}
