/*
 * The format table as a moddle descriptor: bpmn-js and bpmn-moddle then know care elements by type instead of keeping them as they
 * are. A type is the element with a capital letter; children and texts stand in lists of their own, named after them.
 */
#include "write/templates.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/format.h"
#include "write/json.h"

static const char *type_name(const char *name, char *buffer, size_t size)
{
    snprintf(buffer, size, "%c%s", toupper((unsigned char)name[0]), name + 1);
    return buffer;
}

/* client-name -> clientNameElements: never the name of an attribute. */
static const char *list_name(const char *name, char *buffer, size_t size)
{
    size_t n = 0;
    for (bool after = false; *name && n + 1 < size; name++) {
        if (*name != '-')
            buffer[n++] = after ? (char)toupper((unsigned char)*name) : *name;
        after = *name == '-';
    }
    buffer[n] = '\0';
    strncat(buffer, "Elements", size - n - 1);
    return buffer;
}

static void put_property(struct chain_json *json, const char *name, const char *type, const char *how)
{
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "name", name);
    chain_json_text(json, "type", type);
    chain_json_flag(json, how, true);
    chain_json_close(json, '}');
}

static void put_list(struct chain_json *json, const char *child)
{
    char type[64], list[80];
    put_property(json, list_name(child, list, sizeof list), type_name(child, type, sizeof type), "isMany");
}

static void open_type(struct chain_json *json, const char *name)
{
    char type[64];
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "name", type_name(name, type, sizeof type));
    chain_json_open(json, "superClass", '[');
    chain_json_text(json, NULL, "Element");
    chain_json_close(json, ']');
    chain_json_open(json, "properties", '[');
}

static void close_type(struct chain_json *json)
{
    chain_json_close(json, ']');
    chain_json_close(json, '}');
}

/* xml:lang is XML's own: moddle keeps it by itself, and would lose its prefix if it were said here. */
static void put_element(struct chain_json *json, int element)
{
    const struct chain_element *e = chain_element_at(element);
    const struct chain_attribute *attribute;
    open_type(json, e->name);
    for (size_t i = 0; (attribute = chain_attribute_at(element, i)); i++)
        if (attribute->type != CHAIN_V_LANG)
            put_property(json, attribute->name, "String", "isAttr");
    if (element == CHAIN_E_CHAIN) /* no word of chain XML: our writer of BPMN tells the order of the lines by it */
        put_property(json, "order", "String", "isAttr");
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++)
        if (chain_element_allows_text(element, kind))
            put_list(json, chain_text_name(kind));
    for (int i = 0; i < e->child_count; i++)
        put_list(json, chain_element_at(e->children[i])->name);
    close_type(json);
}

static void put_types(struct chain_json *json)
{
    chain_json_open(json, "types", '[');
    for (int element = 0; element < CHAIN_E_LINK; element++)
        put_element(json, element);
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++) {
        open_type(json, chain_text_name(kind));
        put_property(json, "text", "String", "isBody");
        close_type(json);
    }
    chain_json_close(json, ']');
}

chain_status chain_moddle_write(chain_output *output)
{
    struct chain_buffer buffer = {NULL, 0, 0, false};
    struct chain_json json = {.out = &buffer};
    if (!output)
        return CHAIN_BAD_ARGUMENT;
    chain_json_open(&json, NULL, '{');
    chain_json_text(&json, "name", "Care");
    chain_json_text(&json, "prefix", "care");
    chain_json_text(&json, "uri", CHAIN_NAMESPACE);
    chain_json_open(&json, "xml", '{');
    chain_json_text(&json, "tagAlias", "lowerCase");
    chain_json_close(&json, '}');
    chain_json_open(&json, "associations", '[');
    chain_json_close(&json, ']');
    put_types(&json);
    chain_json_close(&json, '}');
    chain_buffer_text(&buffer, "\n");
    chain_status status = buffer.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
    if (status == CHAIN_OK)
        chain_output_write(output, buffer.bytes, buffer.length);
    chain_buffer_clear(&buffer);
    return status;
}
