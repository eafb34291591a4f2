/* Settings of a folder: .chain.ini, found upward from the working folder. What the command line says counts before it. */
#ifndef CHAIN_TOOLS_SETTINGS_H
#define CHAIN_TOOLS_SETTINGS_H

#include "cli.h"

/* Finds and reads the settings and the file of severities into the arguments. False: told. */
bool cli_settings_read(struct cli_arguments *arguments, const struct cli_command *command);
/* Prints what is in effect and where each comes from. */
void cli_settings_show(const struct cli_arguments *arguments, const struct cli_command *command);
void cli_settings_free(struct cli_settings *settings);

#endif
