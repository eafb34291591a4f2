/* Work that is done twice for one client: assessments and plans made anew, and one thing recorded in several systems. */
#ifndef CHAIN_ANALYSIS_DOUBLES_H
#define CHAIN_ANALYSIS_DOUBLES_H

#include "analysis/facts.h"

/* Two steps on one way of the client, the earlier first. */
struct chain_double {
    const struct chain_step *first, *second;
    const struct chain_object *item;    /* NULL: double assessment; else both record it, in different systems */
    const struct chain_object *product; /* of a double assessment, when both produce the same */
    bool sure;                          /* false: what they produce is not told */
};

struct chain_doubles {
    struct chain_double *pairs; /* double assessments first, by the second step, the unsure last; then double records by the item */
    size_t count, room;
    bool undecided; /* there was too much to look at, or to know: more may be double */
};

/* False when memory ran out; what was found is to be cleared all the same. */
bool chain_doubles_find(struct chain_doubles *found, const struct chain_model *model, const struct chain_facts *facts);
void chain_doubles_clear(struct chain_doubles *found);

/* Is it told of a record, made in a step of its own, what is recorded and where, so that it can be compared with others? */
bool chain_double_record(const struct chain_record *record);

#endif
