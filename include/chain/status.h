/**
 * @file
 * How an operation ended. Two channels are never mixed: a status says that an @e operation failed (no memory, a file that
 * cannot be read); what is wrong with the @e content of a chain is a finding (see finding.h).
 */
#ifndef CHAIN_STATUS_H
#define CHAIN_STATUS_H

#include "chain/export.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Result of an operation. The numbers never change their meaning. */
typedef enum chain_status {
    CHAIN_OK = 0,              /**< Done. */
    CHAIN_NO_MEMORY = 1,       /**< Memory ran out; nothing was changed. */
    CHAIN_BAD_ARGUMENT = 2,    /**< A NULL where none is allowed, or an enum value that does not exist. */
    CHAIN_IO_OPEN = 3,         /**< A file does not exist or may not be opened. */
    CHAIN_IO_READ = 4,         /**< Reading failed, or the path is no regular file (a folder, a device). */
    CHAIN_IO_WRITE = 5,        /**< Writing failed: disk full, folder read-only, pipe closed. The old file is whole. */
    CHAIN_NOT_XML = 6,         /**< The bytes are not well-formed XML; a finding says where. */
    CHAIN_LIMIT = 7,           /**< A limit was hit (bytes, depth, elements); a finding says which. */
    CHAIN_UNSUPPORTED = 8,     /**< The format or view is not known, or not built in. */
    CHAIN_NOT_A_CHAIN = 9,     /**< Well-formed XML of another kind; a finding says what was found. */
    CHAIN_DRAW_FAILED = 10     /**< Graphviz refused; its words are in the finding. */
} chain_status;

/**
 * English words for a status, for a log; chain_words() has them in other languages.
 * @param status any value, known or not
 * @return a static string, never NULL
 */
CHAIN_API const char *chain_status_text(chain_status status);

#ifdef __cplusplus
}
#endif

#endif
