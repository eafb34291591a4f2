/* Where lines go on: a numbered flag at the page's border for each, the same number on both pages. */
#include <stdio.h>
#include <string.h>

#include "draw/leaf.h"
#include "draw/theme.h"

#define HEIGHT 13.0
#define SPACE 15.0 /* from one flag to the next */
#define SIZE 8.8

/* Flags are spread where lines run close; they stay in the order of the lines. */
static double next_place(double wanted, double before)
{
    return wanted > before + SPACE ? wanted : before + SPACE;
}

static void paint_flag(const struct chain_picture *picture, struct chain_ink *ink, const chain_layout_mark *mark, double x, double y)
{
    char number[16], page[48];
    const char *color = chain_theme_look(picture->cut_looks[mark->edge])->color;
    snprintf(number, sizeof number, "%d", mark->number);
    snprintf(page, sizeof page, "%s %d", picture->view->page_word ? picture->view->page_word : "", mark->partner + 1);
    double plate = chain_words_width(picture, number, SIZE, true) + 8, words = chain_words_width(picture, page, SIZE, false);
    chain_ink_fill(ink, color);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rounded(ink, (struct chain_rect){x, y - HEIGHT / 2, plate, HEIGHT}, 6);
    chain_ink_text(ink, x + 4, y - SIZE * CHAIN_LEADING / 2, CHAIN_ALIGN_LEFT, plate - 8, SIZE, true, CHAIN_WHITE, number, strlen(number));
    chain_ink_text(ink, x + plate + 3, y - SIZE * CHAIN_LEADING / 2, CHAIN_ALIGN_LEFT, words, SIZE, false, CHAIN_INK, page, strlen(page));
}

/* From the border to the flag; an arrow of time is not needed, the number tells where it goes. */
static void paint_leader(const struct chain_picture *picture, struct chain_ink *ink, const chain_layout_mark *mark,
                         struct chain_point border, struct chain_point flag)
{
    const struct chain_look_theme *theme = chain_theme_look(picture->cut_looks[mark->edge]);
    const struct chain_point ends[] = {border, flag};
    chain_ink_pen(ink, theme->color, theme->width, chain_theme_dash(theme->dash));
    chain_ink_polyline(ink, ends, 2);
}

/* Time to the right: flags stand beside the border, one below the other. */
static void paint_beside(const struct chain_picture *picture, struct chain_ink *ink, const chain_layout_mark *mark, double border,
                         double y, double place)
{
    double x = mark->at_end ? border + 12 : border - CHAIN_LEAF_LEAD + 4, edge = mark->at_end ? x : border - 12;
    if (!mark->at_end)
        paint_leader(picture, ink, mark, (struct chain_point){edge, place}, (struct chain_point){border, y});
    else
        paint_leader(picture, ink, mark, (struct chain_point){border, y}, (struct chain_point){edge, place});
    paint_flag(picture, ink, mark, x, place);
}

/* Time down: flags stand below (above) the border, in steps so that wide ones do not meet. */
static void paint_below(const struct chain_picture *picture, struct chain_ink *ink, const chain_layout_mark *mark, double border,
                        double x, int turn)
{
    double step = 12 + 16.0 * (turn % 3), y = mark->at_end ? border + step : border - step;
    paint_leader(picture, ink, mark, (struct chain_point){x, border}, (struct chain_point){x, y});
    paint_flag(picture, ink, mark, x - 6, y);
}

void chain_paint_marks(struct chain_picture *picture, const struct chain_leaf *leaf, struct chain_ink *ink)
{
    double before = -SPACE;
    for (int i = 0; i < leaf->page->mark_count; i++) {
        const chain_layout_mark *mark = &leaf->page->marks[i];
        double time = (mark->at_end ? leaf->page->end : leaf->page->start) + leaf->shift;
        if (i > 0 && leaf->page->marks[i - 1].at_end != mark->at_end)
            before = -SPACE;
        if (picture->portrait) {
            paint_below(picture, ink, mark, picture->chart_y + time, picture->chart_x + mark->across, i);
        } else {
            before = next_place(mark->across, before);
            paint_beside(picture, ink, mark, picture->chart_x + time, picture->chart_y + mark->across, picture->chart_y + before);
        }
    }
}
