#include "analysis/information.h"

#include <stdlib.h>
#include <string.h>

/* 64 MB of state at most, and loops in loops settle in few rounds: beyond, the question is left undecided. */
#define MOST_WORDS (8u << 20)
#define MOST_ROUNDS 100
/* Words of state brought over flows, and things learned, in all rounds together: well under a second. */
#define MOST_WORK ((size_t)1 << 28)

struct solver {
    const struct chain_facts *facts;
    struct chain_information *information;
    uint64_t *state; /* scratch: one step's state as it leaves, and after it what goes over one flow */
    uint8_t *recording; /* by step: it has records among its children, which may be many areas and languages */
    uint8_t *fresh;     /* by step: what arrives has changed since it was last sent on */
    size_t work;
};

static void learn(const struct solver *solver, uint64_t *state, uint32_t actor, uint32_t item)
{
    size_t bit = (size_t)actor * solver->information->items + item;
    state[bit / 64] |= 1ull << (bit % 64);
}

static void learn_all(const struct solver *solver, uint64_t *state, const struct chain_object *actor, const struct chain_refs *items)
{
    /* What the client knows reaches no worker by itself. */
    if (!actor || chain_actor_is_client((const struct chain_actor *)actor))
        return;
    for (uint32_t i = 0; i < items->count; i++)
        if (items->items[i].target)
            learn(solver, state, actor->index, items->items[i].target->index);
}

/* The step's actor and those who take part learn alike. */
static void take_part(const struct solver *solver, uint64_t *state, const struct chain_step *step, const struct chain_refs *items)
{
    learn_all(solver, state, step->actor.target, items);
    for (uint32_t i = 0; i < step->more->with.count; i++)
        learn_all(solver, state, step->more->with.items[i].target, items);
}

static void read_record(struct solver *solver, uint64_t *state, const struct chain_record *record)
{
    const struct chain_system *system = (const struct chain_system *)record->system.target;
    solver->work += 1 + (system ? system->readers.count : 0);
    for (uint32_t i = 0; system && record->item.target && i < system->readers.count; i++)
        if (system->readers.items[i].target)
            learn(solver, state, system->readers.items[i].target->index, record->item.target->index);
}

static void leave_step(struct solver *solver, uint64_t *state, const struct chain_step *step)
{
    solver->work += ((size_t)step->more->with.count + 2) * ((size_t)step->more->asks.count + step->produces.count);
    if (solver->work > MOST_WORK)
        return;
    take_part(solver, state, step, &step->more->asks);
    take_part(solver, state, step, &step->produces);
    for (uint32_t i = 0; i < step->more->asks.count; i++)
        if (step->more->asks.items[i].target)
            learn(solver, state, solver->information->actors - 1, step->more->asks.items[i].target->index);
    if (!solver->recording[step->head.index])
        return;
    for (const struct chain_object *child = step->head.first; child && solver->work <= MOST_WORK; child = child->next) {
        solver->work++;
        if (child->type == CHAIN_RECORD)
            read_record(solver, state, (const struct chain_record *)child);
    }
}

/* Brings a state over a flow to the next step, which is fresh when that changed anything there. */
static void arrive(const struct solver *solver, const struct chain_flow *flow, const uint64_t *state, uint64_t *at, bool every)
{
    const struct chain_information *information = solver->information;
    const struct chain_step *to = chain_flow_target(flow);
    uint64_t changed = 0;
    uint64_t *there = at + (size_t)to->head.index * information->words;
    for (uint32_t w = 0; w < information->words; w++) {
        uint64_t now = every ? there[w] & state[w] : there[w] | state[w];
        changed |= now ^ there[w];
        there[w] = now;
    }
    if (changed)
        solver->fresh[to->head.index] = 1;
}

/* Messages leave with the step; what they carry is known to the receiver from then on. */
static void send_messages(const struct solver *solver, uint64_t *states)
{
    const struct chain_model *model = solver->facts->model;
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        if (flow->role == CHAIN_ROLE_MESSAGE && from && to)
            learn_all(solver, states + (size_t)from->head.index * solver->information->words, to->actor.target, &flow->carries);
    }
}

/* What a step's state becomes on the way out over one flow: the base state plus what the flow carries to the receiver. */
static void go(struct solver *solver, const struct chain_step *step, const uint64_t *messages, uint64_t *at, bool every)
{
    const struct chain_information *information = solver->information;
    const struct chain_model *model = solver->facts->model;
    size_t row = (size_t)step->head.index * information->words;
    if (step->out_count == 0)
        return;
    for (uint32_t w = 0; w < information->words; w++)
        solver->state[w] = at[row + w] | messages[row + w];
    leave_step(solver, solver->state, step);
    for (uint32_t i = 0; i < step->out_count && solver->work <= MOST_WORK; i++) {
        const struct chain_flow *flow = chain_flow_out(model, step->out_first + i);
        uint64_t *state = solver->state;
        if (flow->carries.count > 0) {
            state += information->words;
            memcpy(state, solver->state, information->words * sizeof *state);
            learn_all(solver, state, chain_flow_target(flow)->actor.target, &flow->carries);
        }
        arrive(solver, flow, state, at, every);
        solver->work += (size_t)information->words + flow->carries.count;
    }
    solver->work += information->words;
}

static bool solve(struct solver *solver, const uint64_t *messages, uint64_t *at, bool every)
{
    const struct chain_facts *facts = solver->facts;
    size_t steps = chain_step_count(facts->model);
    memset(solver->fresh, 1, steps);
    for (int round = 0; round < MOST_ROUNDS && solver->work <= MOST_WORK; round++) {
        bool changed = false;
        for (size_t i = 0; i < steps && solver->work <= MOST_WORK; i++) {
            const struct chain_step *step = chain_step_at(facts->model, facts->order[i]);
            if (!facts->from_start[step->head.index] || !solver->fresh[step->head.index])
                continue;
            solver->fresh[step->head.index] = 0;
            go(solver, step, messages, at, every);
            changed = true;
        }
        if (!changed && solver->work <= MOST_WORK)
            return true;
    }
    return false;
}

static void find_recording(struct solver *solver)
{
    for (size_t i = 0; i < chain_model_count(solver->facts->model, CHAIN_RECORD); i++) {
        const struct chain_object *record = chain_model_at(solver->facts->model, CHAIN_RECORD, i);
        if (record->parent && record->parent->type == CHAIN_STEP)
            solver->recording[record->parent->index] = 1;
    }
}

/* "On every path" starts from everything and loses; a start and a step with nothing before it start from nothing. */
static void set_out(const struct chain_facts *facts, struct chain_information *information)
{
    for (size_t i = 0; i < chain_step_count(facts->model); i++) {
        const struct chain_step *step = chain_step_at(facts->model, i);
        bool first = step->role == CHAIN_ROLE_START || step->in_count == 0;
        memset(information->every + i * information->words, first ? 0 : 0xFF, information->words * sizeof(uint64_t));
    }
}

struct chain_information *chain_information_new(struct chain_arena *arena, const struct chain_facts *facts)
{
    const struct chain_model *model = facts->model;
    struct chain_information *information = chain_arena_alloc(arena, sizeof *information);
    if (!information)
        return NULL;
    information->items = model->by_type[CHAIN_ITEM].count;
    information->actors = model->by_type[CHAIN_ACTOR].count + 1;
    size_t bits = (size_t)information->items * information->actors, steps = chain_step_count(model);
    information->words = (uint32_t)((bits + 63) / 64);
    information->undecided = bits / 64 >= MOST_WORDS || (steps + 1) * (bits / 64 + 1) > MOST_WORDS;
    if (information->undecided || bits == 0)
        return information;
    size_t words = (steps + 1) * information->words;
    information->some = chain_arena_array(arena, words, sizeof(uint64_t));
    information->every = chain_arena_array(arena, words, sizeof(uint64_t));
    uint64_t *messages = calloc(words, sizeof *messages);
    uint64_t *state = calloc((size_t)information->words * 2, sizeof *state);
    uint8_t *flags = calloc(steps + 1, 2);
    struct solver solver = {facts, information, state, flags, flags ? flags + steps + 1 : NULL, 0};
    if (information->some && information->every && messages && state && flags) {
        find_recording(&solver);
        send_messages(&solver, messages);
        set_out(facts, information);
        information->undecided = !solve(&solver, messages, information->some, false) ||
                                 !solve(&solver, messages, information->every, true);
    } else {
        information = NULL;
    }
    free(messages);
    free(state);
    free(flags);
    return information;
}

static enum chain_known known(const struct chain_facts *facts, const struct chain_step *step, uint32_t actor,
                              const struct chain_object *item)
{
    const struct chain_information *information = facts->information;
    if (information->undecided || !information->some || !item || !facts->from_start[step->head.index])
        return CHAIN_KNOWN_ALWAYS;
    size_t bit = (size_t)actor * information->items + item->index;
    size_t word = (size_t)step->head.index * information->words + bit / 64;
    if (information->every[word] >> (bit % 64) & 1)
        return CHAIN_KNOWN_ALWAYS;
    return information->some[word] >> (bit % 64) & 1 ? CHAIN_KNOWN_SOMETIMES : CHAIN_KNOWN_NEVER;
}

enum chain_known chain_information_known(const struct chain_facts *facts, const struct chain_step *step,
                                         const struct chain_object *item)
{
    return step->actor.target ? known(facts, step, step->actor.target->index, item) : CHAIN_KNOWN_ALWAYS;
}

enum chain_known chain_information_told(const struct chain_facts *facts, const struct chain_step *step,
                                        const struct chain_object *item)
{
    const struct chain_information *information = facts->information;
    if (information->undecided || !information->some || !facts->from_start[step->head.index])
        return CHAIN_KNOWN_NEVER;
    return known(facts, step, information->actors - 1, item);
}
