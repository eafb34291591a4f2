/* Findings as data: order, silence, words in a buffer of any size. */
#include <stdio.h>

#include "chain/check.h"
#include "rule/findings.h"
#include "rule/suppress.h"
#include "unit.h"

static void run_nothing(struct chain_rule_run *run)
{
    (void)run;
}

static const struct chain_rule plain = {.id = "plain", .layer = CHAIN_LAYER_CHECK, .severity = CHAIN_SEVERITY_ERROR,
                                        .title = "A title", .message = "one {0} two", .why = "why", .how = "how",
                                        .run = run_nothing};
static const struct chain_rule gap = {.id = "gap", .layer = CHAIN_LAYER_GAPS, .severity = CHAIN_SEVERITY_WARNING,
                                      .gap = CHAIN_GAP_SILO, .objective = 1, .message = "{0}", .consequence = "for {0}",
                                      .question = "who {0}?", .unknown = "not known: {0}", .run = run_nothing};

struct world {
    chain_model *model;
    chain_findings *findings;
    struct chain_rule_run run;
};

static void make(struct world *w, const char *content)
{
    w->model = unit_model(content);
    w->findings = chain_findings_new();
    w->run = (struct chain_rule_run){.rule = &plain, .model = w->model, .findings = w->findings, .as_of = 20260101};
}

static void clear(struct world *w)
{
    chain_findings_free(w->findings);
    chain_model_free(w->model);
}

static const char *words_of(const chain_finding *finding, chain_part part, chain_lang lang)
{
    static char buffer[1000];
    size_t length = chain_finding_text(finding, part, lang, buffer, sizeof buffer);
    ck_assert_uint_eq(length, strlen(buffer));
    return buffer;
}

static const struct chain_object *find(const struct world *w, const char *id)
{
    const struct chain_object *object = chain_model_find(w->model, id);
    ck_assert_ptr_nonnull(object);
    return object;
}

#define STEPS \
    "<steps>\n<step id='a'><name>Arvio</name><name xml:lang='en'>Triage</name></step>\n<step id='b' kind='triage'/>" \
    "<step id='c'><name>Käynti</name></step>\n<step id='d'/></steps><flows><flow from='a' to='c'/></flows>"

/* The message of a rule with this template and arguments. */
static const char *filled(const char *words, const struct chain_argument *arguments, size_t count, chain_lang lang)
{
    struct world w;
    make(&w, STEPS);
    chain_report_as(&w.run, words, find(&w, "a"), arguments, count);
    const char *text = words_of(chain_findings_at(w.findings, 0), CHAIN_PART_MESSAGE, lang);
    clear(&w);
    return text;
}

START_TEST(templates_are_filled)
{
    const struct chain_argument full[] = {chain_say("x"), chain_say("")}, none[] = {chain_say(NULL)};
    ck_assert_str_eq(filled("{0}", full, 2, CHAIN_LANG_EN), "x");
    ck_assert_str_eq(filled("a {0} b {0}{1}.", full, 2, CHAIN_LANG_EN), "a x b x.");
    ck_assert_str_eq(filled("a{0|; did you mean {}?}", full, 2, CHAIN_LANG_EN), "a; did you mean x?");
    ck_assert_str_eq(filled("a{1|; did you mean {}?}.", full, 2, CHAIN_LANG_EN), "a.");
    ck_assert_str_eq(filled("a{0|words}b", full, 2, CHAIN_LANG_EN), "awordsb");
    ck_assert_str_eq(filled("a{7}b{9|c}", full, 2, CHAIN_LANG_EN), "ab");
    ck_assert_str_eq(filled("{0|x}", none, 1, CHAIN_LANG_EN), "");
    ck_assert_str_eq(filled("{ {a} {0 }} {", full, 2, CHAIN_LANG_EN), "{ {a} {0 }} {");
    ck_assert_str_eq(filled("{0|never closed", full, 2, CHAIN_LANG_EN), "never closed");
    ck_assert_str_eq(filled("", full, 2, CHAIN_LANG_EN), "");
}
END_TEST

START_TEST(holes_in_values_are_no_holes)
{
    const struct chain_argument odd[] = {chain_say("{1} %s %n {0|x}"), chain_say("secret")};
    ck_assert_str_eq(filled("<{0}>", odd, 2, CHAIN_LANG_EN), "<{1} %s %n {0|x}>");
}
END_TEST

START_TEST(numbers_and_durations_are_written_for_people)
{
    const struct chain_argument n[] = {chain_say_number(2.5), chain_say_number(3), chain_say_duration("P7WD"),
                                       chain_say_duration("P1Y1M2DT1H"), chain_say_duration("P14D"), chain_say_duration("PT0M"),
                                       chain_say_duration("soon")};
    ck_assert_str_eq(filled("{0} {1}", n, 7, CHAIN_LANG_EN), "2.5 3");
    ck_assert_str_eq(filled("{0} {1}", n, 7, CHAIN_LANG_FI), "2,5 3");
    ck_assert_str_eq(filled("{2}", n, 7, CHAIN_LANG_EN), "7 working days");
    ck_assert_str_eq(filled("{3}", n, 7, CHAIN_LANG_EN), "1 year 1 month 2 days 1 hour");
    ck_assert_str_eq(filled("{4}", n, 7, CHAIN_LANG_EN), "2 weeks");
    ck_assert_str_eq(filled("{5}", n, 7, CHAIN_LANG_EN), "no time");
    ck_assert_str_eq(filled("{6}", n, 7, CHAIN_LANG_EN), "soon");
}
END_TEST

START_TEST(names_are_in_the_readers_language)
{
    struct world w;
    make(&w, STEPS);
    const struct chain_object *flow = chain_model_at(w.model, CHAIN_FLOW, 0);
    const struct chain_object *list[] = {find(&w, "a"), find(&w, "b"), find(&w, "d")};
    CHAIN_REPORT_AS(&w.run, "{0}", NULL, chain_say_names(list, 3));
    CHAIN_REPORT_AS(&w.run, "{0}", NULL, chain_say_name(flow));
    CHAIN_REPORT_AS(&w.run, "{0|some: {}}", NULL, chain_say_names(list, 0));
    const chain_finding *names = chain_findings_at(w.findings, 0), *arrow = chain_findings_at(w.findings, 1);
    char wanted[200];
    snprintf(wanted, sizeof wanted, "Triage, %s and d", chain_kind_label(CHAIN_KINDS_STEP, CHAIN_STEP_TRIAGE, CHAIN_LANG_EN));
    ck_assert_str_eq(words_of(names, CHAIN_PART_MESSAGE, CHAIN_LANG_EN), wanted);
    snprintf(wanted, sizeof wanted, "Arvio, %s ja d", chain_kind_label(CHAIN_KINDS_STEP, CHAIN_STEP_TRIAGE, CHAIN_LANG_FI));
    ck_assert_str_eq(words_of(names, CHAIN_PART_MESSAGE, CHAIN_LANG_FI), wanted);
    ck_assert_str_eq(words_of(arrow, CHAIN_PART_MESSAGE, CHAIN_LANG_FI), "Arvio → Käynti");
    ck_assert_str_eq(words_of(chain_findings_at(w.findings, 2), CHAIN_PART_MESSAGE, CHAIN_LANG_EN), "");
    clear(&w);
}
END_TEST

START_TEST(many_names_are_counted)
{
    struct world w;
    make(&w, STEPS);
    const struct chain_object *list[30];
    for (size_t i = 0; i < 30; i++)
        list[i] = find(&w, "d");
    CHAIN_REPORT_AS(&w.run, "{0}", NULL, chain_say_names(list, 30));
    const char *text = words_of(chain_findings_at(w.findings, 0), CHAIN_PART_MESSAGE, CHAIN_LANG_EN);
    ck_assert_str_eq(text, "d, d, d, d, d, d, d, d, d, d, d, d and 18 others");
    clear(&w);
}
END_TEST

START_TEST(a_text_is_cut_at_a_character)
{
    struct world w;
    char buffer[64];
    make(&w, STEPS);
    CHAIN_REPORT_AS(&w.run, "aä€😀z", find(&w, "a"), chain_say(""));
    const chain_finding *finding = chain_findings_at(w.findings, 0);
    const char *const wanted[] = {"", "a", "a", "aä", "aä", "aä", "aä€", "aä€", "aä€", "aä€", "aä€😀", "aä€😀z"};
    for (size_t size = 1; size <= UNIT_COUNT(wanted); size++) {
        memset(buffer, '#', sizeof buffer);
        ck_assert_uint_eq(chain_finding_text(finding, CHAIN_PART_MESSAGE, CHAIN_LANG_EN, buffer, size), 11);
        ck_assert_str_eq(buffer, wanted[size - 1]);
        ck_assert_int_eq(buffer[size], '#');
    }
    ck_assert_uint_eq(chain_finding_text(finding, CHAIN_PART_MESSAGE, CHAIN_LANG_EN, NULL, 0), 11);
    ck_assert_uint_eq(chain_finding_text(finding, CHAIN_PART_MESSAGE, CHAIN_LANG_EN, NULL, 10), 11);
    ck_assert_uint_eq(chain_finding_text(finding, CHAIN_PART_MESSAGE, CHAIN_LANG_EN, buffer, 0), 11);
    clear(&w);
}
END_TEST

/* Sizes asked for first, then filled: what a caller does. All parts, all languages, odd ones too. */
START_TEST(the_size_told_is_the_size_needed)
{
    struct world w;
    make(&w, STEPS);
    w.run.rule = &gap;
    CHAIN_REPORT(&w.run, find(&w, "a"), chain_say_duration("P1Y2M3DT4H5M"));
    CHAIN_REPORT_UNKNOWN(&w.run, find(&w, "b"), chain_say_kind(CHAIN_KINDS_STEP, CHAIN_STEP_TRIAGE));
    for (size_t i = 0; i < 2; i++)
        for (int part = -1; part < 12; part++)
            for (int lang = -2; lang < CHAIN_LANG_COUNT + 2; lang++) {
                const chain_finding *finding = chain_findings_at(w.findings, i);
                size_t size = chain_finding_text(finding, (chain_part)part, (chain_lang)lang, NULL, 0);
                char *buffer = malloc(size + 1);
                ck_assert_uint_eq(chain_finding_text(finding, (chain_part)part, (chain_lang)lang, buffer, size + 1), size);
                ck_assert_uint_eq(strlen(buffer), size);
                free(buffer);
            }
    clear(&w);
}
END_TEST

START_TEST(gaps_know_what_they_are_seen_from)
{
    struct world w;
    make(&w, "<steps><step id='a' evidence='measured' source='004:1 004:2'/><step id='b' provenance='assumption'/>"
             "<step id='c' provenance='seed'/><step id='d'/></steps>");
    const int wanted[] = {CHAIN_EVIDENCE_MEASURED, CHAIN_EVIDENCE_ASSUMED, CHAIN_EVIDENCE_REPORTED, CHAIN_EVIDENCE_UNKNOWN};
    const char *const ids[] = {"a", "b", "c", "d"};
    w.run.rule = &gap;
    for (size_t i = 0; i < 4; i++) {
        CHAIN_REPORT(&w.run, find(&w, ids[i]), chain_say("x"));
        ck_assert_int_eq(chain_finding_evidence(chain_findings_at(w.findings, i)), wanted[i]);
    }
    const chain_finding *first = chain_findings_at(w.findings, 0);
    ck_assert_str_eq(chain_finding_sources(first), "004:1 004:2");
    ck_assert_ptr_nonnull(strstr(words_of(first, CHAIN_PART_EVIDENCE, CHAIN_LANG_EN), "004:1 004:2"));
    ck_assert_int_eq(chain_finding_gap(first), CHAIN_GAP_SILO);
    ck_assert_int_eq(chain_finding_objective(first), 1);
    ck_assert_str_eq(words_of(first, CHAIN_PART_QUESTION, CHAIN_LANG_EN), "who x?");
    CHAIN_REPORT_UNKNOWN(&w.run, find(&w, "a"), chain_say("x"));
    const chain_finding *unknown = chain_findings_at(w.findings, 4);
    ck_assert_int_eq(chain_finding_severity(unknown), CHAIN_SEVERITY_UNKNOWN);
    ck_assert_int_eq(chain_finding_gap(unknown), CHAIN_GAP_NOT_ASSESSABLE);
    ck_assert_int_eq(chain_finding_evidence(unknown), CHAIN_EVIDENCE_UNKNOWN);
    ck_assert_str_eq(words_of(unknown, CHAIN_PART_MESSAGE, CHAIN_LANG_EN), "not known: x");
    clear(&w);
}
END_TEST

START_TEST(a_finding_outlives_its_model)
{
    struct world w;
    make(&w, STEPS);
    CHAIN_REPORT(&w.run, find(&w, "a"), chain_say_name(find(&w, "c")));
    CHAIN_REPORT(&w.run, chain_model_at(w.model, CHAIN_FLOW, 0), chain_say("x"));
    chain_model_free(w.model);
    w.model = NULL;
    const chain_finding *finding = chain_findings_at(w.findings, 0);
    ck_assert_str_eq(words_of(finding, CHAIN_PART_MESSAGE, CHAIN_LANG_FI), "one Käynti two");
    ck_assert_str_eq(words_of(finding, CHAIN_PART_SUBJECT, CHAIN_LANG_EN), "Triage");
    ck_assert_str_eq(chain_finding_subject(finding), "a");
    ck_assert_str_eq(chain_finding_place(finding).file, "unit.xml");
    ck_assert_uint_eq(chain_finding_place(finding).line, 2);
    ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, 1)), "a>c");
    clear(&w);
}
END_TEST

START_TEST(findings_are_sorted)
{
    struct world w;
    static const struct chain_rule note = {.id = "note", .severity = CHAIN_SEVERITY_NOTE, .message = "n", .run = run_nothing};
    make(&w, STEPS);
    const char *const order[] = {"d", "c", "a", "b", "a"};
    for (size_t i = 0; i < 5; i++) {
        w.run.rule = i % 2 ? &plain : &note;
        CHAIN_REPORT(&w.run, find(&w, order[i]), chain_say(""));
    }
    chain_findings_settle(w.findings, 0, false);
    const char *const by_place[] = {"a", "a", "b", "c", "d"};
    for (size_t i = 0; i < 5; i++)
        ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, i)), by_place[i]);
    chain_findings_settle(w.findings, 0, true);
    const char *const by_severity[] = {"b", "c", "a", "a", "d"};
    for (size_t i = 0; i < 5; i++)
        ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, i)), by_severity[i]);
    ck_assert_uint_eq(chain_findings_count_severity(w.findings, CHAIN_SEVERITY_ERROR), 2);
    ck_assert_uint_eq(chain_findings_count_severity(w.findings, CHAIN_SEVERITY_NOTE), 5);
    ck_assert_uint_eq(chain_findings_count_severity(w.findings, CHAIN_SEVERITY_UNKNOWN), 0);
    clear(&w);
}
END_TEST

START_TEST(sorting_leaves_earlier_runs_alone)
{
    struct world w;
    make(&w, STEPS);
    CHAIN_REPORT(&w.run, find(&w, "d"), chain_say("first run"));
    CHAIN_REPORT(&w.run, find(&w, "c"), chain_say(""));
    CHAIN_REPORT(&w.run, find(&w, "a"), chain_say(""));
    chain_findings_settle(w.findings, 1, false);
    ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, 0)), "d");
    ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, 1)), "a");
    clear(&w);
}
END_TEST

#define SUPPRESS(rule, rest) "<suppress rule='" rule "' " rest "><words>because</words></suppress>"

START_TEST(suppressions_hide)
{
    struct world w;
    uint8_t used[10] = {0};
    make(&w, STEPS "<decisions>" SUPPRESS("plain", "subject='a'") SUPPRESS("plain", "subject='b' until='2025-12-31'")
             SUPPRESS("other", "subject='c'") SUPPRESS("plain", "subject='d' until='2026-01-01'")
             "<suppress rule='plain' subject='c'/>" SUPPRESS("plain", "subject='a&gt;c'") "</decisions>");
    const char *const ids[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < 4; i++)
        CHAIN_REPORT(&w.run, find(&w, ids[i]), chain_say(""));
    CHAIN_REPORT(&w.run, chain_model_at(w.model, CHAIN_FLOW, 0), chain_say(""));
    ck_assert(chain_suppress(w.model, w.findings, 0, 20260101, used));
    chain_findings_settle(w.findings, 0, false);
    ck_assert_uint_eq(chain_findings_count(w.findings), 2);
    ck_assert_uint_eq(chain_findings_suppressed(w.findings), 3);
    ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, 0)), "b");
    ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, 1)), "c");
    const uint8_t wanted[] = {1, 0, 0, 1, 0, 1};
    ck_assert_mem_eq(used, wanted, sizeof wanted);
    clear(&w);
}
END_TEST

START_TEST(a_suppression_without_subject_hides_the_rule)
{
    struct world w;
    uint8_t used[10] = {0};
    make(&w, STEPS "<decisions>" SUPPRESS("plain", "") SUPPRESS("plain", "subject='a'") "</decisions>");
    CHAIN_REPORT(&w.run, find(&w, "a"), chain_say(""));
    CHAIN_REPORT(&w.run, find(&w, "c"), chain_say(""));
    CHAIN_REPORT(&w.run, NULL, chain_say(""));
    ck_assert(chain_suppress(w.model, w.findings, 0, 20260101, used));
    chain_findings_settle(w.findings, 0, false);
    ck_assert_uint_eq(chain_findings_count(w.findings), 0);
    ck_assert_uint_eq(chain_findings_suppressed(w.findings), 3);
    ck_assert(used[0] && used[1]);
    clear(&w);
}
END_TEST

#define DECIDE(rule, rest) "<decision rule='" rule "' " rest "><words>we will</words></decision>"

START_TEST(decisions_settle_and_expire)
{
    struct world w;
    make(&w, STEPS "<decisions>" DECIDE("plain", "subject='a' owner='nurse' date='2025-01-01' until='2026-01-01'")
             DECIDE("plain", "subject='b' until='2025-12-31'") DECIDE("other", "subject='c'")
             "<decision rule='plain' subject='c'/>" DECIDE("plain", "subject='d' until='2020-01-01'")
             DECIDE("plain", "subject='d' until='2030-01-01'") "</decisions>");
    const char *const ids[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < 4; i++)
        CHAIN_REPORT(&w.run, find(&w, ids[i]), chain_say(""));
    ck_assert(chain_decide(w.model, w.findings, 0, 20260101));
    const chain_decided *a = chain_finding_decided(chain_findings_at(w.findings, 0));
    ck_assert_int_eq(a->state, CHAIN_DECISION_HOLDS);
    ck_assert_str_eq(a->owner, "nurse");
    ck_assert_str_eq(a->date, "2025-01-01");
    ck_assert_int_eq(chain_finding_decided(chain_findings_at(w.findings, 1))->state, CHAIN_DECISION_EXPIRED);
    ck_assert_ptr_null(chain_finding_decided(chain_findings_at(w.findings, 2))); /* no words */
    ck_assert_int_eq(chain_finding_decided(chain_findings_at(w.findings, 3))->state, CHAIN_DECISION_HOLDS);
    ck_assert_uint_eq(chain_findings_decided(w.findings), 2);
    /* Open ones first; what is decided does not count as open. */
    chain_findings_settle(w.findings, 0, true);
    ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, 0)), "b");
    ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, 1)), "c");
    ck_assert_str_eq(chain_finding_subject(chain_findings_at(w.findings, 2)), "a");
    ck_assert_uint_eq(chain_findings_count(w.findings), 4);
    ck_assert_uint_eq(chain_findings_count_severity(w.findings, CHAIN_SEVERITY_NOTE), 2);
    char words[20];
    chain_finding_text(chain_findings_at(w.findings, 2), CHAIN_PART_DECISION, CHAIN_LANG_FI, words, sizeof words);
    ck_assert_str_eq(words, "we will");
    clear(&w);
}
END_TEST

START_TEST(a_decision_without_subject_is_about_the_rule)
{
    struct world w;
    make(&w, STEPS "<decisions>" DECIDE("plain", "") DECIDE("plain", "subject='a' until='2020-01-01'") "</decisions>");
    CHAIN_REPORT(&w.run, find(&w, "a"), chain_say(""));
    CHAIN_REPORT(&w.run, find(&w, "c"), chain_say(""));
    ck_assert(chain_decide(w.model, w.findings, 0, 20260101));
    ck_assert_uint_eq(chain_findings_decided(w.findings), 2);
    clear(&w);
}
END_TEST

START_TEST(null_is_answered)
{
    char buffer[10] = "untouched";
    chain_findings_free(NULL);
    ck_assert_uint_eq(chain_findings_count(NULL), 0);
    ck_assert_uint_eq(chain_findings_count_severity(NULL, CHAIN_SEVERITY_NOTE), 0);
    ck_assert_uint_eq(chain_findings_suppressed(NULL), 0);
    ck_assert_ptr_null(chain_findings_at(NULL, 0));
    ck_assert_ptr_null(chain_finding_rule(NULL));
    ck_assert_int_eq(chain_finding_severity(NULL), CHAIN_SEVERITY_UNKNOWN);
    ck_assert_uint_eq(chain_finding_place(NULL).line, 0);
    ck_assert_ptr_null(chain_finding_subject(NULL));
    ck_assert_int_eq(chain_finding_subject_type(NULL), CHAIN_TYPE_NONE);
    ck_assert_int_eq(chain_finding_gap(NULL) + chain_finding_objective(NULL) + chain_finding_evidence(NULL), 0);
    ck_assert_str_eq(chain_finding_sources(NULL), "");
    ck_assert_uint_eq(chain_finding_text(NULL, CHAIN_PART_MESSAGE, CHAIN_LANG_EN, buffer, sizeof buffer), 0);
    ck_assert_str_eq(buffer, "");
    ck_assert_ptr_null(chain_rule_at(SIZE_MAX));
    ck_assert_ptr_null(chain_rule_find(NULL));
    ck_assert_ptr_null(chain_rule_find(""));
    ck_assert_ptr_null(chain_rule_nearest(NULL));
    ck_assert_ptr_null(chain_rule_id(NULL));
    ck_assert_ptr_null(chain_rule_text(NULL, CHAIN_PART_WHY, CHAIN_LANG_EN));
    ck_assert_ptr_null(chain_rule_example(NULL, true));
    ck_assert_int_eq(chain_rule_gap(NULL) + chain_rule_objective(NULL), 0);
    ck_assert_str_eq(chain_severity_name((chain_severity)99), "unknown");
}
END_TEST

START_TEST(each_rule_is_whole)
{
    for (size_t i = 0; i < chain_rule_count(); i++) {
        const chain_rule *rule = chain_rule_at(i);
        const char *id = chain_rule_id(rule);
        ck_assert_ptr_eq(chain_rule_find(id), rule);
        ck_assert_str_eq(chain_rule_nearest(id), id);
        ck_assert_msg(rule->run && rule->title && rule->message && rule->why && rule->how, "%s", id);
        ck_assert_msg(strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id), "%s", id);
        bool care = rule->layer == CHAIN_LAYER_GAPS;
        ck_assert_msg(care || rule->layer == CHAIN_LAYER_CHECK || rule->layer == CHAIN_LAYER_CONVERT, "%s", id);
        ck_assert_msg(care == (rule->gap && rule->objective), "%s", id);
        ck_assert_msg(!care || (rule->consequence && rule->question), "%s", id);
        for (size_t other = i + 1; other < chain_rule_count(); other++)
            ck_assert_str_ne(id, chain_rule_id(chain_rule_at(other)));
    }
}
END_TEST

START_TEST(checking_refuses_what_it_cannot_do)
{
    struct world w;
    make(&w, STEPS);
    const char *const unknown[] = {"no-such-rule", NULL}, *const known[] = {"dangling-reference", NULL};
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    ck_assert_int_eq(chain_check(NULL, NULL, w.findings), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_check(w.model, NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_gaps(NULL, NULL, w.findings), CHAIN_BAD_ARGUMENT);
    options.select = unknown;
    ck_assert_int_eq(chain_check(w.model, &options, w.findings), CHAIN_BAD_ARGUMENT);
    options.select = NULL;
    options.ignore = unknown;
    ck_assert_int_eq(chain_check(w.model, &options, w.findings), CHAIN_BAD_ARGUMENT);
    ck_assert_uint_eq(chain_findings_count(w.findings), 0);
    options.ignore = NULL;
    options.select = known;
    ck_assert_int_eq(chain_check(w.model, &options, w.findings), CHAIN_OK);
    ck_assert_uint_eq(chain_findings_count(w.findings), 0);
    clear(&w);
}
END_TEST

UNIT_MAIN("findings", templates_are_filled, holes_in_values_are_no_holes, numbers_and_durations_are_written_for_people,
          names_are_in_the_readers_language, many_names_are_counted, a_text_is_cut_at_a_character, the_size_told_is_the_size_needed,
          gaps_know_what_they_are_seen_from, a_finding_outlives_its_model, findings_are_sorted, sorting_leaves_earlier_runs_alone,
          suppressions_hide, a_suppression_without_subject_hides_the_rule, decisions_settle_and_expire,
          a_decision_without_subject_is_about_the_rule, null_is_answered, each_rule_is_whole,
          checking_refuses_what_it_cannot_do)
