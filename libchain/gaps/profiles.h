/* What is equal in many places is told once: objects grouped by what is said of each area. */
#ifndef CHAIN_GAPS_PROFILES_H
#define CHAIN_GAPS_PROFILES_H

#include "analysis/areas.h"
#include "rule/rule.h"

struct chain_profile {
    const struct chain_object *object;
    uint64_t key; /* objects with different keys differ; with equal keys the rule compares what the key was made from */
};

/* The key of some bytes. */
uint64_t chain_profile_key(const uint8_t *bytes, size_t count);
/* By key, then place. */
void chain_profiles_sort(struct chain_profile *profiles, size_t count);
/*
 * Objects that a decision or suppression of this rule names stand alone, so that the decision hides nothing else: sets their bytes.
 * By number of the object; only for objects of the type.
 */
void chain_profiles_mark_named(const struct chain_rule_run *run, chain_type type, uint8_t *named);
/* Names of areas; "all areas" when it is all of many. */
struct chain_argument chain_say_areas(const struct chain_areas *areas, const struct chain_object *const *names, size_t count);

#endif
