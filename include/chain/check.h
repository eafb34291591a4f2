/**
 * @file
 * The two questions: is the file right (chain_check()), and is the care right (chain_gaps())?
 */
#ifndef CHAIN_CHECK_H
#define CHAIN_CHECK_H

#include <stdint.h>

#include "chain/export.h"
#include "chain/finding.h"
#include "chain/model.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How strict to be: each has the rules of those before it. The numbers never change. */
typedef enum chain_check_profile {
    CHAIN_PROFILE_CORRECTNESS = 1, /**< What is wrong. */
    CHAIN_PROFILE_RECOMMENDED = 2, /**< Also what misleads readers. The default. */
    CHAIN_PROFILE_ALL = 3          /**< Also matters of taste. */
} chain_check_profile;

/** How much the findings of a rule weigh, instead of what the rule says. */
typedef struct chain_rule_weight {
    const char *rules;       /**< A rule's id or a group; NULL ends a list. */
    chain_severity severity; /**< CHAIN_SEVERITY_UNKNOWN: the rule is not asked at all. What cannot be judged stays unknown. */
} chain_rule_weight;

/** How to check. Start with CHAIN_CHECK_OPTIONS_INIT; a member that is 0 or NULL takes its default. */
typedef struct chain_check_options {
    size_t size;                /**< sizeof(chain_check_options), set by the initialiser: lets the struct grow. */
    const char *const *select;  /**< Only these rules: ids and groups, ended by NULL. Default all. */
    const char *const *ignore;  /**< Not these rules: ids and groups, ended by NULL. */
    int32_t as_of;              /**< The day that dates are compared with, yyyymmdd. Default: today in UTC. */
    chain_check_profile profile;/**< Rules beyond it are left out, unless select names their ids. 0 = CHAIN_PROFILE_RECOMMENDED. */
    const chain_rule_weight *weights; /**< Ended by one without rules; NULL = none. An id counts before a group, the last before others. */
    size_t max_findings;              /**< Most findings of one call, default 100 000; see chain_findings_cut(). */
    uint64_t max_work;                /**< What soundness may cost, in units of work; see chain_soundness_options::work. */
} chain_check_options;

/** Defaults. */
#define CHAIN_CHECK_OPTIONS_INIT {sizeof(chain_check_options), NULL, NULL, 0, CHAIN_PROFILE_RECOMMENDED, NULL, 0, 0}

/** How many groups there are: words that name several rules at once ("bpmn", "taste", "obj1"). */
CHAIN_API size_t chain_group_count(void);
/** The name of a group, or NULL. */
CHAIN_API const char *chain_group_name(size_t position);
/** Is a rule in a group? False for unknown groups. */
CHAIN_API bool chain_rule_in_group(const chain_rule *rule, const char *group);
/** Does a word name a rule or a group? */
CHAIN_API bool chain_rules_named(const char *word);
/** The rule id or group nearest to a mistyped word, or NULL. */
CHAIN_API const char *chain_rules_nearest(const char *word);

/** The narrowest profile that has a rule. */
CHAIN_API chain_check_profile chain_rule_profile(const chain_rule *rule);
/** The constraint of a standard that a rule checks, in that standard's terms ("BPMN 2.0.2 EXT.023"), or NULL. */
CHAIN_API const char *chain_rule_standard(const chain_rule *rule);

/**
 * Is the file right? Structure, references, kinds, soundness. Also tells what chain_load() met.
 * @param model     any model that chain_load() or chain_builder_finish() gave, even a broken one
 * @param options   NULL = defaults
 * @param findings  gets the findings, after those that are already there
 * @return CHAIN_OK however many findings there are; CHAIN_NO_MEMORY; CHAIN_BAD_ARGUMENT for NULL or an unknown rule or group
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_check(const chain_model *model, const chain_check_options *options,
                                                  chain_findings *findings);

/**
 * Is the care right? Each finding is a question to the workshop; what cannot be judged has CHAIN_SEVERITY_UNKNOWN.
 * Sorted by severity, then place.
 * @param model     a model; a broken one has no gaps, ask chain_check() first
 * @param options   NULL = defaults
 * @param findings  gets the findings, after those that are already there
 * @return as chain_check()
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_gaps(const chain_model *model, const chain_check_options *options,
                                                 chain_findings *findings);

/**
 * Applies options to findings of one file that are there already, for example those that chain_findings_read() gave: keeps what select
 * and ignore choose, gives the others the severity that weights say (gaps are sorted again), and takes out what they switch off. Profile,
 * day and limits say nothing about findings.
 * @param findings  what was found
 * @param options   NULL = all stays as it is
 * @return CHAIN_OK, or CHAIN_BAD_ARGUMENT for NULL or an unknown rule or group (then nothing is changed)
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_findings_choose(chain_findings *findings, const chain_check_options *options);

#ifdef __cplusplus
}
#endif

#endif
