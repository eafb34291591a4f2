/* Text into XML and into Graphviz's HTML-like labels: escaped, valid, without control characters. */
#ifndef CHAIN_DRAW_MARKUP_H
#define CHAIN_DRAW_MARKUP_H

#include <stdint.h>

#include "draw/ink.h"

/* UTF-8 of a character; letter has room for 5 bytes and gets a NUL. */
size_t chain_utf8_put(char *letter, uint32_t c);
/* Text as XML character data. A '\n' becomes a blank. */
void chain_markup_add(struct chain_ink *ink, const char *bytes, size_t length);
/* A JSON string with its quotes. */
void chain_json_string(struct chain_ink *ink, const char *text);
/* Letters, digits, '-', '_', '.' stay; '>' becomes --, anything else _xx: an XML id that is the same every time. */
void chain_markup_id(struct chain_ink *ink, const char *text);
/* As text that is neither XML nor label: bytes that are no UTF-8 and control characters become '?'. */
void chain_plain_add(struct chain_ink *ink, const char *bytes, size_t length);

#endif
