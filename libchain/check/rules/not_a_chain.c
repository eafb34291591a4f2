#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_NOT_A_CHAIN);
}

const struct chain_rule chain_rule_not_a_chain = {
    .id = "not-a-chain",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("The file is XML, but not a chain"),
    .message = N_("The root element is <{0}>{1| in the namespace {}}; a chain file starts with <chain>, "
                 "<region> or <rules> in urn:libchain:chain:1."),
    .why = N_("Another kind of file was given, or the namespace has a slip in it."),
    .how = N_("Give a chain file, or put xmlns=\"urn:libchain:chain:1\" on the root."),
    .bad = "<html></html>",
    .good = "<chain xmlns=\"urn:libchain:chain:1\" id=\"x\"/>",
    .run = run,
};
