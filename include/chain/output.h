/**
 * @file
 * Where bytes go: memory, a stream, or a file that is replaced as a whole or not at all.
 */
#ifndef CHAIN_OUTPUT_H
#define CHAIN_OUTPUT_H

#include <stddef.h>
#include <stdio.h>

#include "chain/export.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A place for bytes. A failed write is remembered: writers need not check each one, chain_output_close() tells. */
typedef struct chain_output chain_output;

/** Collects in memory; NULL without memory. */
CHAIN_API CHAIN_MUST_USE chain_output *chain_output_memory(void);
/** Writes to a stream that stays the caller's; NULL without memory or with a NULL stream. */
CHAIN_API CHAIN_MUST_USE chain_output *chain_output_stream(FILE *stream);
/**
 * Writes to a file. A regular file, or one that does not exist yet, is written beside its place and renamed by
 * chain_output_close(): until then, and whatever fails, the old file is whole. On the usual file systems of Linux (ext4, xfs, btrfs,
 * f2fs, tmpfs, and the overlays of containers) what is written has no name until it is whole, so a program that is killed leaves
 * nothing; on others it may leave "FILE.PID-N.new": that is in nobody's way (no folder walk takes it for a chain) and may be removed.
 * Permissions are kept. A pipe, a device or "/dev/stdout" is written to directly and never replaced; a pipe that nobody reads from is
 * refused after a second (errno is ENXIO). "-" is standard output.
 * @param path    where
 * @param output  gets the output
 * @return CHAIN_OK, CHAIN_IO_WRITE (errno says why), CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_output_file(const char *path, chain_output **output);

/** Adds bytes. */
CHAIN_API void chain_output_write(chain_output *output, const void *bytes, size_t length);
/** Adds a text that ends with NUL; NULL adds nothing. */
CHAIN_API void chain_output_text(chain_output *output, const char *text);
/** What was collected in memory (ends with a NUL that is not counted), borrowed; NULL for other outputs. */
CHAIN_API const char *chain_output_bytes(const chain_output *output, size_t *length);

/**
 * Ends an output and frees it: a file is flushed and takes its place.
 * @return CHAIN_OK, or CHAIN_IO_WRITE (errno says why) or CHAIN_NO_MEMORY when anything failed on the way (then an old file is as it was)
 */
CHAIN_API chain_status chain_output_close(chain_output *output);
/** Throws an output away: an old file stays as it was. NULL is fine. */
CHAIN_API void chain_output_abandon(chain_output *output);

#ifdef __cplusplus
}
#endif

#endif
