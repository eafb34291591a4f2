#include "analysis/knowledge.h"

#include <stdlib.h>
#include <string.h>

/* Flows looked at for all questions of a chain: well under a second. */
#define MOST_WORK (100u << 20)

#define TOLD 1u
#define KNOWN 2u
#define ALL_STATES 4u

struct walker {
    const struct chain_facts *facts;
    const struct chain_flow **messages;
    size_t message_count;
    uint8_t *states;  /* by step: states in which the path arrives */
    uint8_t *learned; /* by step: bits that are set when the path leaves it */
    uint8_t *queued;
    uint32_t *queue; /* a ring: each step is in it once at most */
    size_t work;
    const struct chain_step *asker;
    const struct chain_object *item;
};

static bool takes_part(const struct chain_step *step, const struct chain_object *actor)
{
    return actor && (step->actor.target == actor || chain_refs_hold(&step->with, actor));
}

/* Does anybody who is at the asking step take part in this one too? */
static bool shares_actor(const struct walker *walker, const struct chain_step *step)
{
    if (takes_part(step, walker->asker->actor.target))
        return true;
    for (uint32_t i = 0; i < walker->asker->with.count; i++)
        if (takes_part(step, walker->asker->with.items[i].target))
            return true;
    return false;
}

static bool can_read(const struct walker *walker, const struct chain_record *record)
{
    const struct chain_system *system = (const struct chain_system *)record->system.target;
    for (uint32_t i = 0; system && i < system->readers.count; i++)
        if (takes_part(walker->asker, system->readers.items[i].target))
            return true;
    return false;
}

static uint8_t learned_at(const struct walker *walker, const struct chain_step *step)
{
    bool asked = chain_refs_hold(&step->asks, walker->item);
    bool known = (asked || chain_refs_hold(&step->produces, walker->item)) && shares_actor(walker, step);
    for (const struct chain_object *child = step->head.first; child && !known; child = child->next)
        if (child->type == CHAIN_RECORD && ((const struct chain_record *)child)->item.target == walker->item)
            known = can_read(walker, (const struct chain_record *)child);
    return (uint8_t)((asked ? TOLD : 0u) | (known ? KNOWN : 0u));
}

static bool brings(const struct walker *walker, const struct chain_flow *flow)
{
    return flow->carries.count > 0 && chain_refs_hold(&flow->carries, walker->item) &&
           shares_actor(walker, chain_flow_target(flow));
}

static uint8_t add_bits(uint8_t states, uint8_t bits)
{
    uint8_t result = 0;
    for (uint32_t state = 0; state < ALL_STATES; state++)
        if (states >> state & 1)
            result |= (uint8_t)(1u << (state | bits));
    return result;
}

static uint8_t after(const struct walker *walker, const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow);
    uint8_t bits = walker->learned[from->head.index];
    return add_bits(walker->states[from->head.index], bits | (brings(walker, flow) ? KNOWN : 0u));
}

/* All parallel ways arrive together: what one of them learned is known. Empty until each of them has come. */
static uint8_t joined(struct walker *walker, const struct chain_step *join)
{
    uint8_t result = 1;
    for (uint32_t i = 0; i < join->in_count; i++) {
        const struct chain_flow *flow = walker->facts->model->in[join->in_first + i];
        if (!walker->facts->from_start[chain_flow_source(flow)->head.index])
            continue;
        uint8_t one = after(walker, flow), both = 0;
        for (uint8_t state = 0; state < ALL_STATES; state++)
            if (one >> state & 1)
                both |= add_bits(result, state);
        walker->work++;
        result = both;
    }
    return result;
}

static void push(struct walker *walker, uint32_t step, uint32_t *tail)
{
    if (walker->queued[step])
        return;
    walker->queued[step] = 1;
    walker->queue[*tail] = step;
    *tail = *tail + 1 == (uint32_t)chain_step_count(walker->facts->model) + 1 ? 0 : *tail + 1;
}

static void go_on(struct walker *walker, const struct chain_step *step, uint32_t *tail)
{
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = walker->facts->model->out[step->out_first + i];
        const struct chain_step *next = chain_flow_target(flow);
        bool join = next->role == CHAIN_ROLE_PARALLEL && next->in_count > 1;
        uint8_t states = join ? joined(walker, next) : after(walker, flow);
        walker->work++;
        if (states & ~walker->states[next->head.index]) {
            walker->states[next->head.index] |= states;
            push(walker, next->head.index, tail);
        }
    }
}

static void prepare(struct walker *walker)
{
    size_t steps = chain_step_count(walker->facts->model);
    for (size_t i = 0; i < steps; i++) {
        walker->states[i] = 0;
        walker->learned[i] = learned_at(walker, chain_step_at(walker->facts->model, i));
    }
    for (size_t i = 0; i < walker->message_count; i++)
        if (brings(walker, walker->messages[i]))
            walker->learned[chain_flow_source(walker->messages[i])->head.index] |= KNOWN;
    walker->work += steps + walker->message_count;
}

static void walk(struct walker *walker)
{
    uint32_t head = 0, tail = 0, steps = (uint32_t)chain_step_count(walker->facts->model);
    prepare(walker);
    for (uint32_t i = 0; i < steps; i++) {
        if (chain_step_at(walker->facts->model, i)->role == CHAIN_ROLE_START) {
            walker->states[i] = 1;
            push(walker, i, &tail);
        }
    }
    while (head != tail) {
        uint32_t at = walker->queue[head];
        head = head + 1 == steps + 1 ? 0 : head + 1;
        walker->queued[at] = 0;
        go_on(walker, chain_step_at(walker->facts->model, at), &tail);
    }
}

/* Questions of the same actor about the same item share one walk; a step with others taking part has its own. */
static uint64_t key_of(const struct chain_question *question)
{
    uint64_t asker = question->step->with.count ? (1u << 31) + question->step->head.index : question->step->actor.target->index;
    return asker << 32 | question->item->index;
}

static int compare(const void *left, const void *right)
{
    uint64_t a = key_of(*(struct chain_question *const *)left), b = key_of(*(struct chain_question *const *)right);
    return (a > b) - (a < b);
}

static void answer(struct walker *walker, struct chain_question **sorted, size_t count)
{
    uint64_t key = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || key_of(sorted[i]) != key) {
            if (walker->work > MOST_WORK)
                return;
            key = key_of(sorted[i]);
            walker->asker = sorted[i]->step;
            walker->item = sorted[i]->item;
            walk(walker);
        }
        sorted[i]->states = walker->states[sorted[i]->step->head.index];
        sorted[i]->decided = true;
    }
}

bool chain_questions_answer(struct chain_question *questions, size_t count, const struct chain_facts *facts)
{
    struct chain_arena scratch;
    size_t steps = chain_step_count(facts->model) + 1, flows = chain_flow_count(facts->model);
    chain_arena_init(&scratch);
    struct walker walker = {.facts = facts,
                            .messages = chain_arena_array(&scratch, flows + 1, sizeof *walker.messages),
                            .states = chain_arena_array(&scratch, steps, 1),
                            .learned = chain_arena_array(&scratch, steps, 1),
                            .queued = chain_arena_array(&scratch, steps, 1),
                            .queue = chain_arena_array(&scratch, steps + 1, sizeof *walker.queue)};
    struct chain_question **sorted = chain_arena_array(&scratch, count + 1, sizeof *sorted);
    bool done = !scratch.failed;
    for (size_t i = 0; done && i < flows; i++) {
        const struct chain_flow *flow = chain_flow_at(facts->model, i);
        if (flow->role == CHAIN_ROLE_MESSAGE && flow->from.target && flow->to.target)
            walker.messages[walker.message_count++] = flow;
    }
    for (size_t i = 0; done && i < count; i++)
        sorted[i] = &questions[i];
    if (done && count > 0) {
        qsort(sorted, count, sizeof(struct chain_question *), compare);
        answer(&walker, sorted, count);
    }
    chain_arena_clear(&scratch);
    return done;
}
