/* chain diff: two chains side by side. */
#include "cli.h"

#include <errno.h>
#include <string.h>

static bool load(const struct cli_arguments *arguments, const char *path, chain_model **model)
{
    chain_status status = cli_load(arguments, path, model);
    const chain_object *root = chain_model_root(*model);
    if (status == CHAIN_OK && chain_object_type(root) == CHAIN_CHAIN)
        return true;
    if (!*model)
        cli_complain(arguments, N_("\"%s\": %s"), path, cli_words(arguments, chain_status_text(status)));
    else if (status == CHAIN_OK)
        cli_complain(arguments, N_("\"%s\" holds no chain to compare: it is a file of another kind."), path);
    else
        cli_tell_errors(arguments, *model, 5);
    return false;
}

static int compare_to(const struct cli_arguments *arguments, const chain_comparison *comparison)
{
    const char *path = arguments->outputs.count ? arguments->outputs.items[0] : "-";
    chain_output *output = NULL;
    if (chain_output_file(path, &output) != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
        return CLI_TROUBLE;
    }
    if (chain_comparison_write(comparison, arguments->format, arguments->lang, output) != CHAIN_OK) {
        chain_output_abandon(output);
        cli_complain(arguments, N_("out of memory"));
        return CLI_TROUBLE;
    }
    if (chain_output_close(output) != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
        return CLI_TROUBLE;
    }
    return chain_comparison_change_count(comparison) == 0 || arguments->exit_zero ? CLI_FINE : CLI_FINDINGS;
}

static bool read_options(const struct cli_arguments *arguments, chain_compare_options *options)
{
    *options = (chain_compare_options)CHAIN_COMPARE_OPTIONS_INIT;
    options->no_gaps = arguments->no_gaps;
    if (arguments->as_of && !(options->as_of = chain_date_parse(arguments->as_of))) {
        cli_complain(arguments, N_("--as-of cannot be \"%s\"; it is a day like 2026-01-31."), arguments->as_of);
        return false;
    }
    if (arguments->path_count != 2) {
        cli_complain(arguments, N_("give two chain files, the old one and the new one; `chain diff --help` tells more."));
        return false;
    }
    if (strcmp(arguments->paths[0], "-") == 0 && strcmp(arguments->paths[1], "-") == 0) {
        cli_complain(arguments, N_("only one of the two files can be standard input."));
        return false;
    }
    return true;
}

static int run(const struct cli_arguments *arguments)
{
    chain_model *models[2] = {NULL, NULL};
    chain_comparison *comparison = NULL;
    chain_compare_options options;
    int code = CLI_TROUBLE;
    if (!read_options(arguments, &options))
        return CLI_TROUBLE;
    bool loaded = load(arguments, arguments->paths[0], &models[0]);
    loaded = load(arguments, arguments->paths[1], &models[1]) && loaded;
    if (loaded && chain_compare(models[0], models[1], &options, &comparison) == CHAIN_OK)
        code = compare_to(arguments, comparison);
    else if (loaded)
        cli_complain(arguments, N_("out of memory"));
    chain_comparison_free(comparison);
    chain_model_free(models[0]);
    chain_model_free(models[1]);
    return code;
}

static const struct cli_option options[] = {
    CLI_OPTION('f', "format", CLI_TEXT, format, "FORMAT", N_("text (default), markdown, csv (a change a row) or json"),
               "text|markdown|csv|json"),
    CLI_OPTION('o', "output", CLI_MANY, outputs, "FILE", N_("write to FILE instead of standard output"), NULL),
    CLI_OPTION(0, "exit-zero", CLI_FLAG, exit_zero, NULL, N_("exit 0 although the chains differ"), NULL),
    CLI_OPTION(0, "no-gaps", CLI_FLAG, no_gaps, NULL, N_("only what the files say: no gaps, no figures"), NULL),
    CLI_OPTION(0, "as-of", CLI_TEXT, as_of, "DATE", N_("the day that dates are compared with (default today)"), NULL),
    CLI_STDIN_NAME,
    CLI_COMMON,
};

const struct cli_command cli_diff = {
    .name = "diff",
    .operands = "OLD NEW",
    .summary = N_("what changes from one chain to another, in words or as a table"),
    .details = N_("As-is against to-be, a municipality against the regional model, an older version against a newer one: what is\n"
                  "common first, then what changes, which gaps close, remain and appear, and how the figures change.\n"
                  "Steps belong together by id, then by alias, then by kind, actor and name; what is unsure is said.\n"
                  "Exit codes: 0 the chains are the same; 1 they differ; 2 wrong usage, or a file that cannot be read or written."),
    .example = "chain diff --lang fi models/lappi/mielialahairiot-nykytila.xml models/lappi/mielialahairiot-tavoitetila.xml",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
