#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_NO_NAMESPACE);
    chain_fix_by_attribute(run, "xmlns", "urn:libchain:chain:1"); /* as what it is read as */
}

const struct chain_rule chain_rule_no_namespace = {
    .id = "no-namespace",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .loading = 1,
    .title = N_("The file names no namespace"),
    .message = N_("The root has no namespace; it is read as urn:libchain:chain:1."),
    .why = N_("Other programs cannot tell what kind of file this is."),
    .fix = N_("Puts the namespace on the root."),
    .how = N_("Put xmlns=\"urn:libchain:chain:1\" on the root; `chain fmt` does it."),
    .bad = "<chain id=\"x\"/>",
    .good = "<chain xmlns=\"urn:libchain:chain:1\" id=\"x\"/>",
    .run = run,
};
