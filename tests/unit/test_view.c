/* The lanes view: what of a chain is drawn, where, and in which words. */
#include "chain/check.h"
#include "chain/load.h"
#include "unit.h"
#include "view/view.h"
#include "view/words.h"

#define HEAD "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\" state=\"as-is\" version=\"0.1\" xml:lang=\"fi\"><title>Ketju</title>" \
             "<title xml:lang=\"en\">Chain</title>"

static struct chain_view *view_of(const char *text, bool gaps, chain_lang lang)
{
    const chain_load_options options = {.size = sizeof options, .alone = true};
    chain_model *model = NULL;
    chain_findings *findings = chain_findings_new();
    ck_assert_int_eq(chain_load_memory(text, strlen(text), "c.xml", &options, &model), CHAIN_OK);
    if (gaps)
        ck_assert_int_eq(chain_gaps(model, NULL, findings), CHAIN_OK);
    const struct chain_view_request request = {.model = model, .findings = gaps ? findings : NULL, .lang = lang};
    struct chain_view *view = chain_view_lanes(&request);
    ck_assert_ptr_nonnull(view);
    /* A view borrows nothing: all that follows reads it after its sources are gone. */
    chain_findings_free(findings);
    chain_model_free(model);
    return view;
}

static const struct chain_view_box *box(const struct chain_view *view, const char *id)
{
    for (size_t i = 0; i < view->box_count; i++)
        if (strcmp(view->boxes[i].id, id) == 0)
            return &view->boxes[i];
    ck_abort_msg("no box %s", id);
    return NULL;
}

static const struct chain_view_line *line(const struct chain_view *view, const char *id)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (strcmp(view->lines[i].id, id) == 0)
            return &view->lines[i];
    ck_abort_msg("no line %s", id);
    return NULL;
}

static bool has_key(const struct chain_view *view, enum chain_key_kind kind, int which)
{
    for (size_t i = 0; i < view->key_count; i++)
        if (view->keys[i].kind == kind && view->keys[i].which == which)
            return true;
    return false;
}

static const char lanes_text[] = HEAD
    "<actors><organisation id=\"o\"><name>Terveyskeskus</name></organisation>"
    "<actor id=\"n\" kind=\"nurse\" organisation=\"o\"><name>Hoitaja</name><name xml:lang=\"en\">Nurse</name></actor>"
    "<actor id=\"idle\" kind=\"physician\"><name>Lääkäri</name></actor>"
    "<actor id=\"f\" kind=\"physiotherapist\" lane=\"1\"><name>Fysioterapeutti</name></actor>"
    "<actor id=\"a\" kind=\"client\"><name>Asiakas</name></actor></actors>"
    "<steps><start id=\"s\" kind=\"need\" actor=\"a\"/>"
    "<step id=\"t\" kind=\"triage\" actor=\"n\" channel=\"video\" typical=\"PT20M\"><name>Arvio</name></step>"
    "<step id=\"w\" kind=\"wait\" actor=\"f\" max=\"P3M\"/>"
    "<step id=\"r\" kind=\"record\" actor=\"n\"><name>Kirjaus</name></step>"
    "<branch id=\"b\"><name>Jatko?</name></branch>"
    "<end id=\"e\" kind=\"dropout\" actor=\"a\"/></steps>"
    "<flows><handoff from=\"s\" to=\"t\" kind=\"contact\"/><flow from=\"t\" to=\"r\"/><flow from=\"r\" to=\"b\"/>"
    "<handoff id=\"x\" from=\"b\" to=\"w\" kind=\"none\" share=\"0.125\"><condition>ei</condition></handoff>"
    "<handoff from=\"b\" to=\"e\" kind=\"guidance\"><condition>kyllä</condition></handoff>"
    "<handoff from=\"b\" to=\"e\" kind=\"guidance\"><condition>ehkä</condition></handoff>"
    "<flow from=\"w\" to=\"t\"/><message from=\"t\" to=\"s\" kind=\"feedback\"/></flows></chain>";

START_TEST(lanes_stand_in_order)
{
    struct chain_view *view = view_of(lanes_text, false, CHAIN_LANG_FI);
    static const char *const names[] = {"Asiakas", "Fysioterapeutti", "Hoitaja", "?"};
    ck_assert_uint_eq(view->lane_count, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_str_eq(view->lanes[i].name, names[i]);
    ck_assert(view->lanes[0].client && !view->lanes[1].client);
    ck_assert_ptr_null(view->lanes[0].organisation);
    ck_assert_str_eq(view->lanes[2].organisation, "Terveyskeskus");
    ck_assert_uint_eq(box(view, "b")->lane, 3);
    ck_assert_uint_eq(box(view, "w")->lane, 1);
    chain_view_free(view);
}
END_TEST

START_TEST(boxes_say_what_happens)
{
    struct chain_view *view = view_of(lanes_text, false, CHAIN_LANG_FI);
    ck_assert_str_eq(box(view, "s")->label, "Tarpeen herääminen");
    ck_assert_int_eq(box(view, "s")->shape, CHAIN_SHAPE_START);
    ck_assert_int_eq(box(view, "b")->shape, CHAIN_SHAPE_BRANCH);
    ck_assert_int_eq(box(view, "e")->shape, CHAIN_SHAPE_END);
    ck_assert_int_eq(box(view, "t")->icon, CHAIN_ICON_TICK);
    ck_assert_ptr_nonnull(strstr(box(view, "t")->sublabel, "20\u00A0min"));
    ck_assert_int_eq(box(view, "w")->icon, CHAIN_ICON_HOURGLASS);
    ck_assert_str_eq(box(view, "w")->label, "Odotus");
    ck_assert_str_eq(box(view, "w")->sublabel, "enintään 3\u00A0kk");
    ck_assert(box(view, "r")->dashed && !box(view, "t")->dashed && !box(view, "w")->dashed);
    ck_assert_int_eq(box(view, "r")->family, CHAIN_FAMILY_BACK);
    ck_assert_int_eq(box(view, "t")->column, -1);
    chain_view_free(view);
}
END_TEST

START_TEST(lines_look_like_what_passes)
{
    struct chain_view *view = view_of(lanes_text, false, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->line_count, 7);
    ck_assert_int_eq(line(view, "s>t")->look, CHAIN_LOOK_CONTACT);
    ck_assert_str_eq(line(view, "s>t")->label, "yhteydenotto");
    ck_assert_ptr_null(line(view, "t>r")->label);
    ck_assert_int_eq(line(view, "x")->look, CHAIN_LOOK_NONE);
    ck_assert_str_eq(line(view, "x")->label, "ei (12,5\u00A0%)");
    ck_assert_str_eq(line(view, "b>e")->label, "kyllä / ehkä");
    ck_assert(line(view, "w>t")->back && !line(view, "x")->back);
    ck_assert_int_eq(line(view, "w>t")->look, CHAIN_LOOK_BACK);
    ck_assert(line(view, "t>s")->message && !line(view, "t>s")->back);
    ck_assert(line(view, "x")->crosses && !line(view, "t>r")->crosses);
    chain_view_free(view);
}
END_TEST

START_TEST(legend_has_only_what_occurs)
{
    struct chain_view *view = view_of(lanes_text, false, CHAIN_LANG_FI);
    ck_assert(has_key(view, CHAIN_KEY_LOOK, CHAIN_LOOK_NONE) && has_key(view, CHAIN_KEY_LOOK, CHAIN_LOOK_FEEDBACK));
    ck_assert(!has_key(view, CHAIN_KEY_LOOK, CHAIN_LOOK_REFERRAL) && !has_key(view, CHAIN_KEY_SHAPE, CHAIN_SHAPE_PARALLEL));
    ck_assert(has_key(view, CHAIN_KEY_ICON, CHAIN_ICON_HOURGLASS) && !has_key(view, CHAIN_KEY_ICON, CHAIN_ICON_HOUSE));
    ck_assert(has_key(view, CHAIN_KEY_DASHED, 0) && !has_key(view, CHAIN_KEY_GAP, 0));
    chain_view_free(view);
}
END_TEST

START_TEST(other_languages_are_marked_and_counted)
{
    struct chain_view *view = view_of(lanes_text, false, CHAIN_LANG_EN);
    ck_assert_str_eq(view->title, "Chain");
    ck_assert_str_eq(view->lanes[2].name, "Nurse");
    ck_assert_str_eq(view->lanes[0].name, "Asiakas [fi]");
    ck_assert_str_eq(box(view, "t")->label, "Arvio [fi]");
    ck_assert_str_eq(box(view, "s")->label, "Need arises");
    ck_assert_str_eq(line(view, "x")->label, "ei [fi] (12.5%)");
    /* Two actors and an organisation, three steps, three conditions. */
    ck_assert_uint_eq(view->fallbacks, 9);
    chain_view_free(view);
    view = view_of(lanes_text, false, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->fallbacks, 0);
    chain_view_free(view);
}
END_TEST

START_TEST(gaps_are_numbered_by_position)
{
    struct chain_view *view = view_of(lanes_text, true, CHAIN_LANG_FI);
    ck_assert_uint_gt(view->gap_count, 0);
    size_t badges = 0, marked = 0;
    for (size_t i = 0; i < view->gap_count; i++) {
        ck_assert(view->gaps[i].number[0] == 'G' && view->gaps[i].words[0]);
        ck_assert_int_ne(view->gaps[i].severity, CHAIN_SEVERITY_UNKNOWN);
        marked += view->gaps[i].marked;
    }
    for (size_t i = 0; i < view->box_count; i++)
        badges += view->boxes[i].gap_count;
    for (size_t i = 0; i < view->line_count; i++)
        badges += view->lines[i].gap_count;
    ck_assert_uint_eq(badges, marked);
    ck_assert_uint_gt(line(view, "x")->gap_count, 0); /* no handoff agreed: always a gap */
    ck_assert(has_key(view, CHAIN_KEY_GAP, 0));
    chain_view_free(view);
}
END_TEST

/* A flow without an id is called by its ends, in the map of handoffs too, where lines join actors. */
START_TEST(gaps_of_flows_without_an_id_are_marked)
{
    chain_model *model = unit_model(
        "<actors><organisation id='a' sector='primary'/><organisation id='b' sector='mental-health'/><actor id='me' kind='client'/>"
        "<actor id='d' kind='physician' organisation='a'/><actor id='n' kind='nurse' organisation='b'/></actors>"
        "<steps><start id='s' actor='me'/><step id='see' kind='triage' actor='d'/><step id='help' kind='treat' actor='n'/>"
        "<end id='ok' kind='resolved' actor='me'/></steps>"
        "<flows><handoff from='s' to='see' kind='contact'/><handoff from='see' to='help' kind='none'/><flow from='help' to='ok'/></flows>");
    chain_findings *findings = chain_findings_new();
    ck_assert_int_eq(chain_gaps(model, NULL, findings), CHAIN_OK);
    chain_view_make *const makes[] = {chain_view_lanes, chain_view_handoffs};
    for (size_t v = 0; v < UNIT_COUNT(makes); v++) {
        const struct chain_view_request request = {.model = model, .findings = findings, .lang = CHAIN_LANG_FI};
        struct chain_view *view = makes[v](&request);
        size_t marked = 0;
        for (size_t i = 0; i < view->line_count; i++)
            if (view->lines[i].look == CHAIN_LOOK_NONE)
                marked += view->lines[i].gap_count;
        ck_assert_uint_gt(marked, 0);
        chain_view_free(view);
    }
    chain_findings_free(findings);
    chain_model_free(model);
}
END_TEST

START_TEST(any_order_group_points_at_its_members)
{
    struct chain_view *view = view_of(HEAD
        "<actors><actor id=\"a\" kind=\"nurse\"/></actors><steps><start id=\"s\" actor=\"a\"/>"
        "<any-order id=\"g\" actor=\"a\"><step id=\"m1\" kind=\"treat\" actor=\"a\"/><step id=\"m2\" kind=\"group\" actor=\"a\"/></any-order>"
        "<end id=\"e\" kind=\"resolved\" actor=\"a\"/></steps>"
        "<flows><flow from=\"s\" to=\"g\"/><flow from=\"g\" to=\"e\"/></flows></chain>", false, CHAIN_LANG_FI);
    ck_assert_int_eq(box(view, "g")->shape, CHAIN_SHAPE_ANY_ORDER);
    ck_assert_str_eq(box(view, "g")->label, "Missä järjestyksessä tahansa");
    ck_assert_uint_eq(view->line_count, 4);
    ck_assert_int_eq(line(view, "g>m1")->look, CHAIN_LOOK_MEMBER);
    ck_assert_int_eq(line(view, "g>m2")->look, CHAIN_LOOK_MEMBER);
    ck_assert(box(view, "m1")->member && box(view, "m2")->member && !box(view, "g")->member && !box(view, "e")->member);
    chain_view_free(view);
}
END_TEST

START_TEST(waits_tiers_and_state_are_shown)
{
    struct chain_view *view = view_of(
        "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\" state=\"to-be\"><actors><actor id=\"a\" kind=\"nurse\"/></actors><steps>"
        "<step id=\"w\" kind=\"wait\" actor=\"a\" typical=\"P4W\" max=\"P1Y\"/><step id=\"v\" kind=\"wait\" actor=\"a\" max=\"P1W\"/>"
        "<step id=\"u\" kind=\"wait\" actor=\"a\"/><step id=\"t\" kind=\"treat\" actor=\"a\" typical=\"P2Y\" tier=\"special\"/>"
        "</steps></chain>", false, CHAIN_LANG_FI);
    ck_assert_double_eq_tol(box(view, "w")->wait, 1, 1e-9);
    ck_assert_double_eq_tol(box(view, "v")->wait, 0.25, 1e-9);
    ck_assert(box(view, "u")->wait == 0 && box(view, "t")->wait == 0); /* not known; not a wait */
    ck_assert_int_eq(box(view, "t")->tier, CHAIN_TIER_SPECIAL);
    ck_assert(has_key(view, CHAIN_KEY_WAIT, 0) && has_key(view, CHAIN_KEY_TIER, CHAIN_TIER_SPECIAL));
    ck_assert(!has_key(view, CHAIN_KEY_TIER, CHAIN_TIER_BASIC));
    ck_assert_str_eq(view->state, "Tavoitetila");
    ck_assert(view->planned);
    chain_view_free(view);
}
END_TEST

START_TEST(a_question_is_asked_once)
{
    struct chain_view *view = view_of(lanes_text, true, CHAIN_LANG_FI);
    size_t whole = 0;
    for (size_t i = 0; i < view->gap_count; i++) {
        ck_assert(view->gaps[i].question && view->gaps[i].question[0]);
        whole += !view->gaps[i].marked;
        /* Whoever asks the same as another stands beside it. */
        for (size_t k = i + 2; k < view->gap_count; k++)
            if (strcmp(view->gaps[i].question, view->gaps[k].question) == 0)
                ck_assert_str_eq(view->gaps[k - 1].question, view->gaps[k].question);
    }
    ck_assert_uint_eq(view->whole_gap_count, whole);
    ck_assert_uint_gt(whole, 0);
    for (size_t i = 1; i < whole; i++)
        ck_assert_int_lt(view->whole_gaps[i - 1], view->whole_gaps[i]);
    ck_assert(has_key(view, CHAIN_KEY_HALO, 0));
    chain_view_free(view);
}
END_TEST

START_TEST(empty_and_broken_chains_have_a_view)
{
    struct chain_view *view = view_of(HEAD "</chain>", false, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->lane_count + view->box_count + view->line_count + view->gap_count, 0);
    chain_view_free(view);
    view = view_of(HEAD "<steps><step id=\"a\"/></steps><flows><flow from=\"a\" to=\"nowhere\"/><flow from=\"a\" to=\"a\"/>"
                        "</flows></chain>", false, CHAIN_LANG_SV);
    ck_assert_uint_eq(view->lane_count, 1);
    ck_assert_uint_eq(view->line_count, 1);
    ck_assert(view->lines[0].back);
    ck_assert_str_eq(view->boxes[0].label, "A");
    chain_view_free(view);
    chain_view_free(NULL);
}
END_TEST

START_TEST(an_empty_id_is_none)
{
    struct chain_view *view = view_of("<chain xmlns=\"urn:libchain:chain:1\" id=\"\" state=\"as-is\"><steps><step id=\"\"/>"
                                      "<step id=\"b\"/></steps><flows><flow id=\"\" from=\"b\" to=\"b\"/></flows></chain>",
                                      true, CHAIN_LANG_FI);
    ck_assert_str_eq(view->id, "chain");
    ck_assert_str_eq(view->title, "chain");
    ck_assert_str_eq(view->boxes[0].id, "?");
    ck_assert_str_eq(view->boxes[0].label, "Nimetön vaihe");
    ck_assert_str_eq(view->boxes[1].label, "B");
    ck_assert_str_eq(view->lines[0].id, "b>b");
    chain_view_free(view);
}
END_TEST

#define WAY_HEAD HEAD "<actors><actor id=\"a\" kind=\"client\"/><actor id=\"n\" kind=\"nurse\"/></actors><steps><start id=\"s\" actor=\"a\"/>" \
                 "<step id=\"v\" actor=\"n\" kind=\"treatment\"/><end id=\"e\" kind=\"resolved\"/>"

START_TEST(one_way_of_the_client_is_marked_among_several)
{
    struct chain_view *view = view_of(WAY_HEAD "<branch id=\"b\" actor=\"n\"/><end id=\"d\" kind=\"dropout\"/></steps><flows>"
                                      "<flow id=\"sb\" from=\"s\" to=\"b\"/><flow id=\"bd\" from=\"b\" to=\"d\"/><flow id=\"bv\" from=\"b\" to=\"v\"/>"
                                      "<flow id=\"ve\" from=\"v\" to=\"e\"/></flows></chain>",
                                      false, CHAIN_LANG_FI);
    ck_assert(line(view, "sb")->way && line(view, "bv")->way && line(view, "ve")->way && !line(view, "bd")->way);
    ck_assert(has_key(view, CHAIN_KEY_WAY, 0));
    ck_assert_str_eq(view->way_words, "Esimerkki: yksi asiakkaan reitti alusta loppuun");
    chain_view_free(view);
}
END_TEST

START_TEST(shares_say_which_way)
{
    struct chain_view *view = view_of(WAY_HEAD "<branch id=\"b\" actor=\"n\"/><end id=\"d\" kind=\"dropout\"/></steps><flows>"
                                      "<flow id=\"sb\" from=\"s\" to=\"b\"/><flow id=\"bd\" from=\"b\" to=\"d\" share=\"0.7\"/>"
                                      "<flow id=\"bv\" from=\"b\" to=\"v\" share=\"0.3\"/><flow id=\"ve\" from=\"v\" to=\"e\"/></flows></chain>",
                                      false, CHAIN_LANG_FI);
    ck_assert(line(view, "sb")->way && line(view, "bd")->way && !line(view, "bv")->way && !line(view, "ve")->way);
    ck_assert_str_eq(view->way_words, "Reitti, jota useimmat asiakkaat kulkevat");
    chain_view_free(view);
}
END_TEST

/* Not the one that a relative begins, though it stands first, nor the one over a step that the client does not see. */
START_TEST(an_example_is_the_clients_own)
{
    struct chain_view *view = view_of(HEAD "<actors><actor id=\"r\" kind=\"relative\"/><actor id=\"a\" kind=\"client\"/><actor id=\"n\" kind=\"nurse\"/></actors>"
                                      "<steps><start id=\"rs\" actor=\"r\"/><start id=\"s\" actor=\"a\"/><branch id=\"b\" actor=\"n\"/>"
                                      "<step id=\"h\" actor=\"n\" kind=\"documentation\" visibility=\"backstage\" typical=\"P1D\"/>"
                                      "<step id=\"v\" actor=\"n\" kind=\"treatment\"/><end id=\"e\" kind=\"resolved\"/></steps><flows>"
                                      "<flow id=\"rb\" from=\"rs\" to=\"b\"/><flow id=\"sb\" from=\"s\" to=\"b\"/><flow id=\"bh\" from=\"b\" to=\"h\"/>"
                                      "<flow id=\"hv\" from=\"h\" to=\"v\"/><flow id=\"bv\" from=\"b\" to=\"v\"/><flow id=\"ve\" from=\"v\" to=\"e\"/></flows></chain>",
                                      false, CHAIN_LANG_FI);
    ck_assert(line(view, "sb")->way && line(view, "bv")->way && line(view, "ve")->way);
    ck_assert(!line(view, "rb")->way && !line(view, "bh")->way && !line(view, "hv")->way);
    chain_view_free(view);
}
END_TEST

START_TEST(an_only_way_needs_no_mark)
{
    struct chain_view *view = view_of(WAY_HEAD "</steps><flows><flow id=\"sv\" from=\"s\" to=\"v\"/><flow id=\"ve\" from=\"v\" to=\"e\"/></flows></chain>",
                                      false, CHAIN_LANG_FI);
    ck_assert(!line(view, "sv")->way && !line(view, "ve")->way && !view->way_words);
    ck_assert(!has_key(view, CHAIN_KEY_WAY, 0));
    chain_view_free(view);
}
END_TEST

/* An author chooses the ids of chain XML; a drawing tool's ids tell nobody anything. */
START_TEST(ids_of_drawing_tools_are_no_names)
{
    struct chain_view *view = view_of("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\" targetNamespace=\"t\"><process id=\"_p\">"
                                      "<laneSet id=\"_s\"><lane id=\"_lane-7\"><flowNodeRef>_s1</flowNodeRef><flowNodeRef>_t1</flowNodeRef>"
                                      "<flowNodeRef>_e1</flowNodeRef></lane></laneSet><startEvent id=\"_s1\"/><task id=\"_t1\"/><endEvent id=\"_e1\"/>"
                                      "<sequenceFlow id=\"_f1\" sourceRef=\"_s1\" targetRef=\"_t1\"/><sequenceFlow id=\"_f2\" sourceRef=\"_t1\" targetRef=\"_e1\"/>"
                                      "</process></definitions>",
                                      false, CHAIN_LANG_FI);
    ck_assert_str_eq(view->title, "Palveluketju");
    ck_assert_str_eq(view->lanes[0].name, "Nimetön toimija");
    ck_assert_str_eq(box(view, "_s1")->label, "Alku");
    ck_assert_str_eq(box(view, "_t1")->label, "Nimetön vaihe");
    ck_assert_str_eq(box(view, "_e1")->label, "Loppu");
    chain_view_free(view);
}
END_TEST

START_TEST(marks_that_turn_text_are_taken_out)
{
    char text[] = "a\u202Eb\302\205c\u2066d\u200Fe\u061Cf\177g äö €\u2013\u00A0", nothing[] = "\u200E";
    chain_view_clean(text);
    ck_assert_str_eq(text, "ab?cdef?g äö €\u2013\u00A0");
    chain_view_clean(nothing);
    ck_assert_str_eq(nothing, "");
    struct chain_view *view = view_of(HEAD "<steps><step id=\"a\"><name>x&#x202E;y&#x85;z</name></step>"
                                           "<step id=\"b\"><name>&#x2067;</name></step></steps></chain>", true, CHAIN_LANG_FI);
    ck_assert_str_eq(box(view, "a")->label, "Xy?z");
    ck_assert_str_eq(box(view, "b")->label, "B");
    chain_view_free(view);
}
END_TEST

/* Names of any length: what is drawn of them ends, and says so. */
START_TEST(endless_names_end)
{
    enum { LETTERS = 200000 };
    char *text = malloc(2 * LETTERS + 400), *to = text;
    to += sprintf(to, "<actors><actor id='a' kind='nurse'/></actors><steps><start id='s' actor='a'/><step id='t' kind='treat' actor='a'><name>");
    for (int i = 0; i < LETTERS; i++)
        to += sprintf(to, "ä");
    sprintf(to, "</name></step></steps><flows><flow from='s' to='t'/></flows>");
    chain_model *model = unit_model(text);
    chain_findings *findings = chain_findings_new();
    ck_assert_int_eq(chain_gaps(model, NULL, findings), CHAIN_OK);
    const struct chain_view_request request = {.model = model, .findings = findings, .lang = CHAIN_LANG_FI};
    struct chain_view *view = chain_view_lanes(&request);
    const char *name = view->boxes[1].label;
    ck_assert_uint_lt(strlen(name), 2100);
    ck_assert_str_eq(name + strlen(name) - strlen("ä…"), "ä…");
    for (size_t i = 0; i < view->gap_count; i++)
        ck_assert_uint_lt(strlen(view->gaps[i].words), 4100);
    chain_view_free(view);
    chain_findings_free(findings);
    chain_model_free(model);
    free(text);
}
END_TEST

START_TEST(amounts_are_written_for_people)
{
    static const struct { chain_duration duration; chain_lang lang; const char *words; } rows[] = {
        {{12, 0, 0}, CHAIN_LANG_FI, "1\u00A0v"},          {{14, 0, 0}, CHAIN_LANG_FI, "14\u00A0kk"},
        {{0, 7, 0}, CHAIN_LANG_FI, "7\u00A0arkipäivää"},      {{0, 0, 21 * 1440}, CHAIN_LANG_FI, "3\u00A0vk"},
        {{0, 0, 10 * 1440}, CHAIN_LANG_EN, "10\u00A0d"},  {{0, 0, 90}, CHAIN_LANG_FI, "1\u00A0t 30\u00A0min"},
        {{0, 0, 0}, CHAIN_LANG_EN, "0 min"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct chain_phrase phrase = {"", 0};
        chain_phrase_add_duration(&phrase, rows[i].duration, rows[i].lang);
        ck_assert_str_eq(phrase.bytes, rows[i].words);
    }
    struct chain_phrase phrase = {"", 0};
    chain_phrase_add_date(&phrase, 20221130, CHAIN_LANG_FI);
    ck_assert_str_eq(phrase.bytes, "30.11.2022");
    for (int i = 0; i < 500; i++)
        chain_phrase_add(&phrase, "ääkkönen");
    ck_assert_uint_lt(phrase.length, sizeof phrase.bytes);
    ck_assert_uint_ne((unsigned char)phrase.bytes[phrase.length - 1], 0xC3); /* cut at a character */
}
END_TEST

UNIT_MAIN("view", lanes_stand_in_order, boxes_say_what_happens, lines_look_like_what_passes, legend_has_only_what_occurs,
          other_languages_are_marked_and_counted, gaps_are_numbered_by_position, endless_names_end, gaps_of_flows_without_an_id_are_marked, any_order_group_points_at_its_members,
          waits_tiers_and_state_are_shown, a_question_is_asked_once,
          empty_and_broken_chains_have_a_view, an_empty_id_is_none, one_way_of_the_client_is_marked_among_several, shares_say_which_way, an_example_is_the_clients_own, an_only_way_needs_no_mark,
          ids_of_drawing_tools_are_no_names, marks_that_turn_text_are_taken_out, amounts_are_written_for_people)
