/* Entries of a cache as bytes. */
#ifndef CHAIN_CACHE_BYTES_H
#define CHAIN_CACHE_BYTES_H

#include "base/digest.h"
#include "chain/batch.h"
#include "write/buffer.h"

/* What is kept of a file. Texts stand in the bytes of the cache, each with its length before it and a NUL behind it. */
struct chain_cache_entry {
    const char *path, *found;
    const uint8_t *names; /* each: the shelf, id, region, path (texts; no region and no path are ""), digest */
    const uint8_t *from, *to; /* all of it */
    struct chain_digest digest;
    uint32_t found_length, name_count, suppressed, note;
    int32_t day;
};

/* A way a name led: what was sought, for which region ("": none), and the file that was found ("": none). */
struct chain_cache_name {
    const char *id, *region, *path;
    struct chain_digest digest;
    uint8_t shelf;
};

/* What is left to take. Beyond the end it has failed, and what is taken is 0 or "". */
struct chain_cache_scan {
    const uint8_t *at, *end;
    bool failed;
};

/* NULL when there are not so many bytes left. */
const uint8_t *chain_cache_take(struct chain_cache_scan *scan, size_t size);
struct chain_digest chain_cache_take_digest(struct chain_cache_scan *scan);
struct chain_cache_name chain_cache_take_name(struct chain_cache_scan *scan);
struct chain_cache_entry chain_cache_take_entry(struct chain_cache_scan *scan);

void chain_cache_put_number(struct chain_buffer *buffer, uint32_t number);
void chain_cache_put_text(struct chain_buffer *buffer, const char *text, size_t length);
/* A text that may be NULL, which is as "". */
void chain_cache_put_path(struct chain_buffer *buffer, const char *path);
void chain_cache_put_digest(struct chain_buffer *buffer, struct chain_digest digest);

/* What findings depend on besides files and the day (cache_key.c). False when it cannot be told: then nothing is believed and
   nothing kept. */
bool chain_cache_make_key(const chain_load_options *load, const chain_batch_options *options, const chain_check_options *check,
                          struct chain_digest *digest);

#endif
