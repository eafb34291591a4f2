/* The scanner from the inside: where it stands, and the small steps that all of it is made of. For scan.c and scan_tag.c. */
#ifndef CHAIN_READ_SCAN_H
#define CHAIN_READ_SCAN_H

#include <string.h>

#include "read/scan_names.h"
#include "read/scan_text.h"
#include "read/xml_events.h"

#define CHAIN_SCAN_ATTRIBUTES 64u
#define CHAIN_SCAN_BINDINGS 64u
#define CHAIN_SCAN_LONGEST 5000000 /* of a value, a comment, a run of text: libxml2 has limits of its own a little above */

struct chain_scan_open {
    const struct chain_scan_name *name;
    uint32_t bindings; /* how many there were outside it */
};

/* A declaration that is in force: what the prefix stood for before. */
struct chain_scan_binding {
    struct chain_scan_name *prefix;
    const char *before;
};

struct chain_scan {
    struct chain_xml *xml;
    const char *at, *end;
    bool references, returns, brackets; /* & \r ] stand somewhere in the document */
    struct chain_scan_name *xmlns;      /* also what elements without prefix are looked up by */
    const char *words;                  /* since the last tag: in the file, or in text */
    size_t words_length;
    struct chain_read_text text, values; /* what had to be decoded */
    uint32_t depth, tag, binding_count, attribute_count, namespace_count;
    struct chain_scan_open open[CHAIN_XML_DEPTH + 2];
    struct chain_scan_binding bindings[CHAIN_SCAN_BINDINGS];
    struct chain_xml_attribute attributes[CHAIN_SCAN_ATTRIBUTES];
    const char *namespaces[2 * CHAIN_SCAN_BINDINGS];
    struct chain_scan_names names;
};

/* Bits of bytes: of names, and at which a value is not simply copied. */
enum { CHAIN_SCAN_NAME = 1, CHAIN_SCAN_STOP = 2 };
#define CHAIN_XML_URI "http://www.w3.org/XML/1998/namespace"
extern const unsigned char chain_scan_bytes[256];

static inline bool chain_scan_is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static inline bool chain_scan_is_name(char c)
{
    return chain_scan_bytes[(unsigned char)c] & CHAIN_SCAN_NAME;
}

static inline void chain_scan_blanks(struct chain_scan *scan)
{
    while (scan->at < scan->end && chain_scan_is_blank(*scan->at))
        scan->at++;
}

static inline bool chain_scan_stands(const struct chain_scan *scan, const char *words)
{
    size_t length = strlen(words);
    return (size_t)(scan->end - scan->at) >= length && memcmp(scan->at, words, length) == 0;
}

static inline bool chain_scan_skip(struct chain_scan *scan, const char *words)
{
    bool there = chain_scan_stands(scan, words);
    scan->at += there ? strlen(words) : 0;
    return there;
}

static inline bool chain_scan_byte(struct chain_scan *scan, char byte)
{
    bool there = scan->at < scan->end && *scan->at == byte;
    scan->at += there;
    return there;
}

static inline struct chain_scan_name *chain_scan_read_name(struct chain_scan *scan)
{
    const char *from = scan->at, *at = from;
    while (at < scan->end && chain_scan_is_name(*at))
        at++;
    scan->at = at;
    return at > from ? chain_scan_name(&scan->names, from, (size_t)(at - from), (size_t)(scan->end - from)) : NULL;
}

/* Hands over what stands since the last tag. */
void chain_scan_tell_words(struct chain_scan *scan);
/* Behind '<' and '</'. False: it is not plain. */
bool chain_scan_start(struct chain_scan *scan);
bool chain_scan_end(struct chain_scan *scan);

#endif
