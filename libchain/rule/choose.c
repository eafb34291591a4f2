/* Options applied to findings that are there already. */
#include "rule/choose.h"

#include <string.h>

#include "rule/findings.h"

static bool all_known(const char *const *list)
{
    for (; list && *list; list++)
        if (!chain_rules_named(*list))
            return false;
    return true;
}

bool chain_choice_makes_sense(const chain_check_options *options)
{
    for (const struct chain_rule_weight *weight = options->weights; weight && weight->rules; weight++)
        if (!chain_rules_named(weight->rules))
            return false;
    return all_known(options->select) && all_known(options->ignore);
}

/* What cannot be judged stays so. */
void chain_rules_weigh(struct chain_findings *findings, size_t from, const struct chain_rule_weight *weights)
{
    for (size_t i = from; weights && i < findings->count; i++) {
        struct chain_finding *finding = findings->items[i];
        const struct chain_rule_weight *weight = chain_rule_weight_of(finding->rule, weights);
        if (weight && finding->severity != CHAIN_SEVERITY_UNKNOWN)
            finding->severity = (uint8_t)weight->severity;
    }
}

static bool is_kept(const struct chain_rule *rule, const chain_check_options *options)
{
    const struct chain_rule_weight *weight = chain_rule_weight_of(rule, options->weights);
    return (!options->select || chain_rule_named_in(rule, options->select) != CHAIN_NOT_NAMED) &&
           chain_rule_named_in(rule, options->ignore) == CHAIN_NOT_NAMED && (!weight || weight->severity != CHAIN_SEVERITY_UNKNOWN);
}

static bool all_gaps(const struct chain_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i]->rule->layer != CHAIN_LAYER_GAPS)
            return false;
    return true;
}

chain_status chain_findings_choose(chain_findings *findings, const chain_check_options *options)
{
    chain_check_options chosen = CHAIN_CHECK_OPTIONS_INIT;
    size_t kept = 0;
    if (options)
        memcpy(&chosen, options, options->size < sizeof chosen ? options->size : sizeof chosen);
    if (!findings || !chain_choice_makes_sense(&chosen))
        return CHAIN_BAD_ARGUMENT;
    for (size_t i = 0; i < findings->count; i++)
        if (is_kept(findings->items[i]->rule, &chosen))
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
    chain_rules_weigh(findings, 0, chosen.weights);
    /* Gaps stand by their weight. */
    if (chosen.weights && all_gaps(findings))
        chain_findings_settle(findings, 0, true);
    return CHAIN_OK;
}
