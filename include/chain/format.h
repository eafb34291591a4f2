/**
 * @file
 * The elements and attributes of chain XML, for tools that show or edit them: the same table that the reader uses.
 */
#ifndef CHAIN_FORMAT_H
#define CHAIN_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "chain/export.h"
#include "chain/kinds.h"
#include "chain/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One attribute of an element. */
typedef struct chain_format_attribute {
    const char *name;   /**< As written. */
    chain_field field;  /**< Its field in the model. */
    const char *type;   /**< "text", "id", "reference", "word", "date", "duration", "number", "count", "share" ... */
    chain_kinds kinds;  /**< The vocabulary table of a "word" or "words", else CHAIN_KINDS_NONE. */
    bool required;      /**< The element cannot do without it. */
} chain_format_attribute;

/** How many elements chain XML has. Elements are numbered from 0, in no promised order. */
CHAIN_API size_t chain_format_element_count(void);
/** The name of an element, or NULL. */
CHAIN_API const char *chain_format_element_name(size_t element);
/** The element that may stand in another, with a position; NULL ends the list. Texts (name, note ...) come last. */
CHAIN_API const char *chain_format_child(size_t element, size_t position);
/** An attribute of an element. @return false when there is none with that position */
CHAIN_API bool chain_format_attribute_at(size_t element, size_t position, chain_format_attribute *attribute);

#ifdef __cplusplus
}
#endif

#endif
