#include "read/names.h"

#include <string.h>

void chain_names_learn_element(struct chain_known_element_name *known, const char *local)
{
    size_t length = strlen(local);
    *known = (struct chain_known_element_name){local, chain_element_find(local, length), chain_text_find(local, length)};
}

void chain_names_learn_attribute(struct chain_known_attribute_name *known, int element, const char *local)
{
    *known = (struct chain_known_attribute_name){local, chain_attribute_find(element, local, strlen(local)), element};
}
