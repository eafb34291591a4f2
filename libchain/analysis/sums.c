/* What adds up on the ways through a chain: expectations where the shares of branches are known, bounds on the graph where not. */
#include <stdlib.h>
#include <string.h>

#include "analysis/journeys.h"

#define MOST_END_WORK ((size_t)24 << 20) /* ends times steps and flows */

/* Backwards from marked steps to all that lead to them. */
static bool mark_ahead(const struct chain_journeys *journeys, uint8_t *marks)
{
    const struct chain_model *model = journeys->model;
    size_t steps = chain_step_count(model), top = 0;
    uint32_t *stack = malloc((steps + 1) * sizeof *stack);
    if (!stack)
        return false;
    for (uint32_t i = 0; i < steps; i++)
        if (marks[i])
            stack[top++] = i;
    while (top > 0) {
        const struct chain_step *step = chain_step_at(model, stack[--top]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            const struct chain_flow *flow = chain_flow_in(model, step->in_first + i);
            uint32_t from = flow->from.target->index;
            if (chain_flow_is_member(flow) || marks[from])
                continue;
            marks[from] = 1;
            stack[top++] = from;
        }
    }
    free(stack);
    return true;
}

static bool look_ahead(struct chain_journeys *journeys)
{
    size_t steps = chain_step_count(journeys->model);
    journeys->open_ahead = chain_arena_array(&journeys->arena, steps + 1, 1);
    journeys->trap_ahead = chain_arena_array(&journeys->arena, steps + 1, 1);
    if (journeys->arena.failed)
        return false;
    for (size_t i = 0; i < steps; i++) {
        journeys->open_ahead[i] = journeys->expect.open[i] || journeys->expect.rest[i] > 0;
        journeys->trap_ahead[i] = !journeys->expect.leads_to_stop[i];
    }
    return mark_ahead(journeys, journeys->open_ahead) && mark_ahead(journeys, journeys->trap_ahead);
}

/* What a step adds: a group's members may all be done, or none. */
struct gains {
    double *steps, *flows;
    uint8_t *help; /* by step: an end, or help */
    double *finals;
};

static bool make_gains(struct gains *gains, size_t steps, size_t flows)
{
    gains->steps = calloc(steps + 1, sizeof(double));
    gains->flows = calloc(flows + 1, sizeof(double));
    gains->help = calloc(steps + 1, 1);
    gains->finals = calloc(steps + 1, sizeof(double));
    return gains->steps && gains->flows && gains->help && gains->finals;
}

static void free_gains(struct gains *gains)
{
    free(gains->steps);
    free(gains->flows);
    free(gains->help);
    free(gains->finals);
}

/* Which count a sum adds up. */
static const int count_of[CHAIN_SUMS] = {
    [CHAIN_SUM_CONTACTS_TO_HELP] = CHAIN_COUNT_CONTACTS, [CHAIN_SUM_CONTACTS] = CHAIN_COUNT_CONTACTS,
    [CHAIN_SUM_ENCOUNTERS] = CHAIN_COUNT_ENCOUNTERS, [CHAIN_SUM_HANDOFFS] = CHAIN_COUNT_HANDOFFS,
    [CHAIN_SUM_WAITS] = CHAIN_COUNT_WAITS, [CHAIN_SUM_TOLD] = CHAIN_COUNT_TOLD, [CHAIN_SUM_RETOLD] = CHAIN_COUNT_RETOLD,
    [CHAIN_SUM_MINUTES] = -1, [CHAIN_SUM_HELP] = -1, [CHAIN_SUM_UNACCOUNTED] = -1,
};

static double toll_value(const struct chain_toll *toll, int count, enum chain_side side)
{
    if (count >= 0)
        return (side == CHAIN_SIDE_MOST ? toll->most : toll->least) >> count & 1;
    return chain_duration_minutes(side == CHAIN_SIDE_MOST ? toll->span.typical_most : toll->span.typical);
}

static void fill_gains(const struct chain_journeys *journeys, struct gains *gains, int count, enum chain_side side)
{
    for (size_t i = 0; i < chain_step_count(journeys->model); i++) {
        const struct chain_step *step = chain_step_at(journeys->model, i);
        double value = toll_value(&journeys->tolls.steps[i], count, side);
        bool group = step->role == CHAIN_ROLE_ANY_ORDER && side == CHAIN_SIDE_MOST;
        for (const struct chain_object *child = group ? step->head.first : NULL; child; child = child->next)
            if (child->type == CHAIN_STEP)
                value += toll_value(&journeys->tolls.steps[child->index], count, side);
        gains->steps[i] = value;
    }
    for (size_t i = 0; i < chain_flow_count(journeys->model); i++)
        gains->flows[i] = toll_value(&journeys->tolls.flows[i], count, side);
}

/* One of the solutions, kept in the arena; *values stays NULL when it is undecided. */
static bool solve(struct chain_journeys *journeys, const struct chain_gain *gain, enum chain_side side, double **values)
{
    double *found = chain_arena_array(&journeys->arena, chain_step_count(journeys->model) + 1, sizeof *found);
    if (!found)
        return false;
    enum chain_solved solved = chain_expect_solve(&journeys->expect, gain, side, found);
    *values = solved == CHAIN_SOLVED || solved == CHAIN_SOLVED_SINGULAR ? found : NULL;
    return solved != CHAIN_SOLVED_NO_MEMORY;
}

static bool sum_one(struct chain_journeys *journeys, struct gains *gains, int sum, enum chain_side side)
{
    bool to_help = sum == CHAIN_SUM_CONTACTS_TO_HELP || sum == CHAIN_SUM_HELP;
    struct chain_gain gain = {gains->steps, gains->flows, to_help ? gains->help : journeys->expect.stops, NULL, false, false};
    size_t steps = chain_step_count(journeys->model);
    if (sum == CHAIN_SUM_HELP || sum == CHAIN_SUM_UNACCOUNTED) {
        memset(gains->steps, 0, steps * sizeof(double));
        for (size_t i = 0; i < steps; i++)
            gains->finals[i] = sum == CHAIN_SUM_HELP ? journeys->tolls.steps[i].help : !journeys->expect.leads_to_stop[i];
        if (sum == CHAIN_SUM_UNACCOUNTED)
            for (size_t i = 0; i < steps; i++)
                gains->steps[i] = journeys->expect.open[i] ? 0 : journeys->expect.rest[i];
        gain.flows = NULL;
        gain.finals = gains->finals;
        gain.mass = true;
    } else {
        fill_gains(journeys, gains, count_of[sum], side);
        /* Of parallel ways the mean is not longer, the sum not shorter than the longest. */
        gain.mass = sum == CHAIN_SUM_MINUTES && side == CHAIN_SIDE_LEAST;
    }
    return solve(journeys, &gain, side, &journeys->sums[sum][side]);
}

static bool sum_ends(struct chain_journeys *journeys, struct gains *gains)
{
    size_t steps = chain_step_count(journeys->model);
    size_t work = (steps + chain_flow_count(journeys->model)) * (journeys->end_count + 1);
    bool done = true, same = journeys->expect.all_known;
    for (int side = 0; side < 2; side++)
        journeys->shares[side] = chain_arena_array(&journeys->arena, journeys->end_count + 1, sizeof(double *));
    if (journeys->arena.failed || work > MOST_END_WORK)
        return !journeys->arena.failed;
    memset(gains->steps, 0, steps * sizeof(double));
    memset(gains->finals, 0, steps * sizeof(double));
    for (uint32_t e = 0; e < journeys->end_count && done; e++) {
        struct chain_gain gain = {gains->steps, NULL, journeys->expect.stops, gains->finals, true, false};
        gains->finals[journeys->ends[e]->head.index] = 1;
        done = solve(journeys, &gain, CHAIN_SIDE_LEAST, &journeys->shares[0][e]);
        journeys->shares[1][e] = journeys->shares[0][e];
        if (done && !same)
            done = solve(journeys, &gain, CHAIN_SIDE_MOST, &journeys->shares[1][e]);
        gains->finals[journeys->ends[e]->head.index] = 0;
    }
    return done;
}

bool chain_journeys_sum(struct chain_journeys *journeys)
{
    struct gains gains;
    size_t steps = chain_step_count(journeys->model);
    bool done = make_gains(&gains, steps, chain_flow_count(journeys->model)) && look_ahead(journeys);
    for (size_t i = 0; i < steps && done; i++)
        gains.help[i] = journeys->tolls.steps[i].help || journeys->expect.stops[i];
    for (int sum = 0; sum < CHAIN_SUMS && done; sum++)
        for (int side = 0; side < 2 && done; side++)
            done = sum_one(journeys, &gains, sum, (enum chain_side)side);
    done = done && sum_ends(journeys, &gains);
    free_gains(&gains);
    return done;
}

bool chain_journeys_bound(struct chain_journeys *journeys, struct chain_count_bounds *bounds)
{
    struct gains gains;
    size_t steps = chain_step_count(journeys->model);
    bool done = make_gains(&gains, steps, chain_flow_count(journeys->model));
    for (size_t i = 0; i < steps && done; i++)
        gains.help[i] = journeys->tolls.steps[i].help || journeys->expect.stops[i];
    for (int count = 0; count < CHAIN_COUNTS && done; count++)
        for (int whole = 0; whole < 2 && done; whole++)
            for (int side = 0; side < 2 && done; side++) {
                struct chain_gain gain = {gains.steps, gains.flows, whole ? journeys->expect.stops : gains.help, NULL, false, true};
                fill_gains(journeys, &gains, count, (enum chain_side)side);
                done = solve(journeys, &gain, (enum chain_side)side, &bounds->values[count][whole][side]);
            }
    free_gains(&gains);
    return done;
}
