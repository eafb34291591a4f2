/**
 * @file
 * Facts about a chain: numbers and properties that the gap analyses, views and reports rest on, for programs that want them
 * without the findings. Nothing here is a judgement, and what a chain does not tell is not counted as fine.
 *
 * Ownership: chain_facts_free() frees facts; they borrow the model, which must live longer. Threads: facts never change once made,
 * so any number of threads may ask. NULL facts, models and objects are fine: the answer is false, or 0.
 */
#ifndef CHAIN_FACTS_H
#define CHAIN_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"
#include "chain/kinds.h"
#include "chain/model.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Facts about one chain. */
typedef struct chain_facts chain_facts;

/**
 * Looks at a chain once: reachability, loops, who knows what, where responsibility changes hands.
 * @param model  a model that is not broken
 * @param facts  gets the facts
 * @return CHAIN_OK; CHAIN_NO_MEMORY; CHAIN_BAD_ARGUMENT for NULL or a broken model
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_facts_new(const chain_model *model, chain_facts **facts);
/** Frees facts. NULL is fine. */
CHAIN_API void chain_facts_free(chain_facts *facts);

/** What makes a handoff complete (source: checklists of referral and discharge; ISBAR). Bits. */
enum chain_care_part {
    CHAIN_CARE_RECEIVER = 1 << 0,    /**< The receiving role, and its organisation or sector. */
    CHAIN_CARE_CRITERIA = 1 << 1,    /**< On what grounds: <criteria>, or the <condition> of the way out of a decision point. */
    CHAIN_CARE_INFORMATION = 1 << 2, /**< carries */
    CHAIN_CARE_CARRIER = 1 << 3,     /**< carrier */
    CHAIN_CARE_TIME = 1 << 4,        /**< within, planned, typical, max, or a <time> */
    CHAIN_CARE_ACKNOWLEDGE = 1 << 5, /**< The receiver confirms. */
    CHAIN_CARE_FEEDBACK = 1 << 6,    /**< The sender hears how it went: feedback, or a message back. */
    CHAIN_CARE_FALLBACK = 1 << 7,    /**< What happens when the receiver does not take the client. */
    CHAIN_CARE_CONSENT = 1 << 8,     /**< On what basis information is disclosed. */
    CHAIN_CARE_CONTACT = 1 << 9      /**< Where a client who is told to make contact does so. */
};

/** How completely one handoff or message is described. Completeness = present_count / required_count. */
typedef struct chain_handoff_facts {
    uint32_t required;       /**< Parts that its kind asks for; between workers of one organisation and sector fewer. */
    uint32_t present;        /**< Those of them that are agreed. */
    uint32_t refused;        /**< Those of them of which the file says that they are not: acknowledge="no", feedback="no". */
    uint32_t required_count; /**< How many; 0 when the kind is not told: no score can be given. */
    uint32_t present_count;  /**< How many; never more than required_count. */
} chain_handoff_facts;

/**
 * How completely a handoff or message is described.
 * @param facts    of its chain
 * @param handoff  a flow object whose role is handoff or message
 * @param out      gets the answer; all zero for a flow that is neither
 * @return false for NULL, a plain flow, or a flow whose ends are missing
 */
CHAIN_API bool chain_facts_handoff(const chain_facts *facts, const chain_object *handoff, chain_handoff_facts *out);

/** The least and the most of something on one client's way from a start to an end. */
typedef struct chain_range {
    uint32_t least; /**< On the way that has the fewest. */
    uint32_t most;  /**< On the way that has the most, no loop gone twice. */
} chain_range;

/**
 * How whole the chain is (gap analysis G1). A boundary is a transition of the client between steps of different organisations or
 * sectors; it is bridged when a handoff or message brings responsibility or information across (not: none, signposting, carried by
 * the client, the client's own contact). boundaries = bridged + open + unknown.
 */
typedef struct chain_integration {
    size_t boundaries;        /**< Transitions between organisations or sectors. */
    size_t bridged;           /**< Of them bridged. Share bridged = bridged / boundaries, none when there are no boundaries. */
    size_t open;              /**< Of them not bridged. */
    size_t unknown;           /**< Of them with a handoff of unknown kind. */
    size_t with_feedback;     /**< Bridged ones of which the sender hears. */
    size_t sectors;           /**< Different sectors that serve the client. */
    size_t organisers;        /**< Different organisations that do. */
    chain_range per_way[3];   /**< On one way: boundaries, sectors, organisers. */
    bool per_way_known;       /**< false: no way leads from a start to an end, or there are too many to look at. */
    bool undecided;           /**< true: too many transitions to look at; those above are some of them. */
} chain_integration;

/** How whole a chain is. @return false for NULL and without memory */
CHAIN_API bool chain_facts_integration(const chain_facts *facts, chain_integration *out);

/**
 * In one language, how the client is served where the services are met or contacted. Levels are those of
 * CHAIN_KINDS_LANGUAGE_LEVEL: 1 a worker speaks it ... 5 nobody does. The floor of a way is its worst level.
 */
typedef struct chain_language_facts {
    int best_way;    /**< The floor of the way that keeps it best; 0 = nothing told. Steps that do not tell are passed over. */
    int worst_way;   /**< The floor of the way that keeps it worst; 0 = nothing told. */
    size_t told;     /**< Steps that tell. */
    size_t not_told; /**< Steps that do not: as long as there are any, the floors are no better than this, perhaps worse. */
} chain_language_facts;

/**
 * The floor of a language. The Sámi languages are languages of their own.
 * @param language  of CHAIN_KINDS_LANGUAGE
 * @return false for NULL, an unknown language, and without memory
 */
CHAIN_API bool chain_facts_language(const chain_facts *facts, int language, chain_language_facts *out);

/**
 * How many times the client is asked for one item on the way from a start to an end (gap analysis G3).
 * @param item  an item of the chain
 * @param out   gets the least and the most; what no step asks is told 0 times
 * @return false for NULL, when no way leads from a start to an end, and when there is too much to look at
 */
CHAIN_API bool chain_facts_told(const chain_facts *facts, const chain_object *item, chain_range *out);

/**
 * How the weight lies between light and heavy help (gap analysis G16). Tiers are those of CHAIN_KINDS_TIER: 1 for everyone ...
 * 5 heavy; index 0 is for steps that do not tell. The share of a tier = steps[tier] / the sum of steps[1] to steps[5].
 */
typedef struct chain_prevention {
    size_t steps[6];    /**< Steps of services, and steps of the client that tell a tier. */
    double volume[6];   /**< Sum of the volumes that capacities of these steps tell. */
    int first_lightest; /**< First tier met on a way, where it is lightest; 0 = no way meets one. */
    int first_heaviest; /**< The same where it is heaviest. */
    int last_lightest;  /**< Last tier before an end other than breaking off, where it is lightest: 5 = the only exits are heavy. */
    int last_heaviest;  /**< The same where it is heaviest. */
} chain_prevention;

/** Light and heavy help in a chain. @return false for NULL and without memory */
CHAIN_API bool chain_facts_prevention(const chain_facts *facts, chain_prevention *out);

/**
 * Whether every way from a start to an end other than breaking off leads through a step or, for an actor, through one of its steps:
 * without it nobody comes through (gap analysis G18).
 * @param object     a step or actor
 * @param undecided  if not NULL, gets whether of some actors it was too much to look at
 */
CHAIN_API bool chain_facts_passed_by_all(const chain_facts *facts, const chain_object *object, bool *undecided);

/** Who can do the work of a step or actor (gap analysis G18): sums over its <capacity>; less than 0 = not told. */
typedef struct chain_people {
    double trained;        /**< Persons who can do it. */
    double needed;         /**< Persons who would be needed. */
    double supervisors;    /**< Persons who supervise them. */
    double volume;         /**< Clients or times in the period that the source tells. */
    double per_supervisor; /**< trained / supervisors */
    double per_trained;    /**< volume / trained */
} chain_people;

/** Who can do it. @return false for NULL and when the object tells no capacity */
CHAIN_API bool chain_facts_people(const chain_facts *facts, const chain_object *object, chain_people *out);

/** Where the client's ways first meet a service, and from how many of these a sector can be come to (gap analysis G10). */
typedef struct chain_entries {
    size_t entries;  /**< Service steps that a way from a start meets first. */
    size_t reaching; /**< Those of them that belong to the sector or lead to it, messages followed too. */
} chain_entries;

/** Entries of a chain, counted for a sector of CHAIN_KINDS_SECTOR. Both are 0 for NULL and unknown sectors. */
CHAIN_API chain_entries chain_facts_entries(const chain_facts *facts, int sector);

#ifdef __cplusplus
}
#endif

#endif
