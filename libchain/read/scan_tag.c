/* Tags: names, values, namespaces. */
#include "read/scan.h"

#define XMLNS_URI "http://www.w3.org/2000/xmlns/"

/* The value between quotes, decoded where that is needed. */
static bool read_value(struct chain_scan *scan, struct chain_xml_attribute *attribute)
{
    char quote = *scan->at++;
    const char *from = scan->at, *at = from;
    bool plain = true;
    for (;; at++) {
        while (at < scan->end && !(chain_scan_bytes[(unsigned char)*at] & CHAIN_SCAN_STOP))
            at++;
        if (at == scan->end || *at == '<' || at - from > CHAIN_SCAN_LONGEST)
            return false;
        if (*at == quote)
            break;
        plain = plain && (*at == '"' || *at == '\'');
    }
    attribute->raw = (size_t)(from - scan->xml->bytes);
    attribute->raw_length = attribute->length = (size_t)(at - from);
    attribute->value = from;
    scan->at = at + 1;
    if (plain)
        return true;
    size_t before = scan->values.length;
    if (!chain_scan_decode(&scan->values, from, attribute->length, CHAIN_SCAN_VALUE) || scan->values.failed)
        return false;
    attribute->value = NULL; /* it stands in the values, which may move still */
    attribute->length = scan->values.length - before;
    return true;
}

static bool bind(struct chain_scan *scan, const struct chain_scan_name *name, const struct chain_xml_attribute *value)
{
    struct chain_scan_name *prefix = name->prefix ? name->local : scan->xmlns;
    const char *uri = value->value ? chain_scan_uri(&scan->names, value->value, value->length) : NULL;
    bool special = name->prefix && (uri && (uri[0] == '\0' || strncmp(name->local->text, "xml", 3) == 0));
    if (!uri || special || strcmp(uri, CHAIN_XML_URI) == 0 || strcmp(uri, XMLNS_URI) == 0 || scan->binding_count == CHAIN_SCAN_BINDINGS)
        return false;
    scan->bindings[scan->binding_count++] = (struct chain_scan_binding){prefix, prefix->uri};
    prefix->uri = uri[0] ? uri : NULL;
    scan->namespaces[2 * scan->namespace_count] = name->prefix ? prefix->text : NULL;
    scan->namespaces[2 * scan->namespace_count++ + 1] = uri;
    return true;
}

/* The prefix stays as a name in uri until all declarations of the tag are known. */
static bool read_attribute(struct chain_scan *scan, struct chain_scan_name **prefixes)
{
    struct chain_scan_name *name = chain_scan_read_name(scan);
    struct chain_xml_attribute *attribute = &scan->attributes[scan->attribute_count];
    if (!name || name->tag == scan->tag || scan->attribute_count == CHAIN_SCAN_ATTRIBUTES)
        return false;
    name->tag = scan->tag;
    chain_scan_blanks(scan);
    if (!chain_scan_byte(scan, '='))
        return false;
    chain_scan_blanks(scan);
    if (scan->at == scan->end || (*scan->at != '"' && *scan->at != '\'') || !read_value(scan, attribute))
        return false;
    if (name == scan->xmlns || name->prefix == scan->xmlns)
        return bind(scan, name, attribute);
    attribute->local = name->local->text;
    attribute->prefix = NULL;
    attribute->uri = NULL;
    prefixes[scan->attribute_count++] = name->prefix;
    return true;
}

/* Two prefixes may stand for one namespace. */
static bool is_double(const struct chain_scan *scan, uint32_t attribute)
{
    const struct chain_xml_attribute *this = &scan->attributes[attribute];
    for (uint32_t i = 0; i < attribute; i++)
        if (scan->attributes[i].local == this->local && scan->attributes[i].uri == this->uri)
            return true;
    return false;
}

static bool resolve_attributes(struct chain_scan *scan, struct chain_scan_name *const *prefixes)
{
    size_t decoded = 0;
    for (uint32_t i = 0; i < scan->attribute_count; i++) {
        struct chain_xml_attribute *attribute = &scan->attributes[i];
        if (!attribute->value) {
            attribute->value = scan->values.length ? scan->values.bytes + decoded : "";
            decoded += attribute->length;
        }
        if (!prefixes[i])
            continue;
        attribute->prefix = prefixes[i]->text;
        attribute->uri = prefixes[i]->uri;
        if (!attribute->uri || is_double(scan, i))
            return false;
    }
    return true;
}

static bool read_attributes(struct chain_scan *scan)
{
    struct chain_scan_name *prefixes[CHAIN_SCAN_ATTRIBUTES];
    scan->tag++;
    scan->attribute_count = scan->namespace_count = 0;
    scan->values.length = 0;
    for (;;) {
        const char *before = scan->at;
        chain_scan_blanks(scan);
        if (scan->at == scan->end)
            return false;
        if (*scan->at == '>' || *scan->at == '/')
            return resolve_attributes(scan, prefixes);
        if (scan->at == before || !read_attribute(scan, prefixes))
            return false;
    }
}

/* The declarations of an element end with it. */
static void unbind(struct chain_scan *scan, uint32_t bindings)
{
    while (scan->binding_count > bindings) {
        const struct chain_scan_binding *binding = &scan->bindings[--scan->binding_count];
        binding->prefix->uri = binding->before;
    }
}

static void tell_end(struct chain_scan *scan)
{
    scan->depth--;
    unbind(scan, scan->open[scan->depth].bindings);
    chain_xml_tell_end(scan->xml, (size_t)(scan->at - scan->xml->bytes));
}

static void tell_start(struct chain_scan *scan, const struct chain_scan_name *name, size_t from, size_t at)
{
    const struct chain_scan_name *space = name->prefix ? name->prefix : scan->xmlns;
    struct chain_xml_element element = {
        .uri = space->uri, .local = name->local->text, .prefix = name->prefix ? name->prefix->text : NULL,
        .attributes = scan->attributes, .attribute_count = scan->attribute_count,
        .namespaces = scan->namespaces, .namespace_count = scan->namespace_count,
    };
    chain_scan_tell_words(scan);
    if (!scan->xml->stopped && chain_xml_enter(scan->xml, at))
        chain_xml_tell_start(scan->xml, &element, from, (size_t)(scan->at - scan->xml->bytes));
}

bool chain_scan_start(struct chain_scan *scan)
{
    size_t from = (size_t)(scan->at - 1 - scan->xml->bytes);
    const struct chain_scan_name *name = chain_scan_read_name(scan);
    struct chain_scan_open *open = &scan->open[scan->depth];
    *open = (struct chain_scan_open){name, scan->binding_count};
    if (!name || name->prefix == scan->xmlns || !read_attributes(scan) || (name->prefix && !name->prefix->uri))
        return false;
    size_t at = (size_t)(scan->at - scan->xml->bytes);
    bool empty = chain_scan_byte(scan, '/');
    if (!chain_scan_byte(scan, '>'))
        return false;
    scan->depth++;
    tell_start(scan, name, from, at);
    if (empty && !scan->xml->stopped)
        tell_end(scan);
    return true;
}

bool chain_scan_end(struct chain_scan *scan)
{
    const struct chain_scan_name *name = scan->depth ? scan->open[scan->depth - 1].name : NULL;
    if (!name || (size_t)(scan->end - scan->at) < name->length || memcmp(scan->at, name->text, name->length) != 0)
        return false;
    scan->at += name->length;
    chain_scan_blanks(scan);
    if (!chain_scan_byte(scan, '>'))
        return false;
    chain_scan_tell_words(scan);
    if (!scan->xml->stopped)
        tell_end(scan);
    return true;
}
