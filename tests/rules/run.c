/*
 * The fixtures of the rules: tests/rules/<rule id>/fail*.xml and pass*.xml (or .bpmn), each with an .expected file beside it that names
 * every finding, one a line: "line:column severity rule subject". A missing finding fails, and so does one too many.
 *
 * A rule of the check layer is judged with all check rules, so a fixture must be right in all else. A gap rule is judged by its
 * own findings only: in a chain of three steps the others always find something to ask.
 *
 * CHAIN_REWRITE=1 writes the .expected files anew; read the difference before believing it.
 */
#include <chain/chain.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AS_OF 20260101
#define MOST_FIXTURES 100

static const char *fixtures; /* the folder */
static bool rewriting;
static int tests, failures;

struct text {
    char *bytes;
    size_t length;
};

static void add(struct text *text, const char *words)
{
    size_t n = strlen(words);
    char *bigger = realloc(text->bytes, text->length + n + 1);
    if (!bigger)
        abort();
    memcpy(bigger + text->length, words, n + 1);
    text->bytes = bigger;
    text->length += n;
}

static struct text read_file(const char *path)
{
    struct text text = {NULL, 0};
    char piece[4096];
    size_t n;
    FILE *file = fopen(path, "rb");
    add(&text, "");
    while (file && (n = fread(piece, 1, sizeof piece - 1, file)) > 0) {
        piece[n] = '\0';
        add(&text, piece);
    }
    if (file)
        fclose(file);
    return text;
}

static void result(bool good, const char *name, const char *what)
{
    tests++;
    failures += !good;
    printf("%sok %d - %s%s%s\n", good ? "" : "not ", tests, name, what ? ": " : "", what ? what : "");
}

/* Fixtures that are easier made than stored. */

static void repeat(struct text *text, const char *words, int times)
{
    for (int i = 0; i < times; i++)
        add(text, words);
}

static const char head[] =
    "<chain xmlns=\"urn:libchain:chain:1\" id=\"x\">\n<actors><actor id=\"c\" kind=\"client\"/></actors>\n"
    "<steps><start id=\"a\" actor=\"c\"/><end id=\"b\" actor=\"c\"/></steps>\n<flows><flow from=\"a\" to=\"b\"/></flows>\n";

static struct text nested(int depth)
{
    struct text text = {NULL, 0};
    add(&text, head);
    repeat(&text, "<f:x xmlns:f=\"urn:x\">\n", depth);
    repeat(&text, "</f:x>", depth);
    add(&text, "</chain>\n");
    return text;
}

static chain_status load_nested(int depth, const char *name, chain_model **model)
{
    struct text text = nested(depth);
    chain_status status = chain_load_memory(text.bytes, text.length, name, NULL, model);
    free(text.bytes);
    return status;
}

static chain_status load_deep(const char *path, chain_model **model)
{
    return load_nested(1000, path, model);
}

static chain_status load_not_so_deep(const char *path, chain_model **model)
{
    return load_nested(150, path, model);
}

static chain_status load_many(const char *path, chain_model **model)
{
    struct text text = nested(10);
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    options.max_elements = 5;
    chain_status status = chain_load_memory(text.bytes, text.length, path, &options, model);
    free(text.bytes);
    return status;
}

static chain_status load_long(const char *path, chain_model **model)
{
    struct text text = nested(10);
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    options.max_bytes = 100;
    chain_status status = chain_load_memory(text.bytes, text.length, path, &options, model);
    free(text.bytes);
    return status;
}

static chain_status load_missing(const char *path, chain_model **model)
{
    return chain_load(path, NULL, model);
}

static chain_status load_folder(const char *path, chain_model **model)
{
    (void)path;
    return chain_load(fixtures, NULL, model);
}

static chain_status load_empty(const char *path, chain_model **model)
{
    return chain_load_memory("", 0, path, NULL, model);
}

static const struct made {
    const char *rule, *name;
    chain_status (*load)(const char *path, chain_model **model);
} made[] = {
    {"limit", "fail-deep", load_deep},
    {"limit", "fail-many", load_many},
    {"limit", "fail-long", load_long},
    {"limit", "pass-deep", load_not_so_deep},
    {"unreadable-file", "fail-missing", load_missing},
    {"unreadable-file", "fail-folder", load_folder},
    {"not-well-formed", "fail-empty", load_empty},
};

/* Findings as lines */

static bool counts(const chain_rule *rule, const chain_finding *finding)
{
    return chain_rule_layer(rule) == CHAIN_LAYER_CHECK || chain_finding_rule(finding) == rule;
}

static const char *base_name(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path;
}

static void add_line(struct text *text, const chain_finding *finding, const char *main_file)
{
    char line[1024];
    chain_place place = chain_finding_place(finding);
    const char *subject = chain_finding_subject(finding);
    bool elsewhere = place.file && main_file && strcmp(place.file, main_file) != 0;
    snprintf(line, sizeof line, "%u:%u %s %s %s%s%s\n", place.line, place.column,
             chain_severity_name(chain_finding_severity(finding)), chain_rule_id(chain_finding_rule(finding)),
             subject ? subject : "-", elsewhere ? " in " : "", elsewhere ? base_name(place.file) : "");
    add(text, line);
}

static struct text lines_of(const chain_rule *rule, const chain_findings *findings, const char *main_file)
{
    struct text text = {NULL, 0};
    add(&text, "");
    for (size_t i = 0; i < chain_findings_count(findings); i++)
        if (counts(rule, chain_findings_at(findings, i)))
            add_line(&text, chain_findings_at(findings, i), main_file);
    return text;
}

/* To the dialect that it is not in. */
static chain_status convert(const chain_model *model, chain_findings *findings)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.dialect = strcmp(chain_model_dialect(model), "bpmn") == 0 ? "chain" : "bpmn";
    options.findings = findings;
    chain_status status = chain_model_convert(model, &options, output);
    chain_output_abandon(output);
    return status;
}

static chain_status judge(const chain_rule *rule, const chain_model *model, chain_findings *findings)
{
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.as_of = AS_OF;
    if (chain_rule_profile(rule) > options.profile)
        options.profile = chain_rule_profile(rule);
    if (chain_rule_layer(rule) == CHAIN_LAYER_CONVERT)
        return convert(model, findings);
    return chain_rule_layer(rule) == CHAIN_LAYER_GAPS ? chain_gaps(model, &options, findings)
                                                      : chain_check(model, &options, findings);
}

/* Each line of one text that the other does not have is told with a mark. */
static void tell_lines(const struct text *text, const struct text *other, char mark)
{
    for (const char *line = text->bytes; *line;) {
        size_t n = strcspn(line, "\n");
        const char *found = other->bytes;
        while (*found && !(strncmp(found, line, n) == 0 && (found[n] == '\n' || !found[n])))
            found += strcspn(found, "\n") + (found[strcspn(found, "\n")] != '\0');
        if (!*found)
            printf("#   %c %.*s\n", mark, (int)n, line);
        line += n + (line[n] != '\0');
    }
}

static void write_expected(const char *path, const struct text *text)
{
    FILE *file = text->length > 0 ? fopen(path, "wb") : NULL;
    if (text->length == 0)
        remove(path);
    if (file) {
        fwrite(text->bytes, 1, text->length, file);
        fclose(file);
    }
}

static bool has_finding_of(const chain_rule *rule, const chain_findings *findings)
{
    for (size_t i = 0; i < chain_findings_count(findings); i++)
        if (chain_finding_rule(chain_findings_at(findings, i)) == rule)
            return true;
    return false;
}

/* Every finding can be said, in both languages, with all its holes filled; and the Finnish is not English. */
static bool can_be_said(const chain_finding *finding)
{
    char english[2048], finnish[2048];
    chain_finding_text(finding, CHAIN_PART_MESSAGE, CHAIN_LANG_EN, english, sizeof english);
    chain_finding_text(finding, CHAIN_PART_MESSAGE, CHAIN_LANG_FI, finnish, sizeof finnish);
    bool good = english[0] && finnish[0] && strcmp(english, finnish) != 0;
    good = good && !strstr(english, "{0") && !strstr(english, "{1") && !strstr(english, "{2") && !strstr(english, "{3");
    if (getenv("CHAIN_SAY"))
        printf("#     %s\n#     %s\n", english, finnish);
    if (!good)
        printf("#   cannot be said: %s | %s\n", english, finnish);
    return good;
}

static bool all_can_be_said(const chain_rule *rule, const chain_findings *findings)
{
    bool good = true;
    for (size_t i = 0; i < chain_findings_count(findings); i++)
        if (chain_finding_rule(chain_findings_at(findings, i)) == rule)
            good = can_be_said(chain_findings_at(findings, i)) && good;
    return good;
}

/* One fixture */

static void compare(const chain_rule *rule, const char *path, const chain_model *model)
{
    char expected_path[4096], name[512];
    chain_findings *findings = chain_findings_new();
    snprintf(expected_path, sizeof expected_path, "%.*s.expected", (int)(strrchr(path, '.') - path), path);
    snprintf(name, sizeof name, "%s/%s", chain_rule_id(rule), base_name(path));
    if (!findings || judge(rule, model, findings) != CHAIN_OK) {
        result(false, name, "the check itself failed");
        chain_findings_free(findings);
        return;
    }
    struct text got = lines_of(rule, findings, chain_model_file(model));
    if (rewriting)
        write_expected(expected_path, &got);
    struct text expected = read_file(expected_path);
    bool should_fail = strncmp(base_name(path), "fail", 4) == 0;
    bool same = strcmp(got.bytes, expected.bytes) == 0, right = should_fail == has_finding_of(rule, findings);
    bool said = all_can_be_said(rule, findings);
    result(same && right && said, name,
           same ? right ? said ? NULL : "a message is not translated or has a hole"
                : should_fail ? "no finding of the rule itself" : "a passing fixture with a finding"
                : "- expected, + found");
    if (!same) {
        tell_lines(&expected, &got, '-');
        tell_lines(&got, &expected, '+');
    }
    free(got.bytes);
    free(expected.bytes);
    chain_findings_free(findings);
}

static void test_made(const chain_rule *rule, const struct made *fixture, bool *failing, bool *passing)
{
    char path[4096];
    chain_model *model = NULL;
    snprintf(path, sizeof path, "%s/%s/%s.xml", fixtures, fixture->rule, fixture->name);
    chain_status status = fixture->load(path, &model);
    if (status == CHAIN_NO_MEMORY || !model)
        result(false, path, "loading failed");
    else
        compare(rule, path, model);
    chain_model_free(model);
    *failing = *failing || strncmp(fixture->name, "fail", 4) == 0;
    *passing = *passing || strncmp(fixture->name, "pass", 4) == 0;
}

static void test_file(const chain_rule *rule, const char *name)
{
    char path[4096];
    chain_model *model = NULL;
    snprintf(path, sizeof path, "%s/%s/%s", fixtures, chain_rule_id(rule), name);
    chain_status status = chain_load(path, NULL, &model);
    if (status == CHAIN_NO_MEMORY || !model)
        result(false, path, "loading failed");
    else
        compare(rule, path, model);
    chain_model_free(model);
}

static bool is_fixture(const char *name)
{
    const char *suffix = strrchr(name, '.');
    bool named = strncmp(name, "fail", 4) == 0 || strncmp(name, "pass", 4) == 0;
    return named && suffix && (strcmp(suffix, ".xml") == 0 || strcmp(suffix, ".bpmn") == 0);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Their names in order, each to be freed. */
static size_t list_fixtures(const chain_rule *rule, char **names)
{
    char path[4096];
    size_t count = 0;
    snprintf(path, sizeof path, "%s/%s", fixtures, chain_rule_id(rule));
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder)) && count < MOST_FIXTURES)
        if (is_fixture(entry->d_name))
            names[count++] = strdup(entry->d_name);
    if (folder)
        closedir(folder);
    qsort(names, count, sizeof *names, by_name);
    return count;
}

/* Each rule says in both languages what it finds, why that matters and how to mend it. */
static void test_words(const chain_rule *rule)
{
    static const chain_part parts[] = {CHAIN_PART_TITLE, CHAIN_PART_MESSAGE, CHAIN_PART_WHY, CHAIN_PART_HOW,
                                       CHAIN_PART_CONSEQUENCE, CHAIN_PART_QUESTION};
    bool gap = chain_rule_layer(rule) == CHAIN_LAYER_GAPS, good = true;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const char *english = chain_rule_text(rule, parts[i], CHAIN_LANG_EN);
        const char *finnish = chain_rule_text(rule, parts[i], CHAIN_LANG_FI);
        bool needed = gap || i < 4;
        if (needed && !english)
            printf("#   text %d is missing\n", (int)parts[i]);
        if (english && strcmp(english, finnish) == 0)
            printf("#   not in Finnish: %s\n", english);
        good = good && (english ? strcmp(english, finnish) != 0 : !needed);
    }
    result(good, chain_rule_id(rule), "words");
}

static void test_rule(const chain_rule *rule)
{
    char *names[MOST_FIXTURES];
    bool failing = false, passing = false;
    size_t count = list_fixtures(rule, names);
    test_words(rule);
    for (size_t i = 0; i < count; i++) {
        failing = failing || strncmp(names[i], "fail", 4) == 0;
        passing = passing || strncmp(names[i], "pass", 4) == 0;
        test_file(rule, names[i]);
        free(names[i]);
    }
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++)
        if (strcmp(made[i].rule, chain_rule_id(rule)) == 0)
            test_made(rule, &made[i], &failing, &passing);
    if (!failing || !passing)
        result(false, chain_rule_id(rule), failing ? "has no passing fixture" : "has no failing fixture");
}

/* A folder of a rule that was renamed would never be run again. */
static void test_folders(void)
{
    DIR *folder = opendir(fixtures);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        bool shelf = strcmp(entry->d_name, "regions") == 0 || strcmp(entry->d_name, "rules") == 0;
        if (!strchr(entry->d_name, '.') && !shelf && !chain_rule_find(entry->d_name))
            result(false, entry->d_name, "is no rule");
    }
    if (folder)
        closedir(folder);
}

/* run FOLDER [RULE ...] */
int main(int argc, char **argv)
{
    const char *rewrite = getenv("CHAIN_REWRITE");
    fixtures = argc > 1 ? argv[1] : ".";
    rewriting = rewrite && strcmp(rewrite, "1") == 0;
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc <= 2)
        test_folders();
    for (size_t i = 0; argc <= 2 && i < chain_rule_count(); i++)
        test_rule(chain_rule_at(i));
    for (int i = 2; i < argc; i++)
        if (chain_rule_find(argv[i]))
            test_rule(chain_rule_find(argv[i]));
    printf("1..%d\n", tests);
    return failures > 0;
}
