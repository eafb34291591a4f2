/* Memory that a rule needs while it runs; the rule frees it. */
#ifndef CHAIN_CHECK_SCRATCH_H
#define CHAIN_CHECK_SCRATCH_H

#include <stdlib.h>

#include "rule/findings.h"

/* count zeroed members; without memory NULL, and the run is told, so the rule simply ends. */
static inline void *chain_scratch(struct chain_rule_run *run, size_t count, size_t size)
{
    void *room = calloc(count + 1, size);
    if (!room)
        run->findings->out_of_memory = true;
    return room;
}

#endif
