/* Has something gone that was in use? */
#include "analysis/adoption.h"
#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

struct work {
    struct chain_rule_run *run;
    struct chain_adoptions adoptions;
    uint8_t *done; /* by position: told of already */
    const struct chain_object **names;
};

static const char given_up[] = N_("The model has been given up: {0}{2| ({})}.");
static const char less[] = N_("The model was in use, and is used less now: {0}. It is now: {1}{2| ({})}.");

/* The element that says that it is gone, or that less is done. */
static const struct chain_status_entry *teller(const struct chain_area_state *state)
{
    return state->side ? state->side : state->entry;
}

/* All areas of which the same element says it. */
static void report(struct work *work, uint32_t first)
{
    const struct chain_area_state *states = work->adoptions.states;
    const struct chain_status_entry *entry = teller(&states[first]);
    size_t count = 0;
    for (uint32_t i = first; i < work->adoptions.count; i++) {
        if (!states[i].lost || teller(&states[i]) != entry)
            continue;
        work->done[i] = 1;
        work->names[count++] = work->adoptions.areas.count > 0 ? work->adoptions.areas.items[i] : work->run->model->root;
    }
    const char *message = entry->value == CHAIN_STATUS_NOT_KEPT    ? work->run->rule->message
                          : entry->value == CHAIN_STATUS_WITHDRAWN ? given_up
                                                                   : less;
    CHAIN_REPORT_AS(work->run, message, &entry->head, chain_say_areas(&work->adoptions.areas, work->names, count),
                    chain_say_kind(CHAIN_KINDS_STATUS, entry->value),
                    chain_say_date(states[first].side ? states[first].adoption.side_since : states[first].adoption.since));
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
        if (!work.done[i] && work.adoptions.states[i].lost)
            report(&work, i);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_out_of_use = {
    .id = "out-of-use",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_NOT_IMPLEMENTED,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Why did it fall out of use?"),
    .message = N_("The model did not stay in use: {0}{2| ({})}."),
    .why = N_("What was tried and did not last teaches most, if somebody asks why; and the clients' need is still there."),
    .how = N_("Write in a <note> of the <status> why, and what takes its place."),
    .consequence = N_("Help that you once got may be gone."),
    .question = N_("Why was it not kept, what do the clients get in its place, and what would be needed to keep the next one?"),
    .bad = "<status value=\"adopted\" date=\"2021-01-01\"/> <status value=\"not-kept\" date=\"2023-11-30\"/>",
    .good = "<status value=\"adopted\" date=\"2021-01-01\"/> <status value=\"established\" date=\"2023-11-30\"/>",
    .run = run,
};
