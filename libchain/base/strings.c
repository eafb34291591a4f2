#include "base/strings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

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
    /* Sixteen random bytes that the kernel gives every process: no call for each table. */
    const void *random = (const void *)getauxval(AT_RANDOM);
    if (random)
        memcpy(&strings->seed, random, sizeof strings->seed);
}

void chain_strings_clear(struct chain_strings *strings)
{
    if (!strings)
        return;
    free(strings->slots);
    strings->slots = NULL;
    strings->capacity = strings->count = 0;
}

/* The slot where the string is, or where it would go. */
static struct chain_string *slot_of(const struct chain_strings *strings, const char *bytes, size_t length, uint32_t hash)
{
    uint32_t mask = strings->capacity - 1;
    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        struct chain_string *slot = &strings->slots[at];
        if (!slot->text)
            return slot;
        /* A text ends with a NUL, so one whose length agrees is long enough to be compared. */
        if (slot->hash == hash && slot->length == (uint32_t)length && memcmp(slot->text, bytes, length) == 0 &&
            slot->text[length] == '\0')
            return slot;
    }
}

static bool grow(struct chain_strings *strings)
{
    uint32_t capacity = strings->capacity ? strings->capacity * 2 : 64;
    struct chain_string *bigger = calloc(capacity, sizeof *bigger);
    if (!bigger)
        return false;
    for (uint32_t i = 0; i < strings->capacity; i++) {
        if (!strings->slots[i].text)
            continue;
        uint32_t slot = strings->slots[i].hash & (capacity - 1);
        while (bigger[slot].text)
            slot = (slot + 1) & (capacity - 1);
        bigger[slot] = strings->slots[i];
    }
    free(strings->slots);
    strings->slots = bigger;
    strings->capacity = capacity;
    return true;
}

/* The hash stands before the text. */
static const char *keep(struct chain_strings *strings, const char *bytes, size_t length, uint32_t hash)
{
    char *place = chain_arena_bytes(strings->arena, sizeof hash + length + 1);
    if (!place)
        return NULL;
    memcpy(place, &hash, sizeof hash);
    if (length)
        memcpy(place + sizeof hash, bytes, length);
    place[sizeof hash + length] = '\0';
    return place + sizeof hash;
}

const char *chain_strings_add(struct chain_strings *strings, const char *bytes, size_t length)
{
    /* At most three quarters full keeps the probes short. */
    if (strings->count >= strings->capacity / 4 * 3 && !grow(strings)) {
        strings->arena->failed = true;
        return NULL;
    }
    uint32_t hash = hash_of(strings, bytes, length);
    struct chain_string *slot = slot_of(strings, bytes, length, hash);
    if (!slot->text) {
        const char *text = keep(strings, bytes, length, hash);
        if (!text)
            return NULL;
        *slot = (struct chain_string){text, hash, (uint32_t)length};
        strings->count++;
    }
    return slot->text;
}

uint32_t chain_strings_hash(const struct chain_strings *strings, const char *bytes, size_t length)
{
    return hash_of(strings, bytes, length);
}

uint32_t chain_string_hash(const char *text)
{
    uint32_t hash;
    memcpy(&hash, text - sizeof hash, sizeof hash);
    return hash;
}

const char *chain_strings_find(const struct chain_strings *strings, const char *bytes, size_t length)
{
    if (!strings->capacity)
        return NULL;
    return slot_of(strings, bytes, length, hash_of(strings, bytes, length))->text;
}
