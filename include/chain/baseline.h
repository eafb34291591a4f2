/**
 * @file
 * Findings that are known already: a file that lists them, so that only new ones are told and fail a run.
 *
 * A finding is known again by its file, rule and subject, not by its line: the file may be edited above it. Of several that are the
 * same in all three so many are known as the list says.
 */
#ifndef CHAIN_BASELINE_H
#define CHAIN_BASELINE_H

#include <stddef.h>

#include "chain/export.h"
#include "chain/finding.h"
#include "chain/output.h"
#include "chain/status.h"
#include "chain/write.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A list of known findings. Any number of threads may apply one while nobody adds to it. */
typedef struct chain_baseline chain_baseline;

/** What came of applying a baseline to the findings of a file. */
typedef struct chain_known {
    size_t hidden; /**< Findings that were known. */
    size_t gone;   /**< Known ones of this file that are no longer found. */
} chain_known;

/**
 * An empty list.
 * @param folder   the absolute path of the folder that paths are told from, so that the list serves wherever the tree is put; NULL = as
 *                 they are given
 * @param working  the absolute path that relative paths of findings start from; NULL = they stay as they are
 * @return NULL without memory
 */
CHAIN_API CHAIN_MUST_USE chain_baseline *chain_baseline_new(const char *folder, const char *working);
/** Frees it. NULL is fine. */
CHAIN_API void chain_baseline_free(chain_baseline *baseline);
/**
 * Reads a list that chain_baseline_write() wrote, behind what is there.
 * @param fault  says what is wrong when CHAIN_UNSUPPORTED is returned; may be NULL
 * @return CHAIN_OK, CHAIN_UNSUPPORTED (damaged, or no baseline), CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_baseline_read(chain_baseline *baseline, const char *bytes, size_t length,
                                                          chain_findings_fault *fault);
/** Adds the findings of a file; suppressed and decided ones are left out. @return CHAIN_OK, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT */
CHAIN_API CHAIN_MUST_USE chain_status chain_baseline_add(chain_baseline *baseline, const chain_findings *findings);
/** How many findings it lists. */
CHAIN_API size_t chain_baseline_count(const chain_baseline *baseline);
/**
 * Takes the known findings out of a list.
 * @param baseline  the known ones
 * @param findings  of one file
 * @param known     gets how many were hidden and how many are gone; may be NULL
 * @return CHAIN_OK, CHAIN_NO_MEMORY (nothing is hidden), CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_baseline_apply(const chain_baseline *baseline, chain_findings *findings, chain_known *known);
/** How many it lists of files that do not exist any more. */
CHAIN_API size_t chain_baseline_of_lost_files(const chain_baseline *baseline);
/** Writes it: text, one line each, sorted, so that it stays the same until findings change and differences are read easily. */
CHAIN_API CHAIN_MUST_USE chain_status chain_baseline_write(chain_baseline *baseline, chain_output *output);

#ifdef __cplusplus
}
#endif

#endif
