/* The difference of two texts, line by line, as patch(1) takes it. */
#ifndef CHAIN_TOOLS_UNIFIED_H
#define CHAIN_TOOLS_UNIFIED_H

#include "cli.h"

struct cli_text {
    const char *bytes;
    size_t length;
};

/* Nothing is written for texts that are the same. False without memory. Where more lines differ than is worth looking for the
   fewest, all between the first and the last of them is replaced. */
bool cli_unified(const char *name, struct cli_text before, struct cli_text after, bool colour, chain_output *output);

#endif
