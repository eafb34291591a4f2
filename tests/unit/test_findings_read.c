/* Findings written as jsonl and read back: what is then written is what would have been written at once. */
#include "chain/chain.h"
#include "unit.h"

static const char content[] =
    "<suppress rule='unreachable' subject='d' until='2099-01-01'><words>x</words></suppress>"
    "<decision rule='silo' date='2026-01-01' until='2026-02-01' owner='johto'><words>Sovittu &amp; \"kirjattu\"</words></decision>"
    "<actors><actor id='n' kind='nurse' organisation='ei-ole'><name>Hoitaja</name></actor><actor id='s' kind='social-worker'/></actors>"
    "<steps><start id='a'/><step id='b' kind='triage' actor='n' touch='yes'><name>Arvio ä</name></step>"
    "<step id='c' kind='visit' actor='s' touch='yes'/><step id='d' kind='vist'/><end id='e'/></steps>"
    "<flows><flow from='a' to='b'/><handoff from='b' to='c' kind='guidance'/><flow from='c' to='e'/></flows>";

static chain_findings *all_findings(void)
{
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    chain_findings *findings = chain_findings_new();
    chain_model *model = unit_model(content);
    options.as_of = 20260101;
    ck_assert_int_eq(chain_check(model, &options, findings), CHAIN_OK);
    ck_assert_int_eq(chain_gaps(model, &options, findings), CHAIN_OK);
    ck_assert_uint_gt(chain_findings_count(findings), 4);
    chain_model_free(model);
    return findings;
}

static chain_output *written(const chain_findings *findings, const char *name, chain_lang lang)
{
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    chain_output *output = chain_output_memory();
    format.name = name;
    format.lang = lang;
    ck_assert_int_eq(chain_findings_write(findings, &format, output), CHAIN_OK);
    return output;
}

static void ck_same_bytes(chain_output *a, chain_output *b)
{
    size_t length_a, length_b;
    const char *bytes_a = chain_output_bytes(a, &length_a), *bytes_b = chain_output_bytes(b, &length_b);
    ck_assert_uint_eq(length_a, length_b);
    ck_assert_mem_eq(bytes_a, bytes_b, length_a);
    chain_output_abandon(a);
    chain_output_abandon(b);
}

static chain_findings *read_back(const chain_findings *findings, chain_lang lang)
{
    chain_findings_fault fault = {0, NULL};
    chain_findings *back = chain_findings_new();
    chain_output *lines = written(findings, "jsonl", lang);
    size_t length;
    const char *bytes = chain_output_bytes(lines, &length);
    ck_assert_msg(chain_findings_read(bytes, length, back, &fault) == CHAIN_OK, "line %zu: %s", fault.line, fault.why);
    chain_output_abandon(lines);
    return back;
}

START_TEST(what_is_read_is_written_again)
{
    static const char *const formats[] = {"jsonl", "sarif", "gitlab", "github", "csv"};
    static const chain_lang langs[] = {CHAIN_LANG_FI, CHAIN_LANG_EN};
    chain_findings *findings = all_findings();
    for (size_t l = 0; l < UNIT_COUNT(langs); l++) {
        chain_findings *back = read_back(findings, langs[l]);
        ck_assert_uint_eq(chain_findings_count(back), chain_findings_count(findings));
        ck_assert_uint_eq(chain_findings_decided(back), chain_findings_decided(findings));
        for (size_t i = 0; i < UNIT_COUNT(formats); i++)
            ck_same_bytes(written(findings, formats[i], langs[l]), written(back, formats[i], langs[l]));
        chain_findings_free(back);
    }
    chain_findings_free(findings);
}
END_TEST

START_TEST(what_is_read_stays_in_its_language)
{
    char finnish[500], read[500];
    chain_findings *findings = all_findings(), *back = read_back(findings, CHAIN_LANG_FI);
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        chain_finding_text(chain_findings_at(findings, i), CHAIN_PART_MESSAGE, CHAIN_LANG_FI, finnish, sizeof finnish);
        chain_finding_text(chain_findings_at(back, i), CHAIN_PART_MESSAGE, CHAIN_LANG_EN, read, sizeof read);
        ck_assert_str_eq(finnish, read);
    }
    chain_findings_free(back);
    chain_findings_free(findings);
}
END_TEST

/* One bad line after a good one: told with its number, the good one is kept. */
static void ck_refused(const char *line)
{
    static const char good[] = "{\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"m\"}\r\n\n";
    char text[1000];
    chain_findings_fault fault = {0, NULL};
    chain_findings *findings = chain_findings_new();
    int length = snprintf(text, sizeof text, "%s%s\n", good, line);
    ck_assert_int_eq(chain_findings_read(text, (size_t)length, findings, &fault), CHAIN_UNSUPPORTED);
    ck_assert_uint_eq(fault.line, 3);
    ck_assert_ptr_nonnull(fault.why);
    ck_assert_uint_eq(chain_findings_count(findings), 1);
    chain_findings_free(findings);
}

START_TEST(a_bad_line_is_told)
{
    static const char *const bad[] = {
        "x", "[]", "3", "{}", "{\"rule\":\"silo\"", "{\"rule\":\"silo\",\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"m\"}",
        "{\"rule\":\"no-such-rule\",\"severity\":\"error\",\"message\":\"m\"}", "{\"rule\":3,\"severity\":\"error\",\"message\":\"m\"}",
        "{\"rule\":\"silo\",\"severity\":\"fatal\",\"message\":\"m\"}", "{\"rule\":\"silo\",\"message\":\"m\"}",
        "{\"rule\":\"silo\",\"severity\":\"error\"}", "{\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"m\",\"line\":0}",
        "{\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"m\",\"line\":4294967296}",
        "{\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"m\",\"line\":\"1\"}",
        "{\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"m\",\"fingerprint\":\"12\"}",
        "{\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"m\",\"kind\":\"nonsense\"}",
        "{\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"m\",\"decision\":{\"words\":\"w\"}}",
        "{\"rule\":\"silo\",\"severity\":\"error\",\"message\":\"\xff\"}",
    };
    for (size_t i = 0; i < UNIT_COUNT(bad); i++)
        ck_refused(bad[i]);
}
END_TEST

START_TEST(null_is_answered)
{
    chain_findings *findings = chain_findings_new();
    ck_assert_int_eq(chain_findings_read(NULL, 0, findings, NULL), CHAIN_OK);
    ck_assert_int_eq(chain_findings_read("x", 1, findings, NULL), CHAIN_UNSUPPORTED);
    ck_assert_int_eq(chain_findings_read(NULL, 1, findings, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_findings_read("x", 1, NULL, NULL), CHAIN_BAD_ARGUMENT);
    chain_findings_free(findings);
}
END_TEST

static size_t count_of(const chain_findings *findings, const char *rule, chain_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        count += (!rule || strcmp(chain_rule_id(chain_finding_rule(finding)), rule) == 0) && chain_finding_severity(finding) == severity;
    }
    return count;
}

START_TEST(options_apply_to_what_is_there)
{
    static const char *const gaps[] = {"gaps", NULL}, *const silo[] = {"silo", NULL}, *const none[] = {"no-such-rule", NULL};
    static const chain_rule_weight weights[] = {{"check", CHAIN_SEVERITY_NOTE}, {"unknown-kind", CHAIN_SEVERITY_UNKNOWN}, {NULL, 0}};
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    chain_findings *all = all_findings(), *findings = read_back(all, CHAIN_LANG_EN);
    size_t count = chain_findings_count(findings);
    ck_assert_int_eq(chain_findings_choose(findings, NULL), CHAIN_OK);
    options.ignore = none;
    ck_assert_int_eq(chain_findings_choose(findings, &options), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_findings_choose(NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_uint_eq(chain_findings_count(findings), count);
    options = (chain_check_options)CHAIN_CHECK_OPTIONS_INIT;
    options.weights = weights;
    ck_assert_uint_gt(count_of(findings, "unknown-kind", CHAIN_SEVERITY_ERROR), 0);
    ck_assert_int_eq(chain_findings_choose(findings, &options), CHAIN_OK);
    ck_assert_uint_lt(chain_findings_count(findings), count);
    ck_assert_uint_eq(count_of(findings, "unknown-kind", CHAIN_SEVERITY_NOTE), 0);
    options = (chain_check_options)CHAIN_CHECK_OPTIONS_INIT;
    options.ignore = gaps;
    ck_assert_int_eq(chain_findings_choose(findings, &options), CHAIN_OK);
    ck_assert_uint_gt(chain_findings_count(findings), 0);
    ck_assert_uint_eq(count_of(findings, NULL, CHAIN_SEVERITY_NOTE), chain_findings_count(findings));
    options.ignore = NULL;
    options.select = silo;
    ck_assert_int_eq(chain_findings_choose(findings, &options), CHAIN_OK);
    ck_assert_uint_eq(chain_findings_count(findings), 0);
    chain_findings_free(findings);
    chain_findings_free(all);
}
END_TEST

UNIT_MAIN("findings read back", what_is_read_is_written_again, what_is_read_stays_in_its_language, a_bad_line_is_told, null_is_answered,
          options_apply_to_what_is_there)
