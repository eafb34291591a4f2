/* The report by objectives: rows first, then their layout. */
#ifndef CHAIN_WRITE_ASSESSMENT_H
#define CHAIN_WRITE_ASSESSMENT_H

#include "base/arena.h"
#include "chain/compare.h"
#include "chain/assessment.h"
#include "rule/findings.h"
#include "write/tell.h"

/* What a row tells, in the order of the report. */
enum chain_assessment_part {
    CHAIN_ASSESSMENT_DESCRIBED,
    CHAIN_ASSESSMENT_IN_USE,
    CHAIN_ASSESSMENT_GAP,
    CHAIN_ASSESSMENT_DECIDED,
    CHAIN_ASSESSMENT_MEASURED,
    CHAIN_ASSESSMENT_UNKNOWN,
    CHAIN_ASSESSMENT_CHANGE,
    CHAIN_ASSESSMENT_PARTS
};

struct chain_assessment_row {
    uint8_t objective, sub_area; /* sub_area 0 = not told */
    uint8_t part;
    uint8_t rank; /* gaps: heaviest first */
    uint32_t rule; /* gaps: position of the rule */
    uint32_t chain, order;
    const struct chain_finding *finding; /* of gaps, what is decided, what is unknown */
    const char *words;
};

struct chain_assessed {
    const struct chain_model *model;
    chain_findings *gaps;
    chain_comparison *since; /* NULL = no earlier round */
};

struct chain_assessment {
    struct chain_assessed *chains;
    size_t count, capacity;
    int32_t as_of; /* 0 = today */
};

struct chain_assessment_rows {
    struct chain_arena arena;
    struct chain_assessment_row *items;
    size_t count, capacity;
    bool failed;
};

/* report_rows.c: all rows, sorted by objective, sub-area, part. */
void chain_assessment_rows_make(struct chain_assessment_rows *rows, const struct chain_assessment *report, chain_lang lang);
void chain_assessment_rows_clear(struct chain_assessment_rows *rows);
/* "What is described" and so on. */
const char *chain_assessment_part_words(int part, chain_lang lang);
const char *chain_severity_words(int severity, chain_lang lang);

/* report_markdown.c */
void chain_assessment_put_markdown(const struct chain_assessment *report, const chain_assessment_format *format, chain_lang lang,
                               struct chain_buffer *out);

#endif
