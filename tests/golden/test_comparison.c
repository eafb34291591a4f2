/*
 * The comparison of the mood-disorder chains, as it is and as it is to be, as people read it. Without gaps and figures, which the rules
 * decide: these files change when the models do. Read them aloud before believing a difference.
 */
#include "../unit/unit.h"
#include "chain/compare.h"
#include "golden.h"
#include "obey.h"

static chain_model *mood(const char *state)
{
    char name[100];
    chain_model *model = NULL;
    snprintf(name, sizeof name, "mielialahairiot-%s.xml", state);
    ck_assert_int_eq(chain_load(golden_path("models/lappi", name), NULL, &model), CHAIN_OK);
    return model;
}

START_TEST(mood_disorders_in_words)
{
    static const struct {
        const char *file, *format;
        chain_lang lang;
    } cases[] = {
        {"mood.fi.txt", NULL, CHAIN_LANG_FI},
        {"mood.en.txt", "text", CHAIN_LANG_EN},
        {"mood.fi.md", "markdown", CHAIN_LANG_FI},
        {"mood.csv", "csv", CHAIN_LANG_EN},
    };
    chain_model *before = mood("nykytila"), *after = mood("tavoitetila");
    chain_compare_options options = CHAIN_COMPARE_OPTIONS_INIT;
    chain_comparison *comparison = NULL;
    options.no_gaps = true;
    options.as_of = 20260101;
    ck_assert_int_eq(chain_compare(before, after, &options, &comparison), CHAIN_OK);
    for (size_t i = 0; i < UNIT_COUNT(cases); i++) {
        chain_output *output = chain_output_memory();
        ck_assert_int_eq(chain_comparison_write(comparison, cases[i].format, cases[i].lang, output), CHAIN_OK);
        golden_compare(golden_path("tests/golden/comparison", cases[i].file), output);
    }
    chain_comparison_free(comparison);
    chain_model_free(before);
    chain_model_free(after);
}
END_TEST

/* With gaps and figures. */
START_TEST(json_obeys_its_schema)
{
    chain_model *before = mood("nykytila"), *after = mood("tavoitetila");
    chain_comparison *comparison = NULL;
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_compare(before, after, NULL, &comparison), CHAIN_OK);
    ck_assert_int_eq(chain_comparison_write(comparison, "json", CHAIN_LANG_FI, output), CHAIN_OK);
    json_t *schema = json_load_file(golden_path("models/schema", "comparison.schema.json"), 0, NULL);
    json_t *document = json_loads(chain_output_bytes(output, NULL), 0, NULL);
    ck_assert_ptr_nonnull(schema);
    ck_assert_ptr_nonnull(document);
    golden_obey(schema, document);
    ck_assert_uint_eq(json_array_size(json_object_get(document, "changes")), chain_comparison_change_count(comparison));
    ck_assert_uint_gt(json_array_size(json_object_get(document, "gaps")), 0);
    json_decref(document);
    json_decref(schema);
    chain_output_abandon(output);
    chain_comparison_free(comparison);
    chain_model_free(before);
    chain_model_free(after);
}
END_TEST

UNIT_MAIN("comparison", mood_disorders_in_words, json_obeys_its_schema)
