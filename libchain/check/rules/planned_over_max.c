#include "base/value.h"
#include "rule/rule.h"

#define DAY (24.0 * 60)

/*
 * Longer for sure: a month has 28 to 31 days and working days skip weekends, so where the two are counted in different units
 * a few days of difference prove nothing.
 */
static bool is_surely_longer(chain_duration a, chain_duration b)
{
    double slack = (a.months != b.months ? 3 * DAY : 0) + (a.workdays != b.workdays ? 3 * DAY : 0);
    bool mixed = (a.months || b.months) + (a.workdays || b.workdays) + (a.minutes || b.minutes) > 1;
    return chain_duration_minutes(a) > chain_duration_minutes(b) + (mixed ? slack : 0);
}

static void compare(struct chain_rule_run *run, const struct chain_object *object, const char *name, const char *value,
                    const char *max)
{
    chain_duration a, b;
    if (value && max && chain_duration_parse(value, &a) && chain_duration_parse(max, &b) && is_surely_longer(a, b))
        CHAIN_REPORT(run, object, chain_say(name), chain_say_duration(value), chain_say_duration(max));
}

static void compare_both(struct chain_rule_run *run, const struct chain_object *object, const char *planned,
                         const char *typical, const char *max)
{
    compare(run, object, "planned", planned, max);
    compare(run, object, "typical", typical, max);
}

static const char *const ages = N_("age-min {0} is over age-max {1}: nobody is of that age.");

static void compare_ages(struct chain_rule_run *run, const struct chain_object *object, const char *least, const char *most)
{
    int64_t a, b;
    if (least && most && chain_count_read(least, &a) && chain_count_read(most, &b) && a > b)
        CHAIN_REPORT_AS(run, ages, object, chain_say_number((double)a), chain_say_number((double)b));
}

static void judge(struct chain_rule_run *run, const struct chain_object *object)
{
    switch (object->type) {
    case CHAIN_STEP: {
        const struct chain_step *step = (const struct chain_step *)object;
        compare_both(run, object, step->planned, step->more->typical, step->more->max);
        break;
    }
    case CHAIN_FLOW: {
        const struct chain_flow *flow = (const struct chain_flow *)object;
        compare_both(run, object, flow->more->planned, flow->more->typical, flow->more->max);
        break;
    }
    case CHAIN_TIME: {
        const struct chain_time *time = (const struct chain_time *)object;
        compare_both(run, object, time->planned, time->typical, time->max);
        compare_ages(run, object, time->age_min, time->age_max);
        break;
    }
    case CHAIN_CLIENT_GROUP: {
        const struct chain_client_group *group = (const struct chain_client_group *)object;
        compare_ages(run, object, group->age_min, group->age_max);
        break;
    }
    case CHAIN_RULE: {
        const struct chain_timing_rule *rule = (const struct chain_timing_rule *)object;
        compare_ages(run, object, rule->age_min, rule->age_max);
        break;
    }
    default: break;
    }
}

static void run(struct chain_rule_run *run)
{
    static const enum chain_type types[] = {CHAIN_STEP, CHAIN_FLOW, CHAIN_TIME, CHAIN_CLIENT_GROUP, CHAIN_RULE};
    for (size_t t = 0; t < sizeof types / sizeof types[0]; t++) {
        const struct chain_objects *list = &run->model->by_type[types[t]];
        for (uint32_t i = 0; i < list->count; i++)
            if (!(list->items[i]->flags & (CHAIN_OBJECT_INCLUDED | CHAIN_OBJECT_IMPLIED)))
                judge(run, list->items[i]);
    }
}

const struct chain_rule chain_rule_planned_over_max = {
    .id = "planned-over-max",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("A time or age is over its own maximum"),
    .message = N_("{0} is {1}, which is longer than max, {2}."),
    .why = N_("The maximum is the longest that occurs, so one of the two is wrong, and every sum of waiting times with it."),
    .how = N_("Correct the one that is wrong. When they are from different sources, tell them apart in <time> elements."),
    .bad = "<step id=\"queue\" kind=\"wait\" planned=\"P6W\" max=\"P3W\"/>",
    .good = "<step id=\"queue\" kind=\"wait\" planned=\"P3W\" max=\"P6W\"/>",
    .run = run,
};
