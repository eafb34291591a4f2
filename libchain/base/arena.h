/* An arena: memory that is handed out piece by piece and given back all at once. One per owner (model, findings, view). */
#ifndef CHAIN_BASE_ARENA_H
#define CHAIN_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CHAIN_ARENA_ALIGNMENT 8u /* of pointers, 64-bit numbers and doubles: nothing wider lives in a model */

struct chain_arena_block;

/* Structs from the front of what is free in the newest block, text from its end: neither leaves gaps for the other's alignment, and
   structs lie together. */
struct chain_arena {
    struct chain_arena_block *blocks;
    unsigned char *front; /* where the free part of the newest block begins, NULL = no block */
    size_t left;          /* bytes free in the newest block */
    size_t total;         /* bytes taken from the heap so far */
    bool failed;          /* sticky: an allocation failed once, so the owner checks at the end instead of at each call */
};

void chain_arena_init(struct chain_arena *arena);
void chain_arena_clear(struct chain_arena *arena);
/* All that was handed out is given back; the newest block, the largest of those that grew, is kept for what comes. */
void chain_arena_reset(struct chain_arena *arena);

/* As below, when the newest block has no room. */
void *chain_arena_alloc_more(struct chain_arena *arena, size_t size);
char *chain_arena_bytes_more(struct chain_arena *arena, size_t size);

/* Zeroed and aligned for pointers, 64-bit integers and doubles; NULL when memory ran out (and failed is set). */
static inline void *chain_arena_alloc(struct chain_arena *arena, size_t size)
{
    size_t room = (size + CHAIN_ARENA_ALIGNMENT - 1) / CHAIN_ARENA_ALIGNMENT * CHAIN_ARENA_ALIGNMENT;
    if (size > SIZE_MAX / 2 || room > arena->left || !arena->front)
        return chain_arena_alloc_more(arena, size);
    void *piece = arena->front;
    arena->front += room;
    arena->left -= room;
    return memset(piece, 0, size);
}

/* Neither zeroed nor aligned: for text. */
static inline char *chain_arena_bytes(struct chain_arena *arena, size_t size)
{
    if (size > arena->left || !arena->front)
        return chain_arena_bytes_more(arena, size);
    arena->left -= size;
    return (char *)arena->front + arena->left;
}

/* count * size with the multiplication checked. */
void *chain_arena_array(struct chain_arena *arena, size_t count, size_t size);
/* A NUL-terminated copy of length bytes. */
char *chain_arena_text(struct chain_arena *arena, const char *bytes, size_t length);

#endif
