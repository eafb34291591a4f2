/* What stands on which page, and where lines go on. */
#include "pages.h"

#include "layout_internal.h"

#include <stdlib.h>

struct owner {
    chain_layout_pages pages;
    struct mem mem;
};

struct book {
    const chain_layout_input *in;
    const chain_layout_result *r;
    const double *cuts;
    int count;              /* cuts; pages are one more */
    chain_layout_page *page;
    chain_layout_mark *mark; /* of all pages, two to a crossing */
    int marks, number;
};

static double along(const struct book *b, chain_layout_point p)
{
    return b->r->direction == CHAIN_LAYOUT_TOP_BOTTOM ? p.y : p.x;
}

static double across(const struct book *b, chain_layout_point p)
{
    return b->r->direction == CHAIN_LAYOUT_TOP_BOTTOM ? p.x : p.y;
}

static chain_layout_point middle(chain_layout_rect r)
{
    chain_layout_point p = { r.x + r.w / 2, r.y + r.h / 2 };
    return p;
}

/* Which page a place on the time axis is on. */
static int page_at(const struct book *b, double at)
{
    int lo = 0, hi = b->count;

    while (lo < hi) {
        int half = (lo + hi) / 2;
        if (b->cuts[half] <= at)
            lo = half + 1;
        else
            hi = half;
    }
    return lo;
}

static int page_of(const struct book *b, int node)
{
    return page_at(b, along(b, middle(b->r->nodes[node].box)));
}

/* Both marks of one crossing; `before` = the page on the early side of the cut. */
static void add_marks(struct book *b, int edge, int before, double where, int forward)
{
    const chain_layout_edge *e = &b->in->edges[edge];
    int side;

    b->number++;
    for (side = 0; side < 2; side++) {
        chain_layout_mark m = { edge, b->number, !side, forward != side, where, before + !side, 0, 0 };
        m.step = m.leaving ? e->to : e->from;
        m.step_page = page_of(b, m.step);
        b->mark[b->marks++] = m;
    }
}

static int cuts_between(const struct book *b, int edge, int piece)
{
    const chain_layout_point *p = &b->r->edges[edge].points[piece];
    int gap = page_at(b, along(b, p[0])) - page_at(b, along(b, p[1]));

    return gap < 0 ? -gap : gap;
}

static void mark_piece(struct book *b, int edge, int piece)
{
    const chain_layout_point *p = &b->r->edges[edge].points[piece];
    int from = page_at(b, along(b, p[0])), to = page_at(b, along(b, p[1])), cut;

    for (cut = from; cut < to; cut++)
        add_marks(b, edge, cut, across(b, p[0]), 1);
    for (cut = from - 1; cut >= to; cut--)
        add_marks(b, edge, cut, across(b, p[0]), 0);
}

static int page_of_mark(const chain_layout_mark *m)
{
    return m->at_end ? m->partner - 1 : m->partner + 1;
}

static int by_place(const void *a, const void *b)
{
    const chain_layout_mark *x = a, *y = b;
    int page = page_of_mark(x) - page_of_mark(y);

    if (page != 0 || x->at_end != y->at_end)
        return page != 0 ? page : x->at_end - y->at_end;
    if (x->across < y->across || x->across > y->across)
        return x->across < y->across ? -1 : 1;
    return x->number - y->number;
}

/* Numbers marks anew in the order of reading: cut by cut, along each border. */
static status number_marks(struct book *b, struct mem *mem)
{
    int *fresh = NEW(mem, int, b->number + 1), i, next = 0;

    if (fresh == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    qsort(b->mark, (size_t)b->marks, sizeof *b->mark, by_place);
    for (i = 0; i < b->marks; i++)
        if (b->mark[i].at_end)
            fresh[b->mark[i].number] = ++next;
    for (i = 0; i < b->marks; i++) {
        chain_layout_page *page = &b->page[page_of_mark(&b->mark[i])];
        b->mark[i].number = fresh[b->mark[i].number];
        if (page->mark_count++ == 0)
            page->marks = &b->mark[i];
    }
    return CHAIN_LAYOUT_OK;
}

static status make_marks(struct book *b, struct mem *mem)
{
    int e, k, total = 0;

    for (e = 0; e < b->r->edge_count; e++)
        for (k = 0; k + 1 < b->r->edges[e].point_count; k++)
            total += cuts_between(b, e, k);
    b->mark = NEW(mem, chain_layout_mark, 2 * total);
    if (b->mark == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (e = 0; e < b->r->edge_count; e++)
        for (k = 0; k + 1 < b->r->edges[e].point_count; k++)
            mark_piece(b, e, k);
    return number_marks(b, mem);
}

/* Sorts indices into pages: counts, then fills. page[i] < 0 = on none. */
static status deal(const struct book *b, struct mem *mem, const int *page, int count, int labels)
{
    int *item = NEW(mem, int, count), *fill = NEW(mem, int, b->count + 2), i;

    if (item == NULL || fill == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < count; i++)
        if (page[i] >= 0)
            fill[page[i] + 1]++;
    for (i = 0; i <= b->count; i++) {
        *(labels ? &b->page[i].labels : &b->page[i].nodes) = &item[fill[i]];
        *(labels ? &b->page[i].label_count : &b->page[i].node_count) = fill[i + 1];
        fill[i + 1] += fill[i];
    }
    for (i = 0; i < count; i++)
        if (page[i] >= 0)
            item[fill[page[i]]++] = i;
    return CHAIN_LAYOUT_OK;
}

static status deal_nodes(const struct book *b, struct mem *mem)
{
    int *page = NEW(mem, int, b->r->node_count), i;

    if (page == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < b->r->node_count; i++)
        page[i] = page_of(b, i);
    return deal(b, mem, page, b->r->node_count, 0);
}

static status deal_labels(const struct book *b, struct mem *mem, int *cut)
{
    int *page = NEW(mem, int, b->r->edge_count), i;

    if (page == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < b->r->edge_count; i++) {
        chain_layout_rect r = b->r->edges[i].label;
        chain_layout_point lo = { r.x, r.y }, hi = { r.x + r.w, r.y + r.h };
        page[i] = b->r->edges[i].has_label ? page_at(b, along(b, middle(r))) : -1;
        *cut += page[i] >= 0 && page_at(b, along(b, lo)) != page_at(b, along(b, hi));
    }
    return deal(b, mem, page, b->r->edge_count, 1);
}

static void set_borders(const struct book *b)
{
    const chain_layout_result *r = b->r;
    int i, tb = r->direction == CHAIN_LAYOUT_TOP_BOTTOM, c;

    for (i = 0; i <= b->count; i++) {
        chain_layout_page *page = &b->page[i];
        page->start = i > 0 ? b->cuts[i - 1] : r->lane_count == 0 ? 0 : tb ? r->lanes[0].header.h : r->lanes[0].header.w;
        page->end = i < b->count ? b->cuts[i] : tb ? r->h : r->w;
        page->first_column = page->last_column = -1;
    }
    for (c = 0; c < r->column_count; c++) {
        chain_layout_page *page = &b->page[page_at(b, (r->column_start[c] + r->column_end[c]) / 2)];
        if (page->first_column < 0)
            page->first_column = c;
        page->last_column = c;
    }
}

static int cuts_are_good(const double *cuts, int count)
{
    int i;

    for (i = 0; i < count; i++)
        if (!(cuts[i] > (i > 0 ? cuts[i - 1] : 0)))
            return 0;
    return count >= 0;
}

chain_layout_status chain_layout_pages_make(const chain_layout_input *in, const chain_layout_result *r,
                                            const double *cuts, int count, chain_layout_pages **out)
{
    struct book b = { in, r, cuts, count, NULL, NULL, 0, 0 };
    struct owner *owner;
    status st = CHAIN_LAYOUT_NO_MEMORY;

    if (out == NULL)
        return CHAIN_LAYOUT_BAD_ARGUMENT;
    *out = NULL;
    if (in == NULL || r == NULL || count > LIMIT_NODES || !cuts_are_good(cuts, count))
        return CHAIN_LAYOUT_BAD_ARGUMENT;
    owner = calloc(1, sizeof *owner);
    if (owner == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    owner->pages.owner = owner;
    b.page = NEW(&owner->mem, chain_layout_page, count + 1);
    if (b.page != NULL) {
        set_borders(&b);
        st = make_marks(&b, &owner->mem);
    }
    if (st == CHAIN_LAYOUT_OK)
        st = deal_nodes(&b, &owner->mem);
    if (st == CHAIN_LAYOUT_OK)
        st = deal_labels(&b, &owner->mem, &owner->pages.cut_labels);
    owner->pages.pages = b.page;
    owner->pages.page_count = count + 1;
    owner->pages.crossing_lines = b.number;
    if (st == CHAIN_LAYOUT_OK)
        *out = &owner->pages;
    else
        chain_layout_pages_free(&owner->pages);
    return st;
}

void chain_layout_pages_free(chain_layout_pages *pages)
{
    struct owner *owner;

    if (pages == NULL)
        return;
    owner = pages->owner;
    chain_layout_mem_clear(&owner->mem);
    free(owner);
}
