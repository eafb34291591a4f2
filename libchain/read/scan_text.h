/* Characters and references, as the scanner takes them. */
#ifndef CHAIN_READ_SCAN_TEXT_H
#define CHAIN_READ_SCAN_TEXT_H

#include "read/text.h"

/* Is all of it UTF-8, and every character one that may stand in XML? */
bool chain_scan_is_text(const char *bytes, size_t length);

enum chain_scan_words { CHAIN_SCAN_CONTENT, CHAIN_SCAN_VALUE };

/* Adds a run as XML reads it: references replaced, line ends as XML has them, in values white space as blanks. False when there is a
   reference in it that XML itself does not know. */
bool chain_scan_decode(struct chain_read_text *text, const char *bytes, size_t length, enum chain_scan_words what);

#endif
