/* Findings for people: faults of the file one a line, as compilers tell them; gaps of the care as a report. */
#include <stdio.h>
#include <stdlib.h>

#include "chain/words.h"
#include "write/writers.h"

#define DECIDED 9 /* beside the severities: what is no longer open */

struct report {
    const struct chain_findings_style *style;
    struct chain_buffer line;
    bool *told;   /* by the position of a rule: its hint has been given */
    int severity; /* of the heading that was written last, -1 = none, DECIDED */
    size_t gaps;
};

static const char *severity_words(int severity, chain_lang lang)
{
    switch (severity) {
    case CHAIN_SEVERITY_ERROR: return chain_words(lang, N_("error"));
    case CHAIN_SEVERITY_WARNING: return chain_words(lang, N_("warning"));
    case CHAIN_SEVERITY_NOTE: return chain_words(lang, N_("note"));
    default: return chain_words(lang, N_("unknown"));
    }
}

static const char *heading_words(int severity, chain_lang lang)
{
    switch (severity) {
    case CHAIN_SEVERITY_ERROR:
        return chain_words(lang, N_("Serious gaps: a client can fall out of care, or a time limit is broken"));
    case CHAIN_SEVERITY_WARNING: return chain_words(lang, N_("Considerable gaps: double work, telling again, unequal access"));
    case CHAIN_SEVERITY_NOTE: return chain_words(lang, N_("To be recorded: not described yet"));
    case DECIDED: return chain_words(lang, N_("Decided: no longer open"));
    default: return chain_words(lang, N_("Cannot be assessed: data is missing"));
    }
}

static const char *colour_of(int severity)
{
    switch (severity) {
    case CHAIN_SEVERITY_ERROR: return "\033[1;31m";
    case CHAIN_SEVERITY_WARNING: return "\033[1;33m";
    case CHAIN_SEVERITY_NOTE: return "\033[1;36m";
    case DECIDED: return "\033[1;32m";
    default: return "\033[1;35m";
    }
}

static void put(struct report *report, const char *text)
{
    chain_buffer_text(&report->line, text);
}

static void put_coloured(struct report *report, const char *colour, const char *text)
{
    put(report, report->style->colour ? colour : "");
    put(report, text);
    put(report, report->style->colour ? "\033[0m" : "");
}

static void put_place(struct report *report, const struct chain_finding *finding)
{
    char numbers[32];
    if (finding->file)
        chain_put_printable(&report->line, finding->file);
    if (finding->line) {
        snprintf(numbers, sizeof numbers, ":%u:%u", finding->line, finding->column);
        put(report, numbers);
    }
    if (finding->file || finding->line)
        put(report, ": ");
}

static void put_part(struct report *report, const struct chain_finding *finding, chain_part part)
{
    struct chain_buffer words = {NULL, 0, 0, false};
    if (chain_finding_put(&words, finding, part, report->style->lang) && words.bytes)
        chain_put_printable(&report->line, words.bytes);
    report->line.failed = report->line.failed || words.failed;
    chain_buffer_clear(&words);
}

/* How to mend it is told with the first finding of a rule only. */
static bool is_first(struct report *report, const struct chain_rule *rule)
{
    for (size_t i = 0; i < chain_rule_count(); i++) {
        if (chain_rule_at(i) != rule || report->told[i])
            continue;
        report->told[i] = true;
        return true;
    }
    return false;
}

static void put_fault(struct report *report, const struct chain_finding *finding)
{
    put_place(report, finding);
    put_coloured(report, colour_of(finding->severity), severity_words(finding->severity, report->style->lang));
    put(report, ": ");
    put_part(report, finding, CHAIN_PART_MESSAGE);
    put(report, " [");
    put(report, finding->rule->id);
    put(report, "]\n");
    if (finding->rule->how && is_first(report, finding->rule)) {
        put(report, "    ");
        put_part(report, finding, CHAIN_PART_HOW);
        put(report, "\n");
    }
}

static void put_gap(struct report *report, const struct chain_finding *finding)
{
    int severity = chain_finding_is_settled(finding) ? DECIDED : finding->severity;
    if (report->severity != severity) {
        put_coloured(report, colour_of(severity), heading_words(severity, report->style->lang));
        put(report, "\n\n");
        report->severity = severity;
    }
    chain_finding_write_gap(&report->line, finding, ++report->gaps, report->style);
    put(report, "\n");
}

chain_status chain_findings_write_text(const struct chain_findings *findings, const struct chain_findings_style *style,
                                       chain_output *output)
{
    struct report report = {style, {NULL, 0, 0, false}, calloc(chain_rule_count() + 1, sizeof(bool)), -1, 0};
    if (!report.told)
        return CHAIN_NO_MEMORY;
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const struct chain_finding *finding = chain_findings_at(findings, i);
        report.line.length = 0;
        if (finding->rule->layer == CHAIN_LAYER_GAPS)
            put_gap(&report, finding);
        else
            put_fault(&report, finding);
        chain_output_write(output, report.line.bytes, report.line.length);
    }
    bool failed = report.line.failed;
    chain_buffer_clear(&report.line);
    free(report.told);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
