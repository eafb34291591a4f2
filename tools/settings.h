/* Settings of a folder: .chain.ini, found upward from the working folder. What the command line says counts before it. */
#ifndef CHAIN_TOOLS_SETTINGS_H
#define CHAIN_TOOLS_SETTINGS_H

#include <limits.h>

#include "cli.h"

/* Finds and reads the settings and the file of severities into the arguments. False: told. */
bool cli_settings_read(struct cli_arguments *arguments, const struct cli_command *command);
/* Prints what is in effect and where each comes from. */
void cli_settings_show(const struct cli_arguments *arguments, const struct cli_command *command);
/* Where the settings are: path is "" when there are none, and left alone with --no-config. False: told. settings_find.c */
bool cli_settings_find(const struct cli_arguments *arguments, char path[PATH_MAX], char folder[PATH_MAX]);
/* After a complaint about an option's value: tells the line of the settings that gave it, if one did. */
void cli_settings_meant(const struct cli_arguments *arguments, const char *option);
void cli_settings_free(struct cli_settings *settings);

#endif
