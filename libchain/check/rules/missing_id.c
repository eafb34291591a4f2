#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_MISSING_ID);
}

const struct chain_rule chain_rule_missing_id = {
    .id = "missing-id",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("An element has no id"),
    .message = N_("<{0}> has no id."),
    .why = N_("Flows, decisions and comparisons point at ids; without one nothing can point here."),
    .how = N_("Give it an id of its own: a letter first, then letters, digits, - _ or a full stop."),
    .bad = "<step kind=\"triage\"/>",
    .good = "<step id=\"triage\" kind=\"triage\"/>",
    .run = run,
};
