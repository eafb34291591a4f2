/* A dialect: how the XML events of one kind of document become a model. One file each, and a row in document.c. */
#ifndef CHAIN_READ_DIALECT_H
#define CHAIN_READ_DIALECT_H

#include "chain/status.h"
#include "read/xml.h"

struct chain_dialect {
    const char *uri; /* the namespace of its root element */
    struct chain_xml_handlers handlers;
    /* What the handlers work on, for a document of these bytes, which stay until it is closed; NULL without memory. */
    void *(*open)(struct chain_builder *builder, const char *bytes, size_t length);
    /* Ends it, whole or broken off, and frees it. Gives why the dialect itself stopped the parser, CHAIN_OK when it did not, or
       CHAIN_NO_MEMORY. */
    chain_status (*close)(void *context, bool whole);
};

extern const struct chain_dialect chain_dialect_chain_xml;
extern const struct chain_dialect chain_dialect_bpmn;

#endif
