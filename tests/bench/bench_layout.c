/* Prints how good and how quick the layout is: random chains, geometry files, timings. See README.md. */
#define _POSIX_C_SOURCE 200809L
#include "chains.h"
#include "figures.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define A3_LONG 1133.86 /* printable, with margins of 10 mm */
#define A3_SHORT 785.2
#define TEXT_PT 10.0

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

/* ---- drawings ---- */

static struct bench_rect rect_of(chain_layout_rect r)
{
    struct bench_rect out = { r.x, r.y, r.w, r.h };
    return out;
}

static void drawing_clear(struct bench_drawing *d)
{
    int i;

    for (i = 0; d->edge != NULL && i < d->edge_count; i++)
        free(d->edge[i].point);
    free(d->lane);
    free(d->node);
    free(d->node_lane);
    free(d->edge);
    free(d->label);
}

static int drawing_init(struct bench_drawing *d, int lanes, int nodes, int edges, int labels)
{
    memset(d, 0, sizeof *d);
    d->lane_count = lanes;
    d->node_count = nodes;
    d->edge_count = edges;
    d->lane = calloc((size_t)lanes + 1, sizeof *d->lane);
    d->node = calloc((size_t)nodes + 1, sizeof *d->node);
    d->node_lane = calloc((size_t)nodes + 1, sizeof *d->node_lane);
    d->edge = calloc((size_t)edges + 1, sizeof *d->edge);
    d->label = calloc((size_t)labels + 1, sizeof *d->label);
    return d->lane != NULL && d->node != NULL && d->node_lane != NULL && d->edge != NULL && d->label != NULL;
}

static int add_points(struct bench_edge *e, int count)
{
    e->count = count;
    e->point = calloc((size_t)count + 1, sizeof *e->point);
    return e->point != NULL;
}

static int drawing_of_result(struct bench_drawing *d, const chain_layout_input *in, const chain_layout_result *r)
{
    int i, k;

    if (!drawing_init(d, r->lane_count, r->node_count, r->edge_count, r->edge_count))
        return 0;
    for (i = 0; i < r->lane_count; i++)
        d->lane[i] = rect_of(r->lanes[i].box);
    for (i = 0; i < r->node_count; i++) {
        d->node[i] = rect_of(r->nodes[i].box);
        d->node_lane[i] = in->nodes[i].lane;
    }
    for (i = 0; i < r->edge_count; i++) {
        if (!add_points(&d->edge[i], r->edges[i].point_count))
            return 0;
        d->edge[i].from = in->edges[i].from;
        d->edge[i].to = in->edges[i].to;
        for (k = 0; k < r->edges[i].point_count; k++) {
            d->edge[i].point[k].x = r->edges[i].points[k].x;
            d->edge[i].point[k].y = r->edges[i].points[k].y;
        }
    }
    for (d->label_count = i = 0; i < r->edge_count; i++)
        if (r->edges[i].has_label) {
            d->label[d->label_count].box = rect_of(r->edges[i].label);
            d->label[d->label_count++].edge = i;
        }
    return 1;
}

static struct bench_rect rect_in(const json_t *o)
{
    struct bench_rect r = { json_number_value(json_object_get(o, "x")), json_number_value(json_object_get(o, "y")),
                            json_number_value(json_object_get(o, "w")), json_number_value(json_object_get(o, "h")) };
    return r;
}

/* Where in an array the object with this id stands, -1 = nowhere. */
static int index_of(const json_t *array, const char *id)
{
    size_t i;
    json_t *o;

    json_array_foreach(array, i, o) {
        const char *other = json_string_value(json_object_get(o, "id"));
        if (id != NULL && other != NULL && strcmp(id, other) == 0)
            return (int)i;
    }
    return -1;
}

static int read_edge(struct bench_edge *e, const json_t *o, const json_t *nodes)
{
    const json_t *points = json_object_get(o, "points");
    int k;

    e->from = index_of(nodes, json_string_value(json_object_get(o, "from")));
    e->to = index_of(nodes, json_string_value(json_object_get(o, "to")));
    if (e->from < 0 || e->to < 0 || !add_points(e, (int)json_array_size(points)))
        return 0;
    for (k = 0; k < e->count; k++) {
        const json_t *p = json_array_get(points, (size_t)k);
        e->point[k].x = json_number_value(json_array_get(p, 0));
        e->point[k].y = json_number_value(json_array_get(p, 1));
    }
    return 1;
}

/* The edge that a label's owner "from->to" names; of parallel ones the nearest. */
static int edge_named(const struct bench_drawing *d, const json_t *edges, const char *owner, struct bench_rect box)
{
    int best = -1, i, k;
    double nearest = HUGE_VAL;

    for (i = 0; i < d->edge_count; i++) {
        const json_t *o = json_array_get(edges, (size_t)i);
        const char *from = json_string_value(json_object_get(o, "from")), *to = json_string_value(json_object_get(o, "to"));
        size_t length = strlen(from);
        if (strncmp(owner, from, length) != 0 || strncmp(owner + length, "->", 2) != 0
            || strcmp(owner + length + 2, to) != 0)
            continue;
        for (k = 0; k + 1 < d->edge[i].count; k++) {
            struct bench_point a = d->edge[i].point[k], b = d->edge[i].point[k + 1];
            double x = box.x + box.w / 2, y = box.y + box.h / 2;
            double off = hypot(x - fmax(fmin(a.x, b.x), fmin(x, fmax(a.x, b.x))),
                               y - fmax(fmin(a.y, b.y), fmin(y, fmax(a.y, b.y))));
            if (off < nearest) {
                nearest = off;
                best = i;
            }
        }
    }
    return best;
}

static int drawing_of_json(struct bench_drawing *d, const json_t *root)
{
    const json_t *lanes = json_object_get(root, "lanes"), *nodes = json_object_get(root, "nodes");
    const json_t *edges = json_object_get(root, "edges"), *labels = json_object_get(root, "labels");
    int i, count = (int)json_array_size(labels);

    if (!drawing_init(d, (int)json_array_size(lanes), (int)json_array_size(nodes), (int)json_array_size(edges), count))
        return 0;
    for (i = 0; i < d->lane_count; i++)
        d->lane[i] = rect_in(json_array_get(lanes, (size_t)i));
    for (i = 0; i < d->node_count; i++) {
        const json_t *o = json_array_get(nodes, (size_t)i);
        d->node[i] = rect_in(o);
        d->node_lane[i] = index_of(lanes, json_string_value(json_object_get(o, "lane")));
    }
    for (i = 0; i < d->edge_count; i++)
        if (!read_edge(&d->edge[i], json_array_get(edges, (size_t)i), nodes))
            return 0;
    for (i = 0; i < count; i++) {
        const json_t *o = json_array_get(labels, (size_t)i);
        const char *owner = json_string_value(json_object_get(o, "owner"));
        if (owner == NULL || strstr(owner, "->") == NULL)
            continue; /* the text of a step */
        d->label[d->label_count].box = rect_in(o);
        d->label[d->label_count].edge = edge_named(d, edges, owner, rect_in(o));
        d->label_count++;
    }
    return 1;
}

static void write_rect(FILE *f, struct bench_rect r)
{
    fprintf(f, "\"x\":%.2f,\"y\":%.2f,\"w\":%.2f,\"h\":%.2f", r.x, r.y, r.w, r.h);
}

/* The same form as `chain draw --to geometry`. */
static int write_geometry(const char *path, const struct bench_drawing *d)
{
    FILE *f = fopen(path, "w");
    int i, k;

    if (f == NULL)
        return 0;
    fprintf(f, "{\"lanes\":[");
    for (i = 0; i < d->lane_count; i++) {
        fprintf(f, "%s{\"id\":\"l%d\",", i ? ",\n" : "", i);
        write_rect(f, d->lane[i]);
        fprintf(f, "}");
    }
    fprintf(f, "],\n\"nodes\":[");
    for (i = 0; i < d->node_count; i++) {
        fprintf(f, "%s{\"id\":\"n%d\",\"lane\":\"l%d\",", i ? ",\n" : "", i, d->node_lane[i]);
        write_rect(f, d->node[i]);
        fprintf(f, "}");
    }
    fprintf(f, "],\n\"edges\":[");
    for (i = 0; i < d->edge_count; i++) {
        fprintf(f, "%s{\"from\":\"n%d\",\"to\":\"n%d\",\"points\":[", i ? ",\n" : "", d->edge[i].from, d->edge[i].to);
        for (k = 0; k < d->edge[i].count; k++)
            fprintf(f, "%s[%.2f,%.2f]", k ? "," : "", d->edge[i].point[k].x, d->edge[i].point[k].y);
        fprintf(f, "]}");
    }
    fprintf(f, "],\n\"labels\":[");
    for (i = 0; i < d->node_count; i++) {
        fprintf(f, "%s{\"text\":\"\",\"size\":%.1f,\"owner\":\"n%d\",", i ? ",\n" : "", TEXT_PT, i);
        write_rect(f, d->node[i]);
        fprintf(f, "}");
    }
    for (i = 0; i < d->label_count; i++) {
        const struct bench_edge *e = &d->edge[d->label[i].edge];
        fprintf(f, ",\n{\"text\":\"\",\"size\":8,\"owner\":\"n%d->n%d\",", e->from, e->to);
        write_rect(f, d->label[i].box);
        fprintf(f, "}");
    }
    fprintf(f, "]}\n");
    return fclose(f) == 0;
}

/* ---- tables ---- */

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

    return TEXT_PT * fmax(lying, upright);
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
    opt.node_text_pt = TEXT_PT;
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
    int ok = r != NULL && drawing_of_result(&d, &c->in, r);

    if (ok) {
        *f = bench_figures_of(&d);
        if (s->folder != NULL) {
            snprintf(path, sizeof path, "%s/random-%02d-%s.json", s->folder, number,
                     density == CHAIN_LAYOUT_WIDE ? "wide" : "compact");
            ok = write_geometry(path, &d);
        }
        drawing_clear(&d);
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
        ok = r != NULL && drawing_of_result(&d, &c->in, r);
        if (ok) {
            struct bench_figures f = bench_figures_of(&d);
            printf("%-34s %9g %6.2f %7.2f %8.1f   %g %.2f %.2f %.1f\n", prototype[i].name, f.crossings, f.bends, f.length,
                   r->text_pt, prototype[i].crossings, prototype[i].bends, prototype[i].length, prototype[i].text);
            drawing_clear(&d);
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
    int ok = root != NULL && drawing_of_json(&d, root);

    if (ok) {
        f = bench_figures_of(&d);
        scale = json_number_value(json_object_get(root, "scale"));
        row(slash ? slash + 1 : path, &f,
            json_number_value(json_object_get(json_array_get(json_object_get(root, "labels"), 0), "size")) * scale);
        drawing_clear(&d);
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
