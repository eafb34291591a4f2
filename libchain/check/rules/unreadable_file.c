#include "rule/rule.h"

static const struct chain_phrase phrases[] = {
    {"no such file", N_("no such file")},
    {"no permission to read it", N_("no permission to read it")},
    {"a part of the path is no folder", N_("a part of the path is no folder")},
    {"it is a folder", N_("it is a folder")},
    {"it is a device", N_("it is a device")},
    {"it is a pipe that nobody writes to", N_("it is a pipe that nobody writes to")},
    {"the links lead in a circle", N_("the links lead in a circle")},
    {"the path is too long", N_("the path is too long")},
    {"too many files are open", N_("too many files are open")},
    {"reading failed", N_("reading failed")},
    {NULL, NULL},
};

static void run(struct chain_rule_run *run)
{
    chain_report_problems_saying(run, CHAIN_PROBLEM_UNREADABLE, 0, phrases);
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
