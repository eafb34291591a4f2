/**
 * @file
 * Findings: what is wrong, or not known, in a chain. They are data: a rule, a severity, a subject, a place and arguments. Words
 * are made from them at the end, in the language that the reader wants.
 *
 * Ownership: findings copy all they need; the model they speak of may be freed before them. What a function returns is borrowed
 * from the findings. Threads: a list belongs to one thread at a time; reading it from several is fine while nobody adds to it.
 */
#ifndef CHAIN_FINDING_H
#define CHAIN_FINDING_H

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

/** A list of findings. */
typedef struct chain_findings chain_findings;
/** One finding. */
typedef struct chain_finding chain_finding;
/** A rule: what is looked for, why, and how to mend it. Static, never freed. */
typedef struct chain_rule chain_rule;

/** How much a finding weighs. For gaps: 3 a client can fall out of care or a legal limit is broken; 2 double work, telling the
 * story again, unequal access; 1 something is not described; 0 cannot be judged from what is known. */
typedef enum chain_severity {
    CHAIN_SEVERITY_UNKNOWN = 0, /**< Not assessable: data is missing. Never means that all is well. */
    CHAIN_SEVERITY_NOTE = 1,
    CHAIN_SEVERITY_WARNING = 2,
    CHAIN_SEVERITY_ERROR = 3
} chain_severity;

/** Which question a rule answers. */
typedef enum chain_layer {
    CHAIN_LAYER_CHECK = 1, /**< Is the file right? */
    CHAIN_LAYER_GAPS = 2,  /**< Is the care right? */
    CHAIN_LAYER_CONVERT = 3 /**< What does another dialect have no place for? Told by chain_model_convert(). */
} chain_layer;

/** The parts of a finding's or rule's text. */
typedef enum chain_part {
    CHAIN_PART_MESSAGE = 1,     /**< What is so, and where (of a finding). */
    CHAIN_PART_CONSEQUENCE = 2, /**< What it means for the client (gaps). */
    CHAIN_PART_QUESTION = 3,    /**< What the workshop is asked (gaps). */
    CHAIN_PART_EVIDENCE = 4,    /**< Where it is known from, and how surely (gaps). */
    CHAIN_PART_TITLE = 5,       /**< The rule in a few words. */
    CHAIN_PART_WHY = 6,         /**< Why it matters. */
    CHAIN_PART_HOW = 7,         /**< How to mend it. */
    CHAIN_PART_SUBJECT = 8,     /**< The subject's name (of a finding). */
    CHAIN_PART_FIX = 10,        /**< What mending does, for findings that can be mended (of a rule). */
    CHAIN_PART_DECISION = 9     /**< The words of the decision about it in the file (gaps). */
} chain_part;

/** Does a decision in the file settle a gap? */
typedef enum chain_decision_state {
    CHAIN_DECISION_NONE = 0,   /**< Nothing has been decided. */
    CHAIN_DECISION_HOLDS = 1,  /**< Decided: shown as decided, after the open ones; it does not count as open. */
    CHAIN_DECISION_EXPIRED = 2 /**< Decided, but its last day is past: the gap is open again. */
} chain_decision_state;

/** A decision about a gap, as the file tells it (element decision: rule, subject, owner, date, until, words). */
typedef struct chain_decided {
    chain_decision_state state;
    const char *owner; /**< Role that sees to it, or NULL. */
    const char *date;  /**< Day of the decision, as written, or NULL. */
    const char *until; /**< Last day on which it holds, as written, or NULL. */
} chain_decided;

/** An empty list, or NULL without memory. */
CHAIN_API CHAIN_MUST_USE chain_findings *chain_findings_new(void);
/** Frees a list and what was borrowed from it. NULL is fine. */
CHAIN_API void chain_findings_free(chain_findings *findings);
/**
 * Puts the findings of another list behind those that are there, with what they borrow; the other is left empty.
 * @return CHAIN_OK; CHAIN_NO_MEMORY (both are as they were); CHAIN_BAD_ARGUMENT (NULL, or twice the same list)
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_findings_take(chain_findings *findings, chain_findings *other);
/**
 * Names a file that was looked at, for formats that also tell in which files nothing was found (junit). chain_batch_run() does so.
 * @return CHAIN_OK, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT (NULL)
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_findings_add_file(chain_findings *findings, const char *path);
/** How many there are, without the suppressed ones. */
CHAIN_API size_t chain_findings_count(const chain_findings *findings);
/** How many have at least this severity (CHAIN_SEVERITY_UNKNOWN: how many have exactly that); the decided ones do not count. */
CHAIN_API size_t chain_findings_count_severity(const chain_findings *findings, chain_severity severity);
/** How many a suppression in the file hides. */
CHAIN_API size_t chain_findings_suppressed(const chain_findings *findings);
/** How many more there are than chain_check_options.max_findings allowed to be kept. */
CHAIN_API size_t chain_findings_cut(const chain_findings *findings);
/** How many of the findings a decision in the file settles. */
CHAIN_API size_t chain_findings_decided(const chain_findings *findings);
/** The finding with a position, or NULL. */
CHAIN_API const chain_finding *chain_findings_at(const chain_findings *findings, size_t position);

/** The rule that made it. */
CHAIN_API const chain_rule *chain_finding_rule(const chain_finding *finding);
/** Its severity. */
CHAIN_API chain_severity chain_finding_severity(const chain_finding *finding);
/** Where: file as given, first and last line and column (see chain_place). */
CHAIN_API chain_place chain_finding_place(const chain_finding *finding);
/** Id of what it speaks of ("triage", "triage>visit" for a flow without id), or NULL when it speaks of the whole file. */
CHAIN_API const char *chain_finding_subject(const chain_finding *finding);
/** Type of what it speaks of. */
CHAIN_API chain_type chain_finding_subject_type(const chain_finding *finding);
/** Kind of gap (enum of CHAIN_KINDS_GAP); CHAIN_GAP_NOT_ASSESSABLE for an unknown; 0 in the check layer. */
CHAIN_API int chain_finding_gap(const chain_finding *finding);
/** Objective (CHAIN_KINDS_OBJECTIVE) that the gap belongs to; 0 in the check layer. */
CHAIN_API int chain_finding_objective(const chain_finding *finding);
/** Evidence state (CHAIN_KINDS_EVIDENCE) of what the gap was seen from; 0 in the check layer. */
CHAIN_API int chain_finding_evidence(const chain_finding *finding);
/** The decision about it, or NULL when there is none. Its words are CHAIN_PART_DECISION. */
CHAIN_API const chain_decided *chain_finding_decided(const chain_finding *finding);
/** The sources that the evidence names, parted by blanks, or "". */
CHAIN_API const char *chain_finding_sources(const chain_finding *finding);

/** A further place that a finding speaks of: the first of two with one id, the other end of a flow, a step of the way that shows a
 * fault. */
typedef struct chain_related {
    chain_place place;
    const char *subject; /**< Id of what stands there, or NULL. */
} chain_related;
/** How many further places it has. */
CHAIN_API size_t chain_finding_related_count(const chain_finding *finding);
/** One of them, in the order of the rule; false when there is none with this position, or for NULL. */
CHAIN_API bool chain_finding_related_at(const chain_finding *finding, size_t position, chain_related *related);
/** What it says about one of them, as chain_finding_text() does. */
CHAIN_API size_t chain_finding_related_text(const chain_finding *finding, size_t position, chain_lang lang, char *buffer, size_t size);

/**
 * Writes a text of a finding.
 * @param finding  the finding
 * @param part     which text
 * @param lang     CHAIN_LANG_FI, CHAIN_LANG_EN ...; English where a translation is missing
 * @param buffer   gets the text, ended by NUL and cut at a character when too small; may be NULL when size is 0
 * @param size     bytes in buffer
 * @return bytes of the whole text without the NUL, 0 when there is no such text
 */
CHAIN_API size_t chain_finding_text(const chain_finding *finding, chain_part part, chain_lang lang, char *buffer, size_t size);

/** How many rules there are. */
CHAIN_API size_t chain_rule_count(void);
/** The rule with a position, or NULL. */
CHAIN_API const chain_rule *chain_rule_at(size_t position);
/** The rule with an id, or NULL. */
CHAIN_API const chain_rule *chain_rule_find(const char *id);
/** The known rule id nearest to a mistyped one, or NULL. */
CHAIN_API const char *chain_rule_nearest(const char *id);
/** Its id: stable forever. */
CHAIN_API const char *chain_rule_id(const chain_rule *rule);
/** Which question it answers. */
CHAIN_API chain_layer chain_rule_layer(const chain_rule *rule);
/** Its severity unless a profile says otherwise. */
CHAIN_API chain_severity chain_rule_severity(const chain_rule *rule);
/** Kind of gap, 0 in the check layer. */
CHAIN_API int chain_rule_gap(const chain_rule *rule);
/** Objective, 0 in the check layer. */
CHAIN_API int chain_rule_objective(const chain_rule *rule);
/** Its title, why, how, consequence or question in a language, with {0} {1} for what a finding fills in; NULL = none. */
CHAIN_API const char *chain_rule_text(const chain_rule *rule, chain_part part, chain_lang lang);
/** A piece of chain XML that breaks it (good = false) or keeps it (good = true); NULL = none. */
CHAIN_API const char *chain_rule_example(const chain_rule *rule, bool good);

/** "error", "warning", "note" or "unknown". */
CHAIN_API const char *chain_severity_name(chain_severity severity);

#ifdef __cplusplus
}
#endif

#endif
