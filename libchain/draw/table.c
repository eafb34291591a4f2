/* Tables on pages of their own: headings repeated on each page, rows kept whole unless one is longer than a page. */
#include <stdio.h>
#include <string.h>

#include "draw/picture.h"
#include "draw/sheets.h"
#include "draw/theme.h"

#define SIZE 8.5
#define LINE (SIZE * CHAIN_LEADING)
#define PAD 4.0
#define NUMBER_W 30.0
#define NOTE_W 110.0 /* kept free at the right of the title */
#define TITLE_SIZE 15.0
#define LEAST_LINES 8 /* on a page, however small the paper */

/* One page of one table while it is measured or drawn. */
struct run {
    struct chain_picture *picture;
    const struct chain_view_table *table;
    struct chain_ink *ink; /* NULL = measure */
    struct chain_rect area;
    double y;
};

static double column_x(const struct run *run, size_t column)
{
    double numbers = run->table->number_heading ? NUMBER_W : 0, all = 0, before = 0;
    for (size_t i = 0; i < run->table->column_count; i++) {
        all += run->table->columns[i].weight;
        before += i < column ? run->table->columns[i].weight : 0;
    }
    return run->area.x + numbers + (run->area.w - numbers) * (all > 0 ? before / all : 0);
}

static double column_width(const struct run *run, size_t column)
{
    return column_x(run, column + 1) - column_x(run, column) - 2 * PAD;
}

/* Wraps a cell into the picture's scratch; returns its lines. */
static size_t wrap_cell(const struct run *run, const char *words, size_t column, bool bold)
{
    chain_wrap_run(&run->picture->wrap, run->picture->fonts, words ? words : "\u2013", SIZE, bold, column_width(run, column));
    return run->picture->wrap.lines;
}

/* Some lines of the wrapped cell, from `from` on and at most `most`. */
static void put_lines(const struct run *run, size_t column, double y, size_t from, size_t most, bool bold, const char *color)
{
    const struct chain_wrap *wrap = &run->picture->wrap;
    const char *c = wrap->text.bytes;
    for (size_t i = 0; c && i < wrap->lines && i < from + most; i++) {
        size_t length = strcspn(c, "\n");
        if (i >= from)
            chain_ink_text(run->ink, column_x(run, column) + PAD, y + (double)(i - from) * LINE, CHAIN_ALIGN_LEFT,
                           chain_fonts_width(run->picture->fonts, bold, c, length) * SIZE, SIZE, bold, color, c, length);
        c += length + 1;
    }
}

static void put_headings(struct run *run)
{
    size_t lines = 1;
    for (size_t i = 0; i < run->table->column_count; i++) {
        size_t n = wrap_cell(run, run->table->columns[i].heading, i, true);
        lines = n > lines ? n : lines;
    }
    double height = (double)lines * LINE + 2 * PAD;
    if (run->ink) {
        chain_ink_fill(run->ink, CHAIN_HEAD);
        chain_ink_pen(run->ink, NULL, 0, NULL);
        chain_ink_rect(run->ink, (struct chain_rect){run->area.x, run->y, run->area.w, height});
        for (size_t i = 0; i < run->table->column_count; i++) {
            wrap_cell(run, run->table->columns[i].heading, i, true);
            put_lines(run, i, run->y + PAD, 0, lines, true, CHAIN_WHITE);
        }
        if (run->table->number_heading)
            chain_paint_words(run->picture, run->ink, run->table->number_heading,
                              (struct chain_text_area){run->area.x + PAD, run->y + PAD, NUMBER_W - PAD, 0}, SIZE, true, CHAIN_WHITE);
    }
    run->y += height;
}

static void put_title(struct run *run, size_t page, size_t pages)
{
    struct chain_ink words = {.height = 0};
    char place[48] = "";
    if (pages > 1)
        snprintf(place, sizeof place, "  %zu/%zu", page + 1, pages);
    chain_ink_add(&words, run->picture->view->title);
    chain_ink_add(&words, " · ");
    chain_ink_add(&words, run->table->title);
    chain_ink_add(&words, place);
    if (run->ink && run->table->note)
        chain_ink_text(run->ink, run->area.x + run->area.w - chain_words_width(run->picture, run->table->note, SIZE, false),
                       run->y + TITLE_SIZE - SIZE, CHAIN_ALIGN_LEFT, chain_words_width(run->picture, run->table->note, SIZE, false),
                       SIZE, false, CHAIN_SOFT, run->table->note, strlen(run->table->note));
    if (!words.failed)
        run->y += 8 + chain_paint_words(run->picture, run->ink, words.bytes, (struct chain_text_area){run->area.x, run->y, run->area.w - NOTE_W, 0},
                                        TITLE_SIZE, true, CHAIN_INK);
    chain_ink_clear(&words);
}

static size_t row_lines(const struct run *run, size_t row)
{
    size_t most = 1;
    for (size_t i = 0; i < run->table->column_count; i++) {
        size_t n = wrap_cell(run, run->table->cells[row * run->table->column_count + i], i, i == 0);
        most = n > most ? n : most;
    }
    return most;
}

static void put_number(const struct run *run, size_t place, double y)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", place + 1);
    double w = chain_words_width(run->picture, number, SIZE, true);
    chain_ink_text(run->ink, run->area.x + NUMBER_W - 8 - w, y, CHAIN_ALIGN_LEFT, w, SIZE, true, CHAIN_INK, number, strlen(number));
}

/* `take` lines of the row at a place in the table, from `from` on. */
static void put_row(struct run *run, size_t place, size_t from, size_t take)
{
    bool numbered = run->table->number_heading != NULL;
    size_t row = numbered ? run->picture->order[place] : place;
    double height = (double)take * LINE + 2 * PAD, y = run->y + PAD;
    if (run->ink) {
        chain_ink_fill(run->ink, place % 2 ? CHAIN_BODY_EVEN : CHAIN_WHITE);
        chain_ink_pen(run->ink, "#D5DCE4", 0.6, "solid");
        chain_ink_rect(run->ink, (struct chain_rect){run->area.x, run->y, run->area.w, height});
        for (size_t i = 0; i < run->table->column_count; i++) {
            const char *words = run->table->cells[row * run->table->column_count + i];
            wrap_cell(run, words, i, i == 0);
            put_lines(run, i, y, from, take, i == 0, words ? CHAIN_INK : CHAIN_SOFT);
        }
        if (numbered && from == 0)
            put_number(run, place, y);
    }
    run->y += height;
}

/* Fills one page from `mark` on and moves it to where the next page begins. */
static void run_page(struct run *run, struct chain_table_mark *mark, size_t page, size_t pages)
{
    run->y = run->area.y;
    put_title(run, page, pages);
    put_headings(run);
    double top = run->y, bottom = run->area.y + run->area.h;
    double room = bottom - top - 2 * PAD;
    size_t whole_page = room > LEAST_LINES * LINE ? (size_t)(room / LINE) : LEAST_LINES;
    bool empty = true;
    while (mark->row < run->table->row_count) {
        size_t row = run->table->number_heading ? run->picture->order[mark->row] : mark->row;
        size_t lines = row_lines(run, row) - mark->line, take = lines > whole_page ? whole_page : lines;
        if (!empty && run->y + (double)take * LINE + 2 * PAD > bottom)
            return;
        put_row(run, mark->row, mark->line, take);
        empty = false;
        mark->line += take;
        if (take < lines)
            return;
        mark->row++;
        mark->line = 0;
    }
}

void chain_table_page(struct chain_picture *picture, const struct chain_view_table *table, struct chain_ink *ink,
                      struct chain_rect area, struct chain_table_mark *mark, size_t page, size_t pages)
{
    struct run run = {picture, table, ink, area, 0};
    run_page(&run, mark, page, pages);
}
