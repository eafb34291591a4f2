#include "rule/suppress.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *list = &run->model->by_type[CHAIN_SUPPRESSION];
    for (uint32_t i = 0; i < list->count; i++) {
        const struct chain_decision *suppression = (const struct chain_decision *)list->items[i];
        if (!chain_suppression_has_reason(suppression))
            CHAIN_REPORT(run, list->items[i], chain_say(suppression->rule), chain_say(suppression->subject));
    }
}

const struct chain_rule chain_rule_suppression_without_reason = {
    .id = "suppression-without-reason",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("A suppression has no reason"),
    .message = N_("The suppression of {0}{1| on \"{}\"} gives no reason, so it hides nothing."),
    .why = N_("A finding may be set aside, but whoever reads the chain later must see why."),
    .how = N_("Write the reason into <words>, with an owner and a last day if it holds for a time only."),
    .bad = "<suppress rule=\"dead-end\" subject=\"visit\"/>",
    .good = "<suppress rule=\"dead-end\" subject=\"visit\" until=\"2026-12-31\"><words>The end is agreed in "
            "spring.</words></suppress>",
    .run = run,
};
