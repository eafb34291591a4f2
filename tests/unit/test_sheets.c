/* Pages: what makes small text larger, charts that are cut, tables, PDF files put together. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/draw.h"
#include "chain/load.h"
#include "draw/page.h"
#include "draw/pdf_join.h"
#include "draw/sheets.h"
#include "draw/theme.h"
#include "drawing.h"
#include "unit.h"

#define MODEL "lappi/mielialahairiot-nykytila.xml"

START_TEST(small_text_is_told_with_what_would_help)
{
    chain_model *model = drawing_model("lappi/mielialahairiot-tavoitetila.xml");
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT, larger = CHAIN_DRAW_REPORT_INIT;
    options.format = "geometry";
    options.built_in_widths = true;
    options.effort = 1;
    options.paper = "A4";
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_draw(model, &options, output, &report), CHAIN_OK);
    ck_assert_double_lt(report.text_pt, CHAIN_DRAW_SMALLEST_PT);
    ck_assert_ptr_nonnull(report.larger_paper);
    ck_assert_double_ge(report.larger_text_pt, CHAIN_DRAW_SMALLEST_PT);
    /* What was promised is kept. */
    options.paper = report.larger_paper;
    ck_assert_int_eq(chain_draw(model, &options, output, &larger), CHAIN_OK);
    ck_assert_double_ge(larger.text_pt, report.larger_text_pt - 1);
    ck_assert_ptr_null(larger.larger_paper);
    chain_output_abandon(output);
    chain_model_free(model);
}
END_TEST

/* Lanes in another order, several pages: what is promised is what comes. */
START_TEST(remedies_of_small_text_are_tried)
{
    chain_model *model = drawing_model("ita-uusimaa/aikuisten-mielenterveys.xml");
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT, tried = CHAIN_DRAW_REPORT_INIT;
    options.paper = "A4";
    options.built_in_widths = options.advice = true;
    options.effort = 20;
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_draw(model, &options, output, &report), CHAIN_OK);
    ck_assert_double_gt(report.auto_text_pt, report.text_pt);
    ck_assert_double_gt(report.pages_text_pt, report.text_pt);
    ck_assert_double_eq(report.list_text_pt, 0); /* no gaps, no list */
    options.advice = false;
    options.lane_order = CHAIN_DRAW_LANES_AUTO;
    ck_assert_int_eq(chain_draw(model, &options, output, &tried), CHAIN_OK);
    ck_assert_double_eq_tol(tried.text_pt, report.auto_text_pt, 0.001);
    ck_assert_double_eq(tried.auto_text_pt, 0);
    options.lane_order = CHAIN_DRAW_LANES_GIVEN;
    options.pages = true;
    options.format = "pdf";
    ck_assert_int_eq(chain_draw(model, &options, output, &tried), CHAIN_OK);
    ck_assert_double_eq_tol(tried.text_pt, report.pages_text_pt, 0.001);
    ck_assert_double_eq(report.landscape_text_pt, 0); /* the way it was held was not asked for */
    options.pages = false;
    options.orientation = CHAIN_DRAW_PORTRAIT;
    options.advice = true;
    ck_assert_int_eq(chain_draw(model, &options, output, &report), CHAIN_OK);
    options.orientation = CHAIN_DRAW_LANDSCAPE;
    ck_assert_int_eq(chain_draw(model, &options, output, &tried), CHAIN_OK);
    ck_assert_double_gt(report.landscape_text_pt, report.text_pt);
    ck_assert_double_eq_tol(tried.text_pt, report.landscape_text_pt, 0.001);
    chain_output_abandon(output);
    chain_model_free(model);
}
END_TEST

/* Outputs of a picture of several pages, kept. */
struct kept {
    chain_output *outputs[40];
    int count, pages;
};

static chain_output *keep(void *context, int page, int pages)
{
    struct kept *kept = context;
    ck_assert_int_eq(page, ++kept->count);
    kept->pages = pages;
    return kept->outputs[page - 1] = chain_output_memory();
}

static void kept_clear(struct kept *kept)
{
    for (int i = 0; i < kept->count; i++)
        ck_assert_int_eq(chain_output_close(kept->outputs[i]), CHAIN_OK);
    kept->count = 0;
}

START_TEST(steps_follow_as_a_table)
{
    chain_model *model = drawing_model(MODEL);
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT;
    struct kept kept = {.count = 0};
    size_t length;
    options.built_in_widths = options.table = true;
    options.effort = 30;
    options.paper = "A4";
    ck_assert_int_eq(chain_draw_pages(model, &options, keep, &kept, &report), CHAIN_OK);
    ck_assert_int_eq(report.pages, kept.count);
    ck_assert_int_eq(kept.pages, kept.count);
    ck_assert_int_ge(kept.count, 3); /* the chart; the table does not fit on one A4 */
    for (int i = 1; i < kept.count; i++) {
        const char *svg = chain_output_bytes(kept.outputs[i], &length);
        ck_assert_ptr_nonnull(strstr(svg, "Mitä seuraavaksi")); /* the headings are repeated */
    }
    ck_assert_ptr_nonnull(strstr(chain_output_bytes(kept.outputs[1], &length), "Mieliala laskee"));
    int pages = kept.count;
    kept_clear(&kept);
    options.format = "pdf";
    ck_assert_int_eq(chain_draw_pages(model, &options, keep, &kept, &report), CHAIN_OK);
    ck_assert_int_eq(kept.count, 1);
    ck_assert_int_eq(report.pages, pages);
    const char *pdf = chain_output_bytes(kept.outputs[0], &length);
    ck_assert_int_eq(strncmp(pdf, "%PDF-", 5), 0);
    kept_clear(&kept);
    options.format = "svg";
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_UNSUPPORTED); /* several pages, one output */
    chain_output_abandon(output);
    chain_model_free(model);
}
END_TEST

/* How many of the outputs have some text in them. */
static int count_pages_with(const struct kept *kept, const char *text)
{
    int count = 0;
    size_t length;
    for (int i = 0; i < kept->count; i++)
        count += strstr(chain_output_bytes(kept->outputs[i], &length), text) != NULL;
    return count;
}

START_TEST(a_cut_chart_loses_nothing)
{
    chain_model *model = drawing_model("lappi/mielialahairiot-tavoitetila.xml");
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT, whole = CHAIN_DRAW_REPORT_INIT;
    struct kept kept = {.count = 0};
    char text[300];
    options.built_in_widths = true;
    options.effort = 1;
    ck_assert_int_eq(chain_draw_pages(model, &options, keep, &kept, &whole), CHAIN_OK);
    ck_assert_int_eq(kept.count, 1);
    kept_clear(&kept);
    options.pages = true;
    ck_assert_int_eq(chain_draw_pages(model, &options, keep, &kept, &report), CHAIN_OK);
    ck_assert_int_ge(kept.count, 3); /* two of the chart, one of legend */
    ck_assert_double_gt(report.text_pt, whole.text_pt);
    for (size_t i = 0; i < chain_model_count(model, CHAIN_STEP); i++) {
        snprintf(text, sizeof text, "\"mielialahairiot-tavoitetila-step-%s\"", chain_object_id(chain_model_at(model, CHAIN_STEP, i)));
        ck_assert_msg(count_pages_with(&kept, text) == 1, "%s on %d pages", text, count_pages_with(&kept, text));
    }
    /* Every lane's name on every page of the chart; every flag on two pages. */
    ck_assert_int_eq(count_pages_with(&kept, ">Asiakas<"), kept.count - 1);
    ck_assert_int_ge(count_pages_with(&kept, ">s. 2<"), 1);
    ck_assert_int_ge(count_pages_with(&kept, ">s. 1<"), 1);
    kept_clear(&kept);
    options.format = "pdf";
    ck_assert_int_eq(chain_draw_pages(model, &options, keep, &kept, &report), CHAIN_OK);
    ck_assert_int_eq(kept.count, 1);
    kept_clear(&kept);
    chain_model_free(model);
}
END_TEST

/* A piece of XML with a number in it. */
static void add_text(char *text, size_t size, const char *piece, int number)
{
    char count[12];
    snprintf(count, sizeof count, "%d", number);
    for (size_t used = strlen(text); *piece && used + sizeof count < size; used = strlen(text)) {
        size_t plain = strcspn(piece, "#");
        snprintf(text + used, size - used, "%.*s%s", (int)plain, piece, piece[plain] ? count : "");
        piece += plain + (piece[plain] != '\0');
    }
}

/* Lanes beside each other are what makes it small: cutting across time would not help. */
START_TEST(a_cut_that_would_not_help_is_not_made)
{
    static char text[40000] = "<actors><actor id='me' kind='client'/>";
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT;
    struct kept kept = {.count = 0};
    for (int i = 0; i < 150; i++)
        add_text(text, sizeof text, "<actor id='a#' kind='nurse'/>", i);
    add_text(text, sizeof text, "</actors><steps><start id='s' actor='me'/><branch id='b' actor='me'/>", 0);
    for (int i = 0; i < 150; i++)
        add_text(text, sizeof text, "<step id='t#' kind='treat' actor='a#'/>", i);
    add_text(text, sizeof text, "</steps><flows><flow from='s' to='b'/>", 0);
    for (int i = 0; i < 150; i++)
        add_text(text, sizeof text, "<handoff from='b' to='t#' kind='referral'/>", i);
    add_text(text, sizeof text, "</flows>", 0);
    chain_model *model = unit_model(text);
    options.built_in_widths = options.pages = true;
    options.effort = 1;
    options.orientation = CHAIN_DRAW_LANDSCAPE;
    ck_assert_int_eq(chain_draw_pages(model, &options, keep, &kept, &report), CHAIN_OK);
    ck_assert_double_lt(report.text_pt, CHAIN_DRAW_SMALLEST_PT);
    ck_assert_int_eq(report.pages, 1);
    kept_clear(&kept);
    chain_model_free(model);
}
END_TEST

/* Every row stands on exactly one page, in the order of time, whatever the size of the paper. */
START_TEST(tables_lose_no_row)
{
    static const char *const words[] = {"a", "Hyvin pitkä selitys, joka vie monta riviä ja joka ei mahdu yhdelle riville millään", NULL};
    struct chain_fonts fonts;
    const char *cells[120];
    const struct chain_view_column columns[2] = {{"A", 1}, {"B", 2}};
    for (size_t i = 0; i < 120; i++)
        cells[i] = words[i % 3];
    const struct chain_view_table table = {"T", columns, 2, cells, 60, NULL, NULL};
    struct chain_view view = {.title = "Ketju"};
    struct chain_picture picture = {.view = &view, .fonts = &fonts};
    chain_fonts_built_in(&fonts);
    for (double height = 10; height < 2000; height = height * 1.7) {
        struct chain_table_mark mark = {0, 0}, before;
        int pages = 0;
        do {
            before = mark;
            chain_table_page(&picture, &table, NULL, (struct chain_rect){0, 0, 300, height}, &mark, 0, 1);
            ck_assert(mark.row > before.row || mark.line > before.line);
            ck_assert_int_lt(++pages, 400);
        } while (mark.row < 60);
        ck_assert_uint_eq(mark.row, 60);
        ck_assert_uint_eq(mark.line, 0);
    }
    chain_wrap_clear(&picture.wrap);
}
END_TEST

#define SMALL_PDF "%PDF-1.5\n1 0 obj\n<< /Type /Pages /Kids [ 2 0 R ] /Count 1 >>\nendobj\n" \
    "2 0 obj\n<< /Type /Page /Parent 1 0 R /MediaBox [ 0 0 10 20 ] >>\nendobj\n3 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n"
#define SMALL_TABLE "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000068 00000 n \n0000000139 00000 n \n" \
    "trailer\n<< /Size 4 /Root 3 0 R >>\nstartxref\n188\n%%EOF\n"

START_TEST(pdf_files_are_joined)
{
    struct chain_ink parts[2] = {{.height = 0}, {.height = 0}}, out = {.height = 0};
    for (int i = 0; i < 2; i++)
        chain_ink_add(&parts[i], SMALL_PDF SMALL_TABLE);
    ck_assert_int_eq(memcmp(parts[0].bytes + 188, "xref", 4), 0);
    ck_assert(chain_pdf_join(&out, parts, 2));
    ck_assert_ptr_nonnull(strstr(out.bytes, "/Kids [ 3 0 R 6 0 R ]"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "/Count 2"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "3 0 obj\n<< /Parent 2 0 R /Type /Pages /Kids [ 4 0 R ] /Count 1 >>"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "7 0 obj\n<< /Type /Page /Parent 6 0 R /MediaBox [ 0 0 10 20 ] >>"));
    /* Whatever is cut off or changed, it is refused or joined, never read beyond. */
    for (size_t length = 0; length < parts[0].length; length++) {
        struct chain_ink cut = {.height = 0}, none = {.height = 0};
        chain_ink_bytes(&cut, parts[0].bytes, length);
        (void)chain_pdf_join(&none, &cut, 1);
        chain_ink_clear(&cut);
        chain_ink_clear(&none);
        chain_ink_bytes(&cut, parts[0].bytes, parts[0].length);
        cut.bytes[length] = cut.bytes[length] == '9' ? '0' : '9';
        (void)chain_pdf_join(&none, &cut, 1);
        chain_ink_clear(&cut);
        chain_ink_clear(&none);
    }
    chain_ink_clear(&parts[0]);
    chain_ink_clear(&parts[1]);
    chain_ink_clear(&out);
}
END_TEST

UNIT_MAIN("sheets", small_text_is_told_with_what_would_help, remedies_of_small_text_are_tried, steps_follow_as_a_table,
          a_cut_chart_loses_nothing, a_cut_that_would_not_help_is_not_made, tables_lose_no_row, pdf_files_are_joined)
