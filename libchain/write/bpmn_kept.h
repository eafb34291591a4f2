/* What a model keeps of a BPMN document, ready to be written, by object: attributes and elements, with their prefixes. */
#ifndef CHAIN_WRITE_BPMN_KEPT_H
#define CHAIN_WRITE_BPMN_KEPT_H

#include "model/model.h"

struct chain_kept {
    struct chain_foreign_attribute *attributes;
    struct chain_object *first; /* verbatim objects, linked by next */
    struct chain_foreign_attribute *last_attribute;
    struct chain_object *last;
};

/* Of a model that was read from BPMN; of another one all is empty: its objects hold it themselves. */
struct chain_kept_all {
    const struct chain_model *model;
    struct chain_kept *steps, *flows, *actors; /* by number; NULL = nothing */
    struct chain_kept root;
};

/* False without memory. All lies in the arena. */
bool chain_kept_collect(const struct chain_model *model, struct chain_arena *arena, struct chain_kept_all *all);
const struct chain_kept *chain_kept_of(const struct chain_kept_all *all, const struct chain_object *object);

#endif
