#include "analysis/expect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/walk.h"
#include "base/value.h"

#define MOST_WORK ((size_t)48 << 20)
#define DENSE 160u       /* components up to here are solved by elimination */
#define MOST_SWEEPS 20000
#define MOST_POLICIES 100
#define CLOSE 1e-13
#define SUM_SLACK 1e-6   /* 33 % + 33 % + 34 % */

static const struct chain_step *step_of(const struct chain_expect *expect, uint32_t step)
{
    return chain_step_at(expect->facts->model, step);
}

static const struct chain_flow *flow_of(const struct chain_step *step, uint32_t position)
{
    return step->head.model->out[step->out_first + position];
}

static double written_share(const struct chain_flow *flow)
{
    double share;
    return flow->share && chain_share_read(flow->share, &share) && share <= 1 ? share : -1;
}

/* Of several ways one may lack its share: it takes the rest. Shares over 1 together are not believed. */
static void read_shares(struct chain_expect *expect, const struct chain_step *step)
{
    uint32_t unknown = 0, ways = chain_way_count(step);
    double sum = 0;
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        double share = chain_flow_is_member(flow) ? 0 : chain_step_splits(step) ? 1 : written_share(flow);
        expect->shares[flow->head.index] = share;
        unknown += share < 0;
        sum += share < 0 ? 0 : share;
    }
    if (chain_step_splits(step))
        return;
    bool believed = sum <= 1 + SUM_SLACK;
    double rest = believed ? (sum >= 1 - SUM_SLACK ? 0 : 1 - sum) : 1;
    if (!believed)
        unknown = ways;
    for (uint32_t i = 0; i < step->out_count; i++) {
        double *share = &expect->shares[flow_of(step, i)->head.index];
        if (chain_flow_is_member(flow_of(step, i)))
            continue;
        if (!believed)
            *share = -1;
        else if (*share < 0 && (unknown == 1 || rest == 0))
            *share = rest;
    }
    expect->open[step->head.index] = unknown > 1 && rest > 0;
    expect->rest[step->head.index] = unknown == 1 || ways == 0 ? 0 : rest;
}

/* Backwards from where ways end. */
static void spread_back(struct chain_expect *expect, uint32_t *stack)
{
    const struct chain_model *model = expect->facts->model;
    size_t top = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = step_of(expect, i);
        expect->stops[i] = step->role == CHAIN_ROLE_END || chain_way_count(step) == 0;
        expect->leads_to_stop[i] = expect->stops[i];
        if (expect->stops[i])
            stack[top++] = i;
    }
    while (top > 0) {
        const struct chain_step *step = step_of(expect, stack[--top]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            const struct chain_flow *flow = model->in[step->in_first + i];
            uint32_t from = flow->from.target->index;
            if (chain_flow_is_member(flow) || expect->leads_to_stop[from])
                continue;
            expect->leads_to_stop[from] = 1;
            stack[top++] = from;
        }
    }
}

static void sort_by_component(struct chain_expect *expect)
{
    const struct chain_facts *facts = expect->facts;
    size_t steps = chain_step_count(facts->model);
    for (size_t i = 0; i < steps; i++)
        expect->first[facts->component[i] + 1]++;
    for (uint32_t c = 0; c < facts->component_count; c++)
        expect->first[c + 1] += expect->first[c];
    /* In reverse order of the path, so that values spread quickly; the counts serve as cursors and are set back. */
    for (size_t i = steps; i > 0; i--) {
        uint32_t step = facts->order[i - 1], component = facts->component[step];
        uint32_t place = expect->local[component]++;
        expect->members[expect->first[component] + place] = step;
    }
    for (uint32_t c = 0; c < facts->component_count; c++)
        for (uint32_t i = expect->first[c]; i < expect->first[c + 1]; i++)
            expect->local[expect->members[i]] = i - expect->first[c];
}

bool chain_expect_init(struct chain_expect *expect, struct chain_arena *arena, const struct chain_facts *facts,
                       const struct chain_sections *sections)
{
    size_t steps = chain_step_count(facts->model);
    *expect = (struct chain_expect){.facts = facts, .sections = sections, .all_known = true};
    expect->shares = chain_arena_array(arena, chain_flow_count(facts->model) + 1, sizeof(double));
    expect->rest = chain_arena_array(arena, steps + 1, sizeof(double));
    expect->open = chain_arena_array(arena, steps + 1, 1);
    expect->stops = chain_arena_array(arena, steps + 1, 1);
    expect->leads_to_stop = chain_arena_array(arena, steps + 1, 1);
    expect->members = chain_arena_array(arena, steps + 1, sizeof(uint32_t));
    expect->first = chain_arena_array(arena, steps + 2, sizeof(uint32_t));
    expect->local = chain_arena_array(arena, steps + 1, sizeof(uint32_t));
    if (arena->failed)
        return false;
    for (uint32_t i = 0; i < steps; i++) {
        read_shares(expect, step_of(expect, i));
        if (expect->open[i] || expect->rest[i] > 0)
            expect->all_known = false;
    }
    spread_back(expect, expect->members);
    sort_by_component(expect);
    return true;
}

/* One equation system being solved. */
struct system {
    struct chain_expect *expect;
    const struct chain_gain *gain;
    enum chain_side side;
    double *values;
    uint32_t *policy; /* by step: which flow takes the open rest, a position among all flows of the step */
    bool singular, too_much, no_memory;
};

/* How often a way is walked for each client who comes to a step, shares aside: parallel ways are all walked; where they meet, each
   of them brings its part of one client. Dividing the client among them is the mirror image. */
static double weight(const struct system *system, const struct chain_flow *flow)
{
    const struct chain_sections *sections = system->expect->sections;
    const struct chain_step *from = chain_flow_source(flow);
    uint32_t to = flow->to.target->index, split = from->head.index;
    double factor = 1;
    if (chain_step_splits(from) && system->gain->mass)
        return 1.0 / from->out_count;
    if (system->gain->mass)
        return 1;
    if (!chain_step_splits(from) || sections->join[split] != to)
        split = sections->inside[split];
    for (; split != CHAIN_NO_SECTION && sections->join[split] == to; split = sections->inside[split], system->expect->work++)
        factor /= step_of(system->expect, split)->out_count;
    return factor;
}

static double flow_value(const struct system *system, const struct chain_flow *flow)
{
    double own = system->gain->flows ? system->gain->flows[flow->head.index] : 0;
    return own + weight(system, flow) * system->values[flow->to.target->index];
}

static bool is_free(const struct system *system, const struct chain_step *step)
{
    return !chain_step_splits(step) && (system->gain->free ? chain_way_count(step) > 1 : system->expect->open[step->head.index]);
}

/* Whether a flow may take the open rest of its step. */
static bool may_take_rest(const struct system *system, const struct chain_step *step, const struct chain_flow *flow)
{
    if (chain_flow_is_member(flow))
        return false;
    return is_free(system, step) && (system->gain->free || system->expect->shares[flow->head.index] < 0);
}

static double rest_of(const struct system *system, const struct chain_step *step)
{
    if (system->gain->free)
        return is_free(system, step) ? 1 : 0;
    /* Clients that no share accounts for may do anything, but come to no end that is told. */
    bool vanish = !system->expect->open[step->head.index] && (system->gain->mass || system->side == CHAIN_SIDE_LEAST);
    return vanish ? 0 : system->expect->rest[step->head.index];
}

static double share_of(const struct system *system, const struct chain_step *step, const struct chain_flow *flow)
{
    if (chain_flow_is_member(flow))
        return 0;
    if (system->gain->free && !chain_step_splits(step))
        return chain_way_count(step) > 1 ? 0 : 1;
    double share = system->expect->shares[flow->head.index];
    return share < 0 ? 0 : share;
}

/* The flow that makes the most or least of the open rest. */
static uint32_t best_way(const struct system *system, const struct chain_step *step)
{
    uint32_t best = UINT32_MAX;
    double value = 0;
    bool any = !is_free(system, step); /* nobody's rest: any way */
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        if (chain_flow_is_member(flow) || !(any || may_take_rest(system, step, flow)))
            continue;
        double v = flow_value(system, flow);
        if (best == UINT32_MAX || (system->side == CHAIN_SIDE_LEAST ? v < value : v > value)) {
            best = i;
            value = v;
        }
    }
    return best;
}

static double evaluate(struct system *system, const struct chain_step *step)
{
    double value = system->gain->steps[step->head.index], rest = rest_of(system, step);
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        double share = share_of(system, step, flow);
        if (share > 0)
            value += share * flow_value(system, flow);
    }
    system->expect->work += step->out_count + 1;
    if (rest <= 0)
        return value;
    uint32_t best = best_way(system, step);
    return best == UINT32_MAX ? value : value + rest * flow_value(system, flow_of(step, best));
}

static bool is_stop(const struct system *system, uint32_t step)
{
    return system->gain->stops[step] || !system->expect->leads_to_stop[step];
}

static double final_value(const struct system *system, uint32_t step)
{
    return system->gain->finals ? system->gain->finals[step] : 0;
}

struct part {
    const uint32_t *steps;
    uint32_t count, component;
};

static bool within(const struct system *system, const struct part *part, const struct chain_flow *flow)
{
    return system->expect->facts->component[flow->to.target->index] == part->component;
}

/* The value of a step under the policy: what lies outside the component and is known already goes into *constant. */
static void row_of(const struct system *system, const struct part *part, const struct chain_step *step, double *row,
                   double *constant)
{
    double rest = rest_of(system, step);
    *constant = system->gain->steps[step->head.index];
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        double share = share_of(system, step, flow);
        if (rest > 0 && system->policy[step->head.index] == i)
            share += rest;
        if (share <= 0)
            continue;
        uint32_t to = flow->to.target->index;
        if (within(system, part, flow) && !is_stop(system, to)) {
            *constant += share * (system->gain->flows ? system->gain->flows[flow->head.index] : 0);
            row[system->expect->local[to]] += share * weight(system, flow);
        } else {
            *constant += share * flow_value(system, flow);
        }
    }
}

/* Elimination with pivoting of (I - Q) v = c; rows have count + 1 numbers. */
static bool eliminate(double *matrix, uint32_t count)
{
    size_t width = count + 1u;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t pivot = k;
        for (uint32_t i = k + 1; i < count; i++)
            if (fabs(matrix[i * width + k]) > fabs(matrix[pivot * width + k]))
                pivot = i;
        if (fabs(matrix[pivot * width + k]) < 1e-11)
            return false;
        for (size_t j = k; j < width && pivot != k; j++) {
            double kept = matrix[k * width + j];
            matrix[k * width + j] = matrix[pivot * width + j];
            matrix[pivot * width + j] = kept;
        }
        for (uint32_t i = 0; i < count; i++) {
            double factor = i == k ? 0 : matrix[i * width + k] / matrix[k * width + k];
            for (size_t j = k; j < width && factor != 0; j++)
                matrix[i * width + j] -= factor * matrix[k * width + j];
        }
    }
    return true;
}

static void solve_dense(struct system *system, const struct part *part)
{
    size_t width = part->count + 1u;
    double *matrix = calloc(part->count * width, sizeof *matrix);
    if (!matrix) {
        system->no_memory = true;
        return;
    }
    system->expect->work += (size_t)part->count * part->count * part->count / 4;
    for (uint32_t i = 0; i < part->count; i++) {
        double *row = matrix + i * width;
        if (is_stop(system, part->steps[i]))
            row[part->count] = final_value(system, part->steps[i]);
        else
            row_of(system, part, step_of(system->expect, part->steps[i]), row, &row[part->count]);
        for (uint32_t j = 0; j < part->count; j++)
            row[j] = (i == j) - row[j];
    }
    bool infinite = false;
    for (uint32_t i = 0; i < part->count; i++)
        infinite = infinite || isinf(matrix[i * width + part->count]);
    bool solved = !infinite && eliminate(matrix, part->count);
    if (!solved && !infinite)
        system->singular = true;
    for (uint32_t i = 0; i < part->count; i++) {
        double value = solved ? matrix[i * width + part->count] / matrix[i * width + i] : INFINITY;
        system->values[part->steps[i]] = value < 0 ? 0 : value; /* what rounding leaves of zero */
    }
    free(matrix);
}

static double under_policy(const struct system *system, const struct chain_step *step)
{
    double value = system->gain->steps[step->head.index], rest = rest_of(system, step);
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        double share = share_of(system, step, flow) + (rest > 0 && system->policy[step->head.index] == i ? rest : 0);
        if (share > 0)
            value += share * flow_value(system, flow);
    }
    system->expect->work += step->out_count + 1;
    return value;
}

/* Gauss and Seidel. */
static void solve_by_sweeps(struct system *system, const struct part *part)
{
    for (uint32_t i = 0; i < part->count; i++)
        system->values[part->steps[i]] = is_stop(system, part->steps[i]) ? final_value(system, part->steps[i]) : 0;
    for (int sweep = 0; sweep < MOST_SWEEPS && system->expect->work <= MOST_WORK; sweep++) {
        double change = 0;
        for (uint32_t i = 0; i < part->count; i++) {
            uint32_t at = part->steps[i];
            if (is_stop(system, at))
                continue;
            double value = under_policy(system, step_of(system->expect, at));
            double relative = fabs(value - system->values[at]) / (1 + fabs(value));
            change = isinf(value) && isinf(system->values[at]) ? change : relative > change ? relative : change;
            system->values[at] = value;
        }
        if (change < CLOSE)
            return;
    }
    system->too_much = true;
}

static void solve_under_policy(struct system *system, const struct part *part)
{
    if (part->count <= DENSE)
        solve_dense(system, part);
    else
        solve_by_sweeps(system, part);
}

/* At first each open rest takes a way that leads out of the component, nearest first: then every client leaves. */
static void lead_out(struct system *system, const struct part *part)
{
    uint32_t settled = 0, before;
    for (uint32_t i = 0; i < part->count; i++)
        system->policy[part->steps[i]] = UINT32_MAX;
    do {
        before = settled;
        for (uint32_t s = 0; s < part->count; s++) {
            const struct chain_step *step = step_of(system->expect, part->steps[s]);
            if (system->policy[part->steps[s]] != UINT32_MAX)
                continue;
            for (uint32_t i = 0; i < step->out_count; i++) {
                const struct chain_flow *flow = flow_of(step, i);
                uint32_t to = flow->to.target->index;
                bool out = !within(system, part, flow) || is_stop(system, to) || system->policy[to] != UINT32_MAX;
                bool takes = may_take_rest(system, step, flow) || share_of(system, step, flow) > 0;
                if (!out || !takes || system->policy[part->steps[s]] != UINT32_MAX)
                    continue;
                system->policy[part->steps[s]] = may_take_rest(system, step, flow) ? i : 0;
                settled++;
            }
            system->expect->work += step->out_count;
        }
    } while (settled > before && system->expect->work <= MOST_WORK);
    /* A step whose known share already leads out may use any way for its rest. */
    for (uint32_t s = 0; s < part->count; s++) {
        const struct chain_step *step = step_of(system->expect, part->steps[s]);
        uint32_t *way = &system->policy[part->steps[s]];
        for (uint32_t i = 0; i < step->out_count && is_free(system, step); i++)
            if (*way >= step->out_count || !may_take_rest(system, step, flow_of(step, *way)))
                *way = i;
    }
}

static bool improve(struct system *system, const struct part *part)
{
    bool better = false;
    for (uint32_t s = 0; s < part->count; s++) {
        const struct chain_step *step = step_of(system->expect, part->steps[s]);
        if (is_stop(system, part->steps[s]) || rest_of(system, step) <= 0)
            continue;
        uint32_t best = best_way(system, step), now = system->policy[part->steps[s]];
        if (best == UINT32_MAX || best == now)
            continue;
        double new = flow_value(system, flow_of(step, best)), old = flow_value(system, flow_of(step, now));
        if (new + 1e-9 * (1 + fabs(old)) < old) {
            system->policy[part->steps[s]] = best;
            better = true;
        }
    }
    return better;
}

/* Howard's policy iteration: from a policy under which everybody leaves, each change makes the sum smaller. */
static void solve_least(struct system *system, const struct part *part)
{
    lead_out(system, part);
    for (int round = 0; round < MOST_POLICIES; round++) {
        solve_under_policy(system, part);
        if (system->no_memory || system->too_much || system->singular || !improve(system, part))
            return;
    }
    system->too_much = true;
}

/* With an open rest that may stay inside, a client may go round for ever; without it the way out that gives most is the answer. */
static bool most_by_rule(struct system *system, const struct part *part)
{
    bool stays = false, gains = false;
    double exits = 0, sum = 0;
    for (uint32_t s = 0; s < part->count; s++) {
        const struct chain_step *step = step_of(system->expect, part->steps[s]);
        double most = 0;
        if (is_stop(system, part->steps[s])) {
            exits = fmax(exits, final_value(system, part->steps[s]));
            continue;
        }
        for (uint32_t i = 0; i < step->out_count; i++) {
            const struct chain_flow *flow = flow_of(step, i);
            double own = system->gain->flows ? system->gain->flows[flow->head.index] : 0;
            bool takes = chain_step_splits(step) || may_take_rest(system, step, flow) || share_of(system, step, flow) > 0 ||
                         rest_of(system, step) > 0;
            if (!takes || chain_flow_is_member(flow))
                continue;
            most = chain_step_splits(step) ? most + own : fmax(most, own);
            if (within(system, part, flow) && !is_stop(system, flow->to.target->index))
                stays = stays || rest_of(system, step) > 0;
            else
                exits = fmax(exits, flow_value(system, flow));
        }
        sum += system->gain->steps[part->steps[s]] + most;
    }
    gains = sum > 0;
    if (!system->gain->free && !stays)
        return false;
    for (uint32_t s = 0; s < part->count; s++)
        system->values[part->steps[s]] = is_stop(system, part->steps[s]) ? final_value(system, part->steps[s])
                                         : system->gain->free            ? sum + exits
                                         : gains                         ? INFINITY
                                                                         : exits;
    return true;
}

/* No rest stays inside: it takes the best way out at once. */
static void solve_most(struct system *system, const struct part *part)
{
    if (most_by_rule(system, part))
        return;
    for (uint32_t s = 0; s < part->count; s++) {
        const struct chain_step *step = step_of(system->expect, part->steps[s]);
        uint32_t best = rest_of(system, step) > 0 ? best_way(system, step) : UINT32_MAX;
        system->policy[part->steps[s]] = best == UINT32_MAX ? 0 : best;
    }
    solve_under_policy(system, part);
}

static bool is_loop(const struct chain_facts *facts, const struct part *part)
{
    return part->count > 1 || chain_facts_in_loop(facts, chain_step_at(facts->model, part->steps[0]));
}

static void solve_part(struct system *system, const struct part *part)
{
    uint32_t only = part->steps[0];
    for (uint32_t s = 0; s < part->count; s++)
        if (is_stop(system, part->steps[s]))
            system->values[part->steps[s]] = final_value(system, part->steps[s]);
    if (is_loop(system->expect->facts, part))
        (system->side == CHAIN_SIDE_LEAST ? solve_least : solve_most)(system, part);
    else if (is_stop(system, only))
        system->values[only] = final_value(system, only);
    else
        system->values[only] = evaluate(system, step_of(system->expect, only));
}

enum chain_solved chain_expect_solve(struct chain_expect *expect, const struct chain_gain *gain, enum chain_side side, double *values)
{
    struct system system = {.expect = expect, .gain = gain, .side = side, .values = values};
    system.policy = calloc(chain_step_count(expect->facts->model) + 1, sizeof *system.policy);
    if (!system.policy)
        return CHAIN_SOLVED_NO_MEMORY;
    for (uint32_t c = 0; c < expect->facts->component_count && !system.no_memory && !system.too_much; c++) {
        struct part part = {expect->members + expect->first[c], expect->first[c + 1] - expect->first[c], c};
        solve_part(&system, &part);
        if (expect->work > MOST_WORK)
            system.too_much = true;
    }
    free(system.policy);
    return system.no_memory  ? CHAIN_SOLVED_NO_MEMORY
           : system.too_much ? CHAIN_SOLVED_NOT
           : system.singular ? CHAIN_SOLVED_SINGULAR
                             : CHAIN_SOLVED;
}
