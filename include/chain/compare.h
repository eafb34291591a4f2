/**
 * @file
 * Two chains side by side: as-is against to-be, a municipality against the regional model, an older version against a newer one.
 *
 * Steps, actors, flows and metrics are paired first; then every pair is asked what differs; then both chains are asked for their
 * gaps, and for the figures of their journeys. All of it is data; chain_comparison_write() makes words of it at the end.
 *
 * How objects are paired, each at most once, in this order:
 *  -# the same id;
 *  -# an alias of one is a name or an alias of the other, and of no third (letter case, blanks and punctuation do not count);
 *  -# the same kind, actor and name; several alike are paired in the order of the files, which is unsure;
 *  -# the same kind and name, once on each side, whoever does it: unsure. Actors also: the only one of its kind on each side.
 *
 * Flows are paired by the steps that they lead from and to. A pair is unsure when nothing but the id is alike, or when another
 * object could have been meant; chain_pair::sure says so, and all outputs do.
 *
 * Exchanging the two chains exchanges added and removed, before and after; what becomes of the gaps has a direction.
 *
 * Ownership: a comparison borrows from both models; they must outlive it. What a function returns is borrowed from the comparison.
 * Threads: a comparison never changes after it was made. Time: near linear in the two chains together.
 */
#ifndef CHAIN_COMPARE_H
#define CHAIN_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"
#include "chain/finding.h"
#include "chain/kinds.h"
#include "chain/model.h"
#include "chain/output.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Two compared chains. */
typedef struct chain_comparison chain_comparison;

/** What two objects were paired by. */
typedef enum chain_match {
    CHAIN_MATCH_NONE = 0,  /**< Not paired: only one of the chains has it. */
    CHAIN_MATCH_ID = 1,    /**< The same id. */
    CHAIN_MATCH_ALIAS = 2, /**< An alias. */
    CHAIN_MATCH_LABEL = 3, /**< The same kind, actor and name. */
    CHAIN_MATCH_NAME = 4,  /**< The same kind and name, another actor. */
    CHAIN_MATCH_KIND = 5,  /**< An actor: the only one of its kind on each side. */
    CHAIN_MATCH_ENDS = 6   /**< A flow: between the same two steps. */
} chain_match;

/** An object of one chain and its like in the other. Members may be added at the end. */
typedef struct chain_pair {
    chain_type type;            /**< CHAIN_ACTOR, CHAIN_STEP, CHAIN_FLOW or CHAIN_METRIC. */
    const chain_object *before; /**< In the old chain, NULL when it was added. */
    const chain_object *after;  /**< In the new chain, NULL when it was removed. */
    chain_match match;          /**< What they were paired by. */
    bool sure;                  /**< False: have somebody look. True also for what is not paired. */
    size_t first_change;        /**< Position of its first change. */
    size_t change_count;        /**< How many changes it has; they follow each other. 0 = the same on both sides. */
} chain_pair;

/** What changed. The numbers never change. */
typedef enum chain_change_kind {
    CHAIN_CHANGE_ADDED = 1,
    CHAIN_CHANGE_REMOVED = 2,
    CHAIN_CHANGE_MOVED = 3,        /**< Another actor does it. */
    CHAIN_CHANGE_RESPONSIBLE = 4,  /**< Another actor is the client's responsible worker from here on. */
    CHAIN_CHANGE_PARTICIPANTS = 5, /**< Others take part. */
    CHAIN_CHANGE_CHANNEL = 6,
    CHAIN_CHANGE_LIMIT = 7,        /**< A planned, usual or longest time. */
    CHAIN_CHANGE_ORDER = 8,        /**< It comes before a step that it came after: detail is that step's id in the new chain. */
    CHAIN_CHANGE_HANDOFF = 9,      /**< How the client is handed over: kind of the handoff, or handoff instead of flow. */
    CHAIN_CHANGE_INFORMATION = 10, /**< What is carried, needed, asked, produced or recorded. */
    CHAIN_CHANGE_ACKNOWLEDGE = 11, /**< Does the receiver confirm, is there feedback, what if it fails. */
    CHAIN_CHANGE_LANGUAGE = 12,    /**< Best level of service in a language: detail is its code. */
    CHAIN_CHANGE_AVAILABILITY = 13, /**< In an area: detail is its id. */
    CHAIN_CHANGE_TIER = 14,        /**< Weight of the service. */
    CHAIN_CHANGE_LABEL = 15,       /**< Name, or condition of a flow. */
    CHAIN_CHANGE_KIND = 16,        /**< Kind of step, actor ... */
    CHAIN_CHANGE_OTHER = 17        /**< Another field. */
} chain_change_kind;

/** One difference. Members may be added at the end. */
typedef struct chain_change {
    chain_change_kind kind;
    chain_type type;            /**< Of the objects. */
    const chain_object *before; /**< NULL when added. */
    const chain_object *after;  /**< NULL when removed. */
    chain_field field;          /**< Which field; CHAIN_F_NONE for additions, names and the like. */
    const char *detail;         /**< Which part of it: an area, a language, another step, a segment; "" = all. */
    const char *was;            /**< Value in the old chain as a file writes it, "" = nothing said. */
    const char *is;             /**< Value in the new chain; ids of the new chain. */
    const char *lost;           /**< Lists: words that went, parted by blanks; else "". */
    const char *gained;         /**< Lists: words that came. */
} chain_change;

/** What becomes of a gap. The numbers never change. */
typedef enum chain_gap_state {
    CHAIN_GAP_CLOSED = 1,  /**< Seen in the old chain, no longer in the new one. */
    CHAIN_GAP_REMAINS = 2, /**< In both. */
    CHAIN_GAP_NEW = 3,     /**< Only in the new one. */
    CHAIN_GAP_UNCLEAR = 4, /**< Seen in the old chain; the new one does not say enough to tell. Does not count as closed. */
    CHAIN_GAP_DECIDED = 5  /**< The new chain's file holds a decision about it. */
} chain_gap_state;

/** A gap in one chain or both, paired by rule and by the paired subjects. Members may be added at the end. */
typedef struct chain_gap_change {
    chain_gap_state state;
    const chain_finding *before; /**< NULL when new. */
    const chain_finding *after;  /**< NULL when closed. */
    bool gone;                   /**< Closed because its step or flow is no longer there. */
} chain_gap_change;

/** A number of each chain; NAN = unknown. Members may be added at the end. */
typedef struct chain_figure {
    const char *id;    /**< Stable: "handoffs". Static. */
    const char *words; /**< English words for it, for chain_words(). Static. */
    bool less;         /**< Less of it is better for the client; false: more is, or neither. */
    double before_low, before_high; /**< Least and greatest in the old chain; equal when it is one number. */
    double after_low, after_high;   /**< In the new one. */
} chain_figure;

/** How to compare. Start with CHAIN_COMPARE_OPTIONS_INIT; a member that is 0 or NULL takes its default. */
typedef struct chain_compare_options {
    size_t size;    /**< sizeof(chain_compare_options), set by the initialiser: lets the struct grow. */
    int32_t as_of;  /**< The day that dates are compared with, yyyymmdd. Default: today in UTC. */
    bool no_gaps;   /**< Do not run the gap rules, nor the journeys. */
} chain_compare_options;

/** Defaults. */
#define CHAIN_COMPARE_OPTIONS_INIT {sizeof(chain_compare_options), 0, false}

/**
 * Compares two chains.
 * @param before   the old one, the present state, the municipality's
 * @param after    the new one, the target state, the region's
 * @param options  NULL = defaults
 * @param result   gets the comparison, to be freed with chain_comparison_free()
 * @return CHAIN_OK; CHAIN_NOT_A_CHAIN when one of them is a region, rules or could not be read; CHAIN_BAD_ARGUMENT; CHAIN_NO_MEMORY
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_compare(const chain_model *before, const chain_model *after,
                                                    const chain_compare_options *options, chain_comparison **result);
/** Frees a comparison. NULL is fine. */
CHAIN_API void chain_comparison_free(chain_comparison *comparison);

/** The old chain's root. */
CHAIN_API const chain_object *chain_comparison_before(const chain_comparison *comparison);
/** The new chain's root. */
CHAIN_API const chain_object *chain_comparison_after(const chain_comparison *comparison);
/** How many pairs there are, with those that only one chain has. */
CHAIN_API size_t chain_comparison_pair_count(const chain_comparison *comparison);
/** The pair with a position, or NULL: actors, then steps, flows, metrics; in the order of the new chain, the removed ones last. */
CHAIN_API const chain_pair *chain_comparison_pair(const chain_comparison *comparison, size_t position);
/** The pair of an object of either chain, or NULL. */
CHAIN_API const chain_pair *chain_comparison_pair_of(const chain_comparison *comparison, const chain_object *object);
/** How many changes there are. 0 = the chains are the same as far as they are compared. */
CHAIN_API size_t chain_comparison_change_count(const chain_comparison *comparison);
/** The change with a position, or NULL; in the order of the pairs. */
CHAIN_API const chain_change *chain_comparison_change(const chain_comparison *comparison, size_t position);
/** How many gaps the two chains have together; 0 with chain_compare_options::no_gaps. */
CHAIN_API size_t chain_comparison_gap_count(const chain_comparison *comparison);
/** The gap with a position, or NULL: those of the old chain by severity, then the new ones. */
CHAIN_API const chain_gap_change *chain_comparison_gap(const chain_comparison *comparison, size_t position);
/** How many figures there are. */
CHAIN_API size_t chain_comparison_figure_count(const chain_comparison *comparison);
/** The figure with a position, or NULL. */
CHAIN_API const chain_figure *chain_comparison_figure(const chain_comparison *comparison, size_t position);
/** The order of some steps was not compared: too many ways to look at. */
CHAIN_API bool chain_comparison_undecided(const chain_comparison *comparison);

/** The id of a kind of change: "moved". NULL for an unknown number. */
CHAIN_API const char *chain_change_name(chain_change_kind kind);
/** The id of a state of a gap: "closed". NULL for an unknown number. */
CHAIN_API const char *chain_gap_state_name(chain_gap_state state);
/** The id of a way of pairing: "alias". NULL for an unknown number. */
CHAIN_API const char *chain_match_name(chain_match match);

/**
 * Writes a comparison.
 * @param comparison  the comparison
 * @param format      "text", "markdown", "csv" (a change a row) or "json"; NULL = text
 * @param lang        language of the words; CHAIN_LANG_NONE = English. Ids, JSON keys and CSV headings never change
 * @param output      where to
 * @return CHAIN_OK, CHAIN_UNSUPPORTED for an unknown format, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_comparison_write(const chain_comparison *comparison, const char *format,
                                                             chain_lang lang, chain_output *output);

#ifdef __cplusplus
}
#endif

#endif
