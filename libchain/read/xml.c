/* memrchr() is not in POSIX yet. */
#define _GNU_SOURCE 1
#include "read/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/position.h"

#define ATTRIBUTES 64u
#define NOT_SOUGHT SIZE_MAX

struct chain_xml {
    xmlParserCtxtPtr parser;
    const struct chain_xml_handlers *handlers;
    void *context;
    const char *bytes;
    size_t length;
    struct chain_position position;
    struct chain_xml_outcome outcome;
    uint32_t depth;
    uint32_t taken_depth; /* depth of the foreign element being taken, 0 = none */
    size_t taken_from;
    size_t value_from;                    /* where to look for the next attribute of the tag; NOT_SOUGHT = none was asked for yet */
    struct chain_position value_position; /* of the attribute found last */
    struct chain_place_in_file taken_place;
    bool stopped;
    struct chain_xml_attribute fixed[ATTRIBUTES];
    struct chain_xml_attribute *attributes;
    size_t attribute_capacity;
};

/* Where the parser stands in our bytes. */
static size_t offset_of(const struct chain_xml *xml)
{
    const xmlParserInput *input = xml->parser->input;
    if (!input)
        return xml->length;
    size_t offset = input->consumed + (size_t)(input->cur - input->base);
    return offset < xml->length ? offset : xml->length;
}

static void halt(struct chain_xml *xml)
{
    xml->stopped = true;
    xmlStopParser(xml->parser);
}

static void fail(struct chain_xml *xml, enum chain_xml_result result, const char *message)
{
    if (xml->outcome.result != CHAIN_XML_OK)
        return;
    size_t at = offset_of(xml);
    xml->outcome.result = result;
    chain_position_move(&xml->position, at);
    if (at < xml->length && xml->bytes[at] == '\0')
        message = "a NUL byte stands in the file";
    else if (at >= xml->length && result == CHAIN_XML_BAD && strncmp(message, "Premature end", 13) != 0)
        message = "the file ends in the middle of a tag";
    uint32_t line = xml->position.line, column = xml->position.column;
    xml->outcome.place = (struct chain_place_in_file){line, column, line, column + 1};
    size_t n = 0;
    for (const char *c = message; c && *c && *c != '\n' && n + 1 < sizeof xml->outcome.message; c++)
        xml->outcome.message[n++] = *c;
    xml->outcome.message[n] = '\0';
    halt(xml);
}

/* From the '<' that opens the tag the parser has just read to one past its '>'. A '<' cannot stand inside a tag. */
static struct chain_place_in_file tag_place(struct chain_xml *xml, size_t *from)
{
    size_t end = offset_of(xml), start = end < xml->length ? end : xml->length - 1;
    const char *opening = memrchr(xml->bytes, '<', start + 1);
    start = opening ? (size_t)(opening - xml->bytes) : 0;
    while (end < xml->length && xml->bytes[end] != '>')
        end++;
    struct chain_place_in_file place;
    chain_position_move(&xml->position, start);
    place.line = xml->position.line;
    place.column = xml->position.column;
    /* The tag's end is measured with a copy: attribute places lie before it and are asked for later. */
    struct chain_position past = xml->position;
    chain_position_move(&past, end < xml->length ? end + 1 : end);
    place.end_line = past.line;
    place.end_column = past.column;
    *from = start;
    return place;
}

/* The attributes of the tag will be looked for from its first one on. */
static void start_values(struct chain_xml *xml)
{
    size_t at = xml->taken_from;
    while (at < xml->length && !strchr(" \t\r\n/>", xml->bytes[at]))
        at++;
    xml->value_from = at;
    xml->value_position = xml->position;
}

static bool reserve_attributes(struct chain_xml *xml, size_t count)
{
    if (count <= xml->attribute_capacity)
        return true;
    struct chain_xml_attribute *bigger = malloc(count * sizeof *bigger);
    if (!bigger)
        return false;
    if (xml->attributes != xml->fixed)
        free(xml->attributes);
    xml->attributes = bigger;
    xml->attribute_capacity = count;
    return true;
}

/*
 * libxml2 hands "&" in an attribute over as "&#38;" unless it may replace entities, which we do not allow. A value with a
 * reference in it is the parser's own copy, so it can be mended in place.
 */
static size_t mend_ampersands(char *value, size_t length)
{
    size_t to = 0;
    for (size_t from = 0; from < length; from++) {
        value[to++] = value[from];
        if (value[from] == '&' && length - from >= 5 && memcmp(value + from, "&#38;", 5) == 0)
            from += 4;
    }
    return to;
}

static struct chain_xml_attribute attribute_of(const xmlChar **a)
{
    size_t length = (size_t)(a[4] - a[3]);
    if (memchr(a[3], '&', length))
        length = mend_ampersands((char *)(uintptr_t)a[3], length);
    return (struct chain_xml_attribute){(const char *)a[2], (const char *)a[1], (const char *)a[0], (const char *)a[3], length};
}

/* The parser tells of a tag before it has seen its end; a tag without one is its next error. */
static bool is_whole_tag(const struct chain_xml *xml)
{
    size_t at = offset_of(xml);
    return at < xml->length && (xml->bytes[at] == '>' || xml->bytes[at] == '/');
}

static void on_start(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
    struct chain_xml *xml = context;
    (void)defaulted;
    if (xml->stopped || !is_whole_tag(xml))
        return;
    if (++xml->depth > CHAIN_XML_DEPTH) {
        fail(xml, CHAIN_XML_DEEP, "nested too deep");
        return;
    }
    if (xml->taken_depth)
        return;
    size_t count = (size_t)attribute_count, from;
    if (!reserve_attributes(xml, count)) {
        fail(xml, CHAIN_XML_NO_MEMORY, "");
        return;
    }
    for (size_t i = 0; i < count; i++)
        xml->attributes[i] = attribute_of(attributes + 5 * i);
    struct chain_xml_element element = {
        (const char *)uri, (const char *)local, (const char *)prefix, xml->attributes, count,
        (const char *const *)namespaces, (size_t)namespace_count, tag_place(xml, &from),
    };
    xml->taken_from = from;
    xml->taken_place = element.place;
    xml->value_from = NOT_SOUGHT;
    xml->handlers->start(xml->context, xml, &element);
}

static void on_end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct chain_xml *xml = context;
    (void)local;
    (void)prefix;
    (void)uri;
    if (xml->stopped)
        return;
    uint32_t depth = xml->depth--;
    if (!xml->taken_depth) {
        xml->handlers->end(xml->context, xml);
    } else if (depth == xml->taken_depth) {
        xml->taken_depth = 0;
        /* The parser stands behind the end tag, where loose text may begin with '/', or before the '/>' of an empty element. */
        size_t end = offset_of(xml);
        if (end > 0 && end < xml->length && xml->bytes[end] == '/' && xml->bytes[end - 1] != '>')
            end += 2;
        if (end > xml->length)
            end = xml->length;
        xml->handlers->verbatim(xml->context, true, xml->bytes + xml->taken_from, end - xml->taken_from,
                                xml->taken_place);
    }
}

static void on_text(void *context, const xmlChar *bytes, int length)
{
    struct chain_xml *xml = context;
    if (!xml->stopped && !xml->taken_depth)
        xml->handlers->text(xml->context, (const char *)bytes, (size_t)length);
}

/*
 * A comment or processing instruction has just been read: its place is behind the parser. Its text is put together from what the
 * parser gives, because the marks may stand within it too.
 */
static void verbatim(struct chain_xml *xml, const char *opening, const char *target, const char *words, const char *closing)
{
    if (xml->stopped || xml->taken_depth)
        return;
    size_t size = strlen(opening) + strlen(target) + 1 + strlen(words) + strlen(closing) + 1;
    char *text = malloc(size);
    if (!text) {
        fail(xml, CHAIN_XML_NO_MEMORY, "");
        return;
    }
    snprintf(text, size, "%s%s%s%s%s", opening, target, target[0] && words[0] ? " " : "", words, closing);
    size_t end = offset_of(xml), start = end, width = strlen(opening);
    while (start > 0 && !(start + width <= end && memcmp(xml->bytes + start, opening, width) == 0))
        start--;
    chain_position_move(&xml->position, start);
    struct chain_place_in_file place = {xml->position.line, xml->position.column, 0, 0};
    chain_position_move(&xml->position, end);
    place.end_line = xml->position.line;
    place.end_column = xml->position.column;
    xml->handlers->verbatim(xml->context, false, text, strlen(text), place);
    free(text);
}

static void on_comment(void *context, const xmlChar *value)
{
    verbatim(context, "<!--", "", value ? (const char *)value : "", "-->");
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    verbatim(context, "<?", (const char *)target, data ? (const char *)data : "", "?>");
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    fail(context, CHAIN_XML_DOCTYPE, "");
}

static void on_error(void *context, xmlErrorPtr error)
{
    struct chain_xml *xml = context;
    /* Whether a namespace is a good URI is no matter of well-formedness. */
    bool is_advice = error->code == XML_WAR_NS_URI || error->code == XML_WAR_NS_URI_RELATIVE;
    if (error->level < XML_ERR_ERROR || xml->stopped || is_advice)
        return;
    if (error->code == XML_ERR_NO_MEMORY)
        fail(xml, CHAIN_XML_NO_MEMORY, "");
    else if (error->code == XML_ERR_INTERNAL_ERROR && error->message && strstr(error->message, "depth"))
        fail(xml, CHAIN_XML_DEEP, error->message);
    else
        fail(xml, CHAIN_XML_BAD, error->message);
}

static void on_other_error(void *context, xmlErrorPtr error)
{
    if (error->code == XML_ERR_NO_MEMORY)
        fail(context, CHAIN_XML_NO_MEMORY, "");
}

void chain_xml_take(struct chain_xml *xml)
{
    xml->taken_depth = xml->depth;
}

void chain_xml_stop(struct chain_xml *xml)
{
    if (xml->outcome.result == CHAIN_XML_OK)
        xml->outcome.result = CHAIN_XML_STOPPED;
    halt(xml);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_name_of(const char *name, size_t length, const struct chain_xml_attribute *attribute)
{
    size_t prefix = attribute->prefix ? strlen(attribute->prefix) + 1 : 0, local = strlen(attribute->local);
    return length == prefix + local && memcmp(name + prefix, attribute->local, local) == 0 &&
           (prefix == 0 || (memcmp(name, attribute->prefix, prefix - 1) == 0 && name[prefix - 1] == ':'));
}

/* The next attribute of the tag in our bytes: its name, and its value with xml->value_from at the first byte. */
static bool next_value(struct chain_xml *xml, const char **name, size_t *name_length, size_t *value_length)
{
    size_t at = xml->value_from, end = xml->length;
    while (at < end && is_blank(xml->bytes[at]))
        at++;
    *name = xml->bytes + at;
    while (at < end && !is_blank(xml->bytes[at]) && !strchr("=/>", xml->bytes[at]))
        at++;
    *name_length = (size_t)(xml->bytes + at - *name);
    while (at < end && (is_blank(xml->bytes[at]) || xml->bytes[at] == '='))
        at++;
    if (at >= end || (xml->bytes[at] != '"' && xml->bytes[at] != '\''))
        return false;
    const char *close = memchr(xml->bytes + at + 1, xml->bytes[at], end - at - 1);
    if (!close)
        return false;
    xml->value_from = at + 1;
    *value_length = (size_t)(close - xml->bytes) - xml->value_from;
    return true;
}

static bool find_value(struct chain_xml *xml, const struct chain_xml_attribute *attribute, size_t *length)
{
    const char *name;
    size_t name_length;
    while (next_value(xml, &name, &name_length, length)) {
        if (is_name_of(name, name_length, attribute))
            return true;
        xml->value_from += *length + 1;
    }
    return false;
}

/* Looked for in our bytes, because the parser may hold a copy of the value. Mostly asked for in the order of the file: one pass. */
struct chain_place_in_file chain_xml_attribute_place(struct chain_xml *xml, const struct chain_xml_attribute *attribute,
                                                     struct chain_place_in_file element)
{
    size_t length;
    if (xml->value_from == NOT_SOUGHT)
        start_values(xml);
    if (!find_value(xml, attribute, &length)) {
        start_values(xml);
        if (!find_value(xml, attribute, &length))
            return element;
    }
    size_t from = xml->value_from;
    chain_position_move(&xml->value_position, from);
    struct chain_place_in_file place = {xml->value_position.line, xml->value_position.column, 0, 0};
    chain_position_move(&xml->value_position, from + length);
    place.end_line = xml->value_position.line;
    place.end_column = xml->value_position.column;
    xml->value_from = from + length + 1;
    return place;
}

static void run(struct chain_xml *xml)
{
    xmlParserCtxtPtr parser = xml->parser;
    xmlSAXHandler sax = {0};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.comment = on_comment;
    sax.processingInstruction = on_instruction;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    *parser->sax = sax;
    parser->userData = xml;
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(parser);
    if (!parser->wellFormed && xml->outcome.result == CHAIN_XML_OK)
        fail(xml, CHAIN_XML_BAD, "not well-formed");
}

/* The encoding that the bytes or the XML declaration name, or NULL for UTF-8. */
static xmlCharEncodingHandlerPtr foreign_encoding(const char *bytes, size_t length)
{
    char declaration[200], name[40];
    xmlCharEncoding detected = length >= 4 ? xmlDetectCharEncoding((const unsigned char *)bytes, 4) : XML_CHAR_ENCODING_NONE;
    if (detected != XML_CHAR_ENCODING_NONE && detected != XML_CHAR_ENCODING_UTF8)
        return xmlGetCharEncodingHandler(detected);
    if (length < 30 || memcmp(bytes, "<?xml", 5) != 0)
        return NULL;
    const char *end = memchr(bytes, '>', length < sizeof declaration ? length : sizeof declaration);
    if (!end)
        return NULL;
    memcpy(declaration, bytes, (size_t)(end - bytes));
    declaration[end - bytes] = '\0';
    const char *at = strstr(declaration, "encoding");
    at = at ? strpbrk(at, "\"'") : NULL;
    if (!at)
        return NULL;
    size_t n = strcspn(at + 1, at[0] == '"' ? "\"" : "'");
    if (n >= sizeof name)
        return NULL;
    memcpy(name, at + 1, n);
    name[n] = '\0';
    if (xmlParseCharEncoding(name) == XML_CHAR_ENCODING_UTF8 || xmlParseCharEncoding(name) == XML_CHAR_ENCODING_ASCII)
        return NULL;
    return xmlFindCharEncodingHandler(name);
}

/* Without a listener of the thread's own, libxml2 tells of bytes that cannot be converted on standard error. */
static void hear_nothing(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

/* False when not all of it could be converted. */
static bool convert(xmlCharEncodingHandlerPtr handler, xmlBufferPtr out, xmlBufferPtr in)
{
    xmlStructuredErrorFunc old = xmlStructuredError;
    void *old_context = xmlStructuredErrorContext;
    int n;
    xmlSetStructuredErrorFunc(NULL, hear_nothing);
    do
        n = xmlCharEncInFunc(handler, out, in);
    while (n > 0 && xmlBufferLength(in) > 0);
    xmlSetStructuredErrorFunc(old_context, old);
    return n >= 0 && xmlBufferLength(in) == 0;
}

/* Everything downstream is UTF-8, so that places and foreign content need one kind of bytes. NULL = it already is. */
static xmlBufferPtr to_utf8(const char *bytes, size_t length, bool *bad)
{
    xmlCharEncodingHandlerPtr handler = foreign_encoding(bytes, length);
    *bad = false;
    if (!handler || length > INT32_MAX)
        return NULL;
    xmlBufferPtr in = xmlBufferCreateStatic((void *)(uintptr_t)bytes, length);
    xmlBufferPtr out = xmlBufferCreateSize(length + length / 2 + 64);
    *bad = !in || !out || !convert(handler, out, in);
    xmlBufferFree(in);
    xmlCharEncCloseFunc(handler);
    if (*bad) {
        xmlBufferFree(out);
        return NULL;
    }
    return out;
}

/* To the parser a NUL after the root element is the end, and what stands behind it would be passed over. */
static void refuse_nul(struct chain_xml *xml)
{
    const char *nul = xml->outcome.result == CHAIN_XML_OK ? memchr(xml->bytes, '\0', xml->length) : NULL;
    if (!nul)
        return;
    chain_position_move(&xml->position, (size_t)(nul - xml->bytes));
    uint32_t line = xml->position.line, column = xml->position.column;
    xml->outcome.result = CHAIN_XML_BAD;
    xml->outcome.place = (struct chain_place_in_file){line, column, line, column + 1};
    strcpy(xml->outcome.message, "a NUL character");
}

/* What parts of libxml2 say that know no parser, such as "out of memory", comes our way and not to standard error. */
static void parse(struct chain_xml *xml)
{
    xmlStructuredErrorFunc old = xmlStructuredError;
    void *old_context = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(xml, on_other_error);
    xml->parser = xmlCreateMemoryParserCtxt(xml->bytes, (int)xml->length);
    if (xml->parser) {
        xml->outcome.result = CHAIN_XML_OK;
        run(xml);
        refuse_nul(xml);
        xmlFreeParserCtxt(xml->parser);
    }
    xmlSetStructuredErrorFunc(old_context, old);
}

struct chain_xml_outcome chain_xml_parse(const char *bytes, size_t length, const struct chain_xml_handlers *handlers,
                                         void *context)
{
    struct chain_xml xml = {0};
    bool bad;
    xmlBufferPtr converted = to_utf8(bytes, length, &bad);
    xml.handlers = handlers;
    xml.context = context;
    xml.bytes = converted ? (const char *)xmlBufferContent(converted) : bytes;
    xml.length = converted ? (size_t)xmlBufferLength(converted) : length;
    xml.attributes = xml.fixed;
    xml.attribute_capacity = ATTRIBUTES;
    xml.outcome.result = CHAIN_XML_NO_MEMORY;
    chain_position_init(&xml.position, xml.bytes, xml.length);
    if (bad || xml.length == 0 || xml.length > INT32_MAX) {
        xml.outcome.result = CHAIN_XML_BAD;
        xml.outcome.place = (struct chain_place_in_file){1, 1, 1, 1};
        strcpy(xml.outcome.message, bad ? "the bytes do not fit the encoding that the file names" : "the file is empty");
    } else {
        parse(&xml);
    }
    if (xml.attributes != xml.fixed)
        free(xml.attributes);
    xmlBufferFree(converted);
    return xml.outcome;
}

chain_status chain_xml_to_utf8(const char *bytes, size_t length, char **text, size_t *text_length)
{
    bool bad;
    xmlBufferPtr converted = to_utf8(bytes, length, &bad);
    *text = NULL;
    if (!converted)
        return bad ? CHAIN_NOT_XML : CHAIN_OK;
    *text_length = (size_t)xmlBufferLength(converted);
    *text = malloc(*text_length + 1);
    if (*text) {
        memcpy(*text, xmlBufferContent(converted), *text_length);
        (*text)[*text_length] = '\0';
    }
    xmlBufferFree(converted);
    return *text ? CHAIN_OK : CHAIN_NO_MEMORY;
}

void chain_xml_prepare(void)
{
    xmlInitParser();
}
