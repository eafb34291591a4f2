#include "gaps/ways.h"

#include "gaps/rules/scratch.h"
#include "rule/findings.h"

const chain_journeys *chain_ways_of(struct chain_rule_run *run)
{
    if (run->shared->journeys == NULL && run->model->root && run->model->root->type == CHAIN_CHAIN &&
        chain_journeys_new(run->model, NULL, &run->shared->journeys) == CHAIN_NO_MEMORY)
        run->findings->out_of_memory = true;
    return run->shared->journeys;
}

static void take_in(struct chain_worst_way *worst, const chain_journey *journey, double amount)
{
    if (!worst->journey || amount > worst->most) {
        worst->most = amount;
        if (!worst->journey)
            worst->least = amount;
        worst->journey = journey;
    }
    if (amount < worst->least)
        worst->least = amount;
}

struct chain_worst_way *chain_worst_ways(struct chain_arena *scratch, const struct chain_model *model, const chain_journeys *journeys,
                                         chain_way_count_of *count_of, size_t *count)
{
    struct chain_worst_way *ways = chain_arena_array(scratch, chain_step_count(model) + 1, sizeof *ways);
    uint32_t *place = chain_arena_array(scratch, chain_step_count(model) + 1, sizeof *place);
    *count = 0;
    for (size_t i = 0; i < chain_journeys_count(journeys) && ways && place; i++) {
        const chain_journey *journey = chain_journeys_at(journeys, i);
        const struct chain_object *help = chain_journey_help(journey);
        chain_leg leg = chain_journey_to_help(journey);
        if (!help)
            continue;
        if (!place[help->index]) {
            ways[*count].help = help;
            place[help->index] = (uint32_t)++*count;
        }
        take_in(&ways[place[help->index] - 1], journey, count_of(&leg));
    }
    return ways;
}

const chain_journeys *chain_tell_worst_ways(struct chain_rule_run *run, chain_way_count_of *count_of, double usual, chain_way_tell *tell)
{
    struct chain_arena scratch;
    const chain_journeys *journeys = chain_ways_of(run);
    size_t count = 0;
    if (!journeys)
        return NULL;
    chain_arena_init(&scratch);
    struct chain_worst_way *ways = chain_worst_ways(&scratch, run->model, journeys, count_of, &count);
    for (size_t i = 0; i < count && ways; i++) {
        chain_leg leg = chain_journey_to_help(ways[i].journey);
        if (ways[i].most > usual)
            tell(run, &ways[i], &leg);
    }
    chain_scratch_end(run, &scratch);
    return journeys;
}
