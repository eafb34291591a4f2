/* A new subcommand is its own file cmd_<name>.c and a row here. */
#include "commands.h"

static const struct cli_command *const commands[] = {
    &cli_new,
    &cli_draw,
    &cli_check,
    &cli_gaps,
    &cli_diff,
    &cli_compare,
    &cli_journeys,
    &cli_convert,
    &cli_fmt,
    &cli_merge,
    &cli_list_command,
    &cli_explain,
};

size_t cli_command_count(void)
{
    return sizeof commands / sizeof commands[0];
}

const struct cli_command *cli_command_at(size_t position)
{
    return commands[position];
}
