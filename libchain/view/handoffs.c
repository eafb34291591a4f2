/*
 * The handoff map: actors as boxes in the lane of their organisation, and what passes between them as lines. Where there are too many
 * lines to follow, a matrix takes its place.
 */
#include "view/handoffs.h"

#include <stdlib.h>
#include <string.h>

#include "chain/facts.h"
#include "chain/words.h"
#include "view/grid.h"

#define MOST_ARCS 20
#define MOST_ITEMS 64   /* looked at */
#define LABEL_ITEMS 2   /* named beside a line; of the others it is told how many there are */
#define MOST_STEPS_BACK 8

static bool is_gateway(const chain_object *step)
{
    chain_step_role_id role = chain_step_role(step);
    return role == CHAIN_ROLE_BRANCH || role == CHAIN_ROLE_PARALLEL || role == CHAIN_ROLE_ANY_ORDER;
}

/* A choice of nobody is made by those who have the client then. */
static size_t actor_of(const chain_object *step)
{
    for (int i = 0; i < MOST_STEPS_BACK && step; i++) {
        const chain_object *actor = chain_object_ref(step, CHAIN_F_ACTOR);
        if (actor)
            return chain_object_index(actor);
        step = is_gateway(step) && chain_step_in_count(step) == 1 ? chain_flow_from(chain_step_in(step, 0)) : NULL;
    }
    return CHAIN_ARC_NOBODY;
}

static bool is_client(const struct chain_arcs *arcs, size_t actor)
{
    return actor != CHAIN_ARC_NOBODY && chain_view_actor_is_client(chain_model_at(arcs->lanes->model, CHAIN_ACTOR, actor));
}

/* Clients come and go by themselves, and figures of the path belong to nobody: a plain flow there is no handoff left out. */
static bool is_untold(const struct chain_arcs *arcs, const chain_object *flow, size_t from, size_t to)
{
    const chain_object *a = chain_flow_from(flow), *b = chain_flow_to(flow);
    return chain_flow_role(flow) == CHAIN_ROLE_FLOW && !is_gateway(a) && !is_gateway(b) && !is_client(arcs, from) &&
           !is_client(arcs, to) && from != CHAIN_ARC_NOBODY && to != CHAIN_ARC_NOBODY && from != to &&
           chain_step_role(b) != CHAIN_ROLE_END;
}

struct found {
    size_t from, to, flow;
    int kind;
    bool message;
};

static int by_arc(const void *left, const void *right)
{
    const struct found *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->message != b->message)
        return a->message ? 1 : -1;
    return a->flow < b->flow ? -1 : a->flow > b->flow;
}

static bool find_one(const struct chain_arcs *arcs, size_t number, struct found *found)
{
    const chain_object *flow = chain_model_at(arcs->lanes->model, CHAIN_FLOW, number);
    if (!chain_flow_from(flow) || !chain_flow_to(flow))
        return false;
    *found = (struct found){actor_of(chain_flow_from(flow)), actor_of(chain_flow_to(flow)), number,
                            chain_object_kind(flow, CHAIN_F_KIND), chain_flow_role(flow) == CHAIN_ROLE_MESSAGE};
    if (is_untold(arcs, flow, found->from, found->to)) {
        found->kind = CHAIN_ARC_UNTOLD;
        return true;
    }
    return chain_flow_role(flow) == CHAIN_ROLE_HANDOFF || found->message;
}

static void add_to_arc(struct chain_arcs *arcs, struct chain_arc *arc, const struct found *found, const chain_facts *facts)
{
    const chain_object *flow = chain_model_at(arcs->lanes->model, CHAIN_FLOW, found->flow);
    int acknowledge = chain_object_kind(flow, CHAIN_F_ACKNOWLEDGE);
    chain_handoff_facts about;
    arc->count++;
    arc->said += chain_object_word_count(flow, CHAIN_F_CARRIES) > 0;
    arc->acknowledged += acknowledge == CHAIN_YES_NO_YES;
    arc->unacknowledged += acknowledge == CHAIN_YES_NO_NO;
    if (chain_facts_handoff(facts, flow, &about)) {
        arc->present += about.present_count;
        arc->required += about.required_count;
    }
    arcs->next_flow[found->flow] = arc->first;
    arc->first = found->flow + 1;
}

static bool collect(struct chain_arcs *arcs, const chain_facts *facts)
{
    struct chain_lanes *lanes = arcs->lanes;
    size_t flows = chain_model_count(lanes->model, CHAIN_FLOW), count = 0;
    struct found *found = chain_arena_array(&lanes->scratch, flows + 1, sizeof *found);
    arcs->items = chain_arena_array(&lanes->scratch, flows + 1, sizeof *arcs->items);
    arcs->next_flow = chain_arena_array(&lanes->scratch, flows + 1, sizeof(size_t));
    if (!found || !arcs->items || !arcs->next_flow)
        return false;
    for (size_t i = 0; i < flows; i++)
        count += find_one(arcs, i, &found[count]);
    qsort(found, count, sizeof *found, by_arc);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && found[i].from == found[i - 1].from && found[i].to == found[i - 1].to &&
                    found[i].kind == found[i - 1].kind && found[i].message == found[i - 1].message;
        if (!same)
            arcs->items[arcs->count++] = (struct chain_arc){.from = found[i].from, .to = found[i].to, .kind = found[i].kind,
                                                            .message = found[i].message};
        add_to_arc(arcs, &arcs->items[arcs->count - 1], &found[i], facts);
    }
    return true;
}

bool chain_arcs_find(struct chain_arcs *arcs, struct chain_lanes *lanes)
{
    chain_facts *facts = NULL;
    size_t actors = chain_model_count(lanes->model, CHAIN_ACTOR);
    *arcs = (struct chain_arcs){.lanes = lanes, .of_actor = chain_arena_array(&lanes->scratch, actors + 2, sizeof(size_t)),
                                 .used = chain_arena_array(&lanes->scratch, actors + 2, sizeof(bool))};
    if (!arcs->of_actor || !arcs->used || chain_facts_new(lanes->model, &facts) != CHAIN_OK)
        return false;
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_STEP); i++) {
        size_t actor = actor_of(chain_model_at(lanes->model, CHAIN_STEP, i));
        arcs->of_actor[actor == CHAIN_ARC_NOBODY ? actors : actor]++;
    }
    bool collected = collect(arcs, facts);
    chain_facts_free(facts);
    for (size_t i = 0; collected && i < arcs->count; i++) {
        arcs->used[arcs->items[i].from == CHAIN_ARC_NOBODY ? actors : arcs->items[i].from] = true;
        arcs->used[arcs->items[i].to == CHAIN_ARC_NOBODY ? actors : arcs->items[i].to] = true;
    }
    return collected;
}

bool chain_arc_informs(const struct chain_arc *arc)
{
    return arc->kind > 0 && arc->kind != CHAIN_HANDOFF_CONTACT && (chain_kind_has(CHAIN_KINDS_HANDOFF, arc->kind, CHAIN_TRAIT_INFORMATION) ||
                             chain_kind_has(CHAIN_KINDS_HANDOFF, arc->kind, CHAIN_TRAIT_RESPONSIBILITY));
}

/* A referral that carries a referral: the word stands there already. */
static bool says_kind(struct chain_view *view, const struct chain_arc *arc, const chain_object *item)
{
    struct chain_phrase name = {"", 0};
    size_t fallbacks = view->fallbacks;
    chain_grid_add_name(&name, view, item);
    view->fallbacks = fallbacks;
    return arc->kind > 0 && strcmp(name.bytes, chain_view_kind_label(view, CHAIN_KINDS_HANDOFF, arc->kind)) == 0;
}

static bool holds(const chain_object *const *items, size_t count, const chain_object *item)
{
    for (size_t i = 0; i < count; i++)
        if (items[i] == item)
            return true;
    return false;
}

/* What passes, each once, without what the kind says already. */
static size_t items_of(const struct chain_arcs *arcs, const struct chain_arc *arc, const chain_object **items, bool *implied)
{
    size_t count = 0;
    for (size_t f = arc->first; f && count < MOST_ITEMS; f = arcs->next_flow[f - 1]) {
        const chain_object *flow = chain_model_at(arcs->lanes->model, CHAIN_FLOW, f - 1);
        for (size_t i = 0; i < chain_object_word_count(flow, CHAIN_F_CARRIES) && count < MOST_ITEMS; i++) {
            const chain_object *item = chain_object_ref_at(flow, CHAIN_F_CARRIES, i);
            bool says = item && says_kind(arcs->lanes->view, arc, item);
            *implied = *implied || says;
            if (item && !says && !holds(items, count, item))
                items[count++] = item;
        }
    }
    return count;
}

bool chain_arc_add_items(struct chain_phrase *phrase, const struct chain_arcs *arcs, const struct chain_arc *arc, size_t most)
{
    struct chain_view *view = arcs->lanes->view;
    const chain_object *items[MOST_ITEMS];
    size_t fallbacks = view->fallbacks;
    struct chain_phrase names = {"", 0};
    bool implied = false;
    size_t count = items_of(arcs, arc, items, &implied), shown = count <= most + 1 ? count : most;
    for (size_t i = 0; i < shown; i++) {
        chain_phrase_add(&names, i ? ", " : "");
        chain_grid_add_name(&names, view, items[i]);
    }
    if (shown < count) {
        chain_phrase_add(&names, " +");
        chain_phrase_add_count(&names, count - shown);
    }
    if (phrase->length > 0)
        view->fallbacks = fallbacks;
    chain_phrase_join(phrase, ": ", names.bytes);
    return count > 0 || implied;
}

void chain_arc_add_kind(struct chain_phrase *phrase, const struct chain_arcs *arcs, const struct chain_arc *arc)
{
    struct chain_view *view = arcs->lanes->view;
    if (arc->kind == CHAIN_ARC_UNTOLD)
        chain_phrase_add(phrase, chain_words(view->lang, N_("how it passes is not told")));
    else if (arc->kind == 0)
        chain_phrase_add(phrase, chain_words(view->lang, N_("kind of handoff not told")));
    else
        chain_phrase_add(phrase, chain_view_kind_label(view, CHAIN_KINDS_HANDOFF, arc->kind));
    if (arc->count > 1) {
        chain_phrase_add(phrase, " ×");
        chain_phrase_add_count(phrase, arc->count);
    }
}

static const char *label_of(const struct chain_arcs *arcs, const struct chain_arc *arc, size_t most)
{
    struct chain_view *view = arcs->lanes->view;
    struct chain_phrase phrase = {"", 0};
    chain_arc_add_kind(&phrase, arcs, arc);
    if (!chain_arc_add_items(&phrase, arcs, arc, most) && chain_arc_informs(arc))
        chain_phrase_join(&phrase, ": ", chain_words(view->lang, N_("what information, is not told")));
    return chain_phrase_keep(&phrase, view);
}

static enum chain_look look_of(const struct chain_arc *arc)
{
    if (arc->kind == CHAIN_ARC_UNTOLD)
        return CHAIN_LOOK_NONE;
    return arc->message ? chain_message_look(arc->kind) : chain_handoff_look(arc->kind);
}

/* Organisations are told apart by id: one that is declared nowhere still has a name of its own. */
static const char *home_of(struct chain_view *view, const chain_object *actor, const char **id)
{
    const chain_object *organisation = chain_object_ref(actor, CHAIN_F_ORGANISATION);
    int sector = chain_object_kind(actor, CHAIN_F_SECTOR);
    size_t fallbacks = view->fallbacks;
    *id = chain_object_value(actor, CHAIN_F_ORGANISATION);
    if (chain_view_actor_is_client(actor)) {
        *id = "";
        return chain_words(view->lang, N_("Client and near ones"));
    }
    const char *name = organisation ? chain_view_text(view, organisation, CHAIN_TEXT_NAME) : *id;
    view->fallbacks = fallbacks;
    if (!name && sector) {
        *id = chain_kind_id(CHAIN_KINDS_SECTOR, sector);
        name = chain_view_kind_label(view, CHAIN_KINDS_SECTOR, sector);
    }
    return name ? name : chain_words(view->lang, N_("organisation not said"));
}

struct map {
    struct chain_arcs *arcs;
    const char **homes; /* by lane: what tells it apart, NULL = not said */
    size_t *box_of;     /* by actor, then nobody: box + 1 */
};

static size_t lane_of(struct map *map, const chain_object *actor)
{
    struct chain_view *view = map->arcs->lanes->view;
    const char *id = NULL, *name = actor ? home_of(view, actor, &id) : chain_words(view->lang, N_("actor not said"));
    for (size_t i = 0; i < view->lane_count; i++)
        if ((!id && !map->homes[i]) || (id && map->homes[i] && strcmp(id, map->homes[i]) == 0))
            return i;
    struct chain_phrase words = {"", 0};
    chain_phrase_add_capital(&words, name);
    map->homes[view->lane_count] = id;
    view->lanes[view->lane_count] = (struct chain_view_lane){chain_phrase_keep_or(&words, view, "?"), NULL, id && !id[0]};
    return view->lane_count++;
}

static void add_box(struct map *map, size_t number, const chain_object *actor)
{
    struct chain_arcs *arcs = map->arcs;
    struct chain_view *view = arcs->lanes->view;
    struct chain_view_box *box = &view->boxes[view->box_count++];
    struct chain_phrase steps = {"", 0}, count = {"", 0};
    bool client = actor && chain_view_actor_is_client(actor);
    chain_phrase_add_count(&count, arcs->of_actor[number]);
    chain_phrase_fill(&steps, chain_words(view->lang, arcs->of_actor[number] == 1 ? N_("{0} step") : N_("{0} steps")), count.bytes, "");
    box->id = actor ? chain_view_id(view, actor, "?") : "?";
    box->label = actor ? chain_grid_name(view, actor) : chain_words(view->lang, N_("Actor not said"));
    box->sublabel = chain_phrase_keep(&steps, view);
    box->tooltip = box->label;
    box->lane = lane_of(map, actor);
    box->shape = CHAIN_SHAPE_STEP;
    box->icon = client ? CHAIN_ICON_HOUSE : CHAIN_ICON_PERSON;
    box->family = client ? CHAIN_FAMILY_OWN : CHAIN_FAMILY_VISIT;
    box->column = box->row = box->phase = -1;
    map->box_of[number] = view->box_count;
}

/* Clients first, then as in the file; actors that do nothing and get nothing are left out. */
static bool add_boxes(struct map *map)
{
    struct chain_arcs *arcs = map->arcs;
    struct chain_lanes *lanes = arcs->lanes;
    struct chain_view *view = lanes->view;
    size_t actors = chain_model_count(lanes->model, CHAIN_ACTOR);
    view->boxes = chain_arena_array(&view->arena, actors + 2, sizeof *view->boxes);
    view->lanes = chain_arena_array(&view->arena, actors + 2, sizeof *view->lanes);
    map->homes = chain_arena_array(&lanes->scratch, actors + 2, sizeof *map->homes);
    map->box_of = chain_arena_array(&lanes->scratch, actors + 2, sizeof(size_t));
    if (!view->boxes || !view->lanes || !map->homes || !map->box_of)
        return false;
    for (int services = 0; services < 2; services++)
        for (size_t i = 0; i < actors; i++) {
            const chain_object *actor = chain_model_at(lanes->model, CHAIN_ACTOR, i);
            if (chain_view_actor_is_client(actor) == !services && (arcs->of_actor[i] > 0 || arcs->used[i]))
                add_box(map, i, actor);
        }
    if (arcs->used[actors])
        add_box(map, actors, NULL);
    return true;
}

/* What the label is too short for stands in the tooltip, of lines that became one too. */
static void tell_all(const struct chain_arcs *arcs, const struct chain_arc *arc, struct chain_view_line *line)
{
    const char *all = label_of(arcs, arc, MOST_ITEMS);
    struct chain_phrase phrase = {"", 0};
    if (!all || strstr(line->tooltip, all))
        return;
    chain_phrase_add(&phrase, line->tooltip);
    chain_phrase_join(&phrase, ". ", all);
    line->tooltip = chain_phrase_keep_or(&phrase, arcs->lanes->view, "?");
}

static bool add_lines(struct map *map)
{
    struct chain_arcs *arcs = map->arcs;
    struct chain_lanes *lanes = arcs->lanes;
    size_t actors = chain_model_count(lanes->model, CHAIN_ACTOR);
    if (!chain_lanes_lines_init(lanes, arcs->count))
        return false;
    for (size_t i = 0; i < arcs->count; i++) {
        const struct chain_arc *arc = &arcs->items[i];
        size_t from = map->box_of[arc->from == CHAIN_ARC_NOBODY ? actors : arc->from];
        size_t to = map->box_of[arc->to == CHAIN_ARC_NOBODY ? actors : arc->to];
        if (!from || !to)
            continue;
        struct chain_view_line line = {.from = from - 1, .to = to - 1, .look = look_of(arc), .message = arc->message};
        line.crosses = lanes->view->boxes[line.from].lane != lanes->view->boxes[line.to].lane;
        line.label = label_of(arcs, arc, LABEL_ITEMS);
        size_t number = chain_lanes_add_line(lanes, line, chain_model_at(lanes->model, CHAIN_FLOW, arc->first - 1));
        for (size_t f = arc->first; f; f = arcs->next_flow[f - 1])
            lanes->line_of[f - 1] = number;
        tell_all(arcs, arc, &lanes->view->lines[number - 1]);
    }
    return true;
}

static bool build_map(struct chain_arcs *arcs)
{
    static const char *const shapes[CHAIN_SHAPE_COUNT] = {NULL};
    static const char *const icons[CHAIN_ICON_COUNT] = {[CHAIN_ICON_HOUSE] = N_("Client or near one"), [CHAIN_ICON_PERSON] = N_("Service")};
    const struct chain_key_words words = {shapes, icons, chain_key_words_professional.looks};
    struct chain_lanes *lanes = arcs->lanes;
    struct map map = {.arcs = arcs};
    if (!add_boxes(&map) || !add_lines(&map) || !chain_lanes_loops(lanes) ||
        !chain_grid_heading(lanes, N_("{0}: who hands over to whom?"),
                            chain_words(lanes->view->lang, N_("Map of the actors, each in the lane of the organisation, and of what passes between them."))) ||
        !chain_lanes_keys(lanes, &words)) /* after the gaps, which the heading finds */
        return false;
    lanes->view->step_heading = chain_words(lanes->view->lang, N_("Actors"));
    return true;
}

static bool build(struct chain_lanes *lanes)
{
    static const int gap_kinds[] = {CHAIN_GAP_SILO, CHAIN_GAP_NO_REFERRAL_PRACTICE, CHAIN_GAP_LOST_HANDOFF, CHAIN_GAP_ROLES_UNCLEAR, 0};
    struct chain_arcs arcs;
    lanes->gap_kinds = gap_kinds;
    if (!chain_arcs_find(&arcs, lanes))
        return false;
    return lanes->request->matrix || arcs.count > MOST_ARCS ? chain_handoff_matrix(&arcs) : build_map(&arcs);
}

struct chain_view *chain_view_handoffs(const struct chain_view_request *request)
{
    return chain_lanes_make(request, build);
}
