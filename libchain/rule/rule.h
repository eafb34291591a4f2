/*
 * What a rule is, and how it reports. A rule is one const descriptor at the foot of its own file in check/rules/ or gaps/rules/;
 * adding one is that file plus one line in the build list.
 *
 * Texts are English msgids marked with N_(); holes {0} {1} ... are filled with the arguments of a report.
 */
#ifndef CHAIN_RULE_RULE_H
#define CHAIN_RULE_RULE_H

#include "analysis/facts.h"
#include "chain/check.h"
#include "chain/finding.h"
#include "model/markup.h"
#include "model/model.h"
#include "model/problem.h"

#define N_(text) text

struct chain_rule_run;

/* Which documents a rule speaks of. */
enum chain_rule_dialect {
    CHAIN_RULE_OF_ANY,       /* what every chain must keep, however it is written */
    CHAIN_RULE_OF_CHAIN_XML, /* the graph as chain XML tells it; BPMN has rules of its own for the same */
    CHAIN_RULE_OF_BPMN       /* run->model->bpmn is there */
};

struct chain_rule {
    const char *id;
    uint8_t layer;     /* enum chain_layer */
    uint8_t severity;  /* enum chain_severity */
    uint8_t gap;       /* CHAIN_GAP_..., 0 in the check layer */
    uint8_t objective; /* CHAIN_OBJECTIVE_..., 0 in the check layer */
    uint8_t loading;   /* 1: tells what reader and builder met, so it can run over a broken file too */
    uint8_t dialect;   /* enum chain_rule_dialect */
    uint8_t profile;   /* enum chain_check_profile: the narrowest that has it; 0 = all have it */
    uint8_t late;      /* 1: looks at what the other rules found (suppressions), so it runs after them */
    const char *title;
    const char *message;
    const char *why;
    const char *how;
    const char *fix;         /* what mending does, for findings that have one sure answer, or NULL */
    const char *consequence; /* gaps: for the client, in plain words */
    const char *question;    /* gaps: to the workshop, in plain words, neutral */
    const char *unknown;     /* gaps: message when data is missing; the finding is then not assessable */
    const char *standard;    /* the constraint of a standard that it checks, in that standard's terms, or NULL */
    const char *bad, *good;  /* examples for `chain explain`: short chain XML */
    void (*run)(struct chain_rule_run *run);
};

/* What several rules need and only the first of them makes. */
struct chain_rule_shared {
    struct chain_arena arena;
    struct chain_journeys *journeys;
    struct chain_timing *timing;
    struct chain_soundness *soundness;
};

/* What a rule is given. */
struct chain_rule_run {
    const struct chain_rule *rule;
    const struct chain_model *model;
    const struct chain_facts *facts;
    struct chain_findings *findings;
    int32_t as_of; /* yyyymmdd */
    const struct chain_check_options *options; /* may be NULL */
    struct chain_rule_shared *shared;
    const uint8_t *used; /* for late rules: by number of the suppression, 1 = it hid a finding */
};

enum chain_argument_type {
    CHAIN_ARGUMENT_TEXT,
    CHAIN_ARGUMENT_NUMBER,   /* printed with at most one decimal */
    CHAIN_ARGUMENT_KIND,     /* a vocabulary word, in the reader's language */
    CHAIN_ARGUMENT_NAMES,    /* names of objects, in the reader's language, joined by commas */
    CHAIN_ARGUMENT_DURATION, /* an ISO duration, in words */
    CHAIN_ARGUMENT_DATE,     /* yyyymmdd in number, as the reader writes a day; 0 = empty */
    CHAIN_ARGUMENT_PHRASE,   /* an English msgid (static), translated */
    CHAIN_ARGUMENT_SHAPE     /* what a drawn thing without a name is and where: a phrase with {0} the sort, {1} and {2} names near it */
};

struct chain_argument {
    enum chain_argument_type type;
    const char *text;
    double number;
    int table, kind;
    const struct chain_object *const *objects;
    const struct chain_object *object; /* one object, when objects is NULL */
    size_t count;
    const char *phrase; /* of a shape: a static msgid, as text is then */
    const char *near[2];
};

static inline struct chain_argument chain_say(const char *text)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_TEXT, .text = text ? text : ""};
}

static inline struct chain_argument chain_say_phrase(const char *msgid)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_PHRASE, .text = msgid};
}

static inline struct chain_argument chain_say_number(double number)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_NUMBER, .number = number};
}

static inline struct chain_argument chain_say_kind(enum chain_kinds table, int kind)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_KIND, .table = (int)table, .kind = kind};
}

/* The name of an object (a flow: from and to); without a name its kind's label, without a kind its id. */
static inline struct chain_argument chain_say_name(const struct chain_object *object)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_NAMES, .object = object, .count = 1};
}

static inline struct chain_argument chain_say_names(const struct chain_object *const *objects, size_t count)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_NAMES, .objects = objects, .count = count};
}

static inline struct chain_argument chain_say_duration(const char *duration)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_DURATION, .text = duration ? duration : ""};
}

static inline struct chain_argument chain_say_date(int32_t date)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_DATE, .text = date ? NULL : "", .number = date};
}

/* Reports the rule's message about a subject (NULL = the whole file, placed at its root). */
void chain_report(struct chain_rule_run *run, const struct chain_object *subject, const struct chain_argument *arguments,
                  size_t count);
/* The same with another message of the rule, an N_() literal. */
void chain_report_as(struct chain_rule_run *run, const char *message, const struct chain_object *subject,
                     const struct chain_argument *arguments, size_t count);
/* The rule's message about an element of a BPMN document, which need not be an object of the chain. */
void chain_report_markup(struct chain_rule_run *run, const struct chain_markup *subject, const struct chain_argument *arguments,
                         size_t count);
/* With another message and severity: of some rules not every finding weighs the same. */
void chain_report_weighing(struct chain_rule_run *run, chain_severity severity, const char *message, const struct chain_object *subject,
                           const struct chain_argument *arguments, size_t count);
/* Data is missing to judge, in other words than the rule's `unknown` text. */
void chain_report_unknown_as(struct chain_rule_run *run, const char *message, const struct chain_object *subject,
                             const struct chain_argument *arguments, size_t count);
/* The same with another message of the rule, an N_() literal, and a severity. */
void chain_report_markup_as(struct chain_rule_run *run, const char *message, uint8_t severity, const struct chain_markup *subject,
                            const struct chain_argument *arguments, size_t count);
/* Data is missing to judge: severity unknown, the rule's `unknown` text. */
void chain_report_unknown(struct chain_rule_run *run, const struct chain_object *subject,
                          const struct chain_argument *arguments, size_t count);
/*
 * A further place of the finding that was reported last: the first of two, the other end. The message is an N_() literal in which {0}
 * is the object's name ("the first one is here"). NULL is ignored.
 */
void chain_relate(struct chain_rule_run *run, const struct chain_object *object, const char *message);
void chain_relate_markup(struct chain_rule_run *run, const struct chain_markup *markup, const char *message);
/* The finding that was reported last is mended by removing the element whose start tag stands there, with its line. */
void chain_fix_by_removing(struct chain_rule_run *run, uint32_t line, uint32_t column);
/* Or by a new child, in the namespace of the element whose start tag stands there. */
struct chain_new_child {
    const char *name;           /* static, without prefix */
    const char *words;          /* of the text in it: an id, nothing that would have to be escaped */
    const char *const *behind;  /* static: the names of all children that come before it, ended by NULL */
    uint8_t rank;               /* of several new ones at one place the lowest comes first */
};
void chain_fix_by_adding(struct chain_rule_run *run, uint32_t line, uint32_t column, const struct chain_new_child *child);
/* Or by a new attribute of the element that it speaks of, which has none of this name; both static. */
void chain_fix_by_attribute(struct chain_rule_run *run, const char *name, const char *value);
/* Has another rule of this layer been run too, or was it left out by the options? */
bool chain_rule_asked(const struct chain_rule_run *run, const struct chain_rule *rule);
/* Does the run go as far as a profile, for a rule of which some findings are errors and others a matter of taste? */
bool chain_rule_reaches(const struct chain_rule_run *run, chain_check_profile profile);
/* For rules about what reader and builder met: one finding for each problem with the code, its words as arguments. */
void chain_report_problems(struct chain_rule_run *run, enum chain_problem_code code);
/*
 * The same, where the argument with an index is one of these words: its phrase is put instead, in the reader's language. A word with
 * '*' (any text) or # (a digit) is a pattern: its phrase is the whole message, each text of a '*' an argument from the index on.
 */
struct chain_phrase {
    const char *word, *phrase; /* phrase: an N_() literal; a NULL word ends the list */
};
void chain_report_problems_saying(struct chain_rule_run *run, enum chain_problem_code code, size_t index,
                                  const struct chain_phrase *phrases);

#define CHAIN_REPORT(run, subject, ...) \
    chain_report(run, subject, (const struct chain_argument[]){__VA_ARGS__}, \
                 sizeof((const struct chain_argument[]){__VA_ARGS__}) / sizeof(struct chain_argument))
#define CHAIN_REPORT_MARKUP(run, subject, ...) \
    chain_report_markup(run, subject, (const struct chain_argument[]){__VA_ARGS__}, \
                        sizeof((const struct chain_argument[]){__VA_ARGS__}) / sizeof(struct chain_argument))
#define CHAIN_REPORT_MARKUP_AS(run, message, subject, ...) \
    chain_report_markup_as(run, message, (run)->rule->severity, subject, (const struct chain_argument[]){__VA_ARGS__}, \
                           sizeof((const struct chain_argument[]){__VA_ARGS__}) / sizeof(struct chain_argument))
#define CHAIN_REPORT_AS(run, message, subject, ...) \
    chain_report_as(run, message, subject, (const struct chain_argument[]){__VA_ARGS__}, \
                    sizeof((const struct chain_argument[]){__VA_ARGS__}) / sizeof(struct chain_argument))
#define CHAIN_REPORT_WEIGHING(run, severity, message, subject, ...) \
    chain_report_weighing(run, severity, message, subject, (const struct chain_argument[]){__VA_ARGS__}, \
                          sizeof((const struct chain_argument[]){__VA_ARGS__}) / sizeof(struct chain_argument))
#define CHAIN_REPORT_UNKNOWN_AS(run, message, subject, ...) \
    chain_report_unknown_as(run, message, subject, (const struct chain_argument[]){__VA_ARGS__}, \
                            sizeof((const struct chain_argument[]){__VA_ARGS__}) / sizeof(struct chain_argument))
#define CHAIN_REPORT_UNKNOWN(run, subject, ...) \
    chain_report_unknown(run, subject, (const struct chain_argument[]){__VA_ARGS__}, \
                         sizeof((const struct chain_argument[]){__VA_ARGS__}) / sizeof(struct chain_argument))

/* The rows, made by the build from its list of rule files; NULL ends them. */
extern const struct chain_rule *const chain_rules[];

#endif
