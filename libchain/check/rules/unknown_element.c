#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_UNKNOWN_ELEMENT);
}

const struct chain_rule chain_rule_unknown_element = {
    .id = "unknown-element",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("An element is not known"),
    .message = N_("<{0}> is not known in <{1}>{2| (did you mean <{}>?)}."),
    .why = N_("What is not known is not read: the fact in it would be lost without a word."),
    .how = N_("Correct the name, or put your own elements into a namespace of your own."),
    .bad = "<steps><stpe id=\"a\" actor=\"n\"/></steps>",
    .good = "<steps><step id=\"a\" actor=\"n\"/></steps>",
    .run = run,
};
