/* The layout's arena: blocks that only grow, given back as a whole or down to a mark. */
#include "layout_internal.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct mem_block {
    struct mem_block *next;
    size_t size, fill;
    alignas(max_align_t) unsigned char data[];
};

enum { BLOCK_SIZE = 64 * 1024 };

static struct mem_block *new_block(struct mem *mem, size_t need)
{
    size_t size = need > BLOCK_SIZE ? need : BLOCK_SIZE;
    struct mem_block *block;

    if (mem->limit != 0 && (size > mem->limit || mem->used > mem->limit - size)) {
        size = need; /* the round size is a convenience, not a reason to fail */
        if (size > mem->limit || mem->used > mem->limit - size)
            return NULL;
    }
    block = malloc(sizeof *block + size);
    if (block == NULL)
        return NULL;
    block->size = size;
    block->fill = 0;
    block->next = mem->head;
    mem->head = block;
    mem->used += size;
    return block;
}

void *chain_layout_mem_take(struct mem *mem, size_t count, size_t size)
{
    const size_t unit = alignof(max_align_t);
    struct mem_block *block = mem->head;
    size_t need;
    void *place;

    if (size != 0 && count > (SIZE_MAX / 4) / size)
        return NULL;
    need = (count * size + unit) / unit * unit; /* never zero: an empty array is not a failure */
    if (block == NULL || block->size - block->fill < need)
        block = new_block(mem, need);
    if (block == NULL)
        return NULL;
    place = block->data + block->fill;
    block->fill += need;
    memset(place, 0, need);
    return place;
}

struct mem_mark chain_layout_mem_mark(const struct mem *mem)
{
    struct mem_mark mark = { mem->head, mem->head == NULL ? 0 : mem->head->fill };
    return mark;
}

void chain_layout_mem_release(struct mem *mem, struct mem_mark mark)
{
    while (mem->head != mark.head) {
        struct mem_block *gone = mem->head;
        mem->head = gone->next;
        mem->used -= gone->size;
        free(gone);
    }
    if (mem->head != NULL)
        mem->head->fill = mark.fill;
}

void chain_layout_mem_clear(struct mem *mem)
{
    struct mem_mark nothing = { NULL, 0 };
    chain_layout_mem_release(mem, nothing);
}
