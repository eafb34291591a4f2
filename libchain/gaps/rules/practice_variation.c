/* Is the same step done alike in all areas: who produces it, through which channels, in what time? */
#include <string.h>

#include "analysis/areas.h"
#include "gaps/rules/scratch.h"

enum aspect { PRODUCER, CHANNEL, TIME, ASPECTS };

struct work {
    struct chain_rule_run *run;
    struct chain_areas areas;
    const struct chain_object **differ[ASPECTS], **alike, **producers;
    size_t counts[ASPECTS], alike_count, producer_count;
    uint8_t *seen; /* by organisation: among producers */
    size_t silent; /* steps in several areas of which nothing else is told */
};

/* What is told of one aspect in the areas of a step. */
struct told {
    const void *first;
    bool several, any;
};

static void tell(struct told *told, const void *what, bool same)
{
    told->several = told->several || (told->any && !same);
    told->first = told->any ? told->first : what;
    told->any = true;
}

static void note_producer(struct work *work, const struct chain_ref *producer)
{
    const struct chain_object *object = producer->target;
    if (object && !work->seen[object->index]) {
        work->seen[object->index] = 1;
        work->producers[work->producer_count++] = object;
    }
}

/* Bought and shared are ways of producing too, where no producer is named. */
static void tell_producer(struct work *work, struct told *told, const struct chain_availability *availability)
{
    const struct chain_availability *first = told->first;
    if (!chain_availability_serves(availability->value) ||
        (!availability->producer.id && availability->value == CHAIN_AVAILABILITY_AVAILABLE))
        return;
    bool same = told->any && (first->producer.id && availability->producer.id
                                  ? strcmp(first->producer.id, availability->producer.id) == 0
                                  : first->producer.id == availability->producer.id && first->value == availability->value);
    tell(told, availability, same);
    if (work)
        note_producer(work, &availability->producer);
}

static uint64_t channels_of(const struct chain_kind_list *list)
{
    uint64_t set = 0;
    for (uint32_t i = 0; i < list->count; i++)
        set |= 1ull << (list->items[i] & 63);
    return set;
}

static void tell_channels(struct told *told, const struct chain_availability *availability)
{
    const struct chain_availability *first = told->first;
    if (availability->channel.count > 0)
        tell(told, availability, told->any && channels_of(&first->channel) == channels_of(&availability->channel));
}

static bool same_text(const char *a, const char *b)
{
    return !a || !b || strcmp(a, b) == 0;
}

/* Channels and times told for some areas only, each by elements of their own. */
static void tell_children(const struct chain_object *step, struct told *channels, struct told *times)
{
    for (const struct chain_object *child = step->first; child; child = child->next) {
        const struct chain_channel_detail *channel = (const struct chain_channel_detail *)child;
        const struct chain_time *time = (const struct chain_time *)child, *first = times->first;
        if (child->type == CHAIN_CHANNEL && channel->area.count > 0)
            channels->any = channels->several = true;
        if (child->type == CHAIN_TIME && time->area.count > 0 && (time->planned || time->typical || time->max))
            tell(times, time, times->any && same_text(first->planned, time->planned) && same_text(first->typical, time->typical) &&
                                  same_text(first->max, time->max));
    }
}

static void look_at(struct work *work, const struct chain_object *step)
{
    struct told told[ASPECTS] = {{NULL, false, false}};
    size_t served = 0;
    bool differs = false, any = false;
    if (chain_areas_availability(&work->areas, step, work->run->as_of)) {
        for (uint32_t i = 0; i < work->areas.count; i++) {
            const struct chain_availability *winner = work->areas.winners[i];
            served += chain_availability_serves(work->areas.values[i]);
            if (!winner || (i > 0 && winner == work->areas.winners[i - 1]))
                continue;
            tell_producer(NULL, &told[PRODUCER], winner);
            tell_channels(&told[CHANNEL], winner);
        }
    }
    tell_children(step, &told[CHANNEL], &told[TIME]);
    for (int aspect = 0; aspect < ASPECTS; aspect++) {
        differs = differs || told[aspect].several;
        any = any || told[aspect].any;
        if (told[aspect].several)
            work->differ[aspect][work->counts[aspect]++] = step;
    }
    for (uint32_t i = 0; told[PRODUCER].several && i < work->areas.count; i++)
        if (work->areas.winners[i])
            tell_producer(work, &told[PRODUCER], work->areas.winners[i]);
    if (any && !differs && served > 1)
        work->alike[work->alike_count++] = step;
    work->silent += served > 1 && !any;
}

static void report(struct work *work)
{
    const struct chain_object *subject = NULL;
    for (int aspect = 0; !subject && aspect < ASPECTS; aspect++)
        subject = work->counts[aspect] > 0 ? work->differ[aspect][0] : NULL;
    if (subject)
        CHAIN_REPORT(work->run, subject, chain_say_names(work->alike, work->alike_count),
                     chain_say_names(work->differ[PRODUCER], work->counts[PRODUCER]),
                     chain_say_names(work->producers, work->producer_count),
                     chain_say_names(work->differ[CHANNEL], work->counts[CHANNEL]),
                     chain_say_names(work->differ[TIME], work->counts[TIME]));
    else if (work->silent > 0 && work->alike_count == 0)
        CHAIN_REPORT_UNKNOWN(work->run, work->run->model->root, chain_say_number((double)work->silent));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct work work = {.run = run};
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    bool done = chain_areas_init(&work.areas, &scratch, run->model);
    for (int aspect = 0; aspect < ASPECTS; aspect++)
        work.differ[aspect] = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    work.alike = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    work.producers = chain_scratch_names(&scratch, run->model, CHAIN_ORGANISATION);
    work.seen = chain_arena_array(&scratch, (size_t)run->model->by_type[CHAIN_ORGANISATION].count + 1, 1);
    if (done && !scratch.failed && work.areas.count > 1) {
        for (size_t i = 0; i < chain_step_count(run->model); i++)
            look_at(&work, &chain_step_at(run->model, i)->head);
        report(&work);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_practice_variation = {
    .id = "practice-variation",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_PRACTICE_VARIATION,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Is it done alike everywhere?"),
    .message = N_("{0|Alike in all areas: {}. }It is not done alike in all areas.{1| The producer differs: {}}{2| (producers: {})}{1|.}"
                  "{3| The channels differ: {}.}{4| The times differ: {}.}"),
    .why = N_("What is done in different ways is hard to find, hard to compare and hard to hand over; and some way may be better than "
              "the others."),
    .how = N_("Compare the ways of working, keep what works, and agree the part that is to be the same everywhere."),
    .consequence = N_("The way to help may be another one when you move, or when your neighbour tells you about it."),
    .question = N_("Which way works best, which part should be the same everywhere, and where is there a good reason to differ?"),
    .unknown = N_("Whether it is done alike in all areas cannot be told: it is not said who produces the services, through which "
                  "channels or in what time (steps: {0})."),
    .bad = "<step id=\"a\"><availability area=\"north\" value=\"bought\" producer=\"firm\"/>"
           "<availability area=\"south\" value=\"available\" producer=\"county\"/></step>",
    .good = "<step id=\"a\"><availability area=\"north south\" value=\"available\" producer=\"county\"/></step>",
    .run = run,
};
