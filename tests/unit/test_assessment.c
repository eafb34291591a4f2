/* The report by objectives: what it does with nothing, with what is no chain, and with a chain and its earlier round. */
#include "chain/assessment.h"
#include "unit.h"

static chain_model *model_of(const char *text)
{
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    options.alone = true;
    (void)!chain_load_memory(text, strlen(text), "t.xml", &options, &model);
    ck_assert_ptr_nonnull(model);
    return model;
}

static char *written(const chain_assessment *report, const char *name)
{
    chain_assessment_format format = CHAIN_ASSESSMENT_FORMAT_INIT;
    chain_output *output = chain_output_memory();
    size_t length;
    format.name = name;
    ck_assert_int_eq(chain_assessment_write(report, &format, output), CHAIN_OK);
    char *copy = strdup(chain_output_bytes(output, &length));
    chain_output_abandon(output);
    return copy;
}

START_TEST(nothing_is_all_objectives_without_chains)
{
    chain_assessment *report = chain_assessment_new();
    char *text = written(report, NULL), *table = written(report, "report-csv");
    for (char digit = '1'; digit <= '5'; digit++) {
        char heading[] = "## Objective 0:";
        heading[13] = digit;
        ck_assert_ptr_nonnull(strstr(text, heading));
    }
    ck_assert_ptr_nonnull(strstr(table, "Objective"));
    ck_assert_ptr_null(strstr(strchr(table, '\n') + 1, "obj"));
    free(text);
    free(table);
    chain_assessment_free(report);
}
END_TEST

START_TEST(wrong_calls)
{
    chain_assessment *report = chain_assessment_new();
    chain_assessment_format format = CHAIN_ASSESSMENT_FORMAT_INIT;
    chain_output *output = chain_output_memory();
    chain_model *region = model_of("<region xmlns='urn:libchain:chain:1' id='r'/>"), *broken = model_of("<");
    ck_assert_int_eq(chain_assessment_add(report, NULL, NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_assessment_add(report, region, NULL, NULL), CHAIN_NOT_A_CHAIN);
    ck_assert_int_eq(chain_assessment_add(report, broken, NULL, NULL), CHAIN_NOT_A_CHAIN);
    ck_assert_uint_eq(chain_assessment_count(report), 0);
    ck_assert_ptr_null(chain_assessment_gaps(report, 0));
    format.name = "pdf";
    ck_assert_int_eq(chain_assessment_write(report, &format, output), CHAIN_UNSUPPORTED);
    ck_assert_int_eq(chain_assessment_write(NULL, NULL, output), CHAIN_BAD_ARGUMENT);
    chain_output_abandon(output);
    chain_assessment_free(report);
    chain_assessment_free(NULL);
    chain_model_free(region);
    chain_model_free(broken);
}
END_TEST

START_TEST(a_chain_and_its_earlier_round)
{
    chain_model *then = model_of("<chain xmlns='urn:libchain:chain:1' id='c' objectives='obj3'><title>T</title></chain>");
    chain_model *now = model_of("<chain xmlns='urn:libchain:chain:1' id='c' objectives='obj3'><title>T</title>"
                                "<status value='adopted' date='2025-05-01'/><metrics><metric id='m' objective='obj3' unit='%'>"
                                "<name>Share</name><value value='27' base='91'/></metric></metrics></chain>");
    chain_assessment *report = chain_assessment_new();
    ck_assert_int_eq(chain_assessment_add(report, now, then, NULL), CHAIN_OK);
    ck_assert_uint_eq(chain_assessment_count(report), 1);
    ck_assert_uint_gt(chain_findings_count(chain_assessment_gaps(report, 0)), 0);
    char *text = written(report, "report");
    ck_assert_ptr_nonnull(strstr(text, "- New state: The whole area: adopted, 2025-05-01."));
    ck_assert_ptr_nonnull(strstr(text, "- Share: 27 % (of 91 cases)."));
    free(text);
    chain_assessment_free(report);
    chain_model_free(then);
    chain_model_free(now);
}
END_TEST

UNIT_MAIN("assessment", nothing_is_all_objectives_without_chains, wrong_calls, a_chain_and_its_earlier_round)
