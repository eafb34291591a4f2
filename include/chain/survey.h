/**
 * @file
 * What is known at each step of a chain: information that arrives or is missing, availability by area, service by language.
 * The gap rules info-gap, repeat-telling, access-area and language judge by these same facts; a survey gives them one by one, for
 * tables and programs of your own.
 *
 * @code
 * chain_survey *survey = NULL;
 * if (chain_survey_new(model, 0, &survey) == CHAIN_OK) {
 *     unsigned marks = chain_survey_item(survey, step, item);
 *     if (marks & CHAIN_INFO_MISSING)
 *         puts("needed here, and it does not arrive");
 *     chain_survey_free(survey);
 * }
 * @endcode
 *
 * What a file does not tell is 0 here: not known. It never means that all is well.
 *
 * Ownership: a survey borrows its model, which must outlive it. Threads: a survey belongs to one thread at a time.
 * NULL: a NULL survey or object is answered with 0, NULL or false.
 */
#ifndef CHAIN_SURVEY_H
#define CHAIN_SURVEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"
#include "chain/model.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What has been found out about a chain. */
typedef struct chain_survey chain_survey;

/** What happens to a piece of information at a step. Bits. */
enum chain_info_mark {
    CHAIN_INFO_ASKED = 1 << 0,             /**< The client is asked for it. */
    CHAIN_INFO_PRODUCED = 1 << 1,          /**< It comes out of the step. */
    CHAIN_INFO_RECORDED = 1 << 2,          /**< It is recorded. */
    CHAIN_INFO_NEEDED = 1 << 3,            /**< It must be there. */
    CHAIN_INFO_CARRIED = 1 << 4,           /**< A handoff or message brings it to the step. */
    CHAIN_INFO_MISSING = 1 << 5,           /**< Needed, and it never arrives (rule info-gap). */
    CHAIN_INFO_MISSING_SOMETIMES = 1 << 6, /**< Needed, and it arrives on some ways only (rule info-gap). */
    CHAIN_INFO_TOLD_AGAIN = 1 << 7,        /**< Asked of a client who has told it before (rule repeat-telling). */
    CHAIN_INFO_TOLD_AGAIN_SOMETIMES = 1 << 8 /**< The same, on some ways only (rule repeat-telling). */
};

/** A language level that is not told: the client is served in the language, it is not said how. Beyond chain_language_level_kind. */
#define CHAIN_SURVEY_SERVED 100

/**
 * Looks at a chain. Linear in its size; what would take too long is left undecided.
 * @param model  a chain that could be read
 * @param as_of  the day that availability is asked for, yyyymmdd; 0 = today in UTC
 * @param out    gets the survey, NULL on failure
 * @return CHAIN_OK; CHAIN_BAD_ARGUMENT for NULL; CHAIN_NOT_A_CHAIN for regions, rules and broken files; CHAIN_NO_MEMORY
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_survey_new(const chain_model *model, int32_t as_of, chain_survey **out);
/** Frees a survey. NULL is fine. */
CHAIN_API void chain_survey_free(chain_survey *survey);

/** The step with a position in the order of the path: loops aside, each comes after those that lead to it. NULL beyond the last. */
CHAIN_API const chain_object *chain_survey_step(const chain_survey *survey, size_t position);
/** Whether the client meets somebody of the services at a step: what availability and language are asked of. */
CHAIN_API bool chain_survey_meets_client(const chain_survey *survey, const chain_object *step);

/** What happens to an item at a step: bits of enum chain_info_mark, 0 when nothing is told. */
CHAIN_API unsigned chain_survey_item(const chain_survey *survey, const chain_object *step, const chain_object *item);
/** How many items something is told of at a step. */
CHAIN_API size_t chain_survey_item_count(const chain_survey *survey, const chain_object *step);
/** Whether the ways through the chain were too many to tell of all items if they arrive or are asked again. */
CHAIN_API bool chain_survey_items_undecided(const chain_survey *survey);

/** How many areas are compared: the municipalities of the region, as far as the client groups are of them. */
CHAIN_API size_t chain_survey_area_count(const chain_survey *survey);
/** The area with a position, NULL beyond the last. */
CHAIN_API const chain_object *chain_survey_area(const chain_survey *survey, size_t position);
/**
 * Where a step or flow is available.
 * @param survey  the survey
 * @param object  a step or flow
 * @param values  gets a CHAIN_AVAILABILITY_ kind for each area, 0 where nothing is said; as long as there are areas
 * @param partly  if not NULL, gets whether it is "limited" over several areas, not told to which of them; those are unknown in values
 * @return false when the step or flow says nothing of availability; then values are all 0
 */
CHAIN_API bool chain_survey_availability(chain_survey *survey, const chain_object *object, uint8_t *values, bool *partly);

/** Whether a language of service (CHAIN_KINDS_LANGUAGE) is one of the region's or of a client group's. */
CHAIN_API bool chain_survey_speaks(const chain_survey *survey, int language);
/**
 * How a step serves in a language: the best of what it, its channels or else its actor say.
 * @param survey    the survey
 * @param step      a step
 * @param language  of CHAIN_KINDS_LANGUAGE
 * @param partly    if not NULL, gets whether that is told of some areas only
 * @return a kind of CHAIN_KINDS_LANGUAGE_LEVEL, CHAIN_SURVEY_SERVED, or 0 when nothing is told
 */
CHAIN_API int chain_survey_language(const chain_survey *survey, const chain_object *step, int language, bool *partly);

#ifdef __cplusplus
}
#endif

#endif
