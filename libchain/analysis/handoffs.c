#include "analysis/handoffs.h"

#include <stdlib.h>

#include "analysis/boundaries.h"

#define NEWS (CHAIN_CARE_INFORMATION | CHAIN_CARE_RECEIVER)
#define MOVE (NEWS | CHAIN_CARE_TIME)
#define ANSWERED (MOVE | CHAIN_CARE_ACKNOWLEDGE)
#define SENT (ANSWERED | CHAIN_CARE_CRITERIA | CHAIN_CARE_CARRIER | CHAIN_CARE_FEEDBACK | CHAIN_CARE_FALLBACK)

/* The attributes of vocabulary section 4 that each kind cannot do without; signposting needs few, a referral nearly all. */
static const uint16_t needed[] = {
    [CHAIN_HANDOFF_CONTACT] = ANSWERED,
    [CHAIN_HANDOFF_REFERRAL] = SENT | CHAIN_CARE_CONSENT,
    [CHAIN_HANDOFF_NURSE_REFERRAL] = SENT | CHAIN_CARE_CONSENT,
    [CHAIN_HANDOFF_DIRECT_BOOKING] = MOVE,
    [CHAIN_HANDOFF_WARM] = MOVE,
    [CHAIN_HANDOFF_GUIDANCE] = CHAIN_CARE_RECEIVER | CHAIN_CARE_CONTACT,
    [CHAIN_HANDOFF_CONSULT_REQUEST] = MOVE | CHAIN_CARE_FEEDBACK,
    [CHAIN_HANDOFF_CONSULT_ANSWER] = CHAIN_CARE_INFORMATION,
    [CHAIN_HANDOFF_NOTIFICATION] = ANSWERED,
    [CHAIN_HANDOFF_CONTACT_WITH_CONSENT] = ANSWERED | CHAIN_CARE_CONSENT,
    [CHAIN_HANDOFF_DISCHARGE_NOTICE] = MOVE,
    [CHAIN_HANDOFF_SUMMARY] = MOVE | CHAIN_CARE_CARRIER,
    [CHAIN_HANDOFF_FEEDBACK] = CHAIN_CARE_INFORMATION,
    [CHAIN_HANDOFF_SHARED_RECORD] = CHAIN_CARE_INFORMATION | CHAIN_CARE_CARRIER,
    [CHAIN_HANDOFF_JOINT_PLAN] = NEWS | CHAIN_CARE_CONSENT,
    [CHAIN_HANDOFF_JOINT_MEETING] = NEWS,
    [CHAIN_HANDOFF_PURCHASE] = NEWS | CHAIN_CARE_CRITERIA,
    [CHAIN_HANDOFF_CLIENT_CARRIED] = NEWS,
    [CHAIN_HANDOFF_NONE] = SENT,
};

/* Between workers of one organisation and sector these need no agreement of their own. */
#define BETWEEN_SIDES (CHAIN_CARE_CARRIER | CHAIN_CARE_ACKNOWLEDGE | CHAIN_CARE_FEEDBACK | CHAIN_CARE_FALLBACK | CHAIN_CARE_CONSENT)

static uint64_t pair_of(const struct chain_object *from, const struct chain_object *to)
{
    return from && to ? (uint64_t)from->index << 32 | to->index : UINT64_MAX;
}

static int compare(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

bool chain_answers_find(struct chain_answers *answers, struct chain_arena *arena, const struct chain_model *model)
{
    answers->count = 0;
    answers->pairs = chain_arena_array(arena, chain_flow_count(model) + 1, sizeof *answers->pairs);
    for (size_t i = 0; answers->pairs && i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        if (from && to && chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BACK))
            answers->pairs[answers->count++] = pair_of(from->actor.target, to->actor.target);
    }
    if (answers->count > 0)
        qsort(answers->pairs, answers->count, sizeof *answers->pairs, compare);
    return answers->pairs != NULL;
}

bool chain_answers_give_feedback(const struct chain_answers *answers, const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_receiver(flow);
    uint64_t pair = from && to ? pair_of(to->actor.target, from->actor.target) : UINT64_MAX;
    if (flow->feedback)
        return flow->feedback == CHAIN_YES_NO_YES;
    return answers->count > 0 && bsearch(&pair, answers->pairs, answers->count, sizeof pair, compare) != NULL;
}

static bool has_text(const struct chain_object *object, int kind)
{
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text->kind == kind && text->words[0])
            return true;
    return false;
}

static bool has_channel(const struct chain_step *step)
{
    return step->channel.count > 0 || chain_object_first(&step->head, CHAIN_CHANNEL) != NULL;
}

bool chain_flow_tells_contact(const struct chain_flow *flow)
{
    const struct chain_step *to = chain_flow_receiver(flow);
    const struct chain_actor *actor = to ? chain_step_actor(to) : NULL;
    if (!to || has_channel(to) || (actor && actor->contact))
        return true;
    if (!chain_step_is_client(to))
        return false;
    if (to->kind != CHAIN_STEP_CONTACT)
        return true; /* care for oneself needs no address */
    for (uint32_t i = 0; i < to->out_count; i++) {
        const struct chain_step *next = chain_flow_target(chain_flow_out(to->head.model, to->out_first + i));
        if (chain_step_actor(next) && chain_step_actor(next)->contact)
            return true;
    }
    return false;
}

/* A channel of the contact says when an answer comes. */
static bool promises(const struct chain_step *step)
{
    for (const struct chain_object *child = step ? step->head.first : NULL; child; child = child->next)
        if (child->type == CHAIN_CHANNEL && ((const struct chain_channel_detail *)child)->promise)
            return true;
    return false;
}

static bool has_receiver(const struct chain_flow *flow)
{
    const struct chain_step *to = chain_flow_receiver(flow);
    struct chain_side side = to ? chain_side_of(to) : (struct chain_side){NULL, 0};
    return to && to->actor.target && (side.organisation || side.sector);
}

static uint32_t present_parts(const struct chain_answers *answers, const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow);
    bool chosen = from && from->role == CHAIN_ROLE_BRANCH && has_text(&flow->head, CHAIN_TEXT_CONDITION);
    const struct chain_step *to = chain_flow_target(flow);
    bool timed = flow->within || flow->more->planned || flow->more->typical || flow->more->max ||
                 chain_object_first(&flow->head, CHAIN_TIME) ||
                 promises(from) || chain_step_has_trait(to, CHAIN_TRAIT_WAIT); /* how long is asked of the wait itself */
    return (has_receiver(flow) ? CHAIN_CARE_RECEIVER : 0u) |
           (has_text(&flow->head, CHAIN_TEXT_CRITERIA) || chosen ? CHAIN_CARE_CRITERIA : 0u) |
           (flow->carries.count > 0 ? CHAIN_CARE_INFORMATION : 0u) | (flow->more->carrier.id ? CHAIN_CARE_CARRIER : 0u) |
           (timed ? CHAIN_CARE_TIME : 0u) | (flow->acknowledge == CHAIN_YES_NO_YES ? CHAIN_CARE_ACKNOWLEDGE : 0u) |
           (chain_answers_give_feedback(answers, flow) ? CHAIN_CARE_FEEDBACK : 0u) |
           (flow->more->fallback.id ? CHAIN_CARE_FALLBACK : 0u) | (flow->more->consent ? CHAIN_CARE_CONSENT : 0u) |
           (chain_flow_tells_contact(flow) ? CHAIN_CARE_CONTACT : 0u);
}

static unsigned count_bits(uint32_t bits)
{
    unsigned count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

chain_handoff_facts chain_handoff_judge(const struct chain_answers *answers, const struct chain_flow *flow)
{
    chain_handoff_facts facts = {0};
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_receiver(flow);
    bool care = flow->role == CHAIN_ROLE_HANDOFF || flow->role == CHAIN_ROLE_MESSAGE;
    if (!care || flow->kind >= sizeof needed / sizeof needed[0] || !from || !to)
        return facts;
    facts.required = needed[flow->kind];
    if (chain_same_side(chain_side_of(from), chain_side_of(to)))
        facts.required &= ~(uint32_t)BETWEEN_SIDES;
    if (chain_step_is_client(from))
        facts.required &= ~(uint32_t)(CHAIN_CARE_CRITERIA | CHAIN_CARE_FEEDBACK | CHAIN_CARE_CONSENT | CHAIN_CARE_FALLBACK);
    facts.present = flow->kind == CHAIN_HANDOFF_NONE ? 0 : present_parts(answers, flow) & facts.required;
    facts.refused = (flow->acknowledge == CHAIN_YES_NO_NO ? CHAIN_CARE_ACKNOWLEDGE : 0u) |
                    (flow->feedback == CHAIN_YES_NO_NO ? CHAIN_CARE_FEEDBACK : 0u);
    facts.refused &= facts.required;
    facts.required_count = count_bits(facts.required);
    facts.present_count = count_bits(facts.present);
    return facts;
}
