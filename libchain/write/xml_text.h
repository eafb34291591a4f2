/* Words and values as XML. What no XML file may hold becomes U+FFFD. */
#ifndef CHAIN_WRITE_XML_TEXT_H
#define CHAIN_WRITE_XML_TEXT_H

#include "write/buffer.h"

/* Text between tags: runs of white space become one blank, as the reader makes them. */
void chain_xml_put_words(struct chain_buffer *buffer, const char *words);
/* Text between tags as it is: line ends and blanks stay. */
void chain_xml_put_text(struct chain_buffer *buffer, const char *text);
/* The value of an attribute, without its quotes. */
void chain_xml_put_value(struct chain_buffer *buffer, const char *value);

#endif
