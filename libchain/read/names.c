#include "read/names.h"

#include <string.h>

static uint32_t slot_of(const char *name, uint32_t salt)
{
    return (((uint32_t)(uintptr_t)name ^ salt * 0x9E3779B1u) * 0x85EBCA6Bu) >> 16;
}

struct chain_known_element_name chain_known_element(struct chain_known_names *names, const char *local)
{
    struct chain_known_element_name *known = &names->elements[slot_of(local, 0) % CHAIN_NAMES_ELEMENTS];
    if (known->name != local) {
        size_t length = strlen(local);
        *known = (struct chain_known_element_name){local, chain_element_find(local, length), chain_text_find(local, length)};
    }
    return *known;
}

const struct chain_attribute *chain_known_attribute(struct chain_known_names *names, int element, const char *local)
{
    uint32_t slot = slot_of(local, (uint32_t)element + 1) % CHAIN_NAMES_ATTRIBUTES;
    struct chain_known_attribute_name *known = &names->attributes[slot];
    if (known->name != local || known->element != element)
        *known = (struct chain_known_attribute_name){local, chain_attribute_find(element, local, strlen(local)), element};
    return known->attribute;
}
