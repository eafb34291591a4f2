/* Findings of one file after the other, in the format that was asked for. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void tell(const struct cli_arguments *arguments, const chain_finding *finding)
{
    char text[1000];
    chain_place place = chain_finding_place(finding);
    chain_finding_text(finding, CHAIN_PART_MESSAGE, arguments->lang, text, sizeof text);
    if (place.line)
        cli_complain(arguments, "%s:%u:%u: %s", place.file ? place.file : "", place.line, place.column, text);
    else
        cli_complain(arguments, "%s: %s", place.file ? place.file : "", text);
}

size_t cli_tell_errors(const struct cli_arguments *arguments, const chain_model *model, size_t most)
{
    chain_findings *findings = chain_findings_new();
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.profile = CHAIN_PROFILE_CORRECTNESS;
    size_t errors = 0;
    bool done = findings && chain_check(model, &options, findings) == CHAIN_OK;
    for (size_t i = 0; done && i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        if (chain_finding_severity(finding) == CHAIN_SEVERITY_ERROR && ++errors <= most)
            tell(arguments, finding);
    }
    chain_findings_free(findings);
    return errors;
}

/* One document holds all files; other formats are written file by file, so memory does not grow with their number. */
static bool is_document(const char *format)
{
    return format && (strcmp(format, "json") == 0 || strcmp(format, "csv") == 0);
}

static bool begin(struct cli_report *report, const struct cli_arguments *arguments)
{
    const char *path = arguments->outputs.count ? arguments->outputs.items[0] : "-";
    memset(report, 0, sizeof *report);
    report->arguments = arguments;
    report->format = (chain_findings_format)CHAIN_FINDINGS_FORMAT_INIT;
    report->format.name = arguments->format;
    report->format.lang = arguments->lang;
    report->format.bom = arguments->bom;
    report->format.colour = strcmp(path, "-") == 0 && cli_colours(arguments);
    if (chain_output_file(path, &report->output) != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, strerror(errno));
        return false;
    }
    if (is_document(arguments->format) && !(report->all = chain_findings_new())) {
        cli_complain(arguments, N_("out of memory"));
        chain_output_abandon(report->output);
        return false;
    }
    return true;
}

chain_findings *cli_report_list(struct cli_report *report)
{
    return report->all ? report->all : chain_findings_new();
}

static void count(struct cli_report *report, const chain_findings *findings)
{
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        const chain_decided *decided = chain_finding_decided(finding);
        if (!decided || decided->state != CHAIN_DECISION_HOLDS)
            report->counts[chain_finding_severity(finding)]++;
    }
    report->decided += chain_findings_decided(findings);
    report->suppressed += chain_findings_suppressed(findings);
}

void cli_report_file(struct cli_report *report, chain_findings *findings)
{
    report->files++;
    if (report->all)
        return;
    count(report, findings);
    if (chain_findings_write(findings, &report->format, report->output) != CHAIN_OK)
        report->trouble = true;
    chain_findings_free(findings);
}

static void summary(const struct cli_report *report)
{
    const struct cli_arguments *arguments = report->arguments;
    const char *format = N_("files: %zu; errors: %zu; warnings: %zu; notes: %zu");
    const char *gaps = N_("files: %zu; serious gaps: %zu; considerable: %zu; minor: %zu");
    bool care = strcmp(arguments->command, "gaps") == 0;
    if (arguments->quiet)
        return;
    fprintf(stderr, cli_words(arguments, care ? gaps : format), report->files, report->counts[CHAIN_SEVERITY_ERROR],
            report->counts[CHAIN_SEVERITY_WARNING], report->counts[CHAIN_SEVERITY_NOTE]);
    if (care || report->counts[CHAIN_SEVERITY_UNKNOWN])
        fprintf(stderr, cli_words(arguments, N_("; cannot be assessed: %zu")), report->counts[CHAIN_SEVERITY_UNKNOWN]);
    if (report->decided)
        fprintf(stderr, cli_words(arguments, N_("; decided: %zu")), report->decided);
    if (report->suppressed)
        fprintf(stderr, cli_words(arguments, N_("; suppressed: %zu")), report->suppressed);
    fputc('\n', stderr);
}

static bool fails(const struct cli_report *report)
{
    const char *level = report->arguments->fail_on ? report->arguments->fail_on : "error";
    if (strcmp(level, "none") == 0)
        return false;
    size_t found = report->counts[CHAIN_SEVERITY_ERROR];
    if (strcmp(level, "error") != 0)
        found += report->counts[CHAIN_SEVERITY_WARNING];
    if (strcmp(level, "note") == 0)
        found += report->counts[CHAIN_SEVERITY_NOTE];
    return found > 0;
}

static int end(struct cli_report *report)
{
    if (report->all) {
        count(report, report->all);
        if (chain_findings_write(report->all, &report->format, report->output) != CHAIN_OK)
            report->trouble = true;
        chain_findings_free(report->all);
    }
    if (chain_output_close(report->output) != CHAIN_OK) {
        cli_complain(report->arguments, N_("writing the findings failed: %s"), strerror(errno));
        return CLI_TROUBLE;
    }
    summary(report);
    return report->trouble ? CLI_TROUBLE : fails(report) ? CLI_FINDINGS : CLI_FINE;
}

static bool known_rules(const struct cli_arguments *arguments, const struct cli_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (chain_rule_find(list->items[i]))
            continue;
        const char *nearest = chain_rule_nearest(list->items[i]);
        if (nearest)
            cli_complain(arguments, N_("there is no rule \"%s\"; did you mean \"%s\"?"), list->items[i], nearest);
        else
            cli_complain(arguments, N_("there is no rule \"%s\"; `chain list rules` shows them."), list->items[i]);
        return false;
    }
    return true;
}

/* The words are those that the option allows. */
static chain_check_profile profile_of(const char *word)
{
    if (!word || strcmp(word, "recommended") == 0)
        return CHAIN_PROFILE_RECOMMENDED;
    return strcmp(word, "all") == 0 ? CHAIN_PROFILE_ALL : CHAIN_PROFILE_CORRECTNESS;
}

bool cli_report_options(const struct cli_arguments *arguments, chain_check_options *options)
{
    *options = (chain_check_options)CHAIN_CHECK_OPTIONS_INIT;
    if (!known_rules(arguments, &arguments->select) || !known_rules(arguments, &arguments->ignore))
        return false;
    options->profile = profile_of(arguments->profile);
    options->select = arguments->select.count ? arguments->select.items : NULL;
    options->ignore = arguments->ignore.count ? arguments->ignore.items : NULL;
    if (arguments->as_of && !(options->as_of = chain_date_parse(arguments->as_of))) {
        cli_complain(arguments, N_("--as-of cannot be \"%s\"; it is a day like 2026-01-31."), arguments->as_of);
        return false;
    }
    return true;
}

int cli_report_run(const struct cli_arguments *arguments,
                   void (*each)(struct cli_report *report, const chain_check_options *options, const char *path))
{
    struct cli_report report;
    struct cli_files files;
    chain_check_options options;
    if (arguments->path_count == 0 && !arguments->files_from) {
        cli_complain(arguments, N_("give files or folders; `chain %s --help` tells more."), arguments->command);
        return CLI_TROUBLE;
    }
    if (!cli_report_options(arguments, &options) || !begin(&report, arguments))
        return CLI_TROUBLE;
    cli_files_collect(&files, arguments);
    report.trouble = files.trouble;
    if (files.count == 0 && !arguments->quiet)
        cli_complain(arguments, N_("there are no chain files there."));
    for (size_t i = 0; i < files.count; i++)
        each(&report, &options, files.paths[i]);
    cli_files_clear(&files);
    return end(&report);
}
