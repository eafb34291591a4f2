#include "analysis/knowledge.h"

#include <stdlib.h>
#include <string.h>

/* Flows, mentions and actors looked at for all questions of a chain: well under a second. */
#define MOST_WORK (4u << 20)

#define TOLD 1u
#define KNOWN 2u
#define ALL_STATES 4u

/* A step that asks or produces an item, a record of it, a flow or message that carries it. */
struct mention {
    const struct chain_object *where;
    bool told;
};

enum shared { NOT_LOOKED_AT, SHARED, NOT_SHARED };

struct walker {
    const struct chain_facts *facts;
    struct mention *mentions;
    uint32_t *first;
    uint8_t *states;  /* by step: states in which the path arrives */
    uint8_t *learned; /* by step: bits that are set when the path leaves it */
    uint8_t *brings;  /* by flow: bits that are set when the path takes it */
    uint8_t *queued;
    uint32_t *queue; /* a ring: each step is in it once at most */
    uint32_t *starts;
    uint32_t start_count;
    size_t work;
    const struct chain_step *asker;
    uint8_t *present; /* by actor: is at the asking step, and is not the client */
    uint8_t *shares;  /* by step: enum shared, does anybody who is at the asking step take part in it too? */
    uint8_t *reads;   /* by system: enum shared, may anybody who is at the asking step read it? */
    const struct chain_object *item;
};

/* The client is at many steps, and yet carries nothing from one worker to the next: that is telling it again. */
static void set_present(const struct walker *walker, const struct chain_object *actor, uint8_t present)
{
    if (actor && !chain_actor_is_client((const struct chain_actor *)actor))
        walker->present[actor->index] = present;
}

static void set_asker(struct walker *walker, const struct chain_step *asker)
{
    for (int present = 0; present < 2; present++) {
        const struct chain_step *step = present ? asker : walker->asker;
        if (!step)
            continue;
        set_present(walker, step->actor.target, (uint8_t)present);
        for (uint32_t i = 0; i < step->more->with.count; i++)
            set_present(walker, step->more->with.items[i].target, (uint8_t)present);
        walker->work += step->more->with.count;
    }
    walker->asker = asker;
    memset(walker->shares, NOT_LOOKED_AT, chain_step_count(walker->facts->model));
    memset(walker->reads, NOT_LOOKED_AT, walker->facts->model->by_type[CHAIN_SYSTEM].count);
}

static bool is_present(const struct walker *walker, const struct chain_object *actor)
{
    return actor && walker->present[actor->index];
}

static bool any_present(struct walker *walker, const struct chain_refs *actors)
{
    for (uint32_t i = 0; i < actors->count; i++, walker->work++)
        if (is_present(walker, actors->items[i].target))
            return true;
    return false;
}

static bool shares_actor(struct walker *walker, const struct chain_step *step)
{
    uint8_t *shared = &walker->shares[step->head.index];
    if (*shared == NOT_LOOKED_AT)
        *shared = is_present(walker, step->actor.target) || any_present(walker, &step->more->with) ? SHARED : NOT_SHARED;
    return *shared == SHARED;
}

static bool can_read(struct walker *walker, const struct chain_record *record)
{
    const struct chain_system *system = (const struct chain_system *)record->system.target;
    if (!system)
        return false;
    uint8_t *shared = &walker->reads[system->head.index];
    if (*shared == NOT_LOOKED_AT)
        *shared = any_present(walker, &system->readers) ? SHARED : NOT_SHARED;
    return *shared == SHARED;
}

/* Everything that the chain says about one item is kept together, so that a walk looks at nothing else. */
static void mention(struct walker *walker, const struct chain_object *item, const struct chain_object *where, bool told)
{
    if (!item)
        return;
    uint32_t *place = &walker->first[item->index];
    if (walker->mentions)
        walker->mentions[*place] = (struct mention){where, told};
    ++*place;
}

static void mention_all(struct walker *walker, const struct chain_refs *items, const struct chain_object *where, bool told)
{
    for (uint32_t i = 0; i < items->count; i++)
        mention(walker, items->items[i].target, where, told);
}

static void find_mentions(struct walker *walker)
{
    const struct chain_model *model = walker->facts->model;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        mention_all(walker, &step->more->asks, &step->head, true);
        mention_all(walker, &step->produces, &step->head, false);
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_RECORD].count; i++) {
        const struct chain_record *record = (const struct chain_record *)model->by_type[CHAIN_RECORD].items[i];
        if (record->head.parent && record->head.parent->type == CHAIN_STEP)
            mention(walker, record->item.target, &record->head, false);
    }
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        if (flow->from.target && flow->to.target)
            mention_all(walker, &flow->carries, &flow->head, false);
    }
}

/* Counted first, then put in place; afterwards first[i] is where the mentions of item i end. */
static bool index_mentions(struct walker *walker, struct chain_arena *scratch)
{
    size_t items = (size_t)walker->facts->model->by_type[CHAIN_ITEM].count + 1;
    uint32_t total = 0;
    walker->first = chain_arena_array(scratch, items, sizeof *walker->first);
    if (!walker->first)
        return false;
    find_mentions(walker);
    for (size_t i = 0; i < items; i++) {
        uint32_t count = walker->first[i];
        walker->first[i] = total;
        total += count;
    }
    walker->mentions = chain_arena_array(scratch, (size_t)total + 1, sizeof *walker->mentions);
    if (walker->mentions)
        find_mentions(walker);
    return walker->mentions != NULL;
}

static void learn(struct walker *walker, const struct mention *mention)
{
    const struct chain_object *where = mention->where;
    if (where->type == CHAIN_STEP) {
        bool known = shares_actor(walker, (const struct chain_step *)where);
        walker->learned[where->index] |= (uint8_t)((mention->told ? TOLD : 0u) | (known ? KNOWN : 0u));
    } else if (where->type == CHAIN_RECORD) {
        if (can_read(walker, (const struct chain_record *)where))
            walker->learned[where->parent->index] |= KNOWN;
    } else {
        const struct chain_flow *flow = (const struct chain_flow *)where;
        bool brings = shares_actor(walker, chain_flow_target(flow));
        if (brings && flow->role == CHAIN_ROLE_MESSAGE)
            walker->learned[chain_flow_source(flow)->head.index] |= KNOWN;
        else if (brings)
            walker->brings[flow->head.index] = KNOWN;
    }
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
    return add_bits(walker->states[from->head.index], bits | walker->brings[flow->head.index]);
}

/* All parallel ways arrive together: what one of them learned is known. Empty until each of them has come. */
static uint8_t joined(struct walker *walker, const struct chain_step *join)
{
    uint8_t result = 1;
    for (uint32_t i = 0; i < join->in_count; i++) {
        const struct chain_flow *flow = chain_flow_in(walker->facts->model, join->in_first + i);
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
    for (uint32_t i = 0; i < step->out_count && walker->work <= MOST_WORK; i++) {
        const struct chain_flow *flow = chain_flow_out(walker->facts->model, step->out_first + i);
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
    size_t steps = chain_step_count(walker->facts->model), flows = chain_flow_count(walker->facts->model);
    uint32_t item = walker->item->index, end = walker->first[item];
    memset(walker->states, 0, steps);
    memset(walker->learned, 0, steps);
    memset(walker->queued, 0, steps);
    memset(walker->brings, 0, flows);
    walker->work += (steps + flows) / 16;
    for (uint32_t i = item ? walker->first[item - 1] : 0; i < end && walker->work <= MOST_WORK; i++, walker->work++)
        learn(walker, &walker->mentions[i]);
}

/* False: too much to look at. */
static bool walk(struct walker *walker)
{
    uint32_t head = 0, tail = 0, steps = (uint32_t)chain_step_count(walker->facts->model);
    prepare(walker);
    for (uint32_t i = 0; i < walker->start_count; i++, walker->work++) {
        walker->states[walker->starts[i]] = 1;
        push(walker, walker->starts[i], &tail);
    }
    while (head != tail && walker->work <= MOST_WORK) {
        uint32_t at = walker->queue[head];
        head = head + 1 == steps + 1 ? 0 : head + 1;
        walker->queued[at] = 0;
        go_on(walker, chain_step_at(walker->facts->model, at), &tail);
    }
    return walker->work <= MOST_WORK;
}

/* Questions of the same actor about the same item share one walk; a step with others taking part has its own. */
static uint64_t key_of(const struct chain_question *question)
{
    uint64_t asker = question->step->more->with.count ? (1u << 31) + question->step->head.index : question->step->actor.target->index;
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
            if (i == 0 || key_of(sorted[i]) >> 32 != key >> 32)
                set_asker(walker, sorted[i]->step);
            key = key_of(sorted[i]);
            walker->item = sorted[i]->item;
            if (!walk(walker))
                return;
        }
        sorted[i]->states = walker->states[sorted[i]->step->head.index];
        sorted[i]->decided = true;
    }
}

static void find_starts(struct walker *walker)
{
    uint32_t steps = (uint32_t)chain_step_count(walker->facts->model);
    for (uint32_t i = 0; i < steps; i++)
        if (chain_step_at(walker->facts->model, i)->role == CHAIN_ROLE_START)
            walker->starts[walker->start_count++] = i;
}

bool chain_questions_answer(struct chain_question *questions, size_t count, const struct chain_facts *facts)
{
    struct chain_arena scratch;
    size_t steps = chain_step_count(facts->model) + 1, flows = chain_flow_count(facts->model);
    size_t actors = (size_t)facts->model->by_type[CHAIN_ACTOR].count + 1;
    size_t systems = (size_t)facts->model->by_type[CHAIN_SYSTEM].count + 1;
    chain_arena_init(&scratch);
    struct walker walker = {.facts = facts,
                            .states = chain_arena_array(&scratch, steps, 1),
                            .learned = chain_arena_array(&scratch, steps, 1),
                            .brings = chain_arena_array(&scratch, flows + 1, 1),
                            .starts = chain_arena_array(&scratch, steps, sizeof *walker.starts),
                            .present = chain_arena_array(&scratch, actors, 1),
                            .shares = chain_arena_array(&scratch, steps, 1),
                            .reads = chain_arena_array(&scratch, systems, 1),
                            .queued = chain_arena_array(&scratch, steps, 1),
                            .queue = chain_arena_array(&scratch, steps + 1, sizeof *walker.queue)};
    struct chain_question **sorted = chain_arena_array(&scratch, count + 1, sizeof *sorted);
    bool done = !scratch.failed && index_mentions(&walker, &scratch);
    for (size_t i = 0; done && i < count; i++)
        sorted[i] = &questions[i];
    if (done && count > 0) {
        find_starts(&walker);
        qsort(sorted, count, sizeof(struct chain_question *), compare);
        answer(&walker, sorted, count);
    }
    chain_arena_clear(&scratch);
    return done;
}
