/* Findings as JSON: one document, or one finding a line. Schema: models/schema/findings.schema.json. findings_read.c reads it. */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "write/ci.h"
#include "chain/statistics.h"
#include "write/writers.h"

#define SCHEMA "urn:libchain:findings:1"

struct row {
    json_t *object;
    bool failed; /* sticky: memory ran out */
};

static void set(struct row *row, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(row->object, key, value) != 0)
        row->failed = true;
}

/* Keys without a value are absent. */
static void set_text(struct row *row, const char *key, const char *text)
{
    struct chain_buffer clean = {NULL, 0, 0, false};
    if (!text || !text[0])
        return;
    chain_put_utf8(&clean, text);
    if (clean.failed)
        row->failed = true;
    else
        set(row, key, json_stringn_nocheck(clean.bytes, clean.length));
    chain_buffer_clear(&clean);
}

static void set_number(struct row *row, const char *key, uint32_t number)
{
    if (number)
        set(row, key, json_integer((json_int_t)number));
}

static void set_part(struct row *row, const char *key, const struct chain_finding *finding, chain_part part, chain_lang lang)
{
    struct chain_buffer words = {NULL, 0, 0, false};
    if (chain_finding_put(&words, finding, part, lang))
        set_text(row, key, words.bytes);
    row->failed = row->failed || words.failed;
    chain_buffer_clear(&words);
}

static void set_decision(struct row *row, const struct chain_finding *finding, chain_lang lang)
{
    const struct chain_decided *decided = chain_finding_decided(finding);
    struct row decision = {decided ? json_object() : NULL, false};
    if (!decided)
        return;
    set_text(&decision, "state", decided->state == CHAIN_DECISION_HOLDS ? "holds" : "expired");
    set_part(&decision, "words", finding, CHAIN_PART_DECISION, lang);
    set_text(&decision, "owner", decided->owner);
    set_text(&decision, "date", decided->date);
    set_text(&decision, "until", decided->until);
    row->failed = row->failed || decision.failed;
    set(row, "decision", decision.object);
}

static void set_gap(struct row *row, const struct chain_finding *finding, chain_lang lang)
{
    set_text(row, "kind", chain_kind_id(CHAIN_KINDS_GAP, finding->gap));
    set_text(row, "objective", chain_kind_id(CHAIN_KINDS_OBJECTIVE, finding->rule->objective));
    set_text(row, "evidence", chain_kind_id(CHAIN_KINDS_EVIDENCE, finding->evidence));
    set_text(row, "sources", finding->sources);
    set_part(row, "question", finding, CHAIN_PART_QUESTION, lang);
    set_part(row, "consequence", finding, CHAIN_PART_CONSEQUENCE, lang);
    set_decision(row, finding, lang);
}

static json_t *related_of(const struct chain_finding *finding, size_t position, chain_lang lang, bool *failed)
{
    chain_related related;
    struct row row = {json_object(), false};
    struct chain_buffer words = {NULL, 0, 0, false};
    chain_finding_related_at(finding, position, &related);
    set_text(&row, "file", related.place.file);
    set_number(&row, "line", related.place.line);
    set_number(&row, "column", related.place.column);
    set_number(&row, "endLine", related.place.end_line);
    set_number(&row, "endColumn", related.place.end_column);
    set_text(&row, "subject", related.subject);
    chain_finding_put_related(&words, finding, position, lang);
    set_text(&row, "message", words.bytes);
    *failed = *failed || row.failed || words.failed;
    chain_buffer_clear(&words);
    return row.object;
}

static void set_related(struct row *row, const struct chain_finding *finding, chain_lang lang)
{
    size_t count = chain_finding_related_count(finding);
    json_t *list = count ? json_array() : NULL;
    for (size_t i = 0; i < count; i++)
        if (json_array_append_new(list, related_of(finding, i, lang, &row->failed)) != 0)
            row->failed = true;
    if (count)
        set(row, "related", list);
}

static struct row row_of(const struct chain_finding *finding, chain_lang lang)
{
    struct row row = {json_object(), false};
    char print[CHAIN_PRINT_SIZE];
    set_text(&row, "file", finding->file);
    set_number(&row, "line", finding->line);
    set_number(&row, "column", finding->column);
    set_number(&row, "endLine", finding->end_line);
    set_number(&row, "endColumn", finding->end_column);
    set_text(&row, "rule", finding->rule->id);
    set_text(&row, "severity", chain_severity_name((chain_severity)finding->severity));
    set_text(&row, "subject", finding->subject);
    set_text(&row, "subjectType", chain_type_name((chain_type)finding->subject_type));
    set_part(&row, "subjectName", finding, CHAIN_PART_SUBJECT, lang);
    set_part(&row, "message", finding, CHAIN_PART_MESSAGE, lang);
    snprintf(print, sizeof print, "%016" PRIx64, chain_print_of(finding));
    set_text(&row, "fingerprint", print);
    set_related(&row, finding, lang);
    if (finding->rule->layer == CHAIN_LAYER_GAPS)
        set_gap(&row, finding, lang);
    return row;
}

static int collect(const char *bytes, size_t length, void *output)
{
    chain_output_write(output, bytes, length);
    return 0;
}

/* The row is used up. False without memory. */
static bool write_row(struct row row, chain_output *output)
{
    bool done = !row.failed && json_dump_callback(row.object, collect, output, JSON_COMPACT | JSON_PRESERVE_ORDER) == 0;
    json_decref(row.object);
    return done;
}

chain_status chain_findings_write_jsonl(const struct chain_findings *findings, const struct chain_findings_style *style,
                                        chain_output *output)
{
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        if (!write_row(row_of(chain_findings_at(findings, i), style->lang), output))
            return CHAIN_NO_MEMORY;
        chain_output_text(output, "\n");
    }
    return CHAIN_OK;
}

/* The document is counted while it is written; the sums stand at its end. */
struct sums {
    size_t rows, decided, suppressed;
    size_t open[CHAIN_SEVERITY_ERROR + 1]; /* by severity */
};

static chain_status begin(chain_listing *listing)
{
    chain_output_text(listing->output, "{\"schema\":\"" SCHEMA "\",\n\"findings\":[\n");
    return CHAIN_OK;
}

static chain_status add(chain_listing *listing, const struct chain_findings *findings)
{
    struct sums *sums = listing->own;
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const struct chain_finding *finding = findings->items[i];
        chain_output_text(listing->output, sums->rows++ ? ",\n" : "");
        if (!write_row(row_of(finding, listing->style.lang), listing->output))
            return CHAIN_NO_MEMORY;
        sums->open[finding->severity] += !chain_finding_is_settled(finding);
    }
    sums->decided += chain_findings_decided(findings);
    sums->suppressed += chain_findings_suppressed(findings);
    return CHAIN_OK;
}

static bool write_statistics(const chain_statistics *statistics, chain_output *output)
{
    chain_statistic counts;
    bool done = true;
    chain_output_text(output, ",\n\"statistics\":[\n");
    for (size_t i = 0; chain_statistics_at(statistics, i, &counts); i++) {
        struct row row = {json_object(), false};
        set_text(&row, "rule", chain_rule_id(counts.rule));
        set_text(&row, "severity", chain_severity_name(counts.severity));
        set(&row, "findings", json_integer((json_int_t)counts.findings));
        set(&row, "files", json_integer((json_int_t)counts.files));
        chain_output_text(output, i ? ",\n" : "");
        done = write_row(row, output) && done;
    }
    chain_output_text(output, "\n]");
    return done;
}

static struct row summary_of(const struct sums *sums)
{
    struct row row = {json_object(), false};
    for (int severity = CHAIN_SEVERITY_ERROR; severity >= CHAIN_SEVERITY_UNKNOWN; severity--)
        set(&row, chain_severity_name((chain_severity)severity), json_integer((json_int_t)sums->open[severity]));
    set(&row, "decided", json_integer((json_int_t)sums->decided));
    set(&row, "suppressed", json_integer((json_int_t)sums->suppressed));
    return row;
}

static chain_status end(chain_listing *listing)
{
    const struct sums *sums = listing->own;
    chain_output *output = listing->output;
    chain_output_text(output, sums->rows ? "\n],\n\"summary\":" : "],\n\"summary\":");
    bool done = write_row(summary_of(sums), output);
    if (listing->style.statistics)
        done = write_statistics(listing->style.statistics, output) && done;
    chain_output_text(output, "}\n");
    return done ? CHAIN_OK : CHAIN_NO_MEMORY;
}

const struct chain_document chain_document_json = {.size = sizeof(struct sums), .begin = begin, .add = add, .end = end};
