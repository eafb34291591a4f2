#include "write/spool.h"

#include <string.h>

#define IN_MEMORY ((size_t)1 << 20)

static void to_file(struct chain_spool *spool)
{
    if (!spool->tried)
        spool->file = tmpfile();
    spool->tried = true;
    if (!spool->file || spool->memory.failed)
        return;
    spool->lost = spool->lost || fseeko(spool->file, (off_t)spool->filed, SEEK_SET) != 0 ||
                  fwrite(spool->memory.bytes, 1, spool->memory.length, spool->file) != spool->memory.length;
    spool->filed += spool->memory.length;
    spool->memory.length = 0;
}

uint64_t chain_spool_put(struct chain_spool *spool, const void *bytes, size_t length)
{
    if (spool->memory.length > IN_MEMORY)
        to_file(spool);
    uint64_t at = spool->filed + spool->memory.length;
    chain_buffer_put(&spool->memory, bytes, length);
    return at;
}

static uint64_t copy_filed(struct chain_spool *spool, uint64_t from, uint64_t length, chain_output *output)
{
    char block[16384];
    uint64_t done = 0;
    spool->lost = spool->lost || fseeko(spool->file, (off_t)from, SEEK_SET) != 0;
    while (done < length && from + done < spool->filed && !spool->lost) {
        size_t most = length - done < sizeof block ? (size_t)(length - done) : sizeof block;
        if (most > spool->filed - from - done)
            most = (size_t)(spool->filed - from - done);
        size_t got = fread(block, 1, most, spool->file);
        spool->lost = got != most;
        chain_output_write(output, block, got);
        done += got;
    }
    return done;
}

void chain_spool_copy(struct chain_spool *spool, uint64_t from, uint64_t length, chain_output *output)
{
    uint64_t done = from < spool->filed ? copy_filed(spool, from, length, output) : 0;
    if (done < length && !spool->lost && !spool->memory.failed)
        chain_output_write(output, spool->memory.bytes + (from + done - spool->filed), (size_t)(length - done));
}

void chain_spool_clear(struct chain_spool *spool)
{
    chain_buffer_clear(&spool->memory);
    if (spool->file)
        fclose(spool->file);
    memset(spool, 0, sizeof *spool);
}
