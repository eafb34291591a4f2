/* Cells and headings. The same code measures (ink NULL) and draws, so they cannot disagree. */
#include <math.h>
#include <string.h>

#include "draw/grid.h"
#include "draw/theme.h"

#define LINE (CHAIN_GRID_TEXT * CHAIN_LEADING)
#define KEY_W 34.0
#define KEY_ROW 20.0

struct tone_theme {
    const char *fill, *pen, *text;
    double width;
    bool bold, hatched;
};

static const struct tone_theme tones[CHAIN_TONE_COUNT] = {
    [CHAIN_TONE_PLAIN] = {CHAIN_WHITE, CHAIN_GRID_RULE, CHAIN_INK, 0.7, false, false},
    [CHAIN_TONE_VOID] = {"#E3E7EC", CHAIN_GRID_RULE, CHAIN_INK, 0.7, false, false},
    [CHAIN_TONE_GOOD] = {"#DFF4EE", CHAIN_GRID_RULE, CHAIN_INK, 0.7, false, false},
    [CHAIN_TONE_PART] = {"#E2EFFB", CHAIN_GRID_RULE, CHAIN_INK, 0.7, false, false},
    [CHAIN_TONE_WEAK] = {"#FFF1CC", "#8F5E00", CHAIN_INK, 1.2, true, false},
    [CHAIN_TONE_BAD] = {CHAIN_WHITE, CHAIN_RED, CHAIN_RED, 2.4, true, false},
    [CHAIN_TONE_UNKNOWN] = {CHAIN_WHITE, CHAIN_GRID_RULE, CHAIN_INK, 0.7, false, true},
    [CHAIN_TONE_WAIT] = {CHAIN_GRID_WAIT, CHAIN_HEAD, CHAIN_INK, 1.2, false, false},
    [CHAIN_TONE_WORK] = {CHAIN_HEAD, CHAIN_HEAD, CHAIN_WHITE, 0.7, false, false},
};

static const struct chain_view_grid *grid_of(const struct chain_picture *picture, const struct chain_grid_block *block)
{
    return &picture->view->grids[block->grid];
}

static struct chain_rect inset(struct chain_rect r, double by)
{
    return (struct chain_rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

/* Words over hatching stand on a white plate. */
static void paint_plate(struct chain_picture *picture, struct chain_ink *ink, struct chain_rect r)
{
    double w = picture->wrap.width + 6, h = (double)picture->wrap.lines * LINE + 2;
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rect(ink, (struct chain_rect){r.x + (r.w - w) / 2, r.y + (r.h - h) / 2, w, h});
}

static void paint_cell(struct chain_picture *picture, struct chain_ink *ink, const struct chain_grid_cell *cell, struct chain_rect r)
{
    const struct tone_theme *theme = &tones[cell->tone];
    chain_ink_fill(ink, theme->fill);
    chain_ink_pen(ink, CHAIN_GRID_RULE, 0.7, "solid");
    chain_ink_rect(ink, r);
    if (theme->hatched)
        chain_grid_hatch(ink, r);
    if (theme->width > 1) {
        chain_ink_fill(ink, NULL);
        chain_ink_pen(ink, theme->pen, theme->width, "solid");
        chain_ink_rect(ink, inset(r, theme->width / 2 + 0.6));
    }
    if (!cell->words)
        return;
    chain_wrap_run(&picture->wrap, picture->fonts, cell->words, CHAIN_GRID_TEXT, theme->bold, r.w - 2 * CHAIN_GRID_PAD);
    if (theme->hatched)
        paint_plate(picture, ink, r);
    chain_paint_lines(ink, &picture->wrap, r.x + r.w / 2, r.y + (r.h - (double)picture->wrap.lines * LINE) / 2, CHAIN_GRID_TEXT,
                      theme->bold, theme->text);
}

static double head_height(struct chain_picture *picture, const struct chain_grid_head *head, double width, bool bold)
{
    chain_wrap_run(&picture->wrap, picture->fonts, head->words ? head->words : "?", CHAIN_GRID_HEAD_TEXT, bold, width - 2 * CHAIN_GRID_PAD);
    double h = (double)picture->wrap.lines * CHAIN_GRID_HEAD_TEXT * CHAIN_LEADING;
    if (head->detail) {
        chain_wrap_run(&picture->wrap, picture->fonts, head->detail, CHAIN_GRID_DETAIL_TEXT, false, width - 2 * CHAIN_GRID_PAD);
        h += 1 + (double)picture->wrap.lines * CHAIN_GRID_DETAIL_TEXT * CHAIN_LEADING;
    }
    return h + 2 * CHAIN_GRID_PAD;
}

double chain_grid_row_height(struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block, size_t row)
{
    const struct chain_view_grid *grid = grid_of(picture, block);
    double most = head_height(picture, &grid->rows[row], fit->row_w, true);
    for (size_t c = block->first_column; c < block->first_column + block->columns; c++) {
        const struct chain_grid_cell *cell = chain_grid_at(grid, row, c);
        if (!cell->words || !cell->words[0])
            continue;
        chain_wrap_run(&picture->wrap, picture->fonts, cell->words, CHAIN_GRID_TEXT, tones[cell->tone].bold, fit->column_w - 2 * CHAIN_GRID_PAD);
        most = fmax(most, (double)picture->wrap.lines * LINE + 2 * CHAIN_GRID_PAD);
    }
    if (grid->bars)
        most = fmax(most, chain_grid_bar_height(picture, grid, &grid->bars[row], chain_grid_axis(picture, fit, block)));
    return fmax(most, 19);
}

static double title_height(struct chain_picture *picture, const struct chain_view_grid *grid, double width)
{
    struct chain_text_area area = {0, 0, width, 0};
    return grid->title ? chain_paint_words(picture, NULL, grid->title, area, CHAIN_SUBTITLE_TEXT, true, CHAIN_INK) + 5 : 0;
}

static double columns_height(struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block)
{
    const struct chain_view_grid *grid = grid_of(picture, block);
    const struct chain_grid_head corner = {grid->corner, NULL, false};
    double most = grid->corner ? head_height(picture, &corner, fit->row_w, false) : 0;
    for (size_t c = block->first_column; c < block->first_column + block->columns; c++)
        most = fmax(most, head_height(picture, &grid->columns[c], fit->column_w, true));
    return fmax(most, grid->bars ? CHAIN_GRID_AXIS_H : 0);
}

double chain_grid_head_height(struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block)
{
    return title_height(picture, grid_of(picture, block), picture->width) + columns_height(picture, fit, block);
}

static void paint_left(struct chain_picture *picture, struct chain_ink *ink, const struct chain_grid_head *head, struct chain_rect r)
{
    struct chain_text_area area = {r.x + CHAIN_GRID_PAD, r.y + CHAIN_GRID_PAD, r.w - 2 * CHAIN_GRID_PAD, 0};
    chain_ink_fill(ink, head->client ? CHAIN_CLIENT_BODY : CHAIN_BODY_EVEN);
    chain_ink_pen(ink, CHAIN_FRAME, 0.7, "solid");
    chain_ink_rect(ink, r);
    area.y += chain_paint_words(picture, ink, head->words ? head->words : "?", area, CHAIN_GRID_HEAD_TEXT, true, CHAIN_INK) + 1;
    if (head->detail)
        chain_paint_words(picture, ink, head->detail, area, CHAIN_GRID_DETAIL_TEXT, false, CHAIN_SOFT);
}

static void paint_top(struct chain_picture *picture, struct chain_ink *ink, const struct chain_grid_head *head, struct chain_rect r)
{
    double y = r.y + CHAIN_GRID_PAD;
    chain_ink_fill(ink, head->client ? CHAIN_CLIENT_HEAD : CHAIN_HEAD);
    chain_ink_pen(ink, CHAIN_FRAME, 0.7, "solid");
    chain_ink_rect(ink, r);
    chain_wrap_run(&picture->wrap, picture->fonts, head->words ? head->words : "?", CHAIN_GRID_HEAD_TEXT, true, r.w - 2 * CHAIN_GRID_PAD);
    y = chain_paint_lines(ink, &picture->wrap, r.x + r.w / 2, y, CHAIN_GRID_HEAD_TEXT, true, CHAIN_WHITE) + 1;
    if (!head->detail)
        return;
    chain_wrap_run(&picture->wrap, picture->fonts, head->detail, CHAIN_GRID_DETAIL_TEXT, false, r.w - 2 * CHAIN_GRID_PAD);
    chain_paint_lines(ink, &picture->wrap, r.x + r.w / 2, y, CHAIN_GRID_DETAIL_TEXT, false, CHAIN_WHITE);
}

static void paint_corner(struct chain_picture *picture, struct chain_ink *ink, const struct chain_view_grid *grid, struct chain_rect r)
{
    struct chain_text_area area = {r.x + CHAIN_GRID_PAD, r.y + CHAIN_GRID_PAD, r.w - 2 * CHAIN_GRID_PAD, 0};
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, CHAIN_FRAME, 0.7, "solid");
    chain_ink_rect(ink, r);
    if (grid->corner)
        chain_paint_words(picture, ink, grid->corner, area, CHAIN_GRID_HEAD_TEXT, false, CHAIN_SOFT);
}

static struct chain_rect axis_at(const struct chain_picture *picture, const struct chain_grid_fit *fit,
                                 const struct chain_grid_block *block, double x, double y, double h)
{
    struct chain_rect axis = chain_grid_axis(picture, fit, block);
    return (struct chain_rect){x + axis.x, y, axis.w, h};
}

static void paint_row(struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block,
                      struct chain_ink *ink, size_t row, struct chain_rect r)
{
    const struct chain_view_grid *grid = grid_of(picture, block);
    paint_left(picture, ink, &grid->rows[row], (struct chain_rect){r.x, r.y, fit->row_w, r.h});
    for (size_t c = 0; c < block->columns; c++) {
        struct chain_rect place = {r.x + fit->row_w + (double)c * fit->column_w, r.y, fit->column_w, r.h};
        paint_cell(picture, ink, chain_grid_at(grid, row, block->first_column + c), place);
    }
    if (grid->bars)
        chain_grid_bar_paint(picture, ink, grid, &grid->bars[row], axis_at(picture, fit, block, r.x, r.y, r.h));
}

double chain_grid_block_run(struct chain_picture *picture, const struct chain_grid_fit *fit, const struct chain_grid_block *block,
                            struct chain_ink *ink, double x, double y)
{
    const struct chain_view_grid *grid = grid_of(picture, block);
    double start = y, heads = columns_height(picture, fit, block), title = title_height(picture, grid, picture->width);
    if (ink) {
        struct chain_text_area area = {x, y, picture->width, 0};
        if (grid->title)
            chain_paint_words(picture, ink, grid->title, area, CHAIN_SUBTITLE_TEXT, true, CHAIN_INK);
        paint_corner(picture, ink, grid, (struct chain_rect){x, y + title, fit->row_w, heads});
        for (size_t c = 0; c < block->columns; c++)
            paint_top(picture, ink, &grid->columns[block->first_column + c],
                      (struct chain_rect){x + fit->row_w + (double)c * fit->column_w, y + title, fit->column_w, heads});
        if (grid->bars)
            chain_grid_axis_paint(picture, ink, grid, axis_at(picture, fit, block, x, y + title, heads));
    }
    y += title + heads;
    for (size_t r = block->first_row; r < block->first_row + block->rows; r++) {
        double h = chain_grid_row_height(picture, fit, block, r);
        if (ink)
            paint_row(picture, fit, block, ink, r, (struct chain_rect){x, y, 0, h});
        y += h;
    }
    return y - start;
}

double chain_grid_legend_run(struct chain_picture *picture, double width, struct chain_ink *ink)
{
    const struct chain_view *view = picture->view;
    double x = 0, y = 0;
    for (size_t i = 0; i < view->grid_key_count; i++) {
        const struct chain_grid_key *key = &view->grid_keys[i];
        double words = chain_words_width(picture, key->words, CHAIN_LEGEND_TEXT, false), sample = KEY_W;
        if (key->cell.words)
            sample = fmax(sample, chain_words_width(picture, key->cell.words, CHAIN_GRID_TEXT, true) + 2 * CHAIN_GRID_PAD + 2);
        if (x > 0 && x + sample + 5 + words > width) {
            x = 0;
            y += KEY_ROW;
        }
        if (ink) {
            paint_cell(picture, ink, &key->cell, (struct chain_rect){x, y + 2, sample, KEY_ROW - 4});
            chain_ink_text(ink, x + sample + 5, y + (KEY_ROW - CHAIN_LEGEND_TEXT * CHAIN_LEADING) / 2, CHAIN_ALIGN_LEFT, words,
                           CHAIN_LEGEND_TEXT, false, CHAIN_INK, key->words, strlen(key->words));
        }
        x += sample + 5 + words + 16;
    }
    return view->grid_key_count ? y + KEY_ROW + 4 : 0;
}
