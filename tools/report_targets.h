/* The formats of a run and where each goes. */
#ifndef CHAIN_TOOLS_REPORT_TARGETS_H
#define CHAIN_TOOLS_REPORT_TARGETS_H

#include "cli.h"

#define CLI_MOST_TARGETS 16

struct cli_target {
    const char *path;
    chain_findings_format format;
    chain_output *output;
    bool document; /* written when all findings are there, as against file by file */
};

struct cli_targets {
    const struct cli_arguments *arguments;
    struct cli_target items[CLI_MOST_TARGETS];
    size_t count;
    chain_findings *all; /* for documents, NULL when there is none */
};

/* Opens them all. The root is the folder that paths are told from. False: told, and nothing is open. */
bool cli_targets_begin(struct cli_targets *targets, const struct cli_arguments *arguments, const char *root);
void cli_targets_abandon(struct cli_targets *targets);
/* Writes the documents and closes all. False: told. */
bool cli_targets_end(struct cli_targets *targets, const chain_statistics *statistics);

#endif
