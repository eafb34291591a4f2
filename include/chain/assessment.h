/**
 * @file
 * The report by objectives, for a half-year self-assessment: of one or many chains, by objective and sub-area what is described, where
 * it is in use, which gaps there are, what has been measured, what cannot be assessed, what has been decided, and what has changed
 * since the last round. All five objectives are always there, keyed by their id, so that two rounds can be laid side by side; nothing
 * is added up to one score.
 *
 * @code
 * chain_assessment *report = chain_assessment_new();
 * chain_assessment_add(report, model, older, NULL);      // as many chains as there are; older may be NULL
 * chain_assessment_write(report, NULL, output);
 * chain_assessment_free(report);
 * @endcode
 *
 * Ownership: a report borrows the models; they must outlive it. Threads: one at a time.
 */
#ifndef CHAIN_ASSESSMENT_H
#define CHAIN_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "chain/baseline.h"
#include "chain/check.h"
#include "chain/export.h"
#include "chain/finding.h"
#include "chain/kinds.h"
#include "chain/model.h"
#include "chain/output.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Chains that are reported together. */
typedef struct chain_assessment chain_assessment;

/** How to write a report. Start with CHAIN_ASSESSMENT_FORMAT_INIT. */
typedef struct chain_assessment_format {
    size_t size;       /**< sizeof(chain_assessment_format), set by the initialiser: lets the struct grow. */
    const char *name;  /**< "report" (Markdown to paste and edit; the default) or "report-csv" (the same, a row each). */
    chain_lang lang;   /**< Language of the words; CHAIN_LANG_NONE = English. */
    bool ids;          /**< Also tell the ids of rules, places and sources. */
    bool bom;          /**< Begin report-csv with a byte order mark, for Excel. */
} chain_assessment_format;

/** Defaults. */
#define CHAIN_ASSESSMENT_FORMAT_INIT {sizeof(chain_assessment_format), NULL, CHAIN_LANG_NONE, false, false}

/** An empty report, or NULL without memory. */
CHAIN_API CHAIN_MUST_USE chain_assessment *chain_assessment_new(void);
/** Frees a report. NULL is fine. */
CHAIN_API void chain_assessment_free(chain_assessment *report);

/**
 * Adds a chain and runs its gap analysis.
 * @param report   the report
 * @param model    a chain
 * @param older    the same chain at the last round, or NULL: then nothing is told of changes
 * @param options  of the gap analysis; NULL = defaults. The day of the first chain is the day of the report
 * @return CHAIN_OK; CHAIN_NOT_A_CHAIN for a region, rules or what could not be read; CHAIN_NO_MEMORY; CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_assessment_add(chain_assessment *report, const chain_model *model, const chain_model *older,
                                                       const chain_check_options *options);
/** How many chains it holds. */
CHAIN_API size_t chain_assessment_count(const chain_assessment *report);
/** The gaps of the chain with a position, borrowed; NULL beyond the last. */
CHAIN_API const chain_findings *chain_assessment_gaps(const chain_assessment *report, size_t position);

/**
 * Takes the known gaps of the chain that was added last out of the report.
 * @param known  gets how many are left out, and how many are gone; may be NULL
 * @return CHAIN_OK, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT (NULL, or there is no chain yet)
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_assessment_leave_out(chain_assessment *report, const chain_baseline *baseline,
                                                                 chain_known *known);

/**
 * Writes a report.
 * @param report  the report
 * @param format  NULL = defaults
 * @param output  where to
 * @return CHAIN_OK, CHAIN_UNSUPPORTED for an unknown name, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_assessment_write(const chain_assessment *report, const chain_assessment_format *format,
                                                         chain_output *output);

#ifdef __cplusplus
}
#endif

#endif
