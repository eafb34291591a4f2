/* Patterns for paths, as in .gitignore: name, folder/, folder/name, ** for any number of folders. */
#ifndef CHAIN_TOOLS_GLOB_H
#define CHAIN_TOOLS_GLOB_H

#include "cli.h"

/* The first of the patterns that a path or one of the folders that it lies in fits, or NULL. The path is absolute, patterns with a
   slash before their end begin at the folder. */
const char *cli_glob_find(const struct cli_list *patterns, const char *folder, const char *path);
/* The absolute path of a file that need not exist, in the buffer; NULL when it does not fit. */
const char *cli_absolute(const char *path, char *buffer, size_t size);

#endif
