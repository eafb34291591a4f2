#include <stdio.h>
#include <string.h>

#include "draw/formats.h"
#include "draw/grid.h"
#include "draw/markup.h"
#include "draw/theme.h"

static void add_name(struct chain_ink *out, const char *key)
{
    chain_ink_add(out, ",\"");
    chain_ink_add(out, key);
    chain_ink_add(out, "\":");
}

static void add_number(struct chain_ink *out, const char *key, double number)
{
    add_name(out, key);
    chain_ink_number(out, number);
}

static void add_rect(struct chain_ink *out, const struct chain_picture *picture, chain_layout_rect r)
{
    add_number(out, "x", picture->chart_x + r.x);
    add_number(out, "y", picture->chart_y + r.y);
    add_number(out, "w", r.w);
    add_number(out, "h", r.h);
}

/* Lanes have no ids of their own: their number in the view. */
static void add_lane_id(struct chain_ink *out, size_t lane)
{
    char id[32];
    snprintf(id, sizeof id, "\"lane%zu\"", lane + 1);
    chain_ink_add(out, id);
}

static void add_lanes(struct chain_ink *out, const struct chain_picture *picture)
{
    const chain_layout_result *layout = picture->layout;
    for (int place = 0; place < layout->lane_count; place++) {
        int lane = layout->lane_order[place];
        chain_ink_add(out, place ? ",\n  {\"id\":" : "\n  {\"id\":");
        add_lane_id(out, (size_t)lane);
        add_name(out, "name");
        chain_json_string(out, picture->view->lanes[lane].name);
        add_rect(out, picture, layout->lanes[lane].box);
        chain_ink_add(out, "}");
    }
}

static void add_nodes(struct chain_ink *out, const struct chain_picture *picture)
{
    const chain_layout_result *layout = picture->layout;
    for (size_t i = 0; i < picture->view->box_count; i++) {
        chain_ink_add(out, i ? ",\n  {\"id\":" : "\n  {\"id\":");
        chain_json_string(out, picture->view->boxes[i].id);
        add_name(out, "lane");
        add_lane_id(out, picture->view->boxes[i].lane);
        add_rect(out, picture, layout->nodes[i].box);
        chain_ink_add(out, "}");
    }
}

static void add_points(struct chain_ink *out, const struct chain_picture *picture, const chain_layout_out_edge *edge)
{
    add_name(out, "points");
    chain_ink_add(out, "[");
    for (int k = 0; k < edge->point_count; k++) {
        chain_ink_add(out, k ? ",[" : "[");
        chain_ink_number(out, picture->chart_x + edge->points[k].x);
        chain_ink_add(out, ",");
        chain_ink_number(out, picture->chart_y + edge->points[k].y);
        chain_ink_add(out, "]");
    }
    chain_ink_add(out, "]");
}

static void add_edges(struct chain_ink *out, const struct chain_picture *picture)
{
    for (size_t i = 0; i < picture->view->line_count; i++) {
        const struct chain_view_line *line = &picture->view->lines[i];
        chain_ink_add(out, i ? ",\n  {\"from\":" : "\n  {\"from\":");
        chain_json_string(out, picture->view->boxes[line->from].id);
        add_name(out, "to");
        chain_json_string(out, picture->view->boxes[line->to].id);
        add_name(out, "loop");
        chain_ink_add(out, picture->layout->edges[i].loop ? "true" : "false");
        add_points(out, picture, &picture->layout->edges[i]);
        chain_ink_add(out, "}");
    }
}

static void add_label(struct chain_ink *out, const struct chain_picture *picture, bool first, chain_layout_rect r, double size,
                      const char *text)
{
    chain_ink_add(out, first ? "\n  {\"text\":" : ",\n  {\"text\":");
    chain_json_string(out, text);
    add_rect(out, picture, r);
    add_number(out, "size", size);
    add_name(out, "owner");
}

static void add_labels(struct chain_ink *out, const struct chain_picture *picture)
{
    const struct chain_view *view = picture->view;
    bool first = true;
    for (size_t i = 0; i < view->box_count; i++, first = false) {
        add_label(out, picture, first, picture->layout->nodes[i].box, CHAIN_TEXT, view->boxes[i].label);
        chain_json_string(out, view->boxes[i].id);
        chain_ink_add(out, "}");
    }
    for (size_t i = 0; i < view->line_count; i++) {
        const struct chain_view_line *line = &view->lines[i];
        struct chain_ink owner = {.height = 0};
        if (!picture->layout->edges[i].has_label)
            continue;
        add_label(out, picture, first, picture->layout->edges[i].label, CHAIN_PILL_TEXT, line->label ? line->label : "");
        chain_ink_add(&owner, view->boxes[line->from].id);
        chain_ink_add(&owner, "->");
        chain_ink_add(&owner, view->boxes[line->to].id);
        chain_json_string(out, owner.failed ? "" : owner.bytes);
        chain_ink_add(out, "}");
        chain_ink_clear(&owner);
        first = false;
    }
}

bool chain_geometry_write(struct chain_ink *out, const struct chain_picture *picture, const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    if (picture->grids) {
        struct chain_picture page = *picture;
        page.wrap = (struct chain_wrap){.lines = 0};
        chain_grid_geometry(&page, page.grids, page.grid_page, out);
        chain_wrap_clear(&page.wrap);
        return !out->failed;
    }
    chain_ink_add(out, "{\"width\":");
    chain_ink_number(out, picture->page_w);
    add_number(out, "height", picture->page_h);
    add_number(out, "scale", picture->scale);
    chain_ink_add(out, ",\n \"lanes\":[");
    add_lanes(out, picture);
    chain_ink_add(out, "],\n \"nodes\":[");
    add_nodes(out, picture);
    chain_ink_add(out, "],\n \"edges\":[");
    add_edges(out, picture);
    chain_ink_add(out, "],\n \"labels\":[");
    add_labels(out, picture);
    chain_ink_add(out, "]}\n");
    return !out->failed;
}
