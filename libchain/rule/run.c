#include "rule/run.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/care.h"
#include "base/value.h"
#include "chain/journey.h"
#include "chain/soundness.h"
#include "rule/choose.h"
#include "rule/findings.h"
#include "rule/suppress.h"

#define MAX_FINDINGS 100000u /* of one file: nobody reads more, and a hostile one shall not take the memory */

static bool is_within(int profile, const chain_check_options *options)
{
    return profile <= (options->profile ? (int)options->profile : CHAIN_PROFILE_RECOMMENDED);
}

/* What is named by its id is asked whatever the profile says. */
static bool is_chosen(const struct chain_rule *rule, const chain_check_options *options)
{
    enum chain_naming naming = chain_rule_named_in(rule, options->select);
    bool fits = is_within(rule->profile, options);
    return naming == CHAIN_NAMED_ITSELF || (fits && (naming == CHAIN_NAMED_BY_GROUP || !options->select));
}

static bool wanted(const struct chain_rule *rule, chain_layer layer, const chain_check_options *options)
{
    if (rule->layer == layer && !options->select && !options->ignore && !options->weights)
        return is_within(rule->profile, options);
    if (rule->layer != layer || !is_chosen(rule, options) || chain_rule_named_in(rule, options->ignore) != CHAIN_NOT_NAMED)
        return false;
    const struct chain_rule_weight *weight = chain_rule_weight_of(rule, options->weights);
    return !weight || weight->severity != CHAIN_SEVERITY_UNKNOWN;
}

/* Of a broken file only what loading met can be told. */
static bool applies(const struct chain_rule *rule, const struct chain_model *model)
{
    bool fits = rule->dialect == CHAIN_RULE_OF_ANY || (rule->dialect == CHAIN_RULE_OF_BPMN) == (model->bpmn != NULL);
    return rule->loading || (!model->broken && fits);
}

bool chain_rule_asked(const struct chain_rule_run *run, const struct chain_rule *rule)
{
    static const chain_check_options defaults = CHAIN_CHECK_OPTIONS_INIT;
    return wanted(rule, (chain_layer)run->rule->layer, run->options ? run->options : &defaults) && applies(rule, run->model);
}

bool chain_rule_reaches(const struct chain_rule_run *run, chain_check_profile profile)
{
    static const chain_check_options defaults = CHAIN_CHECK_OPTIONS_INIT;
    const chain_check_options *options = run->options ? run->options : &defaults;
    return is_within((int)profile, options) || chain_rule_named_in(run->rule, options->select) == CHAIN_NAMED_ITSELF;
}

static bool run_all(struct chain_rule_run *run, chain_layer layer, uint8_t *used)
{
    size_t from = run->findings->count;
    for (int late = 0; late < 2; late++) {
        for (size_t i = 0; chain_rules[i]; i++) {
            run->rule = chain_rules[i];
            if (run->rule->late == late && applies(run->rule, run->model) && wanted(run->rule, layer, run->options))
                run->rule->run(run);
        }
        if (late == 0 && !chain_suppress(run->model, run->findings, from, run->as_of, used))
            return false;
    }
    if (layer == CHAIN_LAYER_GAPS && !chain_decide(run->model, run->findings, from, run->as_of))
        return false;
    chain_rules_weigh(run->findings, from, run->options->weights);
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
    chain_check_options chosen = CHAIN_CHECK_OPTIONS_INIT;
    /* A program built with an older header knows fewer members. */
    if (options)
        memcpy(&chosen, options, options->size < sizeof chosen ? options->size : sizeof chosen);
    if (!model || !findings || !chain_choice_makes_sense(&chosen))
        return CHAIN_BAD_ARGUMENT;
    uint8_t *used = calloc(model->by_type[CHAIN_SUPPRESSION].count + 1u, 1);
    if (!used || !learn(&facts, model, layer)) {
        free(used);
        return CHAIN_NO_MEMORY;
    }
    int32_t as_of = chosen.as_of ? chosen.as_of : chain_date_today();
    struct chain_rule_shared shared = {.journeys = NULL};
    chain_arena_init(&shared.arena);
    struct chain_rule_run run = {NULL, model, &facts, findings, as_of, &chosen, &shared, used};
    findings->most = findings->count + (chosen.max_findings ? chosen.max_findings : MAX_FINDINGS);
    bool done = run_all(&run, layer, used);
    findings->most = 0;
    chain_journeys_free(shared.journeys);
    chain_soundness_free(shared.soundness);
    chain_arena_clear(&shared.arena);
    chain_facts_clear(&facts);
    free(used);
    return !done || findings->out_of_memory || findings->arena.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
