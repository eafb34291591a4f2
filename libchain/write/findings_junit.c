/*
 * Findings as JUnit tests: a suite for each file that was looked at, a failed test for each error and warning. What cannot be judged
 * is a skipped test, a note or a decided gap one that passed; a file without any of them has one test that passed, so that no
 * service takes silence for a run that did not happen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "write/ci.h"
#include "write/tell.h"
#include "write/xml_text.h"

/* A finding, or a file that was looked at (finding NULL). */
struct entry {
    const char *file;
    const struct chain_finding *finding;
    size_t order;
};

static int by_file(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static struct entry *entries_of(const struct chain_findings *findings, size_t *count)
{
    struct entry *entries = calloc(findings->count + findings->file_count + 1, sizeof *entries);
    *count = 0;
    for (size_t i = 0; entries && i < findings->file_count; i++, ++*count)
        entries[*count] = (struct entry){findings->files[i], NULL, *count};
    for (size_t i = 0; entries && i < findings->count; i++, ++*count)
        entries[*count] = (struct entry){findings->items[i]->file ? findings->items[i]->file : "", findings->items[i], *count};
    if (entries)
        qsort(entries, *count, sizeof *entries, by_file);
    return entries;
}

static bool is_failure(const struct chain_finding *finding)
{
    return !chain_finding_is_settled(finding) && finding->severity >= CHAIN_SEVERITY_WARNING;
}

static bool is_skipped(const struct chain_finding *finding)
{
    return !chain_finding_is_settled(finding) && finding->severity == CHAIN_SEVERITY_UNKNOWN;
}

static void put_attribute(struct chain_buffer *out, const char *name, const char *value)
{
    chain_buffer_text(out, " ");
    chain_buffer_text(out, name);
    chain_buffer_text(out, "=\"");
    chain_xml_put_value(out, value);
    chain_buffer_text(out, "\"");
}

static void put_element(struct chain_buffer *out, const char *name, const char *type, const char *message, const char *words)
{
    chain_buffer_text(out, "<");
    chain_buffer_text(out, name);
    if (type) {
        put_attribute(out, "type", type);
        put_attribute(out, "message", message);
    }
    chain_buffer_text(out, ">");
    chain_xml_put_words(out, words);
    chain_buffer_text(out, "</");
    chain_buffer_text(out, name);
    chain_buffer_text(out, ">");
}

/* "FILE:LINE:COLUMN: words [rule]" */
static void put_line(struct chain_buffer *line, const struct chain_finding *finding, const char *message)
{
    char numbers[48];
    chain_place place = chain_finding_place(finding);
    struct chain_region region = chain_region_of(&place);
    snprintf(numbers, sizeof numbers, ":%u:%u: ", region.line, region.column);
    chain_buffer_text(line, finding->file ? finding->file : "");
    chain_buffer_text(line, numbers);
    chain_buffer_text(line, message);
    chain_buffer_text(line, " [");
    chain_buffer_text(line, finding->rule->id);
    chain_buffer_text(line, "]");
}

static void put_case(struct chain_buffer *out, const struct entry *entry, const struct chain_findings_style *style)
{
    const struct chain_finding *finding = entry->finding;
    struct chain_buffer words = {NULL, 0, 0, false}, line = {NULL, 0, 0, false}, name = {NULL, 0, 0, false};
    chain_finding_put(&words, finding, CHAIN_PART_MESSAGE, style->lang);
    put_line(&line, finding, chain_buffer_words(&words));
    chain_buffer_text(&name, finding->rule->id);
    chain_buffer_text(&name, finding->subject ? " " : "");
    chain_buffer_text(&name, finding->subject ? finding->subject : "");
    chain_buffer_text(out, "    <testcase");
    put_attribute(out, "name", chain_buffer_words(&name));
    put_attribute(out, "classname", entry->file);
    chain_buffer_text(out, ">");
    if (is_failure(finding))
        put_element(out, "failure", chain_severity_name((chain_severity)finding->severity), chain_buffer_words(&words),
                    chain_buffer_words(&line));
    else
        put_element(out, is_skipped(finding) ? "skipped" : "system-out", NULL, NULL, chain_buffer_words(&line));
    chain_buffer_text(out, "</testcase>\n");
    out->failed = out->failed || words.failed || line.failed || name.failed;
    chain_buffer_clear(&words);
    chain_buffer_clear(&line);
    chain_buffer_clear(&name);
}

static void put_suite(struct chain_buffer *out, const struct entry *entries, size_t count, const struct chain_findings_style *style)
{
    size_t tests = 0, failures = 0, skipped = 0;
    char numbers[128];
    for (size_t i = 0; i < count; i++) {
        tests += entries[i].finding != NULL;
        failures += entries[i].finding && is_failure(entries[i].finding);
        skipped += entries[i].finding && is_skipped(entries[i].finding);
    }
    snprintf(numbers, sizeof numbers, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n", tests ? tests : 1, failures,
             skipped);
    chain_buffer_text(out, "  <testsuite");
    put_attribute(out, "name", entries[0].file);
    chain_buffer_text(out, numbers);
    for (size_t i = 0; i < count; i++)
        if (entries[i].finding)
            put_case(out, &entries[i], style);
    if (!tests) {
        chain_buffer_text(out, "    <testcase");
        put_attribute(out, "name", chain_words(style->lang, N_("nothing found")));
        put_attribute(out, "classname", entries[0].file);
        chain_buffer_text(out, "/>\n");
    }
    chain_buffer_text(out, "  </testsuite>\n");
}

chain_status chain_findings_write_junit(const struct chain_findings *findings, const struct chain_findings_style *style,
                                        chain_output *output)
{
    struct chain_buffer out = {NULL, 0, 0, false};
    size_t count;
    struct entry *entries = entries_of(findings, &count);
    if (!entries)
        return CHAIN_NO_MEMORY;
    chain_output_text(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"chain\">\n");
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && strcmp(entries[end].file, entries[i].file) == 0;)
            end++;
        out.length = 0;
        put_suite(&out, entries + i, end - i, style);
        chain_output_write(output, out.bytes, out.length);
    }
    chain_output_text(output, "</testsuites>\n");
    bool failed = out.failed;
    chain_buffer_clear(&out);
    free(entries);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
