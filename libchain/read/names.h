/*
 * What names mean, remembered for the time of one document: the parser gives equal names as equal pointers, so a name is looked up
 * in the format table once and found by its pointer afterwards.
 */
#ifndef CHAIN_READ_NAMES_H
#define CHAIN_READ_NAMES_H

#include "model/format.h"
#include "read/xml.h"

#define CHAIN_NAMES_ELEMENTS 64u
#define CHAIN_NAMES_ATTRIBUTES 256u

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

/* Looks it up in the format table. */
const struct chain_known_element_name *chain_names_learn_element(struct chain_known_names *names, uint32_t slot, const char *local);
const struct chain_known_attribute_name *chain_names_learn_attribute(struct chain_known_names *names, uint32_t slot, int element,
                                                                     const char *local);

static inline uint32_t chain_names_slot(const char *name, uint32_t salt)
{
    return (((uint32_t)(uintptr_t)name ^ salt * 0x9E3779B1u) * 0x85EBCA6Bu) >> 16;
}

/* Start with a struct of zeros. */
static inline struct chain_known_element_name chain_known_element(struct chain_known_names *names, const char *local)
{
    uint32_t slot = chain_names_slot(local, 0) % CHAIN_NAMES_ELEMENTS;
    const struct chain_known_element_name *known = &names->elements[slot];
    if (known->name != local)
        known = chain_names_learn_element(names, slot, local);
    return *known;
}

/* An attribute of an element without prefix, or NULL. */
static inline const struct chain_attribute *chain_known_attribute(struct chain_known_names *names, int element, const char *local)
{
    uint32_t slot = chain_names_slot(local, (uint32_t)element + 1) % CHAIN_NAMES_ATTRIBUTES;
    const struct chain_known_attribute_name *known = &names->attributes[slot];
    if (known->name != local || known->element != element)
        known = chain_names_learn_attribute(names, slot, element, local);
    return known->attribute;
}

#endif
