/* chain gaps: is the care right? */
#include "cli.h"

#include <stdio.h>

/* The first fault that loading met, so that nobody reads gaps of half a chain without knowing. */
static void tell_first_error(const struct cli_arguments *arguments, const chain_findings *errors)
{
    char text[1000];
    const chain_finding *first = chain_findings_at(errors, 0);
    chain_place place = chain_finding_place(first);
    chain_finding_text(first, CHAIN_PART_MESSAGE, arguments->lang, text, sizeof text);
    if (place.line)
        cli_complain(arguments, "%s:%u:%u: %s", place.file, place.line, place.column, text);
    else
        cli_complain(arguments, "%s: %s", place.file ? place.file : "", text);
}

/* False when the file cannot be analysed; an analysable file with errors is warned of. */
static bool look_over(struct cli_report *report, const chain_model *model, const char *path)
{
    const struct cli_arguments *arguments = report->arguments;
    chain_findings *errors = chain_findings_new();
    bool done = errors && chain_check(model, NULL, errors) == CHAIN_OK;
    size_t count = done ? chain_findings_count_severity(errors, CHAIN_SEVERITY_ERROR) : 0;
    bool whole = chain_model_root(model) != NULL;
    if (!done)
        cli_complain(arguments, N_("out of memory while checking \"%s\""), path);
    else if (!whole)
        tell_first_error(arguments, errors);
    else if (count && !arguments->quiet)
        cli_complain(arguments, N_("%s: the file has errors (%zu), so the gaps may be wrong; `chain check` tells which."), path, count);
    chain_findings_free(errors);
    return done && whole;
}

static void find_gaps(struct cli_report *report, const chain_check_options *options, const char *path)
{
    chain_model *model = NULL;
    chain_status status = cli_load(report->arguments, path, &model);
    chain_findings *findings = NULL;
    if (!model) {
        cli_complain(report->arguments, N_("\"%s\": %s"), path, chain_status_text(status));
        report->trouble = true;
    } else if (!look_over(report, model, path)) {
        report->trouble = true;
    } else if (chain_object_type(chain_model_root(model)) != CHAIN_CHAIN) {
        /* A region or rules file has no care in it. */
    } else if (!(findings = cli_report_list(report)) || chain_gaps(model, options, findings) != CHAIN_OK) {
        cli_complain(report->arguments, N_("out of memory while checking \"%s\""), path);
        report->trouble = true;
        if (!report->all)
            chain_findings_free(findings);
    } else {
        cli_report_file(report, findings);
    }
    chain_model_free(model);
}

static int run(const struct cli_arguments *arguments)
{
    return cli_report_run(arguments, find_gaps);
}

static const struct cli_option options[] = {
    CLI_OPTION('f', "format", CLI_TEXT, format, "FORMAT", N_("text, json (one document) or jsonl (one finding a line)"),
               "text|json|jsonl"),
    CLI_OPTION('o', "output", CLI_MANY, outputs, "FILE", N_("write the findings to FILE instead of standard output"), NULL),
    CLI_OPTION(0, "fail-on", CLI_TEXT, fail_on, "LEVEL", N_("exit 1 from this severity on: error (default), warning, note, none"),
               "error|warning|note|none"),
    CLI_OPTION(0, "select", CLI_COMMAS, select, "RULES", N_("only these rules, parted by commas"), NULL),
    CLI_OPTION(0, "ignore", CLI_COMMAS, ignore, "RULES", N_("not these rules"), NULL),
    CLI_OPTION(0, "as-of", CLI_TEXT, as_of, "DATE", N_("the day that dates are compared with (default today)"), NULL),
    CLI_OPTION(0, "stdin-name", CLI_TEXT, stdin_name, "NAME", N_("what to call standard input (-) in messages"), NULL),
    CLI_COMMON,
};

const struct cli_command cli_gaps = {
    .name = "gaps",
    .operands = "FILE...",
    .summary = N_("is the care right? gaps as questions to the workshop"),
    .details = N_("Each gap says what was seen, where it is known from, what it means for the client, and asks a question.\n"
                  "What cannot be judged from the file is listed too: unknown is never fine.\n"
                  "Exit codes: 0 no serious gap; 1 gaps at or over the fail level; 2 wrong usage, or a file that cannot be read."),
    .example = "chain gaps --lang fi models/lappi/mielialahairiot-nykytila.xml",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
