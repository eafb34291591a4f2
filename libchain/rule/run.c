#include "rule/run.h"

#include <string.h>
#include <time.h>

#include "rule/findings.h"
#include "rule/suppress.h"

static bool listed(const char *const *list, const char *id)
{
    for (; list && *list; list++)
        if (strcmp(*list, id) == 0)
            return true;
    return false;
}

static bool all_known(const char *const *list)
{
    for (; list && *list; list++)
        if (!chain_rule_find(*list))
            return false;
    return true;
}

static bool wanted(const struct chain_rule *rule, chain_layer layer, const chain_check_options *options)
{
    if (rule->layer != layer)
        return false;
    if (options && options->select && !listed(options->select, rule->id))
        return false;
    return !(options && listed(options->ignore, rule->id));
}

static int32_t today(void)
{
    time_t now = time(NULL);
    struct tm day;
    if (!gmtime_r(&now, &day))
        return 0;
    return (day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday;
}

/* Of a broken file only what loading met can be told. */
static bool applies(const struct chain_rule *rule, const struct chain_model *model)
{
    return rule->loading || !model->broken;
}

chain_status chain_rules_run(const struct chain_model *model, chain_layer layer, const chain_check_options *options,
                             struct chain_findings *findings)
{
    struct chain_facts facts;
    if (!model || !findings || (options && (!all_known(options->select) || !all_known(options->ignore))))
        return CHAIN_BAD_ARGUMENT;
    if (!chain_facts_init(&facts, model))
        return CHAIN_NO_MEMORY;
    size_t from = findings->count;
    struct chain_rule_run run = {NULL, model, &facts, findings, options && options->as_of ? options->as_of : today()};
    for (int late = 0; late < 2; late++) {
        for (size_t i = 0; chain_rules[i]; i++) {
            run.rule = chain_rules[i];
            if (run.rule->late == late && wanted(run.rule, layer, options) && applies(run.rule, model))
                run.rule->run(&run);
        }
        if (late == 0)
            chain_suppress(model, findings, from, run.as_of);
    }
    chain_facts_clear(&facts);
    chain_findings_sort(findings, from, layer == CHAIN_LAYER_GAPS);
    return findings->out_of_memory || findings->arena.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
