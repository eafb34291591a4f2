#include "read/keep.h"

#include <stdio.h>
#include <string.h>

static void keep_named(struct chain_builder *builder, struct chain_foreign_attribute **list, const char *prefix,
                       const char *local, const char *value, size_t length)
{
    size_t size = (prefix ? strlen(prefix) + 1 : 0) + strlen(local) + 1;
    char *name = chain_arena_alloc(&builder->model->arena, size);
    if (!name)
        return;
    snprintf(name, size, "%s%s%s", prefix ? prefix : "", prefix ? ":" : "", local);
    chain_builder_keep(builder, list, name, value, length);
}

void chain_keep_attribute(struct chain_builder *builder, struct chain_foreign_attribute **list,
                          const struct chain_xml_attribute *attribute)
{
    /* Included files are not written back. */
    if (builder->file == 0)
        keep_named(builder, list, attribute->prefix, attribute->local, attribute->value, attribute->length);
}

void chain_keep_namespaces(struct chain_builder *builder, struct chain_foreign_attribute **list,
                           const struct chain_xml_element *element)
{
    for (size_t i = 0; i < element->namespace_count && builder->file == 0; i++) {
        const char *prefix = element->namespaces[2 * i], *uri = element->namespaces[2 * i + 1];
        if (prefix)
            keep_named(builder, list, "xmlns", prefix, uri, strlen(uri));
    }
}

static bool ends_name(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/' || c == '>';
}

/* Is there an element without prefix in it? What only looks like one, in a comment, does no harm. */
static bool has_plain_element(const char *bytes, size_t length)
{
    for (size_t i = 0; i + 1 < length; i++) {
        if (bytes[i] != '<' || bytes[i + 1] == '/' || bytes[i + 1] == '!' || bytes[i + 1] == '?')
            continue;
        for (i++; i < length && bytes[i] != ':' && !ends_name(bytes[i]);)
            i++;
        if (i < length && bytes[i] != ':')
            return true;
    }
    return false;
}

void chain_keep_element(struct chain_read_text *text, const char *bytes, size_t length, const struct chain_kept_scope *scope)
{
    const char *uri = scope->default_uri ? scope->default_uri : "";
    bool say_default = !scope->own_default && strcmp(uri, CHAIN_NAMESPACE) != 0 && has_plain_element(bytes, length);
    size_t name = 0;
    while (name < length && !ends_name(bytes[name]))
        name++;
    chain_read_text_add(text, bytes, name);
    if (say_default) {
        chain_read_text_add(text, " xmlns=\"", 8);
        chain_read_text_escape(text, uri, strlen(uri));
        chain_read_text_add(text, "\"", 1);
    }
    chain_read_text_add_lines(text, bytes + name, length - name);
}
