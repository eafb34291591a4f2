/*
 * What the source documents of the project name, and how the program shows it: problems.tsv and figures.tsv, each row run.
 *
 * problems.tsv: id, D or E, source line, problem, fixture, proof, subject, words. D = detected: the rule (proof) reports about the
 * subject ("-" = any), and its message in Finnish has the words ("-" = any); "not assessable" does not count. E = expressible: the
 * object (subject) has the words in its attribute ("element@attribute") or text ("element/text"), read through the public functions.
 *
 * figures.tsv: id, source line, figure, fixture, computation, expected, rule, subject. The figure is computed by the library from
 * the fixture. A rule: it flags the figure at the subject. "-": no rule about figures finds anything at the subject.
 *
 * run FOLDER tests all rows; run FOLDER --table prints them as Markdown.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compute.h"

#define FIELDS 8

struct row {
    char line[2000];
    const char *fields[FIELDS];
};

static const char *folder;
static int tests, failures;

static void result(bool good, const char *id, const char *name, const char *what)
{
    tests++;
    failures += !good;
    printf("%sok %d - %s %s%s%s\n", good ? "" : "not ", tests, id, name, good ? "" : ": ", good ? "" : what);
}

/* Fields are parted by tabs; lines of # and empty lines are left out. */
static bool next_row(FILE *file, struct row *row)
{
    while (fgets(row->line, sizeof row->line, file)) {
        char *at = row->line;
        size_t count = 0;
        at[strcspn(at, "\n")] = '\0';
        if (*at == '#' || *at == '\0')
            continue;
        for (; count < FIELDS; count++) {
            row->fields[count] = at;
            at += strcspn(at, "\t");
            if (*at)
                *at++ = '\0';
        }
        return true;
    }
    return false;
}

/* A fixture of this folder; "models/..." is a model of the source tree. */
static chain_model *load(const char *fixture)
{
    char path[4096];
    chain_model *model = NULL;
    const char *source = getenv("CHAIN_SOURCE");
    if (strncmp(fixture, "models/", 7) == 0)
        snprintf(path, sizeof path, "%s/%s", source ? source : ".", fixture);
    else
        snprintf(path, sizeof path, "%s/%s", folder, fixture);
    if (chain_load(path, NULL, &model) != CHAIN_OK) {
        chain_model_free(model);
        return NULL;
    }
    return model;
}

/* A fixture with a slip of the pen proves nothing. */
static bool is_clean(const chain_model *model)
{
    chain_findings *findings = chain_findings_new();
    bool clean = findings && chain_check(model, NULL, findings) == CHAIN_OK &&
                 chain_findings_count_severity(findings, CHAIN_SEVERITY_ERROR) == 0;
    for (size_t i = 0; findings && !clean && i < chain_findings_count(findings); i++) {
        char words[1000];
        chain_finding_text(chain_findings_at(findings, i), CHAIN_PART_MESSAGE, CHAIN_LANG_EN, words, sizeof words);
        printf("# %u: %s\n", chain_finding_place(chain_findings_at(findings, i)).line, words);
    }
    chain_findings_free(findings);
    return clean;
}

static chain_status judge(const chain_model *model, const char *rule, chain_findings *findings)
{
    const char *select[] = {rule, NULL};
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    const chain_rule *found = chain_rule_find(rule);
    options.select = select;
    options.as_of = AS_OF;
    if (!found || !findings)
        return CHAIN_BAD_ARGUMENT;
    return chain_rule_layer(found) == CHAIN_LAYER_GAPS ? chain_gaps(model, &options, findings)
                                                       : chain_check(model, &options, findings);
}

/* Does a rule report about a subject, in these words? */
static bool reports(const chain_model *model, const char *rule, const char *subject, const char *words)
{
    chain_findings *findings = chain_findings_new();
    bool found = false;
    if (judge(model, rule, findings) != CHAIN_OK) {
        chain_findings_free(findings);
        return false;
    }
    for (size_t i = 0; !found && i < chain_findings_count(findings); i++) {
        char message[4000];
        const chain_finding *finding = chain_findings_at(findings, i);
        const char *about = chain_finding_subject(finding);
        chain_finding_text(finding, CHAIN_PART_MESSAGE, CHAIN_LANG_FI, message, sizeof message);
        found = chain_finding_severity(finding) != CHAIN_SEVERITY_UNKNOWN &&
                (strcmp(subject, "-") == 0 || (about && strcmp(about, subject) == 0)) &&
                (strcmp(words, "-") == 0 || strstr(message, words));
    }
    chain_findings_free(findings);
    return found;
}

static chain_field field_of(const char *element, const char *attribute)
{
    for (size_t e = 0; e < chain_format_element_count(); e++) {
        chain_format_attribute a;
        const char *name = chain_format_element_name(e);
        for (size_t i = 0; name && strcmp(name, element) == 0 && chain_format_attribute_at(e, i, &a); i++)
            if (strcmp(a.name, attribute) == 0)
                return a.field;
    }
    return CHAIN_F_NONE;
}

static bool has_attribute(const chain_object *object, const char *element, const char *attribute, const char *value)
{
    char all[1000] = "";
    chain_field field = field_of(element, attribute);
    size_t count = field ? chain_object_word_count(object, field) : 0;
    for (size_t i = 0; i < count; i++) {
        strncat(all, i ? " " : "", sizeof all - strlen(all) - 1);
        strncat(all, chain_object_word(object, field, i), sizeof all - strlen(all) - 1);
    }
    return count > 0 && strcmp(all, value) == 0;
}

static bool has_text(const chain_object *object, const char *kind, const char *words)
{
    static const struct {
        const char *name;
        chain_text_kind kind;
    } kinds[] = {{"note", CHAIN_TEXT_NOTE}, {"words", CHAIN_TEXT_WORDS}, {"condition", CHAIN_TEXT_CONDITION},
                 {"description", CHAIN_TEXT_DESCRIPTION}, {"name", CHAIN_TEXT_NAME}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const char *text =
            strcmp(kind, kinds[i].name) == 0 ? chain_object_text(object, kinds[i].kind, CHAIN_LANG_FI, NULL) : NULL;
        if (text && strstr(text, words))
            return true;
    }
    return false;
}

static bool is_written(const chain_model *model, const char *proof, const char *subject, const char *words)
{
    char element[100];
    size_t n = strcspn(proof, "@/");
    const chain_object *object = seed_find(model, subject);
    if (!object || proof[n] == '\0')
        return false;
    snprintf(element, sizeof element, "%.*s", (int)n, proof);
    return proof[n] == '@' ? has_attribute(object, element, proof + n + 1, words) : has_text(object, proof + n + 1, words);
}

static void test_problem(const struct row *row)
{
    const char *const *f = row->fields;
    chain_model *model = load(f[4]);
    if (!model)
        result(false, f[0], f[3], "the fixture cannot be read");
    else if (!is_clean(model))
        result(false, f[0], f[3], "the fixture has errors");
    else if (strcmp(f[1], "D") == 0)
        result(reports(model, f[5], f[6], f[7]), f[0], f[3], "the rule does not report it");
    else
        result(strcmp(f[1], "E") == 0 && is_written(model, f[5], f[6], f[7]), f[0], f[3], "it cannot be read back");
    chain_model_free(model);
}

/* Expected to as many decimals as are written. */
static bool is_near(double got, const char *expected)
{
    const char *point = strchr(expected, '.');
    double slack = 0.5 + 1e-9;
    for (size_t i = point ? strlen(point + 1) : 0; i > 0; i--)
        slack /= 10;
    return fabs(got - atof(expected)) <= (point ? slack : 1e-9);
}

static bool flags_right(const chain_model *model, const char *rule, const char *subject)
{
    static const char *const rules[] = {"impossible-figure", "base-unclear", "outcome-unaccounted", "unequal-periods",
                                        "conflicting-figures"};
    if (strcmp(rule, "-") != 0)
        return reports(model, rule, subject, "-");
    for (size_t i = 0; strcmp(subject, "-") != 0 && i < sizeof rules / sizeof rules[0]; i++)
        if (reports(model, rules[i], subject, "-"))
            return false;
    return true;
}

static void test_figure(const struct row *row)
{
    char what[300];
    const char *const *f = row->fields;
    chain_model *model = load(f[3]);
    if (!model || !is_clean(model)) {
        result(false, f[0], f[2], "the fixture cannot be read, or has errors");
        chain_model_free(model);
        return;
    }
    double got = seed_compute(model, f[4]);
    bool near = is_near(got, f[5]), flagged = flags_right(model, f[6], f[7]);
    snprintf(what, sizeof what, near ? "flags are wrong (%s at %s)" : "%s = %s", near ? f[6] : f[4], near ? f[7] : f[5]);
    if (!near)
        printf("# got %g\n", got);
    result(near && flagged, f[0], f[2], what);
    chain_model_free(model);
}

static FILE *open_table(const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return fopen(path, "r");
}

/* How many rows there were. */
static int each_row(const char *name, void (*act)(const struct row *row))
{
    struct row row;
    int count = 0;
    FILE *file = open_table(name);
    for (; file && next_row(file, &row); count++)
        act(&row);
    if (file)
        fclose(file);
    return count;
}

static void print_problem(const struct row *row)
{
    const char *const *f = row->fields;
    printf("| %s | %s | %s | %s | `%s` %s | %s |\n", f[0], f[3], f[2], strcmp(f[1], "D") == 0 ? "havaitaan" : "kerrotaan", f[5],
           strcmp(f[6], "-") == 0 ? "" : f[6], f[4]);
}

static void print_figure(const struct row *row)
{
    const char *const *f = row->fields;
    printf("| %s | %s | %s | `%s` | %s | %s%s | %s |\n", f[0], f[2], f[1], f[4], f[5], strcmp(f[6], "-") == 0 ? "" : "! ",
           strcmp(f[6], "-") == 0 ? "" : f[6], f[3]);
}

int main(int argc, char **argv)
{
    bool table = argc > 2 && strcmp(argv[2], "--table") == 0;
    folder = argc > 1 ? argv[1] : ".";
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (table)
        printf("| id | ongelma | lähde | miten | mistä | tiedosto |\n|---|---|---|---|---|---|\n");
    int rows = each_row("problems.tsv", table ? print_problem : test_problem);
    if (table)
        printf("\n| id | luku | lähde | laskenta | arvo | huomautus | tiedosto |\n|---|---|---|---|---|---|---|\n");
    int figures = each_row("figures.tsv", table ? print_figure : test_figure);
    if (!table)
        printf("1..%d\n", tests);
    return rows == 0 || figures == 0 || failures > 0;
}
