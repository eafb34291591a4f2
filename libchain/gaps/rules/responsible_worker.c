/* Is the responsible worker with the client to the end, and is there one only? */
#include "analysis/boundaries.h"
#include "analysis/plans.h"
#include "gaps/rules/scratch.h"

static const char two_at_once[] = N_("Different workers are named responsible at the same time: {0}.");

/* Steps looked at for all responsible workers together: well under a second. */
#define MOST_WORK (4u << 20)

struct duty {
    struct chain_rule_run *run;
    uint8_t *after;  /* by step: this worker's responsibility reaches it */
    uint8_t *back;   /* by step: the worker, or a new responsible one, still comes */
    uint8_t *done;   /* by actor: looked at */
    uint32_t *queue;
    const struct chain_object **names;
    size_t work;
};

static bool takes_part(const struct chain_step *step, const struct chain_object *actor)
{
    return step->actor.target == actor || chain_refs_hold(&step->more->with, actor);
}

/* Onwards from where the worker is named, until another is. */
static void mark_after(struct duty *duty, const struct chain_object *actor)
{
    const struct chain_model *model = duty->run->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++)
        if ((duty->after[i] = chain_step_at(model, i)->more->responsible.target == actor))
            duty->queue[count++] = i;
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, duty->queue[at]);
        for (uint32_t i = 0; i < step->out_count; i++) {
            const struct chain_step *next = chain_flow_target(chain_flow_out(model, step->out_first + i));
            if (!duty->after[next->head.index] && !chain_step_names_responsible(next)) {
                duty->after[next->head.index] = 1;
                duty->queue[count++] = next->head.index;
            }
        }
    }
    duty->work += chain_step_count(model) + chain_flow_count(model);
}

/* Backwards from where the worker takes part, or another is named. */
static void mark_back(struct duty *duty, const struct chain_object *actor)
{
    const struct chain_model *model = duty->run->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        duty->work += step->more->with.count;
        if ((duty->back[i] = takes_part(step, actor) || chain_step_names_responsible(step)))
            duty->queue[count++] = i;
    }
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, duty->queue[at]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            uint32_t before = chain_flow_source(chain_flow_in(model, step->in_first + i))->head.index;
            if (!duty->back[before]) {
                duty->back[before] = 1;
                duty->queue[count++] = before;
            }
        }
    }
    duty->work += chain_step_count(model) + chain_flow_count(model);
}

static void judge(struct duty *duty, const struct chain_object *actor)
{
    const struct chain_model *model = duty->run->model;
    struct chain_side side = chain_side_of_actor((const struct chain_actor *)actor);
    size_t count = 0;
    mark_after(duty, actor);
    mark_back(duty, actor);
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        bool helps = chain_step_is_service(step) && chain_step_has_trait(step, CHAIN_TRAIT_HELP);
        if (helps && duty->after[i] && !duty->back[i] && !chain_same_side(side, chain_side_of(step)))
            duty->names[count++] = &step->head;
    }
    if (count > 0)
        CHAIN_REPORT(duty->run, duty->names[0], chain_say_name(actor), chain_say_names(duty->names, count));
}

/* Naming steps of different workers on branches that run at the same time. */
static void judge_concurrent(struct duty *duty, struct chain_arena *scratch)
{
    struct chain_concurrents found;
    uint8_t *wanted = chain_arena_array(scratch, chain_step_count(duty->run->model) + 1, 1);
    size_t count = 0;
    for (size_t i = 0; wanted && i < chain_step_count(duty->run->model); i++)
        wanted[i] = chain_step_at(duty->run->model, i)->more->responsible.target != NULL;
    if (!wanted || !chain_concurrents_find(&found, scratch, duty->run->facts, wanted))
        return;
    for (size_t i = 1; i < found.count && count < 2; i++) {
        const struct chain_concurrent *a = &found.items[i - 1], *b = &found.items[i];
        if (a->split != b->split || a->branch == b->branch || a->step->more->responsible.target == b->step->more->responsible.target)
            continue;
        duty->names[count++] = a->step->more->responsible.target;
        duty->names[count++] = b->step->more->responsible.target;
        CHAIN_REPORT_AS(duty->run, two_at_once, &b->step->head, chain_say_names(duty->names, count));
    }
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    size_t steps = chain_step_count(run->model) + 1;
    chain_arena_init(&scratch);
    struct duty duty = {
        .run = run,
        .after = chain_arena_array(&scratch, steps, 1),
        .back = chain_arena_array(&scratch, steps, 1),
        .done = chain_arena_array(&scratch, (size_t)run->model->by_type[CHAIN_ACTOR].count + 1, 1),
        .queue = chain_arena_array(&scratch, steps, sizeof(uint32_t)),
        .names = chain_arena_array(&scratch, steps + 2, sizeof(const struct chain_object *)),
    };
    for (size_t i = 0; !scratch.failed && i + 1 < steps && duty.work <= MOST_WORK; i++) {
        const struct chain_object *actor = chain_step_at(run->model, i)->more->responsible.target;
        if (actor && run->facts->from_start[i] && !duty.done[actor->index]) {
            duty.done[actor->index] = 1;
            judge(&duty, actor);
        }
    }
    if (!scratch.failed)
        judge_concurrent(&duty, &scratch);
    if (duty.work > MOST_WORK)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain has too many ways through it")));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_responsible_worker = {
    .id = "responsible-worker",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_PLAN_MISSING,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Is the responsible worker with the client to the end?"),
    .message = N_("“{0}” is named responsible, but is not described to take part, and nobody else is named, when the client is here: {1}."),
    .why = N_("A responsible worker who is not told when the client moves on is responsible in name only."),
    .how = N_("Agree who is responsible from here on (responsible on the step), or how the worker named goes on taking part (with)."),
    .consequence = N_("You may have nobody to ask about the whole when you have moved on."),
    .question = N_("Who answers for the whole when the client is here, and how does the client know?"),
    .unknown = N_("Whether the responsible worker is with the client to the end cannot be told, because {0}."),
    .bad = "<step id=\"plan\" kind=\"plan\" responsible=\"nurse\"/><step id=\"care\" kind=\"treat\" actor=\"hospital\"/>",
    .good = "<step id=\"plan\" kind=\"plan\" responsible=\"nurse\"/><step id=\"care\" kind=\"treat\" actor=\"hospital\" with=\"nurse\"/>",
    .run = run,
};
