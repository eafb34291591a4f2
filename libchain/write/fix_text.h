/* Elements in a text that is known to be well-formed XML. */
#ifndef CHAIN_WRITE_FIX_TEXT_H
#define CHAIN_WRITE_FIX_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "chain/input.h"

struct chain_span {
    size_t from, to; /* bytes; to is behind the last one */
};

struct chain_buffer;
struct chain_finding;

/* fix.c: the bytes that mending a finding takes out of a text; those that it puts in their place go behind the words. False: none are. */
bool chain_fix_one(const chain_input *input, const struct chain_finding *finding, struct chain_span *span, struct chain_buffer *words);

/* The tag, comment, instruction or CDATA section that begins with the '<' at a byte; to = 0 when it has no end. */
struct chain_span chain_span_of_mark(const char *text, size_t length, size_t at);
/* The element that begins with the '<' at a byte, with its end tag; to = 0 when there is none. */
struct chain_span chain_span_of_element(const char *text, size_t length, size_t at);
bool chain_is_start_tag(const char *text, size_t at);
/* <.../> */
bool chain_is_empty_tag(const char *text, struct chain_span tag);
/* Its name with the prefix. */
struct chain_span chain_tag_name(const char *text, struct chain_span tag);
/* The next child element of an element, from a byte within it on; to = 0 when there is none. */
struct chain_span chain_next_child(const char *text, struct chain_span element, size_t from);
/* The blanks that a line begins with, when nothing else stands before the byte in it; from = to = the byte else. */
struct chain_span chain_indent_before(const char *text, size_t at);
/* The element with its whole lines when it has them to itself. */
struct chain_span chain_with_lines(const char *text, size_t length, struct chain_span element);

#endif
