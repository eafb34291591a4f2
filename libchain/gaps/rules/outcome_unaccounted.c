/* Is it told what became of all the clients? */
#include "analysis/measurement.h"
#include "gaps/rules/scratch.h"

static const char too_much[] = N_("“{0}”: what is told of the clients makes {1} % together, more than all of them.");

/* To one decimal, so that 1.2 is not told as 120.0 for its last bit. */
static double percent(double share)
{
    return share < 1e9 ? (double)(long long)(share * 1000 + 0.5) / 10 : share;
}

static void judge_group(struct chain_rule_run *run, const struct chain_metric *metric, const chain_outcomes *outcomes)
{
    double slack = outcomes->slack + 1e-9;
    if (outcomes->parts < 2)
        return;
    if (outcomes->untold < -slack)
        CHAIN_REPORT_AS(run, too_much, outcomes->first, chain_say_name(&metric->head), chain_say_number(percent(outcomes->told)));
    else if (outcomes->untold > slack)
        CHAIN_REPORT(run, outcomes->first, chain_say_name(&metric->head), chain_say_number(percent(outcomes->told)),
                     chain_say_number(percent(outcomes->untold)));
}

static void judge(struct chain_rule_run *run, const struct chain_metric *metric)
{
    struct chain_outcome_groups groups;
    struct chain_arena scratch;
    chain_outcomes outcomes;
    chain_arena_init(&scratch);
    if (chain_outcome_groups_find(&groups, &scratch, metric)) {
        for (size_t at = 0; at < groups.count;) {
            at = chain_outcome_group(&groups, at, &outcomes);
            judge_group(run, metric, &outcomes);
        }
    }
    chain_scratch_end(run, &scratch);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *metrics = &run->model->by_type[CHAIN_METRIC];
    for (uint32_t i = 0; i < metrics->count; i++)
        judge(run, (const struct chain_metric *)metrics->items[i]);
}

const struct chain_rule chain_rule_outcome_unaccounted = {
    .id = "outcome-unaccounted",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_OUTCOME_UNACCOUNTED,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("What became of all the clients?"),
    .message = N_("“{0}” tells how it went for {1} % of the clients. Nothing is told of {2} %."),
    .why = N_("Those who are missing from the figures may be the ones who were left without help."),
    .how = N_("Write a <value> with its name for each outcome, also for those who dropped out and those not known, so that the whole "
              "makes 100 %. Things that do not belong to one whole go to metrics of their own."),
    .consequence = N_("It is not known how it went for all who got the same help."),
    .question = N_("What became of the others, and are these parts of one whole?"),
    .bad = "<value share=\"32 %\"><name>no further care</name></value> <value share=\"29 %\"><name>follow-up</name></value>",
    .good = "<value share=\"71 %\"><name>no further care</name></value> <value share=\"29 %\"><name>follow-up</name></value>",
    .run = run,
};
