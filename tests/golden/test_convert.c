/*
 * Chain XML to BPMN and back: what comes back is what went, to the byte of the canonical form; only comments and content of other
 * namespaces stay behind. BPMN written and read again is the same document.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "chain/write.h"
#include "golden.h"
#include "model/bpmn.h"
#include "model/model.h"

static char *converted(const chain_model *model, const char *dialect, bool top_down, size_t *length)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.dialect = dialect;
    options.top_down = top_down;
    ck_assert_int_eq(chain_model_convert(model, &options, output), CHAIN_OK);
    const char *bytes = chain_output_bytes(output, length);
    char *copy = malloc(*length + 1);
    memcpy(copy, bytes, *length + 1);
    chain_output_abandon(output);
    return copy;
}

static bool can_travel(const chain_model *model)
{
    return model && model->root && model->root->type == CHAIN_CHAIN && !model->broken &&
           model->by_type[CHAIN_COMMENT].count + model->by_type[CHAIN_FOREIGN].count == 0;
}

static void there_and_back(const char *path)
{
    size_t length, there, back, wanted;
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    if (can_travel(model)) {
        char *bpmn = converted(model, "bpmn", false, &there);
        chain_model *read = golden_model(bpmn, there);
        ck_assert_msg(read && read->bpmn && read->problem_count == model->problem_count, "%s: %u problems in the BPMN, %u before", path,
                      read ? read->problem_count : 0, model->problem_count);
        char *returned = converted(read, "chain", false, &back), *canonical = golden_written(model, &wanted);
        ck_assert_msg(strcmp(returned, canonical) == 0, "%s is another chain after BPMN", path);
        free(returned);
        free(canonical);
        chain_model_free(read);
        free(bpmn);
    }
    chain_model_free(model);
    free(bytes);
}

START_TEST(chains_come_back)
{
    ck_assert_uint_gt(golden_each(golden_path("models", ""), ".xml", there_and_back), 5);
}
END_TEST

/* Two trees hold the same: names, values, words and comments, in the same order. */
static void same_tree(const struct chain_markup *a, const struct chain_markup *b)
{
    for (; a && b; a = a->next, b = b->next) {
        ck_assert_pstr_eq(a->local, b->local);
        ck_assert_pstr_eq(a->uri, b->uri);
        ck_assert_pstr_eq(a->text, b->text);
        ck_assert_int_eq(a->attribute_count, b->attribute_count);
        for (int i = 0; i < a->attribute_count; i++) {
            ck_assert_pstr_eq(a->attributes[i].local, b->attributes[i].local);
            ck_assert_pstr_eq(a->attributes[i].value, b->attributes[i].value);
        }
        same_tree(a->first, b->first);
    }
    ck_assert_ptr_null(a);
    ck_assert_ptr_null(b);
}

/* A BPMN document that nothing is done to comes out to the byte; in canonical form it holds the same, and stays as it is then. */
static void stays(const char *path)
{
    size_t length, same, first, second;
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    ck_assert_msg(model && model->bpmn, "%s", path);
    char *kept = converted(model, NULL, false, &same), *once = golden_written(model, &first);
    ck_assert_uint_eq(same, length);
    ck_assert_msg(memcmp(kept, bytes, length) == 0, "%s", path);
    chain_model *again = golden_model(once, first);
    ck_assert_ptr_nonnull(again);
    same_tree(model->bpmn->head, again->bpmn->head);
    char *twice = golden_written(again, &second);
    ck_assert_str_eq(once, twice);
    free(kept);
    free(once);
    free(twice);
    chain_model_free(again);
    chain_model_free(model);
    free(bytes);
}

START_TEST(documents_stay)
{
    ck_assert_uint_gt(golden_each(golden_path("tests/fuzz/corpus/load", ""), ".bpmn", stays), 1);
    ck_assert_uint_gt(golden_each(golden_path("tests/rules", ""), ".bpmn", stays), 100);
}
END_TEST

START_TEST(odd_chains_are_drawn_too)
{
    static const char *const contents[] = {
        "",
        "<actors><actor id='a' kind='nurse'/></actors>",
        "<steps><step id='a'/></steps>",
        ("<steps><step id='a'/><step id='b'/></steps><flows><flow from='a' to='a'/><flow from='a' to='b'/><flow from='a' to='b'/>"
        "<message from='b' to='a'><name>n</name></message><flow from='b' to='gone'/></flows>"),
        "<steps><any-order id='g'><step id='m'/><step id='w' kind='wait' planned='P7WD'/></any-order></steps>",
    };
    for (size_t i = 0; i < UNIT_COUNT(contents); i++) {
        chain_model *model = unit_model(contents[i]);
        for (int down = 0; down < 2; down++) {
            size_t length;
            char *bpmn = converted(model, "bpmn", down == 1, &length);
            chain_model *read = golden_model(bpmn, length);
            ck_assert_msg(read && chain_step_count(read) == chain_step_count(model), "%s", contents[i]);
            chain_model_free(read);
            free(bpmn);
        }
        chain_model_free(model);
    }
}
END_TEST

START_TEST(what_cannot_be_converted)
{
    chain_output *output = chain_output_memory();
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_model *model = unit_model(""), *region = NULL;
    const char *text = "<region xmlns='urn:libchain:chain:1' id='r'/>";
    options.dialect = "visio";
    ck_assert_int_eq(chain_model_convert(model, &options, output), CHAIN_UNSUPPORTED);
    ck_assert_int_eq(chain_model_convert(NULL, &options, output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_load_memory(text, strlen(text), NULL, NULL, &region), CHAIN_OK);
    options.dialect = "bpmn";
    ck_assert_int_eq(chain_model_convert(region, &options, output), CHAIN_UNSUPPORTED);
    ck_assert_str_eq(chain_model_dialect(model), "chain");
    ck_assert_ptr_null(chain_model_dialect(NULL));
    chain_output_abandon(output);
    chain_model_free(region);
    chain_model_free(model);
}
END_TEST

/* Only a change of dialect loses anything, and a document that is drawn anew. */
START_TEST(what_is_lost_is_told)
{
    const char *text = "<d:definitions xmlns:d='" CHAIN_BPMN_URI "' id='d'><d:process id='p'><d:userTask id='a' name='A'/></d:process></d:definitions>";
    static const struct {
        const char *dialect;
        bool layout;
        size_t count;
    } ways[] = {{NULL, false, 0}, {"bpmn", false, 0}, {"bpmn", true, 1}, {"chain", false, 1}};
    chain_model *model = golden_model(text, strlen(text));
    for (size_t i = 0; i < UNIT_COUNT(ways); i++) {
        chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
        chain_output *output = chain_output_memory();
        options.dialect = ways[i].dialect;
        options.layout = ways[i].layout;
        options.findings = chain_findings_new();
        ck_assert_int_eq(chain_model_convert(model, &options, output), CHAIN_OK);
        ck_assert_uint_eq(chain_findings_count(options.findings), ways[i].count);
        chain_findings_free(options.findings);
        chain_output_abandon(output);
    }
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("convert", chains_come_back, what_is_lost_is_told, documents_stay, odd_chains_are_drawn_too, what_cannot_be_converted)
