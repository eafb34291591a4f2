/* The schemas of models/schema: made from the table, and they say what the reader says. CHAIN_REWRITE=1 makes them anew. */
#include <libxml/relaxng.h>
#include <libxml/xmlschemas.h>

#include "../unit/unit.h"
#include "chain/check.h"
#include "everything.h"
#include "golden.h"
#include "write/schema.h"

static xmlRelaxNGPtr relaxng;
static xmlSchemaPtr xsd;
static size_t valid, refused;

START_TEST(schemas_are_those_of_the_table)
{
    for (int kind = 0; kind < CHAIN_SCHEMA_COUNT; kind++) {
        chain_output *output = chain_output_memory();
        ck_assert_int_eq(chain_schema_write((enum chain_schema_kind)kind, output), CHAIN_OK);
        golden_compare(golden_path("models/schema", chain_schema_file((enum chain_schema_kind)kind)), output);
    }
}
END_TEST

static void silent(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static void load_schemas(void)
{
    xmlRelaxNGParserCtxtPtr relaxng_parser = xmlRelaxNGNewParserCtxt(golden_path("models/schema", "chain.rng"));
    xmlSchemaParserCtxtPtr xsd_parser = xmlSchemaNewParserCtxt(golden_path("models/schema", "chain.xsd"));
    relaxng = xmlRelaxNGParse(relaxng_parser);
    xsd = xmlSchemaParse(xsd_parser);
    xmlRelaxNGFreeParserCtxt(relaxng_parser);
    xmlSchemaFreeParserCtxt(xsd_parser);
    ck_assert_ptr_nonnull(relaxng);
    ck_assert_ptr_nonnull(xsd);
}

static void free_schemas(void)
{
    xmlRelaxNGFree(relaxng);
    xmlSchemaFree(xsd);
}

static bool is_valid_rng(xmlDocPtr document)
{
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(relaxng);
    xmlRelaxNGSetValidErrors(context, silent, silent, NULL);
    bool is_valid = xmlRelaxNGValidateDoc(context, document) == 0;
    xmlRelaxNGFreeValidCtxt(context);
    return is_valid;
}

static bool is_valid_xsd(xmlDocPtr document)
{
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(xsd);
    xmlSchemaSetValidErrors(context, silent, silent, NULL);
    bool is_valid = xmlSchemaValidateDoc(context, document) == 0;
    xmlSchemaFreeValidCtxt(context);
    return is_valid;
}

static xmlDocPtr parse(const char *bytes, size_t length)
{
    return xmlReadMemory(bytes, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static void accept(const char *bytes, size_t length, const char *name)
{
    xmlDocPtr document = parse(bytes, length);
    ck_assert_msg(document, "%s is not XML", name);
    ck_assert_msg(is_valid_rng(document), "chain.rng refuses %s", name);
    ck_assert_msg(is_valid_xsd(document), "chain.xsd refuses %s", name);
    xmlFreeDoc(document);
    valid++;
}

static void accept_file(const char *path)
{
    size_t length;
    char *bytes = golden_read(path, &length);
    /* Written in no namespace, it is another language to a schema. */
    if (!strstr(path, "no-namespace"))
        accept(bytes, length, path);
    free(bytes);
}

START_TEST(every_model_is_valid)
{
    valid = 0;
    golden_each(golden_path("models", ""), ".xml", accept_file);
    ck_assert_uint_ge(valid, 10);
}
END_TEST

/* What a schema can see: the words of single elements and attributes, not what they mean to each other. */
static bool is_for_schema(const chain_finding *finding)
{
    static const char *const rules[] = {
        "unknown-element", "misplaced-element", "unknown-attribute", "unknown-kind", "missing-id",
        "missing-attribute", "bad-value", "bad-date", "bad-time", "stray-text",
    };
    for (size_t i = 0; i < UNIT_COUNT(rules); i++)
        if (strcmp(chain_rule_id(chain_finding_rule(finding)), rules[i]) == 0)
            return true;
    return false;
}

static size_t visible_faults(const chain_model *model)
{
    chain_findings *findings = chain_findings_new();
    size_t count = 0;
    ck_assert_int_eq(chain_check(model, NULL, findings), CHAIN_OK);
    for (size_t i = 0; i < chain_findings_count(findings); i++)
        count += is_for_schema(chain_findings_at(findings, i));
    chain_findings_free(findings);
    return count;
}

/* Schema and reader must agree about a fixture, whatever it was made for. */
static void agree(const char *path)
{
    size_t length;
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    xmlDocPtr document = parse(bytes, length);
    if (model && document && xmlDocGetRootElement(document)->ns && !document->intSubset) {
        bool expected = visible_faults(model) == 0;
        ck_assert_msg(is_valid_rng(document) == expected, "chain.rng and reader disagree about %s", path);
        ck_assert_msg(is_valid_xsd(document) == expected, "chain.xsd and reader disagree about %s", path);
        valid += expected;
        refused += !expected;
    }
    xmlFreeDoc(document);
    chain_model_free(model);
    free(bytes);
}

START_TEST(reader_and_schema_agree)
{
    valid = refused = 0;
    golden_each(golden_path("tests/rules", ""), ".xml", agree);
    golden_each(golden_path("tests/golden", ""), ".xml", agree);
    ck_assert_uint_ge(valid, 5);
    ck_assert_uint_ge(refused, 5);
}
END_TEST

START_TEST(everything_is_valid)
{
    static const char *const roots[] = {"chain", "region", "rules"};
    for (size_t i = 0; i < UNIT_COUNT(roots); i++) {
        chain_output *output = chain_output_memory();
        size_t length;
        everything_write_root(output, roots[i]);
        const char *bytes = chain_output_bytes(output, &length);
        accept(bytes, length, roots[i]);
        chain_output_abandon(output);
    }
}
END_TEST

/* One attribute of one element at a time, with values that are right and wrong, for each type. */
static const struct {
    const char *attribute, *value;
} values[] = {
    {"planned", "P3D"}, {"planned", "P7WD"}, {"planned", "P1Y6M"}, {"planned", "PT20M"}, {"planned", "P2W"}, {"planned", "P1DT2H"},
    {"planned", "P"}, {"planned", "PT"}, {"planned", "P3DT"}, {"planned", "3D"}, {"planned", "-P3D"}, {"planned", "P1.5D"},
    {"planned", "P3D2W"}, {"planned", "PT3D"}, {"planned", "P3H"}, {"planned", "p3d"}, {"planned", ""},
    {"cost", "12"}, {"cost", "-0.5"}, {"cost", "1e3"}, {"cost", "."}, {"cost", "1."}, {"cost", ".5"}, {"cost", "+1"}, {"cost", " 7 "},
    {"column", "0"}, {"column", "007"}, {"column", "1000000000"}, {"column", "1000000001"}, {"column", "-1"}, {"column", "1.0"},
    {"kind", "triage"}, {"kind", " triage "}, {"kind", "Triage"}, {"kind", ""}, {"kind", "triage plan"},
    {"channel", "phone chat"}, {"channel", ""}, {"channel", "phone,chat"},
    {"id", "a.b-c_1"}, {"id", "\xC3\xA4iti"}, {"id", "1a"}, {"id", "a b"}, {"id", "a:b"}, {"id", ""}, {"id", "_x"}, {"id", "-x"},
    {"source", "anything: at all"}, {"source", ""},
};

START_TEST(values_are_judged_alike)
{
    for (size_t i = 0; i < UNIT_COUNT(values); i++) {
        char text[400];
        const char *id = strcmp(values[i].attribute, "id") == 0 ? "" : "id='s'";
        snprintf(text, sizeof text, "<chain xmlns='urn:libchain:chain:1' id='c'><steps><step %s %s='%s'/></steps></chain>", id,
                 values[i].attribute, values[i].value);
        chain_model *model = golden_model(text, strlen(text));
        xmlDocPtr document = parse(text, strlen(text));
        bool expected = visible_faults(model) == 0;
        ck_assert_msg(is_valid_rng(document) == expected, "chain.rng: %s=\"%s\"", values[i].attribute, values[i].value);
        ck_assert_msg(is_valid_xsd(document) == expected, "chain.xsd: %s=\"%s\"", values[i].attribute, values[i].value);
        xmlFreeDoc(document);
        chain_model_free(model);
    }
}
END_TEST

static const char *const dates[] = {"2024-02-29", "2023-02-29", "2024-2-9", "2024-02-29Z", "0000-01-01", "12024-01-01", "today", ""};
static const char *const shares[] = {"0.3", "30 %", "30%", "27/90", "27 / 90", "-0.1", "1/2/3", "%", "", "27/"};

static void judge(const char *element, const char *attribute, const char *value)
{
    char text[500];
    snprintf(text, sizeof text,
             "<chain xmlns='urn:libchain:chain:1' id='c'><governance %s='%s'/><metrics><metric><value %s='%s'/></metric></metrics>"
             "</chain>",
             element[0] == 'g' ? attribute : "owner", value, element[0] == 'v' ? attribute : "share",
             element[0] == 'v' ? value : "1");
    chain_model *model = golden_model(text, strlen(text));
    xmlDocPtr document = parse(text, strlen(text));
    bool expected = visible_faults(model) == 0;
    ck_assert_msg(is_valid_rng(document) == expected, "chain.rng: %s=\"%s\"", attribute, value);
    ck_assert_msg(is_valid_xsd(document) == expected, "chain.xsd: %s=\"%s\"", attribute, value);
    xmlFreeDoc(document);
    chain_model_free(model);
}

START_TEST(dates_and_shares_are_judged_alike)
{
    for (size_t i = 0; i < UNIT_COUNT(dates); i++)
        judge("governance", "approved", dates[i]);
    for (size_t i = 0; i < UNIT_COUNT(shares); i++)
        judge("value", "share", shares[i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("schema");
    TCase *made = tcase_create("made"), *used = tcase_create("used");
    tcase_add_test(made, schemas_are_those_of_the_table);
    tcase_add_checked_fixture(used, load_schemas, free_schemas);
    tcase_add_test(used, every_model_is_valid);
    tcase_add_test(used, everything_is_valid);
    tcase_add_test(used, reader_and_schema_agree);
    tcase_add_test(used, values_are_judged_alike);
    tcase_add_test(used, dates_and_shares_are_judged_alike);
    suite_add_tcase(suite, made);
    suite_add_tcase(suite, used);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
