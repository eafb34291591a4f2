/* Does the client get a plan, and one worker who answers for the whole? */
#include "analysis/boundaries.h"
#include "analysis/plans.h"
#include "gaps/rules/scratch.h"

/* Which sectors a way has met: none, one (its number), or several. */
#define SEVERAL 12u
#define SETS 13u

static const char no_plan[] = N_("The path has no step where a plan for the client's whole situation is made{0| and no worker who is "
                                 "responsible for the whole}.");
static const char no_responsible[] = N_("A plan is made in “{0}”, but no worker is named who is responsible for the whole.");

struct paths {
    struct chain_rule_run *run;
    uint8_t *plan;     /* by step: makes a plan */
    uint8_t *avoids;   /* by step: can be come to without a plan */
    uint8_t *ends;     /* by step: from here an end can be come to without a plan */
    uint32_t *arrived; /* by step: ways into a parallel join that came without a plan */
    uint8_t *sets;     /* by step and set of sectors: can be come to so without a plan */
    uint32_t *queue;
    bool flagged; /* the client group needs a plan anyhow */
};

static bool group_needs_plan(const struct chain_model *model)
{
    const struct chain_objects *groups = &model->by_type[CHAIN_CLIENT_GROUP];
    for (uint32_t i = 0; i < groups->count; i++) {
        const struct chain_client_group *group = (const struct chain_client_group *)groups->items[i];
        if (group->multi_need == CHAIN_YES_NO_YES || group->long_term == CHAIN_YES_NO_YES ||
            group->special_support == CHAIN_YES_NO_YES)
            return true;
    }
    return false;
}

/* Light help for everybody needs no plan. */
static bool is_help(const struct chain_step *step)
{
    return chain_step_is_service(step) && chain_step_has_trait(step, CHAIN_TRAIT_HELP) &&
           step->tier != CHAIN_TIER_UNIVERSAL && step->tier != CHAIN_TIER_EARLY;
}

static bool is_join(const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_PARALLEL && step->in_count > 1;
}

/* Of parallel ways all are gone, so a plan on one of them is made before they meet. */
static bool passes_join(struct paths *paths, const struct chain_step *step)
{
    uint32_t ways = 0;
    for (uint32_t i = 0; i < step->in_count; i++)
        ways += paths->run->facts->from_start[chain_flow_source(chain_flow_in(paths->run->model, step->in_first + i))->head.index];
    return ++paths->arrived[step->head.index] >= ways;
}

static void mark_avoiding(struct paths *paths)
{
    const struct chain_model *model = paths->run->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        if (chain_step_at(model, i)->role == CHAIN_ROLE_START && !paths->plan[i]) {
            paths->avoids[i] = 1;
            paths->queue[count++] = i;
        }
    }
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, paths->queue[at]);
        for (uint32_t i = 0; i < step->out_count; i++) {
            const struct chain_step *next = chain_flow_target(chain_flow_out(model, step->out_first + i));
            uint32_t index = next->head.index;
            if (paths->plan[index] || paths->avoids[index] || (is_join(next) && !passes_join(paths, next)))
                continue;
            paths->avoids[index] = 1;
            paths->queue[count++] = index;
        }
    }
}

/* Who breaks off or goes on elsewhere has not come to the end of care here: there the plan may still be made. */
static bool is_finish(const struct chain_step *step)
{
    bool elsewhere = step->kind == CHAIN_END_DROPOUT || step->kind == CHAIN_END_REFERRED_OUT;
    return step->role == CHAIN_ROLE_END ? !elsewhere : step->out_count == 0;
}

/* A plan may also be made soon after help has begun, so the way onwards counts as well. */
static void mark_ending(struct paths *paths)
{
    const struct chain_model *model = paths->run->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        if (is_finish(chain_step_at(model, i)) && !paths->plan[i]) {
            paths->ends[i] = 1;
            paths->queue[count++] = i;
        }
    }
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, paths->queue[at]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            uint32_t index = chain_flow_source(chain_flow_in(model, step->in_first + i))->head.index;
            if (!paths->plan[index] && !paths->ends[index]) {
                paths->ends[index] = 1;
                paths->queue[count++] = index;
            }
        }
    }
}

static uint32_t with_sector(uint32_t set, const struct chain_step *step)
{
    uint32_t sector = chain_step_is_service(step) ? (uint32_t)chain_step_sector(step) : 0;
    if (sector == 0 || set == sector || set == SEVERAL)
        return set;
    return set == 0 ? sector : SEVERAL;
}

static void come_to(struct paths *paths, const struct chain_step *step, uint32_t set, uint32_t *count)
{
    uint32_t state = step->head.index * SETS + with_sector(set, step);
    if (paths->avoids[step->head.index] && !paths->sets[state]) {
        paths->sets[state] = 1;
        paths->queue[(*count)++] = state;
    }
}

/* The first steps of help on ways without any plan, where a plan is called for: names gets them. */
static size_t find_unplanned(struct paths *paths, const struct chain_object **names)
{
    const struct chain_model *model = paths->run->model;
    uint32_t count = 0;
    size_t found = 0;
    uint8_t *named = paths->plan; /* a step of help that makes a plan is never come to, so its mark is free */
    for (uint32_t i = 0; i < chain_step_count(model); i++)
        if (chain_step_at(model, i)->role == CHAIN_ROLE_START)
            come_to(paths, chain_step_at(model, i), 0, &count);
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, paths->queue[at] / SETS);
        uint32_t set = paths->queue[at] % SETS;
        if (is_help(step) && (paths->flagged || set == SEVERAL)) {
            if (!named[step->head.index] && paths->ends[step->head.index])
                names[found++] = &step->head;
            named[step->head.index] = 1;
            continue;
        }
        for (uint32_t i = 0; i < step->out_count; i++)
            come_to(paths, chain_flow_target(chain_flow_out(model, step->out_first + i)), set, &count);
    }
    return found;
}

static void judge(struct paths *paths, const struct chain_object **names)
{
    const struct chain_step *plan = NULL;
    bool responsible = false;
    for (size_t i = 0; i < chain_step_count(paths->run->model); i++) {
        const struct chain_step *step = chain_step_at(paths->run->model, i);
        if (!paths->run->facts->from_start[i])
            continue;
        paths->plan[i] = chain_step_makes_plan(step);
        if (paths->plan[i] && (!plan || !chain_step_has_trait(plan, CHAIN_TRAIT_PLAN)))
            plan = !plan || chain_step_has_trait(step, CHAIN_TRAIT_PLAN) ? step : plan;
        responsible = responsible || chain_step_names_responsible(step);
    }
    mark_avoiding(paths);
    mark_ending(paths);
    size_t unplanned = find_unplanned(paths, names);
    if (!plan && (paths->flagged || unplanned > 0))
        CHAIN_REPORT_AS(paths->run, no_plan, paths->run->model->root, chain_say(responsible ? "" : "-"));
    else if (plan && unplanned > 0)
        CHAIN_REPORT(paths->run, names[0], chain_say_names(names, unplanned), chain_say_name(&plan->head));
    if (plan && !responsible)
        CHAIN_REPORT_AS(paths->run, no_responsible, &plan->head, chain_say_name(&plan->head));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    size_t steps = chain_step_count(run->model) + 1;
    if (!chain_is_chain(run) || run->facts->start_count == 0)
        return;
    chain_arena_init(&scratch);
    struct paths paths = {
        .run = run,
        .plan = chain_arena_array(&scratch, steps, 1),
        .avoids = chain_arena_array(&scratch, steps, 1),
        .ends = chain_arena_array(&scratch, steps, 1),
        .arrived = chain_arena_array(&scratch, steps, sizeof(uint32_t)),
        .sets = chain_arena_array(&scratch, steps * SETS, 1),
        .queue = chain_arena_array(&scratch, steps * SETS, sizeof(uint32_t)),
        .flagged = group_needs_plan(run->model),
    };
    const struct chain_object **names = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    if (!scratch.failed)
        judge(&paths, names);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_plan_missing = {
    .id = "plan-missing",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_ERROR,
    .gap = CHAIN_GAP_PLAN_MISSING,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Does a plan hold the services together?"),
    .message = N_("Help can begin and end without a plan: {0}. A plan is made in “{1}”, but not every way leads through it."),
    .why = N_("A client with several needs, a long illness or several services needs one plan and one worker who answers for the "
              "whole; else each service sees only its own part."),
    .how = N_("Add a step of kind plan before help begins, and name the worker with responsible on the step where the task is "
              "taken on."),
    .consequence = N_("Your services may not form a whole, and you may not know whom to ask."),
    .question = N_("Where is a plan for the client's whole situation made, who writes it together with the client, and who answers "
                   "for it?"),
    .bad = "<step id=\"treat\" kind=\"treat\"/>",
    .good = "<step id=\"plan\" kind=\"plan\" responsible=\"nurse\" produces=\"care-plan\"/><step id=\"treat\" kind=\"treat\"/>",
    .run = run,
};
