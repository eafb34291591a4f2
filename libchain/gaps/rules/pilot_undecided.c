/* What comes after the pilot? */
#include "analysis/adoption.h"
#include "base/value.h"
#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

/* A pilot without an end day is asked about after so many months. */
#define LONG_PILOT 12

struct work {
    struct chain_rule_run *run;
    struct chain_adoptions adoptions;
    uint8_t *done; /* by position: told of already */
    const struct chain_object **names;
};

static const char no_end[] = N_("The pilot has no day on which it ends: {0}.{1| It was on {} already.}");

static int32_t end_of(const struct chain_status_entry *entry)
{
    return entry->until ? chain_date_read(entry->until) : 0;
}

static bool is_late(const struct work *work, const struct chain_area_state *state)
{
    int32_t end = state->entry ? end_of(state->entry) : 0, since = state->adoption.since;
    if (state->adoption.phase != CHAIN_STATUS_PILOTING || state->adoption.side)
        return false;
    return end ? end < work->run->as_of : since && chain_months_between(since, work->run->as_of) >= LONG_PILOT;
}

/* All areas of one pilot together. */
static void report(struct work *work, uint32_t first)
{
    const struct chain_area_state *states = work->adoptions.states;
    const struct chain_status_entry *entry = states[first].entry;
    size_t count = 0;
    for (uint32_t i = first; i < work->adoptions.count; i++) {
        if (states[i].entry != entry || !is_late(work, &states[i]))
            continue;
        work->done[i] = 1;
        work->names[count++] = work->adoptions.areas.count > 0 ? work->adoptions.areas.items[i] : work->run->model->root;
    }
    int32_t end = end_of(entry);
    CHAIN_REPORT_AS(work->run, end ? work->run->rule->message : no_end, &entry->head, chain_say_areas(&work->adoptions.areas, work->names, count),
                    chain_say_date(end ? end : states[first].adoption.since));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct work work = {.run = run};
    if (!chain_is_chain(run) || run->model->by_type[CHAIN_STATUS].count == 0)
        return;
    chain_arena_init(&scratch);
    bool found = chain_adoptions_find(&work.adoptions, &scratch, run->model, run->as_of);
    work.done = chain_arena_array(&scratch, work.adoptions.count + 1u, 1);
    work.names = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    for (uint32_t i = 0; found && !scratch.failed && !work.adoptions.undecided && i < work.adoptions.count; i++)
        if (!work.done[i] && is_late(&work, &work.adoptions.states[i]))
            report(&work, i);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_pilot_undecided = {
    .id = "pilot-undecided",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_NOT_IMPLEMENTED,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("What comes after the pilot?"),
    .message = N_("The pilot has ended, and it is not told what was decided: {0} (until {1})."),
    .why = N_("A pilot that ends without a decision fades away: what was learned is lost, and clients lose what they got."),
    .how = N_("Decide whether the model is taken into use, goes on being tried or is given up, and write it as a <status> with its date."),
    .consequence = N_("Help that was tried out may have ended without anybody telling you."),
    .question = N_("What did the pilot show, what was decided, and who tells the clients and the workers?"),
    .bad = "<status value=\"piloting\" area=\"north\" date=\"2022-01-01\" until=\"2022-12-31\"/>",
    .good = "<status value=\"piloting\" area=\"north\" date=\"2022-01-01\" until=\"2022-12-31\"/> "
            "<status value=\"adopted\" area=\"north\" date=\"2023-01-15\"/>",
    .run = run,
};
