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
 * Reads a document into a builder. The first one read gives the model its root; a document read after chain_builder_begin_file()
 * is included, its own root beside it. What is wrong is noted in the builder; the status says whether it was read to its end.
 */
chain_status chain_read_chain_xml(struct chain_builder *builder, const char *bytes, size_t length,
                                  struct chain_read_limits *limits);

#endif
