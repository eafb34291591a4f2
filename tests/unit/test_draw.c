/* Pictures: drawing operations, and each format from one chain. */
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
#include "draw/theme.h"
#include "drawing.h"
#include "unit.h"

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
    chain_model *model = drawing_model(MODEL);
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
    chain_model *model = drawing_model(MODEL);
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
    chain_model *model = drawing_model(MODEL);
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
    chain_model *model = drawing_model(MODEL);
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
    chain_model *model = drawing_model("lappi/episodi-ja-pitkaaikainen.xml");
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

/* What professionals hand to each other does not run through the client's lane, even where it would cross less there. */
START_TEST(professionals_keep_out_of_the_clients_lane)
{
    chain_model *model = drawing_model("lappi/mielialahairiot-tavoitetila.xml");
    struct chain_fonts fonts;
    const struct chain_view_request request = {.model = model, .lang = CHAIN_LANG_FI};
    struct chain_view *view = chain_view_lanes(&request);
    struct chain_picture picture = {.view = view, .fonts = &fonts};
    struct chain_page_options page = {841.89, 1190.55, CHAIN_DRAW_LANDSCAPE, false, false, true, 400, false, CHAIN_DRAW_GAPS_AUTO, false};
    size_t judged = 0;
    chain_fonts_built_in(&fonts);
    ck_assert_int_eq(chain_page_place(&picture, &page), CHAIN_OK);
    ck_assert(view->lanes[0].client);
    for (size_t i = 0; i < view->line_count; i++) {
        const chain_layout_out_edge *edge = &picture.layout->edges[i];
        if (view->lanes[view->boxes[view->lines[i].from].lane].client || view->lanes[view->boxes[view->lines[i].to].lane].client)
            continue;
        for (int k = 0; k < edge->point_count; k++)
            ck_assert_double_ge(edge->points[k].y, picture.layout->lanes[0].box.y + picture.layout->lanes[0].box.h);
        judged++;
    }
    ck_assert_uint_gt(judged, 20);
    chain_layout_free(picture.layout);
    chain_wrap_clear(&picture.wrap);
    chain_view_free(view);
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

START_TEST(bad_requests_are_told_apart)
{
    chain_model *model = drawing_model(MODEL), *region = drawing_model("regions/lappi.xml"), *broken = NULL;
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
    chain_model *model = drawing_model(MODEL);
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
    chain_model *model = drawing_model(MODEL);
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

UNIT_MAIN("draw", lines_are_told_apart_without_colour, numbers_know_no_locale, foreign_text_does_no_harm,
          every_format_is_whole_and_steady, svg_is_fit_for_a_page, gaps_are_drawn_and_reported, text_stays_in_its_box,
          labels_keep_off_the_title, professionals_keep_out_of_the_clients_lane, phases_stand_over_their_steps, bad_requests_are_told_apart, an_empty_chain_is_a_picture_too,
          empty_and_equal_ids_do_no_harm, views_are_listed, threads_draw_one_after_the_other, a_decimal_comma_breaks_nothing)
