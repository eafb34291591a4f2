#include "view/ways.h"

#include <string.h>

#define LONGEST_LABEL 240

/* How much a link tells of being left alone: the weakest on the way is what the client lives through. */
static int weakness(enum chain_look look)
{
    switch (look) {
    case CHAIN_LOOK_NONE: return 5;
    case CHAIN_LOOK_GUIDANCE: return 4;
    case CHAIN_LOOK_CONTACT: return 3;
    case CHAIN_LOOK_REFERRAL: return 2;
    case CHAIN_LOOK_FLOW:
    case CHAIN_LOOK_MEMBER: return 0;
    default: return 1;
    }
}

static struct chain_way *add_way(struct chain_ways *ways, const struct chain_way *way)
{
    if (ways->count == ways->room)
        return NULL;
    struct chain_way *added = &ways->items[ways->count++];
    *added = *way;
    added->gone = false;
    added->became = 0;
    added->next_out = ways->first_out[way->from];
    ways->first_out[way->from] = ways->count;
    added->next_in = ways->first_in[way->to];
    ways->first_in[way->to] = ways->count;
    ways->out_count[way->from]++;
    ways->in_count[way->to]++;
    return added;
}

static void remove_way(struct chain_ways *ways, struct chain_way *way)
{
    if (way->gone)
        return;
    way->gone = true;
    ways->out_count[way->from]--;
    ways->in_count[way->to]--;
}

static void add_wait(struct chain_way *way, chain_duration length, bool at_most, bool later)
{
    if (way->wait.months > 100000 || way->wait.workdays > 100000 || way->wait.minutes > INT64_C(100000000000))
        return;
    way->wait.months += length.months;
    way->wait.workdays += length.workdays;
    way->wait.minutes += length.minutes;
    way->later = later && (way->later || !way->waits);
    way->waits = true;
    way->at_most = way->at_most || at_most;
}

/* A review after half a year: the time between two things of the same professional is no wait, unless it is a limit. */
static bool is_interval(const chain_object *object, chain_field field)
{
    return chain_object_type(object) == CHAIN_FLOW && chain_flow_role(object) == CHAIN_ROLE_FLOW &&
           (field == CHAIN_F_TYPICAL || field == CHAIN_F_PLANNED);
}

/* What is usual before what is allowed. */
static void add_time_of(struct chain_way *way, const chain_object *object)
{
    static const chain_field fields[] = {CHAIN_F_TYPICAL, CHAIN_F_MAX, CHAIN_F_PLANNED, CHAIN_F_WITHIN};
    chain_duration length;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (chain_object_duration(object, fields[i], &length)) {
            /* Minutes of work behind the scenes are no wait. */
            if (chain_duration_minutes(length) >= 1440)
                add_wait(way, length, i > 0, is_interval(object, fields[i]));
            return;
        }
}

static const char *join_labels(struct chain_ways *ways, const char *first, const char *second)
{
    struct chain_phrase phrase = {"", 0};
    if (!first || !second || strcmp(first, second) == 0 || strlen(first) + strlen(second) > LONGEST_LABEL)
        return second ? second : first;
    chain_phrase_add(&phrase, first);
    chain_phrase_join(&phrase, " · ", second);
    return chain_arena_text(&ways->lanes->scratch, phrase.bytes, phrase.length);
}

static void join(struct chain_ways *ways, size_t in, size_t out, const chain_object *through)
{
    struct chain_way way = ways->items[in - 1];
    const struct chain_way *second = &ways->items[out - 1];
    way.to = second->to;
    way.label = join_labels(ways, way.label, second->label);
    if (weakness(second->look) > weakness(way.look))
        way.look = second->look;
    if (second->waits)
        add_wait(&way, second->wait, second->at_most, second->later);
    add_time_of(&way, through);
    if (!add_way(ways, &way))
        return;
    if (!ways->items[in - 1].became)
        ways->items[in - 1].became = ways->count;
    if (!ways->items[out - 1].became)
        ways->items[out - 1].became = ways->count;
    if (!ways->of_step[chain_object_index(through)])
        ways->of_step[chain_object_index(through)] = ways->count;
}

static size_t live_out(const struct chain_ways *ways, size_t way)
{
    while (way && ways->items[way - 1].gone)
        way = ways->items[way - 1].next_out;
    return way;
}

static size_t live_in(const struct chain_ways *ways, size_t way)
{
    while (way && ways->items[way - 1].gone)
        way = ways->items[way - 1].next_in;
    return way;
}

static void drop_all(struct chain_ways *ways, size_t step)
{
    for (size_t i = live_in(ways, ways->first_in[step]); i; i = live_in(ways, ways->items[i - 1].next_in))
        remove_way(ways, &ways->items[i - 1]);
    for (size_t o = live_out(ways, ways->first_out[step]); o; o = live_out(ways, ways->items[o - 1].next_out))
        remove_way(ways, &ways->items[o - 1]);
    ways->first_in[step] = ways->first_out[step] = 0;
}

/* Round and round behind the scenes is nothing that the view shows. */
static void drop_loops(struct chain_ways *ways, size_t step)
{
    for (size_t o = live_out(ways, ways->first_out[step]); o; o = live_out(ways, ways->items[o - 1].next_out))
        if (ways->items[o - 1].to == step)
            remove_way(ways, &ways->items[o - 1]);
}

/* A member of an any-order group is where its group's way ends; that is no dead end. */
static bool is_member(const chain_object *step)
{
    const chain_object *parent = chain_object_parent(step);
    return chain_object_type(parent) == CHAIN_STEP && chain_step_role(parent) == CHAIN_ROLE_ANY_ORDER;
}

static bool may_go(const struct chain_ways *ways, size_t step, const chain_object *object)
{
    size_t in = ways->in_count[step], out = ways->out_count[step];
    if (in == 0 || (out == 0 && is_member(object)))
        return true;
    if (out == 0 || ways->count + in * out > ways->room)
        return false;
    if (ways->keep[step] == CHAIN_SPLIT)
        return out <= 1;
    return in <= 1 || out <= 1 || (in == 2 && out == 2);
}

static void leave_out(struct chain_ways *ways, size_t step)
{
    const chain_object *object = chain_model_at(ways->lanes->model, CHAIN_STEP, step);
    if (ways->keep[step] == CHAIN_KEEP)
        return;
    drop_loops(ways, step);
    if (!may_go(ways, step, object)) {
        ways->keep[step] = CHAIN_KEEP;
        return;
    }
    for (size_t i = live_in(ways, ways->first_in[step]); i; i = live_in(ways, ways->items[i - 1].next_in))
        for (size_t o = live_out(ways, ways->first_out[step]); o; o = live_out(ways, ways->items[o - 1].next_out))
            join(ways, i, o, object);
    drop_all(ways, step);
}

/* Onward from a member goes the group's own way; messages move nobody. */
static bool is_way(const chain_object *flow)
{
    chain_flow_role_id role = chain_flow_role(flow);
    if (!chain_flow_from(flow) || !chain_flow_to(flow) || role == CHAIN_ROLE_MESSAGE)
        return false;
    return role != CHAIN_ROLE_MEMBER || chain_object_parent(chain_flow_to(flow)) == chain_flow_from(flow);
}

static bool init(struct chain_ways *ways, struct chain_lanes *lanes, uint8_t *keep)
{
    size_t steps = chain_model_count(lanes->model, CHAIN_STEP) + 1, flows = chain_model_count(lanes->model, CHAIN_FLOW) + 1;
    struct chain_arena *scratch = &lanes->scratch;
    *ways = (struct chain_ways){.lanes = lanes, .keep = keep, .room = 8 * flows + 64};
    ways->items = chain_arena_array(scratch, ways->room, sizeof *ways->items);
    ways->first_out = chain_arena_array(scratch, steps, sizeof(size_t));
    ways->first_in = chain_arena_array(scratch, steps, sizeof(size_t));
    ways->out_count = chain_arena_array(scratch, steps, sizeof(size_t));
    ways->in_count = chain_arena_array(scratch, steps, sizeof(size_t));
    ways->of_flow = chain_arena_array(scratch, flows, sizeof(size_t));
    ways->of_step = chain_arena_array(scratch, steps, sizeof(size_t));
    return !scratch->failed;
}

bool chain_ways_find(struct chain_ways *ways, struct chain_lanes *lanes, uint8_t *keep, chain_way_speak *speak)
{
    if (!init(ways, lanes, keep))
        return false;
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_FLOW); i++) {
        const chain_object *flow = chain_model_at(lanes->model, CHAIN_FLOW, i);
        if (!is_way(flow))
            continue;
        struct chain_way way = {.from = chain_object_index(chain_flow_from(flow)), .to = chain_object_index(chain_flow_to(flow)), .flow = flow};
        speak(ways, flow, &way);
        add_time_of(&way, flow);
        if (add_way(ways, &way))
            ways->of_flow[i] = ways->count;
    }
    /* Steps first; then it shows at which points ways really part. */
    for (int round = CHAIN_PASS; round <= CHAIN_SPLIT; round++)
        for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_STEP); i++)
            if (keep[i] == round)
                leave_out(ways, i);
    return !lanes->scratch.failed;
}

size_t chain_ways_now(struct chain_ways *ways, size_t way)
{
    size_t end = way;
    while (end && ways->items[end - 1].gone)
        end = ways->items[end - 1].became;
    /* Those on the way point there from now on. */
    while (way && way != end && ways->items[way - 1].gone) {
        size_t next = ways->items[way - 1].became;
        ways->items[way - 1].became = end;
        way = next;
    }
    return end;
}
