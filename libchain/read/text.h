/* Text that is gathered while reading: words between tags, and pieces of XML that are kept. */
#ifndef CHAIN_READ_TEXT_H
#define CHAIN_READ_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct chain_read_text {
    char *bytes; /* NULL as long as it is empty */
    size_t length, room;
    bool failed; /* sticky: memory ran out */
};

void chain_read_text_clear(struct chain_read_text *text);
void chain_read_text_add(struct chain_read_text *text, const char *bytes, size_t length);
/* With & < > " as XML writes them. */
void chain_read_text_escape(struct chain_read_text *text, const char *bytes, size_t length);
/* The same for words: a run of white space becomes one blank, none at the start of the text. */
void chain_read_text_escape_words(struct chain_read_text *text, const char *bytes, size_t length);
/* As in the file, with line ends as XML has them. */
void chain_read_text_add_lines(struct chain_read_text *text, const char *bytes, size_t length);

/* Is there nothing that folding would change? False for an empty text. */
bool chain_read_text_is_folded(const char *bytes, size_t length);
/* Runs of white space become one blank, and none at the ends. Returns the new length. */
size_t chain_read_text_fold(char *bytes, size_t length);
/* Something stands between two runs of words from a position on: white space is dropped, words are parted by a blank. */
void chain_read_text_part(struct chain_read_text *text, size_t from);

#endif
