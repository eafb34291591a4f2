/* The map of chains: which boxes and lines there are, where they stand, and what is told of actors. */
#include <stdio.h>
#include <stdlib.h>

#include "chain/check.h"
#include "chain/draw.h"
#include "chain/load.h"
#include "unit.h"
#include "view/grid.h"

#define NS "xmlns=\"urn:libchain:chain:1\" xml:lang=\"en\""
#define NURSE "<actors><actor id=\"c\" kind=\"client\"><name>Client</name></actor><actor id=\"n\" kind=\"nurse\"><name>Nurse</name></actor></actors>"
#define WAY "<start id=\"s\" actor=\"c\"/><step id=\"m\" kind=\"triage\" actor=\"n\"/>"

static const char *const texts[] = {
    "<chain id=\"one\" " NS " region=\"north\" sub-area=\"elderly\" state=\"as-is\"><title>One</title>" NURSE "<steps>" WAY
    "<subchain id=\"x\" chain=\"two\" actor=\"n\"><name>Rehabilitation</name></subchain>"
    "<subchain id=\"y\" chain=\"nowhere\" actor=\"n\"/><end id=\"e\" actor=\"c\"/></steps></chain>",
    "<chain id=\"two\" " NS " region=\"south\" sub-area=\"elderly\" state=\"to-be\"><title>Two</title>" NURSE "<steps>" WAY
    "<step id=\"p\" kind=\"plan\" actor=\"c\" with=\"n\"/><subchain id=\"x\" chain=\"one\" actor=\"n\"><name>One</name></subchain></steps></chain>",
    "<chain id=\"three\" " NS " region=\"north\"><title>Three</title><actors><actor id=\"c\" kind=\"client\"/></actors>"
    "<steps><start id=\"s\" actor=\"c\"/></steps></chain>",
};
#define COUNT (sizeof texts / sizeof *texts)

static void load_all(chain_model **models)
{
    const chain_load_options options = {.size = sizeof options, .alone = true};
    for (size_t i = 0; i < COUNT; i++)
        ck_assert_int_eq(chain_load_memory(texts[i], strlen(texts[i]), "c.xml", &options, &models[i]), CHAIN_OK);
}

static struct chain_view *map_of(size_t count, bool matrix)
{
    chain_model *models[COUNT];
    load_all(models);
    const struct chain_view_request request = {.model = models[0], .lang = CHAIN_LANG_EN, .matrix = matrix,
                                               .chains = (const chain_model *const *)models, .chain_count = count};
    struct chain_view *view = chain_view_map(&request);
    ck_assert_ptr_nonnull(view);
    for (size_t i = 0; i < COUNT; i++)
        chain_model_free(models[i]);
    return view;
}

static size_t box(const struct chain_view *view, const char *label)
{
    for (size_t i = 0; i < view->box_count; i++)
        if (strcmp(view->boxes[i].label, label) == 0)
            return i;
    ck_abort_msg("no box %s", label);
    return 0;
}

static const struct chain_view_line *line(const struct chain_view *view, const char *from, const char *to)
{
    size_t a = box(view, from), b = box(view, to);
    for (size_t i = 0; i < view->line_count; i++)
        if (view->lines[i].from == a && view->lines[i].to == b)
            return &view->lines[i];
    ck_abort_msg("no line from %s to %s", from, to);
    return NULL;
}

static const struct chain_view_lane *lane(const struct chain_view *view, const char *label)
{
    return &view->lanes[view->boxes[box(view, label)].lane];
}

START_TEST(chains_stand_by_region_and_work)
{
    struct chain_view *view = map_of(COUNT, false);
    ck_assert_str_eq(view->subtitle, "3 chains · north · south");
    ck_assert_str_eq(lane(view, "One")->organisation, "north");
    ck_assert_str_eq(lane(view, "Two")->organisation, "south");
    ck_assert_str_eq(lane(view, "Three")->name, "Area of work not said");
    ck_assert_ptr_ne(lane(view, "One"), lane(view, "Three"));
    ck_assert_str_eq(view->boxes[box(view, "One")].sublabel, "current state");
    ck_assert_int_ne(view->boxes[box(view, "One")].icon, view->boxes[box(view, "Two")].icon);
    chain_view_free(view);
}
END_TEST

START_TEST(lines_lead_into_chains)
{
    struct chain_view *view = map_of(COUNT, false);
    ck_assert_str_eq(line(view, "One", "Two")->label, "Rehabilitation");
    ck_assert_ptr_null(line(view, "Two", "One")->label); /* the name of the chain says it */
    ck_assert(line(view, "One", "Two")->back != line(view, "Two", "One")->back);
    ck_assert(view->boxes[box(view, "nowhere")].dashed);
    ck_assert_str_eq(lane(view, "nowhere")->name, "Named only");
    (void)line(view, "One", "nowhere");
    chain_view_free(view);
}
END_TEST

START_TEST(shared_actors_are_boxes_while_they_are_few)
{
    struct chain_view *view = map_of(COUNT, false);
    ck_assert(line(view, "One", "Nurse")->message);
    (void)line(view, "Two", "Nurse");
    ck_assert_str_eq(view->steps->cells[view->steps->column_count - 1], "Nurse");
    for (size_t i = 0; i < view->box_count; i++)
        ck_assert_str_ne(view->boxes[i].label, "Client"); /* everybody has clients */
    chain_view_free(view);
    view = map_of(1, false); /* alone it shares with nobody */
    ck_assert_uint_eq(view->box_count, 3);
    ck_assert_str_eq(view->title, "The chain and what it leads to");
    chain_view_free(view);
}
END_TEST

START_TEST(cells_count_steps)
{
    struct chain_view *view = map_of(COUNT, true);
    ck_assert_uint_eq(view->grid_count, 1);
    ck_assert_uint_eq(view->grids->column_count, 1);
    ck_assert_uint_eq(view->grids->row_count, 2); /* the third has no professional at all */
    ck_assert_str_eq(chain_grid_at(view->grids, 0, 0)->words, "3");
    ck_assert_str_eq(chain_grid_at(view->grids, 1, 0)->words, "2\u00A0+1");
    ck_assert_uint_eq(view->note_count, 1);
    chain_view_free(view);
    view = map_of(1, true);
    ck_assert_uint_eq(view->grids->row_count, 0);
    chain_view_free(view);
}
END_TEST

static chain_output *keep(void *context, int page, int pages)
{
    (void)page;
    (void)pages;
    return context;
}

START_TEST(several_chains_are_a_map)
{
    chain_model *models[COUNT];
    const chain_model *const *chains = (const chain_model *const *)models;
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT;
    chain_output *output = chain_output_memory();
    size_t length;
    load_all(models);
    options.format = "geometry";
    options.built_in_widths = true;
    ck_assert_int_eq(chain_draw_chains(chains, COUNT, &options, keep, output, &report), CHAIN_OK);
    ck_assert_uint_eq(report.boxes, 5);
    ck_assert_ptr_nonnull(strstr(chain_output_bytes(output, &length), "\"nowhere\""));
    ck_assert_int_eq(chain_output_close(output), CHAIN_OK);
    options.view = "lanes";
    ck_assert_int_eq(chain_draw_chains(chains, COUNT, &options, keep, NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_draw_chains(chains, 0, &options, keep, NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_draw_chains(NULL, 1, &options, keep, NULL, NULL), CHAIN_BAD_ARGUMENT);
    for (size_t i = 0; i < COUNT; i++)
        chain_model_free(models[i]);
}
END_TEST

START_TEST(nobody_reads_thousands)
{
    chain_model *models[COUNT];
    load_all(models);
    const chain_model **many = calloc(2001, sizeof *many);
    ck_assert_ptr_nonnull(many);
    for (size_t i = 0; i < 2001; i++)
        many[i] = models[2];
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    ck_assert_int_eq(chain_draw_chains(many, 2001, &options, keep, NULL, NULL), CHAIN_LIMIT);
    free(many);
    for (size_t i = 0; i < COUNT; i++)
        chain_model_free(models[i]);
}
END_TEST

UNIT_MAIN("map", chains_stand_by_region_and_work, lines_lead_into_chains, shared_actors_are_boxes_while_they_are_few, cells_count_steps,
          several_chains_are_a_map, nobody_reads_thousands)
