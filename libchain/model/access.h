/* Reading fields of any object by the format table: for the public accessors and for the writers. */
#ifndef CHAIN_MODEL_ACCESS_H
#define CHAIN_MODEL_ACCESS_H

#include <stdbool.h>

#include "model/format.h"
#include "model/model.h"

/* Where the value lives: a member of the type that the attribute's type needs. */
static inline const void *chain_attribute_member(const struct chain_object *object, const struct chain_attribute *attribute)
{
    if (attribute->offset < CHAIN_IN_MORE)
        return (const unsigned char *)object + attribute->offset;
    const void *more = object->type == CHAIN_STEP ? (const void *)((const struct chain_step *)object)->more
                                                  : (const void *)((const struct chain_flow *)object)->more;
    return (const unsigned char *)more + (attribute->offset - CHAIN_IN_MORE);
}

bool chain_attribute_present(const struct chain_object *object, const struct chain_attribute *attribute);
/* How many words the attribute's value has (0 or 1 for those that are no lists). */
size_t chain_attribute_words(const struct chain_object *object, const struct chain_attribute *attribute);
/* The word with a position, as it is written in a file. */
const char *chain_attribute_word(const struct chain_object *object, const struct chain_attribute *attribute, size_t position);
/* By a pointer that came from the model's own strings. */
struct chain_object *chain_find_interned(const struct chain_model *model, const char *id);
/* By any text. */
struct chain_object *chain_find_text(const struct chain_model *model, const char *id, size_t length);

/* A text in a language, with the fallback of chain_object_text(). */
const struct chain_text *chain_text_of(const struct chain_object *object, int kind, int lang);

#endif
