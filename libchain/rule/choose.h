/* Which rules the options name, and how they are to weigh. */
#ifndef CHAIN_RULE_CHOOSE_H
#define CHAIN_RULE_CHOOSE_H

#include "chain/check.h"
#include "rule/rule.h"

enum chain_naming { CHAIN_NOT_NAMED, CHAIN_NAMED_BY_GROUP, CHAIN_NAMED_ITSELF };

/* Is the rule in a list of ids and groups that ends with NULL (NULL = empty)? */
enum chain_naming chain_rule_named_in(const struct chain_rule *rule, const char *const *list);
/* What the last entry with its id says, else the last one with a group that it is in; NULL when there is none. */
const struct chain_rule_weight *chain_rule_weight_of(const struct chain_rule *rule, const struct chain_rule_weight *weights);
/* Does every word of select, ignore and weights name a rule or a group? */
bool chain_choice_makes_sense(const chain_check_options *options);
/* Gives findings from a position on the severity that the weights say. */
void chain_rules_weigh(struct chain_findings *findings, size_t from, const struct chain_rule_weight *weights);

#endif
