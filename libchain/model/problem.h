/*
 * What the reader and the builder saw that is wrong: kept in the model as data, so that nothing is lost between loading and
 * checking. Each code has one rule in check/rules/ that turns it into findings.
 */
#ifndef CHAIN_MODEL_PROBLEM_H
#define CHAIN_MODEL_PROBLEM_H

#include "model/markup.h"
#include "model/model.h"

enum chain_problem_code {
    CHAIN_PROBLEM_UNREADABLE = 1,    /* reason */
    CHAIN_PROBLEM_NOT_WELL_FORMED,   /* the parser's words */
    CHAIN_PROBLEM_DOCTYPE,           /* - */
    CHAIN_PROBLEM_LIMIT,             /* what, how much is allowed */
    CHAIN_PROBLEM_NOT_A_CHAIN,       /* name of the root */
    CHAIN_PROBLEM_NO_NAMESPACE,      /* - */
    CHAIN_PROBLEM_UNKNOWN_ELEMENT,   /* name, parent, nearest or "" */
    CHAIN_PROBLEM_MISPLACED,         /* name, parent */
    CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE, /* name, element, nearest or "" */
    CHAIN_PROBLEM_UNKNOWN_KIND,      /* attribute, value, nearest or "" , table name */
    CHAIN_PROBLEM_BAD_VALUE,         /* attribute, value, what it must be */
    CHAIN_PROBLEM_BAD_DATE,          /* attribute, value */
    CHAIN_PROBLEM_BAD_TIME,          /* attribute, value */
    CHAIN_PROBLEM_MISSING_ID,        /* element */
    CHAIN_PROBLEM_MISSING_ATTRIBUTE, /* attribute, element */
    CHAIN_PROBLEM_DUPLICATE_ID,      /* id, line of the first */
    CHAIN_PROBLEM_DANGLING,          /* attribute, id, nearest or "" */
    CHAIN_PROBLEM_WRONG_TYPE,        /* attribute, id, type it has, type it should have */
    CHAIN_PROBLEM_STRAY_TEXT,        /* words, element */
    CHAIN_PROBLEM_MISSING_FILE,      /* "region", "rules" or "chain", id, places looked in */
    CHAIN_PROBLEM_TOLD_TWICE         /* attribute or text, what holds, what does not */
};

#define CHAIN_PROBLEM_ARGUMENTS 4

struct chain_problem {
    struct chain_problem *next;
    const struct chain_object *object; /* the subject, or NULL */
    const struct chain_markup *markup; /* the element of a BPMN document that it is about, or NULL */
    const char *args[CHAIN_PROBLEM_ARGUMENTS];
    uint32_t line, column, end_line, end_column;
    uint8_t code;
    uint8_t file;
};

#endif
