#include "read/names.h"

#include <string.h>

/* Two that fall into one slot lie there and in the next. */
const struct chain_known_element_name *chain_names_learn_element(struct chain_known_names *names, uint32_t slot, const char *local)
{
    struct chain_known_element_name *first = &names->elements[slot], *second = &names->elements[slot ^ 1];
    if (second->name == local)
        return second;
    size_t length = strlen(local);
    *second = *first;
    *first = (struct chain_known_element_name){local, chain_element_find(local, length), chain_text_find(local, length)};
    return first;
}

const struct chain_known_attribute_name *chain_names_learn_attribute(struct chain_known_names *names, uint32_t slot, int element,
                                                                     const char *local)
{
    struct chain_known_attribute_name *first = &names->attributes[slot], *second = &names->attributes[slot ^ 1];
    if (second->name == local && second->element == element)
        return second;
    *second = *first;
    *first = (struct chain_known_attribute_name){local, chain_attribute_find(element, local, strlen(local)), element};
    return first;
}
