/* Findings as JSON: one document, or one finding a line. Schema: models/schema/findings.schema.json. findings_read.c reads it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "chain/statistics.h"
#include "write/ci.h"
#include "write/json.h"
#include "write/writers.h"

#define SCHEMA "urn:libchain:findings:1"

/* One row at a time: its bytes, and words on their way into it. */
struct rows {
    struct chain_buffer bytes, words;
    chain_lang lang;
};

static void begin_row(struct rows *rows, struct chain_json *json)
{
    rows->bytes.length = 0;
    *json = (struct chain_json){.out = &rows->bytes, .compact = true};
    chain_json_open(json, NULL, '{');
}

/* False without memory. */
static bool end_row(struct rows *rows, struct chain_json *json, chain_output *output)
{
    chain_json_close(json, '}');
    if (rows->bytes.failed || rows->words.failed)
        return false;
    chain_output_write(output, rows->bytes.bytes, rows->bytes.length);
    return true;
}

static void clear(struct rows *rows)
{
    chain_buffer_clear(&rows->bytes);
    chain_buffer_clear(&rows->words);
}

/* Keys without a value are absent. */
static void put_number(struct chain_json *json, const char *key, uint32_t number)
{
    if (number)
        chain_json_number(json, key, number);
}

static void put_part(struct rows *rows, struct chain_json *json, const char *key, const struct chain_finding *finding, chain_part part)
{
    rows->words.length = 0;
    if (chain_finding_put(&rows->words, finding, part, rows->lang) && !rows->words.failed)
        chain_json_text(json, key, rows->words.bytes);
}

static void put_place(struct chain_json *json, const chain_place *place)
{
    chain_json_text(json, "file", place->file);
    put_number(json, "line", place->line);
    put_number(json, "column", place->column);
    put_number(json, "endLine", place->end_line);
    put_number(json, "endColumn", place->end_column);
}

static void put_decision(struct rows *rows, struct chain_json *json, const struct chain_finding *finding)
{
    const struct chain_decided *decided = chain_finding_decided(finding);
    if (!decided)
        return;
    chain_json_open(json, "decision", '{');
    chain_json_text(json, "state", decided->state == CHAIN_DECISION_HOLDS ? "holds" : "expired");
    put_part(rows, json, "words", finding, CHAIN_PART_DECISION);
    chain_json_text(json, "owner", decided->owner);
    chain_json_text(json, "date", decided->date);
    chain_json_text(json, "until", decided->until);
    chain_json_close(json, '}');
}

static void put_gap(struct rows *rows, struct chain_json *json, const struct chain_finding *finding)
{
    chain_json_text(json, "kind", chain_kind_id(CHAIN_KINDS_GAP, finding->gap));
    chain_json_text(json, "objective", chain_kind_id(CHAIN_KINDS_OBJECTIVE, finding->rule->objective));
    chain_json_text(json, "evidence", chain_kind_id(CHAIN_KINDS_EVIDENCE, finding->evidence));
    chain_json_text(json, "sources", finding->sources);
    put_part(rows, json, "question", finding, CHAIN_PART_QUESTION);
    put_part(rows, json, "consequence", finding, CHAIN_PART_CONSEQUENCE);
    put_decision(rows, json, finding);
}

static void put_related(struct rows *rows, struct chain_json *json, const struct chain_finding *finding)
{
    size_t count = chain_finding_related_count(finding);
    if (!count)
        return;
    chain_json_open(json, "related", '[');
    for (size_t i = 0; i < count; i++) {
        chain_related related;
        chain_finding_related_at(finding, i, &related);
        chain_json_open(json, NULL, '{');
        put_place(json, &related.place);
        chain_json_text(json, "subject", related.subject);
        rows->words.length = 0;
        chain_finding_put_related(&rows->words, finding, i, rows->lang);
        chain_json_text(json, "message", rows->words.length ? rows->words.bytes : "");
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static bool write_finding(struct rows *rows, const struct chain_finding *finding, chain_output *output)
{
    struct chain_json json;
    char print[CHAIN_PRINT_SIZE];
    const chain_place place = {finding->file, finding->line, finding->column, finding->end_line, finding->end_column};
    begin_row(rows, &json);
    put_place(&json, &place);
    chain_json_text(&json, "rule", finding->rule->id);
    chain_json_text(&json, "severity", chain_severity_name((chain_severity)finding->severity));
    chain_json_text(&json, "subject", finding->subject);
    chain_json_text(&json, "subjectType", chain_type_name((chain_type)finding->subject_type));
    put_part(rows, &json, "subjectName", finding, CHAIN_PART_SUBJECT);
    put_part(rows, &json, "message", finding, CHAIN_PART_MESSAGE);
    snprintf(print, sizeof print, "%016" PRIx64, chain_print_of(finding));
    chain_json_text(&json, "fingerprint", print);
    put_related(rows, &json, finding);
    if (finding->rule->layer == CHAIN_LAYER_GAPS)
        put_gap(rows, &json, finding);
    return end_row(rows, &json, output);
}

chain_status chain_findings_write_jsonl(const struct chain_findings *findings, const struct chain_findings_style *style,
                                        chain_output *output)
{
    struct rows rows = {.lang = style->lang};
    bool done = true;
    for (size_t i = 0; done && i < chain_findings_count(findings); i++) {
        done = write_finding(&rows, chain_findings_at(findings, i), output);
        chain_output_text(output, "\n");
    }
    clear(&rows);
    return done ? CHAIN_OK : CHAIN_NO_MEMORY;
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
    struct rows rows = {.lang = listing->style.lang};
    bool done = true;
    for (size_t i = 0; done && i < chain_findings_count(findings); i++) {
        const struct chain_finding *finding = findings->items[i];
        chain_output_text(listing->output, sums->rows++ ? ",\n" : "");
        done = write_finding(&rows, finding, listing->output);
        sums->open[finding->severity] += !chain_finding_is_settled(finding);
    }
    clear(&rows);
    sums->decided += chain_findings_decided(findings);
    sums->suppressed += chain_findings_suppressed(findings);
    return done ? CHAIN_OK : CHAIN_NO_MEMORY;
}

static bool write_statistics(struct rows *rows, const chain_statistics *statistics, chain_output *output)
{
    chain_statistic counts;
    struct chain_json json;
    bool done = true;
    chain_output_text(output, ",\n\"statistics\":[\n");
    for (size_t i = 0; done && chain_statistics_at(statistics, i, &counts); i++) {
        begin_row(rows, &json);
        chain_json_text(&json, "rule", chain_rule_id(counts.rule));
        chain_json_text(&json, "severity", chain_severity_name(counts.severity));
        chain_json_number(&json, "findings", (double)counts.findings);
        chain_json_number(&json, "files", (double)counts.files);
        chain_output_text(output, i ? ",\n" : "");
        done = end_row(rows, &json, output);
    }
    chain_output_text(output, "\n]");
    return done;
}

static bool write_summary(struct rows *rows, const struct sums *sums, chain_output *output)
{
    struct chain_json json;
    begin_row(rows, &json);
    for (int severity = CHAIN_SEVERITY_ERROR; severity >= CHAIN_SEVERITY_UNKNOWN; severity--)
        chain_json_number(&json, chain_severity_name((chain_severity)severity), (double)sums->open[severity]);
    chain_json_number(&json, "decided", (double)sums->decided);
    chain_json_number(&json, "suppressed", (double)sums->suppressed);
    return end_row(rows, &json, output);
}

static chain_status end(chain_listing *listing)
{
    const struct sums *sums = listing->own;
    chain_output *output = listing->output;
    struct rows rows = {.lang = listing->style.lang};
    chain_output_text(output, sums->rows ? "\n],\n\"summary\":" : "],\n\"summary\":");
    bool done = write_summary(&rows, sums, output);
    if (done && listing->style.statistics)
        done = write_statistics(&rows, listing->style.statistics, output);
    chain_output_text(output, "}\n");
    clear(&rows);
    return done ? CHAIN_OK : CHAIN_NO_MEMORY;
}

const struct chain_document chain_document_json = {.size = sizeof(struct sums), .begin = begin, .add = add, .end = end};
