#include "read/scan_names.h"

#include <stdbool.h>
#include <string.h>

void chain_scan_names_init(struct chain_scan_names *names)
{
    names->count = names->used = 0;
    memset(names->slots, 0, sizeof names->slots);
}

/* The bytes as numbers: 0 behind the end, whatever the machine's order of bytes. */
static struct chain_scan_key key_of(const char *bytes, size_t length, size_t room)
{
    struct chain_scan_key key = {0, 0};
    if (length >= 8) {
        memcpy(&key.head, bytes, 8);
        memcpy(&key.tail, bytes + length - 8, 8);
    } else if (room >= 8) {
        /* A mask of as many bytes as there are: one copy of known length instead of a loop. */
        static const unsigned char ones[16] = {255, 255, 255, 255, 255, 255, 255, 255};
        uint64_t mask;
        memcpy(&key.head, bytes, 8);
        memcpy(&mask, ones + 8 - length, 8);
        key.head &= mask;
    } else {
        memcpy(&key.head, bytes, length);
    }
    return key;
}

/* The slot where a text is, or where it would go. Half of the slots stay free. */
static uint16_t *slot_of(struct chain_scan_names *names, const char *bytes, size_t length, struct chain_scan_key key)
{
    uint64_t hash = (key.head ^ (key.tail << 7 | key.tail >> 57) ^ length) * 0x9E3779B97F4A7C15u;
    for (uint64_t at = hash >> 55;; at = (at + 1) % CHAIN_SCAN_SLOTS) {
        uint16_t *slot = &names->slots[at];
        if (!*slot)
            return slot;
        const struct chain_scan_name *name = &names->names[*slot - 1];
        if (name->key.head == key.head && name->key.tail == key.tail && name->length == length &&
            (length <= 16 || memcmp(name->text, bytes, length) == 0))
            return slot;
    }
}

static struct chain_scan_name *add(struct chain_scan_names *names, uint16_t *slot, const char *bytes, size_t length,
                                   struct chain_scan_key key)
{
    if (names->count == CHAIN_SCAN_NAMES || length >= CHAIN_SCAN_BYTES - names->used)
        return NULL;
    char *text = names->bytes + names->used;
    memcpy(text, bytes, length);
    text[length] = '\0';
    names->used += (uint32_t)length + 1;
    struct chain_scan_name *name = &names->names[names->count++];
    *name = (struct chain_scan_name){.key = key, .text = text, .local = name, .length = (uint32_t)length};
    *slot = (uint16_t)names->count;
    return name;
}

static struct chain_scan_name *keep(struct chain_scan_names *names, const char *bytes, size_t length, struct chain_scan_key key)
{
    uint16_t *slot = slot_of(names, bytes, length, key);
    return *slot ? &names->names[*slot - 1] : add(names, slot, bytes, length, key);
}

/* No name has a key with all bits of its tail turned round: a namespace a:b is not taken for the name a:b. */
const char *chain_scan_uri(struct chain_scan_names *names, const char *bytes, size_t length)
{
    struct chain_scan_key key = key_of(bytes, length, length);
    key.tail = ~key.tail;
    const struct chain_scan_name *name = keep(names, bytes, length, key);
    return name ? name->text : NULL;
}

struct chain_scan_name *chain_scan_part(struct chain_scan_names *names, const char *bytes, size_t length)
{
    return keep(names, bytes, length, key_of(bytes, length, length));
}

static bool starts_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static struct chain_scan_name *part(struct chain_scan_names *names, const char *bytes, size_t length, struct chain_scan_key key)
{
    const char *colon = memchr(bytes, ':', length);
    size_t before = colon ? (size_t)(colon - bytes) : 0, behind = length - before - 1;
    if (!starts_name(bytes[0]))
        return NULL;
    if (!colon)
        return keep(names, bytes, length, key);
    if (behind == 0 || !starts_name(colon[1]) || memchr(colon + 1, ':', behind))
        return NULL;
    struct chain_scan_name *prefix = chain_scan_part(names, bytes, before);
    struct chain_scan_name *local = chain_scan_part(names, colon + 1, behind);
    struct chain_scan_name *name = prefix && local ? keep(names, bytes, length, key) : NULL;
    if (name) {
        name->prefix = prefix;
        name->local = local;
    }
    return name;
}

struct chain_scan_name *chain_scan_name(struct chain_scan_names *names, const char *bytes, size_t length, size_t room)
{
    struct chain_scan_key key = key_of(bytes, length, room);
    uint16_t *slot = slot_of(names, bytes, length, key);
    return *slot ? &names->names[*slot - 1] : part(names, bytes, length, key);
}
