/* Files of settings: [sections], key = value, # comments; a line that is indented goes on with the value before it. */
#ifndef CHAIN_TOOLS_INI_FILE_H
#define CHAIN_TOOLS_INI_FILE_H

#include "cli.h"

/* One value. False ends the reading; the reason was told. */
typedef bool cli_ini_each(void *context, const char *section, const char *key, const char *value, size_t line);

/* Reads a file. False when it cannot be read or is no such file, or when `each` said so; told. */
bool cli_ini_read(const struct cli_arguments *arguments, const char *path, cli_ini_each *each, void *context);

#endif
