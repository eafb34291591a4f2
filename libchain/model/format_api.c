/* The format table, asked from outside. */
#include "chain/format.h"

#include "model/format.h"

static const char *const type_names[] = {
    [CHAIN_V_TEXT] = "text", [CHAIN_V_ID] = "id", [CHAIN_V_NAME] = "name", [CHAIN_V_NAMES] = "names",
    [CHAIN_V_REF] = "reference", [CHAIN_V_REFS] = "references", [CHAIN_V_KIND] = "word", [CHAIN_V_KINDS] = "words",
    [CHAIN_V_DATE] = "date", [CHAIN_V_DURATION] = "duration", [CHAIN_V_NUMBER] = "number", [CHAIN_V_COUNT] = "count",
    [CHAIN_V_SHARE] = "share", [CHAIN_V_LANG] = "language",
    [CHAIN_V_WORD] = "id",
};

size_t chain_format_element_count(void)
{
    return CHAIN_E_LINK; /* what comes behind is never written as an element of ours */
}

const char *chain_format_element_name(size_t element)
{
    return element < chain_format_element_count() ? chain_element_at((int)element)->name : NULL;
}

const char *chain_format_child(size_t element, size_t position)
{
    if (element >= chain_format_element_count())
        return NULL;
    const struct chain_element *e = chain_element_at((int)element);
    if (position < e->child_count)
        return chain_element_at(e->children[position])->name;
    position -= e->child_count;
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++)
        if (chain_element_allows_text((int)element, kind) && position-- == 0)
            return chain_text_name(kind);
    return NULL;
}

bool chain_format_attribute_at(size_t element, size_t position, chain_format_attribute *attribute)
{
    const struct chain_attribute *row =
        element < chain_format_element_count() ? chain_attribute_at((int)element, position) : NULL;
    if (!row || !attribute)
        return false;
    *attribute = (chain_format_attribute){row->name, (chain_field)row->field, type_names[row->type], (chain_kinds)row->kinds,
                                          (row->flags & CHAIN_A_REQUIRED) != 0};
    return true;
}
