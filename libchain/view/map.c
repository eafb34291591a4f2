/* The map of chains: which chains stand where, what they are called, which actors they share. */
#include "view/map.h"

#include <stdlib.h>
#include <string.h>

#include "chain/words.h"

#define MOST_CHAINS 2000u

static const chain_object *root_of(const struct chain_map *map, size_t chain)
{
    return chain_model_root(map->models[chain]);
}

const char *chain_map_name(struct chain_view *view, const chain_model *model)
{
    const char *title = chain_view_text(view, chain_model_root(model), CHAIN_TEXT_TITLE);
    return title ? title : chain_view_id(view, chain_model_root(model), "?");
}

void chain_map_add_state(struct chain_phrase *phrase, struct chain_view *view, const chain_model *model)
{
    const chain_object *latest = NULL;
    for (size_t i = 0; i < chain_model_count(model, CHAIN_STATUS); i++) {
        const chain_object *status = chain_model_at(model, CHAIN_STATUS, i);
        if (!latest || chain_object_date(status, CHAIN_F_DATE) >= chain_object_date(latest, CHAIN_F_DATE))
            latest = status;
    }
    chain_phrase_join(phrase, " · ",
                      chain_view_kind_label(view, CHAIN_KINDS_STATE, chain_object_kind(chain_model_root(model), CHAIN_F_STATE)));
    chain_phrase_join(phrase, " · ", chain_view_kind_label(view, CHAIN_KINDS_STATUS, chain_object_kind(latest, CHAIN_F_VALUE)));
}

const char *chain_map_area_name(const struct chain_map *map, const struct chain_map_place *place)
{
    struct chain_view *view = map->lanes->view;
    struct chain_phrase name = {"", 0};
    const char *label = place->area == CHAIN_MAP_NO_AREA ? chain_words(view->lang, N_("area of work not said"))
                                                         : chain_view_kind_label(view, CHAIN_KINDS_SUB_AREA, place->area);
    chain_phrase_add_capital(&name, label);
    return chain_phrase_keep_or(&name, view, "?");
}

const char *chain_map_region_name(const struct chain_map *map, const struct chain_map_place *place)
{
    struct chain_view *view = map->lanes->view;
    const chain_model *model = map->models[place->region];
    const char *id = chain_object_value(chain_model_root(model), CHAIN_F_REGION), *name = NULL;
    struct chain_phrase words = {"", 0};
    for (size_t i = 0; id && i < chain_model_count(model, CHAIN_REGION) && !name; i++)
        name = chain_view_text(view, chain_model_at(model, CHAIN_REGION, i), CHAIN_TEXT_TITLE);
    chain_phrase_add(&words, name ? name : id);
    return chain_phrase_keep_or(&words, view, chain_words(view->lang, N_("region not said")));
}

const char *chain_map_actor_name(struct chain_map *map, const chain_shared *actor)
{
    struct chain_view *view = map->lanes->view;
    const char *name = NULL, *kind = NULL;
    bool agree = true;
    for (size_t i = 0; i < map->count; i++) {
        const char *here = actor->members[i] ? chain_grid_name(view, actor->members[i]) : NULL;
        agree = agree && (!here || !name || strcmp(here, name) == 0);
        if (here && !name) {
            name = here;
            kind = chain_view_kind_label(view, CHAIN_KINDS_ACTOR, chain_object_kind(actor->members[i], CHAIN_F_KIND));
        }
    }
    struct chain_phrase words = {"", 0};
    chain_phrase_add_capital(&words, agree || !kind ? name : kind);
    return chain_phrase_keep_or(&words, view, "?");
}

static int by_place(const void *a, const void *b)
{
    const struct chain_map_place *x = a, *y = b;
    if (x->region != y->region)
        return x->region < y->region ? -1 : 1;
    if (x->area != y->area)
        return x->area < y->area ? -1 : 1;
    return x->chain < y->chain ? -1 : x->chain > y->chain;
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool find_places(struct chain_map *map)
{
    map->places = chain_arena_array(&map->lanes->scratch, map->count + 1, sizeof *map->places);
    for (size_t i = 0; map->places && i < map->count; i++) {
        const char *region = chain_object_value(root_of(map, i), CHAIN_F_REGION);
        int area = chain_object_kind(root_of(map, i), CHAIN_F_SUB_AREA);
        size_t first = 0;
        while (first < i && !same(region, chain_object_value(root_of(map, first), CHAIN_F_REGION)))
            first++;
        map->places[i] = (struct chain_map_place){i, first, area ? area : CHAIN_MAP_NO_AREA};
    }
    if (map->places)
        qsort(map->places, map->count, sizeof *map->places, by_place);
    return map->places != NULL;
}

static bool is_client(const struct chain_map *map, const chain_shared *actor)
{
    for (size_t i = 0; i < map->count; i++)
        if (actor->members[i])
            return chain_view_actor_is_client(actor->members[i]);
    return true;
}

static bool find_actors(struct chain_map *map)
{
    size_t count = chain_overview_shared_count(map->overview, CHAIN_ACTOR);
    map->actors = chain_arena_array(&map->lanes->scratch, count + 1, sizeof *map->actors);
    for (size_t i = 0; map->actors && i < count; i++) {
        const chain_shared *actor = chain_overview_shared(map->overview, CHAIN_ACTOR, i);
        if (actor->chains < 2 || is_client(map, actor))
            continue;
        map->actors[map->actor_count++] = actor;
        map->arc_count += actor->chains;
    }
    return map->actors != NULL;
}

bool chain_map_heading(struct chain_map *map, const char *description)
{
    struct chain_view *view = map->lanes->view;
    struct chain_phrase line = {"", 0}, count = {"", 0};
    view->id = "map";
    view->title = chain_words(view->lang, map->count == 1 ? N_("The chain and what it leads to") : N_("Map of service chains"));
    chain_phrase_add_count(&count, map->count);
    chain_phrase_fill(&line, chain_words(view->lang, map->count == 1 ? N_("{0} chain") : N_("{0} chains")), count.bytes, "");
    for (size_t i = 0; i < map->count; i++)
        if (i == 0 || map->places[i].region != map->places[i - 1].region)
            chain_phrase_join(&line, " · ", chain_map_region_name(map, &map->places[i]));
    view->subtitle = chain_phrase_keep_or(&line, view, "");
    view->description = description;
    view->time_right = view->time_down = "";
    view->gap_heading = view->whole_heading = "";
    return !view->arena.failed;
}

static bool build(struct chain_lanes *lanes)
{
    const struct chain_view_request *request = lanes->request;
    struct chain_map map = {.lanes = lanes, .models = request->chain_count ? request->chains : &request->model,
                            .count = request->chain_count ? request->chain_count : 1};
    if (map.count > MOST_CHAINS) {
        lanes->view->too_large = true;
        return false;
    }
    chain_status status = chain_overview_new(map.models, map.count, &map.overview);
    lanes->view->too_large = status == CHAIN_LIMIT;
    if (status != CHAIN_OK)
        return false;
    bool built = find_places(&map) && find_actors(&map) && chain_map_find_gaps(&map) && (request->matrix ? chain_map_matrix(&map) : chain_map_chart(&map));
    chain_overview_free(map.overview);
    return built;
}

struct chain_view *chain_view_map(const struct chain_view_request *request)
{
    return chain_lanes_make(request, build);
}
