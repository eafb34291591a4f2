/* The lanes view: every step of the chain in the lane of the actor who does it. */
#include "view/lanes.h"

#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "chain/write.h"

/* Where a lane wants to stand: clients on top, then by the number that the file gives, then in the order of the file. */
struct wish {
    size_t actor;
    long number;
    bool client;
};

static int by_wish(const void *a, const void *b)
{
    const struct wish *x = a, *y = b;
    if (x->client != y->client)
        return x->client ? -1 : 1;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return x->actor < y->actor ? -1 : x->actor > y->actor;
}

bool chain_view_actor_is_client(const chain_object *actor)
{
    return chain_object_kind(actor, CHAIN_F_SECTOR) == CHAIN_SECTOR_CLIENT ||
           chain_kind_has(CHAIN_KINDS_ACTOR, chain_object_kind(actor, CHAIN_F_KIND), CHAIN_TRAIT_CLIENT_SIDE);
}

static const char *actor_name(struct chain_lanes *lanes, const chain_object *actor)
{
    const char *name = chain_view_text(lanes->view, actor, CHAIN_TEXT_NAME);
    if (!name)
        name = chain_view_kind_label(lanes->view, CHAIN_KINDS_ACTOR, chain_object_kind(actor, CHAIN_F_KIND));
    if (!name)
        name = chain_view_given_id(lanes->view, actor, N_("actor without a name"));
    struct chain_phrase phrase = {"", 0};
    chain_phrase_add_capital(&phrase, name ? name : "?");
    return chain_phrase_keep_or(&phrase, lanes->view, "?");
}

/* Wishes of the actors that have a step; returns how many, and whether some steps have no actor. */
static size_t collect(struct chain_lanes *lanes, struct wish *wishes, bool *orphans)
{
    size_t actors = chain_model_count(lanes->model, CHAIN_ACTOR), count = 0;
    bool *used = chain_arena_array(&lanes->scratch, actors + 1, sizeof *used);
    if (!used)
        return 0;
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_STEP); i++) {
        const chain_object *actor = chain_object_ref(chain_model_at(lanes->model, CHAIN_STEP, i), CHAIN_F_ACTOR);
        if (actor)
            used[chain_object_index(actor)] = true;
        else
            *orphans = true;
    }
    for (size_t i = 0; i < actors; i++) {
        const chain_object *actor = chain_model_at(lanes->model, CHAIN_ACTOR, i);
        double number = 1e6;
        if (!used[i])
            continue;
        (void)chain_object_number(actor, CHAIN_F_LANE, &number);
        wishes[count++] = (struct wish){i, (long)number, chain_view_actor_is_client(actor)};
    }
    return count;
}

bool chain_lanes_actors(struct chain_lanes *lanes)
{
    struct chain_view *view = lanes->view;
    size_t actors = chain_model_count(lanes->model, CHAIN_ACTOR);
    struct wish *wishes = chain_arena_array(&lanes->scratch, actors + 1, sizeof *wishes);
    bool orphans = false;
    lanes->lane_of = chain_arena_array(&lanes->scratch, actors + 1, sizeof *lanes->lane_of);
    if (!wishes || !lanes->lane_of)
        return false;
    size_t count = collect(lanes, wishes, &orphans);
    qsort(wishes, count, sizeof *wishes, by_wish);
    view->lanes = chain_arena_array(&view->arena, count + 1, sizeof *view->lanes);
    if (!view->lanes)
        return false;
    for (size_t i = 0; i < count; i++) {
        const chain_object *actor = chain_model_at(lanes->model, CHAIN_ACTOR, wishes[i].actor);
        const chain_object *organisation = chain_object_ref(actor, CHAIN_F_ORGANISATION);
        lanes->lane_of[wishes[i].actor] = i;
        view->lanes[i] = (struct chain_view_lane){actor_name(lanes, actor), NULL, wishes[i].client};
        if (!wishes[i].client)
            view->lanes[i].organisation = chain_view_text(view, organisation, CHAIN_TEXT_NAME);
    }
    if (orphans)
        view->lanes[count] = (struct chain_view_lane){"?", chain_words(view->lang, N_("actor not said")), false};
    view->lane_count = count + orphans;
    return !lanes->scratch.failed;
}

/* BPMN tools number what they draw; who writes chain XML chooses each id, and it reads as a name. */
static bool has_made_ids(const chain_model *model)
{
    const char *dialect = chain_model_dialect(model);
    return dialect && strcmp(dialect, "bpmn") == 0;
}

static bool build(struct chain_lanes *lanes)
{
    bool built = chain_lanes_actors(lanes) && chain_lanes_phases(lanes) && chain_lanes_boxes(lanes) && chain_lanes_lines(lanes) && chain_lanes_loops(lanes) && chain_lanes_run(lanes) &&
                 chain_lanes_client_way(lanes) && chain_lanes_gaps(lanes) && chain_lanes_keys(lanes, &chain_key_words_professional) && chain_lanes_table(lanes);
    chain_lanes_heading(lanes);
    return built;
}

struct chain_view *chain_lanes_make(const struct chain_view_request *request, bool (*fill)(struct chain_lanes *lanes))
{
    struct chain_lanes lanes = {.view = calloc(1, sizeof(struct chain_view)), .request = request, .model = request->model};
    if (!lanes.view)
        return NULL;
    lanes.view->lang = request->lang;
    lanes.view->made_ids = has_made_ids(request->model) || has_made_ids(request->against);
    chain_arena_init(&lanes.view->arena);
    chain_arena_init(&lanes.scratch);
    lanes.box_of = chain_arena_array(&lanes.scratch, chain_model_count(lanes.model, CHAIN_STEP) + 1, sizeof *lanes.box_of);
    bool built = lanes.box_of && fill(&lanes) && !lanes.scratch.failed && !lanes.view->arena.failed;
    chain_arena_clear(&lanes.scratch);
    if (built || ((lanes.view->too_large || lanes.view->no_way) && !lanes.view->arena.failed))
        return lanes.view;
    chain_view_free(lanes.view);
    return NULL;
}

struct chain_view *chain_view_lanes(const struct chain_view_request *request)
{
    return chain_lanes_make(request, build);
}
