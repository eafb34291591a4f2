/* One page of cells: drawn, or told as places. */
#include <stdio.h>
#include <string.h>

#include "draw/grid.h"
#include "draw/markup.h"
#include "draw/theme.h"

static void paint_page_number(struct chain_picture *picture, struct chain_ink *ink, size_t page, size_t pages)
{
    char words[48];
    if (pages < 2)
        return;
    snprintf(words, sizeof words, "%zu / %zu", page + 1, pages);
    double w = chain_words_width(picture, words, CHAIN_SUBTITLE_TEXT, false);
    chain_ink_text(ink, picture->width - w, -14, CHAIN_ALIGN_LEFT, w, CHAIN_SUBTITLE_TEXT, false, CHAIN_SOFT, words, strlen(words));
}

void chain_grid_page_paint(struct chain_picture *picture, const struct chain_grid_plan *plan, size_t page, struct chain_ink *ink)
{
    const struct chain_grid_page *on = &plan->pages[page];
    double y = picture->top, title = chain_title_run(picture, picture->width, NULL);
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rect(ink, (struct chain_rect){0, 0, picture->page_w, picture->page_h});
    chain_ink_move(ink, picture->left, y, 1);
    chain_title_run(picture, picture->width, ink);
    paint_page_number(picture, ink, page, plan->page_count);
    chain_ink_move(ink, picture->left, y + title, 1);
    chain_grid_legend_run(picture, picture->width, ink);
    chain_ink_home(ink);
    y += chain_grid_above(picture);
    for (size_t i = on->first; i < on->first + on->count; i++)
        y += chain_grid_block_run(picture, &plan->fits[plan->blocks[i].grid], &plan->blocks[i], ink, picture->left, y) + CHAIN_GRID_SPACE;
    if (page + 1 < plan->page_count)
        return;
    chain_ink_move(ink, picture->left, y, 1);
    double notes = chain_note_list_run(picture, picture->width, ink);
    chain_ink_move(ink, picture->left, y + notes, 1);
    chain_gap_list_run(picture, picture->width, ink);
    chain_ink_home(ink);
}

static void add_number(struct chain_ink *out, const char *key, double number)
{
    chain_ink_add(out, ",\"");
    chain_ink_add(out, key);
    chain_ink_add(out, "\":");
    chain_ink_number(out, number);
}

static void add_cell(struct chain_ink *out, const struct chain_view_grid *grid, size_t row, size_t column, struct chain_rect r, bool first)
{
    static const char *const tones[] = {"plain", "void", "good", "part", "weak", "bad", "unknown", "wait", "work"};
    const struct chain_grid_cell *cell = chain_grid_at(grid, row, column);
    chain_ink_add(out, first ? "\n  {\"row\":" : ",\n  {\"row\":");
    chain_json_string(out, grid->rows[row].words);
    chain_ink_add(out, ",\"column\":");
    chain_json_string(out, grid->columns[column].words);
    add_number(out, "x", r.x);
    add_number(out, "y", r.y);
    add_number(out, "w", r.w);
    add_number(out, "h", r.h);
    chain_ink_add(out, ",\"tone\":\"");
    chain_ink_add(out, tones[cell->tone]);
    chain_ink_add(out, "\",\"text\":");
    chain_json_string(out, cell->words ? cell->words : "");
    chain_ink_add(out, "}");
}

void chain_grid_geometry(struct chain_picture *picture, const struct chain_grid_plan *plan, size_t page, struct chain_ink *out)
{
    const struct chain_grid_page *on = &plan->pages[page];
    double y = picture->top + chain_grid_above(picture);
    bool first = true;
    chain_ink_add(out, "{\"width\":");
    chain_ink_number(out, picture->page_w);
    add_number(out, "height", picture->page_h);
    add_number(out, "scale", picture->scale);
    chain_ink_add(out, ",\n \"cells\":[");
    for (size_t i = on->first; i < on->first + on->count; i++) {
        const struct chain_grid_block *block = &plan->blocks[i];
        const struct chain_view_grid *grid = &picture->view->grids[block->grid];
        const struct chain_grid_fit *fit = &plan->fits[block->grid];
        double at = y + chain_grid_head_height(picture, fit, block);
        for (size_t r = block->first_row; r < block->first_row + block->rows; r++) {
            double h = chain_grid_row_height(picture, fit, block, r);
            for (size_t c = 0; c < block->columns; c++, first = false)
                add_cell(out, grid, r, block->first_column + c,
                         (struct chain_rect){picture->left + fit->row_w + (double)c * fit->column_w, at, fit->column_w, h}, first);
            at += h;
        }
        y = at + CHAIN_GRID_SPACE;
    }
    chain_ink_add(out, "]}\n");
}
