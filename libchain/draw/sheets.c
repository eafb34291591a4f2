#include "draw/sheets.h"

#include <stdlib.h>

#include "draw/grid.h"
#include "draw/theme.h"

#define MARGIN 34.0
#define SCREEN_W 1190.55 /* A3, lying */
#define SCREEN_H 841.89

static bool add(struct chain_sheets *sheets, struct chain_sheet sheet)
{
    if (sheets->count == sheets->room) {
        size_t room = sheets->room ? 2 * sheets->room : 4;
        struct chain_sheet *items = realloc(sheets->items, room * sizeof *items);
        if (!items)
            return false;
        sheets->items = items;
        sheets->room = room;
    }
    sheets->items[sheets->count++] = sheet;
    return true;
}

static struct chain_rect area_of(double w, double h)
{
    return (struct chain_rect){MARGIN, MARGIN, w - 2 * MARGIN, h - 2 * MARGIN};
}

static bool add_table(struct chain_sheets *sheets, struct chain_picture *picture, const struct chain_view_table *table)
{
    struct chain_table_mark mark = {0, 0};
    size_t first = sheets->count;
    do {
        if (!add(sheets, (struct chain_sheet){.table = table, .leaf = -1, .start = mark, .page = sheets->count - first}))
            return false;
        chain_table_page(picture, table, NULL, area_of(sheets->table_w, sheets->table_h), &mark, 0, 2);
    } while (mark.row < table->row_count);
    for (size_t i = first; i < sheets->count; i++)
        sheets->items[i].pages = sheets->count - first;
    return true;
}

static double around_height(struct chain_picture *picture, double width, double heights[4])
{
    heights[0] = chain_title_run(picture, width, NULL);
    heights[1] = chain_legend_run(picture, width, NULL) + CHAIN_LEGEND_SPACE;
    heights[2] = chain_note_list_run(picture, width, NULL);
    heights[3] = chain_gap_list_run(picture, width, NULL);
    return heights[0] + heights[1] + heights[2] + heights[3];
}

/* The parts of the chart, then what else stands below it; a gap list that finds no room there goes on pages of its own. */
static bool add_leaves(struct chain_sheets *sheets, struct chain_picture *picture)
{
    struct chain_rect area = area_of(sheets->table_w, sheets->table_h);
    double heights[4];
    for (int i = 0; i < picture->cut->page_count; i++)
        if (!add(sheets, (struct chain_sheet){.leaf = i, .page = (size_t)i, .pages = (size_t)picture->cut->page_count}))
            return false;
    picture->list_page = 0;
    if (around_height(picture, area.w, heights) > area.h)
        picture->list_page = picture->cut->page_count + 2;
    return add(sheets, (struct chain_sheet){.leaf = -1, .around = true, .pages = 1});
}

static bool add_list(struct chain_sheets *sheets, struct chain_picture *picture)
{
    struct chain_rect area = area_of(sheets->table_w, sheets->table_h);
    struct chain_sheet sheet = {.leaf = -1, .list = true, .pages = 1};
    while (sheet.end < picture->view->gap_count) {
        sheet.start.row = sheet.end;
        sheet.end = chain_gap_page_plan(picture, area.w, area.h, sheet.start.row, &sheet.zoom);
        if (!add(sheets, sheet))
            return false;
    }
    return true;
}

static bool add_chart(struct chain_sheets *sheets, struct chain_picture *picture)
{
    bool added = picture->cut ? add_leaves(sheets, picture) : add(sheets, (struct chain_sheet){.leaf = -1, .pages = 1});
    return added && (picture->list_page == 0 || add_list(sheets, picture));
}

static bool add_grids(struct chain_sheets *sheets, const struct chain_picture *picture)
{
    for (size_t i = 0; i < picture->grids->page_count; i++)
        if (!add(sheets, (struct chain_sheet){.leaf = -1, .page = i, .pages = picture->grids->page_count, .grids = true}))
            return false;
    return true;
}

bool chain_sheets_plan(struct chain_sheets *sheets, struct chain_picture *picture, bool table, double paper_w, double paper_h)
{
    bool screen = !(paper_w > 0), portrait = picture->portrait;
    *sheets = (struct chain_sheets){.table_w = screen ? SCREEN_W : portrait ? paper_w : paper_h,
                                    .table_h = screen ? SCREEN_H : portrait ? paper_h : paper_w};
    if (!(picture->grids ? add_grids(sheets, picture) : add_chart(sheets, picture)))
        return false;
    return !table || !picture->view->steps || add_table(sheets, picture, picture->view->steps);
}

void chain_sheets_clear(struct chain_sheets *sheets)
{
    free(sheets->items);
    *sheets = (struct chain_sheets){.count = 0};
}

struct chain_picture chain_sheet_picture(const struct chain_sheets *sheets, const struct chain_sheet *sheet,
                                         const struct chain_picture *picture)
{
    struct chain_picture page = *picture;
    page.grid_page = sheet->page;
    if (sheet->table || sheet->around || sheet->list) {
        page.page_w = sheets->table_w;
        page.page_h = sheets->table_h;
        page.scale = 1;
    }
    return page;
}

/* Smaller where all of it would not fit otherwise. */
static void paint_around(struct chain_picture *picture, struct chain_ink *ink)
{
    struct chain_rect area = area_of(picture->page_w, picture->page_h);
    double zoom = 1, heights[4];
    for (int round = 0; round < 12; round++, zoom *= 0.9)
        if (around_height(picture, area.w / zoom, heights) * zoom <= area.h)
            break;
    double y = area.y;
    static double (*const runs[])(struct chain_picture *, double, struct chain_ink *) = {chain_title_run, chain_legend_run,
                                                                                        chain_note_list_run, chain_gap_list_run};
    for (int i = 0; i < 4; i++) {
        chain_ink_move(ink, area.x, y, zoom);
        runs[i](picture, area.w / zoom, ink);
        y += heights[i] * zoom;
    }
    chain_ink_home(ink);
}

void chain_sheet_paint(const struct chain_sheet *sheet, struct chain_picture *picture, struct chain_ink *ink)
{
    if (sheet->grids) {
        chain_grid_page_paint(picture, picture->grids, sheet->page, ink);
        return;
    }
    chain_ink_fill(ink, CHAIN_WHITE);
    chain_ink_pen(ink, NULL, 0, NULL);
    chain_ink_rect(ink, (struct chain_rect){0, 0, picture->page_w, picture->page_h});
    if (sheet->around) {
        paint_around(picture, ink);
        return;
    }
    if (sheet->list) {
        chain_gap_page_paint(picture, sheet, area_of(picture->page_w, picture->page_h), ink);
        return;
    }
    struct chain_table_mark mark = sheet->start;
    chain_table_page(picture, sheet->table, ink, area_of(picture->page_w, picture->page_h), &mark, sheet->page, sheet->pages);
}

/* A box and its place in time. */
struct placed {
    size_t box;
    int column, lane, row;
};

static int by_time(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    if (x->lane != y->lane)
        return x->lane < y->lane ? -1 : 1;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->box < y->box ? -1 : x->box > y->box;
}

static void fill_places(const struct chain_picture *picture, struct placed *placed)
{
    const chain_layout_result *layout = picture->layout;
    for (size_t i = 0; i < picture->view->box_count; i++)
        placed[i] = (struct placed){i, layout->nodes[i].column, 0, layout->nodes[i].row};
    for (int place = 0; place < layout->lane_count; place++)
        for (size_t i = 0; i < picture->view->box_count; i++)
            if ((int)picture->view->boxes[i].lane == layout->lane_order[place])
                placed[i].lane = place;
}

bool chain_picture_number(struct chain_picture *picture)
{
    size_t count = picture->view->box_count;
    struct placed *placed = calloc(count + 1, sizeof *placed);
    picture->order = calloc(count + 1, sizeof *picture->order);
    picture->numbers = calloc(count + 1, sizeof *picture->numbers);
    if (placed && picture->order && picture->numbers) {
        fill_places(picture, placed);
        qsort(placed, count, sizeof *placed, by_time);
        for (size_t i = 0; i < count; i++) {
            picture->order[i] = placed[i].box;
            picture->numbers[placed[i].box] = i + 1;
        }
    }
    free(placed);
    return placed && picture->order && picture->numbers;
}
