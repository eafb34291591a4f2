/**
 * @file
 * Figures of a chain, computed from what its file says: can a share be true, what is left untold, in how many areas is a step to be
 * had, how far a model is in an area, how completely the aims are measured. The gap rules use the same functions.
 *
 * Nothing here keeps state or memory: results are numbers, and objects of the model. What is not known stays apart: a coverage is an
 * interval, and a function that has nothing to compute from returns false and leaves its result as it was.
 */
#ifndef CHAIN_FIGURES_H
#define CHAIN_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"
#include "chain/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Can a rounded share be true of so many cases? The GRIM test (Brown & Heathers 2017): is there a whole number k with
 * round(scale * k / base) = digits, halves rounded up?
 * @param digits  the share as written: 32 of "32 %", 325 of "32.5 %"
 * @param scale   what makes a whole: 100 of "32 %", 1000 of "32.5 %"; at least 1
 * @param base    how many cases, N; at least 1
 * @return false also when a parameter is out of range (digits, scale, base: 0 to 1 000 000 000)
 */
CHAIN_API bool chain_share_possible(int64_t digits, int64_t scale, int64_t base);

/** What a period of some months makes in a year: amount * 12 / months. An estimate. @return false unless months is 1 to 1200 */
CHAIN_API bool chain_per_year(double amount, int months, double *year);

/**
 * Continuity of care from how a client's visits fell on providers.
 * COCI = (sum of n * n - N) / (N * (N - 1)), UPC = the largest n / N, where n are the visits with each provider and N all of them
 * (BMC HSR rapid review 2022, table 2). Both 1: always the same provider. COCI 0: never the same twice.
 * @param visits     visits with each provider; a 0 changes nothing
 * @param providers  how many
 * @param coci       gets the index, 0 to 1; may be NULL
 * @param upc        gets the share of the usual provider; may be NULL
 * @return false for fewer than two visits, or more than 1 000 000 000 in all
 */
CHAIN_API bool chain_continuity(const uint32_t *visits, size_t providers, double *coci, double *upc);

/** What a waiting list in place of bookable times counts as in T3, in days. */
#define CHAIN_T3_WAITING_LIST 182

/**
 * T3 of a unit and profession: the median, over its professionals, of the days to the third free non-urgent appointment (as published
 * by the wellbeing services county of Lapland).
 * @param days   for each professional; a negative number = works from a waiting list, counts as CHAIN_T3_WAITING_LIST
 * @param count  how many professionals
 * @param t3     gets the days; of an even number of professionals the mean of the middle two
 * @return false for none, for what is no number, or without memory
 */
CHAIN_API bool chain_third_free(const double *days, size_t count, double *t3);

/** The outcomes that a metric tells of one group of cases: its named values of the same area, period and base. */
typedef struct chain_outcomes {
    const chain_object *first;  /**< The first value of the group. */
    size_t parts;               /**< How many values, two or more. */
    double told;                /**< Their sum as a share, 1 = all. */
    double untold;              /**< 1 - told; negative when more than all is told. */
    double slack;               /**< How far rounding alone can take the sum from 1: half of the last digit for each share. */
    bool counted;               /**< The sum is of counts and a base, else of shares. */
} chain_outcomes;

/**
 * The groups of outcomes of a metric, in file order.
 * @param position  0 for the first group
 * @return false when there is no such group; also for NULL or what is no metric
 */
CHAIN_API bool chain_metric_outcomes(const chain_object *metric, size_t position, chain_outcomes *outcomes);

/** Where a step or flow is to be had, over the municipalities that the chain is for. */
typedef struct chain_coverage {
    size_t areas;            /**< All areas that are compared. */
    size_t served;           /**< Available, bought or shared. */
    size_t lacking;          /**< Limited, planned or not available. */
    size_t unknown;          /**< Nothing is said, or "unknown". */
    double low, high;        /**< Share of areas served, 0 to 1: if no unknown area has it, if all have. */
    bool weighted;           /**< All areas give a population over 0: the next two are meant. */
    double population_low;   /**< As low, each area counted by its population. */
    double population_high;  /**< As high, each area counted by its population. */
} chain_coverage;

/**
 * Coverage = sum of weights of the areas served / sum of all weights; the weight is 1 or the population.
 * @param object  a step or flow
 * @param as_of   the day that dates are compared with, yyyymmdd; what has ended is still the last that is known
 * @return false when the object does not tell where it is available, the chain has no areas, for NULL, or without memory
 */
CHAIN_API bool chain_object_coverage(const chain_object *object, int32_t as_of, chain_coverage *coverage);

/** How far a model is in one area. */
typedef struct chain_adoption {
    int phase;                /**< The latest of CHAIN_STATUS_IDEA to CHAIN_STATUS_ESTABLISHED, 0 = nothing known. */
    int side;                 /**< CHAIN_STATUS_UPDATE_DUE, STALLED, NOT_KEPT or WITHDRAWN when it came after the phase, else 0. */
    int32_t since;            /**< The first day that the phase is told of, yyyymmdd, 0 = not told. */
    int32_t side_since;       /**< The day of the side state, 0 = not told. */
    bool in_use;              /**< Adopted or established, and neither given up nor fallen out of use since. */
    bool was_in_use;          /**< It has been in use at some time. */
    int distance;             /**< How many phases are left to CHAIN_STATUS_ESTABLISHED; 0 = none. */
} chain_adoption;

/**
 * The status of a chain in an area on a day, from all its <status> elements up to that day: the later goes first, of the same day the
 * one for the smaller area. What is in use stays so when it is described anew.
 * @param area  an area of the model; one that is compared (a municipality the chain is for)
 * @return false when nothing is said of it, it is not compared, for NULL, or without memory
 */
CHAIN_API bool chain_area_adoption(const chain_object *area, int32_t as_of, chain_adoption *adoption);

/** How completely the metrics are described. */
typedef struct chain_measurement {
    size_t metrics;  /**< How many metrics. */
    size_t asked;    /**< What they should tell: eight things each. */
    size_t told;     /**< What they tell: told / asked is the completeness. */
} chain_measurement;

/**
 * Of each metric is asked: what is counted, the base N, the recording instruction, the source, the value at the start, the target, the
 * period, and a measured value.
 * @param objective  CHAIN_OBJECTIVE_..., 0 = all metrics
 * @return false for NULL
 */
CHAIN_API bool chain_model_measurement(const chain_model *model, int objective, chain_measurement *measurement);

#ifdef __cplusplus
}
#endif

#endif
