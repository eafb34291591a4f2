/* The list of findings for a workshop, as a table that a spreadsheet opens: one row each, with room for an owner and a decision. */
#include <stdio.h>

#include "chain/words.h"
#include "write/csv.h"
#include "write/tell.h"
#include "write/writers.h"

static const char *severity_words(const struct chain_finding *finding, chain_lang lang)
{
    if (finding->rule->layer != CHAIN_LAYER_GAPS)
        return chain_severity_name((chain_severity)finding->severity);
    switch (finding->severity) {
    case CHAIN_SEVERITY_ERROR: return chain_words(lang, N_("3 serious"));
    case CHAIN_SEVERITY_WARNING: return chain_words(lang, N_("2 considerable"));
    case CHAIN_SEVERITY_NOTE: return chain_words(lang, N_("1 minor"));
    default: return chain_words(lang, N_("? cannot be assessed"));
    }
}

static void put_part(struct chain_buffer *row, const struct chain_finding *finding, chain_part part, chain_lang lang)
{
    struct chain_buffer words = {NULL, 0, 0, false};
    chain_finding_put(&words, finding, part, lang);
    chain_csv_cell(row, chain_buffer_words(&words));
    row->failed = row->failed || words.failed;
    chain_buffer_clear(&words);
}

static void put_label(struct chain_buffer *row, enum chain_kinds table, int kind, chain_lang lang)
{
    const char *label = chain_kind_label(table, kind, lang);
    chain_csv_cell(row, label ? label : chain_kind_label(table, kind, CHAIN_LANG_EN));
}

static void put_decision(struct chain_buffer *row, const struct chain_finding *finding, chain_lang lang)
{
    const struct chain_decided *decided = chain_finding_decided(finding);
    const char *state = "";
    if (decided)
        state = chain_words(lang, decided->state == CHAIN_DECISION_HOLDS ? N_("decided") : N_("open again"));
    chain_csv_cell(row, decided ? decided->owner : "");
    put_part(row, finding, CHAIN_PART_DECISION, lang);
    chain_csv_cell(row, state);
    chain_csv_cell(row, decided ? decided->date : "");
    chain_csv_cell(row, decided ? decided->until : "");
}

static void put_finding(struct chain_buffer *row, const struct chain_finding *finding, size_t number, chain_lang lang)
{
    char text[32];
    snprintf(text, sizeof text, "%s%zu", finding->rule->layer == CHAIN_LAYER_GAPS ? "G" : "", number);
    chain_csv_cell(row, text);
    put_part(row, finding, CHAIN_PART_SUBJECT, lang);
    put_label(row, CHAIN_KINDS_GAP, finding->gap, lang);
    chain_csv_cell(row, severity_words(finding, lang));
    put_label(row, CHAIN_KINDS_OBJECTIVE, finding->rule->objective, lang);
    put_part(row, finding, CHAIN_PART_MESSAGE, lang);
    put_part(row, finding, CHAIN_PART_EVIDENCE, lang);
    put_part(row, finding, CHAIN_PART_CONSEQUENCE, lang);
    put_part(row, finding, CHAIN_PART_QUESTION, lang);
    put_decision(row, finding, lang);
    chain_csv_cell(row, finding->rule->id);
    chain_csv_cell(row, finding->subject);
    chain_csv_cell(row, finding->file);
    snprintf(text, sizeof text, "%u", finding->line);
    chain_csv_cell(row, finding->line ? text : "");
    chain_csv_end(row);
}

static void put_headings(struct chain_buffer *row, chain_lang lang)
{
    static const char *const headings[] = {
        N_("Number"), N_("Place"), N_("Kind of gap"), N_("Severity"), N_("Objective"), N_("What was seen"), N_("Evidence"),
        N_("For the client"), N_("Question"), N_("Owner"), N_("Decision"), N_("State"), N_("Decided on"), N_("Until"), N_("Rule"),
        N_("Subject"), N_("File"), N_("Line"),
    };
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        chain_csv_cell(row, chain_words(lang, headings[i]));
    chain_csv_end(row);
}

/* What is kept between lists: how many rows there are. */
struct table {
    size_t rows;
    struct chain_buffer row;
};

static void flush(struct table *table, chain_output *output)
{
    chain_output_write(output, chain_buffer_words(&table->row), table->row.length);
    table->row.length = 0;
}

static chain_status begin(chain_listing *listing)
{
    struct table *table = listing->own;
    if (listing->style.bom)
        chain_output_text(listing->output, CHAIN_BOM);
    put_headings(&table->row, listing->style.lang);
    flush(table, listing->output);
    return table->row.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

static chain_status add(chain_listing *listing, const struct chain_findings *findings)
{
    struct table *table = listing->own;
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        put_finding(&table->row, chain_findings_at(findings, i), ++table->rows, listing->style.lang);
        flush(table, listing->output);
    }
    return table->row.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

static chain_status end(chain_listing *listing)
{
    const struct table *table = listing->own;
    return table->row.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

static void clear(void *own)
{
    struct table *table = own;
    chain_buffer_clear(&table->row);
}

const struct chain_document chain_document_csv = {sizeof(struct table), begin, add, end, clear};
