/*
 * The XML facade. Events with names, attributes and exact places come out; no tree is built, nothing is fetched, a DOCTYPE stops the
 * parser.
 */
#ifndef CHAIN_READ_XML_H
#define CHAIN_READ_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/status.h"
#include "model/builder.h"

#define CHAIN_XML_DEPTH 200u
#define CHAIN_XML_ATTRIBUTES 1000u /* of one element */
#define CHAIN_XML_NAMES 70000u /* different ones in a document: the dictionary of libxml2 2.9 takes the square of their number */

struct chain_xml;
struct chain_scratch;

struct chain_xml_attribute {
    const char *uri;    /* NULL = none */
    const char *prefix; /* NULL = none */
    const char *local;
    const char *value;  /* not NUL-terminated */
    size_t length;
    size_t at;          /* where it stands in the bytes; SIZE_MAX = looked for when its place is asked */
};

/* Names, prefixes and namespaces stay until the document has been read. */
struct chain_xml_element {
    const char *uri;
    const char *local;
    const char *prefix; /* NULL = none */
    const struct chain_xml_attribute *attributes;
    size_t attribute_count;
    size_t longest; /* bytes of the longest value of an attribute */
    const char *const *namespaces; /* pairs of prefix (NULL = default) and URI declared on this element */
    size_t namespace_count;
};

struct chain_xml_handlers {
    void (*start)(void *context, struct chain_xml *xml, const struct chain_xml_element *element);
    void (*end)(void *context, struct chain_xml *xml);
    void (*text)(void *context, const char *bytes, size_t length);
    /* A comment or processing instruction with its marks, or a whole element, as in the file, after chain_xml_take(). */
    void (*verbatim)(void *context, bool is_element, const char *bytes, size_t length, struct chain_place_in_file place);
};

enum chain_xml_result {
    CHAIN_XML_OK,
    CHAIN_XML_BAD,     /* not well-formed */
    CHAIN_XML_DOCTYPE,
    CHAIN_XML_DEEP,
    CHAIN_XML_CROWDED, /* too many attributes */
    CHAIN_XML_BABBLE,  /* too many different names */
    CHAIN_XML_STOPPED, /* a handler asked for it */
    CHAIN_XML_NO_MEMORY
};

struct chain_xml_outcome {
    enum chain_xml_result result;
    struct chain_place_in_file place; /* of what went wrong */
    char message[200];                /* the parser's words */
};

/* Behind the bytes stands a NUL. */
struct chain_xml_outcome chain_xml_parse(const char *bytes, size_t length, const struct chain_xml_handlers *handlers,
                                         void *context, struct chain_scratch *scratch);

/* In a start handler: where the element's start tag stands. */
struct chain_place_in_file chain_xml_place(struct chain_xml *xml);
/* In a start handler: this element is foreign; its whole text comes to the verbatim handler instead of events. */
void chain_xml_take(struct chain_xml *xml);
/* In a handler: parse no further. */
void chain_xml_stop(struct chain_xml *xml);
/* The place of an attribute's value, or of the element when it is not known. */
struct chain_place_in_file chain_xml_attribute_place(struct chain_xml *xml, const struct chain_xml_attribute *attribute,
                                                     struct chain_place_in_file element);

/* The text in UTF-8, from the heap and ended by NUL; NULL with CHAIN_OK when the bytes are UTF-8 already. CHAIN_NOT_XML: they do not
   fit the encoding that they name. */
chain_status chain_xml_to_utf8(const char *bytes, size_t length, char **text, size_t *text_length);

/* Before several threads read: the parser's own preparation, which is not safe in two of them at once. */
void chain_xml_prepare(void);

#endif
