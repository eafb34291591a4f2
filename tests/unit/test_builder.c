/* Chains that a program builds: what builder.h promises. */
#include <stdio.h>

#include "chain/chain.h"
#include "unit.h"

/* Findings of a model, as ids parted by blanks. */
static const char *found(const chain_model *model)
{
    static char ids[2000];
    chain_findings *findings = chain_findings_new();
    ids[0] = '\0';
    ck_assert_int_eq(chain_check(model, NULL, findings), CHAIN_OK);
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const char *id = chain_rule_id(chain_finding_rule(chain_findings_at(findings, i)));
        snprintf(ids + strlen(ids), sizeof ids - strlen(ids), "%s ", id);
    }
    chain_findings_free(findings);
    return ids;
}

static void finds(const chain_model *model, const char *rule)
{
    char wanted[60];
    snprintf(wanted, sizeof wanted, "%s ", rule);
    ck_assert_msg(strstr(found(model), wanted) != NULL, "%s not in: %s", rule, found(model));
}

static chain_model *finish(chain_builder *b)
{
    chain_model *model = NULL;
    ck_assert_int_eq(chain_builder_finish(b, &model), CHAIN_OK);
    ck_assert_ptr_nonnull(model);
    return model;
}

/* The example at the top of builder.h, as it stands there. */
START_TEST(the_example_of_the_header)
{
    chain_builder *b = chain_builder_new("chain", "hello");
    chain_object *client = chain_builder_add(b, NULL, "actor", "client");
    chain_builder_set(b, client, CHAIN_F_KIND, "client");
    chain_object *pain = chain_builder_add(b, NULL, "start", "pain");
    chain_builder_set(b, pain, CHAIN_F_ACTOR, "client");
    chain_builder_text(b, pain, CHAIN_TEXT_NAME, CHAIN_LANG_FI, "Selkäkipu");
    chain_model *model = NULL;
    ck_assert_int_eq(chain_builder_finish(b, &model), CHAIN_OK);
    const chain_object *step = chain_model_find(model, "pain");
    ck_assert_str_eq(chain_object_text(step, CHAIN_TEXT_NAME, CHAIN_LANG_FI, NULL), "Selkäkipu");
    ck_assert_ptr_eq(chain_object_ref(step, CHAIN_F_ACTOR), chain_model_find(model, "client"));
    ck_assert_int_eq(chain_object_kind(chain_model_find(model, "client"), CHAIN_F_KIND), CHAIN_ACTOR_CLIENT);
    ck_assert_int_eq(chain_step_role(step), CHAIN_ROLE_START);
    ck_assert_str_eq(chain_object_id(chain_model_root(model)), "hello");
    ck_assert_ptr_null(chain_model_file(model));
    ck_assert_uint_eq(chain_object_place(step).line, 0);
    (void)found(model);
    chain_model_free(model);
}
END_TEST

START_TEST(sections_are_made_when_needed)
{
    chain_builder *b = chain_builder_new("chain", "c");
    ck_assert_ptr_nonnull(chain_builder_add(b, NULL, "step", "a"));
    ck_assert_ptr_nonnull(chain_builder_add(b, NULL, "end", "b"));
    ck_assert_ptr_nonnull(chain_builder_add(b, NULL, "flow", NULL));
    ck_assert_ptr_nonnull(chain_builder_add(b, NULL, "governance", NULL));
    chain_model *model = finish(b);
    ck_assert_uint_eq(chain_model_count(model, CHAIN_SECTION), 2);
    ck_assert_ptr_eq(chain_object_parent(chain_model_find(model, "a")), chain_object_parent(chain_model_find(model, "b")));
    ck_assert_int_eq(chain_object_type(chain_object_parent(chain_model_at(model, CHAIN_GOVERNANCE, 0))), CHAIN_CHAIN);
    chain_model_free(model);
}
END_TEST

START_TEST(sub_objects_stand_under_their_parent)
{
    chain_builder *b = chain_builder_new("chain", "c");
    chain_object *step = chain_builder_add(b, NULL, "step", "a");
    chain_object *time = chain_builder_add(b, step, "time", NULL);
    chain_builder_set(b, time, CHAIN_F_MAX, "P7WD");
    chain_object *availability = chain_builder_add(b, step, "availability", NULL);
    chain_builder_set(b, availability, CHAIN_F_VALUE, "available");
    chain_object *group = chain_builder_add(b, NULL, "any-order", "g");
    ck_assert_ptr_nonnull(chain_builder_add(b, group, "step", "member"));
    chain_model *model = finish(b);
    const chain_object *first = chain_object_first(chain_model_find(model, "a"), CHAIN_TYPE_NONE);
    chain_duration duration;
    ck_assert_int_eq(chain_object_type(first), CHAIN_TIME);
    ck_assert(chain_object_duration(first, CHAIN_F_MAX, &duration) && duration.workdays == 7);
    ck_assert_int_eq(chain_object_type(chain_object_next(first, CHAIN_TYPE_NONE)), CHAIN_AVAILABILITY);
    ck_assert_ptr_eq(chain_object_parent(chain_model_find(model, "member")), chain_model_find(model, "g"));
    chain_model_free(model);
}
END_TEST

START_TEST(order_does_not_matter)
{
    chain_builder *b = chain_builder_new("chain", "c");
    chain_object *flow = chain_builder_add(b, NULL, "flow", "f");
    chain_builder_set(b, flow, CHAIN_F_TO, "later");
    chain_builder_set(b, flow, CHAIN_F_FROM, "sooner");
    chain_object *later = chain_builder_add(b, NULL, "step", "later");
    chain_builder_set(b, later, CHAIN_F_ACTOR, "nurse");
    chain_builder_add(b, NULL, "step", "sooner");
    chain_builder_text(b, later, CHAIN_TEXT_NAME, CHAIN_LANG_NONE, "Myöhempi");
    chain_object *nurse = chain_builder_add(b, NULL, "actor", "nurse");
    chain_builder_set(b, nurse, CHAIN_F_KIND, "nurse");
    chain_builder_set(b, chain_builder_root(b), CHAIN_F_LANGUAGE, "sv");
    chain_model *model = finish(b);
    chain_lang lang = CHAIN_LANG_NONE;
    const chain_object *step = chain_model_find(model, "later");
    ck_assert_uint_eq(chain_step_in_count(step), 1);
    ck_assert_ptr_eq(chain_flow_from(chain_step_in(step, 0)), chain_model_find(model, "sooner"));
    ck_assert_ptr_eq(chain_object_ref(step, CHAIN_F_ACTOR), chain_model_find(model, "nurse"));
    ck_assert_str_eq(chain_object_text(step, CHAIN_TEXT_NAME, CHAIN_LANG_EN, &lang), "Myöhempi");
    ck_assert_int_eq(lang, CHAIN_LANG_SV);
    ck_assert_int_eq(chain_model_language(model), CHAIN_LANG_SV);
    chain_model_free(model);
}
END_TEST

START_TEST(the_last_value_wins)
{
    chain_builder *b = chain_builder_new("chain", "c");
    chain_object *step = chain_builder_add(b, NULL, "step", "a");
    chain_builder_set(b, step, CHAIN_F_KIND, "no-such-kind");
    chain_builder_set(b, step, CHAIN_F_KIND, "triage");
    chain_builder_set(b, step, CHAIN_F_CHANNEL, "phone visit");
    chain_builder_set(b, step, CHAIN_F_CHANNEL, "phone");
    chain_builder_set(b, step, CHAIN_F_COST, "12");
    chain_builder_set(b, step, CHAIN_F_COST, " 13.5 ");
    chain_model *model = finish(b);
    double cost;
    const chain_object *a = chain_model_find(model, "a");
    ck_assert_int_eq(chain_object_kind(a, CHAIN_F_KIND), CHAIN_STEP_TRIAGE);
    ck_assert_uint_eq(chain_object_word_count(a, CHAIN_F_CHANNEL), 1);
    ck_assert(chain_object_number(a, CHAIN_F_COST, &cost));
    ck_assert_double_eq_tol(cost, 13.5, 1e-9);
    chain_model_free(model);
}
END_TEST

START_TEST(values_are_copied)
{
    char value[] = "nurse", words[] = "Hoitaja", id[] = "n";
    chain_builder *b = chain_builder_new("chain", "c");
    chain_object *actor = chain_builder_add(b, NULL, "actor", id);
    chain_builder_set(b, actor, CHAIN_F_CONTACT, value);
    chain_builder_text(b, actor, CHAIN_TEXT_NAME, CHAIN_LANG_FI, words);
    memset(value, 'x', sizeof value - 1);
    memset(words, 'x', sizeof words - 1);
    memset(id, 'x', sizeof id - 1);
    chain_model *model = finish(b);
    const chain_object *n = chain_model_find(model, "n");
    ck_assert_str_eq(chain_object_value(n, CHAIN_F_CONTACT), "nurse");
    ck_assert_str_eq(chain_object_text(n, CHAIN_TEXT_NAME, CHAIN_LANG_FI, NULL), "Hoitaja");
    chain_model_free(model);
}
END_TEST

START_TEST(what_does_not_exist_is_not_added)
{
    chain_builder *b = chain_builder_new("chain", "c");
    chain_object *step = chain_builder_add(b, NULL, "step", "a");
    ck_assert_ptr_null(chain_builder_add(b, NULL, "stepp", "x"));
    ck_assert_ptr_null(chain_builder_add(b, NULL, "", "x"));
    ck_assert_ptr_null(chain_builder_add(b, NULL, NULL, "x"));
    ck_assert_ptr_null(chain_builder_add(b, NULL, "name", NULL));
    ck_assert_ptr_null(chain_builder_add(b, NULL, "chain", "x"));
    ck_assert_ptr_null(chain_builder_add(b, step, "step", "x"));
    ck_assert_ptr_null(chain_builder_add(b, step, "actor", "x"));
    ck_assert_ptr_null(chain_builder_add(b, NULL, "time", NULL));
    ck_assert_ptr_null(chain_builder_add(b, NULL, "area", "x"));
    chain_model *model = finish(b);
    ck_assert_uint_eq(chain_model_count(model, CHAIN_STEP), 1);
    ck_assert_ptr_null(chain_model_find(model, "x"));
    chain_model_free(model);
}
END_TEST

START_TEST(only_documents_are_roots)
{
    ck_assert_ptr_null(chain_builder_new("step", "x"));
    ck_assert_ptr_null(chain_builder_new("", "x"));
    ck_assert_ptr_null(chain_builder_new(NULL, "x"));
    chain_builder *region = chain_builder_new("region", NULL);
    chain_object *area = chain_builder_add(region, NULL, "area", "utsjoki");
    chain_builder_set(region, area, CHAIN_F_KIND, "municipality");
    chain_model *model = finish(region);
    ck_assert_int_eq(chain_object_type(chain_model_root(model)), CHAIN_REGION);
    finds(model, "missing-id");
    chain_model_free(model);
    chain_builder_free(chain_builder_new("rules", "r"));
}
END_TEST

START_TEST(what_is_wrong_is_found_by_checking)
{
    chain_builder *b = chain_builder_new("chain", "c");
    chain_object *flow = chain_builder_add(b, NULL, "flow", "f");
    chain_builder_set(b, flow, CHAIN_F_FROM, "nowhere");
    chain_object *step = chain_builder_add(b, NULL, "step", "a");
    chain_builder_add(b, NULL, "step", "a");
    chain_builder_add(b, NULL, "step", "1 bad id");
    chain_builder_set(b, step, CHAIN_F_KIND, "tirage");
    chain_builder_set(b, step, CHAIN_F_MAX, "-P1D");
    chain_builder_set(b, step, CHAIN_F_PLANNED, "soon");
    chain_builder_set(b, step, CHAIN_F_POPULATION, "5");
    chain_object *status = chain_builder_add(b, NULL, "status", NULL);
    chain_builder_set(b, status, CHAIN_F_DATE, "2023-02-30");
    chain_model *model = finish(b);
    finds(model, "dangling-reference");
    finds(model, "missing-attribute");
    finds(model, "duplicate-id");
    finds(model, "bad-value");
    finds(model, "unknown-kind");
    finds(model, "bad-time");
    finds(model, "unknown-attribute");
    finds(model, "bad-date");
    chain_model_free(model);
}
END_TEST

START_TEST(null_is_answered)
{
    chain_model *model = NULL;
    chain_builder_free(NULL);
    ck_assert_ptr_null(chain_builder_root(NULL));
    ck_assert_ptr_null(chain_builder_add(NULL, NULL, "step", "a"));
    chain_builder_set(NULL, NULL, CHAIN_F_KIND, "x");
    chain_builder_text(NULL, NULL, CHAIN_TEXT_NAME, CHAIN_LANG_FI, "x");
    ck_assert_int_eq(chain_builder_finish(NULL, &model), CHAIN_BAD_ARGUMENT);
    chain_builder *b = chain_builder_new("chain", NULL);
    chain_object *step = chain_builder_add(b, NULL, "step", NULL);
    chain_builder_set(b, NULL, CHAIN_F_KIND, "x");
    chain_builder_set(b, step, CHAIN_F_KIND, NULL);
    chain_builder_set(b, step, CHAIN_F_NONE, "x");
    chain_builder_set(b, step, (chain_field)9999, "x");
    chain_builder_set(b, step, (chain_field)-1, "x");
    chain_builder_text(b, step, CHAIN_TEXT_NAME, CHAIN_LANG_FI, NULL);
    chain_builder_text(b, step, (chain_text_kind)0, CHAIN_LANG_FI, "x");
    chain_builder_text(b, step, (chain_text_kind)99, CHAIN_LANG_FI, "x");
    chain_builder_text(b, NULL, CHAIN_TEXT_NAME, CHAIN_LANG_FI, "x");
    chain_model_free(finish(b));
    b = chain_builder_new("chain", "c");
    ck_assert_int_eq(chain_builder_finish(b, NULL), CHAIN_BAD_ARGUMENT);
}
END_TEST

/* A language or text that does not exist must not lead out of a table when findings are made or the model is written. */
START_TEST(odd_languages_are_answered)
{
    chain_builder *b = chain_builder_new("chain", "c");
    chain_object *step = chain_builder_add(b, NULL, "step", "a");
    chain_builder_text(b, step, CHAIN_TEXT_NAME, (chain_lang)200, "x");
    chain_builder_text(b, step, CHAIN_TEXT_NAME, (chain_lang)-1, "y");
    chain_builder_text(b, step, CHAIN_TEXT_TITLE, CHAIN_LANG_FI, "not for a step");
    chain_model *model = finish(b);
    for (int lang = -3; lang < 260; lang += 10)
        ck_assert_ptr_nonnull(chain_object_text(chain_model_find(model, "a"), CHAIN_TEXT_NAME, (chain_lang)lang, NULL));
    (void)found(model);
    chain_model_free(model);
}
END_TEST

START_TEST(a_large_chain)
{
    enum { STEPS = 20000 };
    char id[16], next[16];
    chain_builder *b = chain_builder_new("chain", "c");
    for (int i = 0; i < STEPS; i++) {
        snprintf(id, sizeof id, "s%d", i);
        snprintf(next, sizeof next, "s%d", i + 1);
        ck_assert_ptr_nonnull(chain_builder_add(b, NULL, "step", id));
        chain_object *flow = chain_builder_add(b, NULL, "flow", NULL);
        chain_builder_set(b, flow, CHAIN_F_FROM, id);
        chain_builder_set(b, flow, CHAIN_F_TO, next);
    }
    chain_builder_add(b, NULL, "end", next);
    chain_model *model = finish(b);
    ck_assert_uint_eq(chain_model_count(model, CHAIN_STEP), STEPS + 1);
    const chain_object *step = chain_model_find(model, "s0");
    size_t walked = 0;
    while (chain_step_out_count(step)) {
        step = chain_flow_to(chain_step_out(step, 0));
        walked++;
    }
    ck_assert_uint_eq(walked, STEPS);
    ck_assert_uint_lt(chain_model_bytes(model), STEPS * 2000u);
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("builder", the_example_of_the_header, sections_are_made_when_needed, sub_objects_stand_under_their_parent,
          order_does_not_matter, the_last_value_wins, values_are_copied, what_does_not_exist_is_not_added, only_documents_are_roots,
          what_is_wrong_is_found_by_checking, null_is_answered, odd_languages_are_answered, a_large_chain)
