/* The tables of kinds: each is whole, and each look-up finds its way back. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "chain/kinds.h"
#include "model/kinds_memory.h"

#define find(table, text) chain_kind_find(CHAIN_KINDS_##table, text, strlen(text))
#define nearest(table, text) chain_kind_nearest(CHAIN_KINDS_##table, text, strlen(text))
#define label(table, id, lang) chain_kind_label(CHAIN_KINDS_##table, CHAIN_##table##_##id, CHAIN_LANG_##lang)
#define has(table, id, trait) chain_kind_has(CHAIN_KINDS_##table, CHAIN_##table##_##id, CHAIN_TRAIT_##trait)

/* The body runs for each kind of each table. */
#define EACH_KIND(table, kind) \
    for (chain_kinds table = (chain_kinds)1; table < CHAIN_KINDS_COUNT; table = (chain_kinds)(table + 1)) \
        for (int kind = 1; kind <= chain_kind_count(table); kind++)

START_TEST(tables_have_names_and_kinds)
{
    for (int i = 1; i < CHAIN_KINDS_COUNT; i++) {
        chain_kinds table = (chain_kinds)i;
        ck_assert_int_gt(chain_kind_count(table), 1);
        ck_assert_ptr_nonnull(chain_kinds_name(table));
        ck_assert_int_eq(chain_kinds_from_name(chain_kinds_name(table)), table);
    }
    ck_assert_str_eq(chain_kinds_name(CHAIN_KINDS_STEP), "step");
    ck_assert_str_eq(chain_kinds_name(CHAIN_KINDS_EVIDENCE_LEVEL), "evidence-level");
}
END_TEST

START_TEST(each_id_finds_its_kind)
{
    EACH_KIND(table, kind)
    {
        const char *id = chain_kind_id(table, kind);
        ck_assert_msg(id && *id, "%s %d has no id", chain_kinds_name(table), kind);
        ck_assert_uint_le(strlen(id), 24);
        ck_assert_msg(chain_kind_find(table, id, strlen(id)) == kind, "%s %s", chain_kinds_name(table), id);
        ck_assert_ptr_eq(chain_kind_nearest(table, id, strlen(id)), id);
    }
}
END_TEST

/* One memory for all tables and several rounds: what one word left there never answers for another. */
START_TEST(what_is_remembered_is_what_is_found)
{
    struct chain_kind_memory memory = {{0}};
    for (int round = 0; round < 3; round++)
        EACH_KIND(table, kind)
        {
            const char *id = chain_kind_id(table, kind);
            chain_kinds other = (chain_kinds)(table % (CHAIN_KINDS_COUNT - 1) + 1);
            ck_assert_int_eq(chain_kind_recall(&memory, table, id, strlen(id)), kind);
            ck_assert_int_eq(chain_kind_recall(&memory, other, id, strlen(id)), chain_kind_find(other, id, strlen(id)));
            ck_assert_int_eq(chain_kind_recall(&memory, table, id, strlen(id) - 1), chain_kind_find(table, id, strlen(id) - 1));
        }
    ck_assert_int_eq(chain_kind_recall(&memory, CHAIN_KINDS_STEP, "", 0), 0);
    ck_assert_int_eq(chain_kind_recall(&memory, CHAIN_KINDS_NONE, "triage", 6), 0);
}
END_TEST

START_TEST(ids_are_unique)
{
    EACH_KIND(table, kind)
    {
        for (int other = kind + 1; other <= chain_kind_count(table); other++)
            ck_assert_str_ne(chain_kind_id(table, kind), chain_kind_id(table, other));
    }
}
END_TEST

START_TEST(each_kind_has_words)
{
    EACH_KIND(table, kind)
    {
        const char *id = chain_kind_id(table, kind);
        for (int lang = CHAIN_LANG_EN; lang <= CHAIN_LANG_SV; lang++) {
            const char *label = chain_kind_label(table, kind, (chain_lang)lang);
            ck_assert_msg(label && *label, "%s %s: no label in %d", chain_kinds_name(table), id, lang);
        }
        ck_assert_msg(*chain_kind_definition(table, kind), "%s %s: undefined", chain_kinds_name(table), id);
        ck_assert_ptr_null(strchr(chain_kind_definition(table, kind), '\n'));
        const char *source = chain_kind_source(table, kind);
        ck_assert(!source || *source);
    }
}
END_TEST

START_TEST(labels_differ_within_a_table)
{
    EACH_KIND(table, kind)
    {
        for (int other = kind + 1; other <= chain_kind_count(table); other++)
            for (int lang = CHAIN_LANG_EN; lang <= CHAIN_LANG_SV; lang++)
                ck_assert_str_ne(chain_kind_label(table, kind, (chain_lang)lang),
                                 chain_kind_label(table, other, (chain_lang)lang));
    }
}
END_TEST

START_TEST(what_is_unknown_is_absent)
{
    ck_assert_int_eq(find(STEP, "traige"), 0);
    ck_assert_int_eq(find(STEP, ""), 0);
    ck_assert_int_eq(find(STEP, "Triage"), 0);
    ck_assert_int_eq(find(STEP, "triages"), 0);
    ck_assert_int_eq(find(STEP, "triag"), 0);
    ck_assert_int_eq(find(ACTOR, "triage"), 0);
    ck_assert_int_eq(chain_kind_find(CHAIN_KINDS_STEP, NULL, 0), 0);
    ck_assert_int_eq(chain_kind_find(CHAIN_KINDS_NONE, "triage", 6), 0);
    ck_assert_int_eq(chain_kind_find(CHAIN_KINDS_COUNT, "triage", 6), 0);
    ck_assert_int_eq(chain_kind_find(CHAIN_KINDS_STEP, "triage plan", 6), CHAIN_STEP_TRIAGE);
    int outside[] = {-1, 0, chain_kind_count(CHAIN_KINDS_STEP) + 1};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        ck_assert_ptr_null(chain_kind_id(CHAIN_KINDS_STEP, outside[i]));
        ck_assert_ptr_null(chain_kind_label(CHAIN_KINDS_STEP, outside[i], CHAIN_LANG_EN));
        ck_assert_str_eq(chain_kind_definition(CHAIN_KINDS_STEP, outside[i]), "");
        ck_assert_ptr_null(chain_kind_source(CHAIN_KINDS_STEP, outside[i]));
        ck_assert(!chain_kind_has(CHAIN_KINDS_STEP, outside[i], CHAIN_TRAIT_CLIENT_SEES));
    }
    ck_assert_int_eq(chain_kind_count(CHAIN_KINDS_NONE), 0);
    ck_assert_int_eq(chain_kind_count(CHAIN_KINDS_COUNT), 0);
    ck_assert_ptr_null(chain_kinds_name(CHAIN_KINDS_NONE));
    ck_assert_int_eq(chain_kinds_from_name("steps"), CHAIN_KINDS_NONE);
    ck_assert_int_eq(chain_kinds_from_name(NULL), CHAIN_KINDS_NONE);
}
END_TEST

START_TEST(nearest_forgives_slips)
{
    ck_assert_str_eq(nearest(STEP, "traige"), "triage");
    ck_assert_str_eq(nearest(STEP, "Triage"), "triage");
    ck_assert_str_eq(nearest(ACTOR, "public_health_nurse"), "public-health-nurse");
    ck_assert_str_eq(nearest(LANGUAGE, "fii"), "fi");
    ck_assert_ptr_null(nearest(STEP, "quartermaster"));
    ck_assert_ptr_null(nearest(LANGUAGE, "xx"));
    ck_assert_ptr_null(nearest(STEP, ""));
    ck_assert_ptr_null(chain_kind_nearest(CHAIN_KINDS_STEP, NULL, 0));
    ck_assert_ptr_null(chain_kind_nearest(CHAIN_KINDS_NONE, "triage", 6));
    char longest[4096];
    memset(longest, 'e', sizeof longest);
    ck_assert_ptr_null(chain_kind_nearest(CHAIN_KINDS_STEP, longest, sizeof longest));
    ck_assert_ptr_null(chain_kind_nearest(CHAIN_KINDS_STEP, longest, 150));
}
END_TEST

START_TEST(languages_have_codes)
{
    for (int lang = 1; lang < CHAIN_LANG_COUNT; lang++) {
        const char *code = chain_lang_code((chain_lang)lang);
        ck_assert_int_eq(chain_lang_from_code(code), lang);
        ck_assert_msg(find(LANGUAGE, code), "no language of service %s", code);
    }
    ck_assert_ptr_null(chain_lang_code(CHAIN_LANG_NONE));
    ck_assert_ptr_null(chain_lang_code(CHAIN_LANG_COUNT));
    ck_assert_int_eq(chain_lang_from_code("de"), CHAIN_LANG_NONE);
    ck_assert_int_eq(chain_lang_from_code(""), CHAIN_LANG_NONE);
    ck_assert_int_eq(chain_lang_from_code(NULL), CHAIN_LANG_NONE);
}
END_TEST

START_TEST(words_are_those_of_the_vocabulary)
{
    ck_assert_str_eq(label(STEP, TRIAGE, FI), "hoidon tarpeen arviointi");
    ck_assert_str_eq(label(SECTOR, HEALTH_BASIC, SV), "primärvård");
    ck_assert_str_eq(label(ACTOR, CLIENT, SE), "áššehas");
    ck_assert_ptr_null(label(STEP, TRIAGE, SE));
    ck_assert_ptr_null(label(STEP, TRIAGE, NONE));
    ck_assert_ptr_null(label(STEP, TRIAGE, COUNT));
}
END_TEST

/* Numbers may be stored by programs: first, middle and last of tables stay where they are. */
START_TEST(numbers_stay)
{
    ck_assert_int_eq(find(STEP, "need"), 1);
    ck_assert_int_eq(find(STEP, "subchain"), 35);
    ck_assert_int_eq(find(ACTOR, "cross-border-provider"), 40);
    ck_assert_int_eq(find(HANDOFF, "none"), 19);
    ck_assert_int_eq(find(CHANNEL, "remote-consult"), 22);
    ck_assert_int_eq(find(ITEM, "invoice"), 27);
    ck_assert_int_eq(find(STATUS, "withdrawn"), 12);
    ck_assert_int_eq(find(CLOCK, "decision-executed"), 11);
    ck_assert_int_eq(find(GAP, "not-assessable"), 29);
    ck_assert_int_eq(CHAIN_KINDS_YES_NO, 28);
}
END_TEST

START_TEST(traits_tell_what_is_true)
{
    ck_assert(has(STEP, TRIAGE, ENCOUNTER) && has(STEP, TRIAGE, ASSESSMENT) && !has(STEP, TRIAGE, HELP));
    ck_assert(has(STEP, CONTACT, CLIENT_ACTS) && !has(STEP, CONTACT, ENCOUNTER));
    ck_assert(has(STEP, TREAT, HELP) && has(STEP, WAIT, WAIT) && has(STEP, PLAN, PLAN));
    ck_assert(!has(STEP, RECORD, CLIENT_SEES) && !has(STEP, MEASURE, CLIENT_SEES));
    ck_assert(has(HANDOFF, REFERRAL, RESPONSIBILITY) && !has(HANDOFF, SHARED_RECORD, RESPONSIBILITY));
    ck_assert(has(HANDOFF, FEEDBACK, BACK) && has(HANDOFF, CONSULT_ANSWER, BACK));
    ck_assert(!has(HANDOFF, REFERRAL, BACK));
    for (int kind = 1; kind <= chain_kind_count(CHAIN_KINDS_HANDOFF); kind++) {
        bool weak = kind == CHAIN_HANDOFF_NONE || kind == CHAIN_HANDOFF_GUIDANCE ||
                    kind == CHAIN_HANDOFF_CLIENT_CARRIED;
        ck_assert_int_eq(chain_kind_has(CHAIN_KINDS_HANDOFF, kind, CHAIN_TRAIT_BRIDGE), !weak);
    }
    ck_assert(has(CHANNEL, FORM_ANON, ANONYMOUS) && has(CHANNEL, FORM_AUTH, STRONG_AUTH));
    ck_assert(!has(CHANNEL, E_REFERRAL, CLIENT_VISIBLE) && !has(CHANNEL, PLACE, REMOTE));
    ck_assert(has(ACTOR, RELATIVE, CLIENT_SIDE) && has(ACTOR, NURSE, PROFESSIONAL));
    ck_assert(has(ACTOR, SYSTEM, SYSTEM));
    ck_assert(has(STATUS, ADOPTED, IN_USE) && has(STATUS, ESTABLISHED, IN_USE));
    ck_assert(!has(STATUS, NOT_KEPT, IN_USE));
    ck_assert(chain_kind_has(CHAIN_KINDS_STEP, CHAIN_STEP_TREAT, CHAIN_TRAIT_HELP | CHAIN_TRAIT_ENCOUNTER));
    ck_assert(!chain_kind_has(CHAIN_KINDS_STEP, CHAIN_STEP_TREAT, CHAIN_TRAIT_HELP | CHAIN_TRAIT_WAIT));
    ck_assert(!chain_kind_has(CHAIN_KINDS_STEP, CHAIN_STEP_TREAT, 0));
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("kinds");
    tcase_add_test(tcase, tables_have_names_and_kinds);
    tcase_add_test(tcase, each_id_finds_its_kind);
    tcase_add_test(tcase, ids_are_unique);
    tcase_add_test(tcase, each_kind_has_words);
    tcase_add_test(tcase, labels_differ_within_a_table);
    tcase_add_test(tcase, what_is_unknown_is_absent);
    tcase_add_test(tcase, nearest_forgives_slips);
    tcase_add_test(tcase, languages_have_codes);
    tcase_add_test(tcase, words_are_those_of_the_vocabulary);
    tcase_add_test(tcase, numbers_stay);
    tcase_add_test(tcase, what_is_remembered_is_what_is_found);
    tcase_add_test(tcase, traits_tell_what_is_true);
    Suite *suite = suite_create("kinds");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
