/* Many chains held at once, for commands that lay them side by side. */
#ifndef CHAIN_TOOLS_CHAINS_H
#define CHAIN_TOOLS_CHAINS_H

#include "cli.h"

struct cli_chains {
    chain_model **models;
    size_t count;
    bool trouble; /* something could not be read (told); regions and rules are passed over */
};

/* Loads every chain among the files. False without memory (told); clear it anyway. */
bool cli_chains_load(struct cli_chains *chains, const struct cli_arguments *arguments, const struct cli_files *files);
void cli_chains_clear(struct cli_chains *chains);

#endif
