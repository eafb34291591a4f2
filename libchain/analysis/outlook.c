/* All journeys together: hulls over those that are listed, else bounds computed on the graph; and what can be expected. */
#include <math.h>

#include "analysis/journeys.h"

#define MOST_ARRIVAL_WORK ((size_t)4 << 20)
#define MOST_STARTS 1000u /* of more, nobody asks where they end together */

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

/* Bounds on the graph, and what all steps together add. */
struct bounds {
    chain_leg all;
    struct chain_count_bounds counts;
};

static double bound(const double *values, uint32_t step, double otherwise)
{
    return values && !isnan(values[step]) ? values[step] : otherwise;
}

static void set_bounds(const struct chain_journeys *journeys, const struct bounds *bounds, uint32_t start, int whole, chain_leg *leg)
{
    for (int count = 0; count < CHAIN_COUNTS; count++) {
        chain_bounds *range = chain_leg_range(leg, count);
        range->least = bound(bounds->counts.values[count][whole][0], start, 0);
        range->most = bound(bounds->counts.values[count][whole][1], start, INFINITY);
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
    if (!help || !chain_journeys_bound(journeys, &bounds.counts) ||
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
