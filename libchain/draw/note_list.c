/* Sentences of a view below its legend: whom to call, what is everywhere the same. */
#include "draw/picture.h"
#include "draw/theme.h"

#define PAD 9.0
#define COLUMN 420.0

double chain_note_list_run(struct chain_picture *picture, double width, struct chain_ink *ink)
{
    const struct chain_view *view = picture->view;
    struct chain_text_area area = {PAD, 6, width - 2 * PAD, 0};
    if (view->note_count == 0)
        return 0;
    if (view->note_heading)
        area.y += chain_paint_words(picture, ink, view->note_heading, area, CHAIN_LEGEND_TEXT + 1, true, CHAIN_INK) + 2;
    size_t columns = width > 2 * COLUMN && view->note_count > 1 ? (size_t)(width / COLUMN) : 1;
    double step = area.w / (double)columns, highest = 0;
    for (size_t i = 0; i < view->note_count; i++) {
        struct chain_text_area at = {PAD + (double)(i % columns) * step, area.y, step - PAD, 0};
        double h = chain_paint_words(picture, ink, view->notes[i], at, CHAIN_LEGEND_TEXT, false, CHAIN_INK) + 2;
        highest = h > highest ? h : highest;
        if (i % columns == columns - 1 || i + 1 == view->note_count) {
            area.y += highest;
            highest = 0;
        }
    }
    return area.y + 3;
}
