/* Findings written list by list: the same bytes as all at once, and what sarif leaves out. */
#include "chain/check.h"
#include "chain/write.h"
#include "unit.h"

#define FILES 4
#define LARGE 10000

static const char *const contents[FILES] = {
    "<steps><step id='a'/><step id='b'/></steps><flows><flow from='a' to='gone'/><flow from='a' to='gone'/></flows>",
    "<steps><start id='s'/><step id='a'/><end id='e'/></steps><flows><flow from='s' to='a'/><flow from='a' to='e'/></flows>",
    "<steps><step id='a' kind='visitt'/></steps><odd/>",
    "<steps><start id='s'/><end id='e'/></steps><flows><flow from='s' to='no'/></flows>",
};

static chain_model *model_of(const char *content, int number)
{
    char text[1024], name[32];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    snprintf(text, sizeof text, "%s%s</chain>", UNIT_CHAIN, content);
    snprintf(name, sizeof name, "%d.xml", number);
    options.alone = true;
    ck_assert_int_eq(chain_load_memory(text, strlen(text), name, &options, &model), CHAIN_OK);
    return model;
}

static void judge(const chain_model *model, const char *name, chain_severity severity, chain_findings *findings)
{
    const chain_rule_weight weights[] = {{"dangling-reference", severity}, {NULL, CHAIN_SEVERITY_NOTE}};
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.weights = weights;
    options.as_of = 20260101;
    ck_assert_int_eq(chain_findings_add_file(findings, name), CHAIN_OK);
    ck_assert_int_eq(chain_check(model, &options, findings), CHAIN_OK);
}

static void judge_file(int number, chain_findings *findings)
{
    char name[32];
    chain_model *model = model_of(contents[number], number);
    snprintf(name, sizeof name, "%d.xml", number);
    judge(model, name, CHAIN_SEVERITY_ERROR, findings);
    chain_model_free(model);
}

static chain_findings_format format_of(const char *name)
{
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    format.name = name;
    return format;
}

static chain_output *at_once(const char *name)
{
    chain_findings_format format = format_of(name);
    chain_findings *findings = chain_findings_new();
    chain_output *output = chain_output_memory();
    for (int i = 0; i < FILES; i++)
        judge_file(i, findings);
    ck_assert_int_eq(chain_findings_write(findings, &format, output), CHAIN_OK);
    chain_findings_free(findings);
    return output;
}

static chain_output *list_by_list(const char *name)
{
    chain_findings_format format = format_of(name);
    chain_output *output = chain_output_memory();
    chain_listing *listing = NULL;
    size_t left_out = 99;
    ck_assert_int_eq(chain_listing_begin(&format, output, &listing), CHAIN_OK);
    for (int i = 0; i < FILES; i++) {
        chain_findings *findings = chain_findings_new();
        judge_file(i, findings);
        ck_assert_int_eq(chain_listing_add(listing, findings), CHAIN_OK);
        chain_findings_free(findings);
    }
    ck_assert_int_eq(chain_listing_end(listing, &left_out), CHAIN_OK);
    ck_assert_uint_eq(left_out, 0);
    return output;
}

START_TEST(list_by_list_is_as_all_at_once)
{
    for (size_t i = 0; i < chain_writer_count(); i++) {
        const char *name = chain_writer_name(i);
        /* For people, the hint of a rule stands once in each list. */
        if (strcmp(name, "text") == 0)
            continue;
        chain_output *one = at_once(name), *other = list_by_list(name);
        ck_assert_str_eq(chain_output_bytes(one, NULL), chain_output_bytes(other, NULL));
        ck_assert_uint_gt(strlen(chain_output_bytes(one, NULL)), 200);
        chain_output_abandon(one);
        chain_output_abandon(other);
    }
}
END_TEST

/* One file in two lists is one suite, and its findings are numbered on. */
START_TEST(a_file_in_two_lists)
{
    chain_findings_format format = format_of("junit");
    chain_output *output = chain_output_memory();
    chain_listing *listing = NULL;
    ck_assert_int_eq(chain_listing_begin(&format, output, &listing), CHAIN_OK);
    for (int i = 0; i < 2; i++) {
        chain_findings *findings = chain_findings_new();
        judge_file(3, findings);
        ck_assert_int_eq(chain_listing_add(listing, findings), CHAIN_OK);
        chain_findings_free(findings);
    }
    ck_assert_int_eq(chain_listing_end(listing, NULL), CHAIN_OK);
    const char *bytes = chain_output_bytes(output, NULL), *suite = strstr(bytes, "<testsuite ");
    ck_assert_ptr_nonnull(suite);
    ck_assert_ptr_null(strstr(suite + 1, "<testsuite "));
    chain_output_abandon(output);
}
END_TEST

/* Findings that are the same but for their place are numbered, however many there are. */
START_TEST(equal_findings_are_numbered)
{
    chain_findings_format format = format_of("gitlab");
    chain_output *output = chain_output_memory();
    chain_findings *findings = chain_findings_new();
    chain_listing *listing = NULL;
    ck_assert_int_eq(chain_listing_begin(&format, output, &listing), CHAIN_OK);
    for (int i = 0; i < 200; i++)
        judge_file(0, findings);
    ck_assert_int_eq(chain_listing_add(listing, findings), CHAIN_OK);
    ck_assert_int_eq(chain_listing_end(listing, NULL), CHAIN_OK);
    const char *bytes = chain_output_bytes(output, NULL), *first = strstr(bytes, "\"fingerprint\":\"");
    ck_assert_ptr_nonnull(first);
    for (int i = 1; i <= 200; i++) {
        char print[64];
        snprintf(print, sizeof print, "%.31s:%d\"", first, i);
        const char *found = strstr(bytes, print);
        ck_assert_msg(found && !strstr(found + 1, print), "%s", print);
    }
    chain_output_abandon(output);
    chain_findings_free(findings);
}
END_TEST

static chain_model *large_model(void)
{
    static const char flow[] = "<flow from='s' to='gone%05d'/>\n";
    size_t room = 500 + LARGE * sizeof flow, length;
    char *text = malloc(room);
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    ck_assert_ptr_nonnull(text);
    length = (size_t)snprintf(text, room, "%s<steps><start id='s'/></steps><flows>", UNIT_CHAIN);
    for (int i = 0; i < LARGE; i++)
        length += (size_t)snprintf(text + length, room - length, flow, i);
    snprintf(text + length, room - length, "</flows></chain>");
    options.alone = true;
    ck_assert_int_eq(chain_load_memory(text, strlen(text), "large.xml", &options, &model), CHAIN_OK);
    free(text);
    return model;
}

/* Not by strstr(): under the sanitizer each call measures the rest of the text. */
static size_t count_of(const char *text, const char *word)
{
    const char *end = text + strlen(text);
    size_t count = 0, length = strlen(word);
    while ((text = memchr(text, word[0], (size_t)(end - text)))) {
        bool here = (size_t)(end - text) >= length && memcmp(text, word, length) == 0;
        count += here;
        text += here ? length : 1;
    }
    return count;
}

/* The lightest come first here, and more than memory takes: still it is they that are left out. */
START_TEST(the_heaviest_of_many)
{
    static const chain_severity severities[] = {CHAIN_SEVERITY_NOTE, CHAIN_SEVERITY_WARNING, CHAIN_SEVERITY_ERROR};
    chain_findings_format format = format_of("sarif");
    chain_output *output = chain_output_memory();
    chain_model *model = large_model();
    chain_listing *listing = NULL;
    size_t left_out = 0, found = 0;
    ck_assert_int_eq(chain_listing_begin(&format, output, &listing), CHAIN_OK);
    for (size_t i = 0; i < UNIT_COUNT(severities); i++) {
        chain_findings *findings = chain_findings_new();
        judge(model, "large.xml", severities[i], findings);
        found += chain_findings_count(findings);
        ck_assert_int_eq(chain_listing_add(listing, findings), CHAIN_OK);
        chain_findings_free(findings);
    }
    ck_assert_int_eq(chain_listing_end(listing, &left_out), CHAIN_OK);
    ck_assert_uint_ge(found, 3 * LARGE);
    ck_assert_uint_eq(left_out, found - CHAIN_SARIF_MOST_RESULTS);
    const char *results = strstr(chain_output_bytes(output, NULL), "\"results\"");
    ck_assert_ptr_nonnull(results);
    ck_assert_uint_eq(count_of(results, "\"ruleId\""), CHAIN_SARIF_MOST_RESULTS);
    ck_assert_uint_ge(count_of(results, "\"level\":\"error\""), LARGE);
    ck_assert_uint_ge(count_of(results, "\"level\":\"warning\""), LARGE);
    ck_assert_ptr_nonnull(strstr(chain_output_bytes(output, NULL), "findings are left out"));
    chain_output_abandon(output);
    chain_model_free(model);
}
END_TEST

START_TEST(null_and_nothing)
{
    chain_findings_format format = format_of("yaml");
    chain_output *output = chain_output_memory();
    chain_listing *listing = NULL;
    ck_assert_int_eq(chain_listing_begin(&format, output, &listing), CHAIN_UNSUPPORTED);
    ck_assert_int_eq(chain_listing_begin(NULL, NULL, &listing), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_listing_begin(NULL, output, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_listing_add(NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_listing_end(NULL, NULL), CHAIN_BAD_ARGUMENT);
    chain_listing_free(NULL);
    for (size_t i = 0; i < chain_writer_count(); i++) {
        format.name = chain_writer_name(i);
        ck_assert_int_eq(chain_listing_begin(&format, output, &listing), CHAIN_OK);
        ck_assert_int_eq(chain_listing_add(listing, NULL), CHAIN_BAD_ARGUMENT);
        if (i % 2)
            ck_assert_int_eq(chain_listing_end(listing, NULL), CHAIN_OK);
        else
            chain_listing_free(listing);
    }
    chain_output_abandon(output);
}
END_TEST

UNIT_MAIN("listing", list_by_list_is_as_all_at_once, a_file_in_two_lists, equal_findings_are_numbered, the_heaviest_of_many, null_and_nothing)
