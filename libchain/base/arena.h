/* An arena: memory that is handed out piece by piece and given back all at once. One per owner (model, findings, view). */
#ifndef CHAIN_BASE_ARENA_H
#define CHAIN_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct chain_arena_block;

struct chain_arena {
    struct chain_arena_block *blocks;
    size_t left;   /* bytes free in the newest block */
    size_t total;  /* bytes taken from the heap so far */
    bool failed;   /* sticky: an allocation failed once, so the owner checks at the end instead of at each call */
};

void chain_arena_init(struct chain_arena *arena);
void chain_arena_clear(struct chain_arena *arena);
/* All that was handed out is given back; the newest block, the largest of those that grew, is kept for what comes. */
void chain_arena_reset(struct chain_arena *arena);

/* Zeroed and aligned for pointers, 64-bit integers and doubles; NULL when memory ran out (and failed is set). */
void *chain_arena_alloc(struct chain_arena *arena, size_t size);
/* count * size with the multiplication checked. */
void *chain_arena_array(struct chain_arena *arena, size_t count, size_t size);
/* Neither zeroed nor aligned: for text. */
char *chain_arena_bytes(struct chain_arena *arena, size_t size);
/* A NUL-terminated copy of length bytes. */
char *chain_arena_text(struct chain_arena *arena, const char *bytes, size_t length);

#endif
