/* The map as a chart: each chain a box among those of its region and area of work, lines where one leads into another. */
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "view/map.h"

#define MOST_ARCS 24u /* beyond, lines to shared actors are a thicket: they are told in words, or in a matrix */
#define BOX_W 170.0   /* about what a box and its channels take, to choose how many stand beside each other */
#define BOX_H 80.0
#define PAGE_ASPECT 1.5

/* A sub-chain that a chain names: its box is there already, or it is one of those that are named only. */
struct call {
    size_t from;
    const chain_object *step;
    const char *id;
};

struct drawing {
    struct chain_map *map;
    struct call *calls;
    size_t call_count;
    const char **ids; /* of chains, sorted; their boxes beside them */
    size_t *boxes;
    size_t id_count;
};

static const chain_object *root_of(const struct chain_map *map, size_t chain)
{
    return chain_model_root(map->models[chain]);
}

static int by_id(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The box of a chain, SIZE_MAX when none is of that id. */
static size_t box_of(const struct drawing *drawing, const char *id)
{
    const char **found = id ? bsearch(&id, drawing->ids, drawing->id_count, sizeof *drawing->ids, by_id) : NULL;
    return found ? drawing->boxes[found - drawing->ids] : SIZE_MAX;
}

static size_t count_calls(const struct chain_map *map)
{
    size_t count = 0;
    for (size_t i = 0; i < map->count; i++)
        for (size_t s = 0; s < chain_model_count(map->models[i], CHAIN_STEP); s++)
            count += chain_step_role(chain_model_at(map->models[i], CHAIN_STEP, s)) == CHAIN_ROLE_SUBCHAIN;
    return count;
}

/* Calls from box to box: boxes stand in the order of the places. */
static bool find_calls(struct drawing *drawing)
{
    struct chain_map *map = drawing->map;
    drawing->calls = chain_arena_array(&map->lanes->scratch, count_calls(map) + 1, sizeof *drawing->calls);
    for (size_t box = 0; drawing->calls && box < map->count; box++) {
        const chain_model *model = map->models[map->places[box].chain];
        for (size_t s = 0; s < chain_model_count(model, CHAIN_STEP); s++) {
            const chain_object *step = chain_model_at(model, CHAIN_STEP, s);
            const char *id = chain_object_value(step, CHAIN_F_CHAIN);
            if (chain_step_role(step) == CHAIN_ROLE_SUBCHAIN && id)
                drawing->calls[drawing->call_count++] = (struct call){box, step, id};
        }
    }
    return drawing->calls != NULL;
}

/* Ids of the chains that are here, then of those that are named only; of several the first counts. */
static bool find_ids(struct drawing *drawing)
{
    struct chain_map *map = drawing->map;
    size_t most = map->count + drawing->call_count + 1;
    drawing->ids = chain_arena_array(&map->lanes->scratch, most, sizeof *drawing->ids);
    drawing->boxes = chain_arena_array(&map->lanes->scratch, most, sizeof *drawing->boxes);
    if (!drawing->ids || !drawing->boxes)
        return false;
    for (size_t box = 0; box < map->count; box++) {
        const char *id = chain_object_id(root_of(map, map->places[box].chain));
        if (id)
            drawing->ids[drawing->id_count++] = id;
    }
    for (size_t i = 0; i < drawing->call_count; i++)
        drawing->ids[drawing->id_count++] = drawing->calls[i].id;
    qsort(drawing->ids, drawing->id_count, sizeof *drawing->ids, by_id);
    size_t kept = 0;
    for (size_t i = 0; i < drawing->id_count; i++)
        if (kept == 0 || strcmp(drawing->ids[kept - 1], drawing->ids[i]) != 0) {
            drawing->boxes[kept] = SIZE_MAX;
            drawing->ids[kept++] = drawing->ids[i];
        }
    drawing->id_count = kept;
    for (size_t box = map->count; box-- > 0;) {
        const char *id = chain_object_id(root_of(map, map->places[box].chain));
        const char **found = id ? bsearch(&id, drawing->ids, kept, sizeof *drawing->ids, by_id) : NULL;
        if (found)
            drawing->boxes[found - drawing->ids] = box;
    }
    return true;
}

static struct chain_view_box *new_box(struct chain_view *view, const char *id, const char *label, size_t lane)
{
    struct chain_view_box *box = &view->boxes[view->box_count++];
    *box = (struct chain_view_box){.id = id, .label = label, .tooltip = label, .lane = lane, .shape = CHAIN_SHAPE_STEP,
                                   .column = -1, .row = -1, .phase = -1};
    return box;
}

static void add_chain(struct chain_map *map, const struct chain_map_place *place)
{
    struct chain_view *view = map->lanes->view;
    const chain_model *model = map->models[place->chain];
    int state = chain_object_kind(chain_model_root(model), CHAIN_F_STATE);
    struct chain_phrase words = {"", 0};
    struct chain_view_box *box = new_box(view, chain_view_id(view, chain_model_root(model), "?"), chain_map_name(view, model),
                                         view->lane_count - 1);
    chain_map_add_state(&words, view, model);
    chain_map_add_gaps(&words, map, place->chain);
    box->sublabel = chain_phrase_keep(&words, view);
    box->icon = state == CHAIN_STATE_TO_BE ? CHAIN_ICON_DOCUMENT : CHAIN_ICON_CHAIN;
    box->family = chain_icon_family(box->icon);
}

static void add_lane(struct chain_view *view, const char *name, const char *second)
{
    view->lanes[view->lane_count++] = (struct chain_view_lane){name, second, false};
}

static void add_chains(struct chain_map *map)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct chain_map_place *place = &map->places[i], *before = i ? &map->places[i - 1] : NULL;
        if (!before || before->region != place->region || before->area != place->area)
            add_lane(map->lanes->view, chain_map_area_name(map, place), chain_map_region_name(map, place));
        add_chain(map, place);
    }
}

/* Chains that are named and not among these. */
static void add_absent(struct drawing *drawing)
{
    struct chain_view *view = drawing->map->lanes->view;
    bool first = true;
    for (size_t i = 0; i < drawing->id_count; i++) {
        struct chain_phrase id = {"", 0};
        if (drawing->boxes[i] != SIZE_MAX)
            continue;
        if (first)
            add_lane(view, chain_words(view->lang, N_("Named only")), chain_words(view->lang, N_("the file is not among these")));
        first = false;
        chain_phrase_add(&id, drawing->ids[i]);
        const char *words = chain_phrase_keep_or(&id, view, "?");
        struct chain_view_box *box = new_box(view, words, words, view->lane_count - 1);
        box->dashed = true;
        box->family = CHAIN_FAMILY_BACK;
        drawing->boxes[i] = view->box_count - 1;
    }
}

static void add_actors(struct chain_map *map)
{
    struct chain_view *view = map->lanes->view;
    if (map->actor_count == 0 || map->arc_count > MOST_ARCS)
        return;
    add_lane(view, chain_words(view->lang, N_("Shared actors")), NULL);
    for (size_t i = 0; i < map->actor_count; i++) {
        struct chain_phrase id = {"", 0};
        chain_phrase_add(&id, "actor-");
        chain_phrase_add_count(&id, i + 1);
        struct chain_view_box *box = new_box(view, chain_phrase_keep_or(&id, view, "?"), chain_map_actor_name(map, map->actors[i]),
                                             view->lane_count - 1);
        box->icon = CHAIN_ICON_PERSON;
        box->family = chain_icon_family(box->icon);
    }
}

static bool add_boxes(struct drawing *drawing)
{
    struct chain_map *map = drawing->map;
    struct chain_view *view = map->lanes->view;
    size_t most = map->count + drawing->id_count + map->actor_count + 2;
    view->boxes = chain_arena_array(&view->arena, most, sizeof *view->boxes);
    view->lanes = chain_arena_array(&view->arena, most, sizeof *view->lanes);
    if (!view->boxes || !view->lanes)
        return false;
    add_chains(map);
    add_absent(drawing);
    add_actors(map);
    return !view->arena.failed;
}

/* How the step is called, unless that is only the name of the chain it leads to. */
static const char *label_of(struct chain_view *view, const chain_object *step, const char *target)
{
    size_t before = view->fallbacks;
    const char *name = chain_view_text(view, step, CHAIN_TEXT_NAME);
    if (!name || strcmp(name, target) != 0)
        return name;
    view->fallbacks = before;
    return NULL;
}

static void add_line(struct chain_map *map, struct chain_view_line line)
{
    const struct chain_view_box *boxes = map->lanes->view->boxes;
    line.crosses = boxes[line.from].lane != boxes[line.to].lane;
    (void)chain_lanes_add_line(map->lanes, line, NULL);
}

static bool add_lines(struct drawing *drawing)
{
    struct chain_map *map = drawing->map;
    struct chain_view *view = map->lanes->view;
    bool actors = map->arc_count <= MOST_ARCS;
    if (!chain_lanes_lines_init(map->lanes, drawing->call_count + map->arc_count))
        return false;
    for (size_t i = 0; i < drawing->call_count; i++) {
        const struct call *call = &drawing->calls[i];
        size_t to = box_of(drawing, call->id);
        add_line(map, (struct chain_view_line){.from = call->from, .to = to, .look = CHAIN_LOOK_REFERRAL,
                                               .label = label_of(view, call->step, view->boxes[to].label)});
    }
    size_t first = view->box_count - map->actor_count;
    for (size_t a = 0; actors && a < map->actor_count; a++)
        for (size_t box = 0; box < map->count; box++)
            if (map->actors[a]->members[map->places[box].chain])
                add_line(map, (struct chain_view_line){.from = box, .to = first + a, .look = CHAIN_LOOK_MESSAGE, .message = true});
    return !view->arena.failed;
}

/* How many boxes stand beside each other, so that the chart has the shape of a page. */
static size_t choose_width(const struct chain_view *view, const size_t *of_lane, size_t most)
{
    size_t best = 4;
    double least = 1e300;
    for (size_t w = 4; w <= 16; w++) {
        double rows = 0;
        for (size_t lane = 0; lane < view->lane_count; lane++)
            rows += (double)((of_lane[lane] + w - 1) / w);
        double width = (double)(w < most ? w : most) * BOX_W, aspect = width / (rows * BOX_H), off = aspect - PAGE_ASPECT;
        if (off * off < least) {
            least = off * off;
            best = w;
        }
    }
    return best;
}

/* Boxes without lines would all stand in the first column: they are spread over the lane. */
static bool spread(struct chain_map *map)
{
    struct chain_view *view = map->lanes->view;
    size_t *of_lane = chain_arena_array(&map->lanes->scratch, view->lane_count + 1, sizeof *of_lane), most = 0;
    bool *tied = chain_arena_array(&map->lanes->scratch, view->box_count + 1, sizeof *tied);
    if (!of_lane || !tied)
        return false;
    for (size_t i = 0; i < view->line_count; i++)
        tied[view->lines[i].from] = tied[view->lines[i].to] = true;
    for (size_t i = 0; i < view->box_count; i++) {
        size_t here = ++of_lane[view->boxes[i].lane];
        most = here > most ? here : most;
    }
    size_t width = choose_width(view, of_lane, most);
    memset(of_lane, 0, view->lane_count * sizeof *of_lane);
    for (size_t i = 0; i < view->box_count; i++)
        of_lane[view->boxes[i].lane] += tied[i];
    for (size_t i = 0; i < view->box_count; i++)
        if (!tied[i])
            view->boxes[i].column = (int)(of_lane[view->boxes[i].lane]++ % width);
    return true;
}

static void name_absent(struct chain_view *view)
{
    for (size_t i = 0; i < view->key_count; i++)
        if (view->keys[i].kind == CHAIN_KEY_DASHED)
            view->keys[i].words = chain_words(view->lang, N_("A chain that is named only"));
}

/* Where lines would be a thicket: who is in how many chains. */
static bool tell_actors(struct chain_map *map)
{
    struct chain_view *view = map->lanes->view;
    struct chain_phrase words = {"", 0};
    if (!chain_grid_notes_init(view, 1))
        return false;
    if (map->actor_count == 0 || map->arc_count <= MOST_ARCS)
        return true;
    view->note_heading = chain_words(view->lang, N_("Professionals in several chains, and in how many"));
    for (size_t i = 0; i < map->actor_count && words.length + 200 < sizeof words.bytes; i++) {
        chain_phrase_join(&words, " · ", chain_map_actor_name(map, map->actors[i]));
        chain_phrase_add(&words, "\u00A0(");
        chain_phrase_add_count(&words, map->actors[i]->chains);
        chain_phrase_add(&words, ")");
    }
    chain_grid_add_note(view, &words);
    return !view->arena.failed;
}

bool chain_map_chart(struct chain_map *map)
{
    static const char *const shapes[CHAIN_SHAPE_COUNT] = {NULL};
    static const char *const icons[CHAIN_ICON_COUNT] = {[CHAIN_ICON_CHAIN] = N_("A chain as it is"), [CHAIN_ICON_DOCUMENT] = N_("A chain as it is meant to be"),
                                                        [CHAIN_ICON_PERSON] = N_("A professional or a service")};
    static const char *const looks[CHAIN_LOOK_COUNT] = {[CHAIN_LOOK_REFERRAL] = N_("Leads into another chain"), [CHAIN_LOOK_BACK] = N_("Leads into another chain"),
                                                        [CHAIN_LOOK_MESSAGE] = N_("Takes part in the chain")};
    const struct chain_key_words words = {shapes, icons, looks};
    struct drawing drawing = {.map = map};
    struct chain_view *view = map->lanes->view;
    if (!find_calls(&drawing) || !find_ids(&drawing) || !add_boxes(&drawing) || !add_lines(&drawing) || !spread(map) ||
        !chain_lanes_loops(map->lanes) || !chain_lanes_keys(map->lanes, &words) || !tell_actors(map) || !chain_map_table(map))
        return false;
    name_absent(view);
    view->step_heading = chain_words(view->lang, N_("Boxes"));
    return chain_map_heading(map, chain_words(view->lang, N_("Map of service chains: each stands with those of its region and area of work; lines lead into other chains.")));
}
