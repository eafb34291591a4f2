/* A comparison from the inside. */
#ifndef CHAIN_COMPARE_INTERNAL_H
#define CHAIN_COMPARE_INTERNAL_H

#include "base/arena.h"
#include "chain/compare.h"
#include "model/model.h"

enum chain_side_of_comparison { CHAIN_BEFORE, CHAIN_AFTER, CHAIN_SIDES };

/* The types that are paired, in the order of the pairs: flows need the steps, steps the actors. */
enum { CHAIN_COMPARED_TYPES = 4 };
extern const uint8_t chain_compared_types[CHAIN_COMPARED_TYPES];

#define CHAIN_UNPAIRED UINT32_MAX

/* Who is whose partner, by number of the object. */
struct chain_partners {
    uint32_t *of[CHAIN_SIDES]; /* CHAIN_UNPAIRED = nobody */
    uint8_t *match, *unsure;   /* of the pair, by number of the old object */
};

struct chain_comparison {
    struct chain_arena arena;
    const struct chain_model *models[CHAIN_SIDES];
    struct chain_partners partners[CHAIN_TYPE_COUNT];
    uint32_t *pair_of[CHAIN_SIDES][CHAIN_TYPE_COUNT]; /* position in pairs, by number of the object */
    struct chain_pair *pairs;
    size_t pair_count;
    struct chain_change *changes;
    size_t change_count, change_capacity;
    chain_findings *findings[CHAIN_SIDES];
    struct chain_gap_change *gaps;
    size_t gap_count;
    struct chain_figure *figures;
    size_t figure_count;
    int32_t as_of; /* 0 = today */
    bool undecided;
};

/* Written in this very file: not of the region, not made by the builder. */
bool chain_is_compared(const struct chain_object *object);
/* The like of an object in the other chain, or NULL. */
const struct chain_object *chain_partner_of(const struct chain_comparison *comparison, int side, const struct chain_object *object);

/* labels.c: a text without what does not count: letter case, blanks, punctuation. Never NULL unless memory ran out. */
const char *chain_label_plain(struct chain_arena *arena, const char *text);
/* Is one of the names (not aliases) of one an equal name of the other, or has neither any? */
bool chain_labels_alike(struct chain_arena *arena, const struct chain_object *a, const struct chain_object *b);

/* match.c, false without memory. */
bool chain_match_all(struct chain_comparison *comparison);

/* changes.c: adds a change of the pair; NULL values are "". */
void chain_change_add(struct chain_comparison *comparison, const struct chain_pair *pair, struct chain_change change);
void chain_changes_find(struct chain_comparison *comparison, struct chain_pair *pair);
/* A text in the comparison's arena; "" without memory. */
const char *chain_change_words(struct chain_comparison *comparison, const char *text, size_t length);

/* changes_parts.c: what the elements inside a step or flow say. */
struct chain_area_pairs;
/* NULL without memory, and when neither chain has areas to compare. */
struct chain_area_pairs *chain_area_pairs_new(struct chain_comparison *comparison);
void chain_changes_in_parts(struct chain_comparison *comparison, struct chain_area_pairs *areas, const struct chain_pair *pair);

/* order.c: what comes before what; false without memory. Gives, by number of the new step, the number (of the new chain) of a step
   that it came after and now comes before, or CHAIN_UNPAIRED. */
bool chain_order_find(struct chain_comparison *comparison, uint32_t *overtaken);

/* gaps.c, figures.c: false without memory. */
bool chain_gaps_compare(struct chain_comparison *comparison);
bool chain_figures_compare(struct chain_comparison *comparison);

#endif
