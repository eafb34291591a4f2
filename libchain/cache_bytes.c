#include "cache_bytes.h"

#include <string.h>

const uint8_t *chain_cache_take(struct chain_cache_scan *scan, size_t size)
{
    const uint8_t *at = scan->at;
    if (scan->failed || size > (size_t)(scan->end - at)) {
        scan->failed = true;
        return NULL;
    }
    scan->at += size;
    return at;
}

static uint32_t take_number(struct chain_cache_scan *scan)
{
    uint32_t number = 0;
    const uint8_t *at = chain_cache_take(scan, sizeof number);
    if (at)
        memcpy(&number, at, sizeof number);
    return number;
}

struct chain_digest chain_cache_take_digest(struct chain_cache_scan *scan)
{
    struct chain_digest digest = {{0}};
    const uint8_t *at = chain_cache_take(scan, sizeof digest.bytes);
    if (at)
        memcpy(digest.bytes, at, sizeof digest.bytes);
    return digest;
}

/* Never NULL. */
static const char *take_text(struct chain_cache_scan *scan, uint32_t *length)
{
    *length = take_number(scan);
    const uint8_t *at = chain_cache_take(scan, (size_t)*length + 1);
    scan->failed = scan->failed || !at || at[*length] != '\0';
    if (scan->failed)
        *length = 0;
    return scan->failed ? "" : (const char *)at;
}

void chain_cache_put_number(struct chain_buffer *buffer, uint32_t number)
{
    chain_buffer_put(buffer, &number, sizeof number);
}

void chain_cache_put_text(struct chain_buffer *buffer, const char *text, size_t length)
{
    buffer->failed = buffer->failed || length >= UINT32_MAX;
    chain_cache_put_number(buffer, (uint32_t)length);
    chain_buffer_put(buffer, text, length);
    chain_buffer_put(buffer, "", 1);
}

void chain_cache_put_path(struct chain_buffer *key, const char *path)
{
    chain_cache_put_text(key, path ? path : "", path ? strlen(path) : 0);
}

void chain_cache_put_digest(struct chain_buffer *buffer, struct chain_digest digest)
{
    chain_buffer_put(buffer, digest.bytes, sizeof digest.bytes);
}

struct chain_cache_name chain_cache_take_name(struct chain_cache_scan *scan)
{
    uint32_t length;
    const uint8_t *shelf = chain_cache_take(scan, 1);
    struct chain_cache_name name = {.shelf = shelf ? *shelf : 0};
    name.id = take_text(scan, &length);
    name.region = take_text(scan, &length);
    name.path = take_text(scan, &length);
    name.digest = chain_cache_take_digest(scan);
    return name;
}

struct chain_cache_entry chain_cache_take_entry(struct chain_cache_scan *scan)
{
    uint32_t length;
    struct chain_cache_entry entry = {.from = scan->at};
    entry.path = take_text(scan, &length);
    entry.digest = chain_cache_take_digest(scan);
    entry.day = (int32_t)take_number(scan);
    entry.note = take_number(scan);
    entry.suppressed = take_number(scan);
    entry.found = take_text(scan, &entry.found_length);
    entry.name_count = take_number(scan);
    entry.names = scan->at;
    for (uint32_t i = 0; i < entry.name_count && !scan->failed; i++)
        (void)chain_cache_take_name(scan);
    entry.to = scan->at;
    return entry;
}
