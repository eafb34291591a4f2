/* What the person who draws is told about a picture: how it came out, and what would help. */
#ifndef CHAIN_TOOLS_DRAW_ADVICE_H
#define CHAIN_TOOLS_DRAW_ADVICE_H

#include "cli.h"

#include <chain/draw.h>

/* All files in one picture. */
bool draw_is_map(const struct cli_arguments *arguments);
/* Asks for what takes time to find out: when somebody is there to read it. */
void draw_want_advice(const struct cli_arguments *arguments, chain_draw_options *options);
void draw_advise(const struct cli_arguments *arguments, const char *path, const chain_draw_report *report,
                 const chain_draw_options *options);
/* Of the view path, when nobody chose. */
void draw_tell_ends(const struct cli_arguments *arguments, const chain_model *model);
/* Why there is no picture; always false. */
bool draw_failed(const struct cli_arguments *arguments, const char *path, chain_status status, const chain_draw_report *report);

#endif
