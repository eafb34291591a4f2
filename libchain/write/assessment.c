#include "write/assessment.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "chain/words.h"
#include "model/model.h"
#include "write/csv.h"
#include "write/writers.h"

chain_assessment *chain_assessment_new(void)
{
    return calloc(1, sizeof(struct chain_assessment));
}

void chain_assessment_free(chain_assessment *report)
{
    for (size_t i = 0; report && i < report->count; i++) {
        chain_findings_free(report->chains[i].gaps);
        chain_comparison_free(report->chains[i].since);
    }
    if (report)
        free(report->chains);
    free(report);
}

static int32_t today(void)
{
    time_t now = time(NULL);
    struct tm day;
    if (!gmtime_r(&now, &day))
        return 0;
    return (day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday;
}

static bool make_room(struct chain_assessment *report)
{
    if (report->count < report->capacity)
        return true;
    size_t capacity = report->capacity ? report->capacity * 2 : 16;
    struct chain_assessed *bigger = realloc(report->chains, capacity * sizeof *bigger);
    if (!bigger)
        return false;
    report->chains = bigger;
    report->capacity = capacity;
    return true;
}

static chain_status fill(struct chain_assessed *chain, const chain_model *older, const chain_check_options *options)
{
    chain_compare_options compare = CHAIN_COMPARE_OPTIONS_INIT;
    compare.as_of = options ? options->as_of : 0;
    chain->gaps = chain_findings_new();
    if (!chain->gaps)
        return CHAIN_NO_MEMORY;
    chain_status status = chain_gaps(chain->model, options, chain->gaps);
    return status == CHAIN_OK && older ? chain_compare(older, chain->model, &compare, &chain->since) : status;
}

chain_status chain_assessment_add(chain_assessment *report, const chain_model *model, const chain_model *older,
                              const chain_check_options *options)
{
    if (!report || !model)
        return CHAIN_BAD_ARGUMENT;
    if (model->broken || !model->root || model->root->type != CHAIN_CHAIN)
        return CHAIN_NOT_A_CHAIN;
    if (!make_room(report))
        return CHAIN_NO_MEMORY;
    struct chain_assessed chain = {model, NULL, NULL};
    chain_status status = fill(&chain, older, options);
    if (status != CHAIN_OK) {
        chain_findings_free(chain.gaps);
        chain_comparison_free(chain.since);
        return status;
    }
    if (report->count == 0)
        report->as_of = options && options->as_of ? options->as_of : today();
    report->chains[report->count++] = chain;
    return CHAIN_OK;
}

size_t chain_assessment_count(const chain_assessment *report)
{
    return report ? report->count : 0;
}

const chain_findings *chain_assessment_gaps(const chain_assessment *report, size_t position)
{
    return report && position < report->count ? report->chains[position].gaps : NULL;
}

chain_status chain_assessment_leave_out(chain_assessment *report, const chain_baseline *baseline, chain_known *known)
{
    if (!report || !report->count)
        return CHAIN_BAD_ARGUMENT;
    return chain_baseline_apply(baseline, report->chains[report->count - 1].gaps, known);
}

static void put_words_cell(struct chain_buffer *out, const struct chain_finding *finding, chain_part part, chain_lang lang)
{
    struct chain_buffer words = {NULL, 0, 0, false};
    if (finding)
        chain_finding_put(&words, finding, part, lang);
    chain_csv_cell(out, chain_buffer_words(&words));
    out->failed = out->failed || words.failed;
    chain_buffer_clear(&words);
}

static void put_label(struct chain_buffer *out, chain_kinds table, int kind, chain_lang lang)
{
    const char *label = chain_kind_label(table, kind, lang);
    chain_csv_cell(out, label ? label : chain_kind_label(table, kind, CHAIN_LANG_EN));
}

static void put_row(struct chain_buffer *out, const struct chain_assessment *report, const struct chain_assessment_row *row, chain_lang lang)
{
    const struct chain_finding *finding = row->finding;
    const struct chain_decided *decided = finding ? chain_finding_decided(finding) : NULL;
    struct chain_buffer scratch = {NULL, 0, 0, false};
    chain_csv_cell(out, chain_kind_id(CHAIN_KINDS_OBJECTIVE, row->objective));
    put_label(out, CHAIN_KINDS_OBJECTIVE, row->objective, lang);
    put_label(out, CHAIN_KINDS_SUB_AREA, row->sub_area, lang);
    chain_csv_cell(out, chain_name_words(&scratch, report->chains[row->chain].model->root, lang));
    chain_csv_cell(out, chain_assessment_part_words(row->part, lang));
    chain_csv_cell(out, finding ? chain_severity_words(finding->severity, lang) : "");
    chain_csv_cell(out, row->words);
    put_words_cell(out, finding, CHAIN_PART_EVIDENCE, lang);
    put_words_cell(out, finding, CHAIN_PART_CONSEQUENCE, lang);
    put_words_cell(out, finding, CHAIN_PART_QUESTION, lang);
    chain_csv_cell(out, decided ? decided->owner : "");
    put_words_cell(out, finding, CHAIN_PART_DECISION, lang);
    chain_csv_cell(out, decided ? decided->until : "");
    chain_csv_end(out);
    out->failed = out->failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

static void put_csv(const struct chain_assessment *report, const chain_assessment_format *format, chain_lang lang, struct chain_buffer *out)
{
    static const char *const headings[] = {
        N_("Key"), N_("Objective"), N_("Sub-area"), N_("Chain"), N_("Part"), N_("Severity"), N_("Words"), N_("Evidence"),
        N_("For the client"), N_("Question"), N_("Owner"), N_("Decision"), N_("Until"),
    };
    struct chain_assessment_rows rows;
    chain_assessment_rows_make(&rows, report, lang);
    struct chain_buffer body = {NULL, 0, 0, false};
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        chain_csv_cell(&body, chain_words(lang, headings[i]));
    chain_csv_end(&body);
    for (size_t i = 0; i < rows.count; i++)
        put_row(&body, report, &rows.items[i], lang);
    chain_buffer_text(out, format->bom ? CHAIN_BOM : "");
    chain_buffer_text(out, chain_buffer_words(&body));
    out->failed = out->failed || body.failed || rows.failed;
    chain_buffer_clear(&body);
    chain_assessment_rows_clear(&rows);
}

chain_status chain_assessment_write(const chain_assessment *report, const chain_assessment_format *format, chain_output *output)
{
    chain_assessment_format chosen = CHAIN_ASSESSMENT_FORMAT_INIT;
    struct chain_buffer out = {NULL, 0, 0, false};
    if (!report || !output)
        return CHAIN_BAD_ARGUMENT;
    /* A program built with an older header knows fewer members. */
    if (format)
        memcpy(&chosen, format, format->size < sizeof chosen ? format->size : sizeof chosen);
    const char *name = chosen.name ? chosen.name : "report";
    chain_lang lang = chain_lang_or_english(chosen.lang);
    if (strcmp(name, "report") == 0)
        chain_assessment_put_markdown(report, &chosen, lang, &out);
    else if (strcmp(name, "report-csv") == 0)
        put_csv(report, &chosen, lang, &out);
    else
        return CHAIN_UNSUPPORTED;
    return chain_buffer_finish(&out, output);
}
