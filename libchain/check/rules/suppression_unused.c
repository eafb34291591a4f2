#include "rule/suppress.h"

/* Only what this run could have used: a rule of the same question that was not left out. */
static bool could_be_used(const struct chain_rule_run *run, const struct chain_decision *suppression)
{
    const struct chain_rule *rule = suppression->rule ? chain_rule_find(suppression->rule) : NULL;
    return rule && !rule->late && chain_rule_asked(run, rule) && chain_suppression_holds(suppression, run->as_of);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *list = &run->model->by_type[CHAIN_SUPPRESSION];
    for (uint32_t i = 0; i < list->count; i++) {
        const struct chain_decision *suppression = (const struct chain_decision *)list->items[i];
        if (run->used[i] || !could_be_used(run, suppression))
            continue;
        CHAIN_REPORT(run, list->items[i], chain_say(suppression->rule), chain_say(suppression->subject));
        chain_fix_by_removing(run, list->items[i]->line, list->items[i]->column);
    }
}

const struct chain_rule chain_rule_suppression_unused = {
    .id = "suppression-unused",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_NOTE,
    .late = 1,
    .title = N_("A suppression hides nothing"),
    .message = N_("There is no finding of {0}{1| on \"{}\"} to suppress."),
    .why = N_("The matter has been mended, or the subject is mistyped and the finding is still there."),
    .fix = N_("Removes the suppression."),
    .how = N_("Remove the suppression, or correct its subject: the id of the step, or FROM>TO for a flow without an id."),
    .bad = "<suppress rule=\"dead-end\" subject=\"vist\"><words>...</words></suppress>",
    .good = "<suppress rule=\"dead-end\" subject=\"visit\"><words>...</words></suppress>",
    .run = run,
};
