#include "read/keep.h"

#include <stdlib.h>
#include <string.h>

/* Text that grows at its end; the caller has made room. */
static char *put(char *to, const char *bytes, size_t length)
{
    memcpy(to, bytes, length);
    return to + length;
}

static char *put_text(char *to, const char *text)
{
    return put(to, text, strlen(text));
}

/* Each byte becomes at most ESCAPED bytes. */
#define ESCAPED 6u

static char *put_escaped(char *to, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        switch (bytes[i]) {
        case '&': to = put_text(to, "&amp;"); break;
        case '<': to = put_text(to, "&lt;"); break;
        case '>': to = put_text(to, "&gt;"); break;
        case '"': to = put_text(to, "&quot;"); break;
        default: *to++ = bytes[i]; break;
        }
    }
    return to;
}

static void keep_named(struct chain_builder *builder, struct chain_foreign_attribute **list, const char *prefix,
                       const char *local, const char *value, size_t length)
{
    size_t size = (prefix ? strlen(prefix) + 1 : 0) + strlen(local) + 1;
    char *name = chain_arena_alloc(&builder->model->arena, size);
    if (!name)
        return;
    char *end = name;
    if (prefix) {
        end = put_text(end, prefix);
        *end++ = ':';
    }
    put_text(end, local);
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
    for (size_t i = 0; builder->file == 0 && i < element->namespace_count; i++) {
        const char *prefix = element->namespaces[2 * i], *uri = element->namespaces[2 * i + 1];
        if (prefix)
            keep_named(builder, list, "xmlns", prefix, uri, strlen(uri));
    }
}

static bool declares(const struct chain_xml_element *element, const char *prefix)
{
    for (size_t i = 0; i < element->namespace_count; i++) {
        const char *declared = element->namespaces[2 * i];
        if (declared && strcmp(declared, prefix) == 0)
            return true;
    }
    return false;
}

const char *chain_keep_declarations(struct chain_builder *builder, const struct chain_foreign_attribute *outer,
                                    const struct chain_xml_element *element)
{
    static const char marker[] = "xmlns:";
    size_t size = 1;
    for (const struct chain_foreign_attribute *a = outer; a; a = a->next)
        size += strlen(a->name) + ESCAPED * strlen(a->value) + 4;
    char *text = outer ? chain_arena_alloc(&builder->model->arena, size) : NULL, *end = text;
    if (!text)
        return "";
    for (const struct chain_foreign_attribute *a = outer; a; a = a->next) {
        if (strncmp(a->name, marker, strlen(marker)) != 0 || declares(element, a->name + strlen(marker)))
            continue;
        *end++ = ' ';
        end = put_text(put_text(end, a->name), "=\"");
        end = put_text(put_escaped(end, a->value, strlen(a->value)), "\"");
    }
    return text;
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

/* Line ends become those of XML. */
static char *put_lines(char *to, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != '\r')
            *to++ = bytes[i];
        else if (i + 1 == length || bytes[i + 1] != '\n')
            *to++ = '\n';
    }
    return to;
}

void chain_keep_element(struct chain_builder *builder, struct chain_object *parent, const char *bytes, size_t length,
                        const struct chain_kept_scope *scope, struct chain_place_in_file place)
{
    const char *uri = scope->default_uri ? scope->default_uri : "";
    bool say_default = !scope->own_default && strcmp(uri, CHAIN_NAMESPACE) != 0 && has_plain_element(bytes, length);
    size_t name = 0;
    while (name < length && !ends_name(bytes[name]))
        name++;
    char *text = malloc(length + strlen(scope->declarations) + ESCAPED * strlen(uri) + sizeof " xmlns=\"\"");
    if (!text) {
        builder->out_of_memory = true;
        return;
    }
    char *end = put(text, bytes, name);
    if (say_default) {
        end = put_text(end, " xmlns=\"");
        end = put_text(put_escaped(end, uri, strlen(uri)), "\"");
    }
    end = put_text(end, scope->declarations);
    end = put_lines(end, bytes + name, length - name);
    chain_builder_verbatim(builder, parent, CHAIN_E_FOREIGN, text, (size_t)(end - text), place);
    free(text);
}

void chain_keep_words(struct chain_builder *builder, struct chain_object *parent, const char *bytes, size_t length)
{
    char *text = builder->file == 0 ? malloc(ESCAPED * length + 1) : NULL;
    if (builder->file != 0)
        return;
    if (!text) {
        builder->out_of_memory = true;
        return;
    }
    char *end = put_escaped(text, bytes, length);
    chain_builder_verbatim(builder, parent, CHAIN_E_FOREIGN, text, (size_t)(end - text), chain_place_of(parent));
    free(text);
}
