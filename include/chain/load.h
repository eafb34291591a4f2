/**
 * @file
 * Reading chains from files and memory.
 */
#ifndef CHAIN_LOAD_H
#define CHAIN_LOAD_H

#include "chain/export.h"
#include "chain/model.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * How to load. Start with CHAIN_LOAD_OPTIONS_INIT; a member that is 0 or NULL takes its default.
 */
typedef struct chain_load_options {
    size_t size;             /**< sizeof(chain_load_options), set by the initialiser: lets the struct grow. */
    size_t max_bytes;        /**< Largest file, default 256 MiB. */
    size_t max_elements;     /**< Most elements, default 8 000 000. */
    const char *root;        /**< Folder above which no region, rule or sub-chain is looked for; default: found from the path. */
    const char *data;        /**< Folder of the installed models; default: where they were installed, or $CHAIN_DATA. */
    bool alone;              /**< Do not look for region, rules and sub-chains. */
    size_t max_depth;        /**< Deepest nesting, default and at most 200. */
    size_t max_string;       /**< Most bytes of one attribute or text, default 10 000 000. */
    bool lean;               /**< Only to be judged: what nothing but writing needs of a BPMN document (its bytes, comments, the ways of
                                  lines) is not kept. Findings are the same; chain_model_convert() refuses such a document. */
} chain_load_options;

/** Defaults. */
#define CHAIN_LOAD_OPTIONS_INIT {sizeof(chain_load_options), 0, 0, NULL, NULL, false, 0, 0, false}

/**
 * Loads a chain, region or rules file, with the region, rules and sub-chains that it names.
 *
 * What is wrong with the content is kept in the model and told by chain_check(). So a model comes back even when the file
 * could not be read or is not XML: then the status says so, chain_model_root() is NULL, and chain_check() gives the finding
 * with its place.
 *
 * @param path     the file, not NULL
 * @param options  NULL = defaults
 * @param model    gets the model, to be freed with chain_model_free(); NULL only with CHAIN_NO_MEMORY and CHAIN_BAD_ARGUMENT
 * @return CHAIN_OK; CHAIN_IO_OPEN, CHAIN_IO_READ, CHAIN_NOT_XML, CHAIN_NOT_A_CHAIN, CHAIN_LIMIT; CHAIN_NO_MEMORY,
 *         CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_load(const char *path, const chain_load_options *options, chain_model **model);

/**
 * The same from memory.
 * @param bytes    the document; need not end with NUL; may be freed afterwards
 * @param length   how many bytes
 * @param name     what to call it in places and where to look for named files; may be NULL
 * @param options  NULL = defaults
 * @param model    as for chain_load()
 * @return as for chain_load()
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_load_memory(const void *bytes, size_t length, const char *name,
                                                        const chain_load_options *options, chain_model **model);

#ifdef __cplusplus
}
#endif

#endif
