#include "base/arena.h"

#include <stdlib.h>

#include "base/pages.h"

#define FIRST_BLOCK 4096u
#define LARGEST_BLOCK (1u << 20)

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

void chain_arena_reset(struct chain_arena *arena)
{
    struct chain_arena_block *kept = arena->blocks;
    if (!kept)
        return;
    arena->blocks = kept->older;
    chain_arena_clear(arena);
    kept->older = NULL;
    *arena = (struct chain_arena){.blocks = kept, .front = kept->bytes, .left = kept->size, .total = kept->size};
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
    struct chain_arena_block *block = malloc(sizeof *block + size);
    if (!block)
        return false;
    chain_pages_prefer_large(block, sizeof *block + size);
    block->older = arena->blocks;
    block->size = size;
    arena->blocks = block;
    arena->front = block->bytes;
    arena->left = size;
    arena->total += size;
    return true;
}

void *chain_arena_alloc_more(struct chain_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2 || !add_block(arena, size + CHAIN_ARENA_ALIGNMENT)) {
        arena->failed = true;
        return NULL;
    }
    return chain_arena_alloc(arena, size);
}

/* Half of a model is text, which needs no alignment. */
char *chain_arena_bytes_more(struct chain_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2 || !add_block(arena, size)) {
        arena->failed = true;
        return NULL;
    }
    return chain_arena_bytes(arena, size);
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
    char *copy = chain_arena_bytes(arena, length + 1);
    if (copy) {
        if (length)
            memcpy(copy, bytes, length);
        copy[length] = '\0';
    }
    return copy;
}
