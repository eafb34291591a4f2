/* A kept document (model/markup.h) as XML: one element a line, indented; words and what stands among them as they are. */
#ifndef CHAIN_WRITE_MARKUP_H
#define CHAIN_WRITE_MARKUP_H

#include "chain/output.h"
#include "chain/status.h"
#include "model/markup.h"

/* All siblings from the head on: comments before the root, the root, comments behind it. */
chain_status chain_markup_write(const struct chain_markup *head, chain_output *output);

#endif
