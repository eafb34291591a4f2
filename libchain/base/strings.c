#include "base/strings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

/* FNV-1a from a seed, with the bits mixed at the end so that all of them reach the low ones that choose the slot. */
static uint32_t hash_of(const struct chain_strings *strings, const char *bytes, size_t length)
{
    uint64_t hash = 14695981039346656037u ^ strings->seed;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    hash ^= hash >> 29;
    hash *= 0xbf58476d1ce4e5b9u;
    return (uint32_t)(hash >> 32);
}

void chain_strings_init(struct chain_strings *strings, struct chain_arena *arena)
{
    memset(strings, 0, sizeof *strings);
    strings->arena = arena;
    if (getrandom(&strings->seed, sizeof strings->seed, GRND_NONBLOCK) < 0)
        strings->seed = (uint32_t)(uintptr_t)strings;
}

void chain_strings_clear(struct chain_strings *strings)
{
    if (!strings)
        return;
    free(strings->slots);
    free(strings->hashes);
    strings->slots = NULL;
    strings->hashes = NULL;
    strings->capacity = strings->count = 0;
}

/* The slot where the string is, or where it would go. */
static uint32_t slot_of(const struct chain_strings *strings, const char *bytes, size_t length, uint32_t hash)
{
    uint32_t mask = strings->capacity - 1;
    uint32_t slot = hash & mask;
    while (strings->slots[slot]) {
        if (strings->hashes[slot] == hash && strncmp(strings->slots[slot], bytes, length) == 0 &&
            strings->slots[slot][length] == '\0')
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static bool grow(struct chain_strings *strings)
{
    uint32_t capacity = strings->capacity ? strings->capacity * 2 : 64;
    struct chain_strings bigger = *strings;
    bigger.slots = calloc(capacity, sizeof *bigger.slots);
    bigger.hashes = calloc(capacity, sizeof *bigger.hashes);
    bigger.capacity = capacity;
    if (!bigger.slots || !bigger.hashes) {
        free(bigger.slots);
        free(bigger.hashes);
        return false;
    }
    for (uint32_t i = 0; i < strings->capacity; i++) {
        if (!strings->slots[i])
            continue;
        uint32_t slot = strings->hashes[i] & (capacity - 1);
        while (bigger.slots[slot])
            slot = (slot + 1) & (capacity - 1);
        bigger.slots[slot] = strings->slots[i];
        bigger.hashes[slot] = strings->hashes[i];
    }
    chain_strings_clear(strings);
    *strings = bigger;
    return true;
}

const char *chain_strings_add(struct chain_strings *strings, const char *bytes, size_t length)
{
    /* At most three quarters full keeps the probes short. */
    if (strings->count >= strings->capacity / 4 * 3 && !grow(strings)) {
        strings->arena->failed = true;
        return NULL;
    }
    uint32_t hash = hash_of(strings, bytes, length);
    uint32_t slot = slot_of(strings, bytes, length, hash);
    if (!strings->slots[slot]) {
        strings->slots[slot] = chain_arena_text(strings->arena, bytes, length);
        if (!strings->slots[slot])
            return NULL;
        strings->hashes[slot] = hash;
        strings->count++;
    }
    return strings->slots[slot];
}

const char *chain_strings_find(const struct chain_strings *strings, const char *bytes, size_t length)
{
    if (!strings->capacity)
        return NULL;
    return strings->slots[slot_of(strings, bytes, length, hash_of(strings, bytes, length))];
}
