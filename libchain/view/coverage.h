/* The coverage view while it is made. */
#ifndef CHAIN_VIEW_COVERAGE_H
#define CHAIN_VIEW_COVERAGE_H

#include "chain/survey.h"
#include "view/grid.h"

/* A sign and its meaning; the sign stands before the colon. */
struct chain_coverage_sign {
    enum chain_tone tone;
    const char *words;
};

struct chain_coverage {
    struct chain_lanes *lanes;
    chain_survey *survey;
    size_t *columns; /* positions in the order of the path */
    size_t column_count, area_count;
    uint8_t *values; /* by area and column */
    bool *said;      /* by column */
    size_t *areas;   /* numbers of areas, those alike next to each other */
    size_t *groups;  /* where each group starts in areas, and one more */
    size_t group_count;
    size_t parted;   /* columns that are available in parts, not told where */
};

const chain_object *chain_coverage_step(const struct chain_coverage *coverage, size_t column);
/* What stands in a cell; a star when it is told of some areas only. */
const char *chain_coverage_sign(struct chain_view *view, const struct chain_coverage_sign *sign, bool partly);
void chain_coverage_add_key(struct chain_view *view, const struct chain_coverage_sign *sign);
/* A message with two numbers. */
const char *chain_coverage_words(struct chain_view *view, const char *message, size_t zero, size_t one);
/* Names of the steps; counts: with how many areas have them. */
void chain_coverage_step_heads(const struct chain_coverage *coverage, struct chain_view_grid *grid, bool counts);

/* coverage_languages.c */
bool chain_coverage_languages(struct chain_coverage *coverage, struct chain_view_grid *grid, bool *partly_seen);
void chain_coverage_language_keys(const struct chain_coverage *coverage);

#endif
