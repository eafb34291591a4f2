/* Bytes of a document to builder: the dialect is told by the namespace of its root element. */
#ifndef CHAIN_READ_DOCUMENT_H
#define CHAIN_READ_DOCUMENT_H

#include "chain/status.h"
#include "model/builder.h"

struct chain_read_limits {
    size_t max_elements; /* of a chain and all files that it names */
    size_t elements;     /* read so far */
    size_t max_depth;    /* of elements, at most CHAIN_XML_DEPTH */
    size_t max_string;   /* bytes of one attribute or text */
};

/*
 * Reads a document into a builder. The first one read gives the model its root; a document read after chain_builder_begin_file()
 * is included, its own root beside it. Behind the bytes stands a NUL; the builder has a scratch. What is wrong is noted in the builder; the status says whether it was read to its end.
 */
chain_status chain_read_document(struct chain_builder *builder, const char *bytes, size_t length,
                                 struct chain_read_limits *limits);

#endif
