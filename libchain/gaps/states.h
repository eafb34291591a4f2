/* What rules about the states of adoption have in common: the areas of which one element says the same are told together. */
#ifndef CHAIN_GAPS_STATES_H
#define CHAIN_GAPS_STATES_H

#include "analysis/adoption.h"
#include "rule/rule.h"

struct chain_told_states {
    const struct chain_status_entry *entry; /* that says it */
    const struct chain_area_state *first;   /* of the first of the areas */
    const struct chain_areas *areas;        /* all there are */
    const struct chain_object *const *names;
    size_t count;
};

struct chain_state_teller {
    bool (*picks)(const struct chain_rule_run *run, const struct chain_area_state *state);
    const struct chain_status_entry *(*entry_of)(const struct chain_area_state *state); /* of one that is picked */
    void (*tell)(struct chain_rule_run *run, const struct chain_told_states *told);
};
void chain_tell_states(struct chain_rule_run *run, const struct chain_state_teller *teller);

#endif
