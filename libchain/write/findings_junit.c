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

/* The file at hand: its findings may come in several lists, and their sums stand before them. */
struct suite {
    char *file; /* NULL = none yet */
    size_t tests, failures, skipped;
    struct chain_buffer cases, out;
};

static void put_head(struct suite *suite)
{
    char numbers[128];
    snprintf(numbers, sizeof numbers, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n", suite->tests ? suite->tests : 1,
             suite->failures, suite->skipped);
    chain_buffer_text(&suite->out, "  <testsuite");
    put_attribute(&suite->out, "name", suite->file);
    chain_buffer_text(&suite->out, numbers);
}

static void put_passed(struct suite *suite, chain_lang lang)
{
    chain_buffer_text(&suite->out, "    <testcase");
    put_attribute(&suite->out, "name", chain_words(lang, N_("nothing found")));
    put_attribute(&suite->out, "classname", suite->file);
    chain_buffer_text(&suite->out, "/>\n");
}

/* Writes the suite that is open. */
static chain_status finish(chain_listing *listing, struct suite *suite)
{
    if (suite->file) {
        put_head(suite);
        if (!suite->tests)
            put_passed(suite, listing->style.lang);
        chain_output_write(listing->output, chain_buffer_words(&suite->out), suite->out.length);
        if (suite->cases.length)
            chain_output_write(listing->output, suite->cases.bytes, suite->cases.length);
        chain_output_text(listing->output, "  </testsuite>\n");
    }
    free(suite->file);
    suite->file = NULL;
    suite->tests = suite->failures = suite->skipped = suite->cases.length = suite->out.length = 0;
    return suite->cases.failed || suite->out.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

static void add_entry(chain_listing *listing, struct suite *suite, const struct entry *entry)
{
    if (!suite->file || strcmp(suite->file, entry->file) != 0) {
        finish(listing, suite);
        suite->file = strdup(entry->file);
        suite->cases.failed = suite->cases.failed || !suite->file;
    }
    if (!entry->finding || !suite->file)
        return;
    suite->tests++;
    suite->failures += is_failure(entry->finding);
    suite->skipped += is_skipped(entry->finding);
    put_case(&suite->cases, entry, &listing->style);
}

static chain_status begin(chain_listing *listing)
{
    chain_output_text(listing->output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"chain\">\n");
    return CHAIN_OK;
}

static chain_status add(chain_listing *listing, const struct chain_findings *findings)
{
    struct suite *suite = listing->own;
    size_t count;
    struct entry *entries = entries_of(findings, &count);
    for (size_t i = 0; entries && i < count; i++)
        add_entry(listing, suite, &entries[i]);
    free(entries);
    return !entries || suite->cases.failed || suite->out.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

static chain_status end(chain_listing *listing)
{
    chain_status status = finish(listing, listing->own);
    chain_output_text(listing->output, "</testsuites>\n");
    return status;
}

static void clear(void *own)
{
    struct suite *suite = own;
    free(suite->file);
    chain_buffer_clear(&suite->cases);
    chain_buffer_clear(&suite->out);
}

const struct chain_document chain_document_junit = {sizeof(struct suite), begin, add, end, clear};
