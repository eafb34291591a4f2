#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_UNKNOWN_KIND);
}

const struct chain_rule chain_rule_unknown_kind = {
    .id = "unknown-kind",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A word is not in the vocabulary"),
    .message = N_("{0}=\"{1}\" is not a word of the table {3}{2| (did you mean {}?)}."),
    .why = N_("Kinds decide how a step is drawn, counted and judged; an unknown one is as if nothing "
             "had been said."),
    .how = N_("Choose a word of the table; `chain list kinds` shows them with their meaning."),
    .bad = "<step id=\"a\" kind=\"traige\"/>",
    .good = "<step id=\"a\" kind=\"triage\"/>",
    .run = run,
};
