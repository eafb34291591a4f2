#include "rule/rule.h"

static const struct chain_phrase phrases[] = {
    {"duration", N_("a length of time: 3 days = P3D, 20 minutes = PT20M, 7 working days = P7WD")},
    {"id", N_("an id: a letter first, then letters, digits, - _ or a full stop")},
    {"name", N_("the name of another file: letters, digits and hyphens")},
    {"number", N_("a number such as 12.5")},
    {"count", N_("a whole number")},
    {"share", N_("a share such as 0.3, 30 % or 27/90")},
    {"language", N_("a language code such as fi, sv or en")},
    {NULL, NULL},
};

static void run(struct chain_rule_run *run)
{
    chain_report_problems_saying(run, CHAIN_PROBLEM_BAD_VALUE, 2, phrases);
}

const struct chain_rule chain_rule_bad_value = {
    .id = "bad-value",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A value cannot be read"),
    .message = N_("{0}=\"{1}\" cannot be read; it must be {2}."),
    .why = N_("A value that cannot be read counts as unknown."),
    .how = N_("Write the value as the message says."),
    .bad = "<step id=\"a\" max=\"3 days\"/>",
    .good = "<step id=\"a\" max=\"P3D\"/>",
    .run = run,
};
