/* SHA-256 (FIPS 180-4): what two contents have in common only when they are the same. */
#ifndef CHAIN_BASE_DIGEST_H
#define CHAIN_BASE_DIGEST_H

#include <nettle/sha2.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

#define CHAIN_DIGEST_SIZE 32

struct chain_digest {
    uint8_t bytes[CHAIN_DIGEST_SIZE];
};

struct chain_digest chain_digest_of(const void *bytes, size_t length);
bool chain_digest_same(struct chain_digest a, struct chain_digest b);

/* The same piece by piece. */
struct chain_digest_sum {
    struct sha256_ctx context;
};
void chain_digest_begin(struct chain_digest_sum *sum);
void chain_digest_add(struct chain_digest_sum *sum, const void *bytes, size_t length);
struct chain_digest chain_digest_end(struct chain_digest_sum *sum);

#endif
