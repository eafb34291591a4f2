#include "analysis/toll.h"

#include "analysis/boundaries.h"
#include "analysis/information.h"
#include "base/value.h"

#define BIT(count) ((uint8_t)(1u << (count)))

static void add_count(struct chain_toll *toll, enum chain_count count)
{
    toll->least |= BIT(count);
    toll->most |= BIT(count);
}

static bool is_contact(const struct chain_step *step)
{
    return step->role != CHAIN_ROLE_END && step->kind == CHAIN_STEP_CONTACT &&
           (!step->actor.target || chain_step_is_client(step));
}

/* Strong by its kind, unless the step says otherwise of this very channel. */
static bool is_strong(const struct chain_step *step, int channel)
{
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_channel_detail *detail = (const struct chain_channel_detail *)child;
        if (child->type == CHAIN_CHANNEL && detail->kind == channel && detail->authentication)
            return detail->authentication == CHAIN_AUTHENTICATION_STRONG;
    }
    return chain_kind_has(CHAIN_KINDS_CHANNEL, channel, CHAIN_TRAIT_STRONG_AUTH);
}

static void count_authentication(struct chain_toll *toll, const struct chain_step *step)
{
    uint32_t strong = 0;
    if (step->visibility == CHAIN_VISIBILITY_BACKSTAGE || step->visibility == CHAIN_VISIBILITY_SUPPORT)
        return;
    for (uint32_t i = 0; i < step->channel.count; i++)
        strong += is_strong(step, step->channel.items[i]);
    if (strong > 0)
        toll->most |= BIT(CHAIN_COUNT_AUTHENTICATIONS);
    if (strong > 0 && strong == step->channel.count)
        toll->least |= BIT(CHAIN_COUNT_AUTHENTICATIONS);
}

/* Over all ways to the step; a single journey knows better (legs.c). */
static void count_telling(struct chain_toll *toll, const struct chain_step *step, const struct chain_facts *facts)
{
    if (step->more->asks.count == 0)
        return;
    add_count(toll, CHAIN_COUNT_TOLD);
    toll->asks_anew = !step->more->repeats.id && step->kind != CHAIN_STEP_REVIEW;
    for (uint32_t i = 0; i < step->more->asks.count && toll->asks_anew; i++) {
        if (!step->more->asks.items[i].target)
            continue;
        enum chain_known told = facts->information->undecided
                                    ? CHAIN_KNOWN_SOMETIMES
                                    : chain_information_told(facts, step, step->more->asks.items[i].target);
        if (told != CHAIN_KNOWN_NEVER)
            toll->most |= BIT(CHAIN_COUNT_RETOLD);
        if (told == CHAIN_KNOWN_ALWAYS && facts->from_start[step->head.index])
            toll->least |= BIT(CHAIN_COUNT_RETOLD);
    }
}

/* Treatment, self-care, another chain: days or months, not the hour of a visit. */
static bool takes_long(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_SUBCHAIN || step->kind == CHAIN_STEP_SELF_CARE ||
           chain_step_has_trait(step, CHAIN_TRAIT_WAIT) || chain_step_has_trait(step, CHAIN_TRAIT_HELP);
}

static struct chain_toll toll_of_step(const struct chain_step *step, const struct chain_facts *facts, const uint8_t *covers)
{
    struct chain_toll toll = {.span = chain_span_of(&step->head, covers)};
    if (step->role == CHAIN_ROLE_END)
        return toll;
    toll.waits = chain_step_has_trait(step, CHAIN_TRAIT_WAIT);
    toll.help = chain_step_has_trait(step, CHAIN_TRAIT_HELP);
    toll.subchain = step->role == CHAIN_ROLE_SUBCHAIN;
    toll.meets = chain_step_meets_client(step);
    if (!toll.span.timed && takes_long(step))
        toll.span.untimed = 1;
    if (is_contact(step))
        add_count(&toll, CHAIN_COUNT_CONTACTS);
    if (toll.waits)
        add_count(&toll, CHAIN_COUNT_WAITS);
    if (toll.meets && chain_step_has_trait(step, CHAIN_TRAIT_ENCOUNTER)) {
        add_count(&toll, CHAIN_COUNT_ENCOUNTERS);
        toll.uncosted = !step->more->cost;
    }
    if (step->more->cost && (!chain_number_read(step->more->cost, &toll.cost) || toll.cost < 0)) {
        toll.cost = 0;
        toll.uncosted = 1;
    }
    count_authentication(&toll, step);
    count_telling(&toll, step, facts);
    return toll;
}

/* The service before does not bring the client there: the client must make contact. */
static bool leaves_contact_to_client(const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_receiver(flow);
    if (flow->role != CHAIN_ROLE_HANDOFF || !from || !to || is_contact(from) || is_contact(to) || !chain_step_is_service(to))
        return false;
    if (flow->kind == CHAIN_HANDOFF_CONTACT)
        return chain_step_is_client(from);
    return flow->kind == CHAIN_HANDOFF_GUIDANCE || flow->kind == CHAIN_HANDOFF_CLIENT_CARRIED || flow->kind == CHAIN_HANDOFF_NONE;
}

static bool is_wait(const struct chain_step *step)
{
    return chain_step_has_trait(step, CHAIN_TRAIT_WAIT);
}

/* What a channel promises is an agreed time to the answer. */
static struct chain_span promise_of(const struct chain_step *step)
{
    struct chain_span promised = {.timed = 0};
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_channel_detail *detail = (const struct chain_channel_detail *)child;
        chain_duration time;
        if (child->type != CHAIN_CHANNEL || !detail->promise || !chain_duration_parse(detail->promise, &time))
            continue;
        struct chain_span one = {time, time, time, time, 1, 1, 1, 0};
        if (promised.timed)
            chain_span_either(&promised, &one);
        else
            promised = one;
    }
    return promised;
}

/* Between two professionals, or to the answer to a contact, time passes unless a step of waiting tells it. */
static bool may_take_time(const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    bool passes = flow->role == CHAIN_ROLE_HANDOFF && flow->kind != CHAIN_HANDOFF_WARM;
    bool listed = false;
    for (const struct chain_object *child = flow->head.first; child && !passes; child = child->next)
        listed = listed || child->type == CHAIN_TIME;
    return listed || (passes && to->role != CHAIN_ROLE_END && !is_wait(from) && !is_wait(to) && !chain_step_is_client(to));
}

static struct chain_toll toll_of_flow(const struct chain_flow *flow, const uint8_t *covers)
{
    struct chain_toll toll = {.span = chain_span_of(&flow->head, covers), .waits = 1};
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    if (!from || !to || flow->role == CHAIN_ROLE_MESSAGE || chain_flow_target(flow)->role == CHAIN_ROLE_START)
        return toll;
    if (!toll.span.timed && is_contact(from))
        toll.span = promise_of(from);
    if (toll.span.timed)
        add_count(&toll, CHAIN_COUNT_WAITS);
    else if (may_take_time(flow))
        toll.span.untimed = 1;
    if (leaves_contact_to_client(flow))
        add_count(&toll, CHAIN_COUNT_CONTACTS);
    if (flow->role == CHAIN_ROLE_HANDOFF && from->actor.target && !chain_step_is_client(from) && to->role != CHAIN_ROLE_END)
        add_count(&toll, CHAIN_COUNT_HANDOFFS);
    return toll;
}

bool chain_tolls_make(struct chain_tolls *tolls, struct chain_arena *arena, const struct chain_facts *facts, const uint8_t *covers)
{
    const struct chain_model *model = facts->model;
    tolls->steps = chain_arena_array(arena, chain_step_count(model) + 1, sizeof *tolls->steps);
    tolls->flows = chain_arena_array(arena, chain_flow_count(model) + 1, sizeof *tolls->flows);
    if (arena->failed)
        return false;
    for (size_t i = 0; i < chain_step_count(model); i++)
        tolls->steps[i] = toll_of_step(chain_step_at(model, i), facts, covers);
    for (size_t i = 0; i < chain_flow_count(model); i++)
        tolls->flows[i] = toll_of_flow(chain_flow_at(model, i), covers);
    return true;
}
