/* Words that name several rules at once, and rules that weigh what their user says. */
#include <string.h>

#include "base/nearest.h"
#include "rule/choose.h"

static bool of_layer(const struct chain_rule *rule, int layer)
{
    return rule->layer == layer;
}

static bool of_dialect(const struct chain_rule *rule, int dialect)
{
    return rule->layer == CHAIN_LAYER_CHECK && rule->dialect == dialect;
}

static bool of_profile(const struct chain_rule *rule, int profile)
{
    return rule->layer == CHAIN_LAYER_CHECK && (int)chain_rule_profile(rule) == profile;
}

static bool of_objective(const struct chain_rule *rule, int objective)
{
    return rule->objective == objective;
}

static const struct {
    const char *name;
    bool (*has)(const struct chain_rule *rule, int what);
    int what;
} groups[] = {
    {"check", of_layer, CHAIN_LAYER_CHECK},
    {"gaps", of_layer, CHAIN_LAYER_GAPS},
    {"convert", of_layer, CHAIN_LAYER_CONVERT},
    {"bpmn", of_dialect, CHAIN_RULE_OF_BPMN},
    {"chain-xml", of_dialect, CHAIN_RULE_OF_CHAIN_XML},
    {"correctness", of_profile, CHAIN_PROFILE_CORRECTNESS},
    {"recommended", of_profile, CHAIN_PROFILE_RECOMMENDED},
    {"taste", of_profile, CHAIN_PROFILE_ALL},
    {"obj1", of_objective, CHAIN_OBJECTIVE_OBJ1},
    {"obj2", of_objective, CHAIN_OBJECTIVE_OBJ2},
    {"obj3", of_objective, CHAIN_OBJECTIVE_OBJ3},
    {"obj4", of_objective, CHAIN_OBJECTIVE_OBJ4},
    {"obj5", of_objective, CHAIN_OBJECTIVE_OBJ5},
};

#define GROUPS (sizeof groups / sizeof groups[0])

static size_t group_named(const char *word)
{
    size_t i = 0;
    while (i < GROUPS && strcmp(groups[i].name, word) != 0)
        i++;
    return i;
}

size_t chain_group_count(void)
{
    return GROUPS;
}

const char *chain_group_name(size_t position)
{
    return position < GROUPS ? groups[position].name : NULL;
}

bool chain_rule_in_group(const chain_rule *rule, const char *group)
{
    size_t i = rule && group ? group_named(group) : GROUPS;
    return i < GROUPS && groups[i].has(rule, groups[i].what);
}

bool chain_rules_named(const char *word)
{
    return word && (chain_rule_find(word) || group_named(word) < GROUPS);
}

const char *chain_rules_nearest(const char *word)
{
    if (!word)
        return NULL;
    struct chain_nearest nearest = chain_nearest_to(word, strlen(word));
    for (size_t i = 0; chain_rules[i]; i++)
        chain_nearest_offer(&nearest, chain_rules[i]->id);
    for (size_t i = 0; i < GROUPS; i++)
        chain_nearest_offer(&nearest, groups[i].name);
    return nearest.best;
}

enum chain_naming chain_rule_named_in(const struct chain_rule *rule, const char *const *list)
{
    enum chain_naming naming = CHAIN_NOT_NAMED;
    for (; list && *list; list++) {
        if (strcmp(*list, rule->id) == 0)
            return CHAIN_NAMED_ITSELF;
        if (chain_rule_in_group(rule, *list))
            naming = CHAIN_NAMED_BY_GROUP;
    }
    return naming;
}

const struct chain_rule_weight *chain_rule_weight_of(const struct chain_rule *rule, const struct chain_rule_weight *weights)
{
    const struct chain_rule_weight *itself = NULL, *group = NULL;
    for (; weights && weights->rules; weights++) {
        if (strcmp(weights->rules, rule->id) == 0)
            itself = weights;
        else if (chain_rule_in_group(rule, weights->rules))
            group = weights;
    }
    return itself ? itself : group;
}
