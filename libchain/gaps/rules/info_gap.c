/* Does the information that a step needs reach it? */
#include <stddef.h>

#include "analysis/information.h"
#include "analysis/knowledge.h"
#include "gaps/items.h"

/* What the step asks from the client or makes itself need not come from elsewhere. */
static bool must_arrive(const struct chain_rule_run *run, const struct chain_step *step, const struct chain_object *item)
{
    return !chain_refs_hold(&step->asks, item) && !chain_refs_hold(&step->produces, item) &&
           chain_information_known(run->facts, step, item) != CHAIN_KNOWN_ALWAYS;
}

static enum chain_item_verdict judge(unsigned states)
{
    bool lacks = states & (CHAIN_TOLD_UNKNOWN | CHAIN_UNTOLD_UNKNOWN);
    bool comes = states & (CHAIN_TOLD_KNOWN | CHAIN_UNTOLD_KNOWN);
    return !lacks ? CHAIN_ITEM_FINE : comes ? CHAIN_ITEM_SOMETIMES : CHAIN_ITEM_ALWAYS;
}

static void run(struct chain_rule_run *run)
{
    static const struct chain_item_rule rule = {
        offsetof(struct chain_step, needs), must_arrive, judge, N_("no step tells which information it needs"),
    };
    chain_item_rule_run(run, &rule);
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
