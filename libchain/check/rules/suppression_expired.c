#include "base/value.h"
#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *list = &run->model->by_type[CHAIN_SUPPRESSION];
    for (uint32_t i = 0; i < list->count; i++) {
        const struct chain_decision *suppression = (const struct chain_decision *)list->items[i];
        int32_t until = suppression->until ? chain_date_read(suppression->until) : 0;
        if (!until || until >= run->as_of)
            continue;
        CHAIN_REPORT(run, list->items[i], chain_say(suppression->rule), chain_say(suppression->subject),
                     chain_say(suppression->until));
        chain_fix_by_removing(run, list->items[i]->line, list->items[i]->column);
    }
}

const struct chain_rule chain_rule_suppression_expired = {
    .id = "suppression-expired",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("A suppression is past its last day"),
    .message = N_("The suppression of {0}{1| on \"{}\"} held until {2} and hides nothing any more."),
    .why = N_("What was to be mended by that day is either mended, or has to be decided again."),
    .fix = N_("Removes the suppression; what it hid is told already."),
    .how = N_("Remove the suppression, or give it a new last day together with those who decided it."),
    .bad = "<suppress rule=\"dead-end\" subject=\"visit\" until=\"2020-12-31\"><words>...</words></suppress>",
    .good = "<suppress rule=\"dead-end\" subject=\"visit\" until=\"2030-12-31\"><words>...</words></suppress>",
    .run = run,
};
