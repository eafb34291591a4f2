/* What becomes of findings: known ones are left out, the others counted; when a run fails. */
#ifndef CHAIN_TOOLS_POLICY_H
#define CHAIN_TOOLS_POLICY_H

#include "cli.h"

struct cli_policy {
    const struct cli_arguments *arguments;
    chain_baseline *known, *written; /* NULL = not asked for */
    chain_statistics *statistics;    /* NULL = not asked for */
    size_t most_warnings;
    size_t counts[4], suppressed, decided, hidden, gone, cut;
};

/* False: the options make no sense, or the baseline is damaged; told. */
bool cli_policy_begin(struct cli_policy *policy, const struct cli_arguments *arguments);
/* Takes the known findings of a file out. Any thread. False without memory. */
bool cli_policy_apply(const struct cli_policy *policy, chain_findings *findings, chain_known *known);
/* Counts what is left. False without memory. */
bool cli_policy_count(struct cli_policy *policy, const chain_findings *findings, const chain_known *known);
/* The last words of the summary line. */
void cli_policy_summary(const struct cli_policy *policy);
/* Writes the new baseline and the statistics; a run that is not whole leaves the old baseline. False: told. */
bool cli_policy_end(struct cli_policy *policy, bool whole);
/* Is what was found over what is allowed? Says so when it is too many warnings. */
bool cli_policy_fails(const struct cli_policy *policy);
void cli_policy_clear(struct cli_policy *policy);

/* A number that an option gives, from `least` on; false: it makes no sense, told. NULL leaves the number as it is. */
bool cli_number(const struct cli_arguments *arguments, const char *option, const char *text, size_t least, size_t *number);

#endif
