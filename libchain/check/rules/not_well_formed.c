#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_NOT_WELL_FORMED);
}

const struct chain_rule chain_rule_not_well_formed = {
    .id = "not-well-formed",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("The file is not well-formed XML"),
    .message = N_("This is not well-formed XML: {0}."),
    .why = N_("A reader cannot know what was meant after the first broken tag, so nothing else is "
             "judged."),
    .how = N_("Mend the place named here, then check again. An editor that knows XML shows the same "
             "place."),
    .bad = "<step id=\"triage\"><name>Arviointi</step>",
    .good = "<step id=\"triage\"><name>Arviointi</name></step>",
    .run = run,
};
