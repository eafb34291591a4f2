/* Where does a client get the most of the chain, where the least, and which areas are alike? */
#include "analysis/areas.h"
#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

static const char once_only[] = N_("{0|Everywhere alike: {}. }In one area only: {1}.");

struct area_tally {
    uint32_t served, unknown;
    uint64_t key; /* of what it has, over the steps */
};

struct work {
    struct chain_rule_run *run;
    struct chain_areas areas;
    struct area_tally *tallies; /* by position */
    const struct chain_object **everywhere, **once, **best, **worst, **alike;
    size_t steps, everywhere_count, once_count, best_count, worst_count, alike_count;
};

static void look_at(struct work *work, const struct chain_object *step)
{
    uint32_t served = 0, unknown = 0;
    work->steps++;
    for (uint32_t i = 0; i < work->areas.count; i++) {
        uint8_t value = work->areas.values[i];
        bool has = chain_availability_serves(value), open = value == 0 || value == CHAIN_AVAILABILITY_UNKNOWN;
        const uint8_t state[2] = {has, open};
        served += has;
        unknown += open;
        work->tallies[i].served += has;
        work->tallies[i].unknown += open;
        work->tallies[i].key = work->tallies[i].key * 31 + chain_profile_key(state, sizeof state);
    }
    if (served == work->areas.count)
        work->everywhere[work->everywhere_count++] = step;
    else if (served == 1 && unknown == 0)
        work->once[work->once_count++] = step;
}

/* The most that any area has for sure, and the least that any can have at most. */
static void find_ends(struct work *work, uint32_t *most, uint32_t *least)
{
    *most = 0;
    *least = UINT32_MAX;
    for (uint32_t i = 0; i < work->areas.count; i++) {
        const struct area_tally *tally = &work->tallies[i];
        *most = tally->served > *most ? tally->served : *most;
        *least = tally->served + tally->unknown < *least ? tally->served + tally->unknown : *least;
    }
    for (uint32_t i = 0; i < work->areas.count; i++) {
        if (work->tallies[i].served == *most)
            work->best[work->best_count++] = work->areas.items[i];
        if (work->tallies[i].served + work->tallies[i].unknown == *least)
            work->worst[work->worst_count++] = work->areas.items[i];
    }
}

/* The largest group of areas that have the same; those of which too much is unknown are like each other only by that. */
static void find_alike(struct work *work, struct chain_arena *scratch)
{
    struct chain_profile *profiles = chain_arena_array(scratch, work->areas.count + 1u, sizeof *profiles);
    size_t count = 0, from = 0, best = 0, best_from = 0;
    for (uint32_t i = 0; profiles && i < work->areas.count; i++)
        if (work->tallies[i].unknown == 0)
            profiles[count++] = (struct chain_profile){work->areas.items[i], work->tallies[i].key};
    if (profiles)
        chain_profiles_sort(profiles, count);
    for (size_t i = 0; i < count; i++) {
        from = profiles[i].key == profiles[from].key ? from : i;
        if (i - from + 1 > best) {
            best = i - from + 1;
            best_from = from;
        }
    }
    for (size_t i = 0; best > 1 && i < best; i++)
        work->alike[work->alike_count++] = profiles[best_from + i].object;
}

static void report(struct work *work, struct chain_arena *scratch)
{
    uint32_t most, least;
    find_ends(work, &most, &least);
    find_alike(work, scratch);
    if (work->steps > 1 && most > least)
        CHAIN_REPORT(work->run, work->run->model->root, chain_say_names(work->everywhere, work->everywhere_count),
                     chain_say_names(work->best, work->best_count), chain_say_number(most), chain_say_number((double)work->steps),
                     chain_say_names(work->worst, work->worst_count), chain_say_number(least),
                     chain_say_names(work->alike, work->alike_count), chain_say_names(work->once, work->once_count));
    else if (work->once_count > 0 && work->steps > 1)
        CHAIN_REPORT_AS(work->run, once_only, work->run->model->root, chain_say_names(work->everywhere, work->everywhere_count),
                        chain_say_names(work->once, work->once_count));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct work work = {.run = run};
    if (!chain_is_chain(run) || run->model->by_type[CHAIN_AVAILABILITY].count == 0)
        return;
    chain_arena_init(&scratch);
    bool done = chain_areas_init(&work.areas, &scratch, run->model);
    work.tallies = chain_arena_array(&scratch, work.areas.count + 1u, sizeof *work.tallies);
    work.everywhere = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    work.once = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    work.best = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    work.worst = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    work.alike = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    if (done && !scratch.failed && work.areas.count > 1) {
        for (size_t i = 0; i < chain_step_count(run->model); i++)
            if (chain_areas_availability(&work.areas, &chain_step_at(run->model, i)->head, run->as_of))
                look_at(&work, &chain_step_at(run->model, i)->head);
        report(&work, &scratch);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_uneven_areas = {
    .id = "uneven-areas",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_ACCESS_AREA,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Do clients get the same in every area?"),
    .message = N_("{0|Everywhere alike: {}. }Most of the services are in {1}: {2} of {3} steps. Fewest are in {4}: at most {5} of them."
                  "{6| These areas have the same: {}.}{7| In one area only: {}.}"),
    .why = N_("The distance between the best and the worst area is what people with the same need meet; an average hides it."),
    .how = N_("Look at the area with the fewest first: what could be shared, bought or given remotely there?"),
    .consequence = N_("How much help you get may depend on where you live."),
    .question = N_("What does the area with the most do otherwise, and what of it could the others take over?"),
    .bad = "<step id=\"a\"><availability area=\"north\" value=\"available\"/><availability area=\"south\" value=\"none\"/></step>",
    .good = "<step id=\"a\"><availability area=\"north south\" value=\"available\"/></step>",
    .run = run,
};
