/* The entry: checks what it is given, makes the plans that are asked for, and hands out a geometry. */
#include "layout_internal.h"

#include <math.h>
#include <stdlib.h>

enum { DEFAULT_EFFORT = 160, DEFAULT_WORK = 100000000, AUTO_WORK = 2, ONE_VARIANT = 100, EFFORT_PER_VARIANT = 100 };

void chain_layout_options_init(chain_layout_options *opt)
{
    chain_layout_options fresh = { 0 };

    fresh.label_width = 96;
    fresh.header_size = 100;
    fresh.node_text_pt = 10;
    fresh.effort = DEFAULT_EFFORT;
    fresh.max_work = DEFAULT_WORK;
    *opt = fresh;
}

static int is_index(int i, int count)
{
    return i >= 0 && i < count;
}

static status check_input(const chain_layout_input *in)
{
    int i;

    if (in->lane_count < 0 || in->node_count < 0 || in->edge_count < 0 || in->phase_count < 0
        || (in->lane_count > 0 && in->lanes == NULL) || (in->node_count > 0 && in->nodes == NULL)
        || (in->edge_count > 0 && in->edges == NULL) || (in->lane_count > 0 && in->measure == NULL))
        return CHAIN_LAYOUT_BAD_ARGUMENT;
    if (in->lane_count > LIMIT_LANES || in->node_count > LIMIT_NODES || in->edge_count > LIMIT_EDGES
        || in->phase_count > LIMIT_PHASES)
        return CHAIN_LAYOUT_TOO_LARGE;
    for (i = 0; i < in->node_count; i++) {
        const chain_layout_node *n = &in->nodes[i];
        if (!is_index(n->lane, in->lane_count) || n->pin_column < -1 || n->pin_row < -1
            || (in->phase_count > 0 && (n->phase < -1 || n->phase >= in->phase_count)))
            return CHAIN_LAYOUT_BAD_ARGUMENT;
        if (n->pin_column > LIMIT_PIN || n->pin_row > LIMIT_PIN)
            return CHAIN_LAYOUT_TOO_LARGE;
    }
    for (i = 0; i < in->edge_count; i++)
        if (!is_index(in->edges[i].from, in->node_count) || !is_index(in->edges[i].to, in->node_count))
            return CHAIN_LAYOUT_BAD_ARGUMENT;
    return CHAIN_LAYOUT_OK;
}

static status check_options(const chain_layout_options *opt)
{
    const double sizes[] = { opt->paper_w, opt->paper_h, opt->reserve_h, opt->box_width,
                             opt->label_width, opt->header_size, opt->node_text_pt };
    size_t i;

    for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        if (!isfinite(sizes[i]) || sizes[i] < 0 || sizes[i] > 1e6)
            return CHAIN_LAYOUT_BAD_ARGUMENT;
    return CHAIN_LAYOUT_OK;
}

static status make_plan(struct plan *p, const chain_layout_input *in, const chain_layout_options *opt,
                        struct mem *mem, int compact, int variant)
{
    static const int row_prices[VARIANTS] = { 600, 1500, 600, 250 }, column_prices[VARIANTS] = { 0, 600, 1200, 250 };
    status st = chain_layout_plan_init(p, in, mem, compact);

    p->variant = variant;
    p->row_price = row_prices[variant];
    p->column_price = column_prices[variant];
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_plan_place(p);
    if (st == CHAIN_LAYOUT_OK && opt->lane_order == CHAIN_LAYOUT_ORDER_AUTO)
        st = chain_layout_auto_lanes(p);
    return st == CHAIN_LAYOUT_OK ? chain_layout_plan_route(p, opt->effort) : st;
}

/* How many crossings another lane order would save; a second plan, thrown away. */
static status lane_hint(const chain_layout_input *in, const chain_layout_options *opt, struct mem *mem,
                        const struct plan *used, chain_layout_result *res)
{
    struct mem_mark mark = chain_layout_mem_mark(mem);
    chain_layout_options other = *opt;
    struct plan p;
    status st;

    if (!opt->lane_hint || opt->lane_order == CHAIN_LAYOUT_ORDER_AUTO || used->crossings == 0
        || chain_layout_spent(mem, 2)) /* it would cost about as much again */
        return CHAIN_LAYOUT_OK;
    other.lane_order = CHAIN_LAYOUT_ORDER_AUTO;
    st = make_plan(&p, in, &other, mem, used->compact, used->variant);
    if (st == CHAIN_LAYOUT_OK)
        res->hint_crossings = chain_layout_max(0, used->crossings - p.crossings);
    chain_layout_mem_release(mem, mark);
    return st;
}

/* The wide plan, and compact ones that weigh rows differently: the paper decides between them. */
static status make_plans(const chain_layout_input *in, const chain_layout_options *opt, struct mem *work,
                         struct plan *plans, int *count)
{
    int variants = chain_layout_min(1 + chain_layout_max(opt->effort - ONE_VARIANT, 0) / EFFORT_PER_VARIANT, VARIANTS), i;
    status st = CHAIN_LAYOUT_OK;

    *count = 0;
    if (opt->density != CHAIN_LAYOUT_COMPACT)
        st = make_plan(&plans[(*count)++], in, opt, work, 0, 0);
    if (opt->density == CHAIN_LAYOUT_WIDE)
        return st;
    if (!(opt->paper_w > 0 && opt->paper_h > 0))
        variants = 1;
    for (i = 0; st == CHAIN_LAYOUT_OK && i < variants; i++) {
        if (*count > 0 && chain_layout_spent(work, i == 0 ? 4 : 2))
            break; /* one more plan of this size is not worth its time */
        st = make_plan(&plans[(*count)++], in, opt, work, 1, i);
    }
    return st;
}

static status run(const chain_layout_input *in, const chain_layout_options *opt, struct mem *work,
                  chain_layout_result *res, struct mem *keep)
{
    struct plan plans[MOST_PLANS];
    struct geometry g;
    struct texts texts;
    int count = 0;
    status st = chain_layout_texts_init(&texts, in, opt, work);

    if (st == CHAIN_LAYOUT_OK)
        st = make_plans(in, opt, work, plans, &count);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_fit(plans, count, &texts, work, opt, &g);
    if (st == CHAIN_LAYOUT_OK)
        st = chain_layout_emit(&g, opt, res, keep);
    return st == CHAIN_LAYOUT_OK ? lane_hint(in, opt, work, g.p, res) : st;
}

/* The result and the arena that it lives in, so that freeing one frees both. */
struct owner {
    chain_layout_result res;
    struct mem mem;
};

chain_layout_status chain_layout_run(const chain_layout_input *in, const chain_layout_options *opt,
                                     chain_layout_result **out)
{
    chain_layout_options defaults;
    struct mem work = { NULL, 0, 0, 0, 0 };
    struct owner *owner;
    status st;

    if (out == NULL)
        return CHAIN_LAYOUT_BAD_ARGUMENT;
    *out = NULL;
    if (in == NULL)
        return CHAIN_LAYOUT_BAD_ARGUMENT;
    chain_layout_options_init(&defaults);
    opt = opt != NULL ? opt : &defaults;
    st = check_input(in);
    if (st == CHAIN_LAYOUT_OK)
        st = check_options(opt);
    if (st != CHAIN_LAYOUT_OK)
        return st;
    owner = calloc(1, sizeof *owner);
    if (owner == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    owner->res.owner = owner;
    owner->res.scale = 1;
    work.limit = owner->mem.limit = opt->max_bytes;
    work.work_limit = opt->lane_order == CHAIN_LAYOUT_ORDER_AUTO ? AUTO_WORK * opt->max_work : opt->max_work;
    st = in->lane_count > 0 ? run(in, opt, &work, &owner->res, &owner->mem) : CHAIN_LAYOUT_OK;
    chain_layout_mem_clear(&work);
    if (st == CHAIN_LAYOUT_OK)
        *out = &owner->res;
    else
        chain_layout_free(&owner->res);
    return st;
}

void chain_layout_free(chain_layout_result *res)
{
    struct owner *owner;

    if (res == NULL)
        return;
    owner = res->owner;
    chain_layout_mem_clear(&owner->mem);
    free(owner);
}
