/* Does the whole chain hang on one worker? */
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

/* How many can do the work of an actor: what its capacity says; less than 0 when it is not told. */
static double people_of(const struct chain_object *actor)
{
    double most = -1, trained;
    for (const struct chain_object *child = actor->first; child; child = child->next)
        if (child->type == CHAIN_CAPACITY && chain_object_number(child, CHAIN_F_TRAINED, &trained) && trained > most)
            most = trained;
    return most;
}

/* Roles that one person often holds for a whole area. Of nurses and physicians there are many: it is not asked of them. */
static bool is_often_alone(const struct chain_actor *actor)
{
    switch (actor->kind) {
    case CHAIN_ACTOR_COORDINATOR: case CHAIN_ACTOR_THERAPY_COORDINATOR: case CHAIN_ACTOR_RAI_COORDINATOR:
    case CHAIN_ACTOR_FC_COORDINATOR: case CHAIN_ACTOR_DISCHARGE_NURSE: case CHAIN_ACTOR_INTERPRETER:
    case CHAIN_ACTOR_PSYCHOLOGIST: case CHAIN_ACTOR_SCHOOL_SOCIAL_WORKER: case CHAIN_ACTOR_THERAPIST:
        return true;
    default:
        return false;
    }
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    size_t single = 0, open = 0;
    chain_arena_init(&scratch);
    const struct chain_passages *passages = &run->facts->care->passages;
    const struct chain_object **alone = chain_scratch_names(&scratch, run->model, CHAIN_ACTOR);
    const struct chain_object **untold = chain_scratch_names(&scratch, run->model, CHAIN_ACTOR);
    uint8_t *meets = chain_arena_array(&scratch, (size_t)run->model->by_type[CHAIN_ACTOR].count + 1, 1);
    for (size_t i = 0; meets && i < chain_step_count(run->model); i++)
        if (chain_step_meets_client(chain_step_at(run->model, i)))
            meets[chain_step_at(run->model, i)->actor.target->index] = 1;
    for (uint32_t i = 0; !scratch.failed && i < run->model->by_type[CHAIN_ACTOR].count; i++) {
        const struct chain_object *actor = run->model->by_type[CHAIN_ACTOR].items[i];
        double people = meets[i] && chain_is_passed_by_all(passages, actor) ? people_of(actor) : 2;
        if (people < 0 && is_often_alone((const struct chain_actor *)actor))
            untold[open++] = actor;
        else if (people >= 0 && people <= 1)
            alone[single++] = actor;
    }
    if (single > 0)
        CHAIN_REPORT(run, alone[0], chain_say_names(alone, single));
    if (open > 0)
        CHAIN_REPORT_UNKNOWN(run, untold[0], chain_say_phrase(N_("it is not told how many workers there are")),
                             chain_say_names(untold, open));
    if (passages->undecided)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain has too many ways through it")));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_single_dependency = {
    .id = "single-dependency",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_CAPACITY,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Does the chain hang on one worker?"),
    .message = N_("Every client passes through the hands of one single worker: {0}."),
    .why = N_("When the only one who can do it is away, nobody gets through the chain."),
    .how = N_("Agree who stands in, or open a second way; write how many can do the work as <capacity trained=\"...\">."),
    .consequence = N_("If one worker is away, your matter may come to a halt."),
    .question = N_("Who does this when the worker is away, and how does the stand-in know the client's matter?"),
    .unknown = N_("Whether the chain hangs on one worker cannot be told, because {0}{1|. Every client passes through them: {}}."),
    .bad = "<actor id=\"coordinator\" kind=\"therapy-coordinator\"><capacity trained=\"1\"/></actor>",
    .good = "<actor id=\"coordinator\" kind=\"therapy-coordinator\"><capacity trained=\"2\"/></actor>",
    .run = run,
};
