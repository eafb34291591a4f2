/* The equations, component by component: at once where there is no loop, else by elimination or sweeps. */
#include <math.h>
#include <stdlib.h>

#include "analysis/expect_system.h"

#define DENSE 160u       /* components up to here are solved by elimination */
#define MOST_SWEEPS 20000
#define MOST_POLICIES 100
#define CLOSE 1e-13

static bool within(const struct chain_equations *system, const struct chain_part *part, const struct chain_flow *flow)
{
    return system->expect->facts->component[flow->to.target->index] == part->component;
}

/* The value of a step under the policy: what lies outside the component and is known already goes into *constant. */
static void row_of(const struct chain_equations *system, const struct chain_part *part, const struct chain_step *step, double *row,
                   double *constant)
{
    double rest = chain_way_rest(system, step);
    *constant = system->gain->steps[step->head.index];
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        double share = chain_way_share(system, step, flow);
        if (rest > 0 && system->policy[step->head.index] == i)
            share += rest;
        if (share <= 0)
            continue;
        uint32_t to = flow->to.target->index;
        if (within(system, part, flow) && !chain_way_ends(system, to)) {
            *constant += share * (system->gain->flows ? system->gain->flows[flow->head.index] : 0);
            row[system->expect->local[to]] += share * chain_way_weight(system, flow);
        } else {
            *constant += share * chain_way_value(system, flow);
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

static void solve_dense(struct chain_equations *system, const struct chain_part *part)
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
        if (chain_way_ends(system, part->steps[i]))
            row[part->count] = chain_way_final(system, part->steps[i]);
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

static double under_policy(const struct chain_equations *system, const struct chain_step *step)
{
    double value = system->gain->steps[step->head.index], rest = chain_way_rest(system, step);
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        double share = chain_way_share(system, step, flow) + (rest > 0 && system->policy[step->head.index] == i ? rest : 0);
        if (share > 0)
            value += share * chain_way_value(system, flow);
    }
    system->expect->work += step->out_count + 1;
    return value;
}

/* Gauss and Seidel. */
static void solve_by_sweeps(struct chain_equations *system, const struct chain_part *part)
{
    for (uint32_t i = 0; i < part->count; i++)
        system->values[part->steps[i]] = chain_way_ends(system, part->steps[i]) ? chain_way_final(system, part->steps[i]) : 0;
    for (int sweep = 0; sweep < MOST_SWEEPS && system->expect->work <= MOST_WORK; sweep++) {
        double change = 0;
        for (uint32_t i = 0; i < part->count; i++) {
            uint32_t at = part->steps[i];
            if (chain_way_ends(system, at))
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

static void solve_under_policy(struct chain_equations *system, const struct chain_part *part)
{
    if (part->count <= DENSE)
        solve_dense(system, part);
    else
        solve_by_sweeps(system, part);
}

/* At first each open rest takes a way that leads out of the component, nearest first: then every client leaves. */
static void lead_out(struct chain_equations *system, const struct chain_part *part)
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
                bool out = !within(system, part, flow) || chain_way_ends(system, to) || system->policy[to] != UINT32_MAX;
                bool takes = chain_way_takes_rest(system, step, flow) || chain_way_share(system, step, flow) > 0;
                if (!out || !takes || system->policy[part->steps[s]] != UINT32_MAX)
                    continue;
                system->policy[part->steps[s]] = chain_way_takes_rest(system, step, flow) ? i : 0;
                settled++;
            }
            system->expect->work += step->out_count;
        }
    } while (settled > before && system->expect->work <= MOST_WORK);
    /* A step whose known share already leads out may use any way for its rest. */
    for (uint32_t s = 0; s < part->count; s++) {
        const struct chain_step *step = step_of(system->expect, part->steps[s]);
        uint32_t *way = &system->policy[part->steps[s]];
        for (uint32_t i = 0; i < step->out_count && chain_way_is_free(system, step); i++)
            if (*way >= step->out_count || !chain_way_takes_rest(system, step, flow_of(step, *way)))
                *way = i;
    }
}

static bool improve(struct chain_equations *system, const struct chain_part *part)
{
    bool better = false;
    for (uint32_t s = 0; s < part->count; s++) {
        const struct chain_step *step = step_of(system->expect, part->steps[s]);
        if (chain_way_ends(system, part->steps[s]) || chain_way_rest(system, step) <= 0)
            continue;
        uint32_t best = chain_way_best(system, step), now = system->policy[part->steps[s]];
        if (best == UINT32_MAX || best == now)
            continue;
        double new = chain_way_value(system, flow_of(step, best)), old = chain_way_value(system, flow_of(step, now));
        if (new + 1e-9 * (1 + fabs(old)) < old) {
            system->policy[part->steps[s]] = best;
            better = true;
        }
    }
    return better;
}

/* Howard's policy iteration: from a policy under which everybody leaves, each change makes the sum smaller. */
static void solve_least(struct chain_equations *system, const struct chain_part *part)
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
static bool most_by_rule(struct chain_equations *system, const struct chain_part *part)
{
    bool stays = false, gains = false;
    double exits = 0, sum = 0;
    for (uint32_t s = 0; s < part->count; s++) {
        const struct chain_step *step = step_of(system->expect, part->steps[s]);
        double most = 0;
        if (chain_way_ends(system, part->steps[s])) {
            exits = fmax(exits, chain_way_final(system, part->steps[s]));
            continue;
        }
        for (uint32_t i = 0; i < step->out_count; i++) {
            const struct chain_flow *flow = flow_of(step, i);
            double own = system->gain->flows ? system->gain->flows[flow->head.index] : 0;
            bool takes = chain_step_splits(step) || chain_way_takes_rest(system, step, flow) ||
                         chain_way_share(system, step, flow) > 0 ||
                         chain_way_rest(system, step) > 0;
            if (!takes || chain_flow_is_member(flow))
                continue;
            most = chain_step_splits(step) ? most + own : fmax(most, own);
            if (within(system, part, flow) && !chain_way_ends(system, flow->to.target->index))
                stays = stays || chain_way_rest(system, step) > 0;
            else
                exits = fmax(exits, chain_way_value(system, flow));
        }
        sum += system->gain->steps[part->steps[s]] + most;
    }
    gains = sum > 0;
    if (!system->gain->free && !stays)
        return false;
    for (uint32_t s = 0; s < part->count; s++)
        system->values[part->steps[s]] = chain_way_ends(system, part->steps[s]) ? chain_way_final(system, part->steps[s])
                                         : system->gain->free            ? sum + exits
                                         : gains                         ? INFINITY
                                                                         : exits;
    return true;
}

/* No rest stays inside: it takes the best way out at once. */
static void solve_most(struct chain_equations *system, const struct chain_part *part)
{
    if (most_by_rule(system, part))
        return;
    for (uint32_t s = 0; s < part->count; s++) {
        const struct chain_step *step = step_of(system->expect, part->steps[s]);
        uint32_t best = chain_way_rest(system, step) > 0 ? chain_way_best(system, step) : UINT32_MAX;
        system->policy[part->steps[s]] = best == UINT32_MAX ? 0 : best;
    }
    solve_under_policy(system, part);
}

static bool is_loop(const struct chain_facts *facts, const struct chain_part *part)
{
    return part->count > 1 || chain_facts_in_loop(facts, chain_step_at(facts->model, part->steps[0]));
}

static void solve_part(struct chain_equations *system, const struct chain_part *part)
{
    uint32_t only = part->steps[0];
    for (uint32_t s = 0; s < part->count; s++)
        if (chain_way_ends(system, part->steps[s]))
            system->values[part->steps[s]] = chain_way_final(system, part->steps[s]);
    if (is_loop(system->expect->facts, part))
        (system->side == CHAIN_SIDE_LEAST ? solve_least : solve_most)(system, part);
    else if (chain_way_ends(system, only))
        system->values[only] = chain_way_final(system, only);
    else
        system->values[only] = chain_way_sum(system, step_of(system->expect, only));
}

enum chain_solved chain_expect_solve(struct chain_expect *expect, const struct chain_gain *gain, enum chain_side side, double *values)
{
    struct chain_equations system = {.expect = expect, .gain = gain, .side = side, .values = values};
    system.policy = calloc(chain_step_count(expect->facts->model) + 1, sizeof *system.policy);
    if (!system.policy)
        return CHAIN_SOLVED_NO_MEMORY;
    for (uint32_t c = 0; c < expect->facts->component_count && !system.no_memory && !system.too_much; c++) {
        struct chain_part part = {expect->members + expect->first[c], expect->first[c + 1] - expect->first[c], c};
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
