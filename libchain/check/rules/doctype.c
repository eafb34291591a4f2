#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_DOCTYPE);
}

const struct chain_rule chain_rule_doctype = {
    .id = "doctype",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("The file has a DOCTYPE"),
    .message = N_("A DOCTYPE is not allowed in a chain file."),
    .why = N_("A DOCTYPE can make a small file grow without end or pull in other files of the machine "
             "that reads it; chains need none."),
    .how = N_("Remove the <!DOCTYPE ...> lines."),
    .bad = "<!DOCTYPE chain SYSTEM \"chain.dtd\">",
    .good = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    .run = run,
};
