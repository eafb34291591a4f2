/* Which sectors can be come to from where the client's path first meets a service. */
#ifndef CHAIN_ANALYSIS_ENTRIES_H
#define CHAIN_ANALYSIS_ENTRIES_H

#include "analysis/boundaries.h"
#include "chain/facts.h"

struct chain_reach {
    uint16_t *sectors; /* by step: bits of the sectors of services that it or what follows belongs to, messages followed too */
};

/* False without memory; the arena keeps it. */
bool chain_reach_find(struct chain_reach *reach, struct chain_arena *arena, const struct chain_facts *facts);

bool chain_entry_reaches(const struct chain_facts *facts, const struct chain_step *entry, int sector);
chain_entries chain_entries_count(const struct chain_facts *facts, int sector);

#endif
