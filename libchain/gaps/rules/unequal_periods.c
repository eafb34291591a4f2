/* Are figures compared over periods of the same length? */
#include "analysis/measurement.h"
#include "base/value.h"
#include "gaps/rules/scratch.h"

/* The shortest and the longest period of a metric's values. */
struct span {
    const struct chain_value *first; /* the first value with the shortest period */
    const struct chain_value *last;  /* the first with the longest */
    int shortest, longest;
};

static struct span span_of(const struct chain_metric *metric)
{
    struct span span = {0};
    for (const struct chain_object *child = metric->head.first; child; child = child->next) {
        const struct chain_value *value = (const struct chain_value *)child;
        struct chain_said_share said;
        if (child->type != CHAIN_VALUE || chain_value_share(value, &said)) /* a share does not grow with time */
            continue;
        int months = chain_value_months(value);
        if (months > 0 && (!span.first || months < span.shortest)) {
            span.first = value;
            span.shortest = months;
        }
        if (months > span.longest) {
            span.last = value;
            span.longest = months;
        }
    }
    return span;
}

/* A number of cases grows with the time; a median and the like do not. */
static struct chain_argument estimate(const struct chain_value *value, int months)
{
    int64_t count;
    double year;
    if (!value->count || !chain_count_read(value->count, &count) || !chain_per_year((double)count, months, &year))
        return chain_say("");
    return chain_say_number((double)(long long)(year + 0.5));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *metrics = &run->model->by_type[CHAIN_METRIC];
    for (uint32_t i = 0; i < metrics->count; i++) {
        const struct chain_metric *metric = (const struct chain_metric *)metrics->items[i];
        struct span span = span_of(metric);
        if (span.shortest != span.longest)
            CHAIN_REPORT(run, &span.first->head, chain_say_name(&metric->head), chain_say_number(span.shortest),
                         chain_say_number(span.longest), estimate(span.first, span.shortest), estimate(span.last, span.longest));
    }
}

const struct chain_rule chain_rule_unequal_periods = {
    .id = "unequal-periods",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_METRIC_MISSING,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Are the periods alike?"),
    .message = N_("“{0}” has figures of periods of different length: {1} and {2} months."
                  "{3| Estimate for a full year: {}}{4| and {}}{3|.}"),
    .why = N_("Ten months hold fewer cases than twelve; compared as they are, the figures show a change that did not happen."),
    .how = N_("Count all periods alike, or write the months of each <value> and compare the same months of each year."),
    .consequence = N_("It may look as if help had become faster or slower, though only the counting changed."),
    .question = N_("From which months is each figure, and which of them can be compared?"),
    .bad = "<value count=\"120\" months=\"12\"/> <value count=\"100\" months=\"10\"/>",
    .good = "<value count=\"98\" months=\"10\"/> <value count=\"100\" months=\"10\"/>",
    .run = run,
};
