/* chain check: is the file right? */
#include "cli.h"
#include "settings.h"

/* What keeps a file from being judged at all, as against a fault in it that has a place. */
static bool is_unreadable(chain_status status)
{
    return status == CHAIN_IO_OPEN || status == CHAIN_IO_READ || status == CHAIN_LIMIT;
}

static void examine(const struct cli_arguments *arguments, const chain_batch_file *file, const chain_model *model,
                    struct cli_verdict *verdict)
{
    (void)arguments, (void)model;
    verdict->trouble = is_unreadable(file->status);
}

static int run(const struct cli_arguments *arguments)
{
    if ((arguments->diff || arguments->canonical) && !arguments->fix) {
        cli_complain(arguments, N_("--diff and --canonical belong to --fix."));
        return CLI_TROUBLE;
    }
    return cli_report_run(arguments, chain_check, examine);
}

static const struct cli_option options[] = {
    CLI_FINDINGS_FORMAT,
    CLI_OPTION(0, "profile", CLI_TEXT, profile, "PROFILE",
               N_("how strict: correctness (what is wrong), recommended (also what misleads; default), all (also matters of taste)"),
               "correctness|recommended|all"),
    CLI_FINDINGS_OPTIONS,
    CLI_POLICY_OPTIONS,
    CLI_FIX_OPTIONS,
    CLI_COMMON,
};

const struct cli_command cli_check = {
    .name = "check",
    .operands = "PATH...",
    .summary = N_("is the file right? structure, references, words, times"),
    .details = N_("PATH is a file, a folder (all .xml and .bpmn files below it), or - for standard input.\n"
                  "Exit codes: 0 nothing at or over the fail level; 1 findings; 2 wrong usage, a file that cannot be\n"
                  "read, or a run that was interrupted."),
    .example = "chain check models --format jsonl",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .settle = cli_settings_read,
    .show = cli_settings_show,
    .forget = cli_settings_free,
    .run = run,
};
