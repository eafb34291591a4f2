#include "obey.h"

#include <check.h>
#include <stdbool.h>
#include <string.h>

static void obey(json_t *schema, json_t *rules, json_t *value, const char *key);

static void obey_type(json_t *rules, json_t *value, const char *key)
{
    const char *type = json_string_value(json_object_get(rules, "type"));
    if (!type)
        return;
    bool fits = (strcmp(type, "string") == 0 && json_is_string(value)) || (strcmp(type, "integer") == 0 && json_is_integer(value)) ||
                (strcmp(type, "object") == 0 && json_is_object(value)) || (strcmp(type, "array") == 0 && json_is_array(value));
    ck_assert_msg(fits, "%s is no %s", key, type);
    json_t *minimum = json_object_get(rules, "minimum");
    if (minimum)
        ck_assert_int_ge(json_integer_value(value), json_integer_value(minimum));
}

static void obey_words(json_t *rules, json_t *value, const char *key)
{
    json_t *constant = json_object_get(rules, "const"), *words = json_object_get(rules, "enum"), *word;
    size_t i;
    if (constant)
        ck_assert_msg(json_equal(constant, value), "%s is another", key);
    bool found = !words;
    json_array_foreach(words, i, word) found = found || json_equal(word, value);
    ck_assert_msg(found, "%s is not a word of its list", key);
}

static void obey_object(json_t *schema, json_t *rules, json_t *value)
{
    json_t *properties = json_object_get(rules, "properties"), *member;
    const char *key;
    size_t i;
    json_array_foreach(json_object_get(rules, "required"), i, member)
        ck_assert_msg(json_object_get(value, json_string_value(member)), "%s is missing", json_string_value(member));
    json_object_foreach(value, key, member)
    {
        ck_assert_msg(json_object_get(properties, key), "%s is not in the schema", key);
        obey(schema, json_object_get(properties, key), member, key);
    }
}

static void obey(json_t *schema, json_t *rules, json_t *value, const char *key)
{
    const char *reference = json_string_value(json_object_get(rules, "$ref"));
    json_t *item;
    size_t i;
    if (reference)
        rules = json_object_get(json_object_get(schema, "$defs"), strrchr(reference, '/') + 1);
    ck_assert_ptr_nonnull(rules);
    obey_type(rules, value, key);
    obey_words(rules, value, key);
    if (json_is_object(value))
        obey_object(schema, rules, value);
    json_array_foreach(value, i, item) obey(schema, json_object_get(rules, "items"), item, key);
}

void golden_obey(json_t *schema, json_t *document)
{
    obey(schema, schema, document, "document");
}
