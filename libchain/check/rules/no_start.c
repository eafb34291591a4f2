#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    if (run->model->root->type == CHAIN_CHAIN && run->facts->start_count == 0)
        CHAIN_REPORT(run, NULL, chain_say_name(run->model->root));
}

const struct chain_rule chain_rule_no_start = {
    .id = "no-start",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("The chain has no start"),
    .message = N_("The chain \"{0}\" has no <start>."),
    .why = N_("Without a start nobody knows how a client comes into the chain, and no path can be followed."),
    .how = N_("Add a <start> for each way in: the need that the client notices, the contact, the invitation."),
    .bad = "<steps><step id=\"call\" actor=\"client\"/></steps>",
    .good = "<steps><start id=\"pain\" kind=\"need\" actor=\"client\"/><step id=\"call\" actor=\"client\"/></steps>",
    .run = run,
};
