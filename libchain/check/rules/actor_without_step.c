#include "check/scratch.h"
#include "model/access.h"

static void mark(uint8_t *used, const struct chain_ref *ref)
{
    if (ref->target)
        used[ref->target->index] = 1;
}

static void mark_all(uint8_t *used, const struct chain_refs *refs)
{
    for (uint32_t i = 0; i < refs->count; i++)
        mark(used, &refs->items[i]);
}

/* Doing, taking part, being the responsible worker and reading a system all count. */
static void mark_used(const struct chain_model *model, uint8_t *used)
{
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        mark(used, &step->actor);
        mark(used, &step->more->responsible);
        mark_all(used, &step->more->with);
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_SYSTEM].count; i++)
        mark_all(used, &((const struct chain_system *)model->by_type[CHAIN_SYSTEM].items[i])->readers);
}

/* An actor whose id is missing or taken cannot be named at all, which other rules tell. */
static void run(struct chain_rule_run *run)
{
    const struct chain_objects *actors = &run->model->by_type[CHAIN_ACTOR];
    uint8_t *used = chain_scratch(run, actors->count, 1);
    if (!used)
        return;
    mark_used(run->model, used);
    for (uint32_t i = 0; i < actors->count; i++)
        if (!used[i] && chain_find_interned(run->model, actors->items[i]->id) == actors->items[i])
            CHAIN_REPORT(run, actors->items[i], chain_say_name(actors->items[i]));
    free(used);
}

const struct chain_rule chain_rule_actor_without_step = {
    .id = "actor-without-step",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("An actor does nothing in the chain"),
    .message = N_("\"{0}\" does no step, takes part in none and reads no system."),
    .why = N_("Either a step of this actor was forgotten, or the actor does not belong to this chain."),
    .how = N_("Add the step, name the actor in with=\"...\" of a step that it takes part in, or remove the actor."),
    .bad = "<actor id=\"nurse\" kind=\"nurse\"/>",
    .good = "<actor id=\"nurse\" kind=\"nurse\"/> ... <step id=\"triage\" actor=\"nurse\"/>",
    .run = run,
};
