/*
 * Findings for people: faults of the file as compilers tell them, with the line that is meant and how to mend it; gaps of the care as
 * a report. Or one line for each and no more.
 */
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

static void put_place(struct report *report, const chain_place *place)
{
    char numbers[32];
    if (place->file)
        chain_put_printable(&report->line, place->file);
    if (place->line) {
        snprintf(numbers, sizeof numbers, ":%u:%u", place->line, place->column);
        put(report, numbers);
    }
    if (place->file || place->line)
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
    size_t i = 0;
    while (chain_rules[i] && chain_rules[i] != rule)
        i++;
    bool first = chain_rules[i] && !report->told[i];
    report->told[i] = true; /* there is one more, for a rule that is not in the table */
    return first;
}

static void put_line(struct report *report, const struct chain_finding *finding)
{
    chain_place place = chain_finding_place(finding);
    put_place(report, &place);
    put_coloured(report, colour_of(finding->severity), severity_words(finding->severity, report->style->lang));
    put(report, ": ");
    put_part(report, finding, CHAIN_PART_MESSAGE);
    put(report, " [");
    put(report, finding->rule->id);
    put(report, "]\n");
}

/* A way of many steps is read as a list: the line of each would hide it. */
#define MOST_SHOWN 3u

static void put_related(struct report *report, const struct chain_finding *finding)
{
    chain_related related;
    bool shown = chain_finding_related_count(finding) <= MOST_SHOWN;
    for (size_t i = 0; chain_finding_related_at(finding, i, &related); i++) {
        put(report, "    ");
        put_place(report, &related.place);
        chain_finding_put_related(&report->line, finding, i, report->style->lang);
        put(report, "\n");
        if (shown)
            chain_put_excerpt(&report->line, &related.place, colour_of(CHAIN_SEVERITY_NOTE), report->style);
    }
}

static void put_fault(struct report *report, const struct chain_finding *finding)
{
    chain_place place = chain_finding_place(finding);
    put_line(report, finding);
    chain_put_excerpt(&report->line, &place, colour_of(finding->severity), report->style);
    put_related(report, finding);
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

chain_status chain_findings_write_line(const struct chain_findings *findings, const struct chain_findings_style *style,
                                       chain_output *output)
{
    struct report report = {style, {NULL, 0, 0, false}, NULL, -1, 0};
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        report.line.length = 0;
        put_line(&report, chain_findings_at(findings, i));
        chain_output_write(output, report.line.bytes, report.line.length);
    }
    bool failed = report.line.failed;
    chain_buffer_clear(&report.line);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
