#include "base/strings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

#include "base/pages.h"
#include "base/same.h"

#define MOST_SPARE 1024u /* slots: they are set to zero before they are used again */

static uint64_t mixed(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* Up to eight bytes, each in at least one of the words. */
static uint64_t few(const char *bytes, size_t length)
{
    const unsigned char *b = (const unsigned char *)bytes;
    if (length >= 4)
        return (uint64_t)chain_four_bytes(bytes) << 32 | chain_four_bytes(bytes + length - 4);
    return length ? (uint64_t)b[0] << 16 | (uint64_t)b[length / 2] << 8 | b[length - 1] : 0;
}

/*
 * Eight bytes at a time from a seed. The last byte is added at the end: s10, s11, s12 ... lie side by side in the table, so that a
 * document that speaks of them one after the other finds them in the cache.
 */
static inline uint32_t hash_of(const struct chain_strings *strings, const char *bytes, size_t length)
{
    uint64_t hash = mixed(strings->seed, length);
    size_t rest = length ? length - 1 : 0;
    for (; rest > 8; bytes += 8, rest -= 8)
        hash = mixed(hash, chain_eight_bytes(bytes));
    hash = mixed(hash, few(bytes, rest));
    return (uint32_t)(hash * 0xbf58476d1ce4e5b9u >> 32) + (length ? (unsigned char)bytes[rest] : 0u);
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
    strings->capacity = strings->count = strings->spare = 0;
}

void chain_strings_reset(struct chain_strings *strings)
{
    uint32_t spare = strings->capacity ? strings->capacity : strings->spare;
    if (spare > MOST_SPARE) {
        chain_strings_clear(strings);
        return;
    }
    strings->capacity = strings->count = 0;
    strings->spare = spare;
}

/* The slot where the string is, or where it would go. */
static inline struct chain_string *slot_of(const struct chain_strings *strings, const char *bytes, size_t length, uint32_t hash)
{
    uint32_t mask = strings->capacity - 1;
    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        struct chain_string *slot = &strings->slots[at];
        if (!slot->text)
            return slot;
        if (slot->hash == hash && slot->length == (uint32_t)length && chain_same_bytes(slot->text, bytes, length))
            return slot;
    }
}

/* The slots from before. */
static bool take_spare(struct chain_strings *strings)
{
    memset(strings->slots, 0, strings->spare * sizeof *strings->slots);
    strings->capacity = strings->spare;
    strings->spare = 0;
    return true;
}

static bool grow(struct chain_strings *strings)
{
    if (!strings->capacity && strings->spare)
        return take_spare(strings);
    uint32_t capacity = strings->capacity ? strings->capacity * 2 : 64;
    struct chain_string *bigger = calloc(capacity, sizeof *bigger);
    if (!bigger)
        return false;
    chain_pages_prefer_large(bigger, capacity * sizeof *bigger);
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
    /* At most half full: equal beginnings lie in runs, which shall not meet. */
    if (strings->count >= strings->capacity / 2 && !grow(strings)) {
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
