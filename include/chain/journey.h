/**
 * @file
 * Journeys: what a client goes through from a start of a chain to an end of it. How long it takes, how many contacts it takes
 * before help, how many people are met, how often the story is told, and what can be expected when the shares of the branches
 * are known.
 *
 * @code
 * chain_journeys *journeys = NULL;
 * if (chain_journeys_new(model, NULL, &journeys) == CHAIN_OK) {
 *     chain_outlook outlook = chain_journeys_outlook(journeys);                 // over all journeys
 *     printf("contacts before help: %g to %g\n", outlook.to_help.contacts.least, outlook.to_help.contacts.most);
 *     for (size_t i = 0; i < chain_journeys_count(journeys); i++) {             // one by one
 *         const chain_journey *journey = chain_journeys_at(journeys, i);
 *         for (size_t s = 0; s < chain_journey_length(journey); s++)
 *             puts(chain_object_id(chain_journey_station(journey, s).step));
 *     }
 * }
 * chain_journeys_free(journeys);
 * @endcode
 *
 * What a journey is: a way from a start to an end along flows and handoffs on which no step comes twice; a loop is walked once.
 * A parallel step sends the client on all its ways: they are all walked, then the way goes on where they meet. Their times run at
 * the same time (the longest counts), their contacts add up. Of an any-order group the members are done as needed: each may be
 * left out. A step that leads nowhere ends a journey like an end.
 *
 * What is not known stays open: numbers are ranges, times say how many of their parts have no time in the file, probabilities
 * are negative when a share is missing. Nothing is guessed.
 *
 * Ownership: the object borrows the model, which must live as long; all that its functions return is borrowed from it.
 * Threads: reading one object from several threads is fine, except chain_journeys_through(), which adds to it.
 * NULL: a NULL object is answered with 0, NULL, false or an empty struct.
 */
#ifndef CHAIN_JOURNEY_H
#define CHAIN_JOURNEY_H

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

/** All journeys of a chain. */
typedef struct chain_journeys chain_journeys;
/** One of them. */
typedef struct chain_journey chain_journey;

/** A number between two, which are equal when it is known. @c most is INFINITY when there is no upper limit. */
typedef struct chain_bounds {
    double least; /**< Not less than this. */
    double most;  /**< Not more than this. */
} chain_bounds;

/**
 * How long something takes. Parts that the file gives no time for count as nothing and are told in @c untimed: then all of these
 * are lower limits. @c best adds up the shortest of the agreed and usual times, @c typical the usual ones, @c worst the longest.
 * Always best <= typical <= typical_most <= worst, by chain_duration_minutes().
 */
typedef struct chain_span {
    chain_duration best;         /**< When all goes well. */
    chain_duration typical;      /**< As usual (typical; where it is missing, what was agreed: planned). */
    chain_duration typical_most; /**< Of several journeys or areas the longest typical time; of one the same as typical. */
    chain_duration worst;        /**< At the longest (max; where it is missing, the longest of the other times). */
    uint32_t timed;              /**< Parts with a time. */
    uint32_t agreed;             /**< Of these, parts whose usual time is not known: only what was agreed. */
    uint32_t open;               /**< Of these, parts without a longest time: worst is a lower limit. */
    uint32_t untimed;            /**< Parts that may take time, of which the file does not say how much. */
} chain_span;

/** What a journey, or its part up to the first help, asks of the client. */
typedef struct chain_leg {
    chain_bounds contacts;        /**< Times the client must make contact: steps of kind contact by the client or a near one, and
                                      handoffs that leave it to the client (contact, guidance, client-carried, none). */
    chain_bounds encounters;      /**< Times client and professional meet (steps with CHAIN_TRAIT_ENCOUNTER that the client sees). */
    chain_bounds handoffs;        /**< Times the way goes on from one professional to another. */
    chain_bounds waits;           /**< Steps and flows in which the client waits. */
    chain_bounds authentications; /**< Times that strong authentication is asked for: least when another channel will do. */
    chain_bounds told;            /**< Times the client is asked to tell something. */
    chain_bounds retold;          /**< Of these, times something is asked that was told before, reviews left out. */
    chain_bounds professionals;   /**< Different professionals that the client meets. */
    chain_bounds organisations;   /**< Different organisations that they belong to, as far as it is said. */
    chain_bounds cost;            /**< Sum of the costs of steps that have one. */
    uint32_t uncosted;           /**< Encounters without a cost. */
    uint32_t subchains;          /**< Sub-chains on the way: what happens in them is not counted here. */
    chain_span waiting;          /**< Waiting: steps of kind wait, times of flows. */
    chain_span working;          /**< Being served: all other steps. */
    chain_span total;            /**< Both. */
} chain_leg;

/** One step of a journey. */
typedef struct chain_station {
    const chain_object *step;
    const chain_object *flow; /**< By which it was come to; NULL for the start, and for members of an any-order group. */
    uint32_t depth;           /**< How many parallel sections it lies in. */
    uint32_t lane;            /**< Which of the ways of the innermost section, from 0. */
    bool optional;            /**< A member of an any-order group: done when needed. */
    bool contact;             /**< The client makes contact here, or must make it to come here. */
    bool encounter;           /**< Client and professional meet here. */
    bool wait;                /**< Here the client waits. */
    chain_span coming;        /**< How long the way by @c flow takes. */
    chain_span staying;       /**< How long the step itself takes. */
} chain_station;

/** How far an expected value is known. */
typedef enum chain_certainty {
    CHAIN_CERTAIN = 0,   /**< Exact: all shares that matter are known. */
    CHAIN_BOUNDED = 1,   /**< Between least and most: shares are missing or do not sum to 1. */
    CHAIN_NO_WAY_OUT = 2,/**< Some clients never come to an end: there is no expected value. */
    CHAIN_UNDECIDED = 3  /**< Too large to compute, or parallel ways that do not meet as they should. */
} chain_certainty;

/**
 * Expected values over all clients, loops included: E = (I - Q)^-1 c of an absorbing Markov chain (Kemeny and Snell, Finite
 * Markov Chains, 1960, theorem 3.3.5), Q the shares between steps that are no ends, c what a step adds. A flow out of a step with
 * no other way has the share 1; of several ways only one may lack its share, the rest being its. Otherwise each range holds every
 * value that the missing shares can give; a loop with a missing share has no upper limit. Of an any-order group none to all
 * members are done. In parallel ways, times lie between the mean and the sum of the ways.
 */
typedef struct chain_expectation {
    chain_certainty certainty;
    chain_bounds contacts_to_help; /**< Contacts by the client before the first help, or to the end where no help comes. */
    chain_bounds contacts;         /**< To the end; so are the following. */
    chain_bounds encounters;
    chain_bounds handoffs;
    chain_bounds waits;
    chain_bounds told;
    chain_bounds retold;
    chain_bounds minutes;          /**< Typical time in minutes (chain_duration_minutes()), parts without a time counted as nothing. */
    chain_bounds help;             /**< Share of clients that come to help at all. */
} chain_expectation;

/** All journeys together, or those from one start. */
typedef struct chain_outlook {
    bool exact;                     /**< Measured journey by journey. Otherwise computed on the graph: ranges hold all journeys, but
                                         may be wider; professionals and organisations have 0 as least; typical times hold, too. */
    size_t journeys;                /**< How many there are when exact, else how many were listed. */
    bool always_help;               /**< Every journey comes to help. */
    bool never_help;                /**< None does: to_help is the whole way. */
    chain_leg to_help;              /**< Up to the first step of help (CHAIN_TRAIT_HELP), or to the end where there is none. */
    chain_leg whole;                /**< To the end. */
    chain_expectation expected;
    chain_bounds unaccounted;        /**< Share of clients of whom no end is told. */
} chain_outlook;

/** How to compute. Start with CHAIN_JOURNEYS_OPTIONS_INIT; a member that is 0 or NULL takes its default. */
typedef struct chain_journeys_options {
    size_t size;       /**< sizeof(chain_journeys_options), set by the initialiser: lets the struct grow. */
    const char *area;  /**< Id of an area: times of this area. Default: over all areas, the best of the best, the worst of the worst. */
    size_t most;       /**< List at most so many journeys. Default 200, at most 10 000. */
} chain_journeys_options;

/** Defaults. */
#define CHAIN_JOURNEYS_OPTIONS_INIT {sizeof(chain_journeys_options), NULL, 0}

/**
 * Computes the journeys of a chain. Near linear in the chain; listing ends at @c most journeys or when the work grows too large,
 * and then everything else is computed on the graph (see chain_outlook::exact).
 * @param model    a chain; borrowed. One without a start begins at the steps that nothing leads to.
 * @param options  NULL = defaults
 * @param journeys gets the object, to be freed with chain_journeys_free(); NULL unless CHAIN_OK
 * @return CHAIN_OK; CHAIN_NO_MEMORY; CHAIN_BAD_ARGUMENT (NULL, no chain, not read to its end, no such area)
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_journeys_new(const chain_model *model, const chain_journeys_options *options,
                                                         chain_journeys **journeys);
/** Frees it and all that was borrowed from it. NULL is fine. */
CHAIN_API void chain_journeys_free(chain_journeys *journeys);

/** How many journeys are listed. */
CHAIN_API size_t chain_journeys_count(const chain_journeys *journeys);
/** Are these all? */
CHAIN_API bool chain_journeys_complete(const chain_journeys *journeys);
/** The journey with a position, in the order of the flows in the file; NULL when there is none. */
CHAIN_API const chain_journey *chain_journeys_at(const chain_journeys *journeys, size_t position);
/** Over all starts. Where they differ, ranges hold them all: how clients divide between starts is not known. */
CHAIN_API chain_outlook chain_journeys_outlook(const chain_journeys *journeys);

/** How many starts the chain has. */
CHAIN_API size_t chain_journeys_start_count(const chain_journeys *journeys);
/** The start with a position, or NULL. */
CHAIN_API const chain_object *chain_journeys_start(const chain_journeys *journeys, size_t position);
/** The journeys from one start. */
CHAIN_API chain_outlook chain_journeys_from(const chain_journeys *journeys, size_t start);

/** How many ends the chain has: steps with the role end, and those that lead nowhere. */
CHAIN_API size_t chain_journeys_end_count(const chain_journeys *journeys);
/** The end with a position, or NULL. */
CHAIN_API const chain_object *chain_journeys_end(const chain_journeys *journeys, size_t position);
/**
 * The share of the clients of a start who come to an end. The shares of all ends and the unaccounted ones sum to 1. An end inside
 * a parallel section counts with that way's part. From 0 to 1 when too much is unknown.
 * @param start  position of a start, or SIZE_MAX for all starts (a range over them)
 * @param end    position of an end
 */
CHAIN_API chain_bounds chain_journeys_share(const chain_journeys *journeys, size_t start, size_t end);

/**
 * The journey that most clients take, by the product of shares.
 * @param journeys  the journeys
 * @param known     if not NULL, gets whether the shares that decide it are in the file. When they are not, the answer is the
 *                  journey with the fewest steps to an end where the need is met, else to any end: an example, nothing more.
 * @return NULL when the chain has no journey
 */
CHAIN_API const chain_journey *chain_journeys_likeliest(const chain_journeys *journeys, bool *known);
/**
 * The journey with the fewest steps that goes through given steps in the given order.
 * @param journeys  the journeys; the answer is added to it
 * @param ids       ids of steps
 * @param count     how many; 0 asks for the shortest of all
 * @return NULL when there is none, an id is none of a step, or without memory
 */
CHAIN_API const chain_journey *chain_journeys_through(chain_journeys *journeys, const char *const *ids, size_t count);

/** How many steps it has. */
CHAIN_API size_t chain_journey_length(const chain_journey *journey);
/** The step with a position; all NULL beyond the end. Ways of a parallel section come one after the other. */
CHAIN_API chain_station chain_journey_station(const chain_journey *journey, size_t position);
/** Where it begins. */
CHAIN_API const chain_object *chain_journey_start(const chain_journey *journey);
/** Where it ends: a step with the role end, or one that leads nowhere. */
CHAIN_API const chain_object *chain_journey_end(const chain_journey *journey);
/** The first step of help (CHAIN_TRAIT_HELP; never an optional one), or NULL when there is none on it. */
CHAIN_API const chain_object *chain_journey_help(const chain_journey *journey);
/** The product of its shares: how many clients take exactly this way without a loop. Negative when a share is missing. */
CHAIN_API double chain_journey_probability(const chain_journey *journey);
/** Up to its first help; without help to its end. */
CHAIN_API chain_leg chain_journey_to_help(const chain_journey *journey);
/** To its end. */
CHAIN_API chain_leg chain_journey_whole(const chain_journey *journey);

/**
 * Writes journeys.
 * @param journeys  the journeys
 * @param format    "text" for a workshop, "markdown", "csv" (a journey a row, times in days) or "json"; NULL = text
 * @param lang      language of the words and names
 * @param output    where to
 * @return CHAIN_OK; CHAIN_NO_MEMORY; CHAIN_BAD_ARGUMENT for NULL; CHAIN_UNSUPPORTED for an unknown format
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_journeys_write(const chain_journeys *journeys, const char *format, chain_lang lang,
                                                           chain_output *output);

/** The sum of two durations, part by part. */
CHAIN_API chain_duration chain_duration_add(chain_duration a, chain_duration b);

#ifdef __cplusplus
}
#endif

#endif
