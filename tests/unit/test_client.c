/* The client's view: what is shown, in which words, and that no way is lost. */
#include "chain/check.h"
#include "unit.h"
#include "view/plain.h"
#include "view/view.h"

static struct chain_view *view_in(const char *content, bool gaps, chain_lang lang)
{
    chain_model *model = unit_model(content);
    chain_findings *findings = chain_findings_new();
    if (gaps)
        ck_assert_int_eq(chain_gaps(model, NULL, findings), CHAIN_OK);
    const struct chain_view_request request = {.model = model, .findings = gaps ? findings : NULL, .lang = lang};
    struct chain_view *view = chain_view_client(&request);
    ck_assert_ptr_nonnull(view);
    chain_findings_free(findings);
    chain_model_free(model);
    return view;
}

static const struct chain_view_box *find_box(const struct chain_view *view, const char *id)
{
    for (size_t i = 0; i < view->box_count; i++)
        if (strcmp(view->boxes[i].id, id) == 0)
            return &view->boxes[i];
    return NULL;
}

static const struct chain_view_line *find_line(const struct chain_view *view, const char *from, const char *to)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (strcmp(view->boxes[view->lines[i].from].id, from) == 0 && strcmp(view->boxes[view->lines[i].to].id, to) == 0)
            return &view->lines[i];
    return NULL;
}

#define ACTORS "<actors><actor id='me' kind='client'><name>Asiakas</name></actor>" \
               "<actor id='n' kind='nurse' contact='016 123'><name>Sairaanhoitaja</name></actor>" \
               "<actor id='d' kind='physician'><name>Lääkäri</name></actor></actors>"

static const char chain_text[] = ACTORS
    "<steps><start id='s' kind='need' actor='me'><client-name>Vointi huononee</client-name></start>"
    "<step id='call' kind='contact' actor='me' channel='phone chat'><name>Soitto</name><client-name>Soitat</client-name>"
    "<channel kind='phone' hours='ma-pe 8-16'/></step>"
    "<step id='t' kind='triage' actor='n' channel='phone' typical='PT20M'><name>Hoidon tarpeen arviointi</name></step>"
    "<step id='r' kind='record' actor='n' visibility='backstage' typical='P2W'><name>Lähetteen käsittely</name></step>"
    "<branch id='b' actor='d' visibility='backstage'><name>Kiireellisyysluokka?</name></branch>"
    "<step id='w' kind='wait' actor='d' typical='P3W'><name>Odotus</name><client-name>Odotat aikaa</client-name></step>"
    "<step id='w2' kind='wait' actor='d'/>"
    "<step id='v' kind='treat' actor='d' channel='place'><client-name>Tapaat lääkärin</client-name></step>"
    "<end id='ok' kind='resolved' actor='me'><client-name>Voit paremmin</client-name></end>"
    "<end id='out' kind='dropout' actor='me'/></steps>"
    "<flows><flow from='s' to='call'/><handoff from='call' to='t' kind='contact'/><flow from='t' to='r'/>"
    "<handoff from='r' to='b' kind='referral'/><handoff id='x' from='b' to='w' kind='referral'><condition>kiireetön</condition></handoff>"
    "<handoff id='y' from='b' to='out' kind='none'/><flow from='b' to='w2'><condition>muu</condition></flow>"
    "<flow from='w' to='v'/><flow from='w2' to='v'/><flow from='v' to='ok'/></flows>";

START_TEST(only_what_the_client_meets)
{
    struct chain_view *view = view_in(chain_text, false, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->lane_count, 2);
    ck_assert_str_eq(view->lanes[0].name, "Minä");
    ck_assert_str_eq(view->lanes[1].name, "Palvelut, jotka kohtaan");
    ck_assert_ptr_null(find_box(view, "r"));
    ck_assert_uint_eq(find_box(view, "call")->lane, 0);
    ck_assert_uint_eq(find_box(view, "w")->lane, 0);
    ck_assert_uint_eq(find_box(view, "t")->lane, 1);
    /* Where professionals choose, the way divides; their words for it are not shown. */
    ck_assert_int_eq(find_box(view, "b")->shape, CHAIN_SHAPE_BRANCH);
    ck_assert_str_eq(find_box(view, "b")->label, "Päätetään, miten jatkat");
    chain_view_free(view);
}
END_TEST

START_TEST(words_are_plain)
{
    struct chain_view *view = view_in(chain_text, false, CHAIN_LANG_FI);
    ck_assert_str_eq(find_box(view, "call")->label, "Soitat");
    ck_assert_str_eq(find_box(view, "call")->sublabel, "puhelimessa tai chatissa · avoinna: ma-pe 8-16 · 016 123");
    ck_assert_str_eq(find_box(view, "t")->label, "Hoidon tarpeen arviointi\u00A0*");
    ck_assert_str_eq(find_box(view, "t")->sublabel, "Sairaanhoitaja · puhelimessa · noin 20\u00A0minuuttia");
    ck_assert_str_eq(find_box(view, "w")->sublabel, "Odotat noin 3\u00A0viikkoa");
    ck_assert_str_eq(find_box(view, "w2")->label, "Odotus\u00A0*");
    ck_assert_str_eq(find_box(view, "w2")->sublabel, "Ei tiedetä, kuinka kauan odotat");
    ck_assert_str_eq(find_box(view, "ok")->sublabel, "Sait apua");
    ck_assert_str_eq(find_box(view, "out")->label, "Apu jää kesken");
    ck_assert_uint_eq(view->unplain, 2);
    ck_assert_str_eq(view->notes[0], "Sairaanhoitaja: 016 123");
    ck_assert_str_eq(view->notes[1], "Yhteystietoja ei ole kerrottu: 1 kuvan palveluista.");
    ck_assert_str_eq(view->notes[2], "* 2 nimeä on vielä ammattilaisten sanoin.");
    ck_assert_uint_eq(view->note_count, 3);
    chain_view_free(view);
}
END_TEST

START_TEST(no_way_is_lost_and_its_wait_is_kept)
{
    struct chain_view *view = view_in(chain_text, false, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->line_count, 9);
    ck_assert_str_eq(find_line(view, "t", "b")->label, "odotat noin 2\u00A0viikkoa");
    ck_assert_int_eq(find_line(view, "t", "b")->look, CHAIN_LOOK_REFERRAL);
    ck_assert_str_eq(find_line(view, "b", "w")->label, "kiireetön");
    ck_assert_str_eq(find_line(view, "b", "out")->label, "ei ole sovittu");
    ck_assert_int_eq(find_line(view, "b", "out")->look, CHAIN_LOOK_NONE);
    chain_view_free(view);
}
END_TEST

START_TEST(an_interval_is_no_wait)
{
    struct chain_view *view = view_in(
        ACTORS "<steps><start id='s' actor='me'/><step id='a' kind='treat' actor='n'/><step id='b' kind='treat' actor='n'/>"
               "<step id='c' kind='treat' actor='d'/></steps><flows><flow from='s' to='a'/><flow from='a' to='b' planned='P6M'/>"
               "<handoff from='b' to='c' kind='referral' within='P7D'/></flows>", false, CHAIN_LANG_FI);
    ck_assert_str_eq(find_line(view, "a", "b")->label, "noin 6\u00A0kuukautta myöhemmin");
    ck_assert_str_eq(find_line(view, "b", "c")->label, "odotat enintään viikon");
    chain_view_free(view);
}
END_TEST

START_TEST(what_hides_where_ways_meet_and_part_stays)
{
    /* Three in, three out: nine lines would say nothing. A hidden dead end is where the client waits in vain. */
    struct chain_view *view = view_in(ACTORS
        "<steps><start id='s' actor='me'/><branch id='b' actor='me'/><step id='p' kind='treat' actor='n'/><step id='q' kind='treat' actor='n'/>"
        "<step id='r' kind='treat' actor='n'/><step id='h' kind='record' actor='n'/><step id='x' kind='treat' actor='n'/>"
        "<step id='y' kind='treat' actor='n'/><step id='z' kind='treat' actor='n'/><step id='dead' kind='record' actor='n'/></steps>"
        "<flows><flow from='s' to='b'/><flow from='b' to='p'/><flow from='b' to='q'/><flow from='b' to='r'/><flow from='p' to='h'/>"
        "<flow from='q' to='h'/><flow from='r' to='h'/><flow from='h' to='x'/><flow from='h' to='y'/><flow from='h' to='z'/>"
        "<flow from='h' to='h'/><flow from='x' to='dead'/></flows>", false, CHAIN_LANG_EN);
    ck_assert_str_eq(find_box(view, "h")->label, "Your matter is being dealt with");
    ck_assert_str_eq(find_box(view, "dead")->label, "It is not told what happens next");
    ck_assert(find_box(view, "h")->dashed);
    ck_assert_uint_eq(view->line_count, 11);
    chain_view_free(view);
}
END_TEST

/* Hidden steps in a long row, in a net, in a circle: no more lines than there were, and all visible steps stay joined. */
START_TEST(long_and_round_ways_end)
{
    static char text[400000];
    size_t n = (size_t)snprintf(text, sizeof text, ACTORS "<steps><start id='s' actor='me'/><end id='e' actor='me'/>");
    for (int i = 0; i < 2000; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "<step id='h%d' kind='record' actor='n' typical='P1D'/>", i);
    n += (size_t)snprintf(text + n, sizeof text - n, "</steps><flows><flow from='s' to='h0'/><flow from='h1999' to='e'/>");
    for (int i = 0; i < 1999; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "<flow from='h%d' to='h%d'/>%s", i, i + 1,
                              i % 500 ? "" : "<flow from='h1999' to='h3'/><flow from='h7' to='h7'/>");
    snprintf(text + n, sizeof text - n, "</flows>");
    struct chain_view *view = view_in(text, false, CHAIN_LANG_FI);
    ck_assert_uint_le(view->line_count, 2010);
    ck_assert_uint_le(view->box_count, 5);
    chain_view_free(view);
    view = view_in(ACTORS "<steps><step id='a' kind='record' actor='n'/><step id='b' kind='record' actor='n'/></steps>"
                          "<flows><flow from='a' to='b'/><flow from='b' to='a'/></flows>", false, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->line_count, 0);
    chain_view_free(view);
}
END_TEST

START_TEST(gaps_say_what_they_mean_for_the_client)
{
    struct chain_view *view = view_in(chain_text, true, CHAIN_LANG_FI);
    size_t badges = 0;
    ck_assert_uint_gt(view->gap_count, 0);
    for (size_t i = 0; i < view->gap_count; i++)
        ck_assert(view->gaps[i].marked && view->gaps[i].question && view->gaps[i].words);
    for (size_t i = 0; i < view->box_count; i++)
        badges += view->boxes[i].gap_count;
    for (size_t i = 0; i < view->line_count; i++)
        badges += view->lines[i].gap_count;
    ck_assert_uint_eq(badges, view->gap_count);
    ck_assert_ptr_null(view->unknown_note);
    chain_view_free(view);
}
END_TEST

START_TEST(other_languages_fall_back_in_sight)
{
    struct chain_view *view = view_in(ACTORS
        "<steps><start id='s' actor='me'><name>Alku</name><name xml:lang='en'>Start</name><client-name>Alat</client-name></start>"
        "<step id='a' kind='treat' actor='n'><client-name>Saat hoitoa</client-name></step></steps>", false, CHAIN_LANG_EN);
    ck_assert_str_eq(find_box(view, "s")->label, "Start\u00A0*"); /* in the reader's language, though not in the client's words */
    ck_assert_str_eq(find_box(view, "a")->label, "Saat hoitoa [fi]");
    ck_assert_uint_ge(view->fallbacks, 2);
    chain_view_free(view);
}
END_TEST

START_TEST(empty_and_unknown_chains_have_a_view)
{
    struct chain_view *view = view_in("", false, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->lane_count + view->box_count + view->line_count, 0);
    chain_view_free(view);
    view = view_in("<steps><step id='a'/></steps>", true, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->lane_count, 1);
    ck_assert_uint_eq(view->box_count, 1); /* not known to be hidden: shown */
    chain_view_free(view);
    view = view_in("<steps><step id='a'/></steps><flows><flow from='a' to='nowhere'/><flow from='a' to='a'/></flows>", true, CHAIN_LANG_SV);
    ck_assert_uint_eq(view->line_count, 1);
    chain_view_free(view);
}
END_TEST

START_TEST(times_are_whole_words)
{
    static const struct { chain_duration duration; chain_lang lang; const char *words; } rows[] = {
        {{0, 0, 7 * 1440}, CHAIN_LANG_FI, "viikon"},       {{0, 0, 21 * 1440}, CHAIN_LANG_FI, "3\u00A0viikkoa"},
        {{3, 0, 0}, CHAIN_LANG_FI, "3\u00A0kuukautta"},    {{12, 0, 0}, CHAIN_LANG_EN, "a\u00A0year"},
        {{0, 3, 0}, CHAIN_LANG_FI, "3\u00A0arkipäivää"},   {{0, 0, 90}, CHAIN_LANG_FI, "90\u00A0minuuttia"},
        {{0, 0, 150}, CHAIN_LANG_FI, "2\u00A0tuntia 30\u00A0minuuttia"}, {{0, 0, 60}, CHAIN_LANG_FI, "tunnin"},
        {{0, 0, 0}, CHAIN_LANG_EN, "no time"},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++) {
        struct chain_phrase phrase = {"", 0};
        chain_plain_add_duration(&phrase, rows[i].duration, rows[i].lang);
        ck_assert_str_eq(phrase.bytes, rows[i].words);
    }
}
END_TEST

UNIT_MAIN("client", only_what_the_client_meets, words_are_plain, no_way_is_lost_and_its_wait_is_kept, an_interval_is_no_wait,
          what_hides_where_ways_meet_and_part_stays, long_and_round_ways_end, gaps_say_what_they_mean_for_the_client,
          other_languages_fall_back_in_sight, empty_and_unknown_chains_have_a_view, times_are_whole_words)
