/* dladdr() is not in POSIX yet. */
#define _GNU_SOURCE 1
#include "cache_bytes.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "chain/chain.h"
#include "read/bytes.h"
#include "rule/findings.h"

#define MOST_LIBRARY ((size_t)1 << 31)

/* The library itself, to the byte: another build may have other rules. */
static void put_library(struct chain_buffer *key)
{
    Dl_info about;
    struct chain_bytes bytes = {.data = NULL};
    /* Asked by the address of a table of its own: C cannot turn that of a function into one. */
    bool found = dladdr((const void *)&chain_rules[0], &about) != 0 && chain_bytes_read(about.dli_fname, MOST_LIBRARY, &bytes) == CHAIN_OK;
    chain_cache_put_digest(key, chain_digest_of(bytes.data, bytes.length));
    key->failed = key->failed || !found;
    free(bytes.data);
}

static void put_list(struct chain_buffer *key, const char *const *list)
{
    chain_cache_put_number(key, list != NULL);
    for (; list && *list; list++)
        chain_cache_put_text(key, *list, strlen(*list));
    chain_cache_put_number(key, 0);
}

static void put_weights(struct chain_buffer *key, const chain_rule_weight *weights)
{
    for (; weights && weights->rules; weights++) {
        chain_cache_put_text(key, weights->rules, strlen(weights->rules));
        chain_cache_put_number(key, (uint32_t)weights->severity);
    }
    chain_cache_put_number(key, UINT32_MAX);
}

/* The first number says how this machine writes numbers. */
bool chain_cache_make_key(const chain_load_options *load, const chain_batch_options *options, const chain_check_options *check,
                          struct chain_digest *digest)
{
    struct chain_buffer key = {NULL, 0, 0, false};
    chain_cache_put_number(&key, 0x01020304u);
    put_library(&key);
    chain_cache_put_path(&key, options->cache_key);
    chain_cache_put_number(&key, (uint32_t)options->lang);
    chain_cache_put_number(&key, (uint32_t)check->profile);
    chain_cache_put_number(&key, (uint32_t)check->as_of);
    put_list(&key, check->select);
    put_list(&key, check->ignore);
    put_weights(&key, check->weights);
    chain_cache_put_path(&key, load->root);
    chain_cache_put_path(&key, load->data);
    chain_cache_put_path(&key, getenv("CHAIN_DATA"));
    size_t limits[] = {check->max_findings, load->max_bytes, load->max_elements, load->alone, load->max_depth, load->max_string};
    chain_buffer_put(&key, limits, sizeof limits);
    chain_buffer_put(&key, &check->max_work, sizeof check->max_work);
    bool made = !key.failed;
    if (made)
        *digest = chain_digest_of(key.bytes, key.length);
    chain_buffer_clear(&key);
    return made;
}
