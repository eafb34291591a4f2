/* How large boxes are: each row has a height, each column a width (in top-bottom charts the other way round), and
 * which widths make the chart fit its paper best is searched column by column. */
#include "layout_internal.h"

enum { PASSES = 4 };

#define BOX_LEAST 30.0
#define BOX_EVEN 0.6     /* the lowest row of boxes beside the highest, or the picture looks restless */
#define EMPTY_LINE 60.0  /* a column that nobody stands on */
#define COST_BROKEN 10.0 /* width given for a word that stays whole */

/* "Column" is the line that has one width, "row" the line that has one height, whichever way time runs. */
struct sizes {
    const struct geometry *g;
    int columns, rows;
    struct links in_column, in_row; /* -> nodes */
    int *column, *row;              /* by node */
    int *choice;                    /* column -> number of its width */
    double *rest;                   /* by node of one column: what the others in its row need */
};

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static status group(struct links *l, const int *line, int lines, int n, struct mem *mem)
{
    int *fill = NEW(mem, int, lines + 1), i;

    l->start = NEW(mem, int, lines + 1);
    l->item = NEW(mem, int, n);
    if (fill == NULL || l->start == NULL || l->item == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++)
        l->start[line[i] + 1]++;
    for (i = 0; i < lines; i++)
        fill[i + 1] = l->start[i + 1] += l->start[i];
    for (i = 0; i < n; i++)
        l->item[fill[line[i]]++] = i;
    return CHAIN_LAYOUT_OK;
}

static status init(struct sizes *s, const struct geometry *g, int first)
{
    const struct plan *p = g->p;
    int n = p->in->node_count, i;

    s->g = g;
    s->columns = g->tb ? p->ny : p->nx;
    s->rows = g->tb ? p->nx : p->ny;
    s->column = NEW(g->mem, int, n);
    s->row = NEW(g->mem, int, n);
    s->choice = NEW(g->mem, int, s->columns);
    s->rest = NEW(g->mem, double, n);
    if (s->column == NULL || s->row == NULL || s->choice == NULL || s->rest == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < n; i++) {
        int cell = chain_layout_cell(p, i), x = cell % p->nx, y = cell / p->nx;
        s->column[i] = g->tb ? y : x;
        s->row[i] = g->tb ? x : y;
    }
    for (i = 0; i < s->columns; i++)
        s->choice[i] = first;
    if (group(&s->in_column, s->column, s->columns, n, g->mem) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    return group(&s->in_row, s->row, s->rows, n, g->mem);
}

static const struct boxes *measured(const struct sizes *s, int choice)
{
    return &s->g->texts->boxes[choice];
}

/* What the other columns make of the row that a step stands in. */
static double others_need(const struct sizes *s, int node)
{
    int row = s->row[node], k;
    double most = BOX_LEAST;

    for (k = s->in_row.start[row]; k < s->in_row.start[row + 1]; k++) {
        int other = s->in_row.item[k];
        if (s->column[other] != s->column[node])
            most = larger(most, measured(s, s->choice[s->column[other]])->height[other]);
    }
    return most;
}

/* What a step needs of a width: on paper no more than its text takes, on a screen boxes are rather alike. */
static double needed(const struct sizes *s, const struct boxes *b, int node)
{
    return s->g->opt->paper_w > 0 && s->g->opt->box_width <= 0 && b->tight[node] < b->width[node] ? b->tight[node] : b->width[node];
}

/* What a column costs with one of the widths: its own, what its steps add to the height of their rows, words broken. */
static double column_cost(const struct sizes *s, int column, int choice, double trade)
{
    const struct boxes *b = measured(s, choice);
    double width = 0, more = 0;
    int k, hyphens = 0;

    for (k = s->in_column.start[column]; k < s->in_column.start[column + 1]; k++) {
        int node = s->in_column.item[k];
        width = larger(width, b->width[node]);
        more += larger(0, b->height[node] - s->rest[node]);
        hyphens += b->hyphens[node];
    }
    return width + trade * more + COST_BROKEN * hyphens;
}

static int improve(struct sizes *s, int column, double trade)
{
    int k, best = s->choice[column], before = best;
    double least;

    for (k = s->in_column.start[column]; k < s->in_column.start[column + 1]; k++)
        s->rest[s->in_column.item[k]] = others_need(s, s->in_column.item[k]);
    least = column_cost(s, column, best, trade);
    for (k = 0; k < TEXT_WIDTHS && measured(s, k)->height != NULL; k++) {
        double cost = column_cost(s, column, k, trade);
        if (cost < least - 1e-6) {
            least = cost;
            best = k;
        }
    }
    s->choice[column] = best;
    return best != before;
}

static void search(struct sizes *s, double trade)
{
    int pass, column, changed = 1;

    for (pass = 0; changed && pass < PASSES; pass++)
        for (changed = column = 0; column < s->columns; column++)
            if (s->in_column.start[column] < s->in_column.start[column + 1])
                changed |= improve(s, column, trade);
}

static double set_heights(struct geometry *g, const struct sizes *s, double *high)
{
    double highest = BOX_LEAST;
    int i;

    for (i = 0; i < g->p->in->node_count; i++) {
        const struct boxes *b = measured(s, s->choice[s->column[i]]);
        high[s->row[i]] = larger(high[s->row[i]], b->height[i]);
        highest = larger(highest, b->height[i]);
        g->hyphens += b->hyphens[i];
    }
    for (i = 0; i < s->rows; i++)
        high[i] = larger(high[i], larger(BOX_LEAST, BOX_EVEN * highest));
    return highest;
}

/* The narrowest width that gives a step's text no more height than there is and breaks no more words. */
static double narrowest(const struct sizes *s, int node, double room)
{
    const struct boxes *like = measured(s, s->choice[s->column[node]]);
    double least = needed(s, like, node);
    int k;

    for (k = 0; k < TEXT_WIDTHS && measured(s, k)->height != NULL; k++) {
        const struct boxes *b = measured(s, k);
        if (needed(s, b, node) < least && b->height[node] <= room + 1e-9 && b->hyphens[node] <= like->hyphens[node])
            least = needed(s, b, node);
    }
    return least;
}

static double set_widths(const struct sizes *s, const double *high, double *wide)
{
    double widest = 0;
    int i;

    for (i = 0; i < s->g->p->in->node_count; i++) {
        double *line = &wide[s->column[i]];
        *line = larger(*line, narrowest(s, i, high[s->row[i]]));
        widest = larger(widest, *line);
    }
    for (i = 0; i < s->columns; i++)
        wide[i] = wide[i] > 0 ? wide[i] : EMPTY_LINE;
    return widest;
}

status chain_layout_sizes(struct geometry *g, const struct wish *wish)
{
    double *high = g->tb ? g->box_x : g->box_y, *wide = g->tb ? g->box_y : g->box_x, highest, widest;
    struct mem_mark mark;
    const struct boxes *boxes;
    struct sizes s;

    if (chain_layout_texts_boxes(g->texts, wish->box_width, &boxes) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    mark = chain_layout_mem_mark(g->mem);
    if (init(&s, g, (int)(boxes - g->texts->boxes)) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    if (wish->trade > 0)
        search(&s, wish->trade);
    highest = set_heights(g, &s, high);
    widest = set_widths(&s, high, wide);
    g->box_w = g->tb ? highest : widest;
    g->box_h = g->tb ? widest : highest;
    chain_layout_mem_release(g->mem, mark);
    return CHAIN_LAYOUT_OK;
}
