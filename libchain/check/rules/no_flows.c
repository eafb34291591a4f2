#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    if (run->model->root->type == CHAIN_CHAIN && chain_step_count(run->model) > 1 && chain_flow_count(run->model) == 0)
        CHAIN_REPORT(run, NULL, chain_say_name(run->model->root));
}

const struct chain_rule chain_rule_no_flows = {
    .id = "no-flows",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("The chain has steps but nothing joins them"),
    .message = N_("The steps of \"{0}\" are not joined: there is no flow, handoff or message."),
    .why = N_("Without flows nobody sees in which order things happen, nor who hands over to whom."),
    .how = N_("Tell after the steps where the path goes on, for instance <flows><flow from=\"worry\" to=\"call\"/></flows>; "
              "to another actor write <handoff>."),
    .bad = "<steps><start id=\"worry\"/><end id=\"well\"/></steps>",
    .good = "<steps><start id=\"worry\"/><end id=\"well\"/></steps>\n<flows><flow from=\"worry\" to=\"well\"/></flows>",
    .run = run,
};
