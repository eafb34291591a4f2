/* Several PDF files of one page each into one file. */
#ifndef CHAIN_DRAW_PDF_JOIN_H
#define CHAIN_DRAW_PDF_JOIN_H

#include "draw/ink.h"

/*
 * Each part is a file as cairo writes it: a plain table of offsets, no encryption. The result has the parts' pages in order.
 * False without memory (out->failed) or when a part is written in another way, with its table compressed.
 */
bool chain_pdf_join(struct chain_ink *out, const struct chain_ink *parts, size_t count);

#endif
