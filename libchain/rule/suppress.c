#include "rule/suppress.h"

#include <string.h>

#include "base/value.h"

bool chain_suppression_holds(const struct chain_decision *suppression, int32_t as_of)
{
    bool reason = false;
    for (const struct chain_text *text = suppression->head.texts; text; text = text->next)
        reason = reason || (text->kind == CHAIN_TEXT_WORDS && text->words[0]);
    int32_t until = suppression->until ? chain_date_read(suppression->until) : 0;
    return reason && suppression->rule && (until == 0 || until >= as_of);
}

bool chain_suppression_fits(const struct chain_decision *suppression, const struct chain_finding *finding)
{
    if (!suppression->rule || strcmp(suppression->rule, finding->rule->id) != 0)
        return false;
    return !suppression->subject || (finding->subject && strcmp(suppression->subject, finding->subject) == 0);
}

void chain_suppress(const struct chain_model *model, struct chain_findings *findings, size_t from, int32_t as_of)
{
    for (size_t s = 0; s < model->by_type[CHAIN_SUPPRESSION].count; s++) {
        const struct chain_decision *suppression =
            (const struct chain_decision *)model->by_type[CHAIN_SUPPRESSION].items[s];
        if (!chain_suppression_holds(suppression, as_of))
            continue;
        for (size_t i = from; i < findings->count; i++)
            if (chain_suppression_fits(suppression, findings->items[i]))
                findings->items[i]->suppressed = 1;
    }
}
