#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK 4096u
#define LARGEST_BLOCK (1u << 20)
#define ALIGNMENT _Alignof(max_align_t)

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
    if (size < need)
        size = need;
    if (size > SIZE_MAX - sizeof(struct chain_arena_block))
        return false;
    struct chain_arena_block *block = calloc(1, sizeof *block + size);
    if (!block)
        return false;
    block->older = arena->blocks;
    block->size = size;
    arena->blocks = block;
    arena->left = size;
    arena->total += size;
    return true;
}

void *chain_arena_alloc(struct chain_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if ((size > arena->left || !arena->blocks) && !add_block(arena, size)) {
        arena->failed = true;
        return NULL;
    }
    void *piece = arena->blocks->bytes + (arena->blocks->size - arena->left);
    arena->left -= size;
    return piece;
}

void *chain_arena_array(struct chain_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return chain_arena_alloc(arena, count * size);
}

char *chain_arena_text(struct chain_arena *arena, const char *bytes, size_t length)
{
    char *copy = chain_arena_alloc(arena, length + 1);
    if (copy && length)
        memcpy(copy, bytes, length);
    return copy;
}
