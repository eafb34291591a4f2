/*
 * Told and known, taken together. information.h answers for each of them alone; "told on some ways, known on some ways" does not
 * say whether there is one way on which the client has told a thing and the worker still does not know it. This does, for a list
 * of questions, by walking the graph with both bits. Where parallel ways meet, what was learned on each of them counts.
 */
#ifndef CHAIN_ANALYSIS_KNOWLEDGE_H
#define CHAIN_ANALYSIS_KNOWLEDGE_H

#include <stdbool.h>

#include "analysis/facts.h"

/* In which states the path can arrive at the step: a bit for each. */
enum chain_state_of_knowledge {
    CHAIN_UNTOLD_UNKNOWN = 1,
    CHAIN_TOLD_UNKNOWN = 2, /* the client has told it before, and nobody at the step knows it */
    CHAIN_UNTOLD_KNOWN = 4,
    CHAIN_TOLD_KNOWN = 8
};

struct chain_question {
    const struct chain_step *step;
    const struct chain_object *item;
    uint8_t states; /* the answer; 0 = the path does not come there */
    bool decided;   /* false: too much to look at */
};

/* Answers all, in any order; false without memory. Only for steps with an actor. */
bool chain_questions_answer(struct chain_question *questions, size_t count, const struct chain_facts *facts);

#endif
