/* chain compare: many chains, or the areas of one, side by side. */
#include "chains.h"

#include <errno.h>
#include <string.h>

struct comparing {
    const struct cli_arguments *arguments;
    struct cli_chains chains;
};

static chain_status write_to(const struct comparing *comparing, chain_output *output)
{
    const struct cli_arguments *arguments = comparing->arguments;
    chain_overview *overview = NULL;
    int32_t as_of = arguments->as_of ? chain_date_parse(arguments->as_of) : 0;
    if (arguments->summary)
        return chain_register_write((const chain_model *const *)comparing->chains.models, comparing->chains.count, as_of, arguments->format,
                                    arguments->lang, output);
    if (arguments->areas)
        return chain_areas_write(comparing->chains.models[0], as_of, arguments->format, arguments->lang, output);
    chain_status status = chain_overview_new((const chain_model *const *)comparing->chains.models, comparing->chains.count, &overview);
    if (status == CHAIN_OK)
        status = chain_overview_write(overview, arguments->format, arguments->lang, output);
    chain_overview_free(overview);
    return status;
}

static int compare(const struct comparing *comparing)
{
    const struct cli_arguments *arguments = comparing->arguments;
    const char *path = arguments->outputs.count ? arguments->outputs.items[0] : "-";
    chain_output *output = NULL;
    if (chain_output_file(path, &output) != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
        return CLI_TROUBLE;
    }
    chain_status status = write_to(comparing, output);
    if (status != CHAIN_OK) {
        chain_output_abandon(output);
        cli_complain(arguments, N_("the chains cannot be compared: %s"), cli_words(arguments, chain_status_text(status)));
        return CLI_TROUBLE;
    }
    if (chain_output_close(output) != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
        return CLI_TROUBLE;
    }
    return comparing->chains.trouble ? CLI_TROUBLE : CLI_FINE;
}

static bool makes_sense(const struct comparing *comparing)
{
    const struct cli_arguments *arguments = comparing->arguments;
    if (arguments->as_of && !chain_date_parse(arguments->as_of)) {
        cli_complain(arguments, N_("--as-of cannot be \"%s\"; it is a day like 2026-01-31."), arguments->as_of);
        return false;
    }
    if (arguments->areas && comparing->chains.count != 1) {
        cli_complain(arguments, N_("--areas compares the areas of one chain: give one chain file."));
        return false;
    }
    if (comparing->chains.count == 0) {
        cli_complain(arguments, N_("there are no chain files there."));
        return false;
    }
    return true;
}

static int run(const struct cli_arguments *arguments)
{
    struct comparing comparing = {.arguments = arguments};
    struct cli_files files;
    int code = CLI_TROUBLE;
    if (arguments->path_count == 0 && !arguments->files_from) {
        cli_complain(arguments, N_("give files or folders; `chain %s --help` tells more."), arguments->command);
        return CLI_TROUBLE;
    }
    cli_files_collect(&files, arguments);
    if (!files.refused && cli_chains_load(&comparing.chains, arguments, &files) && makes_sense(&comparing))
        code = compare(&comparing);
    cli_chains_clear(&comparing.chains);
    cli_files_clear(&files);
    return code;
}

static const struct cli_option options[] = {
    CLI_OPTION('f', "format", CLI_TEXT, format, "FORMAT", N_("text (default), csv (a step a row) or json"), "text|csv|json"),
    CLI_OPTION('o', "output", CLI_MANY, outputs, "FILE", N_("write to FILE instead of standard output"), NULL),
    CLI_OPTION(0, "register", CLI_FLAG, summary, NULL, N_("a list of the chains: status, owner, review, gaps"), NULL),
    CLI_OPTION(0, "areas", CLI_FLAG, areas, NULL, N_("the areas of one chain instead of many chains"), NULL),
    CLI_OPTION(0, "as-of", CLI_TEXT, as_of, "DATE", N_("the day that dates are compared with (default today)"), NULL),
    CLI_OPTION(0, "files-from", CLI_TEXT, files_from, "FILE", N_("also the files that FILE lists, one a line; - is standard input"), NULL),
    CLI_OPTION('0', "null", CLI_FLAG, zero, NULL, N_("the list is parted by NUL characters"), NULL),
    CLI_STDIN_NAME,
    CLI_COMMON,
};

const struct cli_command cli_compare = {
    .name = "compare",
    .operands = "PATH...",
    .summary = N_("many chains side by side: what they share, where they differ"),
    .details = N_("First what several chains have in common: steps and actors. Then handoffs between the same two actors that are\n"
                  "described differently, and sub-chains that are named but not there. With --areas: the areas of one chain.\n"
                  "With --register: each chain with its state, status, owner, next review, languages and number of gaps.\n"
                  "Exit codes: 0 compared; 2 wrong usage, or a file that cannot be read or written."),
    .example = "chain compare --lang fi models/lappi",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
