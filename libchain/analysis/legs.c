#include "analysis/legs.h"

#include <stdlib.h>
#include <string.h>

/* The time of a way is kept as waiting and being served; of parallel ways each case takes that of the longest. */
struct clock {
    struct chain_span waiting, working;
};

struct chain_fork {
    struct clock before, longest;
    bool first;
};

static int compare_pointers(const void *left, const void *right)
{
    uintptr_t a = (uintptr_t)*(const char *const *)left, b = (uintptr_t)*(const char *const *)right;
    return (a > b) - (a < b);
}

/* Ids are kept once in a model, so equal organisations are equal pointers. */
static bool number_bodies(struct chain_meter *meter)
{
    const struct chain_model *model = meter->facts->model;
    size_t actors = model->by_type[CHAIN_ACTOR].count;
    const char **ids = malloc((actors + 1) * sizeof *ids);
    if (!ids)
        return false;
    for (size_t i = 0; i < actors; i++)
        ids[i] = ((const struct chain_actor *)model->by_type[CHAIN_ACTOR].items[i])->organisation.id;
    qsort(ids, actors, sizeof *ids, compare_pointers);
    for (size_t i = 0; i < actors; i++) {
        const char *id = ((const struct chain_actor *)model->by_type[CHAIN_ACTOR].items[i])->organisation.id;
        const char **found = id ? bsearch(&id, ids, actors, sizeof *ids, compare_pointers) : NULL;
        while (found && found > ids && found[-1] == id)
            found--;
        meter->bodies[i] = found ? (uint32_t)(found - ids) + 1 : 0;
    }
    free(ids);
    return true;
}

bool chain_meter_init(struct chain_meter *meter, struct chain_arena *arena, const struct chain_facts *facts,
                      const struct chain_tolls *tolls, const double *shares)
{
    size_t actors = facts->model->by_type[CHAIN_ACTOR].count, items = facts->model->by_type[CHAIN_ITEM].count;
    *meter = (struct chain_meter){.facts = facts, .tolls = tolls, .shares = shares};
    meter->bodies = chain_arena_array(arena, actors + 1, sizeof(uint32_t));
    meter->seen_actor = chain_arena_array(arena, actors + 1, sizeof(uint32_t));
    meter->seen_body = chain_arena_array(arena, actors + 2, sizeof(uint32_t));
    meter->seen_item = chain_arena_array(arena, items + 1, sizeof(uint32_t));
    return !arena->failed && number_bodies(meter);
}

void chain_meter_clear(struct chain_meter *meter)
{
    free(meter->forks);
}

static void widen(struct chain_bounds *range, bool surely)
{
    range->most++;
    if (surely)
        range->least++;
}

struct chain_bounds *chain_leg_range(struct chain_leg *leg, int count)
{
    switch (count) {
    case CHAIN_COUNT_CONTACTS: return &leg->contacts;
    case CHAIN_COUNT_ENCOUNTERS: return &leg->encounters;
    case CHAIN_COUNT_HANDOFFS: return &leg->handoffs;
    case CHAIN_COUNT_WAITS: return &leg->waits;
    case CHAIN_COUNT_AUTHENTICATIONS: return &leg->authentications;
    case CHAIN_COUNT_TOLD: return &leg->told;
    default: return &leg->retold;
    }
}

static void count_toll(struct chain_leg *leg, const struct chain_toll *toll, bool surely)
{
    for (int count = 0; count < CHAIN_COUNTS; count++) {
        if (count == CHAIN_COUNT_RETOLD || !(toll->most >> count & 1))
            continue;
        widen(chain_leg_range(leg, count), surely && (toll->least >> count & 1));
    }
    leg->cost.most += toll->cost;
    leg->cost.least += surely ? toll->cost : 0;
    leg->uncosted += toll->uncosted;
    leg->subchains += toll->subchain;
}

static void meet_actor(struct chain_meter *meter, struct chain_leg *leg, const struct chain_actor *actor, bool surely)
{
    if (!actor || !chain_kind_has(CHAIN_KINDS_ACTOR, actor->kind, CHAIN_TRAIT_PROFESSIONAL) ||
        meter->seen_actor[actor->head.index] == meter->round)
        return;
    meter->seen_actor[actor->head.index] = meter->round;
    widen(&leg->professionals, surely);
    uint32_t body = meter->bodies[actor->head.index];
    if (body == 0 || meter->seen_body[body] == meter->round)
        return;
    meter->seen_body[body] = meter->round;
    widen(&leg->organisations, surely);
}

static void meet(struct chain_meter *meter, struct chain_leg *leg, const struct chain_step *step, bool surely)
{
    meet_actor(meter, leg, chain_step_actor(step), surely);
    for (uint32_t i = 0; i < step->more->with.count; i++)
        meet_actor(meter, leg, (const struct chain_actor *)step->more->with.items[i].target, surely);
}

/* What was asked before on this very way. */
static void count_retelling(struct chain_meter *meter, struct chain_leg *leg, const struct chain_step *step, bool surely)
{
    bool again = false;
    for (uint32_t i = 0; i < step->more->asks.count; i++) {
        const struct chain_object *item = step->more->asks.items[i].target;
        if (!item)
            continue;
        again = again || meter->seen_item[item->index] == meter->round;
        meter->seen_item[item->index] = meter->round;
    }
    if (again && meter->tolls->steps[step->head.index].asks_anew)
        widen(&leg->retold, surely);
}

static void pass_time(struct clock *clock, const struct chain_toll *toll, bool surely)
{
    struct chain_span span = toll->span;
    if (!surely)
        span.best = span.typical = (chain_duration){0, 0, 0};
    chain_span_add(toll->waits ? &clock->waiting : &clock->working, &span);
}

static void pass_step(struct chain_meter *meter, struct chain_leg *leg, struct clock *clock, const struct chain_op *op)
{
    const struct chain_step *step = chain_step_at(meter->facts->model, op->step);
    const struct chain_toll *toll = &meter->tolls->steps[op->step];
    bool surely = op->kind != CHAIN_OP_MEMBER;
    count_toll(leg, toll, surely);
    count_retelling(meter, leg, step, surely);
    if (toll->meets)
        meet(meter, leg, step, surely);
    pass_time(clock, toll, surely);
}

static void pass_flow(struct chain_meter *meter, struct chain_leg *leg, struct clock *clock, uint32_t flow)
{
    if (flow == CHAIN_NO_FLOW)
        return;
    count_toll(leg, &meter->tolls->flows[flow], true);
    pass_time(clock, &meter->tolls->flows[flow], true);
}

static double minutes(chain_duration waiting, chain_duration working)
{
    return chain_duration_minutes(waiting) + chain_duration_minutes(working);
}

/* Waiting and service of the longer way, case by case, so that both together are its length. */
static void take_longer(struct clock *longest, const struct clock *way)
{
    struct clock known = *longest;
    chain_span_add(&longest->waiting, &way->waiting); /* for the counts */
    chain_span_add(&longest->working, &way->working);
#define LONGER(member) \
    do { \
        const struct clock *c = minutes(way->waiting.member, way->working.member) > \
                                minutes(known.waiting.member, known.working.member) ? way : &known; \
        longest->waiting.member = c->waiting.member; \
        longest->working.member = c->working.member; \
    } while (0)
    LONGER(best);
    LONGER(typical);
    LONGER(typical_most);
    LONGER(worst);
#undef LONGER
}

static void open_fork(struct chain_meter *meter, const struct clock *clock)
{
    if (meter->fork_count == meter->fork_room) {
        uint32_t room = meter->fork_room ? meter->fork_room * 2 : 8;
        struct chain_fork *forks = realloc(meter->forks, room * sizeof *forks);
        if (!forks) {
            meter->failed = true;
            return;
        }
        meter->forks = forks;
        meter->fork_room = room;
    }
    meter->forks[meter->fork_count++] = (struct chain_fork){.before = *clock, .first = true};
}

static void begin_way(struct chain_meter *meter, struct clock *clock)
{
    struct chain_fork *fork = meter->fork_count ? &meter->forks[meter->fork_count - 1] : NULL;
    if (!fork)
        return;
    if (!fork->first)
        take_longer(&fork->longest, clock);
    fork->first = false;
    memset(clock, 0, sizeof *clock);
}

static void join_ways(struct chain_meter *meter, struct clock *clock)
{
    if (!meter->fork_count)
        return;
    struct chain_fork *fork = &meter->forks[--meter->fork_count];
    take_longer(&fork->longest, clock);
    *clock = fork->before;
    chain_span_add(&clock->waiting, &fork->longest.waiting);
    chain_span_add(&clock->working, &fork->longest.working);
}

/* From the beginning of the journey, over the sections that are open. */
static void set_times(const struct chain_meter *meter, struct chain_leg *leg, const struct clock *clock)
{
    leg->waiting = clock->waiting;
    leg->working = clock->working;
    for (uint32_t i = meter->fork_count; i > 0; i--) {
        chain_span_add(&leg->waiting, &meter->forks[i - 1].before.waiting);
        chain_span_add(&leg->working, &meter->forks[i - 1].before.working);
    }
    leg->total = leg->waiting;
    chain_span_add(&leg->total, &leg->working);
}

static void pass_share(struct chain_meter *meter, struct chain_measured *measured, uint32_t flow)
{
    if (flow == CHAIN_NO_FLOW || measured->probability < 0)
        return;
    double share = meter->shares[flow];
    measured->probability = share < 0 ? -1 : measured->probability * share;
}

struct chain_measured chain_measure(struct chain_meter *meter, const struct chain_op *ops, uint32_t count)
{
    struct chain_measured measured = {.probability = 1};
    struct clock clock = {.waiting = {.timed = 0}};
    meter->round++;
    meter->fork_count = 0;
    for (uint32_t i = 0; i < count && !meter->failed; i++) {
        const struct chain_op *op = &ops[i];
        if (op->kind == CHAIN_OP_STEP || op->kind == CHAIN_OP_CLOSE) {
            pass_flow(meter, &measured.whole, &clock, op->flow);
            pass_share(meter, &measured, op->flow);
        }
        if (op->kind == CHAIN_OP_STEP && !measured.help && meter->tolls->steps[op->step].help) {
            measured.help = chain_step_at(meter->facts->model, op->step);
            measured.to_help = measured.whole;
            set_times(meter, &measured.to_help, &clock);
        }
        switch (op->kind) {
        case CHAIN_OP_FORK: open_fork(meter, &clock); break;
        case CHAIN_OP_WAY: begin_way(meter, &clock); break;
        case CHAIN_OP_MEET: join_ways(meter, &clock); break;
        case CHAIN_OP_STEP: measured.end = chain_step_at(meter->facts->model, op->step); /* fall through */
        case CHAIN_OP_MEMBER: pass_step(meter, &measured.whole, &clock, op); break;
        default: break;
        }
    }
    set_times(meter, &measured.whole, &clock);
    if (!measured.help)
        measured.to_help = measured.whole;
    return measured;
}

static void hull(struct chain_bounds *range, struct chain_bounds other)
{
    if (other.least < range->least)
        range->least = other.least;
    if (other.most > range->most)
        range->most = other.most;
}

void chain_leg_either(struct chain_leg *all, const struct chain_leg *leg)
{
    struct chain_leg other = *leg;
    for (int count = 0; count < CHAIN_COUNTS; count++)
        hull(chain_leg_range(all, count), *chain_leg_range(&other, count));
    hull(&all->professionals, leg->professionals);
    hull(&all->organisations, leg->organisations);
    hull(&all->cost, leg->cost);
    if (leg->uncosted > all->uncosted)
        all->uncosted = leg->uncosted;
    if (leg->subchains > all->subchains)
        all->subchains = leg->subchains;
    chain_span_either(&all->waiting, &leg->waiting);
    chain_span_either(&all->working, &leg->working);
    chain_span_either(&all->total, &leg->total);
}
