/* Runs the rules of a layer over a model. */
#ifndef CHAIN_RULE_RUN_H
#define CHAIN_RULE_RUN_H

#include "chain/check.h"
#include "rule/rule.h"

chain_status chain_rules_run(const struct chain_model *model, chain_layer layer, const chain_check_options *options,
                             struct chain_findings *findings);

#endif
