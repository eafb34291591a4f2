/* Fitting to paper: tries box widths on the plans at hand and keeps what reads best. */
#include "layout_internal.h"

enum { LABEL_ROUNDS = 9 };

#define ENOUGH_PT 10.5      /* larger text on the page is no gain */
#define LARGEST_SCALE 1.6
#define COST_HYPHEN 0.03
#define COST_COMPACT 0.3
#define COST_CROSSING 0.06
#define SCREEN_BOX 110.0
#define MOST_X 36.0 /* spare page that one channel may take */
#define MOST_Y 16.0

/* Scale onto the paper, 1 on screen. *reserved receives what title and legend take, in chart units. */
double chain_layout_scale(const struct geometry *g, const chain_layout_options *opt, double *reserved)
{
    double w = g->tb ? g->h : g->w, h = g->tb ? g->w : g->h, scale;

    *reserved = opt->reserve_h;
    if (opt->reserve != NULL)
        *reserved += opt->reserve(opt->reserve_ctx, w);
    if (!(opt->paper_w > 0) || !(opt->paper_h > 0) || !(w > 0) || !(h + *reserved > 0))
        return 1;
    scale = opt->paper_w / w;
    if (scale > opt->paper_h / (h + *reserved))
        scale = opt->paper_h / (h + *reserved);
    return scale < LARGEST_SCALE ? scale : LARGEST_SCALE;
}

static double value(const struct geometry *g, const chain_layout_options *opt)
{
    double reserved, text = opt->node_text_pt * chain_layout_scale(g, opt, &reserved);

    return (text < ENOUGH_PT ? text : ENOUGH_PT) - COST_HYPHEN * g->hyphens
           - COST_COMPACT * g->p->compact - COST_CROSSING * g->p->crossings - 0.5 * g->clashes;
}

static status build(struct geometry *g, const struct plan *p, struct mem *mem,
                    const chain_layout_options *opt, double box_width)
{
    status st = chain_layout_geometry_init(g, p, mem, opt, box_width);

    return st == CHAIN_LAYOUT_OK ? chain_layout_labels(g, LABEL_ROUNDS) : st;
}

/* Without paper there is nothing to fit: a screen scrolls, but not for ever. */
static const struct plan *on_screen(const struct plan *wide, const struct plan *compact)
{
    enum { SCREEN_COLUMNS = 14 };

    if (wide == NULL || compact == NULL)
        return wide != NULL ? wide : compact;
    return wide->col_count <= SCREEN_COLUMNS ? wide : compact;
}

struct choice {
    const struct plan *plan;
    double box_width, value;
};

static status try_widths(const struct plan *p, struct mem *mem, const chain_layout_options *opt,
                         struct choice *best)
{
    static const double widths[] = { 110, 84, 92, 100, 122, 134, 150 };
    int count = opt->box_width > 0 ? 1 : (int)(sizeof widths / sizeof widths[0]), i;

    for (i = 0; p != NULL && i < count; i++) {
        struct mem_mark mark = chain_layout_mem_mark(mem);
        double width = opt->box_width > 0 ? opt->box_width : widths[i], good;
        struct geometry g;
        status st = build(&g, p, mem, opt, width);
        if (st != CHAIN_LAYOUT_OK)
            return st;
        good = value(&g, opt);
        if (best->plan == NULL || good > best->value + 1e-9) {
            best->plan = p;
            best->box_width = width;
            best->value = good;
        }
        chain_layout_mem_release(mem, mark);
    }
    return CHAIN_LAYOUT_OK;
}

static double share(double spare, int channels, double most)
{
    double each = spare * 0.95 / channels;

    return each < 0 ? 0 : each < most ? each : most;
}

/* Lets the channels take what the page has left over in one direction; labels then sit easier. */
static void spread(struct geometry *g, const chain_layout_options *opt)
{
    const struct plan *p = g->p;
    double reserved, scale = chain_layout_scale(g, opt, &reserved);
    double page_w = opt->paper_w / scale, page_h = opt->paper_h / scale - reserved;
    double more_x = share((g->tb ? page_h : page_w) - g->w, p->nx / 2 + 1, MOST_X);
    double more_y = share((g->tb ? page_w : page_h) - g->h, (p->ny + p->in->lane_count) / 2, MOST_Y);
    int i;

    for (i = 0; i < p->nx; i += 2)
        g->need_x[i] = g->size_x[i] + more_x;
    for (i = 0; i < p->ny; i++)
        if ((i - p->base[p->line_lane[i]]) % 2 == 0)
            g->need_y[i] = g->size_y[i] + more_y;
}

/* Either plan may be NULL, not both. */
status chain_layout_fit(const struct plan *wide, const struct plan *compact, struct mem *mem,
                        const chain_layout_options *opt, struct geometry *best)
{
    struct choice choice = { NULL, 0, 0 };
    int paper = opt->paper_w > 0 && opt->paper_h > 0;
    status st = CHAIN_LAYOUT_OK;

    if (paper) {
        st = try_widths(wide, mem, opt, &choice);
        if (st == CHAIN_LAYOUT_OK)
            st = try_widths(compact, mem, opt, &choice);
    } else {
        choice.plan = on_screen(wide, compact);
        choice.box_width = opt->box_width > 0 ? opt->box_width : SCREEN_BOX;
    }
    if (st == CHAIN_LAYOUT_OK)
        st = build(best, choice.plan, mem, opt, choice.box_width);
    if (st == CHAIN_LAYOUT_OK && paper) {
        spread(best, opt);
        st = chain_layout_labels(best, LABEL_ROUNDS);
    }
    return st;
}
