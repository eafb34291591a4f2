#include "model/markup.h"

#include <string.h>

const struct chain_markup_attribute *chain_markup_attribute(const struct chain_markup *markup, const char *local)
{
    for (uint32_t i = 0; markup && i < markup->attribute_count; i++)
        if (!markup->attributes[i].uri && markup->attributes[i].local[0] == local[0] &&
            strcmp(markup->attributes[i].local, local) == 0)
            return &markup->attributes[i];
    return NULL;
}

const char *chain_markup_value(const struct chain_markup *markup, const char *local)
{
    const struct chain_markup_attribute *attribute = chain_markup_attribute(markup, local);
    return attribute ? attribute->value : NULL;
}

static struct chain_markup *named(struct chain_markup *from, int name)
{
    while (from && from->name != name)
        from = from->next;
    return from;
}

struct chain_markup *chain_markup_child(const struct chain_markup *markup, int name)
{
    bool none = markup && markup->children && (chain_markup_bit(name) & ~markup->children);
    return markup && !none ? named(markup->first, name) : NULL;
}

struct chain_markup *chain_markup_next(const struct chain_markup *child, int name)
{
    return child ? named(child->next, name) : NULL;
}

const char *chain_markup_words(const struct chain_markup *markup)
{
    const char *found = markup && markup->local ? markup->text : NULL;
    for (const struct chain_markup *child = markup ? markup->first : NULL; child; child = child->next) {
        if (child->local)
            return NULL;
        if (child->words && !found)
            found = child->text;
    }
    return found;
}

const char *chain_markup_uri(const struct chain_markup *markup, const char *prefix, size_t length)
{
    for (; markup; markup = markup->parent)
        for (uint32_t i = 0; i < markup->namespace_count; i++) {
            const char *own = markup->namespaces[i].prefix;
            bool same = own ? strlen(own) == length && memcmp(own, prefix ? prefix : "", length) == 0 : !prefix;
            if (same && (own || !prefix))
                return markup->namespaces[i].uri;
        }
    return NULL;
}
