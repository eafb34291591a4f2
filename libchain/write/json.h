/* JSON written as it goes, for documents that are larger than what should be kept in memory twice. */
#ifndef CHAIN_WRITE_JSON_H
#define CHAIN_WRITE_JSON_H

#include <stdbool.h>

#include "write/buffer.h"

struct chain_json {
    struct chain_buffer *out;
    bool compact; /* all in one line */
    bool after; /* something stands before in the object or list that is open: a comma is due */
};

/* Opens an object '{' or a list '['; the key is NULL within a list. */
void chain_json_open(struct chain_json *json, const char *key, char mark);
void chain_json_close(struct chain_json *json, char mark);
/* A text; with a key, NULL and "" are left out: keys without a value are absent. What is no UTF-8 becomes U+FFFD. */
void chain_json_text(struct chain_json *json, const char *key, const char *text);
/* A text that stands there even when it is empty. */
void chain_json_said(struct chain_json *json, const char *key, const char *text);
/* A number; one that is none (NAN) is left out. */
void chain_json_number(struct chain_json *json, const char *key, double number);
/* True; false is left out. */
void chain_json_flag(struct chain_json *json, const char *key, bool flag);

#endif
