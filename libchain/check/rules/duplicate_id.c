#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_DUPLICATE_ID);
}

const struct chain_rule chain_rule_duplicate_id = {
    .id = "duplicate-id",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("Two elements have the same id"),
    .message = N_("The id {0} is used already on line {1}."),
    .why = N_("A flow to this id could mean either of them; the first one is taken."),
    .how = N_("Give one of them another id."),
    .standard = "BPMN 2.0.2 EXT.002",
    .bad = "<step id=\"a\"/><step id=\"a\"/>",
    .good = "<step id=\"a\"/><step id=\"b\"/>",
    .run = run,
};
