/* The findings list from the inside. */
#ifndef CHAIN_RULE_FINDINGS_H
#define CHAIN_RULE_FINDINGS_H

#include "base/arena.h"
#include "base/strings.h"
#include "rule/rule.h"

/* A name in several languages, copied. */
struct chain_names {
    const char *words[CHAIN_LANG_COUNT]; /* by enum chain_lang; NULL = none */
    const char *fallback;                /* never NULL */
};

/* An argument whose words belong to the findings. */
struct chain_kept_argument {
    enum chain_argument_type type;
    const char *text;
    double number;
    int table, kind;
    const struct chain_names *names;
    size_t name_count; /* kept */
    size_t more;       /* not kept: "and n more" */
    const char *phrase, *near[2]; /* of a shape */
};

/* A decision of the file about a finding, copied. */
struct chain_kept_decision {
    struct chain_decided decided;
    struct chain_names words;
};

/* A further place that a finding speaks of. */
struct chain_kept_related {
    struct chain_kept_related *next;
    chain_place place;
    const char *subject;
    const char *message;               /* msgid; {0} is the name */
    const char *told;                  /* ready words of one that was read back, else NULL */
    const struct chain_names *name;    /* NULL = none */
};

/* How to mend it; places are those of the start tag that is meant. */
enum chain_edit { CHAIN_EDIT_NONE, CHAIN_EDIT_REMOVE, CHAIN_EDIT_ADD, CHAIN_EDIT_ATTRIBUTE };

struct chain_kept_edit {
    uint8_t what, rank;
    uint32_t line, column;
    const char *name, *words; /* of the new child or attribute; the name is static, and so are words of an attribute */
    const char *const *behind;
};

struct chain_finding {
    const struct chain_rule *rule;
    const char *message; /* msgid */
    const char **told;   /* by enum chain_part: ready words of one that was read back, else NULL */
    uint64_t print;      /* its fingerprint as it was read back, else 0 */
    const char *subject; /* id or NULL */
    const char *file;
    const char *sources;
    const struct chain_names *subject_name;
    struct chain_kept_argument *arguments;
    const struct chain_kept_decision *decision; /* NULL = none */
    struct chain_kept_edit edit;
    struct chain_kept_related *related; /* the first, NULL = none */
    uint32_t line, column, end_line, end_column;
    uint32_t order; /* in which it was reported: the last word in sorting */
    uint8_t argument_count, subject_type, severity, evidence, gap, suppressed, related_count;
};

#define CHAIN_PARTS (CHAIN_PART_FIX + 1)

struct chain_findings {
    struct chain_arena arena;
    struct chain_strings strings;
    struct chain_finding **items;
    size_t count, capacity;
    size_t hidden; /* how many were suppressed: they are taken out of items when a run ends */
    size_t most, cut;  /* more than most are not kept (0 = any number), but counted */
    bool cutting;      /* the one that was reported last was not kept */
    const char **files; /* that were looked at */
    size_t file_count, file_capacity;
    struct chain_findings *taken; /* lists whose memory was taken over, each with the next */
    bool out_of_memory;
};

/* Nothing of a list is left but its memory, for the next file; NULL, and it is freed, when that is too much to keep. */
struct chain_findings *chain_findings_empty(struct chain_findings *findings);

/* Does a decision that holds settle it? */
static inline bool chain_finding_is_settled(const struct chain_finding *finding)
{
    return finding->decision && finding->decision->decided.state == CHAIN_DECISION_HOLDS;
}

struct chain_finding *chain_findings_add(struct chain_findings *findings);
const char *chain_findings_intern(struct chain_findings *findings, const char *text);
/* report.c: what an object is called, copied; NULL without memory. */
const struct chain_names *chain_findings_names(struct chain_findings *findings, const struct chain_object *object);

/* relate.c: a place more for a finding; NULL without memory or when there are too many. */
struct chain_kept_related *chain_findings_relate(struct chain_findings *findings, struct chain_finding *finding);
/* What a problem names beside its own place: the first of two with one id, what a reference leads to. */
void chain_relate_problem(struct chain_rule_run *run, const struct chain_problem *problem);

/* text.c: an ISO duration, a number, as findings write them. Cut when the buffer is too small; the length of the whole. */
size_t chain_duration_words(const char *duration, chain_lang lang, char *buffer, size_t size);
size_t chain_number_words(double number, chain_lang lang, char *buffer, size_t size);

/*
 * Ends a run: takes the suppressed findings out and sorts the others from a position on, by severity first for gaps, then by file,
 * place and order.
 */
void chain_findings_settle(struct chain_findings *findings, size_t from, bool by_severity);

#endif
