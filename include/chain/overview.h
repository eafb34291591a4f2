/**
 * @file
 * Many chains, or the areas of one chain, laid beside each other: what they share first, then where they go apart.
 *
 * Of many chains: which steps and actors occur in how many of them; which two actors hand over to each other differently in
 * different chains; which named sub-chain is missing. Steps and actors belong together when they have the same kind and a name or
 * alias in common (letter case, blanks and punctuation do not count); clients are always the same.
 * Of the areas of one chain: which of them have the same services, and for each step where it is to be had.
 *
 * Ownership: an overview borrows the models; they must outlive it. Threads: one at a time. NULL is answered with 0, NULL or false.
 */
#ifndef CHAIN_OVERVIEW_H
#define CHAIN_OVERVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"
#include "chain/kinds.h"
#include "chain/model.h"
#include "chain/output.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Chains side by side. */
typedef struct chain_overview chain_overview;

/** A step or an actor that occurs in one chain or several. Members may be added at the end. */
typedef struct chain_shared {
    chain_type type;                      /**< CHAIN_ACTOR or CHAIN_STEP. */
    size_t chains;                        /**< In how many chains. */
    const chain_object *const *members;   /**< One for each chain, in the order they were given; NULL where it is missing. */
} chain_shared;

/** How the client gets from one actor to another, chain by chain. Members may be added at the end. */
typedef struct chain_passage {
    const chain_shared *from;             /**< An actor. */
    const chain_shared *to;               /**< Another one. */
    size_t chains;                        /**< In how many chains such a handoff is. */
    bool different;                       /**< Not the same in all of them: kind, information, confirmation, feedback or time. */
    const chain_object *const *members;   /**< The first such handoff of each chain, NULL where there is none. */
} chain_passage;

/** A sub-chain that a chain names. Members may be added at the end. */
typedef struct chain_missing {
    size_t chain;                         /**< Number of the chain that names it. */
    const chain_object *step;             /**< Where. */
    const char *id;                       /**< The id it names. */
} chain_missing;

/**
 * Lays chains side by side.
 * @param models    the chains, at least one; all borrowed
 * @param count     how many
 * @param overview  gets the overview, to be freed with chain_overview_free()
 * @return CHAIN_OK; CHAIN_NOT_A_CHAIN when one is a region, rules or could not be read; CHAIN_LIMIT when different steps times
 *         chains are more than 67 million; CHAIN_NO_MEMORY; CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_overview_new(const chain_model *const *models, size_t count, chain_overview **overview);
/** Frees an overview. NULL is fine. */
CHAIN_API void chain_overview_free(chain_overview *overview);

/** How many different actors (CHAIN_ACTOR) or steps (CHAIN_STEP) the chains have together. */
CHAIN_API size_t chain_overview_shared_count(const chain_overview *overview, chain_type type);
/** The one with a position, or NULL: those of most chains first. */
CHAIN_API const chain_shared *chain_overview_shared(const chain_overview *overview, chain_type type, size_t position);
/** How many pairs of actors hand over to each other in two chains or more. */
CHAIN_API size_t chain_overview_passage_count(const chain_overview *overview);
/** The pair with a position, or NULL; those that differ first. */
CHAIN_API const chain_passage *chain_overview_passage(const chain_overview *overview, size_t position);
/** How many named sub-chains are neither among the chains nor found beside them. */
CHAIN_API size_t chain_overview_missing_count(const chain_overview *overview);
/** The one with a position, or NULL. */
CHAIN_API const chain_missing *chain_overview_missing(const chain_overview *overview, size_t position);

/**
 * Writes an overview.
 * @param overview  the overview
 * @param format    "text", "csv" (a step a row, a chain a column) or "json"; NULL = text
 * @param lang      language of the words; CHAIN_LANG_NONE = English
 * @param output    where to
 * @return CHAIN_OK, CHAIN_UNSUPPORTED for an unknown format, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_overview_write(const chain_overview *overview, const char *format, chain_lang lang,
                                                           chain_output *output);
/**
 * Writes the areas of one chain side by side: those with the same services together, then each step where it is to be had.
 * @param model   a chain with a region
 * @param as_of   the day, yyyymmdd; 0 = today in UTC
 * @param format  as for chain_overview_write(); csv: a step a row, an area a column
 * @return also CHAIN_NOT_A_CHAIN
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_areas_write(const chain_model *model, int32_t as_of, const char *format, chain_lang lang,
                                                        chain_output *output);

/**
 * Writes a register: each chain with its region, state, latest status, owner, next review, languages, gaps by severity, and the chains
 * that it leads to. Text about several begins with all of them together: how far they are, how many lack an owner or a review, and
 * which have most serious gaps.
 * @param models  the chains
 * @param count   how many; 0 gives an empty register
 * @param as_of   the day that dates are compared with, yyyymmdd; 0 = today in UTC
 * @param format  as for chain_overview_write(); csv: a chain a row
 * @return also CHAIN_NOT_A_CHAIN
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_register_write(const chain_model *const *models, size_t count, int32_t as_of,
                                                           const char *format, chain_lang lang, chain_output *output);

#ifdef __cplusplus
}
#endif

#endif
