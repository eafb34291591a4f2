/* Step boxes: body, strip, icon. Their text and badges are nodes, which come later and on top. */
#include <stdio.h>
#include <string.h>

#include "draw/picture.h"
#include "draw/theme.h"

#define HEXAGON_PAD 13.0
#define BAR_ROOM 8.0 /* below the text of a wait */
#define TIER_TEXT 8.5
#define NUMBER_TEXT 8.5

static bool is_hexagon(enum chain_shape shape)
{
    return shape == CHAIN_SHAPE_BRANCH || shape == CHAIN_SHAPE_PARALLEL || shape == CHAIN_SHAPE_ANY_ORDER;
}

/* Parallel and any-order carry a sign over their text. */
static bool has_sign(enum chain_shape shape)
{
    return shape == CHAIN_SHAPE_PARALLEL || shape == CHAIN_SHAPE_ANY_ORDER;
}

struct chain_text_area chain_box_text_area(const struct chain_view_box *box, double w, double h)
{
    if (is_hexagon(box->shape)) {
        double sign = has_sign(box->shape) ? 11 : 0;
        return (struct chain_text_area){HEXAGON_PAD, 3 + sign, w - 2 * HEXAGON_PAD, h - 6 - sign};
    }
    if (box->shape == CHAIN_SHAPE_START || box->shape == CHAIN_SHAPE_END)
        return (struct chain_text_area){11, 7, w - 22, h - 14};
    double extra = box->shape == CHAIN_SHAPE_SUBCHAIN ? 3 : 0, bar = box->wait > 0 ? BAR_ROOM : 0;
    return (struct chain_text_area){CHAIN_STRIP + 4 + extra, 4 + extra, w - CHAIN_STRIP - 8 - 2 * extra, h - 8 - 2 * extra - bar};
}

static struct chain_rect inset(struct chain_rect r, double by)
{
    return (struct chain_rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

static void paint_hexagon(struct chain_ink *ink, const struct chain_view_box *box, struct chain_rect r)
{
    double s = CHAIN_LAYOUT_HEXAGON_SLANT;
    const struct chain_point corners[] = {{r.x + s, r.y},           {r.x + r.w - s, r.y}, {r.x + r.w, r.y + r.h / 2},
                                          {r.x + r.w - s, r.y + r.h}, {r.x + s, r.y + r.h}, {r.x, r.y + r.h / 2}};
    double x = r.x + r.w / 2, y = r.y + 9;
    const struct chain_family_theme *theme = chain_theme_family(box->family);
    chain_ink_fill(ink, box->change ? theme->tint : has_sign(box->shape) ? "#E8ECF1" : CHAIN_WHITE);
    chain_ink_pen(ink, box->gap_count ? CHAIN_RED : box->change ? theme->strip : CHAIN_INK,
                  box->gap_count || box->change > CHAIN_BOX_SAME ? 2.6 : 1.5, box->change == CHAIN_BOX_REMOVED ? "dashed" : "solid");
    chain_ink_polygon(ink, corners, 6);
    if (box->shape == CHAIN_SHAPE_PARALLEL)
        chain_paint_icon(ink, CHAIN_ICON_PLUS, x, y, 9, CHAIN_INK, CHAIN_WHITE);
    if (box->shape == CHAIN_SHAPE_ANY_ORDER) {
        chain_ink_fill(ink, CHAIN_INK);
        chain_ink_pen(ink, NULL, 0, NULL);
        for (int i = -1; i <= 1; i++)
            chain_ink_ellipse(ink, x + 6 * i, y, 1.9, 1.9);
    }
}

static void paint_pill(struct chain_ink *ink, const struct chain_view_box *box, struct chain_rect r)
{
    double radius = CHAIN_LAYOUT_PILL_RADIUS < r.h / 2 ? CHAIN_LAYOUT_PILL_RADIUS : r.h / 2;
    chain_ink_fill(ink, box->change > CHAIN_BOX_SAME ? chain_theme_family(box->family)->strip : CHAIN_HEAD);
    chain_ink_pen(ink, box->gap_count ? CHAIN_RED : CHAIN_INK, box->gap_count ? 2.6 : 1,
                  box->change == CHAIN_BOX_REMOVED ? "dashed" : "solid");
    chain_ink_rounded(ink, r, radius);
    if (box->shape != CHAIN_SHAPE_END)
        return;
    chain_ink_pen(ink, CHAIN_WHITE, 1.4, "solid");
    chain_ink_rounded(ink, inset(r, 3.5), radius - 3.5);
}

/* The strip has the box's corners at its left and is straight at its right. */
static void paint_strip(struct chain_ink *ink, struct chain_rect r, const char *color)
{
    double q = CHAIN_CORNER, k = 0.45 * q, x1 = r.x + CHAIN_STRIP, y1 = r.y + r.h;
    const struct chain_point points[] = {
        {x1, r.y},         {x1, r.y},       {r.x + q, r.y}, {r.x + q, r.y}, {r.x + k, r.y}, {r.x, r.y + k}, {r.x, r.y + q},
        {r.x, r.y + q},    {r.x, y1 - q},   {r.x, y1 - q},  {r.x, y1 - k},  {r.x + k, y1},  {r.x + q, y1},  {r.x + q, y1},
        {x1, y1},          {x1, y1},        {x1, y1},       {x1, r.y},      {x1, r.y},
    };
    chain_ink_fill(ink, color);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_curve(ink, points, sizeof points / sizeof *points, true);
}

/* A plus in a small square at the bottom edge: there is more inside. */
static void paint_plus_sign(struct chain_ink *ink, struct chain_rect r)
{
    double x = r.x + CHAIN_STRIP / 2, y = r.y + r.h - 12;
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rect(ink, (struct chain_rect){x - 5, y - 5, 10, 10});
    chain_paint_icon(ink, CHAIN_ICON_PLUS, x, y, 7.5, CHAIN_INK, CHAIN_WHITE);
}

void chain_paint_wait(struct chain_ink *ink, struct chain_rect r, double share)
{
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, CHAIN_SOFT, 0.8, "solid");
    chain_ink_rect(ink, r);
    chain_ink_fill(ink, CHAIN_SOFT);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rect(ink, (struct chain_rect){r.x, r.y, r.w * share, r.h});
}

void chain_paint_tier(struct chain_ink *ink, const struct chain_fonts *fonts, int tier, double x, double y)
{
    char digit[2] = {(char)('0' + tier % 10), '\0'};
    double w = chain_fonts_width(fonts, true, digit, 1) * TIER_TEXT;
    chain_ink_text(ink, x - w / 2, y - TIER_TEXT, CHAIN_ALIGN_LEFT, w, TIER_TEXT, true, CHAIN_WHITE, digit, 1);
}

void chain_paint_number(struct chain_ink *ink, const struct chain_fonts *fonts, const struct chain_view_box *box,
                        struct chain_rect r, size_t number)
{
    char digits[24];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%zu", number);
    double w = chain_fonts_width(fonts, true, digits, length) * NUMBER_TEXT;
    bool strip = box->shape == CHAIN_SHAPE_STEP || box->shape == CHAIN_SHAPE_SUBCHAIN;
    double x = strip ? r.x + CHAIN_STRIP / 2 + (box->shape == CHAIN_SHAPE_SUBCHAIN ? 3 : 0) - w / 2 : r.x - 3;
    double y = strip ? r.y + (box->shape == CHAIN_SHAPE_SUBCHAIN ? 5 : 2) : r.y - 4;
    chain_ink_text(ink, x, y, CHAIN_ALIGN_LEFT, w, NUMBER_TEXT, true, strip ? CHAIN_WHITE : CHAIN_INK, digits, length);
}

/* Three dots, as on the hexagon of the group that the step belongs to. */
static void paint_member_sign(struct chain_ink *ink, struct chain_rect r)
{
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, NULL, 0, NULL);
    for (int i = -1; i <= 1; i++)
        chain_ink_ellipse(ink, r.x + CHAIN_STRIP / 2 + 5 * i, r.y + 15, 1.5, 1.5);
}

static void paint_step(struct chain_ink *ink, const struct chain_fonts *fonts, const struct chain_view_box *box, struct chain_rect r)
{
    const struct chain_family_theme *theme = chain_theme_family(box->family);
    bool twice = box->shape == CHAIN_SHAPE_SUBCHAIN;
    struct chain_rect body = twice ? inset(r, 3) : r;
    const char *pen = box->gap_count ? CHAIN_RED : theme->strip;
    double width = box->gap_count || box->change > CHAIN_BOX_SAME ? 2.6 : 1.2;
    if (twice) {
        chain_ink_fill(ink, CHAIN_WHITE);
        chain_ink_pen(ink, pen, width, "solid");
        chain_ink_rounded(ink, r, CHAIN_CORNER + 2);
    }
    chain_ink_fill(ink, box->dashed && !box->change ? "#F7F8FA" : theme->tint);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rounded(ink, body, CHAIN_CORNER);
    paint_strip(ink, body, theme->strip);
    chain_ink_fill(ink, NULL);
    chain_ink_pen(ink, twice ? theme->strip : pen, twice ? 1.2 : width, box->dashed ? "dashed" : "solid");
    chain_ink_rounded(ink, body, CHAIN_CORNER);
    chain_paint_icon(ink, box->icon, body.x + CHAIN_STRIP / 2, body.y + body.h / 2 - (twice ? 6 : 0), 13.5, CHAIN_WHITE, theme->strip);
    if (twice)
        paint_plus_sign(ink, body);
    if (box->member)
        paint_member_sign(ink, body);
    if (box->wait > 0) {
        struct chain_text_area area = chain_box_text_area(box, r.w, r.h);
        chain_paint_wait(ink, (struct chain_rect){r.x + area.x, r.y + r.h - BAR_ROOM - 2, area.w, 5}, box->wait);
    }
    if (box->tier > 0 && !twice)
        chain_paint_tier(ink, fonts, box->tier, body.x + CHAIN_STRIP / 2, body.y + body.h - 3);
}

void chain_paint_change(struct chain_ink *ink, enum chain_box_change change, double x, double y)
{
    static const char *const signs[] = {[CHAIN_BOX_ADDED] = "+", [CHAIN_BOX_REMOVED] = "\xE2\x88\x92", [CHAIN_BOX_CHANGED] = "~"};
    static const enum chain_family families[] = {[CHAIN_BOX_ADDED] = CHAIN_FAMILY_ADDED, [CHAIN_BOX_REMOVED] = CHAIN_FAMILY_REMOVED,
                                                 [CHAIN_BOX_CHANGED] = CHAIN_FAMILY_CHANGED};
    if (change <= CHAIN_BOX_SAME)
        return;
    chain_ink_fill(ink, chain_theme_family(families[change])->strip);
    chain_ink_pen(ink, CHAIN_WHITE, 1.2, "solid");
    chain_ink_ellipse(ink, x, y, 7.5, 7.5);
    chain_ink_text(ink, x, y - 8.2, CHAIN_ALIGN_CENTRE, 8, 13, true, CHAIN_WHITE, signs[change], strlen(signs[change]));
}

static void paint_body(struct chain_ink *ink, const struct chain_fonts *fonts, const struct chain_view_box *box, struct chain_rect rect)
{
    if (is_hexagon(box->shape))
        paint_hexagon(ink, box, rect);
    else if (box->shape == CHAIN_SHAPE_START || box->shape == CHAIN_SHAPE_END)
        paint_pill(ink, box, rect);
    else
        paint_step(ink, fonts, box, rect);
}

void chain_paint_box(struct chain_ink *ink, const struct chain_fonts *fonts, const struct chain_view_box *box,
                     struct chain_rect rect)
{
    paint_body(ink, fonts, box, rect);
    chain_paint_change(ink, box->change, rect.x + (is_hexagon(box->shape) ? HEXAGON_PAD : 2), rect.y + 1);
}

struct chain_text_area chain_box_label_area(struct chain_picture *picture, const struct chain_view_box *box, double w, double h)
{
    struct chain_text_area area = chain_box_text_area(box, w, h);
    if (!box->sublabel)
        return area;
    chain_wrap_run(&picture->wrap, picture->fonts, box->label, CHAIN_TEXT, false, area.w);
    double label = (double)picture->wrap.lines * CHAIN_TEXT * CHAIN_LEADING;
    chain_wrap_run(&picture->wrap, picture->fonts, box->sublabel, CHAIN_SUBTEXT, box->wait > 0, area.w);
    double both = label + (double)picture->wrap.lines * CHAIN_SUBTEXT * CHAIN_LEADING;
    area.y += (area.h - both) / 2;
    area.h = label;
    return area;
}

void chain_paint_sublabel(struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_box *box,
                          struct chain_rect rect)
{
    if (!box->sublabel)
        return;
    struct chain_text_area area = chain_box_label_area(picture, box, rect.w, rect.h);
    bool pill = box->shape == CHAIN_SHAPE_START || box->shape == CHAIN_SHAPE_END;
    bool loud = box->wait > 0; /* how long one waits is what a wait is about */
    chain_wrap_even(&picture->wrap, picture->fonts, box->sublabel, CHAIN_SUBTEXT, loud, area.w);
    chain_paint_lines(ink, &picture->wrap, rect.x + area.x + area.w / 2, rect.y + area.y + area.h, CHAIN_SUBTEXT, loud,
                      pill ? CHAIN_WHITE : loud ? CHAIN_INK : CHAIN_SOFT);
}

void chain_badge_text(struct chain_ink *ink, const int *gaps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char number[16];
        int n = snprintf(number, sizeof number, "%sG%d", i ? " " : "", gaps[i]);
        chain_ink_bytes(ink, number, (size_t)n);
    }
}
