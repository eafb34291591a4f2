/* Walking through a chain as a client does: one journey, or all of them one after the other. */
#ifndef CHAIN_ANALYSIS_WALK_H
#define CHAIN_ANALYSIS_WALK_H

#include "analysis/sections.h"

enum chain_op_kind {
    CHAIN_OP_STEP,   /* a step, come to by a flow */
    CHAIN_OP_MEMBER, /* a member of the group before it, done when needed */
    CHAIN_OP_FORK,   /* a parallel section opens behind the step before */
    CHAIN_OP_WAY,    /* its next way begins */
    CHAIN_OP_CLOSE,  /* the way comes by a flow to where they meet */
    CHAIN_OP_MEET    /* the section ends */
};

#define CHAIN_NO_FLOW UINT32_MAX

struct chain_op {
    uint32_t step, flow; /* numbers */
    uint16_t depth, lane;
    uint8_t kind;        /* enum chain_op_kind */
};

struct chain_frame;
struct chain_choice;

struct chain_walk {
    const struct chain_facts *facts;
    const struct chain_sections *sections;
    const uint32_t *policy; /* NULL: all ways; else by step, which way out to take (a position among its flows) */
    struct chain_op *ops;
    uint32_t op_count, op_room;
    uint8_t *on_way;        /* by step: it is on the way now */
    struct chain_frame *frames;
    struct chain_choice *choices;
    uint32_t frame_count, frame_room, choice_count, choice_room, frame;
    size_t work, most_work;
    bool spent;             /* the work was too much: not all journeys were seen */
    bool failed;            /* memory ran out */
};

/* False without memory. chain_walk_clear() in any case. */
bool chain_walk_init(struct chain_walk *walk, const struct chain_facts *facts, const struct chain_sections *sections,
                     size_t most_work);
void chain_walk_clear(struct chain_walk *walk);
/* The first journey from a start in ops, then the next ones; false when there is none (left). */
bool chain_walk_first(struct chain_walk *walk, const struct chain_step *start);
bool chain_walk_next(struct chain_walk *walk);

/* The flow with a position among those of a step that journeys follow, or NULL. */
const struct chain_flow *chain_way_out(const struct chain_step *step, uint32_t position);
uint32_t chain_way_count(const struct chain_step *step);

#endif
