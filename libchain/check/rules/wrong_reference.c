#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_WRONG_TYPE);
}

const struct chain_rule chain_rule_wrong_reference = {
    .id = "wrong-reference",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A reference names the wrong kind of thing"),
    .message = N_("{0}=\"{1}\" names an element <{2}>{3|; <{}> is needed}."),
    .why = N_("A step cannot be handed over to an actor, nor be done by a step."),
    .how = N_("Name an element of the needed kind."),
    .standard = "BPMN 2.0.2 EXT.006, EXT.007, EXT.008, EXT.009, EXT.021, EXT.022, REF_TYPE",
    .bad = "<flow from=\"triage\" to=\"nurse\"/>",
    .good = "<flow from=\"triage\" to=\"visit\"/>",
    .run = run,
};
