/* Does the plan hold what a plan is for: the client's goals, a review, the other services? */
#include "analysis/boundaries.h"
#include "analysis/plans.h"
#include "gaps/rules/scratch.h"

struct found {
    const struct chain_step *plan;
    bool goals, review, joint, multi_need;
};

static void look_at_step(struct found *found, const struct chain_step *step)
{
    if (chain_step_makes_plan(step) && (!found->plan || (chain_step_has_trait(step, CHAIN_TRAIT_PLAN) &&
                                                         !chain_step_has_trait(found->plan, CHAIN_TRAIT_PLAN))))
        found->plan = step;
    found->goals = found->goals || chain_refs_hold_kind(&step->more->asks, CHAIN_ITEM_GOAL_CLIENT) ||
                   chain_refs_hold_kind(&step->produces, CHAIN_ITEM_GOAL_CLIENT);
    found->review = found->review || step->kind == CHAIN_STEP_REVIEW || step->kind == CHAIN_STEP_FOLLOWUP ||
                    chain_refs_hold_kind(&step->produces, CHAIN_ITEM_FOLLOWUP_DATE);
    found->joint = found->joint || chain_refs_hold_kind(&step->produces, CHAIN_ITEM_MULTI_PLAN);
    for (uint32_t i = 0; !found->joint && chain_step_makes_plan(step) && i < step->more->with.count; i++) {
        const struct chain_actor *other = (const struct chain_actor *)step->more->with.items[i].target;
        found->joint = other && !chain_actor_is_client(other) && other->sector && other->sector != chain_step_sector(step);
    }
}

static void look_at_flows(struct found *found, const struct chain_model *model)
{
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        found->joint = found->joint || flow->kind == CHAIN_HANDOFF_JOINT_PLAN || flow->kind == CHAIN_HANDOFF_JOINT_MEETING;
        found->goals = found->goals || chain_refs_hold_kind(&flow->carries, CHAIN_ITEM_GOAL_CLIENT);
    }
}

/* One way that leads from help of one sector to help of another: sets of sectors, carried along the flows. */
static bool crosses_sectors(const struct chain_facts *facts, uint16_t *before)
{
    const struct chain_model *model = facts->model;
    bool changed = true;
    while (changed) { /* sets only grow, and there are a dozen sectors */
        changed = false;
        for (size_t i = 0; i < chain_step_count(model); i++) {
            const struct chain_step *step = chain_step_at(model, facts->order[i]);
            bool helps = chain_step_is_service(step) && chain_step_has_trait(step, CHAIN_TRAIT_HELP) && chain_step_sector(step);
            uint16_t own = (uint16_t)(helps ? 1u << chain_step_sector(step) : 0u), set = before[step->head.index];
            if (own && (set & ~own))
                return true;
            for (uint32_t o = 0; (set | own) && o < step->out_count; o++) {
                uint16_t *next = &before[chain_flow_target(chain_flow_out(model, step->out_first + o))->head.index];
                uint16_t more = (uint16_t)(*next | set | own);
                changed = changed || more != *next;
                *next = more;
            }
        }
    }
    return false;
}

static bool is_multi_need(const struct chain_model *model)
{
    for (uint32_t i = 0; i < model->by_type[CHAIN_CLIENT_GROUP].count; i++)
        if (((const struct chain_client_group *)model->by_type[CHAIN_CLIENT_GROUP].items[i])->multi_need == CHAIN_YES_NO_YES)
            return true;
    return false;
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct found found = {NULL, false, false, false, is_multi_need(run->model)};
    chain_arena_init(&scratch);
    uint16_t *sets = chain_arena_array(&scratch, chain_step_count(run->model) + 1, sizeof *sets);
    for (size_t i = 0; i < chain_step_count(run->model); i++)
        if (run->facts->from_start[i])
            look_at_step(&found, chain_step_at(run->model, i));
    look_at_flows(&found, run->model);
    bool needs_joint = sets && found.plan && !found.joint && (found.multi_need || crosses_sectors(run->facts, sets));
    struct chain_argument what[4] = {chain_say_name(found.plan ? &found.plan->head : run->model->root)};
    size_t count = 1;
    if (!found.goals)
        what[count++] = chain_say_phrase(N_("the client's own goals"));
    if (!found.review)
        what[count++] = chain_say_phrase(N_("when the plan is reviewed"));
    if (needs_joint)
        what[count++] = chain_say_phrase(N_("how the services plan together"));
    if (found.plan && count > 1 && !scratch.failed)
        chain_report(run, &found.plan->head, what, count);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_plan_incomplete = {
    .id = "plan-incomplete",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_PLAN_MISSING,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Does the plan hold what it is for?"),
    .message = N_("A plan is made in “{0}”, but this is not described: {1}{2|, {}}{3|, {}}."),
    .why = N_("A plan without the client's own goals is the service's plan; without a review it grows old; without the other services "
              "it covers a part."),
    .how = N_("Add goal-client to what the planning asks or produces, followup-date or a step of review, and a joint-plan with the other "
              "services."),
    .consequence = N_("The plan may leave out what matters most to you."),
    .question = N_("How do the client's own goals come into the plan, when is it reviewed, and who else takes part in it?"),
    .bad = "<step id=\"plan\" kind=\"plan\" produces=\"care-plan\"/>",
    .good = "<step id=\"plan\" kind=\"plan\" produces=\"care-plan goal-client followup-date\"/>",
    .run = run,
};
