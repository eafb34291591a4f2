/* What becomes of items at steps: does what is needed arrive, is what was told asked again? Rules and views judge by the same answers. */
#ifndef CHAIN_ANALYSIS_ITEMS_H
#define CHAIN_ANALYSIS_ITEMS_H

#include "analysis/knowledge.h"

enum chain_item_verdict {
    CHAIN_ITEM_FINE,
    CHAIN_ITEM_SOMETIMES, /* amiss on some ways only */
    CHAIN_ITEM_ALWAYS
};

struct chain_item_test {
    const struct chain_refs *(*list)(const struct chain_step *step);
    /* Must the ways be looked at for this item? A cheap first answer keeps the dear one rare. */
    bool (*in_question)(const struct chain_facts *facts, const struct chain_step *step, const struct chain_object *item);
    /* From the states of chain_questions_answer(). */
    enum chain_item_verdict (*judge)(unsigned states);
};

/* Needed items that do not arrive; items that the client has told and is asked again. */
extern const struct chain_item_test chain_item_missing, chain_item_told_again;

struct chain_item_answers {
    struct chain_question *items; /* in the order of steps and lists */
    size_t count;
    size_t listed;  /* items in such lists, in question or not */
    bool undecided; /* some could not be answered */
};

/* False without memory. The arena keeps the answers. */
bool chain_item_test_run(const struct chain_item_test *test, const struct chain_facts *facts, struct chain_arena *arena,
                         struct chain_item_answers *answers);

#endif
