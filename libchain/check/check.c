#include "chain/check.h"

#include "rule/run.h"

chain_status chain_check(const chain_model *model, const chain_check_options *options, chain_findings *findings)
{
    return chain_rules_run(model, CHAIN_LAYER_CHECK, options, findings);
}
