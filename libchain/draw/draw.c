/* The door of libchain-draw: from a model to bytes in four steps, view, measures, places, Graphviz. */
#include "chain/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "draw/emit.h"
#include "draw/engine.h"
#include "draw/advice.h"
#include "draw/formats.h"
#include "draw/grid.h"
#include "draw/page.h"
#include "draw/leaf.h"
#include "draw/order.h"
#include "draw/pdf_join.h"
#include "draw/sheets.h"
#include "draw/theme.h"

/* Steps that do not stand where the file puts them. */
static void tell_ignored(chain_draw_report *report, const struct chain_picture *picture)
{
    const chain_layout_result *layout = picture->layout;
    size_t used = 0;
    report->ignored_pins = (size_t)layout->ignored_pins + (size_t)layout->out_of_phase;
    for (int i = 0; i < layout->node_count; i++) {
        const chain_layout_out_node *node = &layout->nodes[i];
        const char *id = picture->view->boxes[i].id;
        size_t room = sizeof report->words - used;
        if (!(node->out_of_phase || node->pin_column_ignored || node->pin_row_ignored) || strlen(id) + 3 > room)
            continue;
        used += (size_t)snprintf(report->words + used, room, "%s%s", used ? ", " : "", id);
    }
}

static void report_chart(chain_draw_report *report, const struct chain_picture *picture)
{
    const chain_layout_result *layout = picture->layout;
    report->text_pt = layout->node_count ? CHAIN_TEXT * picture->scale : 0;
    report->boxes = picture->view->box_count;
    report->lines = picture->view->line_count;
    report->crossings = layout->crossings;
    report->crossings_avoidable = layout->hint_crossings;
    report->covered_labels = layout->label_clashes;
}

static void report_grids(chain_draw_report *report, const struct chain_picture *picture)
{
    report->text_pt = CHAIN_GRID_TEXT * picture->scale;
    for (size_t g = 0; g < picture->view->grid_count; g++)
        report->boxes += picture->view->grids[g].row_count;
}

static void fill_report(chain_draw_report *report, const struct chain_picture *picture, const struct chain_order *order)
{
    (picture->grids ? report_grids : report_chart)(report, picture);
    report->width_pt = picture->page_w * picture->scale;
    report->height_pt = picture->page_h * picture->scale;
    report->pages = 1;
    report->portrait = picture->portrait;
    report->fallback_labels = picture->view->fallbacks;
    report->unplain_labels = picture->view->unplain;
    report->gaps = picture->view->gap_count;
    if (picture->grids)
        return;
    if (order->paper->w > 0 && picture->layout->node_count && report->text_pt < CHAIN_DRAW_SMALLEST_PT)
        chain_advise(report, picture, order);
    tell_ignored(report, picture);
}

static chain_status place(struct chain_picture *picture, struct chain_grid_plan *grids, const struct chain_order *order)
{
    struct chain_page_options page = chain_order_page(order, order->paper);
    if (picture->view->grid_count == 0)
        return chain_page_place(picture, &page);
    picture->grids = grids;
    picture->short_list = page.gap_list == CHAIN_DRAW_GAPS_SHORT;
    return chain_grid_place(grids, picture, &page);
}

/* The pages of a picture as bytes. */
struct pages {
    struct chain_ink *items;
    size_t count;
};

static void pages_clear(struct pages *pages)
{
    for (size_t i = 0; pages->items && i < pages->count; i++)
        chain_ink_clear(&pages->items[i]);
    free(pages->items);
    *pages = (struct pages){NULL, 0};
}

static chain_status finish(struct chain_ink *out, const struct chain_order *order, const struct chain_picture *picture,
                           const char *bytes, size_t length)
{
    if (order->format->finish)
        return order->format->finish(out, picture, bytes, length) ? CHAIN_OK : CHAIN_NO_MEMORY;
    chain_ink_bytes(out, bytes, length);
    return out->failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

static Agraph_t *leaf_graph(const struct chain_picture *picture, int number, double dpi)
{
    struct chain_leaf leaf;
    Agraph_t *graph = chain_leaf_init(&leaf, picture, number) ? chain_emit_graph(&leaf.picture, dpi) : NULL;
    chain_leaf_clear(&leaf);
    return graph;
}

static Agraph_t *graph_of(const struct chain_sheet *sheet, struct chain_picture *picture, double dpi)
{
    struct chain_ink ink = {.height = picture->page_h};
    if (sheet->leaf >= 0)
        return leaf_graph(picture, sheet->leaf, dpi);
    if (!sheet->table && !sheet->around && !sheet->list && !sheet->grids)
        return chain_emit_graph(picture, dpi);
    chain_sheet_paint(sheet, picture, &ink);
    Agraph_t *graph = ink.failed ? NULL : chain_emit_sheet(picture, ink.bytes, dpi);
    chain_ink_clear(&ink);
    return graph;
}

static chain_status render(struct chain_picture *picture, const struct chain_sheet *sheet, const struct chain_order *order,
                           struct chain_engine *engine, struct chain_ink *out)
{
    char *bytes = NULL;
    size_t length = 0;
    double dpi = order->options.dpi > 0 ? order->options.dpi : 150;
    Agraph_t *graph = graph_of(sheet, picture, order->format->resolution ? dpi : 0);
    if (!graph)
        return CHAIN_NO_MEMORY;
    chain_status status = chain_engine_render(engine, graph, order->format->graphviz, &bytes, &length);
    agclose(graph);
    if (status == CHAIN_OK)
        status = finish(out, order, picture, bytes, length);
    chain_engine_free_bytes(bytes);
    return status;
}

/* Each sheet into bytes of its own, with scratch of its own. */
static chain_status render_sheets(const struct chain_picture *picture, const struct chain_sheets *sheets, const struct chain_order *order,
                                  struct chain_engine *engine, struct pages *pages)
{
    chain_status status = CHAIN_OK;
    pages->items = calloc(sheets->count, sizeof *pages->items);
    if (!pages->items)
        return CHAIN_NO_MEMORY;
    for (size_t i = 0; status == CHAIN_OK && i < sheets->count; i++) {
        struct chain_picture page = chain_sheet_picture(sheets, &sheets->items[i], picture);
        page.wrap = (struct chain_wrap){.lines = 0};
        pages->count++;
        status = order->format->graphviz ? render(&page, &sheets->items[i], order, engine, &pages->items[i])
                                         : finish(&pages->items[i], order, &page, NULL, 0);
        chain_wrap_clear(&page.wrap);
    }
    return status;
}

/* A file that holds them all in the place of the pages. */
static chain_status join(struct pages *pages, chain_draw_report *report)
{
    struct chain_ink whole = {.height = 0};
    if (!chain_pdf_join(&whole, pages->items, pages->count)) {
        bool memory = whole.failed;
        chain_ink_clear(&whole);
        snprintf(report->words, sizeof report->words, "pages in a form that cannot be joined");
        return memory ? CHAIN_NO_MEMORY : CHAIN_DRAW_FAILED;
    }
    for (size_t i = 0; i < pages->count; i++)
        chain_ink_clear(&pages->items[i]);
    pages->items[0] = whole;
    pages->count = 1;
    return CHAIN_OK;
}

static chain_status draw_sheets(struct chain_picture *picture, const struct chain_order *order, struct chain_engine *engine,
                                struct pages *pages, chain_draw_report *report)
{
    struct chain_sheets sheets = {.count = 0};
    bool table = order->options.table && order->format->graphviz && picture->view->steps;
    if ((table && !chain_picture_number(picture)) ||
        !chain_sheets_plan(&sheets, picture, table, order->paper->w, order->paper->h)) {
        chain_sheets_clear(&sheets);
        return CHAIN_NO_MEMORY;
    }
    report->pages = (int)sheets.count;
    chain_status status = render_sheets(picture, &sheets, order, engine, pages);
    chain_sheets_clear(&sheets);
    return status == CHAIN_OK && pages->count > 1 && order->format->many_pages ? join(pages, report) : status;
}

static chain_status draw_view(const struct chain_view *view, const struct chain_order *order, struct chain_engine *engine,
                              struct pages *pages, chain_draw_report *report)
{
    struct chain_fonts fonts;
    struct chain_picture picture = {.view = view, .fonts = &fonts, .id = order->options.id_prefix ? order->options.id_prefix : view->id};
    struct chain_grid_plan grids = {.fits = NULL};
    chain_status status = CHAIN_OK;
    if (order->options.built_in_widths)
        chain_fonts_built_in(&fonts);
    else if (!chain_fonts_measure(&fonts, view, engine))
        status = CHAIN_NO_MEMORY;
    fonts.lang = view->lang;
    if (status == CHAIN_OK)
        status = place(&picture, &grids, order);
    if (status == CHAIN_OK) {
        report->fonts_missing = fonts.missing;
        fill_report(report, &picture, order);
        status = draw_sheets(&picture, order, engine, pages, report);
    }
    chain_layout_free(picture.layout);
    chain_grid_plan_clear(&grids);
    chain_layout_pages_free(picture.cut);
    free(picture.cut_looks);
    free(picture.order);
    free(picture.numbers);
    chain_wrap_clear(&picture.wrap);
    chain_fonts_clear(&fonts);
    return status;
}

/* Graphviz is started only when something of it is needed: not for geometry from the table. */
static chain_status draw_with_engine(const struct chain_view *view, const struct chain_order *order, struct pages *pages,
                                     chain_draw_report *report)
{
    struct chain_engine engine;
    if (!order->format->graphviz && order->options.built_in_widths)
        return draw_view(view, order, NULL, pages, report);
    if (!chain_engine_open(&engine))
        return CHAIN_DRAW_FAILED;
    chain_status status = draw_view(view, order, &engine, pages, report);
    const char *words = chain_engine_words(&engine);
    if (status == CHAIN_DRAW_FAILED && words[0])
        snprintf(report->words, sizeof report->words, "%s", words);
    chain_engine_close(&engine);
    return status;
}

static chain_status draw_models(const chain_model *const *models, size_t count, const struct chain_order *order, struct pages *pages,
                                chain_draw_report *report)
{
    for (size_t i = 0; i < count; i++)
        if (chain_object_type(chain_model_root(models[i])) != CHAIN_CHAIN)
            return CHAIN_NOT_A_CHAIN;
    if (count > 1 && !order->view->many)
        return CHAIN_BAD_ARGUMENT;
    const struct chain_view_request request = {.model = models[0], .chains = models, .chain_count = count,
                                               .findings = order->options.gaps, .lang = order->options.lang, .against = order->options.against,
                                               .matrix = order->options.matrix, .via = order->options.via, .end = order->options.end, .fault = order->options.fault};
    struct chain_view *view = order->view->make(&request);
    if (!view)
        return CHAIN_NO_MEMORY;
    chain_status status = view->too_large ? CHAIN_LIMIT : view->no_way ? CHAIN_BAD_ARGUMENT : draw_with_engine(view, order, pages, report);
    chain_view_free(view);
    return status;
}

static chain_status write_pages(const struct pages *pages, chain_draw_open open, void *context)
{
    for (size_t i = 0; i < pages->count; i++) {
        chain_output *output = open(context, (int)i + 1, (int)pages->count);
        if (!output)
            return CHAIN_IO_OPEN;
        chain_output_write(output, pages->items[i].bytes, pages->items[i].length);
    }
    return CHAIN_OK;
}

chain_status chain_draw_chains(const chain_model *const *models, size_t count, const chain_draw_options *options,
                               chain_draw_open open, void *context, chain_draw_report *report)
{
    struct chain_order order;
    chain_draw_report full = CHAIN_DRAW_REPORT_INIT;
    struct pages pages = {NULL, 0};
    if (!models || count == 0 || !open)
        return CHAIN_BAD_ARGUMENT;
    chain_status status = chain_order_take(&order, options);
    if (status != CHAIN_OK)
        return status;
    if (count > 1 && !order.options.view)
        order.view = chain_view_kind_find("map");
    status = draw_models(models, count, &order, &pages, &full);
    if (status == CHAIN_OK)
        status = write_pages(&pages, open, context);
    pages_clear(&pages);
    if (report && report->size) {
        full.size = report->size < sizeof full ? report->size : sizeof full;
        memcpy(report, &full, full.size);
    }
    return status;
}

chain_status chain_draw_pages(const chain_model *model, const chain_draw_options *options, chain_draw_open open, void *context,
                              chain_draw_report *report)
{
    return model ? chain_draw_chains(&model, 1, options, open, context, report) : CHAIN_BAD_ARGUMENT;
}

/* The one output of chain_draw(); several pages do not fit into it. */
struct single {
    chain_output *output;
    bool too_many;
};

static chain_output *open_single(void *context, int page, int pages)
{
    struct single *single = context;
    (void)page;
    single->too_many = pages > 1;
    return pages == 1 ? single->output : NULL;
}

chain_status chain_draw(const chain_model *model, const chain_draw_options *options, chain_output *output,
                        chain_draw_report *report)
{
    struct single single = {output, false};
    if (!output)
        return CHAIN_BAD_ARGUMENT;
    chain_status status = chain_draw_pages(model, options, open_single, &single, report);
    return single.too_many ? CHAIN_UNSUPPORTED : status;
}

size_t chain_view_count(void)
{
    return chain_view_kind_count;
}

const char *chain_view_name(size_t position)
{
    return position < chain_view_kind_count ? chain_view_kinds[position].name : NULL;
}

const char *chain_view_title(size_t position, chain_lang lang)
{
    return position < chain_view_kind_count ? chain_words(lang, chain_view_kinds[position].title) : NULL;
}
