/**
 * @file
 * How often each rule found something, and in how many files: where to begin with many findings.
 */
#ifndef CHAIN_STATISTICS_H
#define CHAIN_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>

#include "chain/export.h"
#include "chain/finding.h"
#include "chain/kinds.h"
#include "chain/output.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Counts by rule. One thread at a time. */
typedef struct chain_statistics chain_statistics;

/** One row. */
typedef struct chain_statistic {
    const chain_rule *rule;
    chain_severity severity; /**< The heaviest that its findings had. */
    size_t findings;         /**< Open ones: neither suppressed nor decided. */
    size_t files;            /**< Lists that had any. */
} chain_statistic;

/** Empty counts, or NULL without memory. */
CHAIN_API CHAIN_MUST_USE chain_statistics *chain_statistics_new(void);
/** Frees them. NULL is fine. */
CHAIN_API void chain_statistics_free(chain_statistics *statistics);
/** Counts the findings of one file. NULL is ignored. */
CHAIN_API void chain_statistics_add(chain_statistics *statistics, const chain_findings *findings);
/** How many rules found something. */
CHAIN_API size_t chain_statistics_count(const chain_statistics *statistics);
/** A row, the most findings first, then by id; false when there is none with this position. */
CHAIN_API bool chain_statistics_at(const chain_statistics *statistics, size_t position, chain_statistic *row);
/**
 * Writes a table for people: findings, files, severity, rule and its title.
 * @return CHAIN_OK, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_statistics_write(const chain_statistics *statistics, chain_lang lang, chain_output *output);

#ifdef __cplusplus
}
#endif

#endif
