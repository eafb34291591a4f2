#include "analysis/expect_system.h"

/* How often a way is walked for each client who comes to a step, shares aside: parallel ways are all walked; where they meet, each
   of them brings its part of one client. Dividing the client among them is the mirror image. */
double chain_way_weight(const struct chain_equations *system, const struct chain_flow *flow)
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

double chain_way_value(const struct chain_equations *system, const struct chain_flow *flow)
{
    double own = system->gain->flows ? system->gain->flows[flow->head.index] : 0;
    return own + chain_way_weight(system, flow) * system->values[flow->to.target->index];
}

bool chain_way_is_free(const struct chain_equations *system, const struct chain_step *step)
{
    return !chain_step_splits(step) && (system->gain->free ? chain_way_count(step) > 1 : system->expect->open[step->head.index]);
}

bool chain_way_takes_rest(const struct chain_equations *system, const struct chain_step *step, const struct chain_flow *flow)
{
    if (chain_flow_is_member(flow))
        return false;
    return chain_way_is_free(system, step) && (system->gain->free || system->expect->shares[flow->head.index] < 0);
}

double chain_way_rest(const struct chain_equations *system, const struct chain_step *step)
{
    if (system->gain->free)
        return chain_way_is_free(system, step) ? 1 : 0;
    /* Clients that no share accounts for may do anything, but come to no end that is told. */
    bool vanish = !system->expect->open[step->head.index] && (system->gain->mass || system->side == CHAIN_SIDE_LEAST);
    return vanish ? 0 : system->expect->rest[step->head.index];
}

double chain_way_share(const struct chain_equations *system, const struct chain_step *step, const struct chain_flow *flow)
{
    if (chain_flow_is_member(flow))
        return 0;
    if (system->gain->free && !chain_step_splits(step))
        return chain_way_count(step) > 1 ? 0 : 1;
    double share = system->expect->shares[flow->head.index];
    return share < 0 ? 0 : share;
}

uint32_t chain_way_best(const struct chain_equations *system, const struct chain_step *step)
{
    uint32_t best = UINT32_MAX;
    double value = 0;
    bool any = !chain_way_is_free(system, step); /* nobody's rest: any way */
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        if (chain_flow_is_member(flow) || !(any || chain_way_takes_rest(system, step, flow)))
            continue;
        double v = chain_way_value(system, flow);
        if (best == UINT32_MAX || (system->side == CHAIN_SIDE_LEAST ? v < value : v > value)) {
            best = i;
            value = v;
        }
    }
    return best;
}

double chain_way_sum(struct chain_equations *system, const struct chain_step *step)
{
    double value = system->gain->steps[step->head.index], rest = chain_way_rest(system, step);
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = flow_of(step, i);
        double share = chain_way_share(system, step, flow);
        if (share > 0)
            value += share * chain_way_value(system, flow);
    }
    system->expect->work += step->out_count + 1;
    if (rest <= 0)
        return value;
    uint32_t best = chain_way_best(system, step);
    return best == UINT32_MAX ? value : value + rest * chain_way_value(system, flow_of(step, best));
}

bool chain_way_ends(const struct chain_equations *system, uint32_t step)
{
    return system->gain->stops[step] || !system->expect->leads_to_stop[step];
}

double chain_way_final(const struct chain_equations *system, uint32_t step)
{
    return system->gain->finals ? system->gain->finals[step] : 0;
}
