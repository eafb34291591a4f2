#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *list = &run->model->by_type[CHAIN_SUPPRESSION];
    for (uint32_t i = 0; i < list->count; i++) {
        const char *id = ((const struct chain_decision *)list->items[i])->rule;
        if (id && !chain_rule_find(id))
            CHAIN_REPORT(run, list->items[i], chain_say(id), chain_say(chain_rule_nearest(id)));
    }
}

const struct chain_rule chain_rule_suppression_unknown_rule = {
    .id = "suppression-unknown-rule",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("A suppression names a rule that does not exist"),
    .message = N_("There is no rule \"{0}\"{1| (did you mean {}?)}."),
    .why = N_("The finding that was to be hidden is still shown, and the reason is attached to nothing."),
    .how = N_("Correct the id; `chain list rules` shows them all."),
    .bad = "<suppress rule=\"ded-end\" subject=\"visit\"><words>...</words></suppress>",
    .good = "<suppress rule=\"dead-end\" subject=\"visit\"><words>...</words></suppress>",
    .run = run,
};
