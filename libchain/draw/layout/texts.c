/* How large texts become: every text is measured once for each width that is tried. */
#include "layout_internal.h"

#define LEAST_WIDTH 64.0 /* a box narrower than this is no longer seen as one */

static const double box_widths[TEXT_WIDTHS] = { 110, 68, 76, 84, 92, 100, 122, 134, 150, 180, 220 };
static const double label_shares[LABEL_SHAPES] = { 1, 0.7, 0.5, 0.36 };

static int differs(const chain_layout_extent *a, const chain_layout_extent *b)
{
    return a->w < b->w - 0.5 || a->w > b->w + 0.5 || a->h < b->h - 0.5 || a->h > b->h + 0.5;
}

static int is_new(const chain_layout_extent *shape, int count, const chain_layout_extent *e)
{
    int k;

    for (k = 0; k < count; k++)
        if (!differs(e, &shape[k]))
            return 0;
    return 1;
}

/* A label is offered in several widths; those that break words or come out the same are left empty. */
static void measure_labels(struct texts *t, const chain_layout_options *opt)
{
    const chain_layout_input *in = t->in;
    int i, k;

    for (k = 0; k < LABEL_SHAPES; k++)
        t->label_wrap[k] = opt->label_width * label_shares[k];
    for (i = 0; i < in->edge_count; i++)
        for (k = 0; in->edges[i].label >= 0 && k < LABEL_SHAPES; k++) {
            chain_layout_extent e = { 0, 0, 0 }, *first = &t->label[i * LABEL_SHAPES];
            in->measure(in->measure_ctx, CHAIN_LAYOUT_TEXT_LABEL, in->edges[i].label, t->label_wrap[k], &e);
            if (k == 0 || (e.hyphens <= first->hyphens && e.w <= t->label_wrap[k] + 0.5 && is_new(first, k, &e)))
                first[k] = e;
        }
}

status chain_layout_texts_init(struct texts *t, const chain_layout_input *in, const chain_layout_options *opt,
                               struct mem *mem)
{
    struct texts fresh = { 0 };

    *t = fresh;
    t->in = in;
    t->mem = mem;
    t->width_count = opt->box_width > 0 ? 1 : TEXT_WIDTHS;
    t->label = NEW(mem, chain_layout_extent, in->edge_count * LABEL_SHAPES);
    if (t->label == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    measure_labels(t, opt);
    return CHAIN_LAYOUT_OK;
}

/* The steps' texts in boxes of one of the widths; measured when first asked for. */
status chain_layout_texts_boxes(struct texts *t, double box_width, const struct boxes **out)
{
    int k = 0, i;
    struct boxes *b;

    while (k < TEXT_WIDTHS - 1 && t->boxes[k].height != NULL && (t->boxes[k].asked < box_width || t->boxes[k].asked > box_width))
        k++;
    b = &t->boxes[k];
    *out = b;
    if (b->height != NULL)
        return CHAIN_LAYOUT_OK;
    b->width = NEW(t->mem, double, t->in->node_count);
    b->tight = NEW(t->mem, double, t->in->node_count);
    b->hyphens = NEW(t->mem, int, t->in->node_count);
    b->height = NEW(t->mem, double, t->in->node_count);
    if (b->width == NULL || b->tight == NULL || b->hyphens == NULL || b->height == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    b->asked = box_width;
    for (i = 0; i < t->in->node_count; i++) {
        chain_layout_extent e = { 0, 0, 0 };
        t->in->measure(t->in->measure_ctx, CHAIN_LAYOUT_TEXT_NODE, i, box_width, &e);
        b->height[i] = e.h;
        b->width[i] = e.w > box_width ? e.w : box_width;
        b->tight[i] = e.w > LEAST_WIDTH ? e.w : LEAST_WIDTH;
        b->hyphens[i] = e.hyphens;
    }
    return CHAIN_LAYOUT_OK;
}

double chain_layout_texts_width(const chain_layout_options *opt, int number)
{
    return opt->box_width > 0 ? opt->box_width : box_widths[number];
}
