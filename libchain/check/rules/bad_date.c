#include "rule/rule.h"

/* A date in looks, but not one of the calendar. */
static const struct chain_phrase phrases[] = {
    {"####-##-##", N_("{0}=\"{1}\" is no day of the calendar.")},
    {NULL, NULL},
};

static void run(struct chain_rule_run *run)
{
    chain_report_problems_saying(run, CHAIN_PROBLEM_BAD_DATE, 1, phrases);
}

const struct chain_rule chain_rule_bad_date = {
    .id = "bad-date",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A date does not exist"),
    .message = N_("{0}=\"{1}\" is no date; write year-month-day: 2024-03-01."),
    .why = N_("A status or limit with an impossible date belongs to no time."),
    .how = N_("Write year-month-day: 2023-01-31."),
    .bad = "<status value=\"adopted\" date=\"2023-02-30\"/>",
    .good = "<status value=\"adopted\" date=\"2023-02-28\"/>",
    .run = run,
};
