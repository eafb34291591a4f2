/* Bytes of other encodings to UTF-8, which is all that the parsers see. */
#ifndef CHAIN_READ_XML_ENCODING_H
#define CHAIN_READ_XML_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct chain_xml_utf8;

/* NULL = it is UTF-8 already, or (bad) the bytes do not fit the encoding that they name. */
struct chain_xml_utf8 *chain_xml_convert(const char *bytes, size_t length, bool *bad);
const char *chain_xml_converted(struct chain_xml_utf8 *text, size_t *length);
void chain_xml_forget(struct chain_xml_utf8 *text);

#endif
