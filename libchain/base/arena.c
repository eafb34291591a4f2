#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK 4096u
#define LARGEST_BLOCK (1u << 20)
#define ALIGNMENT 8u /* of pointers, 64-bit numbers and doubles: nothing wider lives in a model */

struct chain_arena_block {
    struct chain_arena_block *older;
    size_t size;
    _Alignas(max_align_t) unsigned char bytes[];
};

void chain_arena_init(struct chain_arena *arena)
{
    memset(arena, 0, sizeof *arena);
}

void chain_arena_clear(struct chain_arena *arena)
{
    if (!arena)
        return;
    struct chain_arena_block *block = arena->blocks;
    while (block) {
        struct chain_arena_block *older = block->older;
        free(block);
        block = older;
    }
    chain_arena_init(arena);
}

/* Blocks double up to a megabyte: small chains stay small, large ones need few calls. */
static bool add_block(struct chain_arena *arena, size_t need)
{
    size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    /* Whole units, so that what is left tells how a piece is aligned. */
    if (size < need)
        size = (need + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (size > SIZE_MAX - sizeof(struct chain_arena_block))
        return false;
    struct chain_arena_block *block = malloc(sizeof *block + size);
    if (!block)
        return false;
    block->older = arena->blocks;
    block->size = size;
    arena->blocks = block;
    arena->left = size;
    arena->total += size;
    return true;
}

/* alignment is a power of two, at most that of a block's bytes. */
static void *take(struct chain_arena *arena, size_t size, size_t alignment)
{
    size_t skip = arena->blocks ? (arena->left % alignment) : 0;
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    if (!arena->blocks || skip + size > arena->left) {
        if (!add_block(arena, size)) {
            arena->failed = true;
            return NULL;
        }
        skip = arena->left % alignment;
    }
    arena->left -= skip;
    void *piece = arena->blocks->bytes + (arena->blocks->size - arena->left);
    arena->left -= size;
    return piece;
}

void *chain_arena_alloc(struct chain_arena *arena, size_t size)
{
    /* Piece by piece, not block by block: much of what a small chain needs fits into a part of a block, and text needs no zeros. */
    void *piece = take(arena, size, ALIGNMENT);
    return piece ? memset(piece, 0, size) : NULL;
}

void *chain_arena_array(struct chain_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return chain_arena_alloc(arena, count * size);
}

/* Half of a model is text, which needs no alignment. */
char *chain_arena_bytes(struct chain_arena *arena, size_t size)
{
    return take(arena, size, 1);
}

char *chain_arena_text(struct chain_arena *arena, const char *bytes, size_t length)
{
    char *copy = chain_arena_bytes(arena, length + 1);
    if (copy) {
        if (length)
            memcpy(copy, bytes, length);
        copy[length] = '\0';
    }
    return copy;
}
