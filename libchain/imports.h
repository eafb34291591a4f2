/* The documents that a BPMN document imports. Part of the composition root, as catalog.h is. */
#ifndef CHAIN_IMPORTS_H
#define CHAIN_IMPORTS_H

#include "chain/load.h"
#include "model/builder.h"

/*
 * Looks at each BPMN document that the main one imports from its own folder or below: one that is not there is noted, and so is an
 * id that both have in one target namespace. Other places and other sorts of documents are not looked at; what lies there is not
 * known.
 */
void chain_imports_check(struct chain_builder *builder, const char *path, const chain_load_options *options, size_t max_bytes);

#endif
