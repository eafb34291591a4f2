/* chain journeys: what a client goes through. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int write_to(const struct cli_arguments *arguments, const chain_journeys *journeys)
{
    const char *path = arguments->outputs.count ? arguments->outputs.items[0] : "-";
    chain_output *output = NULL;
    if (chain_output_file(path, &output) != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
        return CLI_TROUBLE;
    }
    if (chain_journeys_write(journeys, arguments->format, arguments->lang, output) != CHAIN_OK) {
        chain_output_abandon(output);
        cli_complain(arguments, N_("out of memory"));
        return CLI_TROUBLE;
    }
    if (chain_output_close(output) != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
        return CLI_TROUBLE;
    }
    return CLI_FINE;
}

static bool read_options(const struct cli_arguments *arguments, chain_journeys_options *options)
{
    *options = (chain_journeys_options)CHAIN_JOURNEYS_OPTIONS_INIT;
    options->area = arguments->area;
    if (arguments->most) {
        char *end;
        long most = strtol(arguments->most, &end, 10);
        if (*end || end == arguments->most || most < 1 || most > 10000) {
            cli_complain(arguments, N_("--most cannot be \"%s\"; it is a number from 1 to 10000."), arguments->most);
            return false;
        }
        options->most = (size_t)most;
    }
    if (arguments->path_count == 1)
        return true;
    cli_complain(arguments, N_("give one chain file; `chain %s --help` tells more."), arguments->command);
    return false;
}

static int show(const struct cli_arguments *arguments, const chain_model *model, const chain_journeys_options *options)
{
    chain_journeys *journeys = NULL;
    chain_status status = chain_journeys_new(model, options, &journeys);
    if (status == CHAIN_BAD_ARGUMENT && options->area)
        cli_complain(arguments, N_("there is no area \"%s\" in the region of this chain."), options->area);
    else if (status != CHAIN_OK)
        cli_complain(arguments, N_("out of memory"));
    int code = status == CHAIN_OK ? write_to(arguments, journeys) : CLI_TROUBLE;
    chain_journeys_free(journeys);
    return code;
}

static int run(const struct cli_arguments *arguments)
{
    chain_journeys_options options;
    chain_model *model = NULL;
    int code = CLI_TROUBLE;
    if (!read_options(arguments, &options))
        return CLI_TROUBLE;
    const char *path = arguments->paths[0];
    chain_status status = cli_load(arguments, path, &model);
    if (!model)
        cli_complain(arguments, N_("\"%s\": %s"), path, cli_words(arguments, chain_status_text(status)));
    else if (status != CHAIN_OK)
        cli_tell_errors(arguments, model, 5);
    else if (chain_object_type(chain_model_root(model)) != CHAIN_CHAIN)
        cli_complain(arguments, N_("\"%s\" holds no chain: it is a file of another kind."), path);
    else
        code = show(arguments, model, &options);
    chain_model_free(model);
    return code;
}

static const struct cli_option options[] = {
    CLI_OPTION('f', "format", CLI_TEXT, format, "FORMAT", N_("text (default), markdown, csv (a journey a row) or json"),
               "text|markdown|csv|json"),
    CLI_OPTION('o', "output", CLI_MANY, outputs, "FILE", N_("write to FILE instead of standard output"), NULL),
    CLI_OPTION(0, "area", CLI_TEXT, area, "AREA", N_("times of this area; default over all areas"), NULL),
    CLI_OPTION(0, "most", CLI_TEXT, most, "N", N_("list at most so many journeys (default 200)"), NULL),
    CLI_STDIN_NAME,
    CLI_COMMON,
};

const struct cli_command cli_journeys = {
    .name = "journeys",
    .operands = "FILE",
    .summary = N_("what a client goes through: contacts, people met, waits, from the start to each end"),
    .details = N_("Up to the first help and on the whole way, way by way and all together; where the shares of branches are known,\n"
                  "what can be expected on average. What the file does not tell is said to be not known.\n"
                  "Exit codes: 0 done; 2 wrong usage, or a file that cannot be read or written."),
    .example = "chain journeys --lang fi models/lappi/mielialahairiot-nykytila.xml",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
