/* The formats of a run and where each goes. */
#ifndef CHAIN_TOOLS_REPORT_TARGETS_H
#define CHAIN_TOOLS_REPORT_TARGETS_H

#include "cli.h"

#define CLI_MOST_TARGETS 16

struct cli_target {
    const char *path;
    chain_findings_format format;
    chain_output *output;
    chain_listing *listing;
    bool document; /* one for all files: written by the thread that tells them; else each file's part is made by a worker */
};

struct cli_targets {
    const struct cli_arguments *arguments;
    struct cli_target items[CLI_MOST_TARGETS];
    size_t count;
};

/* Opens them all. The format has what they have in common. False: told, and nothing is open. */
bool cli_targets_begin(struct cli_targets *targets, const struct cli_arguments *arguments, const chain_findings_format *format);
void cli_targets_abandon(struct cli_targets *targets);
/* Adds a list to the documents, or to all targets. */
chain_status cli_targets_add(struct cli_targets *targets, const chain_findings *findings, bool all);
/* Ends the documents and closes all. False: told. */
bool cli_targets_end(struct cli_targets *targets);

#endif
