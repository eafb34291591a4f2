/* Prints how good and how quick the layout is: random chains, geometry files, timings. See README.md. */
#define _POSIX_C_SOURCE 200809L
#include "chains.h"
#include "drawings.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define A3_LONG 1133.86 /* printable, with margins of 10 mm */
#define A3_SHORT 785.2

struct settings {
    int effort, chains, auto_lanes;
    const char *folder; /* where geometry goes, NULL = nowhere */
};

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void head(void)
{
    printf("%-34s %5s %5s %6s %6s %6s %6s %5s %5s %5s %5s %5s %5s %7s\n", "chart", "steps", "edges", "cross", "bends",
           "length", "on-ln", "e/box", "box", "lane", "lb/lb", "lb/bx", "lb/ln", "text@A3");
}

static void row(const char *name, const struct bench_figures *f, double text)
{
    printf("%-34s %5.4g %5.4g %6.4g %6.2f %6.2f %6.3g %5.3g %5.3g %5.3g %5.3g %5.3g %5.3g %7.1f\n", name, f->nodes, f->edges,
           f->crossings, f->bends, f->length, f->overlap, f->edge_node, f->node_node, f->lane_out, f->label_label,
           f->label_node, f->label_edge, text);
}

static void add(struct bench_figures *sum, const struct bench_figures *f, double part)
{
    double *to = (double *)sum;
    const double *from = (const double *)f;
    size_t i;

    for (i = 0; i < sizeof *f / sizeof *from; i++)
        to[i] += from[i] * part;
}

/* Text size when the chart fills an A3, whichever way it is held. */
static double text_on_a3(const struct bench_figures *f)
{
    double lying = fmin(A3_LONG / f->w, A3_SHORT / f->h), upright = fmin(A3_SHORT / f->w, A3_LONG / f->h);

    return BENCH_TEXT_PT * fmax(lying, upright);
}

static chain_layout_result *lay_out(const struct bench_chain *c, const struct settings *s, chain_layout_density density,
                                    chain_layout_lane_order order, chain_layout_direction direction, double reserved)
{
    chain_layout_options opt;
    chain_layout_result *r = NULL;

    chain_layout_options_init(&opt);
    if (s->effort >= 0)
        opt.effort = s->effort;
    opt.density = density;
    opt.lane_order = order;
    opt.direction = direction;
    opt.reserve_h = reserved;
    opt.paper_w = direction == CHAIN_LAYOUT_LEFT_RIGHT ? A3_LONG : A3_SHORT;
    opt.paper_h = direction == CHAIN_LAYOUT_LEFT_RIGHT ? A3_SHORT : A3_LONG;
    opt.node_text_pt = BENCH_TEXT_PT;
    if (c == NULL || chain_layout_run(&c->in, &opt, &r) != CHAIN_LAYOUT_OK)
        fprintf(stderr, "bench_layout: a chain could not be laid out\n");
    return r;
}

static int measure_chain(const struct settings *s, int number, chain_layout_density density,
                         chain_layout_lane_order order, struct bench_figures *f)
{
    struct bench_chain *c = bench_chain_numbered(number);
    chain_layout_result *r = lay_out(c, s, density, order, CHAIN_LAYOUT_LEFT_RIGHT, 0);
    struct bench_drawing d;
    char path[512];
    int ok = r != NULL && bench_drawing_of_result(&d, &c->in, r);

    if (ok) {
        *f = bench_figures_of(&d);
        if (s->folder != NULL) {
            snprintf(path, sizeof path, "%s/random-%02d-%s.json", s->folder, number,
                     density == CHAIN_LAYOUT_WIDE ? "wide" : "compact");
            ok = bench_drawing_write(path, &d);
        }
        bench_drawing_clear(&d);
    }
    chain_layout_free(r);
    bench_chain_free(c);
    return ok;
}

/* What the prototype reached with the same chain, and the means of its 40 random chains; its text holds title and
 * legend, as do the 130 pt that are kept free here. */
static const struct {
    const char *name;
    chain_layout_lane_order order;
    chain_layout_direction direction;
    double crossings, bends, length, text;
} prototype[] = {
    { "mood, lanes as given", CHAIN_LAYOUT_ORDER_GIVEN, CHAIN_LAYOUT_LEFT_RIGHT, 5, .53, 1.32, 8.1 },
    { "mood, lane order chosen", CHAIN_LAYOUT_ORDER_AUTO, CHAIN_LAYOUT_LEFT_RIGHT, 0, .29, 1.18, 8.1 },
    { "mood, upright, as given", CHAIN_LAYOUT_ORDER_GIVEN, CHAIN_LAYOUT_TOP_BOTTOM, 2, .74, 1.55, 7.2 },
};

#define TITLE_AND_LEGEND 130.0
#define PROTOTYPE_WIDE 13.0
#define PROTOTYPE_COMPACT 18.9

static int random_chains(const struct settings *s, int each)
{
    static const char *const names[2][2] = { { "random wide", "random compact" },
                                             { "random wide, auto lanes", "random compact, auto lanes" } };
    int density, order = s->auto_lanes != 0, i;

    for (density = 0; density < 2; density++) {
        struct bench_figures mean = { 0 }, f;
        double text = 0;
        char name[64];
        for (i = 0; i < s->chains; i++) {
            int number = i * BENCH_CHAINS / s->chains;
            if (!measure_chain(s, number, density ? CHAIN_LAYOUT_COMPACT : CHAIN_LAYOUT_WIDE,
                               order ? CHAIN_LAYOUT_ORDER_AUTO : CHAIN_LAYOUT_ORDER_GIVEN, &f))
                return 0;
            snprintf(name, sizeof name, "  %s %d", names[order][density], number);
            if (each)
                row(name, &f, text_on_a3(&f));
            add(&mean, &f, 1.0 / s->chains);
            text += text_on_a3(&f) / s->chains;
        }
        row(names[order][density], &mean, text);
        if (!order)
            printf("  the prototype's crossings: %g\n", density ? PROTOTYPE_COMPACT : PROTOTYPE_WIDE);
    }
    return 1;
}

static int same_chain(const struct settings *s)
{
    struct bench_chain *c = bench_mood_new();
    size_t i;
    int ok = c != NULL;

    printf("%-34s %9s %6s %7s %8s   then the prototype's\n", "the prototype's own chain", "crossings", "bends", "length", "text@A3");
    for (i = 0; ok && i < sizeof prototype / sizeof *prototype; i++) {
        chain_layout_result *r = lay_out(c, s, CHAIN_LAYOUT_CHOOSE, prototype[i].order, prototype[i].direction, TITLE_AND_LEGEND);
        struct bench_drawing d;
        ok = r != NULL && bench_drawing_of_result(&d, &c->in, r);
        if (ok) {
            struct bench_figures f = bench_figures_of(&d);
            printf("%-34s %9g %6.2f %7.2f %8.1f   %g %.2f %.2f %.1f\n", prototype[i].name, f.crossings, f.bends, f.length,
                   r->text_pt, prototype[i].crossings, prototype[i].bends, prototype[i].length, prototype[i].text);
            bench_drawing_clear(&d);
        }
        chain_layout_free(r);
    }
    bench_chain_free(c);
    return ok;
}

static int measure_file(const char *path)
{
    json_t *root = json_load_file(path, 0, NULL);
    struct bench_drawing d;
    struct bench_figures f;
    const char *slash = strrchr(path, '/');
    double scale;
    int ok = root != NULL && bench_drawing_of_json(&d, root);

    if (ok) {
        f = bench_figures_of(&d);
        scale = json_number_value(json_object_get(root, "scale"));
        row(slash ? slash + 1 : path, &f,
            json_number_value(json_object_get(json_array_get(json_object_get(root, "labels"), 0), "size")) * scale);
        bench_drawing_clear(&d);
    } else
        fprintf(stderr, "bench_layout: %s is no geometry\n", path);
    json_decref(root);
    return ok;
}

static double best_of(const struct settings *s, const struct bench_chain *c, chain_layout_lane_order order, int times)
{
    double best = HUGE_VAL;

    while (times-- > 0) {
        double from = seconds();
        chain_layout_result *r = lay_out(c, s, CHAIN_LAYOUT_CHOOSE, order, CHAIN_LAYOUT_LEFT_RIGHT, 0);
        best = fmin(best, seconds() - from);
        chain_layout_free(r);
    }
    return best;
}

static void timings(const struct settings *s)
{
    static const struct {
        int nodes, lanes;
        const char *goal;
    } sizes[] = { { 25, 7, "0.020" }, { 80, 10, "0.060" }, { 500, 10, "0.4" }, { 2000, 10, "3" } };
    struct bench_chain *star = bench_star_new(1000, 8);
    size_t i;

    printf("%-24s %10s %10s %10s\n", "seconds of processor", "given", "auto lanes", "goal");
    for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct bench_chain *c = bench_chain_new(sizes[i].nodes, sizes[i].lanes, 99);
        int times = sizes[i].nodes < 100 ? 5 : 1;
        printf("%-6d steps             %10.4f", sizes[i].nodes, best_of(s, c, CHAIN_LAYOUT_ORDER_GIVEN, times));
        fflush(stdout);
        printf(" %10.4f %10s\n", best_of(s, c, CHAIN_LAYOUT_ORDER_AUTO, times), sizes[i].goal);
        bench_chain_free(c);
    }
    printf("%-24s %10.4f", "star with 1000 spokes", best_of(s, star, CHAIN_LAYOUT_ORDER_GIVEN, 1));
    fflush(stdout);
    printf(" %10.4f %10s\n", best_of(s, star, CHAIN_LAYOUT_ORDER_AUTO, 1), "1.5");
    bench_chain_free(star);
}

static int usage(void)
{
    fprintf(stderr, "bench_layout [--effort N] [--chains N] [--auto 1] [--geometry FOLDER] random|each|prototype|times|measure FILE...\n");
    return 2;
}

int main(int argc, char **argv)
{
    struct settings s = { -1, BENCH_CHAINS, 0, NULL };
    int i = 1, ok = 1;

    for (; i + 1 < argc && strncmp(argv[i], "--", 2) == 0; i += 2) {
        if (strcmp(argv[i], "--effort") == 0)
            s.effort = atoi(argv[i + 1]);
        else if (strcmp(argv[i], "--chains") == 0)
            s.chains = atoi(argv[i + 1]);
        else if (strcmp(argv[i], "--auto") == 0)
            s.auto_lanes = atoi(argv[i + 1]);
        else if (strcmp(argv[i], "--geometry") == 0)
            s.folder = argv[i + 1];
        else
            return usage();
    }
    if (i == argc || s.chains < 1 || s.chains > BENCH_CHAINS)
        return usage();
    if (strcmp(argv[i], "times") == 0) {
        timings(&s);
    } else if (strcmp(argv[i], "prototype") == 0) {
        ok = same_chain(&s);
    } else if (strcmp(argv[i], "random") == 0 || strcmp(argv[i], "each") == 0) {
        head();
        ok = random_chains(&s, argv[i][0] == 'e');
    } else if (strcmp(argv[i], "measure") == 0) {
        for (head(), i++; i < argc; i++)
            ok &= measure_file(argv[i]);
    } else
        return usage();
    return ok ? 0 : 1;
}
