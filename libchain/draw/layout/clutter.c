/* Buckets of boxes, line pieces and pills: keeps label placement linear in the size of the chart. */
#include "clutter.h"

#define BUCKET 96.0
#define CLEAR 1.0 /* a pill touches what is nearer than this */

struct span {
    int x0, x1, y0, y1;
};

static int clamp(double at, int count)
{
    int i = at <= 0 ? 0 : at >= (double)count * BUCKET ? count - 1 : (int)(at / BUCKET);

    return chain_layout_min(chain_layout_max(i, 0), count - 1);
}

static struct span span_of(const struct clutter *c, const chain_layout_rect *r)
{
    struct span s = { clamp(r->x, c->nx), clamp(r->x + r->w, c->nx), clamp(r->y, c->ny),
                      clamp(r->y + r->h, c->ny) };
    return s;
}

static chain_layout_rect piece_rect(const struct geometry *g, int point)
{
    chain_layout_point a = g->point[point], b = g->point[point + 1];
    chain_layout_rect r = { a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, a.x < b.x ? b.x - a.x : a.x - b.x,
                            a.y < b.y ? b.y - a.y : a.y - b.y };
    return r;
}

static chain_layout_rect item_rect(const struct geometry *g, int is_node, int i)
{
    return is_node ? chain_layout_box(g, i) : piece_rect(g, i);
}

/* Fills buckets in two rounds: first the counts, then the items. An item below zero is skipped. */
static status fill(struct clutter *c, int is_node, int count, int **start, int **item)
{
    struct mem *mem = c->g->mem;
    int buckets = c->nx * c->ny, i, x, y;
    int *at = NEW(mem, int, buckets + 1);

    *start = NEW(mem, int, buckets + 1);
    if (at == NULL || *start == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < count; i++) {
        chain_layout_rect r = item_rect(c->g, is_node, i);
        struct span s = span_of(c, &r);
        if (!is_node && c->line_edge[i] < 0)
            continue;
        for (y = s.y0; y <= s.y1; y++)
            for (x = s.x0; x <= s.x1; x++)
                (*start)[y * c->nx + x + 1]++;
    }
    for (i = 0; i < buckets; i++)
        at[i + 1] = (*start)[i + 1] += (*start)[i];
    *item = NEW(mem, int, (*start)[buckets]);
    if (*item == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < count; i++) {
        chain_layout_rect r = item_rect(c->g, is_node, i);
        struct span s = span_of(c, &r);
        if (!is_node && c->line_edge[i] < 0)
            continue;
        for (y = s.y0; y <= s.y1; y++)
            for (x = s.x0; x <= s.x1; x++)
                (*item)[at[y * c->nx + x]++] = i;
    }
    return CHAIN_LAYOUT_OK;
}

status chain_layout_clutter_init(struct clutter *c, struct geometry *g)
{
    int m = g->p->in->edge_count, points = g->point_start[m], e, k;

    c->g = g;
    c->nx = chain_layout_min((int)(g->w / BUCKET) + 1, 2000);
    c->ny = chain_layout_min((int)(g->h / BUCKET) + 1, 2000);
    c->line_edge = NEW(g->mem, int, points);
    c->pills = NEW(g->mem, struct pill_entry *, c->nx * c->ny);
    c->placed = NEW(g->mem, unsigned char, m);
    if (c->line_edge == NULL || c->pills == NULL || c->placed == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (e = 0; e < m; e++)
        for (k = g->point_start[e]; k < g->point_start[e + 1]; k++)
            c->line_edge[k] = k + 1 < g->point_start[e + 1] ? e : -1; /* the last point begins nothing */
    if (fill(c, 1, g->p->in->node_count, &c->node_start, &c->node) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    return fill(c, 0, points - 1, &c->line_start, &c->line);
}

/* Makes a placed pill known. A pill that moves is added again; its old entries then miss and do no harm. */
status chain_layout_clutter_add(struct clutter *c, int edge)
{
    struct span s = span_of(c, &c->g->pill[edge]);
    int x, y;

    c->placed[edge] = 1;
    for (y = s.y0; y <= s.y1; y++)
        for (x = s.x0; x <= s.x1; x++) {
            struct pill_entry *entry = NEW(c->g->mem, struct pill_entry, 1);
            if (entry == NULL)
                return CHAIN_LAYOUT_NO_MEMORY;
            entry->edge = edge;
            entry->next = c->pills[y * c->nx + x];
            c->pills[y * c->nx + x] = entry;
        }
    return CHAIN_LAYOUT_OK;
}

static int touch(const chain_layout_rect *a, const chain_layout_rect *b)
{
    return a->x < b->x + b->w + CLEAR && b->x < a->x + a->w + CLEAR && a->y < b->y + b->h + CLEAR
           && b->y < a->y + a->h + CLEAR;
}

static void look(const struct clutter *c, int edge, const chain_layout_rect *pill, int bucket,
                 struct covered *sum)
{
    const struct geometry *g = c->g;
    const struct pill_entry *entry;
    int k;

    for (k = c->node_start[bucket]; k < c->node_start[bucket + 1]; k++) {
        chain_layout_rect r = chain_layout_box(g, c->node[k]);
        sum->nodes += touch(pill, &r);
    }
    for (k = c->line_start[bucket]; k < c->line_start[bucket + 1]; k++) {
        chain_layout_rect r = piece_rect(g, c->line[k]);
        int owner = c->line_edge[c->line[k]];
        if (!touch(pill, &r))
            continue;
        if (owner == edge)
            sum->own++;
        else
            *(r.w > r.h ? &sum->level : &sum->upright) += 1;
    }
    for (entry = c->pills[bucket]; entry != NULL; entry = entry->next)
        sum->pills += entry->edge != edge && c->placed[entry->edge] && touch(pill, &g->pill[entry->edge]);
}

/* Counts what a pill would cover. A thing in two buckets may count twice: only more or less matters. */
struct covered chain_layout_clutter_under(const struct clutter *c, int edge, const chain_layout_rect *pill)
{
    const struct plan *p = c->g->p;
    struct covered sum = { 0, 0, 0, 0, 0, 0 };
    struct span s = span_of(c, pill);
    int x, y, lane;

    for (y = s.y0; y <= s.y1; y++)
        for (x = s.x0; x <= s.x1; x++)
            look(c, edge, pill, y * c->nx + x, &sum);
    for (lane = 0; lane < p->in->lane_count; lane++) {
        double border = c->g->pos_y[p->base[lane]] - c->g->size_y[p->base[lane]] / 2;
        sum.borders += pill->y < border && border < pill->y + pill->h;
    }
    return sum;
}
