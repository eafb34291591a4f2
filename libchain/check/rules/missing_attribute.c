#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_MISSING_ATTRIBUTE);
}

const struct chain_rule chain_rule_missing_attribute = {
    .id = "missing-attribute",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A necessary attribute is missing"),
    .message = N_("<{1}> lacks the attribute {0}."),
    .why = N_("Without it the element says nothing that can be used."),
    .how = N_("Add the attribute."),
    .bad = "<handoff from=\"a\"/>",
    .good = "<handoff from=\"a\" to=\"b\"/>",
    .run = run,
};
