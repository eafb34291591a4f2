#include "base/digest.h"

#include <string.h>

void chain_digest_begin(struct chain_digest_sum *sum)
{
    sha256_init(&sum->context);
}

void chain_digest_add(struct chain_digest_sum *sum, const void *bytes, size_t length)
{
    sha256_update(&sum->context, length, bytes);
}

struct chain_digest chain_digest_end(struct chain_digest_sum *sum)
{
    struct chain_digest digest;
    sha256_digest(&sum->context, sizeof digest.bytes, digest.bytes);
    return digest;
}

struct chain_digest chain_digest_of(const void *bytes, size_t length)
{
    struct chain_digest_sum sum;
    chain_digest_begin(&sum);
    chain_digest_add(&sum, bytes, length);
    return chain_digest_end(&sum);
}

bool chain_digest_same(struct chain_digest a, struct chain_digest b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}
