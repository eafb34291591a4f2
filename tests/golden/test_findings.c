/* Findings in each format and language, and the JSON against its schema. */
#include <jansson.h>

#include "../unit/unit.h"
#include "chain/check.h"
#include "chain/write.h"
#include "golden.h"
#include "obey.h"
#include "rule/findings.h"

/* Gaps of the test's own, so that the golden files do not change with the real rules. */

static const struct chain_rule lost = {
    .id = "test-lost-handoff",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_ERROR,
    .gap = CHAIN_GAP_LOST_HANDOFF,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = "The handoff may get lost on its way, and nobody is told of it, neither the sender nor the one who waits",
    .message = "{0}: nobody tells the sender that {1} arrived within {2}. This sentence is long enough to go on below: "
               "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 \xC3\xB6\xC3\xB6\xC3\xB6\xC3\xB6 end.",
    .consequence = "The client waits for a call that nobody makes.",
    .question = "Who tells the sender that the client has arrived?",
    .unknown = "It cannot be said whether {0} is acknowledged.",
};

static const struct chain_rule repeated = {
    .id = "test-repeat-telling",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_REPEAT_TELLING,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = "The client tells the same again",
    .message = "{0} asks what was told before.",
    .question = "Could the information move instead?",
};

static const char chain_text[] =
    "<chain xmlns='urn:libchain:chain:1' id='c' xml:lang='fi'>\n"
    "  <title>Ketju</title>\n"
    "  <steps>\n"
    "    <start id='a' actor='n' kind='need'><name>Kipu</name><name xml:lang='en'>Pain</name></start>\n"
    "    <step id='b' actor='n' source='004:349 R02a' provenance='seed'><name>\xC3\x84itiys\xC2\x9Bneuvola &lt;&amp;></name></step>\n"
    "  </steps>\n"
    "  <flows><handoff from='a' to='b' evidence='measured'/></flows>\n"
    "</chain>";

static chain_model *model_of(const char *text)
{
    chain_model *model = golden_model(text, strlen(text));
    ck_assert_ptr_nonnull(model);
    return model;
}

static chain_findings *gaps_of(const chain_model *model)
{
    chain_findings *findings = chain_findings_new();
    const chain_object *flow = chain_model_at(model, CHAIN_FLOW, 0), *step = chain_model_find(model, "b");
    struct chain_rule_run run = {.rule = &repeated, .model = model, .findings = findings};
    CHAIN_REPORT(&run, step, chain_say_name(step));
    run.rule = &lost;
    CHAIN_REPORT(&run, flow, chain_say_name(flow), chain_say_kind(CHAIN_KINDS_ITEM, CHAIN_ITEM_CARE_PLAN),
                 chain_say_duration("P7WD"));
    CHAIN_REPORT_UNKNOWN(&run, flow, chain_say_name(flow));
    run.rule = &repeated;
    CHAIN_REPORT(&run, NULL, chain_say("\"\xFF\x01\""));
    chain_findings_settle(findings, 0, true);
    return findings;
}

static const char broken_text[] =
    "<chain xmlns='urn:libchain:chain:1' id='c' xml:lang='fi'>\n"
    "  <governance ovner='A' approved='2021-02-30' next-revue='x'/>\n"
    "  <steps>loose words</steps>\n"
    "  <decisions><suppress rule='stray-text' date='2021-01-01'/></decisions>\n"
    "</chain>";

static chain_findings *faults_of(const chain_model *model)
{
    static const char *const select[] = {"unknown-attribute", "bad-date", "stray-text", NULL};
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    chain_findings *findings = chain_findings_new();
    options.select = select;
    ck_assert_int_eq(chain_check(model, &options, findings), CHAIN_OK);
    return findings;
}

static chain_output *written(const chain_findings *findings, const char *name, chain_lang lang, bool colour)
{
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    chain_output *output = chain_output_memory();
    format.name = name;
    format.lang = lang;
    format.colour = colour;
    ck_assert_int_eq(chain_findings_write(findings, &format, output), CHAIN_OK);
    return output;
}

static void compare_all(const chain_findings *findings, const char *what)
{
    static const struct {
        const char *suffix, *format;
        chain_lang lang;
        bool colour;
    } cases[] = {
        {"en.txt", "text", CHAIN_LANG_NONE, false}, {"fi.txt", "text", CHAIN_LANG_FI, false},
        {"colour.txt", NULL, CHAIN_LANG_EN, true},  {"json", "json", CHAIN_LANG_EN, false},
        {"fi.jsonl", "jsonl", CHAIN_LANG_FI, false},
    };
    for (size_t i = 0; i < UNIT_COUNT(cases); i++) {
        char name[100];
        snprintf(name, sizeof name, "%s.%s", what, cases[i].suffix);
        golden_compare(golden_path("tests/golden/findings", name),
                       written(findings, cases[i].format, cases[i].lang, cases[i].colour));
    }
}

START_TEST(gaps_in_each_format)
{
    chain_model *model = model_of(chain_text);
    chain_findings *findings = gaps_of(model);
    chain_model_free(model);
    compare_all(findings, "gaps");
    chain_findings_free(findings);
}
END_TEST

START_TEST(faults_in_each_format)
{
    chain_model *model = model_of(broken_text);
    chain_findings *findings = faults_of(model);
    chain_model_free(model);
    compare_all(findings, "faults");
    chain_findings_free(findings);
}
END_TEST

START_TEST(no_findings_in_each_format)
{
    chain_findings *findings = chain_findings_new();
    compare_all(findings, "none");
    chain_findings_free(findings);
}
END_TEST

static size_t columns_of_longest_line(const char *text)
{
    size_t longest = 0, columns = 0;
    for (; *text; text++) {
        columns = *text == '\n' ? 0 : columns + (((unsigned char)*text & 0xC0) != 0x80);
        longest = columns > longest ? columns : longest;
    }
    return longest;
}

START_TEST(reports_keep_to_their_width)
{
    chain_model *model = model_of(chain_text);
    chain_findings *findings = gaps_of(model);
    for (int lang = CHAIN_LANG_EN; lang <= CHAIN_LANG_FI; lang++) {
        chain_output *output = written(findings, "text", (chain_lang)lang, false);
        size_t columns = columns_of_longest_line(chain_output_bytes(output, NULL));
        ck_assert_uint_le(columns, 100);
        ck_assert_uint_ge(columns, 90);
        chain_output_abandon(output);
    }
    chain_findings_free(findings);
    chain_model_free(model);
}
END_TEST

static void obey_all(const chain_findings *findings, json_t *schema)
{
    chain_output *output = written(findings, "json", CHAIN_LANG_EN, false);
    json_t *document = json_loads(chain_output_bytes(output, NULL), 0, NULL);
    ck_assert_ptr_nonnull(document);
    golden_obey(schema, document);
    ck_assert_uint_eq(json_array_size(json_object_get(document, "findings")), chain_findings_count(findings));
    json_decref(document);
    chain_output_abandon(output);
}

START_TEST(json_obeys_its_schema)
{
    json_t *schema = json_load_file(golden_path("models/schema", "findings.schema.json"), 0, NULL);
    ck_assert_ptr_nonnull(schema);
    chain_model *model = model_of(chain_text), *broken = model_of(broken_text);
    chain_findings *gaps = gaps_of(model), *faults = faults_of(broken);
    obey_all(gaps, schema);
    obey_all(faults, schema);
    chain_findings_free(gaps);
    chain_findings_free(faults);
    chain_model_free(model);
    chain_model_free(broken);
    json_decref(schema);
}
END_TEST

UNIT_MAIN("findings", gaps_in_each_format, faults_in_each_format, no_findings_in_each_format, reports_keep_to_their_width,
          json_obeys_its_schema)
