#include "rule/suppress.h"

static void look_at(struct chain_rule_run *run, const struct chain_decision *decision)
{
    const struct chain_rule *rule = decision->rule ? chain_rule_find(decision->rule) : NULL;
    if (decision->rule && !rule)
        CHAIN_REPORT(run, &decision->head, chain_say(decision->rule), chain_say(chain_rule_nearest(decision->rule)));
    else if (rule && rule->layer != CHAIN_LAYER_GAPS)
        CHAIN_REPORT_AS(run, N_("The decision is about {0}, which is no gap of the care: mend the file instead."), &decision->head,
                        chain_say(decision->rule));
    else if (rule && !chain_suppression_has_reason(decision))
        CHAIN_REPORT_AS(run, N_("The decision about {0}{1| on \"{}\"} does not say what was decided."), &decision->head,
                        chain_say(decision->rule), chain_say(decision->subject));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *list = &run->model->by_type[CHAIN_DECISION];
    for (uint32_t i = 0; i < list->count; i++)
        look_at(run, (const struct chain_decision *)list->items[i]);
}

const struct chain_rule chain_rule_decision_idle = {
    .id = "decision-idle",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("A decision settles nothing"),
    .message = N_("There is no rule \"{0}\" that a gap could come from{1| (did you mean {}?)}."),
    .why = N_("The gap is still shown as open, and what was agreed about it is not seen beside it."),
    .how = N_("Name the rule of the gap (`chain gaps` shows it in brackets) and write what was decided into <words>."),
    .bad = "<decision rule=\"sillo\" subject=\"visit>support\" owner=\"head nurse\"/>",
    .good = "<decision rule=\"silo\" subject=\"visit>support\" owner=\"head nurse\" date=\"2026-03-01\" "
            "until=\"2026-12-31\"><words>A referral is agreed on in spring.</words></decision>",
    .run = run,
};
