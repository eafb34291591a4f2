#include "gaps/states.h"

#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

struct work {
    struct chain_rule_run *run;
    const struct chain_state_teller *teller;
    struct chain_adoptions adoptions;
    uint8_t *done; /* by position: told of already */
    const struct chain_object **names;
};

static void tell_from(struct work *work, uint32_t first)
{
    const struct chain_area_state *states = work->adoptions.states;
    const struct chain_status_entry *entry = work->teller->entry_of(&states[first]);
    size_t count = 0;
    for (uint32_t i = first; i < work->adoptions.count; i++) {
        if (!work->teller->picks(work->run, &states[i]) || work->teller->entry_of(&states[i]) != entry)
            continue;
        work->done[i] = 1;
        work->names[count++] = work->adoptions.areas.count > 0 ? work->adoptions.areas.items[i] : work->run->model->root;
    }
    const struct chain_told_states told = {entry, &states[first], &work->adoptions.areas, work->names, count};
    work->teller->tell(work->run, &told);
}

void chain_tell_states(struct chain_rule_run *run, const struct chain_state_teller *teller)
{
    struct chain_arena scratch;
    struct work work = {.run = run, .teller = teller};
    if (!chain_is_chain(run) || run->model->by_type[CHAIN_STATUS].count == 0)
        return;
    chain_arena_init(&scratch);
    bool found = chain_adoptions_find(&work.adoptions, &scratch, run->model, run->as_of);
    work.done = chain_arena_array(&scratch, work.adoptions.count + 1u, 1);
    work.names = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    for (uint32_t i = 0; found && !scratch.failed && !work.adoptions.undecided && i < work.adoptions.count; i++)
        if (!work.done[i] && teller->picks(run, &work.adoptions.states[i]))
            tell_from(&work, i);
    chain_scratch_end(run, &scratch);
}
