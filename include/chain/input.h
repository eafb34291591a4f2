/**
 * @file
 * The text of a file, read again to show the place of a finding or to mend it.
 */
#ifndef CHAIN_INPUT_H
#define CHAIN_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A text in UTF-8, whatever the encoding of its file. It never changes: any number of threads may read it. */
typedef struct chain_input chain_input;

/**
 * Reads a file.
 * @param path       the file
 * @param max_bytes  the largest; 0 = 256 MiB
 * @param input      gets the text, to be freed with chain_input_free()
 * @return CHAIN_OK, CHAIN_IO_OPEN, CHAIN_IO_READ, CHAIN_LIMIT, CHAIN_NOT_XML (the bytes do not fit their encoding), CHAIN_NO_MEMORY,
 *         CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_input_read(const char *path, size_t max_bytes, chain_input **input);
/** The same from memory; the bytes are copied. */
CHAIN_API CHAIN_MUST_USE chain_status chain_input_memory(const void *bytes, size_t length, chain_input **input);
/** Frees it. NULL is fine. */
CHAIN_API void chain_input_free(chain_input *input);
/** The whole text, ended by a NUL that is not counted, borrowed; NULL for NULL. */
CHAIN_API const char *chain_input_text(const chain_input *input, size_t *length);
/** Are these the very bytes of the file, as against converted ones? Only then can places in the text be written back. */
CHAIN_API bool chain_input_is_exact(const chain_input *input);
/**
 * The byte of the text at a line and column, both from 1, columns in code points as in chain_place. Costs the same however long the
 * text and its lines are.
 * @return the position; the line's end for a column behind it, the text's end for a line behind the last
 */
CHAIN_API size_t chain_input_offset(const chain_input *input, uint32_t line, uint32_t column);
/** The way back: line and column of a byte of the text, of its end for a byte behind it; 0 and 0 for NULL. */
CHAIN_API void chain_input_place(const chain_input *input, size_t offset, uint32_t *line, uint32_t *column);

#ifdef __cplusplus
}
#endif

#endif
