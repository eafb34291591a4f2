/* How completely a handoff or message has been described: the public fact of chain/facts.h, and what a reader of it needs. */
#ifndef CHAIN_ANALYSIS_HANDOFFS_H
#define CHAIN_ANALYSIS_HANDOFFS_H

#include "analysis/facts.h"
#include "chain/facts.h"

/* Pairs of actors: who sends feedback or an answer to whom. */
struct chain_answers {
    uint64_t *pairs; /* sorted */
    size_t count;
};

/* False without memory; the arena keeps them. */
bool chain_answers_find(struct chain_answers *answers, struct chain_arena *arena, const struct chain_model *model);
/* The flow says that feedback comes, or says nothing and a message brings it. */
bool chain_answers_give_feedback(const struct chain_answers *answers, const struct chain_flow *flow);

/* What the kind of a flow asks for, and what of it is there: bits of enum chain_care_part. */
chain_handoff_facts chain_handoff_judge(const struct chain_answers *answers, const struct chain_flow *flow);

/* The step where a client who was told to make contact does so tells a channel, or the receiver's contact data are there. */
bool chain_flow_tells_contact(const struct chain_flow *flow);

#endif
