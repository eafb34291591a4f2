/* The commands of the program, in the order of its help. */
#ifndef CHAIN_TOOLS_COMMANDS_H
#define CHAIN_TOOLS_COMMANDS_H

#include "cli.h"

#define CLI_TITLE N_("service chains of health and social care, drawn and checked")
#define CLI_EXIT_CODES \
    N_("Exit codes: 0 nothing found at or over the fail level, 1 findings,\n" \
       "2 wrong usage or a file that cannot be read or written.")

size_t cli_command_count(void);
const struct cli_command *cli_command_at(size_t position);

#endif
