/* Memory for the time that one rule runs. */
#ifndef CHAIN_GAPS_RULES_SCRATCH_H
#define CHAIN_GAPS_RULES_SCRATCH_H

#include "base/arena.h"
#include "rule/findings.h"

/* Gives the memory back. A rule that had too little fails the whole run: it must not look as if nothing had been found. */
static inline void chain_scratch_end(struct chain_rule_run *run, struct chain_arena *scratch)
{
    if (scratch->failed)
        run->findings->out_of_memory = true;
    chain_arena_clear(scratch);
}

/* Room for as many names as there are objects of a type. */
static inline const struct chain_object **chain_scratch_names(struct chain_arena *scratch, const struct chain_model *model,
                                                              chain_type type)
{
    return chain_arena_array(scratch, (size_t)model->by_type[type].count + 1, sizeof(const struct chain_object *));
}

/* Only a chain has care in it; a region and a rules file have not. */
static inline bool chain_is_chain(const struct chain_rule_run *run)
{
    return run->model->root && run->model->root->type == CHAIN_CHAIN;
}

#endif
