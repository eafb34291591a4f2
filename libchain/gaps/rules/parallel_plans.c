/* Do several services plan for one client at the same time, each alone? */
#include <stdlib.h>

#include "analysis/boundaries.h"
#include "analysis/plans.h"
#include "gaps/rules/scratch.h"

struct joint {
    uint64_t *pairs; /* actors that plan or meet together, sorted */
    size_t count;
};

static uint64_t pair_of(const struct chain_object *a, const struct chain_object *b)
{
    uint32_t low = a->index < b->index ? a->index : b->index, high = a->index < b->index ? b->index : a->index;
    return (uint64_t)low << 32 | high;
}

static int compare(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static void find_joint(struct joint *joint, struct chain_arena *scratch, const struct chain_model *model)
{
    joint->pairs = chain_arena_array(scratch, chain_flow_count(model) + 1, sizeof *joint->pairs);
    for (size_t i = 0; joint->pairs && i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        bool together = flow->kind == CHAIN_HANDOFF_JOINT_PLAN || flow->kind == CHAIN_HANDOFF_JOINT_MEETING;
        if (together && from && to && from->actor.target && to->actor.target)
            joint->pairs[joint->count++] = pair_of(from->actor.target, to->actor.target);
    }
    if (joint->count > 0)
        qsort(joint->pairs, joint->count, sizeof *joint->pairs, compare);
}

static bool plan_together(const struct joint *joint, const struct chain_step *a, const struct chain_step *b)
{
    uint64_t pair = pair_of(a->actor.target, b->actor.target);
    return chain_refs_hold(&a->more->with, b->actor.target) || chain_refs_hold(&b->more->with, a->actor.target) ||
           (joint->count > 0 && bsearch(&pair, joint->pairs, joint->count, sizeof pair, compare));
}

/* The plans of one split of which one stands against another. */
static void report_split(struct chain_rule_run *run, const struct joint *joint, const struct chain_concurrent *plans, size_t count,
                         const struct chain_object **names)
{
    size_t found = 0;
    for (size_t i = 0; i < count && i < 64; i++) {
        bool alone = false;
        for (size_t j = 0; !alone && j < count && j < 64; j++)
            alone = plans[i].branch != plans[j].branch && !plan_together(joint, plans[i].step, plans[j].step) &&
                    !chain_same_side(chain_side_of(plans[i].step), chain_side_of(plans[j].step));
        if (alone)
            names[found++] = &plans[i].step->head;
    }
    if (found > 0)
        CHAIN_REPORT(run, names[0], chain_say_names(names, found));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct chain_concurrents plans = {NULL, 0, false};
    struct joint joint = {NULL, 0};
    chain_arena_init(&scratch);
    uint8_t *wanted = chain_arena_array(&scratch, chain_step_count(run->model) + 1, 1);
    const struct chain_object **names = chain_arena_array(&scratch, 65, sizeof(const struct chain_object *));
    for (size_t i = 0; wanted && i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        wanted[i] = chain_step_is_service(step) && chain_step_makes_plan(step) && step->kind != CHAIN_STEP_REVIEW;
    }
    find_joint(&joint, &scratch, run->model);
    if (!scratch.failed && chain_concurrents_find(&plans, &scratch, run->facts, wanted)) {
        for (size_t first = 0, i = 1; i <= plans.count; i++)
            if (i == plans.count || plans.items[i].split != plans.items[first].split) {
                report_split(run, &joint, &plans.items[first], i - first, names);
                first = i;
            }
        if (plans.undecided)
            CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain has too many ways through it")));
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_parallel_plans = {
    .id = "parallel-plans",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_DUPLICATE,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Are several plans made side by side?"),
    .message = N_("Several services make a plan for the same client at the same time, and no joint plan is agreed: {0}."),
    .why = N_("Plans that do not know of each other ask the client for the same, and may ask for opposite things."),
    .how = N_("Agree on one joint plan, or on who tells whom: a <message kind=\"joint-plan\">, or the other worker in with."),
    .consequence = N_("You may have several plans that do not fit together."),
    .question = N_("Could these be one plan, who writes it, and how do the others take part in it?"),
    .unknown = N_("Whether several plans are made side by side cannot be told, because {0}."),
    .bad = "<step id=\"care-plan\" kind=\"plan\" actor=\"nurse\"/><step id=\"client-plan\" kind=\"plan\" actor=\"social\"/>",
    .good = "<message from=\"care-plan\" to=\"client-plan\" kind=\"joint-plan\" carries=\"care-plan\"/>",
    .run = run,
};
