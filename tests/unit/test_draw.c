/* Pictures: wrapping, drawing operations, and each format from one chain. */
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/check.h"
#include "chain/draw.h"
#include "chain/load.h"
#include "draw/formats.h"
#include "draw/markup.h"
#include "draw/page.h"
#include "draw/pdf_join.h"
#include "draw/sheets.h"
#include "draw/theme.h"
#include "draw/wrap.h"
#include "unit.h"

/* Graphviz has no frame pointers: only the slow unwinder sees whose leak it is, so that lsan.supp can name it. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "fast_unwind_on_malloc=0";
}

static chain_model *load(const char *name)
{
    char path[512];
    chain_model *model = NULL;
    snprintf(path, sizeof path, "%s/%s", getenv("CHAIN_DATA"), name);
    ck_assert_int_eq(chain_load(path, NULL, &model), CHAIN_OK);
    return model;
}

#define MODEL "lappi/mielialahairiot-nykytila.xml"

/* The bytes of a picture, to be freed; a format that draws needs no fonts of the machine here. */
static char *draw(const chain_model *model, const char *format, const chain_findings *gaps, size_t *length, chain_draw_report *report)
{
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    options.format = format;
    options.gaps = gaps;
    options.built_in_widths = true;
    options.effort = 30;
    options.dpi = 40;
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_draw(model, &options, output, report), CHAIN_OK);
    const char *bytes = chain_output_bytes(output, length);
    char *copy = malloc(*length + 1);
    memcpy(copy, bytes, *length + 1);
    ck_assert_int_eq(chain_output_close(output), CHAIN_OK);
    return copy;
}

static void wrapped_in(chain_lang lang, const char *text, double width, const char *lines)
{
    struct chain_fonts fonts;
    struct chain_wrap wrap = {.width = 0};
    chain_fonts_built_in(&fonts);
    fonts.lang = lang;
    chain_wrap_run(&wrap, &fonts, text, 10, false, width);
    ck_assert_str_eq(wrap.text.bytes, lines);
    ck_assert_double_le(wrap.width, width + 0.01);
    chain_wrap_clear(&wrap);
}

static void wrapped(const char *text, double width, const char *lines)
{
    wrapped_in(CHAIN_LANG_FI, text, width, lines);
}

START_TEST(words_are_cut_by_their_language)
{
    wrapped("sosiaaliohjaaja", 62, "sosiaali-\nohjaaja");
    wrapped("lastensuojeluilmoitus", 88, "lastensuojelu-\nilmoitus");
    wrapped("menetelmäohjaajan", 70, "menetelmä-\nohjaajan");
    wrapped_in(CHAIN_LANG_SV, "föräldraprogram", 60, "föräldra-\nprogram");
    wrapped_in(CHAIN_LANG_SV, "orosanmälan", 50, "oros-\nanmälan");
    wrapped_in(CHAIN_LANG_SV, "missbrukartjänster", 70, "missbrukar-\ntjänster");
    wrapped_in(CHAIN_LANG_SV, "skilsmässohjälp", 70, "skilsmässo-\nhjälp");
    wrapped_in(CHAIN_LANG_SV, "nedstämdhet", 45, "ned-\nstämdhet");
    wrapped_in(CHAIN_LANG_EN, "physiotherapist", 42, "physio-\ntherapist");
    wrapped_in(CHAIN_LANG_EN, "psychiatric", 36, "psy-\nchiatric");
    wrapped_in(CHAIN_LANG_SV, "bedömningsperiod", 62, "bedömnings-\nperiod");
    wrapped_in(CHAIN_LANG_EN, "assessment", 42, "assess-\nment");
    wrapped_in(CHAIN_LANG_EN, "reviewing", 40, "review-\ning");
    wrapped_in(CHAIN_LANG_EN, "sosiaaliohjaaja [fi]", 62, "sosiaali-\nohjaaja [fi]");
}
END_TEST

START_TEST(words_are_cut_where_finns_cut_them)
{
    wrapped("Hoidon tarpeen arviointi", 70, "Hoidon tarpeen\narviointi");
    wrapped("palvelutarpeen", 50, "palvelu-\ntarpeen");
    wrapped("terveyden\u00ADhuolto", 60, "terveyden-\nhuolto");
    wrapped("erikoissairaanhoidossa", 80, "erikoissairaan-\nhoidossa");
    wrapped("RAI-seuranta", 45, "RAI-\nseuranta");
    wrapped("kokonaisvaltaisesti", 60, "kokonais-\nvaltaisesti");
    wrapped("kotikäynti · 20 min", 50, "kotikäynti\n20 min");
    wrapped("  a   b ", 50, "a b");
    wrapped("", 50, "");
}
END_TEST

START_TEST(nothing_is_clipped)
{
    struct chain_fonts fonts;
    struct chain_wrap wrap = {.width = 0};
    chain_fonts_built_in(&fonts);
    static const char text[] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx strčprstskrzkrk ölkäämme työ\xC3\xB6";
    chain_wrap_run(&wrap, &fonts, text, 10, false, 30);
    size_t shown = 0, written = 0;
    for (const char *c = wrap.text.bytes; *c; c++)
        shown += *c != '\n' && *c != '-';
    for (const char *c = text; *c; c++)
        written += *c != ' ';
    ck_assert_uint_eq(shown, written);
    ck_assert_double_le(wrap.width, 30.01);
    chain_wrap_run(&wrap, &fonts, "WWW", 10, false, 1); /* a letter is wider than the line: one a line, none lost */
    ck_assert_uint_eq(wrap.lines, 3);
    chain_wrap_clear(&wrap);
}
END_TEST

START_TEST(even_lines_are_no_more_lines)
{
    struct chain_fonts fonts;
    struct chain_wrap wrap = {.width = 0};
    chain_fonts_built_in(&fonts);
    chain_wrap_run(&wrap, &fonts, "Hoito keskeytyy tai ei ala", 10, false, 100);
    size_t lines = wrap.lines;
    double width = wrap.width;
    chain_wrap_even(&wrap, &fonts, "Hoito keskeytyy tai ei ala", 10, false, 100);
    ck_assert_uint_eq(wrap.lines, lines);
    ck_assert_double_lt(wrap.width, width);
    chain_wrap_clear(&wrap);
}
END_TEST

static bool told_apart(enum chain_look one, enum chain_look other)
{
    const struct chain_look_theme *a = chain_theme_look(one), *b = chain_theme_look(other);
    double thin = a->width < b->width ? a->width : b->width, thick = a->width < b->width ? b->width : a->width;
    return a->dash != b->dash || strcmp(a->head, b->head) != 0 || thick >= 1.6 * thin;
}

/* As a grey printer prints them. Two states in one picture have lines of their own. */
START_TEST(lines_are_told_apart_without_colour)
{
    for (int one = 0; one < CHAIN_LOOK_COUNT; one++)
        for (int other = 0; other < one; other++)
            if ((one < CHAIN_LOOK_SAME) == (other < CHAIN_LOOK_SAME))
                ck_assert_msg(told_apart((enum chain_look)one, (enum chain_look)other), "%s and %s",
                              chain_theme_look((enum chain_look)one)->word, chain_theme_look((enum chain_look)other)->word);
}
END_TEST

START_TEST(numbers_know_no_locale)
{
    struct chain_ink ink = {.height = 100};
    chain_ink_number(&ink, 1.5);
    chain_ink_add(&ink, " ");
    chain_ink_number(&ink, -0.004);
    chain_ink_add(&ink, " ");
    chain_ink_number(&ink, -12.346);
    chain_ink_add(&ink, " ");
    chain_ink_point(&ink, 3, 30);
    ck_assert_str_eq(ink.bytes, "1.5 0 -12.35 3,70");
    chain_ink_clear(&ink);
}
END_TEST

START_TEST(foreign_text_does_no_harm)
{
    struct chain_ink ink = {.height = 0};
    chain_markup_add(&ink, "a<b>&\"\x01\xFF\xC3\xA4\n", 10);
    ck_assert_str_eq(ink.bytes, "a&lt;b&gt;&amp;&quot;?""?ä");
    ink.length = 0;
    chain_json_string(&ink, "\"\\\t");
    ck_assert_str_eq(ink.bytes, "\"\\\"\\\\ \"");
    ink.length = 0;
    chain_markup_id(&ink, "a>b ä");
    ck_assert_str_eq(ink.bytes, "a--b_20_c3_a4");
    chain_ink_clear(&ink);
}
END_TEST

START_TEST(every_format_is_whole_and_steady)
{
    chain_model *model = load(MODEL);
    static const char *const starts[] = {"<?xml", "%PDF-1.", "\x89PNG", "digraph", "{\"width\":"};
    ck_assert_uint_eq(chain_draw_format_count(), 5);
    for (size_t i = 0; i < chain_draw_format_count(); i++) {
        size_t one, two;
        char *first = draw(model, chain_draw_format_name(i), NULL, &one, NULL);
        char *second = draw(model, chain_draw_format_name(i), NULL, &two, NULL);
        ck_assert_msg(one == two && memcmp(first, second, one) == 0, "%s differs", chain_draw_format_name(i));
        ck_assert_msg(strncmp(first, starts[i], strlen(starts[i])) == 0, "%s", chain_draw_format_name(i));
        free(first);
        free(second);
    }
    chain_model_free(model);
}
END_TEST

START_TEST(svg_is_fit_for_a_page)
{
    chain_model *model = load(MODEL);
    size_t length;
    char *svg = draw(model, "svg", NULL, &length, NULL);
    static const char *const wanted[] = {
        "role=\"img\"", "lang=\"fi\"", "<title id=\"mielialahairiot-nykytila-title\">", "<desc id=",
        "id=\"mielialahairiot-nykytila-step-hoidon-tarve\" class=\"node step\"", "aria-hidden=\"true\"",
        "id=\"mielialahairiot-nykytila-line-huoli--yhteydenotto-tk\" class=\"edge flow\"", "</svg>",
        "<title>Mieliala laskee → Soitto terveyskeskukseen</title>", "stroke-linecap=\"round\"",
    };
    static const char *const unwanted[] = {"<!--", "<!DOCTYPE", "transparent", "&#45;", "xlink:title", "<a ", "</a>", "Generated"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        ck_assert_msg(strstr(svg, wanted[i]) != NULL, "missing: %s", wanted[i]);
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        ck_assert_msg(strstr(svg, unwanted[i]) == NULL, "found: %s", unwanted[i]);
    size_t opened = 0, closed = 0;
    for (const char *c = svg; (c = strstr(c, "<g")); c += 2)
        opened++;
    for (const char *c = svg; (c = strstr(c, "</g>")); c += 4)
        closed++;
    ck_assert_uint_eq(opened, closed);
    free(svg);
    chain_model_free(model);
}
END_TEST

START_TEST(gaps_are_drawn_and_reported)
{
    chain_model *model = load(MODEL);
    chain_findings *findings = chain_findings_new();
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT;
    size_t length;
    ck_assert_int_eq(chain_gaps(model, NULL, findings), CHAIN_OK);
    char *svg = draw(model, "svg", findings, &length, &report);
    ck_assert_uint_gt(report.gaps, 3);
    ck_assert_ptr_nonnull(strstr(svg, ">G1<"));
    ck_assert_ptr_nonnull(strstr(svg, "class=\"node gap\""));
    ck_assert_ptr_nonnull(strstr(svg, "#b00020"));
    ck_assert_double_gt(report.text_pt, 6);
    ck_assert_double_lt(report.width_pt, 1191);
    ck_assert_uint_eq(report.boxes, chain_model_count(model, CHAIN_STEP));
    ck_assert_int_eq(report.covered_labels, 0);
    ck_assert_int_eq(report.pages, 1);
    free(svg);
    chain_findings_free(findings);
    chain_model_free(model);
}
END_TEST

/* Every text fits the place it was given, for all orientations and languages. */
START_TEST(text_stays_in_its_box)
{
    chain_model *model = load(MODEL);
    for (int turn = 0; turn < 4; turn++) {
        struct chain_fonts fonts;
        const struct chain_view_request request = {.model = model, .lang = turn < 2 ? CHAIN_LANG_FI : CHAIN_LANG_EN};
        struct chain_view *view = chain_view_lanes(&request);
        struct chain_picture picture = {.view = view, .fonts = &fonts};
        struct chain_page_options page = {841.89, 1190.55, turn % 2 ? CHAIN_DRAW_PORTRAIT : CHAIN_DRAW_LANDSCAPE, false, false, true, 30, false, CHAIN_DRAW_GAPS_AUTO, false};
        chain_fonts_built_in(&fonts);
        ck_assert_int_eq(chain_page_place(&picture, &page), CHAIN_OK);
        for (size_t i = 0; i < view->box_count; i++) {
            const chain_layout_rect *r = &picture.layout->nodes[i].box;
            struct chain_text_area area = chain_box_text_area(&view->boxes[i], r->w, r->h);
            chain_wrap_run(&picture.wrap, &fonts, view->boxes[i].label, CHAIN_TEXT, false, area.w);
            ck_assert_double_le(picture.wrap.width, area.w + 0.01);
            ck_assert_double_le((double)picture.wrap.lines * CHAIN_TEXT * CHAIN_LEADING, area.h + 0.01);
            ck_assert_double_ge(picture.chart_x + r->x, picture.left);
            ck_assert_double_le(picture.chart_y + r->y + r->h, picture.page_h);
        }
        ck_assert_double_le(picture.page_w * picture.scale, 1190.56);
        chain_layout_free(picture.layout);
        chain_wrap_clear(&picture.wrap);
        chain_view_free(view);
    }
    chain_model_free(model);
}
END_TEST

/* A long label above the topmost line keeps below the title, one at the bottom off the legend. */
START_TEST(labels_keep_off_the_title)
{
    chain_model *model = load("lappi/episodi-ja-pitkaaikainen.xml");
    for (int effort = 1; effort <= 200; effort += 40) {
        struct chain_fonts fonts;
        const struct chain_view_request request = {.model = model, .lang = CHAIN_LANG_FI};
        struct chain_view *view = chain_view_handoffs(&request);
        struct chain_picture picture = {.view = view, .fonts = &fonts};
        struct chain_page_options page = {841.89, 1190.55, CHAIN_DRAW_LANDSCAPE, false, false, true, effort, false, CHAIN_DRAW_GAPS_AUTO, false};
        chain_fonts_built_in(&fonts);
        ck_assert_int_eq(chain_page_place(&picture, &page), CHAIN_OK);
        double title = picture.top + chain_title_run(&picture, picture.width / picture.zoom, NULL) * picture.zoom;
        for (int i = 0; i < picture.layout->edge_count; i++) {
            const chain_layout_rect *r = &picture.layout->edges[i].label;
            if (!picture.layout->edges[i].has_label)
                continue;
            ck_assert_double_ge(picture.chart_y + r->y, title);
            ck_assert_double_le(r->y + r->h, picture.layout->h);
        }
        chain_layout_free(picture.layout);
        chain_wrap_clear(&picture.wrap);
        chain_view_free(view);
    }
    chain_model_free(model);
}
END_TEST

START_TEST(small_text_is_told_with_what_would_help)
{
    chain_model *model = load("lappi/mielialahairiot-tavoitetila.xml");
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
    chain_model *model = load("ita-uusimaa/aikuisten-mielenterveys.xml");
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
    chain_output_abandon(output);
    chain_model_free(model);
}
END_TEST

START_TEST(phases_stand_over_their_steps)
{
    static const char text[] =
        "<chain xmlns=\"urn:libchain:chain:1\" id=\"p\" state=\"as-is\"><title>P</title><actors><actor id=\"a\" kind=\"nurse\"/></actors>"
        "<phases><phase id=\"one\"><name>Ensin</name></phase><phase id=\"none\"><name>Tyhjä</name></phase>"
        "<phase id=\"two\"><name>Sitten</name></phase></phases><steps>"
        "<step id=\"x\" actor=\"a\" phase=\"one\"/><step id=\"y\" actor=\"a\" phase=\"two\"/><step id=\"z\" actor=\"a\" phase=\"one\"/>"
        "</steps><flows><flow from=\"x\" to=\"y\"/><flow from=\"y\" to=\"z\"/></flows></chain>";
    chain_model *model = NULL;
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT;
    size_t length;
    ck_assert_int_eq(chain_load_memory(text, sizeof text - 1, "p.xml", NULL, &model), CHAIN_OK);
    char *svg = draw(model, "svg", NULL, &length, &report);
    ck_assert(strstr(svg, ">Ensin<") && strstr(svg, ">Sitten<"));
    ck_assert_ptr_null(strstr(svg, "Tyhjä"));
    ck_assert_uint_eq(report.ignored_pins, 1);
    ck_assert(strcmp(report.words, "y") == 0 || strcmp(report.words, "z") == 0);
    free(svg);
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
    chain_model *model = load(MODEL);
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
    chain_model *model = load("lappi/mielialahairiot-tavoitetila.xml");
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

START_TEST(bad_requests_are_told_apart)
{
    chain_model *model = load(MODEL), *region = load("regions/lappi.xml"), *broken = NULL;
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    size_t length;
    ck_assert_int_eq(chain_draw(NULL, NULL, output, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_draw(model, NULL, NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_draw(region, NULL, output, NULL), CHAIN_NOT_A_CHAIN);
    ck_assert_int_ne(chain_load_memory("<", 1, "x", NULL, &broken), CHAIN_OK);
    ck_assert_int_eq(chain_draw(broken, NULL, output, NULL), CHAIN_NOT_A_CHAIN);
    options.view = "sideways";
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_UNSUPPORTED);
    options.view = "lanes";
    options.format = "gif";
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_UNSUPPORTED);
    options.format = NULL;
    options.paper = "B5";
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_BAD_ARGUMENT);
    options.paper = NULL;
    static const char *const prefixes[] = {"", "1a", "a b", "a\"", "-a", "ä"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        options.id_prefix = prefixes[i];
        ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_BAD_ARGUMENT);
    }
    options.id_prefix = NULL;
    options.dpi = -3;
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_ptr_nonnull(chain_output_bytes(output, &length));
    ck_assert_uint_eq(length, 0);
    chain_output_abandon(output);
    chain_model_free(model);
    chain_model_free(region);
    chain_model_free(broken);
}
END_TEST

START_TEST(an_empty_chain_is_a_picture_too)
{
    static const char text[] = "<chain xmlns=\"urn:libchain:chain:1\" id=\"empty\"><title>\\N &lt;b&gt; \\G</title></chain>";
    chain_model *model = NULL;
    size_t length;
    ck_assert_int_eq(chain_load_memory(text, sizeof text - 1, "e.xml", NULL, &model), CHAIN_OK);
    for (size_t i = 0; i < chain_draw_format_count(); i++)
        free(draw(model, chain_draw_format_name(i), NULL, &length, NULL));
    char *svg = draw(model, "svg", NULL, &length, NULL);
    ck_assert_ptr_nonnull(strstr(svg, "\\N &lt;b&gt; \\G"));
    free(svg);
    chain_model_free(model);
}
END_TEST

START_TEST(empty_and_equal_ids_do_no_harm)
{
    static const char head[] = "<chain xmlns=\"urn:libchain:chain:1\" id=\"\" state=\"as-is\"><steps>"
                               "<step id=\"\"><name>Eka</name></step><step id=\"\"><name>Toka</name></step><step id=\"x",
                      middle[] = "1\"><name>Kolmas</name></step><step id=\"x", tail[] = "2\"><name>Neljäs</name></step></steps>"
                               "<flows><flow id=\"\"/></flows></chain>";
    char text[8192], tall[3001];
    chain_model *model = NULL;
    size_t length;
    struct chain_ink ink = {.height = 0};
    chain_ink_add(&ink, NULL);
    ck_assert_uint_eq(ink.length, 0);
    memset(tall, 'y', sizeof tall - 1);
    tall[sizeof tall - 1] = '\0';
    int n = snprintf(text, sizeof text, "%s%s%s%s%s", head, tall, middle, tall, tail);
    ck_assert_int_eq(chain_load_memory(text, (size_t)n, "e.xml", NULL, &model), CHAIN_OK);
    for (size_t i = 0; i < chain_draw_format_count(); i++)
        free(draw(model, chain_draw_format_name(i), NULL, &length, NULL));
    char *svg = draw(model, "svg", NULL, &length, NULL);
    ck_assert_ptr_nonnull(strstr(svg, "id=\"chain-step-_3f\""));
    ck_assert_ptr_nonnull(strstr(svg, "id=\"chain-step-_3f:2\""));
    ck_assert_ptr_nonnull(strstr(svg, "yy:4\""));
    static const char *const names[] = {">Eka<", ">Toka<", ">Kolmas<", ">Neljäs<"};
    for (size_t i = 0; i < 4; i++)
        ck_assert_ptr_nonnull(strstr(svg, names[i]));
    free(svg);
    chain_model_free(model);
}
END_TEST

START_TEST(views_are_listed)
{
    ck_assert_uint_ge(chain_view_count(), 1);
    ck_assert_str_eq(chain_view_name(0), "lanes");
    ck_assert_ptr_nonnull(chain_view_title(0, CHAIN_LANG_FI));
    ck_assert_str_ne(chain_view_title(0, CHAIN_LANG_FI), chain_view_title(0, CHAIN_LANG_EN));
    ck_assert_ptr_null(chain_view_name(99));
    ck_assert_ptr_null(chain_view_title(99, CHAIN_LANG_FI));
    ck_assert_ptr_null(chain_draw_format_name(99));
}
END_TEST

struct job {
    const chain_model *model;
    char *svg;
    size_t length;
};

static void *draw_in_thread(void *argument)
{
    struct job *job = argument;
    job->svg = draw(job->model, "svg", NULL, &job->length, NULL);
    return NULL;
}

START_TEST(threads_draw_one_after_the_other)
{
    chain_model *model = load(MODEL);
    struct job jobs[4];
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        jobs[i] = (struct job){model, NULL, 0};
        ck_assert_int_eq(pthread_create(&threads[i], NULL, draw_in_thread, &jobs[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_uint_eq(jobs[i].length, jobs[0].length);
        ck_assert_int_eq(memcmp(jobs[i].svg, jobs[0].svg, jobs[0].length), 0);
    }
    for (int i = 0; i < 4; i++)
        free(jobs[i].svg);
    chain_model_free(model);
}
END_TEST

START_TEST(a_decimal_comma_breaks_nothing)
{
    chain_model *model = load(MODEL);
    size_t one, two;
    char *plain = draw(model, "svg", NULL, &one, NULL);
    static const char *const locales[] = {"fi_FI.UTF-8", "de_DE.UTF-8", "fi_FI.utf8", "sv_SE.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (setlocale(LC_ALL, locales[i]))
            break;
    char *comma = draw(model, "svg", NULL, &two, NULL);
    setlocale(LC_ALL, "C");
    ck_assert_uint_eq(one, two);
    ck_assert_int_eq(memcmp(plain, comma, one), 0);
    free(plain);
    free(comma);
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("draw", words_are_cut_by_their_language, words_are_cut_where_finns_cut_them, nothing_is_clipped, even_lines_are_no_more_lines,
          lines_are_told_apart_without_colour, numbers_know_no_locale, foreign_text_does_no_harm, every_format_is_whole_and_steady, svg_is_fit_for_a_page,
          gaps_are_drawn_and_reported, text_stays_in_its_box, labels_keep_off_the_title,
          small_text_is_told_with_what_would_help, remedies_of_small_text_are_tried, phases_stand_over_their_steps, steps_follow_as_a_table, a_cut_chart_loses_nothing, a_cut_that_would_not_help_is_not_made, tables_lose_no_row, pdf_files_are_joined, bad_requests_are_told_apart, an_empty_chain_is_a_picture_too,
          empty_and_equal_ids_do_no_harm, views_are_listed, threads_draw_one_after_the_other, a_decimal_comma_breaks_nothing)
