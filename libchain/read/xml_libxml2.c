/* The parser of libxml2. */
/* memrchr() is not in POSIX yet. */
#define _GNU_SOURCE 1
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "read/scratch.h"
#include "read/text.h"
#include "read/xml_events.h"

#define ATTRIBUTES 64u
#define MOST_NAMES 1000 /* that a parser may know which reads another document */
/* A document from this size on gets a parser that knows no names, so that what it may hold does not depend on what was read before.
   A smaller one has no room for CHAIN_XML_NAMES. */
#define LARGE (256u << 10)

struct sax {
    struct chain_xml *xml;
    xmlParserCtxtPtr parser;
    struct chain_xml_attribute fixed[ATTRIBUTES];
    struct chain_xml_attribute *attributes;
    size_t attribute_capacity;
};

/* Where the parser stands in our bytes. */
static size_t offset_of(const struct sax *sax)
{
    const xmlParserInput *input = sax->parser->input;
    size_t length = sax->xml->length;
    if (!input)
        return length;
    size_t offset = input->consumed + (size_t)(input->cur - input->base);
    return offset < length ? offset : length;
}

/* After each event: a handler may have had enough, or the parser too many names. */
static void heed(struct sax *sax)
{
    if (!sax->xml->stopped && (unsigned)xmlDictSize(sax->parser->dict) > CHAIN_XML_NAMES)
        chain_xml_fail(sax->xml, CHAIN_XML_BABBLE, "too many different names", offset_of(sax));
    if (sax->xml->stopped)
        xmlStopParser(sax->parser);
}

static void fail(struct sax *sax, enum chain_xml_result result, const char *message)
{
    chain_xml_fail(sax->xml, result, message, offset_of(sax));
    heed(sax);
}

static bool reserve_attributes(struct sax *sax, size_t count)
{
    if (count <= sax->attribute_capacity)
        return true;
    struct chain_xml_attribute *bigger = malloc(count * sizeof *bigger);
    if (!bigger)
        return false;
    if (sax->attributes != sax->fixed)
        free(sax->attributes);
    sax->attributes = bigger;
    sax->attribute_capacity = count;
    return true;
}

/*
 * libxml2 hands "&" in an attribute over as "&#38;" unless it may replace entities, which we do not allow. A value with a
 * reference in it is the parser's own copy, so it can be mended in place; one that stands in the parser's input has none.
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

/* A value without references is handed over where it stands in the parser's input, any other as a copy. */
static size_t where(const struct sax *sax, const xmlChar *value)
{
    const xmlParserInput *input = sax->parser->input;
    uintptr_t base = (uintptr_t)input->base, at = (uintptr_t)value;
    return at >= base && at < (uintptr_t)input->cur ? input->consumed + (at - base) : SIZE_MAX;
}

static struct chain_xml_attribute attribute_of(const struct sax *sax, const xmlChar **a)
{
    size_t length = (size_t)(a[4] - a[3]), at = where(sax, a[3]);
    if (at == SIZE_MAX && memchr(a[3], '&', length))
        length = mend_ampersands((char *)(uintptr_t)a[3], length);
    return (struct chain_xml_attribute){.uri = (const char *)a[2], .prefix = (const char *)a[1], .local = (const char *)a[0],
                                        .value = (const char *)a[3], .length = length, .at = at};
}

/* How long the longest value is. */
static size_t take_attributes(struct sax *sax, const xmlChar **attributes, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        sax->attributes[i] = attribute_of(sax, attributes + 5 * i);
        longest = sax->attributes[i].length > longest ? sax->attributes[i].length : longest;
    }
    return longest;
}

/* The parser tells of a tag before it has seen its end; a tag without one is its next error. */
static bool is_whole_tag(const struct chain_xml *xml, size_t at)
{
    return at < xml->length && (xml->bytes[at] == '>' || xml->bytes[at] == '/');
}

/* The '<' that opens the tag in whose end the parser stands: none can stand inside it. */
static size_t opening_of(const struct chain_xml *xml, size_t at)
{
    const char *opening = memrchr(xml->bytes, '<', at + 1);
    return opening ? (size_t)(opening - xml->bytes) : 0;
}

static size_t behind_tag(const struct chain_xml *xml, size_t at)
{
    const char *end = memchr(xml->bytes + at, '>', xml->length - at);
    return end ? (size_t)(end - xml->bytes) + 1 : xml->length;
}

static void on_start(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
    struct sax *sax = context;
    struct chain_xml *xml = sax->xml;
    size_t at = offset_of(sax), count = (size_t)attribute_count;
    (void)defaulted;
    if (xml->stopped || !is_whole_tag(xml, at))
        return;
    if (chain_xml_enter(xml, at) && !reserve_attributes(sax, count)) {
        fail(sax, CHAIN_XML_NO_MEMORY, "");
    } else if (!xml->stopped && !xml->taken_depth) {
        size_t longest = take_attributes(sax, attributes, count);
        struct chain_xml_element element = {
            .uri = (const char *)uri, .local = (const char *)local, .prefix = (const char *)prefix,
            .attributes = sax->attributes, .attribute_count = count, .longest = longest,
            .namespaces = (const char *const *)namespaces, .namespace_count = (size_t)namespace_count,
        };
        chain_xml_tell_start(xml, &element, opening_of(xml, at), behind_tag(xml, at));
    }
    heed(sax);
}

static void on_end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct sax *sax = context;
    struct chain_xml *xml = sax->xml;
    (void)local;
    (void)prefix;
    (void)uri;
    if (xml->stopped)
        return;
    /* The parser stands behind the end tag, where loose text may begin with '/', or before the '/>' of an empty element. */
    size_t end = offset_of(sax);
    if (end > 0 && end < xml->length && xml->bytes[end] == '/' && xml->bytes[end - 1] != '>')
        end += 2;
    chain_xml_tell_end(xml, end < xml->length ? end : xml->length);
    heed(sax);
}

static void on_text(void *context, const xmlChar *bytes, int length)
{
    struct sax *sax = context;
    chain_xml_tell_text(sax->xml, (const char *)bytes, (size_t)length);
    heed(sax);
}

/*
 * A comment or processing instruction has just been read: its place is behind the parser. In the file it is as long as what the
 * parser gives, or longer, where blanks or line ends became fewer; its last bytes may look like an opening of their own.
 */
static void piece(struct sax *sax, const char *opening, const char *target, const char *words, const char *closing)
{
    struct chain_xml *xml = sax->xml;
    if (xml->stopped)
        return;
    struct chain_read_text text = {NULL, 0, 0, false};
    chain_read_text_add(&text, opening, strlen(opening));
    chain_read_text_add(&text, target, strlen(target));
    if (target[0] && words[0])
        chain_read_text_add(&text, " ", 1);
    chain_read_text_add(&text, words, strlen(words));
    chain_read_text_add(&text, closing, strlen(closing));
    size_t end = offset_of(sax), width = strlen(opening), start = end - (text.length < end ? text.length : end);
    while (start > 0 && !(start + width <= end && memcmp(xml->bytes + start, opening, width) == 0))
        start--;
    if (text.failed)
        fail(sax, CHAIN_XML_NO_MEMORY, "");
    else
        chain_xml_tell_piece(xml, text.bytes, text.length, start, end);
    chain_read_text_clear(&text);
    heed(sax);
}

static void on_comment(void *context, const xmlChar *value)
{
    piece(context, "<!--", "", value ? (const char *)value : "", "-->");
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    piece(context, "<?", (const char *)target, data ? (const char *)data : "", "?>");
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
    struct sax *sax = context;
    /* Whether a namespace is a good URI is no matter of well-formedness. */
    bool is_advice = error->code == XML_WAR_NS_URI || error->code == XML_WAR_NS_URI_RELATIVE;
    if (error->level < XML_ERR_ERROR || sax->xml->stopped || is_advice)
        return;
    if (error->code == XML_ERR_NO_MEMORY)
        fail(sax, CHAIN_XML_NO_MEMORY, "");
    else if (error->code == XML_ERR_INTERNAL_ERROR && error->message && strstr(error->message, "depth"))
        fail(sax, CHAIN_XML_DEEP, error->message);
    else
        fail(sax, CHAIN_XML_BAD, error->message);
}

static void on_other_error(void *context, xmlErrorPtr error)
{
    struct sax *sax = context;
    if (error->code == XML_ERR_NO_MEMORY && sax->parser)
        fail(sax, CHAIN_XML_NO_MEMORY, "");
}

static void set_handlers(xmlParserCtxtPtr parser)
{
    xmlSAXHandler handlers = {0};
    handlers.initialized = XML_SAX2_MAGIC;
    handlers.startElementNs = on_start;
    handlers.endElementNs = on_end;
    handlers.characters = on_text;
    handlers.ignorableWhitespace = on_text;
    handlers.cdataBlock = on_text;
    handlers.comment = on_comment;
    handlers.processingInstruction = on_instruction;
    handlers.internalSubset = on_doctype;
    handlers.serror = on_error;
    *parser->sax = handlers;
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
}

/* One that has read before knows names by the same pointers still. NULL without memory. */
static xmlParserCtxtPtr take_parser(struct chain_scratch *scratch, size_t length)
{
    xmlParserCtxtPtr parser = scratch->parser;
    scratch->parser = NULL;
    if (parser && length < LARGE)
        return parser;
    chain_xml_free_parser(parser);
    if (!scratch->names)
        scratch->names = malloc(sizeof *scratch->names);
    if (scratch->names)
        memset(scratch->names, 0, sizeof *scratch->names);
    parser = scratch->names ? xmlNewParserCtxt() : NULL;
    if (parser)
        set_handlers(parser);
    return parser;
}

/* Only one that met nothing out of the way reads on: its dictionary and its tables are small. */
static void leave_parser(struct chain_scratch *scratch, xmlParserCtxtPtr parser, bool whole)
{
    if (!whole || xmlDictSize(parser->dict) > MOST_NAMES || parser->nsMax > MOST_NAMES) {
        chain_xml_free_parser(parser);
        return;
    }
    xmlCtxtReset(parser);
    scratch->parser = parser;
}

void chain_xml_free_parser(void *parser)
{
    xmlFreeParserCtxt(parser);
}

/* The parser reads our bytes where they are, up to the NUL behind them. */
static bool give_bytes(struct sax *sax)
{
    sax->parser->userData = sax; /* who hears of errors, from here on */
    xmlParserInputPtr input = xmlNewStringInputStream(sax->parser, (const xmlChar *)sax->xml->bytes);
    return input && inputPush(sax->parser, input) >= 0;
}

static void run(struct sax *sax)
{
    xmlParserCtxtPtr parser = sax->parser;
    xmlParseDocument(parser);
    if (!parser->wellFormed && sax->xml->outcome.result == CHAIN_XML_OK)
        fail(sax, CHAIN_XML_BAD, "not well-formed");
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
void chain_xml_read(struct chain_xml *xml, struct chain_scratch *scratch)
{
    struct sax sax = {.xml = xml, .attribute_capacity = ATTRIBUTES};
    xmlStructuredErrorFunc old = xmlStructuredError;
    void *old_context = xmlStructuredErrorContext;
    sax.attributes = sax.fixed;
    xml->outcome.result = CHAIN_XML_NO_MEMORY;
    xmlSetStructuredErrorFunc(&sax, on_other_error);
    sax.parser = take_parser(scratch, xml->length);
    if (sax.parser && give_bytes(&sax)) {
        xml->outcome.result = CHAIN_XML_OK;
        run(&sax);
        refuse_nul(xml);
    }
    if (sax.parser)
        leave_parser(scratch, sax.parser, xml->outcome.result == CHAIN_XML_OK);
    xmlSetStructuredErrorFunc(old_context, old);
    if (sax.attributes != sax.fixed)
        free(sax.attributes);
}

void chain_xml_prepare(void)
{
    xmlInitParser();
}
