#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_MISPLACED);
}

const struct chain_rule chain_rule_misplaced_element = {
    .id = "misplaced-element",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("An element stands in the wrong place"),
    .message = N_("<{0}> cannot stand in <{1}>."),
    .why = N_("An element in the wrong place is not read."),
    .how = N_("Move it to where it belongs; `chain list elements` tells what may stand where."),
    .bad = "<actors><step id=\"a\"/></actors>",
    .good = "<steps><step id=\"a\"/></steps>",
    .run = run,
};
