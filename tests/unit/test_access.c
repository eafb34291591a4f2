/* The public questions to a model: right answers, and no crash for NULL or nonsense. */
#include <limits.h>
#include <stdio.h>

#include "chain/chain.h"
#include "unit.h"

static const char content[] =
    "<title>Polku</title><title xml:lang='en'>Path</title>"
    "<actors><actor id='n' kind='nurse' lane='2'/></actors>"
    "<steps><start id='s'/>\n<step id='a' kind='triage' actor='n' with='n gone' channel='phone chat' max='P7WD' cost='12.5'>"
    "<name>Arvio</name><client-name xml:lang='sv'>Bedömning</client-name></step></steps>"
    "<flows><flow id='f' from='s' to='a' share='27/90'/></flows>"
    "<metrics><metric id='m' until='2024-02-29'/></metrics>";

START_TEST(fields_are_read)
{
    chain_model *model = unit_model(content);
    const chain_object *a = chain_model_find(model, "a"), *n = chain_model_find(model, "n");
    double number;
    chain_duration duration;
    ck_assert_str_eq(chain_object_value(a, CHAIN_F_KIND), "triage");
    ck_assert_int_eq(chain_object_kind(a, CHAIN_F_KIND), CHAIN_STEP_TRIAGE);
    ck_assert_ptr_eq(chain_object_ref(a, CHAIN_F_ACTOR), n);
    ck_assert_uint_eq(chain_object_word_count(a, CHAIN_F_WITH), 2);
    ck_assert_str_eq(chain_object_word(a, CHAIN_F_WITH, 1), "gone");
    ck_assert_ptr_eq(chain_object_ref_at(a, CHAIN_F_WITH, 0), n);
    ck_assert_ptr_null(chain_object_ref_at(a, CHAIN_F_WITH, 1));
    ck_assert_uint_eq(chain_object_word_count(a, CHAIN_F_CHANNEL), 2);
    ck_assert_int_eq(chain_object_kind_at(a, CHAIN_F_CHANNEL, 0), CHAIN_CHANNEL_PHONE);
    ck_assert_int_ne(chain_object_kind_at(a, CHAIN_F_CHANNEL, 1), 0);
    ck_assert_int_eq(chain_object_kind_at(a, CHAIN_F_CHANNEL, 2), 0);
    ck_assert(chain_object_duration(a, CHAIN_F_MAX, &duration) && duration.workdays == 7);
    ck_assert(chain_object_number(a, CHAIN_F_COST, &number) && number > 12.4 && number < 12.6);
    ck_assert(chain_object_share(chain_model_find(model, "f"), CHAIN_F_SHARE, &number) && number > 0.29 && number < 0.31);
    ck_assert_int_eq(chain_object_date(chain_model_find(model, "m"), CHAIN_F_UNTIL), 20240229);
    ck_assert_str_eq(chain_object_value(n, CHAIN_F_LANE), "2");
    chain_model_free(model);
}
END_TEST

START_TEST(absent_and_foreign_fields_are_empty)
{
    chain_model *model = unit_model(content);
    const chain_object *s = chain_model_find(model, "s");
    double number = 7;
    chain_duration duration;
    for (int field = -5; field < CHAIN_F_FIELD_COUNT + 5; field++) {
        if (field == CHAIN_F_ID)
            continue;
        chain_field f = (chain_field)field;
        ck_assert_uint_eq(chain_object_word_count(s, f), 0);
        ck_assert_ptr_null(chain_object_value(s, f));
        ck_assert_ptr_null(chain_object_word(s, f, 3));
        ck_assert_int_eq(chain_object_kind(s, f), 0);
        ck_assert_ptr_null(chain_object_ref(s, f));
        ck_assert(!chain_object_number(s, f, &number));
        ck_assert(!chain_object_share(s, f, &number));
        ck_assert(!chain_object_duration(s, f, &duration));
        ck_assert_int_eq(chain_object_date(s, f), 0);
    }
    /* A field asked as another type. */
    const chain_object *a = chain_model_find(model, "a");
    ck_assert_int_eq(chain_object_kind(a, CHAIN_F_ACTOR), 0);
    ck_assert_ptr_null(chain_object_ref(a, CHAIN_F_KIND));
    ck_assert(!chain_object_number(a, CHAIN_F_KIND, &number));
    ck_assert(!chain_object_number(a, CHAIN_F_COST, NULL));
    ck_assert_int_eq(chain_object_date(a, CHAIN_F_MAX), 0);
    chain_model_free(model);
}
END_TEST

START_TEST(texts_fall_back)
{
    chain_model *model = unit_model(content);
    const chain_object *root = chain_model_root(model), *a = chain_model_find(model, "a");
    chain_lang found = CHAIN_LANG_NONE;
    ck_assert_str_eq(chain_object_text(root, CHAIN_TEXT_TITLE, CHAIN_LANG_EN, &found), "Path");
    ck_assert_int_eq(found, CHAIN_LANG_EN);
    ck_assert_str_eq(chain_object_text(root, CHAIN_TEXT_TITLE, CHAIN_LANG_SE, &found), "Polku");
    ck_assert_int_eq(found, CHAIN_LANG_FI);
    ck_assert_str_eq(chain_object_text(a, CHAIN_TEXT_CLIENT_NAME, CHAIN_LANG_FI, &found), "Bedömning");
    ck_assert_int_eq(found, CHAIN_LANG_SV);
    ck_assert_ptr_null(chain_object_text(a, CHAIN_TEXT_NOTE, CHAIN_LANG_FI, &found));
    ck_assert_int_eq(found, CHAIN_LANG_NONE);
    ck_assert_ptr_null(chain_object_text(a, (chain_text_kind)99, CHAIN_LANG_FI, NULL));
    ck_assert_str_eq(chain_object_text(a, CHAIN_TEXT_NAME, (chain_lang)77, NULL), "Arvio");
    chain_model_free(model);
}
END_TEST

START_TEST(a_walk_over_children)
{
    chain_model *model = unit_model(content);
    const chain_object *root = chain_model_root(model), *child = chain_object_first(root, CHAIN_TYPE_NONE);
    size_t sections = 0;
    for (; child; child = chain_object_next(child, CHAIN_TYPE_NONE)) {
        ck_assert_ptr_eq(chain_object_parent(child), root);
        sections += chain_object_type(child) == CHAIN_SECTION;
    }
    ck_assert_uint_eq(sections, 4);
    ck_assert_ptr_null(chain_object_first(root, CHAIN_STEP));
    ck_assert_ptr_null(chain_object_parent(root));
    const chain_object *steps = chain_object_parent(chain_model_find(model, "a"));
    ck_assert_str_eq(chain_object_id(chain_object_next(chain_object_first(steps, CHAIN_STEP), CHAIN_STEP)), "a");
    chain_model_free(model);
}
END_TEST

START_TEST(places_are_those_of_the_file)
{
    chain_model *model = unit_model(content);
    chain_place place = chain_object_place(chain_model_find(model, "a"));
    ck_assert_str_eq(place.file, "unit.xml");
    ck_assert_str_eq(chain_model_file(model), "unit.xml");
    ck_assert_uint_eq(place.line, 2);
    ck_assert_uint_eq(place.column, 1);
    ck_assert_uint_eq(place.end_line, 2);
    ck_assert_uint_eq(place.end_column, 1 + strlen("<step id='a' kind='triage' actor='n' with='n gone' channel='phone chat' "
                                                    "max='P7WD' cost='12.5'>"));
    chain_model_free(model);
}
END_TEST

START_TEST(null_is_answered)
{
    chain_lang found = CHAIN_LANG_FI;
    double number;
    chain_duration duration;
    chain_place place = chain_object_place(NULL);
    chain_model_free(NULL);
    ck_assert_ptr_null(chain_model_root(NULL));
    ck_assert_ptr_null(chain_model_file(NULL));
    ck_assert_uint_eq(chain_model_count(NULL, CHAIN_STEP), 0);
    ck_assert_ptr_null(chain_model_at(NULL, CHAIN_STEP, 0));
    ck_assert_ptr_null(chain_model_find(NULL, "a"));
    ck_assert_uint_eq(chain_model_bytes(NULL), 0);
    ck_assert_int_eq(chain_model_language(NULL), CHAIN_LANG_NONE);
    ck_assert_int_eq(chain_object_type(NULL), CHAIN_TYPE_NONE);
    ck_assert_uint_eq(chain_object_index(NULL), 0);
    ck_assert_ptr_null(chain_object_id(NULL));
    ck_assert(!place.file && !place.line && !place.column && !place.end_line && !place.end_column);
    ck_assert_ptr_null(chain_object_parent(NULL));
    ck_assert_ptr_null(chain_object_first(NULL, CHAIN_STEP));
    ck_assert_ptr_null(chain_object_next(NULL, CHAIN_STEP));
    ck_assert_ptr_null(chain_object_text(NULL, CHAIN_TEXT_NAME, CHAIN_LANG_FI, &found));
    ck_assert_int_eq(found, CHAIN_LANG_NONE);
    ck_assert_uint_eq(chain_object_word_count(NULL, CHAIN_F_KIND), 0);
    ck_assert_ptr_null(chain_object_word(NULL, CHAIN_F_KIND, 0));
    ck_assert_ptr_null(chain_object_value(NULL, CHAIN_F_KIND));
    ck_assert_int_eq(chain_object_kind(NULL, CHAIN_F_KIND), 0);
    ck_assert_int_eq(chain_object_kind_at(NULL, CHAIN_F_KIND, 0), 0);
    ck_assert_ptr_null(chain_object_ref(NULL, CHAIN_F_ACTOR));
    ck_assert_ptr_null(chain_object_ref_at(NULL, CHAIN_F_ACTOR, 0));
    ck_assert(!chain_object_number(NULL, CHAIN_F_COST, &number));
    ck_assert(!chain_object_share(NULL, CHAIN_F_SHARE, &number));
    ck_assert(!chain_object_duration(NULL, CHAIN_F_MAX, &duration));
    ck_assert_int_eq(chain_object_date(NULL, CHAIN_F_DATE), 0);
    ck_assert_int_eq(chain_step_role(NULL), CHAIN_ROLE_STEP);
    ck_assert_int_eq(chain_flow_role(NULL), CHAIN_ROLE_FLOW);
    ck_assert_uint_eq(chain_step_out_count(NULL) + chain_step_in_count(NULL), 0);
    ck_assert_ptr_null(chain_step_out(NULL, 0));
    ck_assert_ptr_null(chain_step_in(NULL, 0));
    ck_assert_ptr_null(chain_flow_from(NULL));
    ck_assert_ptr_null(chain_flow_to(NULL));
}
END_TEST

START_TEST(odd_arguments_are_answered)
{
    chain_model *model = unit_model(content);
    const chain_object *root = chain_model_root(model), *a = chain_model_find(model, "a"), *f = chain_model_find(model, "f");
    ck_assert_ptr_null(chain_model_at(model, CHAIN_STEP, SIZE_MAX));
    ck_assert_ptr_null(chain_model_at(model, CHAIN_STEP, 2));
    ck_assert_ptr_null(chain_model_at(model, (chain_type)-1, 0));
    ck_assert_ptr_null(chain_model_at(model, CHAIN_TYPE_COUNT, 0));
    ck_assert_uint_eq(chain_model_count(model, (chain_type)INT_MAX), 0);
    ck_assert_ptr_null(chain_type_name((chain_type)-1));
    ck_assert_ptr_null(chain_type_name(CHAIN_TYPE_COUNT));
    ck_assert_ptr_null(chain_model_find(model, NULL));
    ck_assert_ptr_null(chain_model_find(model, ""));
    ck_assert_ptr_null(chain_model_find(model, "nobody"));
    /* "gone" is a string of the model, but no id. */
    ck_assert_ptr_null(chain_model_find(model, "gone"));
    ck_assert_ptr_null(chain_step_out(a, SIZE_MAX));
    ck_assert_ptr_null(chain_step_in(a, 1));
    ck_assert_uint_eq(chain_step_out_count(f), 0);
    ck_assert_ptr_null(chain_step_out(root, 0));
    ck_assert_ptr_null(chain_flow_from(a));
    ck_assert_int_eq(chain_flow_role(a), CHAIN_ROLE_FLOW);
    ck_assert_int_eq(chain_step_role(f), CHAIN_ROLE_STEP);
    ck_assert_ptr_null(chain_object_word(a, CHAIN_F_KIND, SIZE_MAX));
    ck_assert_ptr_null(chain_object_ref_at(a, CHAIN_F_WITH, SIZE_MAX));
    ck_assert_ptr_null(chain_object_first(root, (chain_type)99));
    ck_assert_uint_gt(chain_model_bytes(model), 1000);
    chain_model_free(model);
}
END_TEST

START_TEST(each_type_has_a_name)
{
    for (int type = 1; type < CHAIN_TYPE_COUNT; type++)
        ck_assert_ptr_nonnull(chain_type_name((chain_type)type));
    ck_assert_ptr_null(chain_type_name(CHAIN_TYPE_NONE));
}
END_TEST

START_TEST(a_broken_model_has_no_root)
{
    chain_model *model = NULL;
    const char text[] = "<chain xmlns='urn:libchain:chain:1' id='c'><steps><step id='a'/>";
    ck_assert_int_eq(chain_load_memory(text, strlen(text), NULL, NULL, &model), CHAIN_NOT_XML);
    ck_assert_ptr_null(chain_model_root(model));
    ck_assert_ptr_null(chain_model_find(model, "a"));
    ck_assert_ptr_null(chain_model_find(model, ""));
    for (int type = 1; type < CHAIN_TYPE_COUNT; type++)
        for (size_t i = 0; i < chain_model_count(model, (chain_type)type); i++) {
            const chain_object *object = chain_model_at(model, (chain_type)type, i);
            (void)chain_step_out(object, 0);
            (void)chain_object_text(object, CHAIN_TEXT_NAME, CHAIN_LANG_FI, NULL);
            (void)chain_object_place(object);
        }
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("access", fields_are_read, absent_and_foreign_fields_are_empty, texts_fall_back, a_walk_over_children,
          places_are_those_of_the_file, null_is_answered, odd_arguments_are_answered, each_type_has_a_name,
          a_broken_model_has_no_root)
