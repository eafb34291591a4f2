#include "model/access.h"
#include "rule/rule.h"

/* Pairs of dates of which the first may not come after the second. */
static const struct pair {
    uint8_t type, first, second;
} pairs[] = {
    {CHAIN_GOVERNANCE, CHAIN_F_APPROVED, CHAIN_F_NEXT_REVIEW},
    {CHAIN_STATUS, CHAIN_F_DATE, CHAIN_F_UNTIL},
    {CHAIN_METRIC, CHAIN_F_FROM_DATE, CHAIN_F_UNTIL},
    {CHAIN_VALUE, CHAIN_F_FROM_DATE, CHAIN_F_UNTIL},
    {CHAIN_DECISION, CHAIN_F_DATE, CHAIN_F_UNTIL},
    {CHAIN_SUPPRESSION, CHAIN_F_DATE, CHAIN_F_UNTIL},
    {CHAIN_AVAILABILITY, CHAIN_F_FROM_DATE, CHAIN_F_UNTIL},
    {CHAIN_RESPONSIBILITY, CHAIN_F_FROM_DATE, CHAIN_F_UNTIL},
    {CHAIN_RULE, CHAIN_F_FROM_DATE, CHAIN_F_UNTIL},
};

static void judge(struct chain_rule_run *run, const struct chain_object *object, const struct pair *pair)
{
    int32_t first = chain_object_date(object, (chain_field)pair->first);
    int32_t second = chain_object_date(object, (chain_field)pair->second);
    if (first == 0 || second == 0 || first <= second)
        return;
    CHAIN_REPORT(run, object, chain_say(chain_attribute_of_field(object->element, pair->first)->name),
                 chain_say(chain_object_value(object, (chain_field)pair->first)),
                 chain_say(chain_attribute_of_field(object->element, pair->second)->name),
                 chain_say(chain_object_value(object, (chain_field)pair->second)));
}

static void run(struct chain_rule_run *run)
{
    for (size_t p = 0; p < sizeof pairs / sizeof pairs[0]; p++) {
        const struct chain_objects *list = &run->model->by_type[pairs[p].type];
        for (uint32_t i = 0; i < list->count; i++)
            if (!(list->items[i]->flags & CHAIN_OBJECT_INCLUDED))
                judge(run, list->items[i], &pairs[p]);
    }
}

const struct chain_rule chain_rule_date_order = {
    .id = "date-order",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("Dates are in the wrong order"),
    .message = N_("{0} {1} is after {2} {3}."),
    .why = N_("What ends before it begins holds on no day, so the fact is never used."),
    .how = N_("Correct one of the dates; they may have changed places."),
    .bad = "<status value=\"piloting\" date=\"2025-01-01\" until=\"2024-06-30\"/>",
    .good = "<status value=\"piloting\" date=\"2024-06-30\" until=\"2025-01-01\"/>",
    .run = run,
};
