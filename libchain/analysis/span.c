#include "analysis/span.h"

#include "analysis/facts.h"
#include "base/value.h"

#define FAR 255u
#define DEEPEST 250

/* Breadth first up the areas that an area lies in. */
static void climb(const struct chain_model *model, uint8_t *covers, const struct chain_object **queue, size_t last)
{
    for (size_t next = 0; next < last; next++) {
        const struct chain_area *area = (const struct chain_area *)queue[next];
        uint8_t distance = covers[area->head.index];
        for (uint32_t i = 0; i < area->within.count && distance < DEEPEST; i++) {
            const struct chain_object *larger = area->within.items[i].target;
            if (!larger || covers[larger->index])
                continue;
            covers[larger->index] = (uint8_t)(distance + 1);
            if (last < model->by_type[CHAIN_AREA].count)
                queue[last++] = larger;
        }
    }
}

uint8_t *chain_area_covers(struct chain_arena *arena, const struct chain_model *model, const struct chain_object *area)
{
    size_t count = model->by_type[CHAIN_AREA].count;
    uint8_t *covers = chain_arena_array(arena, count + 1, 1);
    const struct chain_object **queue = chain_arena_array(arena, count + 1, sizeof *queue);
    if (!covers || !queue)
        return NULL;
    covers[area->index] = 1;
    queue[0] = area;
    climb(model, covers, queue, 1);
    return covers;
}

/* A time as it is written; absent and unreadable ones are not there. */
struct written {
    chain_duration duration;
    bool there;
};

static struct written read(const char *text)
{
    struct written time = {{0, 0, 0}, false};
    if (text)
        time.there = chain_duration_read(text, &time.duration.months, &time.duration.workdays, &time.duration.minutes) ==
                     CHAIN_DURATION_OK;
    if (!time.there)
        time.duration = (chain_duration){0, 0, 0};
    return time;
}

static bool shorter(chain_duration a, chain_duration b)
{
    return chain_duration_minutes(a) < chain_duration_minutes(b);
}

static chain_duration shortest(chain_duration a, chain_duration b)
{
    return shorter(b, a) ? b : a;
}

static chain_duration longest(chain_duration a, chain_duration b)
{
    return shorter(a, b) ? b : a;
}

/* The longest time alone tells nothing of the usual one. */
static struct chain_span span_from(const char *planned, const char *typical, const char *max)
{
    struct chain_span span = {.timed = 0};
    struct written agreed = read(planned), usual = read(typical), limit = read(max);
    if (!agreed.there && !usual.there && !limit.there)
        return span;
    span.timed = 1;
    span.agreed = agreed.there && !usual.there;
    span.open = !limit.there;
    span.untimed = !agreed.there && !usual.there;
    span.typical = usual.there ? usual.duration : agreed.duration;
    span.typical_most = span.typical;
    span.best = agreed.there && usual.there ? shortest(agreed.duration, usual.duration) : span.typical;
    if (limit.there)
        span.best = shortest(span.best, limit.duration);
    span.worst = longest(limit.duration, longest(agreed.duration, span.typical));
    return span;
}

/* How near an area the element speaks of: the smaller the nearer; without an area it speaks of all. 0 = not of this one. */
static unsigned distance_of(const struct chain_time *time, const uint8_t *covers)
{
    unsigned nearest = 0;
    if (time->area.count == 0 || !covers)
        return FAR;
    for (uint32_t i = 0; i < time->area.count; i++) {
        const struct chain_object *area = time->area.items[i].target;
        unsigned distance = area ? covers[area->index] : 0;
        if (distance && (!nearest || distance < nearest))
            nearest = distance;
    }
    return nearest;
}

struct chain_span chain_span_of_time(const struct chain_time *time)
{
    return span_from(time->planned, time->typical, time->max);
}

bool chain_time_speaks_of(const struct chain_time *time, const uint8_t *covers)
{
    return distance_of(time, covers) > 0;
}

static struct chain_span own_span(const struct chain_object *object)
{
    if (object->type == CHAIN_STEP) {
        const struct chain_step *step = (const struct chain_step *)object;
        return span_from(step->planned, step->more->typical, step->more->max);
    }
    const struct chain_flow *flow = (const struct chain_flow *)object;
    return span_from(flow->more->planned ? flow->more->planned : flow->within, flow->more->typical, flow->more->max);
}

struct chain_span chain_span_of(const struct chain_object *object, const uint8_t *covers)
{
    struct chain_span span = own_span(object);
    bool first = span.timed == 0;
    unsigned nearest = FAR + 1;
    for (const struct chain_object *child = object->first; child; child = child->next) {
        const struct chain_time *time = (const struct chain_time *)child;
        if (child->type != CHAIN_TIME || time->clock_start || time->clock_end)
            continue;
        struct chain_span other = span_from(time->planned, time->typical, time->max);
        unsigned distance = distance_of(time, covers);
        if (!other.timed || !distance || distance > nearest)
            continue;
        if (first || (covers && distance < nearest))
            span = other;
        else
            chain_span_either(&span, &other);
        first = false;
        nearest = covers ? distance : FAR;
    }
    return span;
}

static void add_counts(struct chain_span *sum, const struct chain_span *part)
{
    sum->timed += part->timed;
    sum->agreed += part->agreed;
    sum->open += part->open;
    sum->untimed += part->untimed;
}

void chain_span_add(struct chain_span *sum, const struct chain_span *part)
{
    sum->best = chain_duration_add(sum->best, part->best);
    sum->typical = chain_duration_add(sum->typical, part->typical);
    sum->typical_most = chain_duration_add(sum->typical_most, part->typical_most);
    sum->worst = chain_duration_add(sum->worst, part->worst);
    add_counts(sum, part);
}

void chain_span_beside(struct chain_span *longer, const struct chain_span *part)
{
    longer->best = longest(longer->best, part->best);
    longer->typical = longest(longer->typical, part->typical);
    longer->typical_most = longest(longer->typical_most, part->typical_most);
    longer->worst = longest(longer->worst, part->worst);
    add_counts(longer, part);
}

static uint32_t more(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

void chain_span_either(struct chain_span *hull, const struct chain_span *part)
{
    hull->best = shortest(hull->best, part->best);
    hull->typical = shortest(hull->typical, part->typical);
    hull->typical_most = longest(hull->typical_most, part->typical_most);
    hull->worst = longest(hull->worst, part->worst);
    hull->timed = more(hull->timed, part->timed);
    hull->agreed = more(hull->agreed, part->agreed);
    hull->open = more(hull->open, part->open);
    hull->untimed = more(hull->untimed, part->untimed);
}

static int32_t saturated(int64_t sum)
{
    return sum > INT32_MAX ? INT32_MAX : (int32_t)sum;
}

chain_duration chain_duration_add(chain_duration a, chain_duration b)
{
    int64_t minutes = a.minutes > INT64_MAX - b.minutes ? INT64_MAX : a.minutes + b.minutes;
    return (chain_duration){saturated((int64_t)a.months + b.months), saturated((int64_t)a.workdays + b.workdays), minutes};
}
