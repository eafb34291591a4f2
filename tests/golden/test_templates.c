/* What models/bpmn holds for editors of BPMN is made from the tables. CHAIN_REWRITE=1 makes it anew. */
#include <jansson.h>

#include "../unit/unit.h"
#include "golden.h"
#include "model/format.h"
#include "write/form_words.h"
#include "write/templates.h"

static const chain_lang languages[] = {CHAIN_LANG_FI, CHAIN_LANG_SV, CHAIN_LANG_EN};

START_TEST(forms_are_those_of_the_tables)
{
    for (int engine = 0; engine < CHAIN_TEMPLATES_COUNT; engine++)
        for (size_t i = 0; i < UNIT_COUNT(languages); i++) {
            char name[64];
            chain_output *output = chain_output_memory();
            snprintf(name, sizeof name, "%s-%s.json", chain_templates_name(engine), chain_lang_code(languages[i]));
            ck_assert_int_eq(chain_templates_write(engine, languages[i], output), CHAIN_OK);
            golden_compare(golden_path("models/bpmn", name), output);
        }
}
END_TEST

START_TEST(the_descriptor_is_that_of_the_table)
{
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_moddle_write(output), CHAIN_OK);
    golden_compare(golden_path("models/bpmn", "care.moddle.json"), output);
}
END_TEST

static json_t *forms_in(chain_lang lang)
{
    size_t length;
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_templates_write(CHAIN_TEMPLATES_CAMUNDA_8, lang, output), CHAIN_OK);
    const char *bytes = chain_output_bytes(output, &length);
    json_t *forms = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, NULL);
    chain_output_abandon(output);
    ck_assert_ptr_nonnull(forms);
    return forms;
}

static const char *word(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* A new attribute appears in its form by itself; what it means to a person must be added by hand. */
START_TEST(every_property_has_a_description)
{
    json_t *forms = forms_in(CHAIN_LANG_EN), *form, *property;
    size_t i, j, count = 0;
    json_array_foreach(forms, i, form) {
        json_array_foreach(json_object_get(form, "properties"), j, property) {
            ck_assert_msg(word(property, "description"), "%s of %s: give it words in form_words.c", word(property, "label"), word(form, "id"));
            count++;
        }
    }
    ck_assert_uint_ge(count, 100);
    json_decref(forms);
}
END_TEST

static const char *kept_as(const json_t *property)
{
    return word(json_object_get(property, "binding"), "name");
}

/* The same property in the form of another language; a form has no place for texts in its own language, so there may be none. */
static const json_t *property_of(const json_t *forms, size_t form, const char *name)
{
    const json_t *property;
    size_t i;
    json_array_foreach(json_object_get(json_array_get(forms, form), "properties"), i, property)
        if (strcmp(kept_as(property), name) == 0)
            return property;
    return NULL;
}

START_TEST(forms_are_translated)
{
    json_t *english = forms_in(CHAIN_LANG_EN), *form, *property;
    for (size_t lang = 0; lang < 2; lang++) {
        json_t *other = forms_in(languages[lang]);
        size_t i, j, count = 0;
        json_array_foreach(english, i, form) {
            json_array_foreach(json_object_get(form, "properties"), j, property) {
                const json_t *there = property_of(other, i, kept_as(property));
                ck_assert_msg(!there || strcmp(word(property, "description"), word(there, "description")) != 0, "%s", kept_as(property));
                count += there != NULL;
            }
        }
        ck_assert_uint_ge(count, 100);
        json_decref(other);
    }
    json_decref(english);
}
END_TEST

START_TEST(wrong_arguments_are_refused)
{
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_templates_write(CHAIN_TEMPLATES_COUNT, CHAIN_LANG_FI, output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_templates_write(-1, CHAIN_LANG_FI, output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_templates_write(0, CHAIN_LANG_FI, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_moddle_write(NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_ptr_null(chain_templates_name(CHAIN_TEMPLATES_COUNT));
    chain_output_abandon(output);
}
END_TEST

UNIT_MAIN("templates", forms_are_those_of_the_tables, the_descriptor_is_that_of_the_table, every_property_has_a_description,
          forms_are_translated, wrong_arguments_are_refused)
