/* All journeys together: hulls over those that are listed, else bounds computed on the graph; and what can be expected. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/journeys.h"

#define MOST_END_WORK ((size_t)24 << 20) /* ends times steps and flows */
#define MOST_ARRIVAL_WORK ((size_t)4 << 20)
#define MOST_STARTS 1000u /* of more, nobody asks where they end together */

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
            const struct chain_flow *flow = model->in[step->in_first + i];
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

static chain_bounds range_at(const struct chain_journeys *journeys, int sum, uint32_t step)
{
    const double *least = journeys->sums[sum][0], *most = journeys->sums[sum][1];
    return (chain_bounds){least && isfinite(least[step]) ? least[step] : 0, most ? most[step] : INFINITY};
}

/* Rounding must not make more than all of it. */
static chain_bounds share_range(double least, double most)
{
    return (chain_bounds){least < 0 ? 0 : least > 1 ? 1 : least, most < 0 ? 0 : most > 1 ? 1 : most};
}

static chain_bounds share_at(const struct chain_journeys *journeys, int sum, uint32_t step)
{
    chain_bounds range = range_at(journeys, sum, step);
    return share_range(range.least, range.most);
}

static chain_expectation expectation_of(const struct chain_journeys *journeys, uint32_t start)
{
    chain_expectation e = {
        .certainty = journeys->open_ahead[start] ? CHAIN_BOUNDED : CHAIN_CERTAIN,
        .contacts_to_help = range_at(journeys, CHAIN_SUM_CONTACTS_TO_HELP, start),
        .contacts = range_at(journeys, CHAIN_SUM_CONTACTS, start),
        .encounters = range_at(journeys, CHAIN_SUM_ENCOUNTERS, start),
        .handoffs = range_at(journeys, CHAIN_SUM_HANDOFFS, start),
        .waits = range_at(journeys, CHAIN_SUM_WAITS, start),
        .told = range_at(journeys, CHAIN_SUM_TOLD, start),
        .retold = range_at(journeys, CHAIN_SUM_RETOLD, start),
        .minutes = range_at(journeys, CHAIN_SUM_MINUTES, start),
        .help = share_at(journeys, CHAIN_SUM_HELP, start),
    };
    bool undecided = journeys->sections.undecided;
    for (int sum = 0; sum < CHAIN_SUMS; sum++)
        undecided = undecided || !journeys->sums[sum][0] || !journeys->sums[sum][1];
    const double *least = journeys->sums[CHAIN_SUM_CONTACTS][0];
    if (undecided)
        e.certainty = CHAIN_UNDECIDED;
    else if (journeys->trap_ahead[start] || isinf(least[start]))
        e.certainty = CHAIN_NO_WAY_OUT;
    if (e.certainty < CHAIN_NO_WAY_OUT)
        return e;
    chain_bounds *ranges[] = {&e.contacts_to_help, &e.contacts, &e.encounters, &e.handoffs, &e.waits, &e.told, &e.retold, &e.minutes};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        *ranges[i] = (chain_bounds){0, INFINITY};
    e.help = undecided ? (chain_bounds){0, 1} : e.help;
    return e;
}

static void hull(chain_bounds *range, chain_bounds other)
{
    range->least = fmin(range->least, other.least);
    range->most = fmax(range->most, other.most);
}

static void expectation_either(chain_expectation *all, const chain_expectation *one)
{
    if (one->certainty > all->certainty)
        all->certainty = one->certainty;
    hull(&all->contacts_to_help, one->contacts_to_help);
    hull(&all->contacts, one->contacts);
    hull(&all->encounters, one->encounters);
    hull(&all->handoffs, one->handoffs);
    hull(&all->waits, one->waits);
    hull(&all->told, one->told);
    hull(&all->retold, one->retold);
    hull(&all->minutes, one->minutes);
    hull(&all->help, one->help);
}

static void look_at_list(const struct chain_journeys *journeys, uint32_t start, chain_outlook *outlook)
{
    for (size_t i = 0; i < journeys->count; i++) {
        const struct chain_journey *journey = journeys->items[i];
        if (journey->start != start)
            continue;
        if (outlook->journeys++ == 0) {
            outlook->to_help = journey->measured.to_help;
            outlook->whole = journey->measured.whole;
            outlook->always_help = outlook->never_help = true;
        }
        chain_leg_either(&outlook->to_help, &journey->measured.to_help);
        chain_leg_either(&outlook->whole, &journey->measured.whole);
        outlook->always_help = outlook->always_help && journey->measured.help;
        outlook->never_help = outlook->never_help && !journey->measured.help;
    }
}

/* Bounds on the graph: any way may be chosen, no loop is walked twice. */
struct bounds {
    chain_leg all; /* what all steps together add */
    double *values[CHAIN_COUNTS][2][2]; /* by count, to help or whole, side: by step */
};

static bool bound_counts(struct chain_journeys *journeys, struct bounds *bounds)
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

static double bound(const double *values, uint32_t step, double otherwise)
{
    return values && !isnan(values[step]) ? values[step] : otherwise;
}

static void set_bounds(const struct chain_journeys *journeys, const struct bounds *bounds, uint32_t start, int whole, chain_leg *leg)
{
    for (int count = 0; count < CHAIN_COUNTS; count++) {
        chain_bounds *range = chain_leg_range(leg, count);
        range->least = bound(bounds->values[count][whole][0], start, 0);
        range->most = bound(bounds->values[count][whole][1], start, INFINITY);
    }
    leg->professionals = leg->organisations = (chain_bounds){0, (double)journeys->model->by_type[CHAIN_ACTOR].count};
    leg->cost = bounds->all.cost;
    leg->uncosted = bounds->all.uncosted;
    leg->subchains = bounds->all.subchains;
}

static void add_up(const struct chain_journeys *journeys, chain_leg *all)
{
    for (size_t i = 0; i < chain_step_count(journeys->model); i++) {
        const struct chain_toll *toll = &journeys->tolls.steps[i];
        all->cost.most += toll->cost;
        all->uncosted += toll->uncosted;
        all->subchains += toll->subchain;
    }
}

/* Hulls over the steps where ways end: to help on arrival, else when the end is done. */
static void bound_times(const struct chain_journeys *journeys, struct chain_arrivals *arrivals, uint32_t start, int whole, int which,
                        const uint8_t *help, chain_span *span)
{
    bool first = true;
    arrivals->which = which;
    arrivals->stops = whole ? NULL : help;
    chain_arrivals_from(arrivals, start, false);
    for (uint32_t i = 0; i < arrivals->reached_count; i++) {
        uint32_t step = arrivals->order[i];
        bool helps = !whole && journeys->tolls.steps[step].help;
        if (!helps && !journeys->expect.stops[step])
            continue;
        struct chain_span here = arrivals->at[step], own = chain_time_at(arrivals, step);
        if (!helps)
            chain_span_add(&here, &own);
        if (first)
            *span = here;
        else
            chain_span_either(span, &here);
        first = false;
    }
}

static void bound_leg(const struct chain_journeys *journeys, struct chain_arrivals *arrivals, const struct bounds *bounds,
                      uint32_t start, int whole, const uint8_t *help, chain_leg *leg)
{
    *leg = (chain_leg){.uncosted = 0};
    set_bounds(journeys, bounds, start, whole, leg);
    if (arrivals->work > MOST_ARRIVAL_WORK) { /* too many starts: nothing is known of the times */
        leg->total.untimed = leg->waiting.untimed = leg->working.untimed = 1;
        return;
    }
    bound_times(journeys, arrivals, start, whole, CHAIN_TIME_WAITING, help, &leg->waiting);
    bound_times(journeys, arrivals, start, whole, CHAIN_TIME_WORKING, help, &leg->working);
    bound_times(journeys, arrivals, start, whole, CHAIN_TIME_ALL, help, &leg->total);
}

static bool look_at_graph(struct chain_journeys *journeys)
{
    struct chain_arrivals arrivals;
    struct bounds bounds = {.all = {.uncosted = 0}};
    size_t steps = chain_step_count(journeys->model);
    uint8_t *help = chain_arena_array(&journeys->arena, steps + 1, 1);
    if (!help || !bound_counts(journeys, &bounds) ||
        !chain_arrivals_init(&arrivals, &journeys->arena, &journeys->facts, &journeys->sections, &journeys->tolls))
        return false;
    for (size_t i = 0; i < steps; i++)
        help[i] = journeys->tolls.steps[i].help;
    add_up(journeys, &bounds.all);
    for (uint32_t s = 0; s < journeys->start_count; s++) {
        chain_outlook *outlook = &journeys->outlooks[s];
        uint32_t start = journeys->starts[s]->head.index;
        bound_leg(journeys, &arrivals, &bounds, start, 0, help, &outlook->to_help);
        bound_leg(journeys, &arrivals, &bounds, start, 1, help, &outlook->whole);
        outlook->always_help = outlook->expected.help.least >= 1 - 1e-9;
        outlook->never_help = outlook->expected.help.most <= 0;
    }
    return true;
}

static void take_in(chain_outlook *all, const chain_outlook *one, bool first)
{
    if (first) {
        *all = *one;
        return;
    }
    all->journeys += one->journeys;
    all->exact = all->exact && one->exact;
    all->always_help = all->always_help && one->always_help;
    all->never_help = all->never_help && one->never_help;
    chain_leg_either(&all->to_help, &one->to_help);
    chain_leg_either(&all->whole, &one->whole);
    expectation_either(&all->expected, &one->expected);
    hull(&all->unaccounted, one->unaccounted);
}

bool chain_journeys_look_out(struct chain_journeys *journeys)
{
    journeys->outlooks = chain_arena_array(&journeys->arena, journeys->start_count + 1u, sizeof *journeys->outlooks);
    if (!journeys->outlooks)
        return false;
    for (uint32_t s = 0; s < journeys->start_count; s++) {
        uint32_t start = journeys->starts[s]->head.index;
        journeys->outlooks[s].expected = expectation_of(journeys, start);
        journeys->outlooks[s].unaccounted = share_at(journeys, CHAIN_SUM_UNACCOUNTED, start);
        journeys->outlooks[s].exact = journeys->complete;
        look_at_list(journeys, s, &journeys->outlooks[s]);
    }
    if (!journeys->complete && !look_at_graph(journeys))
        return false;
    for (uint32_t s = 0; s < journeys->start_count; s++)
        take_in(&journeys->all, &journeys->outlooks[s], s == 0);
    return true;
}

chain_outlook chain_journeys_outlook(const chain_journeys *journeys)
{
    return journeys ? journeys->all : (chain_outlook){.exact = false};
}

chain_outlook chain_journeys_from(const chain_journeys *journeys, size_t start)
{
    return journeys && start < journeys->start_count ? journeys->outlooks[start] : (chain_outlook){.exact = false};
}

static chain_bounds share_from(const struct chain_journeys *journeys, size_t start, size_t end)
{
    uint32_t step = journeys->starts[start]->head.index;
    const double *least = journeys->shares[0][end], *most = journeys->shares[1][end];
    if (journeys->sections.undecided)
        return (chain_bounds){0, 1};
    return share_range(least && isfinite(least[step]) ? least[step] : 0, most ? most[step] : 1);
}

chain_bounds chain_journeys_share(const chain_journeys *journeys, size_t start, size_t end)
{
    chain_bounds range = {0, 0};
    if (!journeys || end >= journeys->end_count || (start != SIZE_MAX && start >= journeys->start_count))
        return range;
    if (start != SIZE_MAX)
        return share_from(journeys, start, end);
    if (journeys->start_count > MOST_STARTS)
        return (chain_bounds){0, 1};
    for (size_t s = 0; s < journeys->start_count; s++) {
        chain_bounds one = share_from(journeys, s, end);
        if (s == 0)
            range = one;
        hull(&range, one);
    }
    return range;
}
