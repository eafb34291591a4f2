/* Words in the reader's language, without any locale, and the words of statuses. */
#include <locale.h>

#include "base/catalogues.h"
#include "chain/chain.h"
#include "unit.h"

START_TEST(finnish_is_built_in)
{
    ck_assert_str_eq(chain_words(CHAIN_LANG_FI, "month"), "kuukausi");
    ck_assert_str_eq(chain_words(CHAIN_LANG_EN, "month"), "month");
    ck_assert_ptr_null(setlocale(LC_ALL, "xx_XX"));
    ck_assert_str_eq(chain_words(CHAIN_LANG_FI, "month"), "kuukausi");
}
END_TEST

START_TEST(without_a_translation_it_is_english)
{
    const char *const msgid = "no such words are in any catalogue";
    for (int lang = -2; lang < CHAIN_LANG_COUNT + 3; lang++)
        ck_assert_ptr_eq(chain_words((chain_lang)lang, msgid), msgid);
    ck_assert_ptr_null(chain_words(CHAIN_LANG_FI, NULL));
    ck_assert_str_eq(chain_words(CHAIN_LANG_FI, ""), "");
}
END_TEST

START_TEST(each_catalogue_answers)
{
    size_t finnish = 0;
    for (size_t i = 0; i < chain_catalogue_count; i++) {
        ck_assert_uint_ge(chain_catalogues[i].size, 28);
        finnish += chain_catalogues[i].lang == CHAIN_LANG_FI;
    }
    ck_assert_uint_gt(finnish, 0);
}
END_TEST

START_TEST(nearest_of_a_list)
{
    static const char *const known[] = {"check", "gaps", "draw", "fmt"};
    ck_assert_str_eq(chain_words_nearest("chekc", known, 4), "check");
    ck_assert_ptr_null(chain_words_nearest("zebra", known, 4));
    ck_assert_ptr_null(chain_words_nearest("chekc", known, 0));
    ck_assert_ptr_null(chain_words_nearest("", known, 4));
}
END_TEST

START_TEST(each_status_has_words)
{
    for (int status = -3; status < 30; status++)
        ck_assert_ptr_nonnull(chain_status_text((chain_status)status));
    for (int status = 0; status <= CHAIN_DRAW_FAILED; status++)
        ck_assert_str_ne(chain_status_text((chain_status)status), "unknown status");
}
END_TEST

START_TEST(the_version_is_that_of_the_headers)
{
    ck_assert_str_eq(chain_version(), CHAIN_VERSION);
}
END_TEST

UNIT_MAIN("words", finnish_is_built_in, without_a_translation_it_is_english, each_catalogue_answers, nearest_of_a_list,
          each_status_has_words, the_version_is_that_of_the_headers)
