#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_BAD_TIME);
}

const struct chain_rule chain_rule_bad_time = {
    .id = "bad-time",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A time is negative"),
    .message = N_("{0}=\"{1}\" is negative; nothing takes less than no time."),
    .why = N_("Waiting times are summed along the path; a negative one would hide a real wait."),
    .how = N_("Write the length without a minus sign."),
    .bad = "<step id=\"a\" max=\"-P3D\"/>",
    .good = "<step id=\"a\" max=\"P3D\"/>",
    .run = run,
};
