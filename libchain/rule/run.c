#include "rule/run.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/care.h"
#include "base/value.h"
#include "chain/journey.h"
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
    if (options && options->select)
        return listed(options->select, rule->id) && !listed(options->ignore, rule->id);
    int profile = options && options->profile ? (int)options->profile : CHAIN_PROFILE_RECOMMENDED;
    return rule->profile <= profile && !(options && listed(options->ignore, rule->id));
}

/* Of a broken file only what loading met can be told. */
static bool applies(const struct chain_rule *rule, const struct chain_model *model)
{
    bool fits = rule->dialect == CHAIN_RULE_OF_ANY || (rule->dialect == CHAIN_RULE_OF_BPMN) == (model->bpmn != NULL);
    return rule->loading || (!model->broken && fits);
}

bool chain_rule_asked(const struct chain_rule_run *run, const struct chain_rule *rule)
{
    return wanted(rule, (chain_layer)run->rule->layer, run->options) && applies(rule, run->model);
}

static bool run_all(struct chain_rule_run *run, chain_layer layer, uint8_t *used)
{
    size_t from = run->findings->count;
    for (int late = 0; late < 2; late++) {
        for (size_t i = 0; chain_rules[i]; i++) {
            run->rule = chain_rules[i];
            if (run->rule->late == late && wanted(run->rule, layer, run->options) && applies(run->rule, run->model))
                run->rule->run(run);
        }
        if (late == 0 && !chain_suppress(run->model, run->findings, from, run->as_of, used))
            return false;
    }
    if (layer == CHAIN_LAYER_GAPS && !chain_decide(run->model, run->findings, from, run->as_of))
        return false;
    chain_findings_settle(run->findings, from, layer == CHAIN_LAYER_GAPS);
    return true;
}

/* Whether a file is right does not depend on who knows what. */
static bool learn(struct chain_facts *facts, const struct chain_model *model, chain_layer layer)
{
    if (layer != CHAIN_LAYER_GAPS)
        return chain_facts_init_paths(facts, model);
    if (!chain_facts_init(facts, model))
        return false;
    if (model->broken || chain_facts_add_care(facts))
        return true;
    chain_facts_clear(facts);
    return false;
}

chain_status chain_rules_run(const struct chain_model *model, chain_layer layer, const chain_check_options *options,
                             struct chain_findings *findings)
{
    struct chain_facts facts;
    if (!model || !findings || (options && (!all_known(options->select) || !all_known(options->ignore))))
        return CHAIN_BAD_ARGUMENT;
    uint8_t *used = calloc(model->by_type[CHAIN_SUPPRESSION].count + 1u, 1);
    if (!used || !learn(&facts, model, layer)) {
        free(used);
        return CHAIN_NO_MEMORY;
    }
    int32_t as_of = options && options->as_of ? options->as_of : chain_date_today();
    struct chain_rule_shared shared = {.journeys = NULL};
    chain_arena_init(&shared.arena);
    struct chain_rule_run run = {NULL, model, &facts, findings, as_of, options, &shared, used};
    bool done = run_all(&run, layer, used);
    chain_journeys_free(shared.journeys);
    chain_arena_clear(&shared.arena);
    chain_facts_clear(&facts);
    free(used);
    return !done || findings->out_of_memory || findings->arena.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
