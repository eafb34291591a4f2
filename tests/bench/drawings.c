/* Drawings: from a result of the layout, from a geometry file, and into one. */
#include "drawings.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct bench_rect rect_of(chain_layout_rect r)
{
    struct bench_rect out = { r.x, r.y, r.w, r.h };
    return out;
}

void bench_drawing_clear(struct bench_drawing *d)
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

int bench_drawing_of_result(struct bench_drawing *d, const chain_layout_input *in, const chain_layout_result *r)
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

int bench_drawing_of_json(struct bench_drawing *d, const json_t *root)
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
int bench_drawing_write(const char *path, const struct bench_drawing *d)
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
        fprintf(f, "%s{\"text\":\"\",\"size\":%.1f,\"owner\":\"n%d\",", i ? ",\n" : "", BENCH_TEXT_PT, i);
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
