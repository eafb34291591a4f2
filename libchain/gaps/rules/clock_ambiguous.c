/* Is the same wait counted from the same event everywhere? */
#include "gaps/rules/scratch.h"

/* Times of one step or flow that stop the clock alike but start it at different events. */
static const struct chain_time *other_start(const struct chain_time *first)
{
    for (const struct chain_object *child = first->head.next; child; child = child->next) {
        const struct chain_time *time = (const struct chain_time *)child;
        if (child->type == CHAIN_TIME && time->clock_start && time->clock_end == first->clock_end &&
            time->clock_start != first->clock_start)
            return time;
    }
    return NULL;
}

/* A rule that stops its clock at the same event says which start is meant. */
static const struct chain_timing_rule *rule_of(const struct chain_model *model, const struct chain_time *one, const struct chain_time *other)
{
    for (uint32_t i = 0; i < model->by_type[CHAIN_RULE].count; i++) {
        const struct chain_timing_rule *rule = (const struct chain_timing_rule *)model->by_type[CHAIN_RULE].items[i];
        if (rule->clock_end && rule->clock_end == one->clock_end && rule->max &&
            (rule->clock_start == one->clock_start || rule->clock_start == other->clock_start))
            return rule;
    }
    return NULL;
}

static struct chain_argument areas_of(struct chain_arena *scratch, const struct chain_time *time)
{
    const struct chain_object **areas = chain_arena_array(scratch, time->area.count + 1u, sizeof *areas);
    size_t count = 0;
    for (uint32_t i = 0; i < time->area.count && areas; i++)
        if (time->area.items[i].target)
            areas[count++] = time->area.items[i].target;
    return chain_say_names(areas, count);
}

static void judge(struct chain_rule_run *run, struct chain_arena *scratch, const struct chain_object *object)
{
    for (const struct chain_object *child = object->first; child; child = child->next) {
        const struct chain_time *time = (const struct chain_time *)child, *other;
        if (child->type != CHAIN_TIME || !time->clock_start || !(other = other_start(time)))
            continue;
        const struct chain_timing_rule *rule = rule_of(run->model, time, other);
        CHAIN_REPORT(run, object, chain_say_name(object), chain_say_kind(CHAIN_KINDS_CLOCK, time->clock_start), areas_of(scratch, time),
                     chain_say_kind(CHAIN_KINDS_CLOCK, other->clock_start), areas_of(scratch, other),
                     rule ? chain_say_kind(CHAIN_KINDS_CLOCK, rule->clock_start) : chain_say(""),
                     rule ? chain_say_name(&rule->head) : chain_say(""));
        return;
    }
}

static void run(struct chain_rule_run *run)
{
    static const chain_type types[] = {CHAIN_STEP, CHAIN_FLOW};
    struct chain_arena scratch;
    chain_arena_init(&scratch);
    for (size_t t = 0; t < sizeof types / sizeof types[0]; t++)
        for (uint32_t i = 0; i < run->model->by_type[types[t]].count; i++)
            judge(run, &scratch, run->model->by_type[types[t]].items[i]);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_clock_ambiguous = {
    .id = "clock-ambiguous",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_TIMING_UNKNOWN,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Is the wait counted from the same moment everywhere?"),
    .message = N_("The wait for “{0}” is not counted from the same moment everywhere: from “{1}”{2| ({})} and from “{3}”{4| ({})}.{5| The "
                  "limit is counted from “{}”}{6| ({})}{5|.}"),
    .why = N_("Six areas, Lapland among them, counted waits of older people from the decision although the law counts from when the "
              "matter was taken up (MTV 3/2024). Figures that start at different moments cannot be compared, and one of them hides "
              "part of the wait."),
    .how = N_("Agree on the event that starts the clock, and say it in clock-start."),
    .consequence = N_("The wait that is published may leave out part of the time that you have waited."),
    .question = N_("From which moment do we count the wait, and what must change so that everybody counts it alike?"),
    .unknown = N_("From which moment the wait is counted is not known."),
    .bad = "<time area=\"a\" clock-start=\"vireilletulo\" clock-end=\"decision-executed\"/>\n"
           "<time area=\"b\" clock-start=\"decision\" clock-end=\"decision-executed\"/>",
    .good = "<time area=\"a b\" clock-start=\"vireilletulo\" clock-end=\"decision-executed\" typical=\"P6W\"/>",
    .run = run,
};
