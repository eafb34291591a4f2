/* The survey: one fact at a time, the same facts as the gap rules judge by. */
#include "chain/check.h"
#include "chain/survey.h"
#include "unit.h"

#define ACTORS "<actors><actor id='client' kind='client'/><actor id='nurse' kind='nurse'/><actor id='doc' kind='physician'/></actors>" \
               "<items><item id='story'/><item id='plan'/><item id='note'/></items>"

static chain_survey *survey_of(const chain_model *model)
{
    chain_survey *survey = NULL;
    ck_assert_int_eq(chain_survey_new(model, 20240101, &survey), CHAIN_OK);
    return survey;
}

static unsigned marks(const chain_model *model, const chain_survey *survey, const char *step, const char *item)
{
    return chain_survey_item(survey, chain_model_find(model, step), chain_model_find(model, item));
}

START_TEST(items_are_told_of)
{
    chain_model *model = unit_model(ACTORS
        "<steps><start id='s' actor='client'/><step id='a' actor='nurse' asks='story' produces='plan' records='plan'>"
        "<record item='note'/></step><step id='b' actor='doc' asks='story' needs='plan note'/><end id='e'/></steps>"
        "<flows><flow from='s' to='a'/><handoff from='a' to='b' carries='plan'/><flow from='b' to='e'/></flows>");
    chain_survey *survey = survey_of(model);
    ck_assert_uint_eq(marks(model, survey, "a", "story"), CHAIN_INFO_ASKED);
    ck_assert_uint_eq(marks(model, survey, "a", "plan"), CHAIN_INFO_PRODUCED | CHAIN_INFO_RECORDED);
    ck_assert_uint_eq(marks(model, survey, "a", "note"), CHAIN_INFO_RECORDED);
    ck_assert_uint_eq(marks(model, survey, "b", "plan"), CHAIN_INFO_NEEDED | CHAIN_INFO_CARRIED);
    ck_assert_uint_eq(marks(model, survey, "b", "note"), CHAIN_INFO_NEEDED | CHAIN_INFO_MISSING);
    ck_assert_uint_eq(marks(model, survey, "b", "story"), CHAIN_INFO_ASKED | CHAIN_INFO_TOLD_AGAIN);
    ck_assert_uint_eq(marks(model, survey, "s", "story"), 0);
    ck_assert_uint_eq(chain_survey_item_count(survey, chain_model_find(model, "a")), 3);
    ck_assert_uint_eq(chain_survey_item_count(survey, chain_model_find(model, "b")), 3);
    ck_assert_uint_eq(chain_survey_item_count(survey, chain_model_find(model, "s")), 0);
    ck_assert(!chain_survey_items_undecided(survey));
    chain_survey_free(survey);
    chain_model_free(model);
}
END_TEST

START_TEST(some_ways_are_told_apart_from_all)
{
    chain_model *model = unit_model(ACTORS
        "<steps><start id='s' actor='client'/><branch id='b' actor='nurse'/><step id='x' actor='nurse' asks='story' produces='plan'/>"
        "<step id='y' actor='nurse'/><step id='j' actor='doc' needs='plan' asks='story'/></steps>"
        "<flows><flow from='s' to='b'/><flow from='b' to='x'/><flow from='b' to='y'/><handoff from='x' to='j' carries='plan'/>"
        "<flow from='y' to='j'/></flows>");
    chain_survey *survey = survey_of(model);
    ck_assert_uint_eq(marks(model, survey, "j", "plan"), CHAIN_INFO_NEEDED | CHAIN_INFO_CARRIED | CHAIN_INFO_MISSING_SOMETIMES);
    ck_assert_uint_eq(marks(model, survey, "j", "story"), CHAIN_INFO_ASKED | CHAIN_INFO_TOLD_AGAIN_SOMETIMES);
    chain_survey_free(survey);
    chain_model_free(model);
}
END_TEST

/* A survey and the rules must never disagree: each finding of the two rules has its mark, each mark its finding. */
static void agrees(const char *name)
{
    char path[512];
    chain_model *model = NULL;
    chain_findings *findings = chain_findings_new();
    static const char *const rules[] = {"info-gap", "repeat-telling", NULL};
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.select = rules;
    snprintf(path, sizeof path, "%s/%s", getenv("CHAIN_DATA"), name);
    ck_assert_int_eq(chain_load(path, NULL, &model), CHAIN_OK);
    ck_assert_int_eq(chain_gaps(model, &options, findings), CHAIN_OK);
    chain_survey *survey = survey_of(model);
    const unsigned missing = CHAIN_INFO_MISSING | CHAIN_INFO_MISSING_SOMETIMES;
    const unsigned again = CHAIN_INFO_TOLD_AGAIN | CHAIN_INFO_TOLD_AGAIN_SOMETIMES;
    size_t wanted = 0;
    for (size_t i = 0; i < chain_model_count(model, CHAIN_STEP); i++) {
        unsigned all = 0;
        for (size_t k = 0; k < chain_model_count(model, CHAIN_ITEM); k++)
            all |= chain_survey_item(survey, chain_model_at(model, CHAIN_STEP, i), chain_model_at(model, CHAIN_ITEM, k));
        wanted += (all & missing ? 1u : 0u) + (all & again ? 1u : 0u);
    }
    ck_assert_uint_eq(wanted, chain_findings_count(findings) - chain_findings_count_severity(findings, CHAIN_SEVERITY_UNKNOWN));
    chain_survey_free(survey);
    chain_findings_free(findings);
    chain_model_free(model);
}

START_TEST(survey_and_rules_agree)
{
    agrees("lappi/mielialahairiot-nykytila.xml");
    agrees("lappi/mielialahairiot-tavoitetila.xml");
    agrees("ita-uusimaa/kotona-asuminen.xml");
}
END_TEST

START_TEST(languages_are_the_best_that_is_told)
{
    chain_model *model = unit_model(
        "<client-group id='g' languages='se'/><actors><actor id='n' kind='nurse'><language code='se' level='interpreter'/></actor></actors>"
        "<steps><step id='a' actor='n' kind='treat'/><step id='b' actor='n' kind='treat'><language code='se' level='none'/></step>"
        "<step id='c' kind='treat'><language code='se' level='material'/><language code='se' level='worker' area='inari'/></step>"
        "<step id='d' kind='treat'><channel kind='phone' languages='se'/></step></steps>");
    chain_survey *survey = survey_of(model);
    static const int levels[] = {CHAIN_LANGUAGE_LEVEL_INTERPRETER, CHAIN_LANGUAGE_LEVEL_NONE, CHAIN_LANGUAGE_LEVEL_WORKER,
                                 CHAIN_SURVEY_SERVED};
    for (size_t i = 0; i < 4; i++) {
        bool partly;
        ck_assert_int_eq(chain_survey_language(survey, chain_model_at(model, CHAIN_STEP, i), CHAIN_LANGUAGE_SE, &partly), levels[i]);
        ck_assert(partly == (i == 2));
        ck_assert_int_eq(chain_survey_language(survey, chain_model_at(model, CHAIN_STEP, i), CHAIN_LANGUAGE_SV, NULL), 0);
    }
    ck_assert(chain_survey_speaks(survey, CHAIN_LANGUAGE_SE) && !chain_survey_speaks(survey, CHAIN_LANGUAGE_SV));
    ck_assert(!chain_survey_speaks(survey, 0) && !chain_survey_speaks(survey, 1000));
    chain_survey_free(survey);
    chain_model_free(model);
}
END_TEST

START_TEST(areas_are_those_of_the_region)
{
    char path[512];
    chain_model *model = NULL;
    snprintf(path, sizeof path, "%s/lappi/mielialahairiot-nykytila.xml", getenv("CHAIN_DATA"));
    ck_assert_int_eq(chain_load(path, NULL, &model), CHAIN_OK);
    chain_survey *survey = NULL;
    ck_assert_int_eq(chain_survey_new(model, 20221115, &survey), CHAIN_OK);
    size_t areas = chain_survey_area_count(survey);
    ck_assert_uint_eq(areas, 21);
    uint8_t *values = malloc(areas);
    bool partly;
    ck_assert(chain_survey_availability(survey, chain_model_find(model, "laakarin-arvio"), values, &partly) && !partly);
    for (size_t i = 0; i < areas; i++)
        if (strcmp(chain_object_id(chain_survey_area(survey, i)), "posio") == 0)
            ck_assert_int_eq(values[i], CHAIN_AVAILABILITY_BOUGHT);
    ck_assert(chain_survey_availability(survey, chain_model_find(model, "hoitokaynnit"), values, &partly) && partly);
    ck_assert(!chain_survey_availability(survey, chain_model_find(model, "omahoito"), values, NULL));
    for (size_t i = 0; i < areas; i++)
        ck_assert_int_eq(values[i], 0);
    ck_assert_ptr_null(chain_survey_area(survey, areas));
    free(values);
    chain_survey_free(survey);
    chain_model_free(model);
}
END_TEST

START_TEST(steps_come_in_the_order_of_the_path)
{
    chain_model *model = unit_model(ACTORS "<steps><end id='e'/><step id='b' actor='doc' kind='treat'/><start id='s' actor='client'/></steps>"
                                           "<flows><flow from='s' to='b'/><flow from='b' to='e'/></flows>");
    chain_survey *survey = survey_of(model);
    static const char *const ids[] = {"s", "b", "e"};
    for (size_t i = 0; i < 3; i++)
        ck_assert_str_eq(chain_object_id(chain_survey_step(survey, i)), ids[i]);
    ck_assert_ptr_null(chain_survey_step(survey, 3));
    ck_assert(chain_survey_meets_client(survey, chain_model_find(model, "b")));
    ck_assert(!chain_survey_meets_client(survey, chain_model_find(model, "s")));
    chain_survey_free(survey);
    chain_model_free(model);
}
END_TEST

START_TEST(nothing_is_answered_with_nothing)
{
    chain_survey *survey = NULL;
    chain_model *model = unit_model("");
    ck_assert_int_eq(chain_survey_new(NULL, 0, &survey), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_survey_new(model, 0, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_survey_new(model, 0, &survey), CHAIN_OK);
    ck_assert_uint_eq(chain_survey_area_count(survey) + chain_survey_item(survey, NULL, NULL), 0);
    ck_assert_ptr_null(chain_survey_step(survey, 0));
    ck_assert_ptr_null(chain_survey_step(NULL, 0));
    ck_assert_uint_eq(chain_survey_item_count(survey, NULL), 0);
    ck_assert(!chain_survey_availability(NULL, NULL, NULL, NULL) && !chain_survey_items_undecided(NULL));
    /* An object of another model has other numbers. */
    chain_model *other = unit_model("<items><item id='i'/></items><steps><step id='a' asks='i'/></steps>");
    ck_assert_uint_eq(marks(other, survey, "a", "i"), 0);
    ck_assert_int_eq(chain_survey_language(survey, chain_model_find(other, "a"), CHAIN_LANGUAGE_FI, NULL), 0);
    chain_survey_free(survey);
    chain_survey_free(NULL);
    chain_model_free(model);
    chain_model_free(other);
}
END_TEST

UNIT_MAIN("survey", items_are_told_of, some_ways_are_told_apart_from_all, survey_and_rules_agree, languages_are_the_best_that_is_told,
          areas_are_those_of_the_region, steps_come_in_the_order_of_the_path, nothing_is_answered_with_nothing)
