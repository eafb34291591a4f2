/*
 * Which cells stand where. First everything on one sheet, as large as it goes; when the text would become too small, columns are cut into
 * bands and rows into pages, each with its headings.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/grid.h"
#include "draw/theme.h"

#define MARGIN 28.35 /* 10 mm */
#define SCREEN_W 1500.0
#define PAD 4.0
#define LARGEST_SCALE 1.4
#define PAGES_SCALE 0.85
#define LEAST_COLUMN 46.0
#define MOST_COLUMN 130.0
#define LEAST_ROW_W 110.0
#define MOST_ROW_W 230.0
#define EASY_CELLS 20000u /* up to here several sizes are tried */

static double smallest_scale(void)
{
    return CHAIN_DRAW_SMALLEST_PT / CHAIN_GRID_TEXT;
}

/* Width of the longest word: narrower, and it would be cut. */
static double longest_word(const struct chain_picture *picture, const char *text, double size)
{
    double most = 0;
    for (const char *c = text ? text : ""; *c;) {
        size_t length = strcspn(c, " \n");
        most = fmax(most, chain_fonts_width(picture->fonts, true, c, length) * size);
        c += length;
        c += strspn(c, " \n");
    }
    return most;
}

static struct chain_grid_fit measure(const struct chain_picture *picture, const struct chain_view_grid *grid)
{
    struct chain_grid_fit fit = {LEAST_ROW_W, fmax(LEAST_COLUMN, grid->column_w), 0};
    for (size_t r = 0; r < grid->row_count; r++) {
        fit.row_w = fmax(fit.row_w, longest_word(picture, grid->rows[r].words, 8.6) + 2 * PAD + 2);
        if (grid->rows[r].words) /* two lines are fine */
            fit.row_w = fmax(fit.row_w, 0.6 * chain_words_width(picture, grid->rows[r].words, 8.6, true) + 2 * PAD);
    }
    for (size_t i = 0; i < grid->row_count * grid->column_count; i++)
        fit.column_w = fmax(fit.column_w, longest_word(picture, grid->cells[i].words, CHAIN_GRID_TEXT) + 2 * PAD + 2);
    /* Headings may be cut at syllables, but not too often. */
    for (size_t c = 0; c < grid->column_count; c++)
        fit.column_w = fmax(fit.column_w, 0.62 * longest_word(picture, grid->columns[c].words, 8.6) + 2 * PAD);
    fit.row_w = fmin(fit.row_w, MOST_ROW_W);
    fit.column_w = fmin(fit.column_w, fmax(MOST_COLUMN, grid->column_w));
    return fit;
}

/* Columns into bands of the same size, then as wide as there is room. */
static struct chain_grid_fit stretch(struct chain_grid_fit fit, const struct chain_view_grid *grid, double width)
{
    double room = fmax(fit.column_w, width - fit.row_w - (grid->bars ? 0.5 * width : 0));
    size_t most = (size_t)(room / fit.column_w);
    size_t bands = grid->column_count ? (grid->column_count + most - 1) / most : 1;
    fit.per_band = grid->column_count ? (grid->column_count + bands - 1) / bands : 0;
    if (fit.per_band > 0 && !grid->bars)
        fit.column_w = fmin(1.7 * fit.column_w, fmax(fit.column_w, room / (double)fit.per_band));
    return fit;
}

static bool add_block(struct chain_grid_plan *plan, struct chain_grid_block block)
{
    if (plan->block_count == plan->block_room) {
        size_t room = plan->block_room ? 2 * plan->block_room : 8;
        struct chain_grid_block *blocks = realloc(plan->blocks, room * sizeof *blocks);
        if (!blocks)
            return false;
        plan->blocks = blocks;
        plan->block_room = room;
    }
    plan->blocks[plan->block_count++] = block;
    plan->pages[plan->page_count - 1].count++;
    return true;
}

static bool add_page(struct chain_grid_plan *plan)
{
    if (plan->page_count == plan->page_room) {
        size_t room = plan->page_room ? 2 * plan->page_room : 4;
        struct chain_grid_page *pages = realloc(plan->pages, room * sizeof *pages);
        if (!pages)
            return false;
        plan->pages = pages;
        plan->page_room = room;
    }
    plan->pages[plan->page_count++] = (struct chain_grid_page){plan->block_count, 0};
    return true;
}

struct filling {
    struct chain_grid_plan *plan;
    struct chain_picture *picture;
    double y, top, bottom;
};

/* A band that fits on a page of its own is not cut. */
static bool start_band(struct filling *filling, const struct chain_grid_block *band)
{
    const struct chain_view_grid *grid = &filling->picture->view->grids[band->grid];
    const struct chain_grid_fit *fit = &filling->plan->fits[band->grid];
    double height = chain_grid_head_height(filling->picture, fit, band), room = filling->bottom - filling->top;
    for (size_t r = 0; r < grid->row_count && height <= room; r++)
        height += chain_grid_row_height(filling->picture, fit, band, r);
    if (height > room || filling->y + height <= filling->bottom || filling->y <= filling->top)
        return true;
    filling->y = filling->top;
    return add_page(filling->plan);
}

/* One band of columns over as many pages as its rows take. False without memory. */
static bool fill_band(struct filling *filling, struct chain_grid_block band)
{
    if (!start_band(filling, &band))
        return false;
    const struct chain_view_grid *grid = &filling->picture->view->grids[band.grid];
    const struct chain_grid_fit *fit = &filling->plan->fits[band.grid];
    double head = chain_grid_head_height(filling->picture, fit, &band);
    for (size_t row = 0; row < grid->row_count || row == 0;) {
        double h = row < grid->row_count ? chain_grid_row_height(filling->picture, fit, &band, row) : 0;
        if (filling->y > filling->top && filling->y + head + h > filling->bottom) {
            if (!add_page(filling->plan))
                return false;
            filling->y = filling->top;
        }
        filling->y += head;
        band.first_row = row;
        band.rows = 0;
        while (row < grid->row_count && (band.rows == 0 || filling->y + h <= filling->bottom)) {
            filling->y += h;
            band.rows++;
            row++;
            h = row < grid->row_count ? chain_grid_row_height(filling->picture, fit, &band, row) : 0;
        }
        if (!add_block(filling->plan, band))
            return false;
        filling->y += CHAIN_GRID_SPACE;
        if (grid->row_count == 0)
            break;
    }
    return true;
}

static bool fill_all(struct filling *filling)
{
    const struct chain_view *view = filling->picture->view;
    filling->plan->block_count = filling->plan->page_count = 0;
    if (!add_page(filling->plan))
        return false;
    for (size_t g = 0; g < view->grid_count; g++) {
        size_t per_band = filling->plan->fits[g].per_band;
        for (size_t c = 0; c < view->grids[g].column_count || c == 0; c += per_band ? per_band : 1) {
            size_t left = view->grids[g].column_count - c;
            if (!fill_band(filling, (struct chain_grid_block){g, c, left < per_band ? left : per_band, 0, 0}))
                return false;
        }
    }
    return true;
}

double chain_grid_above(struct chain_picture *picture)
{
    return chain_title_run(picture, picture->width, NULL) + chain_grid_legend_run(picture, picture->width, NULL) + 4;
}

static double below(struct chain_picture *picture)
{
    return chain_note_list_run(picture, picture->width, NULL) + chain_gap_list_run(picture, picture->width, NULL);
}

/* Tables with the same columns stand in line. */
static void align(struct chain_grid_fit *fits, const struct chain_view *view)
{
    for (size_t g = 1; g < view->grid_count; g++) {
        if (view->grids[g].column_count != view->grids[g - 1].column_count)
            continue;
        fits[g].row_w = fits[g - 1].row_w = fmax(fits[g].row_w, fits[g - 1].row_w);
        fits[g].column_w = fits[g - 1].column_w = fmax(fits[g].column_w, fits[g - 1].column_w);
    }
}

/* Everything at one size. Returns the height of the last page, or a negative number without memory. */
static double try_scale(struct chain_grid_plan *plan, struct chain_picture *picture, const struct chain_grid_fit *least, double width,
                        double height)
{
    struct filling filling = {plan, picture, 0, 0, height};
    picture->width = width;
    for (size_t g = 0; g < picture->view->grid_count; g++)
        plan->fits[g] = stretch(least[g], &picture->view->grids[g], width);
    filling.y = filling.top = chain_grid_above(picture);
    if (!fill_all(&filling))
        return -1;
    double last = filling.y + below(picture);
    if (last > height && filling.y > filling.top + CHAIN_GRID_SPACE) {
        /* Notes that do not fit get a page of their own. */
        if (!add_page(plan))
            return -1;
        last = filling.top + below(picture);
    }
    return last;
}

struct sheet {
    double w, h; /* without margins; 0 = no paper */
};

static bool try_sheet(struct chain_grid_plan *plan, struct chain_picture *picture, const struct chain_grid_fit *least, struct sheet sheet,
                      double scale, double *last)
{
    *last = sheet.w > 0 ? try_scale(plan, picture, least, sheet.w / scale, sheet.h / scale)
                        : try_scale(plan, picture, least, SCREEN_W, INFINITY);
    picture->scale = scale;
    return *last >= 0;
}

/* A way to show all on one page. */
struct option {
    struct sheet sheet;
    double scale, value; /* 0 = there is none */
};

/* Larger text is better up to a point, and rows that go through are better than bands of columns. */
static double value_of(const struct chain_grid_plan *plan, const struct chain_picture *picture, double scale)
{
    size_t more = plan->block_count > picture->view->grid_count ? plan->block_count - picture->view->grid_count : 0;
    return plan->page_count == 1 ? 1 + fmin(scale, 1.2) - 0.22 * (double)(more < 4 ? more : 4) : 0;
}

static bool try_single(struct chain_grid_plan *plan, struct chain_picture *picture, const struct chain_grid_fit *least,
                       struct sheet sheet, struct option *best)
{
    double last;
    for (double scale = LARGEST_SCALE; scale >= smallest_scale() - 1e-9; scale -= 0.0565) {
        if (!try_sheet(plan, picture, least, sheet, scale, &last))
            return false;
        double value = value_of(plan, picture, scale);
        if (value > best->value + 0.02)
            *best = (struct option){sheet, scale, value};
    }
    return true;
}

static void finish(struct chain_picture *picture, const struct chain_grid_plan *plan, struct sheet sheet, bool whole_page, double last)
{
    double margin = MARGIN / picture->scale;
    bool cut = !(sheet.w > 0) || (!whole_page && plan->page_count == 1);
    picture->zoom = 1;
    picture->left = picture->top = margin;
    picture->page_w = picture->width + 2 * margin;
    picture->page_h = (cut ? last : sheet.h / picture->scale) + 2 * margin;
}

static size_t count_cells(const struct chain_view *view)
{
    size_t cells = 0;
    for (size_t g = 0; g < view->grid_count; g++)
        cells += view->grids[g].row_count * view->grids[g].column_count;
    return cells;
}

/* Lying unless standing reads better; pages only when nothing fits on one. */
static chain_status choose(struct chain_grid_plan *plan, struct chain_picture *picture, const struct chain_grid_fit *least,
                           const struct chain_page_options *options)
{
    double margins = 2 * MARGIN, last = 0;
    bool easy = count_cells(picture->view) <= EASY_CELLS, paper = options->paper_w > 0;
    struct sheet lying = {paper ? options->paper_h - margins : 0, paper ? options->paper_w - margins : 0};
    struct sheet standing = {lying.h, lying.w}, otherwise = options->orientation == CHAIN_DRAW_PORTRAIT ? standing : lying;
    struct option best = {otherwise, PAGES_SCALE, 0};
    if (!paper)
        best.scale = 1;
    if (paper && easy && options->orientation != CHAIN_DRAW_PORTRAIT && !try_single(plan, picture, least, lying, &best))
        return CHAIN_NO_MEMORY;
    if (paper && easy && options->orientation != CHAIN_DRAW_LANDSCAPE && !try_single(plan, picture, least, standing, &best))
        return CHAIN_NO_MEMORY;
    struct sheet sheet = best.sheet;
    picture->portrait = sheet.h > sheet.w;
    if (!try_sheet(plan, picture, least, sheet, best.scale, &last))
        return CHAIN_NO_MEMORY;
    finish(picture, plan, sheet, options->whole_page, last);
    return CHAIN_OK;
}

chain_status chain_grid_place(struct chain_grid_plan *plan, struct chain_picture *picture, const struct chain_page_options *options)
{
    size_t grids = picture->view->grid_count;
    struct chain_grid_fit *least = calloc(grids + 1, sizeof *least);
    *plan = (struct chain_grid_plan){.fits = calloc(grids + 1, sizeof *plan->fits)};
    chain_status status = CHAIN_NO_MEMORY;
    picture->scale = picture->zoom = 1;
    for (size_t g = 0; least && g < grids; g++)
        least[g] = measure(picture, &picture->view->grids[g]);
    if (least)
        align(least, picture->view);
    if (least && plan->fits)
        status = choose(plan, picture, least, options);
    free(least);
    return status == CHAIN_OK && picture->wrap.text.failed ? CHAIN_NO_MEMORY : status;
}

void chain_grid_plan_clear(struct chain_grid_plan *plan)
{
    free(plan->fits);
    free(plan->blocks);
    free(plan->pages);
    *plan = (struct chain_grid_plan){.fits = NULL};
}
