#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    if (run->model->root->type == CHAIN_CHAIN && run->facts->end_count == 0)
        CHAIN_REPORT(run, NULL, chain_say_name(run->model->root));
}

const struct chain_rule chain_rule_no_end = {
    .id = "no-end",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("The chain has no end"),
    .message = N_("The chain \"{0}\" has no <end>."),
    .why = N_("Without an end nobody can say when the client's need has been met."),
    .how = N_("Add an <end> for each way out: the need was met, the client moved to another service, the client broke off."),
    .bad = "<steps><start id=\"pain\" actor=\"client\"/></steps>",
    .good = "<steps><start id=\"pain\" actor=\"client\"/><end id=\"well\" kind=\"resolved\" actor=\"client\"/></steps>",
    .run = run,
};
