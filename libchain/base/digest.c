#include "base/digest.h"

#include <nettle/sha2.h>

struct chain_digest chain_digest_of(const void *bytes, size_t length)
{
    struct sha256_ctx context;
    struct chain_digest digest;
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, sizeof digest.bytes, digest.bytes);
    return digest;
}
