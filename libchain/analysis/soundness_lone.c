/*
 * Most chains have one start and never part: one client is at one step at a time. Then nobody waits for anybody and nothing is done
 * twice, and all is well when an end can be come to from each step that can be come to.
 */
#include <stdlib.h>

#include "analysis/soundness.h"
#include "analysis/soundness_nets.h"

enum { NOT_SEEN, BEGUN, ENDS };

struct walk {
    const struct chain_model *model;
    uint8_t *seen;
    uint32_t *stack, top;
};

static void visit(struct walk *walk, const struct chain_step *step, uint8_t seen)
{
    walk->seen[step->head.index] = seen;
    walk->stack[walk->top++] = step->head.index;
}

/* The only start; NULL when there are several, or when something in the chain is done side by side. */
static const struct chain_step *only_start(const struct chain_model *model)
{
    const struct chain_step *start = NULL;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        bool nested = step->head.parent && step->head.parent->type == CHAIN_STEP;
        bool parts = step->role == CHAIN_ROLE_PARALLEL || step->role == CHAIN_ROLE_ANY_ORDER || nested;
        if (parts || (start && step->role == CHAIN_ROLE_START))
            return NULL;
        if (step->role == CHAIN_ROLE_START)
            start = step;
    }
    return start;
}

static void go_on(struct walk *walk)
{
    while (walk->top > 0) {
        const struct chain_step *step = chain_step_at(walk->model, walk->stack[--walk->top]);
        /* Whoever comes to an end has ended, whatever leaves it. */
        for (uint32_t i = 0; i < step->out_count && step->role != CHAIN_ROLE_END; i++) {
            const struct chain_step *next = chain_flow_target(chain_flow_out(walk->model, step->out_first + i));
            if (walk->seen[next->head.index] == NOT_SEEN)
                visit(walk, next, BEGUN);
        }
    }
}

static void go_back(struct walk *walk)
{
    for (size_t i = 0; i < chain_step_count(walk->model); i++)
        if (walk->seen[i] == BEGUN && chain_step_at(walk->model, i)->role == CHAIN_ROLE_END)
            visit(walk, chain_step_at(walk->model, i), ENDS);
    while (walk->top > 0) {
        const struct chain_step *step = chain_step_at(walk->model, walk->stack[--walk->top]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            const struct chain_step *from = chain_flow_source(chain_flow_in(walk->model, step->in_first + i));
            if (walk->seen[from->head.index] == BEGUN && from->role != CHAIN_ROLE_END)
                visit(walk, from, ENDS);
        }
    }
}

bool chain_sound_is_lone(const struct chain_model *model, uint64_t *work)
{
    size_t steps = chain_step_count(model);
    uint64_t cost = 2 * (steps + (uint64_t)chain_flow_count(model));
    const struct chain_step *start = cost <= *work ? only_start(model) : NULL;
    struct walk walk = {.model = model};
    if (!start)
        return false;
    walk.stack = malloc(steps * sizeof *walk.stack);
    walk.seen = calloc(steps, 1);
    bool well = walk.stack && walk.seen;
    if (well) {
        visit(&walk, start, BEGUN);
        go_on(&walk);
        go_back(&walk);
    }
    for (size_t i = 0; well && i < steps; i++)
        well = walk.seen[i] != BEGUN;
    free(walk.stack);
    free(walk.seen);
    *work -= well ? cost : 0;
    return well;
}
