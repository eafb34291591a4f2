#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_UNREADABLE);
}

const struct chain_rule chain_rule_unreadable_file = {
    .id = "unreadable-file",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A file cannot be read"),
    .message = N_("The file cannot be read: {0}."),
    .why = N_("Nothing can be said of a file that cannot be opened."),
    .how = N_("Check the path and the permissions of the file."),
    .run = run,
};
