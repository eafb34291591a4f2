#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/pages.h"

#define FIRST_BLOCK 4096u
#define LARGEST_BLOCK (1u << 20)
#define ALIGNMENT 8u /* of pointers, 64-bit numbers and doubles: nothing wider lives in a model */

struct chain_arena_block {
    struct chain_arena_block *older;
    size_t size, front; /* front: bytes taken from there */
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
    *kept = (struct chain_arena_block){.size = kept->size};
    *arena = (struct chain_arena){.blocks = kept, .left = kept->size, .total = kept->size};
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
    block->front = 0;
    arena->blocks = block;
    arena->left = size;
    arena->total += size;
    return true;
}

/* Room in the newest block, or in a new one. */
static bool reserve(struct chain_arena *arena, size_t size)
{
    bool there = arena->blocks && size <= arena->left;
    if (!there && (size > SIZE_MAX / 2 || !add_block(arena, size))) {
        arena->failed = true;
        return false;
    }
    arena->left -= size;
    return true;
}

/* Structs from the front of a block, text from its end: neither leaves gaps for the other's alignment, and structs lie together. */
void *chain_arena_alloc(struct chain_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2 || !reserve(arena, (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)) {
        arena->failed = true;
        return NULL;
    }
    struct chain_arena_block *block = arena->blocks;
    void *piece = block->bytes + block->front;
    block->front += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return memset(piece, 0, size);
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
    if (!reserve(arena, size))
        return NULL;
    return (char *)arena->blocks->bytes + arena->blocks->front + arena->left;
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
