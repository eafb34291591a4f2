/* Interned strings: one copy of each different string, so equal strings are equal pointers within one owner. */
#ifndef CHAIN_BASE_STRINGS_H
#define CHAIN_BASE_STRINGS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct chain_strings {
    struct chain_arena *arena; /* borrowed: the owner's arena holds the text */
    struct chain_string {
        const char *text;      /* NULL = free */
        uint32_t hash;
        uint32_t length;       /* a text is shorter than 4 GiB */
    } *slots;                  /* open addressing */
    uint32_t capacity;         /* a power of two, or 0 */
    uint32_t spare;            /* capacity of slots that are kept while the table is empty */
    uint32_t count;
    uint32_t seed;             /* so that nobody can prepare ids that all fall into one slot; decides no order of output */
};

void chain_strings_init(struct chain_strings *strings, struct chain_arena *arena);
/* Nothing is found or added any more; what was given stays as long as the arena. */
void chain_strings_clear(struct chain_strings *strings);
/* The same, but a small table keeps its slots for what is added from now on. */
void chain_strings_reset(struct chain_strings *strings);

/* The one copy of these bytes, or NULL when memory ran out (the arena's failed flag is set). */
const char *chain_strings_add(struct chain_strings *strings, const char *bytes, size_t length);
/* The copy if there is one, else NULL; adds nothing. */
const char *chain_strings_find(const struct chain_strings *strings, const char *bytes, size_t length);

/* The hash of a text, and that of a text which chain_strings_add() gave, which is at hand. */
uint32_t chain_strings_hash(const struct chain_strings *strings, const char *bytes, size_t length);
uint32_t chain_string_hash(const char *text);

#endif
