#include "read/xml_encoding.h"

#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "read/xml.h"

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
struct chain_xml_utf8 *chain_xml_convert(const char *bytes, size_t length, bool *bad)
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
    return (struct chain_xml_utf8 *)out;
}

const char *chain_xml_converted(struct chain_xml_utf8 *text, size_t *length)
{
    xmlBufferPtr buffer = (xmlBufferPtr)text;
    *length = (size_t)xmlBufferLength(buffer);
    return (const char *)xmlBufferContent(buffer);
}

void chain_xml_forget(struct chain_xml_utf8 *text)
{
    xmlBufferFree((xmlBufferPtr)text);
}

chain_status chain_xml_to_utf8(const char *bytes, size_t length, char **text, size_t *text_length)
{
    bool bad;
    struct chain_xml_utf8 *converted = chain_xml_convert(bytes, length, &bad);
    *text = NULL;
    if (!converted)
        return bad ? CHAIN_NOT_XML : CHAIN_OK;
    const char *utf8 = chain_xml_converted(converted, text_length);
    *text = malloc(*text_length + 1);
    if (*text) {
        memcpy(*text, utf8, *text_length);
        (*text)[*text_length] = '\0';
    }
    chain_xml_forget(converted);
    return *text ? CHAIN_OK : CHAIN_NO_MEMORY;
}
