/**
 * @file
 * Soundness: can whoever begins always come to an end, or can a chain get stuck, do a step twice, or go round for ever?
 *
 * @code
 * chain_soundness *soundness = NULL;
 * if (chain_soundness_new(model, NULL, &soundness) == CHAIN_OK &&
 *     chain_soundness_verdict(soundness, CHAIN_SOUND_CAN_END) == CHAIN_VERDICT_FAILS) {
 *     const chain_sound_fault *fault = chain_soundness_fault(soundness, 0);
 *     for (size_t i = 0; i < fault->run_count; i++)          // the run that shows it
 *         puts(chain_object_id(fault->run[i]));
 * }
 * chain_soundness_free(soundness);
 * @endcode
 *
 * chain_check() asks this of each file; its findings deadlock, done-twice, ends-twice and livelock are these faults.
 *
 * What a model means (tokens go along flows; a flow with a token is a place that may hold one):
 *  - Chain XML: of a step, branch, start or sub-chain with several ways out one is taken; of a parallel all are. A parallel with several
 *    ways in waits for all of them. Any other step with several ways in lets a lone client pass, and waits, where parallel ways meet, for
 *    those that can still come (the rule of the inclusive gateway, below). An any-order group is one step. Of several starts one is where
 *    the client comes in. Messages move nobody. A sub-chain is one step: its own soundness is asked of its own file.
 *  - BPMN 2.0: exclusive and event-based gateways take one way; parallel ones all, and wait for all; inclusive ones take one or more, the
 *    default only alone. A complex gateway is taken as an inclusive one, for its condition is in no language that is known. An activity
 *    or event with several ways in does its work once for each token, with several ways out takes all that have no condition, any of
 *    those that have, and the default when none holds.
 *  - An inclusive gateway goes on when it has a token and no token elsewhere can still come to one of its empty flows without passing the
 *    gateway itself, unless that token can likewise come to a flow that is filled already (BPMN 2.0, 13.4.3). So a gateway at the head of
 *    a loop does not wait for what comes round through itself; two gateways that wait for each other wait for ever, which is told.
 *  - Of several start events one begins; without any, all that nothing leads to begins at once. An interrupting boundary event is taken
 *    instead of what follows the activity; one that does not interrupt may come beside it, once; where it leads nowhere back to the path,
 *    what it leads to is judged by itself, like an event sub-process. A sub-process is judged by itself and is one step in what is around
 *    it; so are transactions and what has several instances. A terminate, error or cancel end takes all other tokens of its scope away.
 *    A pair of links is a flow. Compensation and message flows are left out. Of an ad hoc sub-process the parts are judged one by one.
 *
 * Data are not looked at: every way out of a choice is taken to be possible. Structure is reduced first, in linear time; the rest is
 * searched, with partial order, up to a limit that is counted in steps of work, not in time, so that the same file has the same answer
 * everywhere. Beyond the limit a verdict is CHAIN_VERDICT_UNDECIDED, never "holds".
 *
 * Terms: van der Aalst et al. 2011, Soundness of workflow nets (option to complete, proper completion, no dead transitions).
 *
 * Ownership: the object borrows the model, which must live as long; what its functions return is borrowed from it.
 * Threads: any number may read one object. NULL: answered with 0, NULL or CHAIN_VERDICT_UNDECIDED.
 */
#ifndef CHAIN_SOUNDNESS_H
#define CHAIN_SOUNDNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"
#include "chain/model.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What was found out about a model. */
typedef struct chain_soundness chain_soundness;

/** What can be asked. The numbers never change. */
typedef enum chain_sound_property {
    CHAIN_SOUND_SAFE = 1,      /**< No step is under way twice at the same time. */
    CHAIN_SOUND_CAN_END = 2,   /**< Whatever has happened, an end can still be reached (option to complete). */
    CHAIN_SOUND_ENDS_WELL = 3, /**< No end is reached twice, and nothing still waits when all that can has ended (proper completion). */
    CHAIN_SOUND_NONE_DEAD = 4, /**< Each step that a start leads to can happen. */
    CHAIN_SOUND_NO_CIRCLE = 5  /**< Nothing goes round for ever without a way out (livelock). */
} chain_sound_property;

/** An answer. */
typedef enum chain_verdict {
    CHAIN_VERDICT_UNDECIDED = 0, /**< Too large to tell, or hidden behind another fault. Never means that all is well. */
    CHAIN_VERDICT_HOLDS = 1,
    CHAIN_VERDICT_FAILS = 2
} chain_verdict;

/** What is wrong. The numbers never change. */
typedef enum chain_sound_fault_kind {
    CHAIN_SOUND_WAITS = 1,      /**< A step or gateway waits for a way that does not come (deadlock). */
    CHAIN_SOUND_TWICE = 2,      /**< Ways that go on at once come to the same step without having been brought together. */
    CHAIN_SOUND_ENDS_TWICE = 3, /**< The same, and the step is an end. */
    CHAIN_SOUND_CIRCLES = 4     /**< Steps that go round without a way out (livelock). */
} chain_sound_fault_kind;

/** One fault, with a run that shows it. */
typedef struct chain_sound_fault {
    chain_sound_fault_kind kind;
    const chain_object *where;          /**< The step that waits, is done twice, or is come to first of those that go round. */
    const chain_object *cause;          /**< Where the ways part; waits: where a way was taken from which the other cannot come; or NULL. */
    const chain_object *taken;          /**< Waits: the first step with a name on the way that was taken there, or NULL. */
    const chain_object *const *missing; /**< Waits: what comes right before it on the ways that do not come. */
    size_t missing_count;
    const chain_object *const *circle;  /**< Circles: the steps that go round. */
    size_t circle_count;
    const chain_object *const *run;     /**< Steps of a short run from a start to the fault, in their order; with nothing that it can go without. */
    size_t run_count;
} chain_sound_fault;

/** How to look. Start with CHAIN_SOUNDNESS_OPTIONS_INIT; a member that is 0 takes its default. */
typedef struct chain_soundness_options {
    size_t size;   /**< sizeof(chain_soundness_options), set by the initialiser: lets the struct grow. */
    uint64_t work; /**< What the whole file may cost, in units of work (a flow or step looked at). Default CHAIN_SOUNDNESS_WORK. */
} chain_soundness_options;

/** Defaults. */
#define CHAIN_SOUNDNESS_OPTIONS_INIT {sizeof(chain_soundness_options), 0}
/** The default limit: about a tenth of a second on a machine of the year 2020. */
#define CHAIN_SOUNDNESS_WORK 4000000u

/**
 * Finds out whether a model is sound.
 * @param model      a chain; regions, rules and broken files have no path, so all holds of them that can be asked
 * @param options    NULL = defaults
 * @param soundness  gets the answer, to be freed
 * @return CHAIN_OK; CHAIN_NO_MEMORY; CHAIN_BAD_ARGUMENT for NULL
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_soundness_new(const chain_model *model, const chain_soundness_options *options,
                                                          chain_soundness **soundness);
/** Frees it and what was borrowed from it. NULL is fine. */
CHAIN_API void chain_soundness_free(chain_soundness *soundness);
/** Does a property hold? */
CHAIN_API chain_verdict chain_soundness_verdict(const chain_soundness *soundness, chain_sound_property property);
/** How many faults were found. */
CHAIN_API size_t chain_soundness_fault_count(const chain_soundness *soundness);
/** The fault with a position, or NULL. */
CHAIN_API const chain_sound_fault *chain_soundness_fault(const chain_soundness *soundness, size_t position);
/** How many steps can never happen although a start leads to them. */
CHAIN_API size_t chain_soundness_dead_count(const chain_soundness *soundness);
/** The one with a position, in the order of the file, or NULL. */
CHAIN_API const chain_object *chain_soundness_dead(const chain_soundness *soundness, size_t position);
/** How many units of work it took. */
CHAIN_API uint64_t chain_soundness_work(const chain_soundness *soundness);

#ifdef __cplusplus
}
#endif

#endif
