#include "analysis/walk.h"

#include <stdlib.h>
#include <string.h>

#define NO_FRAME UINT32_MAX

/* One way of an open section. Never changed once made, so that a walk can be taken back to where it chose. */
struct chain_frame {
    uint32_t split, way, outer;
    uint16_t depth;
    bool met; /* a way has come to where they meet */
};

/* A step with several ways out, and the state of the walk there. */
struct chain_choice {
    uint32_t step, next, ops, frame;
};

static bool grow(struct chain_walk *walk, void **items, uint32_t *room, uint32_t need, size_t size)
{
    if (need < *room)
        return true;
    uint32_t bigger = *room ? *room * 2 : 256;
    void *memory = realloc(*items, bigger * size);
    if (!memory) {
        walk->failed = true;
        return false;
    }
    *items = memory;
    *room = bigger;
    return true;
}

bool chain_walk_init(struct chain_walk *walk, const struct chain_facts *facts, const struct chain_sections *sections,
                     size_t most_work)
{
    *walk = (struct chain_walk){.facts = facts, .sections = sections, .most_work = most_work, .frame = NO_FRAME};
    walk->on_way = calloc(chain_step_count(facts->model) + 1, 1);
    return walk->on_way != NULL;
}

void chain_walk_clear(struct chain_walk *walk)
{
    free(walk->ops);
    free(walk->on_way);
    free(walk->frames);
    free(walk->choices);
}

/* Only groups and their members have flows that are not followed. */
static bool is_plain(const struct chain_step *step)
{
    return step->role != CHAIN_ROLE_ANY_ORDER && !(step->head.parent && step->head.parent->type == CHAIN_STEP);
}

const struct chain_flow *chain_way_out(const struct chain_step *step, uint32_t position)
{
    if (is_plain(step))
        return position < step->out_count ? chain_flow_out(step->head.model, step->out_first + position) : NULL;
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = chain_flow_out(step->head.model, step->out_first + i);
        if (!chain_flow_is_member(flow) && position-- == 0)
            return flow;
    }
    return NULL;
}

uint32_t chain_way_count(const struct chain_step *step)
{
    uint32_t count = 0;
    if (is_plain(step))
        return step->out_count;
    for (uint32_t i = 0; i < step->out_count; i++)
        count += !chain_flow_is_member(chain_flow_out(step->head.model, step->out_first + i));
    return count;
}

static uint16_t narrow(uint32_t number)
{
    return number > UINT16_MAX ? UINT16_MAX : (uint16_t)number;
}

static bool push(struct chain_walk *walk, enum chain_op_kind kind, uint32_t step, const struct chain_flow *flow)
{
    if (++walk->work > walk->most_work)
        walk->spent = true;
    if (walk->spent || !grow(walk, (void **)&walk->ops, &walk->op_room, walk->op_count, sizeof *walk->ops))
        return false;
    const struct chain_frame *frame = walk->frame == NO_FRAME ? NULL : &walk->frames[walk->frame];
    walk->ops[walk->op_count++] = (struct chain_op){
        step, flow ? flow->head.index : CHAIN_NO_FLOW, frame ? frame->depth : 0, frame ? narrow(frame->way) : 0, (uint8_t)kind};
    return true;
}

static bool open_frame(struct chain_walk *walk, struct chain_frame frame)
{
    if (!grow(walk, (void **)&walk->frames, &walk->frame_room, walk->frame_count, sizeof *walk->frames))
        return false;
    walk->frames[walk->frame_count] = frame;
    walk->frame = walk->frame_count++;
    return true;
}

static void take_back(struct chain_walk *walk, uint32_t ops)
{
    while (walk->op_count > ops) {
        const struct chain_op *op = &walk->ops[--walk->op_count];
        if (op->kind == CHAIN_OP_STEP)
            walk->on_way[op->step] = 0;
    }
}

/* Where the walk goes next: to a step over a flow, or nowhere. */
struct heading {
    const struct chain_flow *flow;
    uint32_t step;
    enum { GO_ON, ARRIVED, STUCK } state;
};

static struct heading over(const struct chain_flow *flow)
{
    return (struct heading){flow, flow->to.target->index, GO_ON};
}

static const struct heading stuck = {NULL, 0, STUCK};
static const struct heading arrived = {NULL, 0, ARRIVED};

/* A way has come to its end. Next is the next way of the section, or where the ways have met; of ways that all end for good, the next
   way of the section around it; else the end of the journey. */
static struct heading next_way(struct chain_walk *walk)
{
    while (walk->frame != NO_FRAME) {
        struct chain_frame frame = walk->frames[walk->frame];
        const struct chain_step *split = chain_step_at(walk->facts->model, frame.split);
        if (++frame.way < split->out_count) {
            if (!open_frame(walk, frame) || !push(walk, CHAIN_OP_WAY, frame.split, NULL))
                return stuck;
            return over(chain_flow_out(split->head.model, split->out_first + frame.way));
        }
        walk->frame = frame.outer;
        if (!push(walk, CHAIN_OP_MEET, frame.split, NULL))
            return stuck;
        if (frame.met)
            return (struct heading){NULL, walk->sections->join[frame.split], GO_ON};
    }
    return arrived;
}

static struct heading open_section(struct chain_walk *walk, const struct chain_step *split)
{
    uint32_t outer = walk->frame;
    uint16_t depth = outer == NO_FRAME ? 0 : walk->frames[outer].depth;
    struct chain_frame frame = {split->head.index, 0, outer, (uint16_t)(depth + (depth < UINT16_MAX)), false};
    if (!push(walk, CHAIN_OP_FORK, split->head.index, NULL) || !open_frame(walk, frame) ||
        !push(walk, CHAIN_OP_WAY, split->head.index, NULL))
        return stuck;
    return over(chain_flow_out(split->head.model, split->out_first));
}

static bool add_members(struct chain_walk *walk, const struct chain_step *group)
{
    bool done = true;
    for (const struct chain_object *child = group->head.first; child && done; child = child->next)
        if (child->type == CHAIN_STEP)
            done = push(walk, CHAIN_OP_MEMBER, child->index, NULL);
    return done;
}

static struct heading choose(struct chain_walk *walk, const struct chain_step *step)
{
    uint32_t ways = chain_way_count(step);
    if (walk->policy)
        return over(chain_way_out(step, walk->policy[step->head.index] < ways ? walk->policy[step->head.index] : 0));
    if (ways > 1) {
        if (!grow(walk, (void **)&walk->choices, &walk->choice_room, walk->choice_count, sizeof *walk->choices))
            return stuck;
        walk->choices[walk->choice_count++] = (struct chain_choice){step->head.index, 1, walk->op_count, walk->frame};
    }
    return over(chain_way_out(step, 0));
}

static bool meets_here(const struct chain_walk *walk, uint32_t step)
{
    return walk->frame != NO_FRAME && walk->sections->join[walk->frames[walk->frame].split] == step;
}

static struct heading enter(struct chain_walk *walk, struct heading heading)
{
    const struct chain_step *step = chain_step_at(walk->facts->model, heading.step);
    if (meets_here(walk, heading.step)) {
        struct chain_frame frame = walk->frames[walk->frame];
        frame.met = true;
        if (!push(walk, CHAIN_OP_CLOSE, heading.step, heading.flow) || !open_frame(walk, frame))
            return stuck;
        return next_way(walk);
    }
    if (walk->on_way[heading.step] || !push(walk, CHAIN_OP_STEP, heading.step, heading.flow))
        return stuck;
    walk->on_way[heading.step] = 1;
    if (step->role == CHAIN_ROLE_ANY_ORDER && !add_members(walk, step))
        return stuck;
    if (step->role == CHAIN_ROLE_END || chain_way_count(step) == 0)
        return next_way(walk);
    return chain_step_splits(step) ? open_section(walk, step) : choose(walk, step);
}

static bool walk_on(struct chain_walk *walk, struct heading heading)
{
    for (;;) {
        while (heading.state == GO_ON)
            heading = enter(walk, heading);
        if (heading.state == ARRIVED)
            return true;
        if (walk->spent || walk->failed || walk->choice_count == 0)
            return false;
        struct chain_choice *choice = &walk->choices[walk->choice_count - 1];
        const struct chain_step *step = chain_step_at(walk->facts->model, choice->step);
        take_back(walk, choice->ops);
        walk->frame = choice->frame;
        heading = over(chain_way_out(step, choice->next++));
        if (choice->next == chain_way_count(step))
            walk->choice_count--;
    }
}

bool chain_walk_first(struct chain_walk *walk, const struct chain_step *start)
{
    take_back(walk, 0);
    walk->frame = NO_FRAME;
    walk->frame_count = walk->choice_count = 0;
    return walk_on(walk, (struct heading){NULL, start->head.index, GO_ON});
}

bool chain_walk_next(struct chain_walk *walk)
{
    return walk_on(walk, stuck);
}
