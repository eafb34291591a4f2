#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_DANGLING);
}

const struct chain_rule chain_rule_dangling_reference = {
    .id = "dangling-reference",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A reference leads nowhere"),
    .message = N_("{0}=\"{1}\" names nothing in this chain{2| (did you mean {}?)}."),
    .why = N_("A handoff to a step that does not exist is a client sent to a closed door."),
    .how = N_("Correct the id, or add what it names."),
    .standard = "BPMN 2.0.2 REF_EXISTENCE",
    .bad = "<flow from=\"a\" to=\"tirage\"/>",
    .good = "<flow from=\"a\" to=\"triage\"/>",
    .run = run,
};
