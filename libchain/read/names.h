/*
 * What names mean, remembered for the time of one document: the parser gives equal names as equal pointers, so a name is looked up
 * in the format table once and found by its pointer afterwards.
 */
#ifndef CHAIN_READ_NAMES_H
#define CHAIN_READ_NAMES_H

#include "model/format.h"
#include "read/xml.h"

#define CHAIN_NAMES_ELEMENTS 64u
#define CHAIN_NAMES_ATTRIBUTES 128u

struct chain_known_names {
    struct chain_known_element_name {
        const char *name;
        int element; /* as chain_element_find() */
        int text;    /* as chain_text_find() */
    } elements[CHAIN_NAMES_ELEMENTS];
    struct chain_known_attribute_name {
        const char *name;
        const struct chain_attribute *attribute;
        int element;
    } attributes[CHAIN_NAMES_ATTRIBUTES];
};

/* Start with a struct of zeros. */
struct chain_known_element_name chain_known_element(struct chain_known_names *names, const char *local);
/* An attribute of an element without prefix, or NULL. */
const struct chain_attribute *chain_known_attribute(struct chain_known_names *names, int element, const char *local);

#endif
