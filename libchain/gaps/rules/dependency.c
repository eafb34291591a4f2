/* Does the chain build on something that is not there yet? */
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

static const char waits_for_item[] = N_("These steps wait for information that comes only from what is not in use yet: {0}. Not in use: {1}.");

enum state { NOT_TOLD, PLANNED, IN_USE };

/* Planned only: availability is told, and nowhere more than planned. */
static enum state state_of(const struct chain_step *step)
{
    enum state state = NOT_TOLD;
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_availability *told = (const struct chain_availability *)child;
        if (child->type != CHAIN_AVAILABILITY)
            continue;
        if (told->value != CHAIN_AVAILABILITY_PLANNED && told->value != CHAIN_AVAILABILITY_NONE)
            return IN_USE;
        state = told->value == CHAIN_AVAILABILITY_PLANNED || state == PLANNED ? PLANNED : state;
    }
    return state;
}

struct building {
    struct chain_rule_run *run;
    uint8_t *planned;                        /* by step */
    const struct chain_object **sources;     /* by item: the planned step that makes it, when no other does */
    uint8_t *ready;                          /* by item: comes from a step that is not merely planned */
    const struct chain_object **names, **on; /* of one finding */
};

static void find_ready(struct building *building, const struct chain_step *step, const struct chain_refs *items)
{
    for (uint32_t i = 0; i < items->count; i++) {
        const struct chain_object *item = items->items[i].target;
        if (item && building->planned[step->head.index])
            building->sources[item->index] = &step->head;
        else if (item)
            building->ready[item->index] = 1;
    }
}

static const struct chain_object *missing_source(const struct building *building, const struct chain_step *step)
{
    for (uint32_t i = 0; i < step->needs.count; i++) {
        const struct chain_object *item = step->needs.items[i].target;
        if (item && building->sources[item->index] && !building->ready[item->index] && !chain_refs_hold(&step->more->asks, item))
            return building->sources[item->index];
    }
    return NULL;
}

static void report(struct building *building)
{
    const struct chain_model *model = building->run->model;
    size_t passed = 0, waiting = 0, on = 0;
    for (size_t i = 0; i < chain_step_count(model); i++)
        if (building->planned[i] && chain_is_passed_by_all(&building->run->facts->care->passages, &chain_step_at(model, i)->head))
            building->names[passed++] = &chain_step_at(model, i)->head;
    if (passed > 0)
        CHAIN_REPORT(building->run, building->names[0], chain_say_names(building->names, passed));
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_object *source = building->planned[i] ? NULL : missing_source(building, chain_step_at(model, i));
        if (!source)
            continue;
        building->names[waiting++] = &chain_step_at(model, i)->head;
        if (on == 0 || building->on[on - 1] != source)
            building->on[on++] = source;
    }
    if (waiting > 0)
        CHAIN_REPORT_AS(building->run, waits_for_item, building->names[0], chain_say_names(building->names, waiting),
                        chain_say_names(building->on, on));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    chain_arena_init(&scratch);
    struct building building = {
        .run = run,
        .planned = chain_arena_array(&scratch, chain_step_count(run->model) + 1, 1),
        .sources = chain_scratch_names(&scratch, run->model, CHAIN_ITEM),
        .ready = chain_arena_array(&scratch, (size_t)run->model->by_type[CHAIN_ITEM].count + 1, 1),
        .names = chain_scratch_names(&scratch, run->model, CHAIN_STEP),
        .on = chain_scratch_names(&scratch, run->model, CHAIN_STEP),
    };
    for (size_t i = 0; !scratch.failed && i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        building.planned[i] = state_of(step) == PLANNED;
        find_ready(&building, step, &step->produces);
        find_ready(&building, step, &step->more->asks);
    }
    if (!scratch.failed)
        report(&building);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_dependency = {
    .id = "dependency",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_DEPENDENCY,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Does the chain build on something that is not there yet?"),
    .message = N_("Every client must pass steps that are only planned: {0}."),
    .why = N_("A chain is as ready as its least ready step; what waits for a system or a decision stands still."),
    .how = N_("Agree what is done until it is ready, who sees to it and by when; then change the availability."),
    .consequence = N_("The help may be described but not be there yet."),
    .question = N_("What is missing before this can begin, who sees to it by when, and how does the client get on until then?"),
    .bad = "<step id=\"portal\" kind=\"triage\"><availability value=\"planned\"/></step>",
    .good = "<step id=\"portal\" kind=\"triage\"><availability value=\"available\"/></step>",
    .run = run,
};
