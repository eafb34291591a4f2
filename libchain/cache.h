/*
 * What was found in files, kept for later runs. An entry is believed only when the bytes of the file, of all files that it names and
 * the way from names to files are what they were, the library is the same to the byte, and the cache file is whole; anything else
 * is forgotten and found again. Results are kept for the words of one language and one set of options, which the key stands for.
 */
#ifndef CHAIN_CACHE_H
#define CHAIN_CACHE_H

#include "base/digest.h"
#include "chain/batch.h"
#include "read/bytes.h"
#include "watch.h"
#include "write/buffer.h"

struct chain_cache;

/* Never NULL but without memory. A cache file that is absent or not believed is an empty cache. */
struct chain_cache *chain_cache_open(const chain_batch_options *options, const chain_check_options *check);
void chain_cache_free(struct chain_cache *cache);

/* One file on its way through a run. */
struct chain_cache_visit {
    const struct chain_cache *cache;
    const char *path;
    struct chain_bytes bytes;    /* of the file, when it could be read */
    struct chain_digest digest;
    struct chain_buffer names;   /* what it names, as entries have it */
    struct chain_buffer found;   /* findings as jsonl */
    uint32_t name_count, suppressed;
    int32_t day;                 /* that the findings hold for; 0 = any */
    bool readable, forget;       /* forget: nothing is to be kept of this visit */
};

/* Reads the file. Any thread. */
void chain_cache_begin(const struct chain_cache *cache, const char *path, struct chain_cache_visit *visit);
/* Are the findings of an earlier run still those of this one? Then they are put into the file. Any thread. */
bool chain_cache_recall(struct chain_cache_visit *visit, chain_batch_file *file);
/* Loads the file and notes what it reads. Any thread. */
chain_status chain_cache_load(struct chain_cache_visit *visit, chain_model **model);
/* Notes the findings, before anybody changes them. Any thread. */
void chain_cache_note(struct chain_cache_visit *visit, const chain_batch_file *file, const chain_model *model);
/* What is to be kept, empty when nothing is. Frees the visit. Any thread. */
struct chain_buffer chain_cache_end(struct chain_cache_visit *visit, const chain_batch_file *file);

/* Keeps an entry (emptied), or what is known of a file that was recalled. In one thread, in the order of the files. */
void chain_cache_keep(struct chain_cache *cache, const char *path, struct chain_buffer *entry);
/* Writes the cache when it has changed. CHAIN_OK, CHAIN_IO_OPEN, CHAIN_IO_WRITE, CHAIN_NO_MEMORY. */
chain_status chain_cache_save(struct chain_cache *cache);

#endif
