/* Does an area rest on one outside producer alone? */
#include "analysis/areas.h"
#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

struct rest {
    uint32_t served, outside;
    const struct chain_object *producer; /* of all that comes from outside; NULL = none yet */
    bool several;                        /* or one that is not told */
};

struct work {
    struct chain_rule_run *run;
    struct chain_areas areas;
    struct rest *rests; /* by position */
    const struct chain_object **names;
};

static void look_at(struct work *work, const struct chain_object *step)
{
    if (!chain_areas_availability(&work->areas, step, work->run->as_of))
        return;
    for (uint32_t i = 0; i < work->areas.count; i++) {
        const struct chain_availability *winner = work->areas.winners[i];
        struct rest *rest = &work->rests[i];
        if (!winner || !chain_availability_serves(work->areas.values[i]))
            continue;
        rest->served++;
        if (winner->value == CHAIN_AVAILABILITY_AVAILABLE)
            continue;
        rest->outside++;
        rest->several = rest->several || !winner->producer.target || (rest->producer && rest->producer != winner->producer.target);
        rest->producer = winner->producer.target;
    }
}

/* One step may well be bought; here all that is told of is. */
static bool rests_on_one(const struct rest *rest)
{
    return rest->served > 1 && rest->outside == rest->served && !rest->several;
}

/* All areas that rest on the same producer together, told at the first of them. */
static void report(struct work *work, uint32_t first)
{
    const struct chain_object *producer = work->rests[first].producer;
    size_t count = 0;
    for (uint32_t i = first; i < work->areas.count; i++) {
        if (!rests_on_one(&work->rests[i]) || work->rests[i].producer != producer)
            continue;
        work->names[count++] = work->areas.items[i];
        work->rests[i].served = 0;
    }
    CHAIN_REPORT(work->run, work->run->model->root, chain_say_areas(&work->areas, work->names, count), chain_say_name(producer));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct work work = {.run = run};
    if (!chain_is_chain(run) || run->model->by_type[CHAIN_AVAILABILITY].count == 0)
        return;
    chain_arena_init(&scratch);
    bool done = chain_areas_init(&work.areas, &scratch, run->model);
    work.rests = chain_arena_array(&scratch, work.areas.count + 1u, sizeof *work.rests);
    work.names = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    if (done && !scratch.failed && work.areas.count > 0) {
        for (size_t i = 0; i < chain_step_count(run->model); i++)
            look_at(&work, &chain_step_at(run->model, i)->head);
        for (uint32_t i = 0; i < work.areas.count; i++)
            if (rests_on_one(&work.rests[i]))
                report(&work, i);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_single_provider = {
    .id = "single-provider",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_CAPACITY,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("What if the only producer stops?"),
    .message = N_("In these areas all that is told of is bought or shared from one producer, {1}: {0}."),
    .why = N_("An area without a service of its own is without help when its only producer stops or changes its terms."),
    .how = N_("Agree in the contract what happens when it ends, and who helps the clients meanwhile."),
    .consequence = N_("If the producer stops, your help may stop too."),
    .question = N_("What happens to the clients if this producer stops, and who decides on it?"),
    .bad = "<step id=\"a\"><availability area=\"north\" value=\"bought\" producer=\"firm\"/></step> "
           "<step id=\"b\"><availability area=\"north\" value=\"bought\" producer=\"firm\"/></step>",
    .good = "<step id=\"a\"><availability area=\"north\" value=\"bought\" producer=\"firm\"/></step> "
            "<step id=\"b\"><availability area=\"north\" value=\"available\"/></step>",
    .run = run,
};
