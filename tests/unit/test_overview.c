/* Many chains side by side, and the areas of one. */
#include "chain/output.h"
#include "chain/overview.h"
#include "unit.h"

#define ACTORS "<actors><actor id='c' kind='client'/><actor id='n' kind='nurse'><name>Hoitaja</name></actor>" \
               "<actor id='d' kind='physician'><name>Lääkäri</name></actor></actors>"

static chain_model *model_of(const char *id, const char *inside)
{
    char text[4096];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    int n = snprintf(text, sizeof text, "<chain xmlns='urn:libchain:chain:1' id='%s' xml:lang='fi'>%s</chain>", id, inside);
    options.alone = true;
    ck_assert_int_eq(chain_load_memory(text, (size_t)n, "t.xml", &options, &model), CHAIN_OK);
    return model;
}

START_TEST(what_is_shared_what_differs_what_is_missing)
{
    chain_model *models[3] = {
        model_of("a", ACTORS "<steps><step id='x' kind='triage' actor='n'><name>Arvio</name></step><step id='y' kind='treat' actor='d'/>"
                 "<subchain id='s' chain='nowhere' actor='n'/></steps><flows><handoff from='x' to='y' kind='referral'/></flows>"),
        model_of("b", ACTORS "<steps><step id='q' kind='triage' actor='n'><name>ARVIO!</name></step><step id='r' kind='treat' actor='d'>"
                 "<name>Hoito</name></step><subchain id='s' chain='a' actor='n'/></steps>"
                 "<flows><handoff from='q' to='r' kind='guidance'/></flows>"),
        model_of("c", "<actors><actor id='c1' kind='client'><name>Nuori</name></actor></actors><steps><step id='z' kind='plan' actor='c1'>"
                 "<name>Arvio</name></step></steps>"),
    };
    chain_overview *overview = NULL;
    ck_assert_int_eq(chain_overview_new((const chain_model *const *)models, 3, &overview), CHAIN_OK);
    const chain_shared *step = chain_overview_shared(overview, CHAIN_STEP, 0);
    ck_assert_uint_eq(step->chains, 2); /* not the plan of the same name */
    ck_assert_str_eq(chain_object_id(step->members[0]), "x");
    ck_assert_str_eq(chain_object_id(step->members[1]), "q");
    ck_assert_ptr_null(step->members[2]);
    const chain_shared *client = chain_overview_shared(overview, CHAIN_ACTOR, 0);
    ck_assert_uint_eq(client->chains, 3);
    ck_assert_uint_eq(chain_overview_shared_count(overview, CHAIN_ACTOR), 3);
    ck_assert_uint_eq(chain_overview_passage_count(overview), 1);
    ck_assert(chain_overview_passage(overview, 0)->different);
    ck_assert_uint_eq(chain_overview_passage(overview, 0)->chains, 2);
    ck_assert_uint_eq(chain_overview_missing_count(overview), 1);
    ck_assert_str_eq(chain_overview_missing(overview, 0)->id, "nowhere");
    chain_overview_free(overview);
    for (size_t i = 0; i < 3; i++)
        chain_model_free(models[i]);
}
END_TEST

START_TEST(wrong_calls)
{
    chain_overview *overview = NULL;
    chain_model *empty = model_of("e", ""), *broken = NULL;
    const chain_model *models[2] = {empty, NULL};
    ck_assert_int_eq(chain_overview_new(models, 0, &overview), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_overview_new(models, 2, &overview), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_load_memory("<", 1, NULL, NULL, &broken), CHAIN_NOT_XML);
    models[1] = broken;
    ck_assert_int_eq(chain_overview_new(models, 2, &overview), CHAIN_NOT_A_CHAIN);
    ck_assert_ptr_null(overview);
    ck_assert_int_eq(chain_overview_new(models, 1, &overview), CHAIN_OK);
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_overview_write(overview, "pdf", CHAIN_LANG_FI, output), CHAIN_UNSUPPORTED);
    ck_assert_int_eq(chain_overview_write(overview, NULL, CHAIN_LANG_FI, output), CHAIN_OK);
    ck_assert_int_eq(chain_areas_write(empty, 0, NULL, CHAIN_LANG_FI, output), CHAIN_OK);
    ck_assert_int_eq(chain_areas_write(broken, 0, NULL, CHAIN_LANG_FI, output), CHAIN_NOT_A_CHAIN);
    ck_assert_uint_eq(chain_overview_shared_count(overview, CHAIN_FLOW), 0);
    ck_assert_ptr_null(chain_overview_shared(NULL, CHAIN_STEP, 0));
    chain_output_abandon(output);
    chain_overview_free(overview);
    chain_overview_free(NULL);
    chain_model_free(empty);
    chain_model_free(broken);
}
END_TEST

UNIT_MAIN("overview", what_is_shared_what_differs_what_is_missing, wrong_calls)
