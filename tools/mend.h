/* Mends what has one sure answer in a file, by --fix. */
#ifndef CHAIN_TOOLS_MEND_H
#define CHAIN_TOOLS_MEND_H

#include "cli.h"

/* How files are judged again after each round. */
struct cli_mending {
    const struct cli_arguments *arguments;
    chain_batch_judge *judge;
    const chain_check_options *check;
    const chain_load_options *load;
};

/* What came of one file. */
struct cli_mended {
    size_t findings;    /* that were mended */
    bool changed;       /* the file, or what --diff shows */
    bool failed;        /* told */
    chain_output *diff; /* with --diff; NULL = none */
};

/*
 * Mends a file: in place, as a whole or not at all; or, with --diff, shows what would change. The findings become those of the mended
 * text. A text that could not be read again, or that had more errors than before, is not taken. Any thread.
 */
struct cli_mended cli_mend(const struct cli_mending *mending, const char *path, chain_findings **findings);

#endif
