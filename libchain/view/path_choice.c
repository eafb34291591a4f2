/*
 * Which journey the path view shows: the one that is asked for; else the likeliest, where the shares are in the file; else the most
 * telling. The shortest journey is often a way past all care ("the advice was enough"), so telling is one that comes to help and to
 * a good end, is begun by the client, does not go back, and has the most meetings with professionals; of equals
 * the one with the fewest steps that the client does not see.
 */
#include "view/path_choice.h"

#include <string.h>

#define MOST_IDS 64

/* Ids parted by commas, in scratch; a flow stands for its two ends. */
static size_t read_ids(struct chain_lanes *lanes, const char **ids)
{
    const struct chain_view_request *request = lanes->request;
    size_t count = 0;
    for (const char *c = request->via ? request->via : ""; *c && count + 2 < MOST_IDS;) {
        size_t length = strcspn(c, ", ");
        const char *id = length ? chain_arena_text(&lanes->scratch, c, length) : NULL;
        const chain_object *object = id ? chain_model_find(lanes->model, id) : NULL;
        if (chain_object_type(object) == CHAIN_FLOW && chain_flow_from(object) && chain_flow_to(object)) {
            ids[count++] = chain_object_id(chain_flow_from(object));
            ids[count++] = chain_object_id(chain_flow_to(object));
        } else if (id) {
            ids[count++] = id;
        }
        c += length;
        c += strspn(c, ", ");
    }
    if (request->end)
        ids[count++] = request->end;
    /* Two flows in a row share a step. */
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !ids[i] || strcmp(ids[i], ids[kept - 1]) != 0)
            ids[kept++] = ids[i];
    return kept;
}

struct telling {
    size_t arrival; /* 3 = help and a good end, 2 = help, 1 = a good end */
    bool own;       /* the client begins it, not a relative or a professional */
    size_t backs;   /* times it goes to a step that stands earlier in the file */
    double meetings;
    size_t hidden;  /* steps that the client does not see */
    size_t times;   /* parts of which the time is known */
    size_t length;
};

static bool goes_back(const chain_object *flow, const chain_object *step)
{
    return flow && chain_step_role(step) != CHAIN_ROLE_END && chain_object_index(step) < chain_object_index(chain_flow_from(flow));
}

static bool is_hidden(const chain_object *step)
{
    int visibility = chain_object_kind(step, CHAIN_F_VISIBILITY);
    return visibility == CHAIN_VISIBILITY_BACKSTAGE || visibility == CHAIN_VISIBILITY_SUPPORT;
}

static bool is_own(const chain_journey *journey)
{
    const chain_object *actor = chain_object_ref(chain_journey_start(journey), CHAIN_F_ACTOR);
    return chain_object_kind(actor, CHAIN_F_KIND) == CHAIN_ACTOR_CLIENT;
}

static struct telling tell(const chain_journey *journey)
{
    chain_leg whole = chain_journey_whole(journey);
    bool good = chain_object_kind(chain_journey_end(journey), CHAIN_F_KIND) == CHAIN_END_RESOLVED;
    struct telling telling = {(chain_journey_help(journey) ? 2u : 0u) + (good ? 1u : 0u), is_own(journey), 0, whole.encounters.least, 0, whole.total.timed,
                              chain_journey_length(journey)};
    for (size_t i = 0; i < telling.length; i++) {
        chain_station station = chain_journey_station(journey, i);
        telling.backs += goes_back(station.flow, station.step);
        telling.hidden += is_hidden(station.step);
    }
    return telling;
}

static bool tells_more(const struct telling *a, const struct telling *b)
{
    if (a->arrival != b->arrival)
        return a->arrival > b->arrival;
    if (a->own != b->own)
        return a->own;
    if (a->backs != b->backs)
        return a->backs < b->backs;
    if (a->meetings < b->meetings || a->meetings > b->meetings)
        return a->meetings > b->meetings;
    if (a->hidden != b->hidden)
        return a->hidden < b->hidden;
    if (a->times != b->times)
        return a->times > b->times;
    return a->length < b->length;
}

/* Of equals the first in the file. */
static const chain_journey *most_telling(const chain_journeys *journeys, const chain_journey *best)
{
    struct telling most = best ? tell(best) : (struct telling){0, false, SIZE_MAX, 0, SIZE_MAX, 0, SIZE_MAX};
    for (size_t i = 0; i < chain_journeys_count(journeys); i++) {
        const chain_journey *journey = chain_journeys_at(journeys, i);
        struct telling telling = tell(journey);
        if (best && !tells_more(&telling, &most))
            continue;
        best = journey;
        most = telling;
    }
    return best;
}

const chain_journey *chain_path_choose(struct chain_lanes *lanes, chain_journeys *journeys, enum chain_path_why *why)
{
    const char *ids[MOST_IDS];
    size_t count = read_ids(lanes, ids);
    bool known = false;
    if (count > 0) {
        *why = CHAIN_PATH_ASKED;
        return chain_journeys_through(journeys, ids, count);
    }
    const chain_journey *likeliest = chain_journeys_likeliest(journeys, &known);
    *why = known ? CHAIN_PATH_LIKELIEST : CHAIN_PATH_TELLING;
    return known ? likeliest : most_telling(journeys, likeliest);
}
