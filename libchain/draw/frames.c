/* A frame around the steps of an any-order group, where nothing else stands among them. */
#include <math.h>
#include <stdlib.h>

#include "draw/picture.h"
#include "draw/theme.h"

#define PAD 6.0
#define TINT "#EAEEF3"
#define EDGE "#66727F"

static struct chain_rect rect_of(const struct chain_picture *picture, size_t box)
{
    const chain_layout_rect *r = &picture->layout->nodes[box].box;
    return (struct chain_rect){picture->chart_x + r->x, picture->chart_y + r->y, r->w, r->h};
}

static struct chain_rect united(struct chain_rect a, struct chain_rect b)
{
    double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
    return (struct chain_rect){x, y, fmax(a.x + a.w, b.x + b.w) - x, fmax(a.y + a.h, b.y + b.h) - y};
}

static bool meet(struct chain_rect a, struct chain_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* By box: the group it belongs to + 1. NULL without memory. */
static size_t *find_groups(const struct chain_view *view)
{
    size_t *groups = calloc(view->box_count + 1, sizeof *groups);
    for (size_t i = 0; groups && i < view->line_count; i++) {
        const struct chain_view_line *line = &view->lines[i];
        if (line->look == CHAIN_LOOK_MEMBER && line->from < view->box_count && line->to < view->box_count && view->boxes[line->to].member &&
            view->boxes[line->from].shape == CHAIN_SHAPE_ANY_ORDER)
            groups[line->to] = line->from + 1;
    }
    return groups;
}

static void paint_frame(const struct chain_picture *picture, const size_t *groups, size_t group, struct chain_ink *ink)
{
    struct chain_rect frame = {0, 0, 0, 0};
    size_t members = 0;
    for (size_t i = 0; i < picture->view->box_count; i++)
        if (groups[i] == group + 1)
            frame = members++ ? united(frame, rect_of(picture, i)) : rect_of(picture, i);
    frame = (struct chain_rect){frame.x - PAD, frame.y - PAD, frame.w + 2 * PAD, frame.h + 2 * PAD};
    for (size_t i = 0; i < picture->view->box_count; i++)
        if (members < 2 || (groups[i] != group + 1 && meet(rect_of(picture, i), frame)))
            return;
    chain_ink_fill(ink, TINT);
    chain_ink_pen(ink, EDGE, 1.2, "dashed");
    chain_ink_rounded(ink, frame, 9);
}

void chain_paint_frames(const struct chain_picture *picture, struct chain_ink *ink)
{
    size_t *groups = find_groups(picture->view);
    ink->failed |= !groups;
    for (size_t i = 0; groups && i < picture->view->box_count; i++)
        if (picture->view->boxes[i].shape == CHAIN_SHAPE_ANY_ORDER)
            paint_frame(picture, groups, i, ink);
    free(groups);
}
