/* chain gaps: is the care right? */
#include "cli.h"


/* A file that cannot be analysed is a finding of its own, so that no reader of the output takes silence for a clean bill. */
static void report_unreadable(struct cli_report *report, const chain_model *model)
{
    chain_findings *findings = cli_report_list(report);
    report->trouble = true;
    if (findings && chain_check(model, NULL, findings) == CHAIN_OK)
        cli_report_file(report, findings);
    else if (!report->all)
        chain_findings_free(findings);
}

static void report_gaps(struct cli_report *report, const chain_check_options *options, const chain_model *model, const char *path)
{
    const struct cli_arguments *arguments = report->arguments;
    chain_findings *findings = cli_report_list(report);
    size_t errors = cli_tell_errors(arguments, model, 0);
    if (errors && !arguments->quiet)
        cli_complain(arguments, N_("%s: the file has errors (%zu), so the gaps may be wrong; `chain check` tells which."), path,
                     errors);
    if (findings && chain_gaps(model, options, findings) == CHAIN_OK) {
        cli_report_file(report, findings);
        return;
    }
    cli_complain(arguments, N_("out of memory while checking \"%s\""), path);
    report->trouble = true;
    if (!report->all)
        chain_findings_free(findings);
}

static void find_gaps(struct cli_report *report, const chain_check_options *options, const char *path)
{
    chain_model *model = NULL;
    chain_status status = cli_load(report->arguments, path, &model);
    const chain_object *root = chain_model_root(model);
    if (!model) {
        cli_complain(report->arguments, N_("\"%s\": %s"), path, chain_status_text(status));
        report->trouble = true;
    } else if (!root) {
        report_unreadable(report, model);
    } else if (chain_object_type(root) == CHAIN_CHAIN) {
        /* A region or rules file has no care in it. */
        report_gaps(report, options, model, path);
    }
    chain_model_free(model);
}

static int run(const struct cli_arguments *arguments)
{
    return cli_report_run(arguments, find_gaps);
}

static const struct cli_option options[] = {
    CLI_FINDINGS_OPTIONS,
    CLI_COMMON,
};

const struct cli_command cli_gaps = {
    .name = "gaps",
    .operands = "PATH...",
    .summary = N_("is the care right? gaps as questions to the workshop"),
    .details = N_("Each gap says what was seen, where it is known from, what it means for the client, and asks a question.\n"
                  "What cannot be judged from the file is listed too: unknown is never fine.\n"
                  "Exit codes: 0 no serious gap; 1 gaps at or over the fail level; 2 wrong usage, or a file that cannot be read."),
    .example = "chain gaps --lang fi models/lappi/mielialahairiot-nykytila.xml",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
