/* Lines of text: where words are cut, by language. */
#include <string.h>

#include "draw/theme.h"
#include "draw/wrap.h"
#include "unit.h"

static void wrapped_in(chain_lang lang, const char *text, double width, const char *lines)
{
    struct chain_fonts fonts;
    struct chain_wrap wrap = {.width = 0};
    chain_fonts_built_in(&fonts);
    fonts.lang = lang;
    chain_wrap_run(&wrap, &fonts, text, 10, false, width);
    ck_assert_str_eq(wrap.text.bytes, lines);
    ck_assert_double_le(wrap.width, width + 0.01);
    chain_wrap_clear(&wrap);
}

static void wrapped(const char *text, double width, const char *lines)
{
    wrapped_in(CHAIN_LANG_FI, text, width, lines);
}

START_TEST(words_are_cut_by_their_language)
{
    wrapped("sosiaaliohjaaja", 62, "sosiaali-\nohjaaja");
    wrapped("lastensuojeluilmoitus", 88, "lastensuojelu-\nilmoitus");
    wrapped("menetelmäohjaajan", 70, "menetelmä-\nohjaajan");
    wrapped_in(CHAIN_LANG_SV, "föräldraprogram", 60, "föräldra-\nprogram");
    wrapped_in(CHAIN_LANG_SV, "orosanmälan", 50, "oros-\nanmälan");
    wrapped_in(CHAIN_LANG_SV, "missbrukartjänster", 70, "missbrukar-\ntjänster");
    wrapped_in(CHAIN_LANG_SV, "skilsmässohjälp", 70, "skilsmässo-\nhjälp");
    wrapped_in(CHAIN_LANG_SV, "nedstämdhet", 45, "ned-\nstämdhet");
    wrapped_in(CHAIN_LANG_EN, "physiotherapist", 42, "physio-\ntherapist");
    wrapped_in(CHAIN_LANG_EN, "psychiatric", 36, "psy-\nchiatric");
    wrapped_in(CHAIN_LANG_SV, "bedömningsperiod", 62, "bedömnings-\nperiod");
    wrapped_in(CHAIN_LANG_EN, "assessment", 42, "assess-\nment");
    wrapped_in(CHAIN_LANG_EN, "reviewing", 40, "review-\ning");
    wrapped_in(CHAIN_LANG_EN, "sosiaaliohjaaja [fi]", 62, "sosiaali-\nohjaaja [fi]");
}
END_TEST

START_TEST(words_are_cut_where_finns_cut_them)
{
    wrapped("Hoidon tarpeen arviointi", 70, "Hoidon tarpeen\narviointi");
    wrapped("palvelutarpeen", 50, "palvelu-\ntarpeen");
    wrapped("terveyden\u00ADhuolto", 60, "terveyden-\nhuolto");
    wrapped("erikoissairaanhoidossa", 80, "erikoissairaan-\nhoidossa");
    wrapped("RAI-seuranta", 45, "RAI-\nseuranta");
    wrapped("kokonaisvaltaisesti", 60, "kokonais-\nvaltaisesti");
    wrapped("kotikäynti · 20 min", 50, "kotikäynti\n20 min");
    wrapped("  a   b ", 50, "a b");
    wrapped("", 50, "");
}
END_TEST

START_TEST(nothing_is_clipped)
{
    struct chain_fonts fonts;
    struct chain_wrap wrap = {.width = 0};
    chain_fonts_built_in(&fonts);
    static const char text[] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx strčprstskrzkrk ölkäämme työ\xC3\xB6";
    chain_wrap_run(&wrap, &fonts, text, 10, false, 30);
    size_t shown = 0, written = 0;
    for (const char *c = wrap.text.bytes; *c; c++)
        shown += *c != '\n' && *c != '-';
    for (const char *c = text; *c; c++)
        written += *c != ' ';
    ck_assert_uint_eq(shown, written);
    ck_assert_double_le(wrap.width, 30.01);
    chain_wrap_run(&wrap, &fonts, "WWW", 10, false, 1); /* a letter is wider than the line: one a line, none lost */
    ck_assert_uint_eq(wrap.lines, 3);
    chain_wrap_clear(&wrap);
}
END_TEST

START_TEST(even_lines_are_no_more_lines)
{
    struct chain_fonts fonts;
    struct chain_wrap wrap = {.width = 0};
    chain_fonts_built_in(&fonts);
    chain_wrap_run(&wrap, &fonts, "Hoito keskeytyy tai ei ala", 10, false, 100);
    size_t lines = wrap.lines;
    double width = wrap.width;
    chain_wrap_even(&wrap, &fonts, "Hoito keskeytyy tai ei ala", 10, false, 100);
    ck_assert_uint_eq(wrap.lines, lines);
    ck_assert_double_lt(wrap.width, width);
    chain_wrap_clear(&wrap);
}
END_TEST

UNIT_MAIN("wrap", words_are_cut_by_their_language, words_are_cut_where_finns_cut_them, nothing_is_clipped, even_lines_are_no_more_lines)
