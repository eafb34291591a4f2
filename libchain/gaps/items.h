/* What rules about items at steps have in common: one finding for a step, with all its items. */
#ifndef CHAIN_GAPS_ITEMS_H
#define CHAIN_GAPS_ITEMS_H

#include "analysis/items.h"
#include "rule/rule.h"

/* Reports a finding for each step with its name, the items that are always amiss, and those that are so for some clients.
   silent: N_(), what to say when no step of the chain has such a list. */
void chain_item_rule_run(struct chain_rule_run *run, const struct chain_item_test *test, const char *silent);

#endif
