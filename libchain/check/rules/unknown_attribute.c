#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE);
}

const struct chain_rule chain_rule_unknown_attribute = {
    .id = "unknown-attribute",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("An attribute is not known"),
    .message = N_("Attribute {0} is not known on <{1}>{2| (did you mean {}?)}."),
    .why = N_("What is not known is not read: the fact in it would be lost without a word."),
    .how = N_("Correct the name; `chain list elements` tells which attributes there are."),
    .bad = "<step id=\"a\" chanel=\"phone\"/>",
    .good = "<step id=\"a\" channel=\"phone\"/>",
    .run = run,
};
