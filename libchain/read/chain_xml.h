/* The reader of the native dialect: XML events straight into the builder. */
#ifndef CHAIN_READ_CHAIN_XML_H
#define CHAIN_READ_CHAIN_XML_H

#include "chain/status.h"
#include "model/builder.h"

struct chain_read_limits {
    size_t max_elements; /* of a chain and all files that it names */
    size_t elements;     /* read so far */
};

/*
 * Reads a document into a builder.
 * builder_out: *builder is made from the root element when NULL (the main file), else the document is included into it under
 * a hidden root. It stays NULL when the document has no root of ours.
 */
chain_status chain_read_chain_xml(struct chain_builder *builder, const char *bytes, size_t length,
                                  struct chain_read_limits *limits);

#endif
