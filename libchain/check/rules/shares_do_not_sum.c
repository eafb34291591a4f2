#include "base/value.h"
#include "rule/rule.h"

/* Shares are often given in whole percents: each of them may be half a percent off. Two of them still sum to 1. */
#define ROUNDING 0.005

struct shares {
    double sum, largest;
    uint32_t given, flows, defaults;
};

static struct shares add_up(const struct chain_model *model, const struct chain_step *step)
{
    struct shares shares = {0};
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = chain_flow_out(model, step->out_first + i);
        double share;
        shares.flows++;
        shares.defaults += flow->is_default == CHAIN_YES_NO_YES;
        if (!flow->share || !chain_share_read(flow->share, &share))
            continue;
        shares.given++;
        shares.sum += share;
        shares.largest = share > shares.largest ? share : shares.largest;
    }
    return shares;
}

static bool sums_wrong(const struct shares *shares, bool whole)
{
    double slack = (shares->given > 2 ? shares->given * ROUNDING : ROUNDING) + 1e-9;
    if (shares->given == 0)
        return false;
    return shares->largest > 1 + ROUNDING + 1e-9 || shares->sum > 1 + slack || (whole && shares->sum < 1 - slack);
}

static const char *const two_defaults =
    N_("{1} ways out of the branch \"{0}\" are marked as the default; only one can be.");

/* To one decimal, so that 1.2 is not told as 120.0 for its last bit. */
static double percent(double share)
{
    return share < 1e9 ? (double)(long long)(share * 1000 + 0.5) / 10 : share;
}

static void judge(struct chain_rule_run *run, const struct chain_step *step)
{
    struct shares shares = add_up(run->model, step);
    bool dangling = (run->facts->marks[step->head.index] & CHAIN_MARK_LOOSE_OUT) != 0;
    if (sums_wrong(&shares, shares.given == shares.flows && !dangling))
        CHAIN_REPORT(run, &step->head, chain_say_name(&step->head), chain_say_number(percent(shares.sum)));
    if (shares.defaults > 1)
        CHAIN_REPORT_AS(run, two_defaults, &step->head, chain_say_name(&step->head), chain_say_number(shares.defaults));
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_step_count(run->model); i++)
        if (chain_step_at(run->model, i)->role == CHAIN_ROLE_BRANCH)
            judge(run, chain_step_at(run->model, i));
}

const struct chain_rule chain_rule_shares_do_not_sum = {
    .id = "shares-do-not-sum",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("The shares of a branch do not make a whole"),
    .message = N_("The shares of the ways out of \"{0}\" make {1} % of the clients, not 100 %."),
    .why = N_("Each client takes one of the ways, so some clients are missing from the numbers or counted twice."),
    .how = N_("Correct the shares so that they make 100 %, or leave out those that are not known. Only one way can be the "
              "default."),
    .bad = "<flow from=\"where\" to=\"visit\" share=\"70 %\"/> <flow from=\"where\" to=\"self-care\" share=\"50 %\"/>",
    .good = "<flow from=\"where\" to=\"visit\" share=\"70 %\"/> <flow from=\"where\" to=\"self-care\" share=\"30 %\"/>",
    .run = run,
};
