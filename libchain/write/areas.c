/* The areas of one chain side by side: which have the same services, and what is to be had where. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/overview.h"
#include "chain/survey.h"
#include "chain/words.h"
#include "write/csv.h"
#include "write/json.h"
#include "write/tell.h"

#define SCHEMA "urn:libchain:areas:1"

/* Steps that tell where they are to be had, by areas: row by row. */
struct grid {
    chain_survey *survey;
    const chain_object **steps;
    uint8_t *values;
    size_t *profile; /* by area: the first area with the same values */
    size_t steps_told, areas;
};

static void grid_clear(struct grid *grid)
{
    chain_survey_free(grid->survey);
    free(grid->steps);
    free(grid->values);
    free(grid->profile);
}

static bool same_values(const struct grid *grid, size_t a, size_t b)
{
    for (size_t i = 0; i < grid->steps_told; i++)
        if (grid->values[i * grid->areas + a] != grid->values[i * grid->areas + b])
            return false;
    return true;
}

/* Areas are as many as municipalities: comparing each with those before it is quick. */
static void find_profiles(struct grid *grid)
{
    for (size_t a = 0; a < grid->areas; a++) {
        size_t first = 0;
        while (first < a && (grid->profile[first] != first || !same_values(grid, first, a)))
            first++;
        grid->profile[a] = first;
    }
}

/* As many areas as a country has municipalities, ten times over. */
#define MOST_AREAS 3000

static chain_status fill(struct grid *grid, const chain_model *model, int32_t as_of)
{
    size_t steps = chain_model_count(model, CHAIN_STEP);
    chain_status status = chain_survey_new(model, as_of, &grid->survey);
    if (status != CHAIN_OK)
        return status;
    grid->areas = chain_survey_area_count(grid->survey);
    if (grid->areas > MOST_AREAS || (grid->areas > 0 && steps > (64u << 20) / grid->areas))
        return CHAIN_LIMIT;
    grid->steps = calloc(steps + 1, sizeof *grid->steps);
    grid->values = calloc(steps * grid->areas + 1, 1);
    grid->profile = calloc(grid->areas + 1, sizeof *grid->profile);
    if (!grid->steps || !grid->values || !grid->profile)
        return CHAIN_NO_MEMORY;
    for (size_t i = 0; i < steps; i++) {
        const chain_object *step = chain_survey_step(grid->survey, i);
        if (step && chain_survey_availability(grid->survey, step, grid->values + grid->steps_told * grid->areas, NULL))
            grid->steps[grid->steps_told++] = step;
    }
    find_profiles(grid);
    return CHAIN_OK;
}

static const char *area_words(struct chain_buffer *scratch, const struct grid *grid, size_t area, chain_lang lang)
{
    return chain_name_words(scratch, chain_survey_area(grid->survey, area), lang);
}

static const char *value_words(const struct grid *grid, size_t step, size_t area, chain_lang lang)
{
    int value = grid->values[step * grid->areas + area];
    const char *label = chain_kind_label(CHAIN_KINDS_AVAILABILITY, value ? value : CHAIN_AVAILABILITY_UNKNOWN, lang);
    return label ? label : "?";
}

/* Areas of one profile; the first stands for it. */
static void tell_profile(struct chain_teller *teller, const struct grid *grid, size_t first)
{
    struct chain_list list = {.most = 0};
    struct chain_buffer scratch = {NULL, 0, 0, false}, line = {NULL, 0, 0, false};
    for (size_t a = first; a < grid->areas; a++)
        if (grid->profile[a] == first)
            chain_list_add(&list, area_words(&scratch, grid, a, teller->lang));
    CHAIN_PUT_FILLED(&line, teller->lang, list.count > 1 ? N_("Alike: {0}.") : N_("Unlike all others: {0}."),
                     chain_list_words(&list, teller->lang));
    chain_tell_item(teller, chain_buffer_words(&line));
    teller->out.failed = teller->out.failed || list.words.failed || scratch.failed || line.failed;
    chain_list_clear(&list);
    chain_buffer_clear(&scratch);
    chain_buffer_clear(&line);
}

/* Of a step: for each value the areas that have it. */
static void tell_step(struct chain_teller *teller, const struct grid *grid, size_t step)
{
    struct chain_buffer scratch = {NULL, 0, 0, false}, line = {NULL, 0, 0, false};
    CHAIN_PUT_FILLED(&line, teller->lang, N_("“{0}”:"), chain_name_words(&scratch, grid->steps[step], teller->lang));
    for (int value = CHAIN_AVAILABILITY_AVAILABLE, told = 0; value <= CHAIN_AVAILABILITY_UNKNOWN; value++) {
        struct chain_list list = {.most = 12};
        for (size_t a = 0; a < grid->areas; a++) {
            int found = grid->values[step * grid->areas + a];
            if ((found ? found : CHAIN_AVAILABILITY_UNKNOWN) == value)
                chain_list_add(&list, area_words(&scratch, grid, a, teller->lang));
        }
        if (list.count > 0) {
            chain_buffer_text(&line, told++ ? ";" : "");
            CHAIN_PUT_FILLED(&line, teller->lang, list.count == grid->areas ? N_(" everywhere {0}") : N_(" {0}: {1}"),
                             chain_kind_label(CHAIN_KINDS_AVAILABILITY, value, teller->lang), chain_list_words(&list, teller->lang));
        }
        line.failed = line.failed || list.words.failed;
        chain_list_clear(&list);
    }
    chain_buffer_text(&line, ".");
    chain_tell_item(teller, chain_buffer_words(&line));
    teller->out.failed = teller->out.failed || scratch.failed || line.failed;
    chain_buffer_clear(&scratch);
    chain_buffer_clear(&line);
}

static void put_text(const struct grid *grid, const chain_model *model, chain_lang lang, struct chain_buffer *out)
{
    struct chain_teller teller = {{NULL, 0, 0, false}, lang, false};
    struct chain_buffer scratch = {NULL, 0, 0, false};
    chain_tell_heading(&teller, 1, chain_name_words(&scratch, chain_model_root(model), lang));
    if (grid->areas == 0 || grid->steps_told == 0) {
        chain_tell_paragraph(&teller, chain_words(lang, N_("The chain does not tell where its steps are to be had.")));
    } else {
        chain_tell_heading(&teller, 2, chain_words(lang, N_("Areas with the same services")));
        for (size_t a = 0; a < grid->areas; a++)
            if (grid->profile[a] == a)
                tell_profile(&teller, grid, a);
        chain_tell_end_list(&teller);
        chain_tell_heading(&teller, 2, chain_words(lang, N_("What is to be had where")));
        for (size_t i = 0; i < grid->steps_told; i++)
            tell_step(&teller, grid, i);
        chain_tell_end_list(&teller);
    }
    *out = teller.out;
    out->failed = out->failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

static void put_csv(const struct grid *grid, chain_lang lang, struct chain_buffer *out)
{
    struct chain_buffer scratch = {NULL, 0, 0, false};
    chain_csv_cell(out, "step");
    chain_csv_cell(out, "name");
    for (size_t a = 0; a < grid->areas; a++)
        chain_csv_cell(out, area_words(&scratch, grid, a, lang));
    chain_csv_end(out);
    for (size_t i = 0; i < grid->steps_told; i++) {
        chain_csv_cell(out, chain_object_id(grid->steps[i]));
        chain_csv_cell(out, chain_name_words(&scratch, grid->steps[i], lang));
        for (size_t a = 0; a < grid->areas; a++)
            chain_csv_cell(out, value_words(grid, i, a, lang));
        chain_csv_end(out);
    }
    out->failed = out->failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

static void put_json(const struct grid *grid, const chain_model *model, struct chain_buffer *out)
{
    struct chain_json json = {.out = out};
    chain_json_open(&json, NULL, '{');
    chain_json_text(&json, "schema", SCHEMA);
    chain_json_text(&json, "chain", chain_object_id(chain_model_root(model)));
    chain_json_open(&json, "areas", '[');
    for (size_t a = 0; a < grid->areas; a++) {
        chain_json_open(&json, NULL, '{');
        chain_json_text(&json, "id", chain_object_id(chain_survey_area(grid->survey, a)));
        chain_json_text(&json, "sameAs", chain_object_id(chain_survey_area(grid->survey, grid->profile[a])));
        chain_json_close(&json, '}');
    }
    chain_json_close(&json, ']');
    chain_json_open(&json, "steps", '[');
    for (size_t i = 0; i < grid->steps_told; i++) {
        chain_json_open(&json, NULL, '{');
        chain_json_text(&json, "id", chain_object_id(grid->steps[i]));
        chain_json_open(&json, "values", '[');
        for (size_t a = 0; a < grid->areas; a++) {
            int value = grid->values[i * grid->areas + a];
            chain_json_text(&json, NULL, chain_kind_id(CHAIN_KINDS_AVAILABILITY, value ? value : CHAIN_AVAILABILITY_UNKNOWN));
        }
        chain_json_close(&json, ']');
        chain_json_close(&json, '}');
    }
    chain_json_close(&json, ']');
    chain_json_close(&json, '}');
    chain_buffer_text(out, "\n");
}

chain_status chain_areas_write(const chain_model *model, int32_t as_of, const char *format, chain_lang lang, chain_output *output)
{
    struct grid grid = {.survey = NULL};
    struct chain_buffer out = {NULL, 0, 0, false};
    const char *name = format ? format : "text";
    if (!model || !output)
        return CHAIN_BAD_ARGUMENT;
    if (strcmp(name, "text") != 0 && strcmp(name, "csv") != 0 && strcmp(name, "json") != 0)
        return CHAIN_UNSUPPORTED;
    lang = chain_lang_or_english(lang);
    chain_status status = fill(&grid, model, as_of);
    if (status == CHAIN_OK) {
        if (name[0] == 't')
            put_text(&grid, model, lang, &out);
        else if (name[0] == 'c')
            put_csv(&grid, lang, &out);
        else
            put_json(&grid, model, &out);
        status = chain_buffer_finish(&out, output);
    }
    grid_clear(&grid);
    return status;
}
