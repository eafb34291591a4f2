/* Fitting to paper: tries box widths and header widths on the plans at hand and keeps what reads best. */
#include "layout_internal.h"

enum { LABEL_ROUNDS = 8, TRADES = 5, MOST_WISHES = 2 * MOST_PLANS * (TEXT_WIDTHS + TRADES) };

#define SMALL_PT 7.0
#define GOOD_PT 8.0         /* text that is easily read on a wall; what is larger counts less */
#define BEYOND 0.2
#define ENOUGH_PT 10.5      /* larger text on the page is no gain */
#define LARGEST_SCALE 1.6
#define COST_HYPHEN 0.03
#define COST_COMPACT 0.3
#define COST_CROSSING 0.15
#define COST_TURN 0.02      /* a bend */
#define COST_CLASH 1.0      /* a label on a box or a label */
#define COST_COVERED 0.7    /* a label on another's line */
#define COST_SCREEN 1.0     /* a screen's height or width more */
#define SCREEN_W 1600.0
#define SCREEN_H 1000.0
#define SCREEN_BOX 110.0
#define BROAD_HEADER 1.45
#define MOST_X 36.0 /* spare page that one channel may take */
#define MOST_Y 16.0

static int has_paper(const chain_layout_options *opt)
{
    return opt->paper_w > 0 && opt->paper_h > 0;
}

/* Scale onto the paper, 1 on screen. *reserved receives what title and legend take, in chart units. */
double chain_layout_scale(const struct geometry *g, const chain_layout_options *opt, double *reserved)
{
    double w = g->tb ? g->h : g->w, h = g->tb ? g->w : g->h, scale;

    *reserved = opt->reserve_h;
    if (opt->reserve != NULL)
        *reserved += opt->reserve(opt->reserve_ctx, w);
    if (!has_paper(opt) || !(w > 0) || !(h + *reserved > 0))
        return 1;
    scale = opt->paper_w / w;
    if (scale > opt->paper_h / (h + *reserved))
        scale = opt->paper_h / (h + *reserved);
    return scale < LARGEST_SCALE ? scale : LARGEST_SCALE;
}

/* Every point counts double while text is hardly readable, and little once it is large. */
static double ease(double text)
{
    if (text < SMALL_PT)
        return SMALL_PT - 2 * (SMALL_PT - text);
    return text <= GOOD_PT ? text : GOOD_PT + BEYOND * ((text < ENOUGH_PT ? text : ENOUGH_PT) - GOOD_PT);
}

/* How well a geometry reads, in points of text: large letters, few words broken, labels in free places. */
double chain_layout_value(const struct geometry *g)
{
    double reserved, text = g->opt->node_text_pt * chain_layout_scale(g, g->opt, &reserved);

    text = has_paper(g->opt) ? ease(text) : -COST_SCREEN * (g->w / SCREEN_W + g->h / SCREEN_H);
    return text - COST_HYPHEN * g->hyphens - COST_COMPACT * g->p->compact - COST_CROSSING * g->p->crossings
           - COST_TURN * (g->p->seg_count - g->p->in->edge_count) - COST_CLASH * g->clashes - COST_COVERED * g->covered;
}

/* Without paper there is nothing to fit: a screen scrolls, but not for ever. */
static const struct plan *on_screen(const struct plan *plans, int count)
{
    enum { SCREEN_COLUMNS = 14 };

    return count == 1 || plans[0].col_count <= SCREEN_COLUMNS ? &plans[0] : &plans[1];
}

/* Wishes, the most promising first. */
struct fit {
    struct texts *texts;
    struct mem *mem;
    const chain_layout_options *opt;
    struct wish wish[MOST_WISHES];
    double hope[MOST_WISHES]; /* the value without labels: with them it can only be less */
    int count;
};

static void remember(struct fit *f, const struct wish *wish, double hope)
{
    int i;

    for (i = f->count++; i > 0 && f->hope[i - 1] < hope - 1e-9; i--) {
        f->hope[i] = f->hope[i - 1];
        f->wish[i] = f->wish[i - 1];
    }
    f->hope[i] = hope;
    f->wish[i] = *wish;
}

static status consider(struct fit *f, const struct wish *wish, double *stretched)
{
    struct mem_mark mark = chain_layout_mem_mark(f->mem);
    struct geometry g;
    status st = chain_layout_geometry_init(&g, wish, f->texts, f->mem, f->opt);

    if (st != CHAIN_LAYOUT_OK)
        return st;
    chain_layout_coords(&g);
    remember(f, wish, chain_layout_value(&g));
    *stretched = g.stretched;
    chain_layout_mem_release(f->mem, mark);
    return CHAIN_LAYOUT_OK;
}

/* As wished; where headers make lanes higher than their steps do, with broader headers as well. */
static status consider_headers(struct fit *f, struct wish wish)
{
    double stretched = 0;
    status st = consider(f, &wish, &stretched);

    wish.header *= BROAD_HEADER;
    if (st == CHAIN_LAYOUT_OK && stretched > 0 && f->opt->direction == CHAIN_LAYOUT_LEFT_RIGHT)
        st = consider(f, &wish, &stretched);
    return st;
}

/* All box widths, and columns that have widths of their own, more and less willing to give width for height. */
static status consider_plan(struct fit *f, const struct plan *p)
{
    static const double trades[TRADES] = { 0.4, 0.8, 1.4, 2.2, 3.5 };
    struct wish wish = { p, 0, f->opt->header_size, 0 };
    status st = CHAIN_LAYOUT_OK;
    int i;

    for (i = 0; st == CHAIN_LAYOUT_OK && i < f->texts->width_count; i++) {
        wish.box_width = chain_layout_texts_width(f->opt, i);
        st = consider_headers(f, wish);
    }
    wish.box_width = chain_layout_texts_width(f->opt, 0);
    for (i = 0; st == CHAIN_LAYOUT_OK && f->texts->width_count > 1 && i < TRADES; i++) {
        wish.trade = trades[i];
        st = consider_headers(f, wish);
    }
    return st;
}

/* Every step in every width: which of them makes a column depends on what the others would need. */
static status measure_all(struct fit *f)
{
    const struct boxes *boxes;
    status st = CHAIN_LAYOUT_OK;
    int i;

    for (i = 0; st == CHAIN_LAYOUT_OK && i < f->texts->width_count; i++)
        st = chain_layout_texts_boxes(f->texts, chain_layout_texts_width(f->opt, i), &boxes);
    return st;
}

static status build(const struct fit *f, const struct wish *wish, struct geometry *g)
{
    status st = chain_layout_geometry_init(g, wish, f->texts, f->mem, f->opt);

    return st == CHAIN_LAYOUT_OK ? chain_layout_labels(g, LABEL_ROUNDS) : st;
}

/* Builds wishes until none is left that could be better than the best so far. */
static status choose(const struct fit *f, struct wish *best)
{
    double good = 0;
    status st = CHAIN_LAYOUT_OK;
    int i;

    for (i = 0; st == CHAIN_LAYOUT_OK && i < f->count && (i == 0 || f->hope[i] > good); i++) {
        struct mem_mark mark = chain_layout_mem_mark(f->mem);
        struct geometry g;
        st = build(f, &f->wish[i], &g);
        if (st == CHAIN_LAYOUT_OK && (i == 0 || chain_layout_value(&g) > good + 1e-9)) {
            good = chain_layout_value(&g);
            *best = f->wish[i];
        }
        chain_layout_mem_release(f->mem, mark);
    }
    return st;
}

static double share(double spare, int channels, double most)
{
    double each = spare * 0.95 / channels;

    return each < 0 ? 0 : each < most ? each : most;
}

/* Lets the channels take what the page has left over in one direction; labels then sit easier. */
static void spread(struct geometry *g)
{
    const struct plan *p = g->p;
    double reserved, scale = chain_layout_scale(g, g->opt, &reserved);
    double page_w = g->opt->paper_w / scale, page_h = g->opt->paper_h / scale - reserved;
    double more_x = share((g->tb ? page_h : page_w) - g->w, p->nx / 2 + 1, MOST_X);
    double more_y = share((g->tb ? page_w : page_h) - g->h, (p->ny + p->in->lane_count) / 2, MOST_Y);
    int i;

    for (i = 0; i < p->nx; i += 2)
        g->need_x[i] = g->size_x[i] + more_x;
    for (i = 0; i < p->ny; i++)
        if ((i - p->base[p->line_lane[i]]) % 2 == 0)
            g->need_y[i] = g->size_y[i] + more_y;
}

/* There is one plan at least; a wide one comes first. */
status chain_layout_fit(const struct plan *plans, int plan_count, struct texts *texts, struct mem *mem,
                        const chain_layout_options *opt, struct geometry *best)
{
    struct fit f = { texts, mem, opt, { { NULL, 0, 0, 0 } }, { 0 }, 0 };
    struct wish wish = { NULL, opt->box_width > 0 ? opt->box_width : SCREEN_BOX, opt->header_size, 0 };
    status st = CHAIN_LAYOUT_OK;
    int i;

    if (has_paper(opt)) {
        st = measure_all(&f);
        for (i = 0; st == CHAIN_LAYOUT_OK && i < plan_count; i++)
            st = consider_plan(&f, &plans[i]);
        if (st == CHAIN_LAYOUT_OK)
            st = choose(&f, &wish);
    } else
        wish.plan = on_screen(plans, plan_count);
    if (st == CHAIN_LAYOUT_OK)
        st = build(&f, &wish, best);
    if (st == CHAIN_LAYOUT_OK && has_paper(opt)) {
        spread(best);
        best->parting = 1;
        st = chain_layout_labels(best, LABEL_ROUNDS);
    }
    return st;
}
