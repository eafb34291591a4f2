/* The table of rules, asked from outside. */
#include <string.h>

#include "base/nearest.h"
#include "chain/check.h"
#include "chain/words.h"
#include "rule/rule.h"

size_t chain_rule_count(void)
{
    size_t count = 0;
    while (chain_rules[count])
        count++;
    return count;
}

const chain_rule *chain_rule_at(size_t position)
{
    return position < chain_rule_count() ? chain_rules[position] : NULL;
}

const chain_rule *chain_rule_find(const char *id)
{
    for (size_t i = 0; id && chain_rules[i]; i++)
        if (strcmp(chain_rules[i]->id, id) == 0)
            return chain_rules[i];
    return NULL;
}

const char *chain_rule_nearest(const char *id)
{
    if (!id)
        return NULL;
    struct chain_nearest nearest = chain_nearest_to(id, strlen(id));
    for (size_t i = 0; chain_rules[i]; i++)
        chain_nearest_offer(&nearest, chain_rules[i]->id);
    return nearest.best;
}

const char *chain_rule_id(const chain_rule *rule)
{
    return rule ? rule->id : NULL;
}

chain_layer chain_rule_layer(const chain_rule *rule)
{
    return rule ? (chain_layer)rule->layer : CHAIN_LAYER_CHECK;
}

chain_severity chain_rule_severity(const chain_rule *rule)
{
    return rule ? (chain_severity)rule->severity : CHAIN_SEVERITY_UNKNOWN;
}

int chain_rule_gap(const chain_rule *rule)
{
    return rule ? rule->gap : 0;
}

int chain_rule_objective(const chain_rule *rule)
{
    return rule ? rule->objective : 0;
}

const char *chain_rule_text(const chain_rule *rule, chain_part part, chain_lang lang)
{
    const char *words = NULL;
    if (!rule)
        return NULL;
    switch (part) {
    case CHAIN_PART_MESSAGE: words = rule->message; break;
    case CHAIN_PART_CONSEQUENCE: words = rule->consequence; break;
    case CHAIN_PART_QUESTION: words = rule->question; break;
    case CHAIN_PART_TITLE: words = rule->title; break;
    case CHAIN_PART_WHY: words = rule->why; break;
    case CHAIN_PART_HOW: words = rule->how; break;
    case CHAIN_PART_FIX: words = rule->fix; break;
    default: break;
    }
    return words ? chain_words(lang, words) : NULL;
}

const char *chain_rule_example(const chain_rule *rule, bool good)
{
    return !rule ? NULL : good ? rule->good : rule->bad;
}

chain_check_profile chain_rule_profile(const chain_rule *rule)
{
    return rule && rule->profile ? (chain_check_profile)rule->profile : CHAIN_PROFILE_CORRECTNESS;
}

const char *chain_rule_standard(const chain_rule *rule)
{
    return rule ? rule->standard : NULL;
}
