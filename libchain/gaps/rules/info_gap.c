/* Does the information that a step needs reach it? */
#include "gaps/items.h"

static void run(struct chain_rule_run *run)
{
    chain_item_rule_run(run, &chain_item_missing, N_("no step tells which information it needs"));
}

const struct chain_rule chain_rule_info_gap = {
    .id = "info-gap",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_INFO_GAP,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Does the needed information arrive?"),
    .message = N_("“{0}” does not get the information it needs.{1| Never arrives: {}.}{2| Arrives for some clients only: {}.}"),
    .why = N_("Without the information the worker guesses, asks again or does the work anew."),
    .how = N_("Let the handoff carry the information, or record it in a system that this worker can read."),
    .consequence = N_("The worker may lack something that was already found out about you."),
    .question = N_("Who has this information, and how does it come to this step?"),
    .unknown = N_("Whether the needed information arrives cannot be told, because {0}."),
    .bad = "<step id=\"clinic\" kind=\"treat\" needs=\"med-list\"/>",
    .good = "<handoff from=\"visit\" to=\"clinic\" kind=\"referral\" carries=\"med-list\"/>",
    .run = run,
};
