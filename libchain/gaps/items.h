/* What rules about items at steps have in common: which items are in question, and on which ways to the step. */
#ifndef CHAIN_GAPS_ITEMS_H
#define CHAIN_GAPS_ITEMS_H

#include "rule/rule.h"

enum chain_item_verdict {
    CHAIN_ITEM_FINE,
    CHAIN_ITEM_SOMETIMES, /* on some ways only */
    CHAIN_ITEM_ALWAYS
};

struct chain_item_rule {
    size_t list; /* offset of the list in struct chain_step */
    /* Must the ways be looked at for this item? A cheap first answer keeps the dear one rare. */
    bool (*in_question)(const struct chain_rule_run *run, const struct chain_step *step, const struct chain_object *item);
    /* From the states of chain_questions_answer(). */
    enum chain_item_verdict (*judge)(unsigned states);
    const char *silent; /* N_(): what to say when no step of the chain has such a list */
};

/* Reports a finding for each step with its name, the items that are always amiss, and those that are so for some clients. */
void chain_item_rule_run(struct chain_rule_run *run, const struct chain_item_rule *rule);

#endif
