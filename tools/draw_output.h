/* Where pictures go: names of files, formats, pages that appear together. */
#ifndef CHAIN_TOOLS_DRAW_OUTPUT_H
#define CHAIN_TOOLS_DRAW_OUTPUT_H

#include "cli.h"

#include <chain/draw.h>

/* By --to, else by the suffix of the file, else svg. NULL when it is not known (told). */
const char *draw_format_of(const struct cli_arguments *arguments, const char *path);
/* The name as the library keeps it, or NULL for an unknown one. */
const char *draw_known_format(const char *name);
/* "--view cannot be "lnaes"; did you mean ...". */
void draw_unknown_word(const struct cli_arguments *arguments, const char *option, const char *word, size_t count,
                       const char *(*name)(size_t));

/* "x.svg" in the working folder, or in the folder that -o names, for "models/lappi/x.xml". */
bool draw_name_output(char *name, size_t size, const char *folder, const char *path, const char *format);
/* The part of a path that names its picture: "x" of "models/lappi/x.xml". */
const char *draw_stem(const char *path, size_t *length);
bool draw_is_folder(const char *path);

/* The files of one picture: they appear together or not at all. */
struct draw_target {
    const struct cli_arguments *arguments;
    const char *path; /* as asked for; several pages are numbered */
    chain_output **outputs;
    char **names;
    int count;
};

/* A chain_draw_open; the context is the target. */
chain_output *draw_open_page(void *target, int page, int pages);
/* Gives every file its name when good, else none. False when that failed, or was not good. */
bool draw_close_pages(struct draw_target *target, bool good);

#endif
