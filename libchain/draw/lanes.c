/* Lane bodies and headers, and the line of interaction under the client's lanes. */
#include <string.h>

#include "draw/picture.h"
#include "draw/theme.h"

double chain_paint_lines(struct chain_ink *ink, const struct chain_wrap *wrap, double x, double y, double size, bool bold,
                         const char *color)
{
    const char *c = wrap->text.bytes;
    for (size_t i = 0; c && i < wrap->lines; i++) {
        size_t length = strcspn(c, "\n");
        chain_ink_text(ink, x, y, CHAIN_ALIGN_CENTRE, wrap->width, size, bold, color, c, length);
        y += size * CHAIN_LEADING;
        c += length + 1;
    }
    return y;
}

static void paint_header(const struct chain_picture *picture, struct chain_ink *ink, struct chain_wrap *wrap,
                         const struct chain_view_lane *lane, struct chain_rect r)
{
    double width = r.w - 10, x = r.x + r.w / 2, height, y;
    chain_wrap_run(wrap, picture->fonts, lane->name, CHAIN_HEAD_TEXT, true, width);
    height = (double)wrap->lines * CHAIN_HEAD_TEXT * CHAIN_LEADING;
    if (lane->organisation) {
        chain_wrap_run(wrap, picture->fonts, lane->organisation, CHAIN_HEAD_SUBTEXT, false, width);
        height += 3 + (double)wrap->lines * CHAIN_HEAD_SUBTEXT * CHAIN_LEADING;
    }
    chain_ink_fill(ink, lane->client ? CHAIN_CLIENT_HEAD : CHAIN_HEAD);
    chain_ink_pen(ink, CHAIN_FRAME, 0.8, "solid");
    chain_ink_rect(ink, r);
    chain_wrap_even(wrap, picture->fonts, lane->name, CHAIN_HEAD_TEXT, true, width);
    y = chain_paint_lines(ink, wrap, x, r.y + (r.h - height) / 2, CHAIN_HEAD_TEXT, true, CHAIN_WHITE);
    if (!lane->organisation)
        return;
    chain_wrap_even(wrap, picture->fonts, lane->organisation, CHAIN_HEAD_SUBTEXT, false, width);
    chain_paint_lines(ink, wrap, x, y + 3, CHAIN_HEAD_SUBTEXT, false, CHAIN_WHITE);
}

static void paint_line_of_interaction(const struct chain_picture *picture, struct chain_ink *ink)
{
    const chain_layout_result *layout = picture->layout;
    const chain_layout_rect *last = NULL;
    for (int place = 0; place < layout->lane_count; place++)
        if (picture->view->lanes[layout->lane_order[place]].client)
            last = &layout->lanes[layout->lane_order[place]].box;
    if (!last || layout->lane_count < 2)
        return;
    double x0 = picture->chart_x + last->x, y0 = picture->chart_y + last->y;
    struct chain_point ends[2] = {{x0, y0 + last->h}, {x0 + last->w, y0 + last->h}};
    if (picture->portrait) {
        ends[0] = (struct chain_point){x0 + last->w, y0};
        ends[1] = (struct chain_point){x0 + last->w, y0 + last->h};
    }
    chain_ink_pen(ink, CHAIN_CLIENT_HEAD, 2, "solid");
    chain_ink_polyline(ink, ends, 2);
}

void chain_paint_lanes(const struct chain_picture *picture, struct chain_ink *ink, struct chain_wrap *wrap)
{
    const chain_layout_result *layout = picture->layout;
    for (int place = 0; place < layout->lane_count; place++) {
        const chain_layout_out_lane *out = &layout->lanes[layout->lane_order[place]];
        const struct chain_view_lane *lane = &picture->view->lanes[layout->lane_order[place]];
        struct chain_rect body = {picture->chart_x + out->box.x, picture->chart_y + out->box.y, out->box.w, out->box.h};
        struct chain_rect head = {picture->chart_x + out->header.x, picture->chart_y + out->header.y, out->header.w,
                                  out->header.h};
        chain_ink_fill(ink, lane->client ? CHAIN_CLIENT_BODY : place % 2 ? CHAIN_BODY_ODD : CHAIN_BODY_EVEN);
        chain_ink_pen(ink, CHAIN_FRAME, 0.8, "solid");
        chain_ink_rect(ink, body);
        paint_header(picture, ink, wrap, lane, head);
    }
    paint_line_of_interaction(picture, ink);
}
