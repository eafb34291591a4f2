#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_BAD_VALUE);
}

const struct chain_rule chain_rule_bad_value = {
    .id = "bad-value",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A value cannot be read"),
    .message = N_("{0}=\"{1}\" is not a {2}."),
    .why = N_("A value that cannot be read counts as unknown."),
    .how = N_("Write it as the format says: a duration is P3D, PT20M or P7WD; a share is 0.3, 30 % or "
             "27/90; a number has a decimal point."),
    .bad = "<step id=\"a\" max=\"3 days\"/>",
    .good = "<step id=\"a\" max=\"P3D\"/>",
    .run = run,
};
