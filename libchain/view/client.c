/*
 * The client's view: what the client does and meets, in the client's words. Steps behind the scenes are left out, their waits and
 * conditions stay on the way; where professionals choose, the client sees that the way divides.
 */
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "view/client.h"
#include "view/plain.h"

static bool add_lanes(struct chain_view *view)
{
    bool used[2] = {false, false};
    for (size_t i = 0; i < view->box_count; i++)
        used[view->boxes[i].lane] = true;
    view->lanes = chain_arena_array(&view->arena, 2, sizeof *view->lanes);
    if (!view->lanes)
        return false;
    if (used[CHAIN_LANE_ME])
        view->lanes[view->lane_count++] = (struct chain_view_lane){chain_words(view->lang, N_("Me")), NULL, true};
    if (used[CHAIN_LANE_SERVICES])
        view->lanes[view->lane_count++] =
            (struct chain_view_lane){chain_words(view->lang, N_("The services that I meet")), NULL, false};
    for (size_t i = 0; i < view->box_count && !used[CHAIN_LANE_ME]; i++)
        view->boxes[i].lane = 0;
    return true;
}

/* When a way is taken, in the client's words; in another language the professional's words of this one are nearer. */
static const char *condition_of(struct chain_view *view, const chain_object *flow)
{
    chain_lang found;
    const char *plain = chain_object_text(flow, CHAIN_TEXT_CLIENT_NAME, view->lang, &found);
    return chain_view_text(view, flow, plain && found == view->lang ? CHAIN_TEXT_CLIENT_NAME : CHAIN_TEXT_CONDITION);
}

/* What a flow says to the client: its condition, and plainly that nothing has been agreed. */
static void speak(struct chain_ways *ways, const chain_object *flow, struct chain_way *way)
{
    struct chain_view *view = ways->lanes->view;
    struct chain_phrase phrase = {"", 0};
    int kind = chain_object_kind(flow, CHAIN_F_KIND);
    const char *condition = condition_of(view, flow);
    double share;
    way->look = chain_flow_role(flow) == CHAIN_ROLE_HANDOFF  ? chain_handoff_look(kind)
                : chain_flow_role(flow) == CHAIN_ROLE_MEMBER ? CHAIN_LOOK_MEMBER
                                                             : CHAIN_LOOK_FLOW;
    chain_phrase_add(&phrase, condition);
    if (!condition && kind == CHAIN_HANDOFF_NONE)
        chain_phrase_add(&phrase, chain_words(view->lang, N_("not agreed")));
    if (chain_object_share(flow, CHAIN_F_SHARE, &share)) {
        chain_phrase_add(&phrase, phrase.length ? " (" : "(");
        chain_phrase_add_share(&phrase, share, view->lang);
        chain_phrase_add(&phrase, ")");
    }
    way->label = phrase.length ? chain_arena_text(&ways->lanes->scratch, phrase.bytes, phrase.length) : NULL;
}

static size_t add_line(struct chain_ways *ways, const struct chain_way *way)
{
    struct chain_lanes *lanes = ways->lanes;
    struct chain_view *view = lanes->view;
    struct chain_phrase label = {"", 0}, wait = {"", 0};
    struct chain_view_line line = {.from = lanes->box_of[way->from] - 1, .to = lanes->box_of[way->to] - 1, .look = way->look};
    line.crosses = view->boxes[line.from].lane != view->boxes[line.to].lane;
    chain_phrase_add(&label, way->label);
    if (way->waits)
        chain_plain_add_time(&wait, way->later ? N_("about {0} later") : way->at_most ? N_("you wait at most {0}") : N_("you wait about {0}"),
                             way->wait, view->lang);
    chain_phrase_join(&label, " · ", wait.bytes);
    line.label = chain_phrase_keep(&label, view);
    return chain_lanes_add_line(lanes, line, way->flow);
}

/* A letter, an answer: the client meets it although nobody moves. What professionals tell each other is not met. */
static void add_message(struct chain_lanes *lanes, const chain_object *flow)
{
    const chain_object *from = chain_flow_from(flow), *to = chain_flow_to(flow);
    const chain_object *receiver = chain_object_ref(to, CHAIN_F_ACTOR);
    size_t a = from ? lanes->box_of[chain_object_index(from)] : 0, b = to ? lanes->box_of[chain_object_index(to)] : 0;
    if (chain_flow_role(flow) != CHAIN_ROLE_MESSAGE || !a || !b || !receiver || !chain_view_actor_is_client(receiver))
        return;
    struct chain_view_line line = {.from = a - 1, .to = b - 1, .look = CHAIN_LOOK_MESSAGE, .message = true};
    line.crosses = lanes->view->boxes[a - 1].lane != lanes->view->boxes[b - 1].lane;
    line.label = condition_of(lanes->view, flow);
    (void)chain_lanes_add_line(lanes, line, flow);
}

/* What happens on a way or at a step that was left out is found at the line that goes through it. */
static void point_at_lines(struct chain_ways *ways, const size_t *line_of_way)
{
    struct chain_lanes *lanes = ways->lanes;
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_FLOW); i++) {
        size_t way = chain_ways_now(ways, ways->of_flow[i]);
        if (way)
            lanes->line_of[i] = line_of_way[way - 1];
    }
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_STEP); i++) {
        size_t way = chain_ways_now(ways, ways->of_step[i]);
        if (way)
            lanes->line_through[i] = line_of_way[way - 1];
    }
}

static bool add_lines(struct chain_ways *ways)
{
    struct chain_lanes *lanes = ways->lanes;
    size_t flows = chain_model_count(lanes->model, CHAIN_FLOW);
    size_t *line_of_way = chain_arena_array(&lanes->scratch, ways->count + 1, sizeof *line_of_way);
    lanes->line_through = chain_arena_array(&lanes->scratch, chain_model_count(lanes->model, CHAIN_STEP) + 1, sizeof(size_t));
    if (!line_of_way || !lanes->line_through || !chain_lanes_lines_init(lanes, ways->count + flows))
        return false;
    for (size_t i = 0; i < ways->count; i++)
        if (!ways->items[i].gone)
            line_of_way[i] = add_line(ways, &ways->items[i]);
    point_at_lines(ways, line_of_way);
    for (size_t i = 0; i < flows; i++)
        add_message(lanes, chain_model_at(lanes->model, CHAIN_FLOW, i));
    return true;
}

static void add_note(struct chain_view *view, const struct chain_phrase *phrase)
{
    const char *words = chain_phrase_keep(phrase, view);
    if (words)
        view->notes[view->note_count++] = words;
}

/* Whom to call: the contact details of the services that the client meets, each once. */
static void add_contacts(struct chain_lanes *lanes, const bool *met)
{
    struct chain_view *view = lanes->view;
    size_t unknown = 0;
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_ACTOR); i++) {
        const chain_object *actor = chain_model_at(lanes->model, CHAIN_ACTOR, i);
        const char *contact = chain_object_value(actor, CHAIN_F_CONTACT);
        struct chain_phrase phrase = {"", 0};
        unknown += met[i] && !contact;
        if (!met[i] || !contact)
            continue;
        chain_phrase_add_capital(&phrase, chain_view_text(view, actor, CHAIN_TEXT_NAME));
        chain_phrase_join(&phrase, ": ", contact);
        add_note(view, &phrase);
    }
    if (unknown > 0) {
        struct chain_phrase phrase = {"", 0}, count = {"", 0};
        chain_phrase_add_count(&count, unknown);
        chain_phrase_fill(&phrase, chain_words(view->lang, N_("Contact details are not told: {0} of the services in the picture.")),
                          count.bytes, "");
        add_note(view, &phrase);
    }
}

/* A drawing that does not tell who is the client shows the whole of it as services. */
static bool has_client(const struct chain_lanes *lanes)
{
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_ACTOR); i++)
        if (chain_view_actor_is_client(chain_model_at(lanes->model, CHAIN_ACTOR, i)))
            return true;
    return false;
}

static bool add_notes(struct chain_ways *ways)
{
    struct chain_lanes *lanes = ways->lanes;
    struct chain_view *view = lanes->view;
    size_t actors = chain_model_count(lanes->model, CHAIN_ACTOR);
    bool *met = chain_arena_array(&lanes->scratch, actors + 1, sizeof *met);
    view->notes = chain_arena_array(&view->arena, actors + 4, sizeof *view->notes);
    if (!met || !view->notes)
        return false;
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_STEP); i++) {
        const chain_object *step = chain_model_at(lanes->model, CHAIN_STEP, i), *actor = chain_object_ref(step, CHAIN_F_ACTOR);
        if (lanes->box_of[i] && actor && !chain_view_actor_is_client(actor) && chain_client_keep(step) == CHAIN_KEEP)
            met[chain_object_index(actor)] = true;
    }
    view->note_heading = chain_words(view->lang, N_("Whom can I call?"));
    add_contacts(lanes, met);
    if (!has_client(lanes)) {
        struct chain_phrase phrase = {"", 0};
        chain_phrase_add(&phrase, chain_words(view->lang, N_("Who is the client is not told: everybody in the picture counts as a service.")));
        add_note(view, &phrase);
    }
    if (view->unplain > 0) {
        struct chain_phrase phrase = {"", 0}, count = {"", 0};
        chain_phrase_add_count(&count, view->unplain);
        chain_phrase_fill(&phrase, chain_words(view->lang, N_("* {0} names are still in the words of professionals.")), count.bytes, "");
        add_note(view, &phrase);
    }
    return true;
}

static void add_heading(struct chain_lanes *lanes)
{
    struct chain_view *view = lanes->view;
    const chain_object *root = chain_model_root(lanes->model);
    struct chain_phrase line = {"", 0}, title = {"", 0}, count = {"", 0}, words = {"", 0};
    chain_lanes_heading(lanes);
    chain_phrase_fill(&title, chain_words(view->lang, N_("{0}: the client's way")), view->title, "");
    view->title = chain_phrase_keep_or(&title, view, view->id);
    int state = chain_object_kind(root, CHAIN_F_STATE);
    view->state = state == CHAIN_STATE_TO_BE   ? chain_words(view->lang, N_("This is how it is meant to go"))
                  : state == CHAIN_STATE_AS_IS ? chain_words(view->lang, N_("This is how it goes now"))
                                               : NULL;
    size_t before = view->fallbacks;
    chain_lanes_add_region(&line, lanes);
    view->fallbacks = before; /* the heading has counted it */
    view->subtitle = chain_phrase_keep_or(&line, view, "");
    view->credits = NULL; /* the client asks whom to call, not which document says so */
    chain_phrase_add_count(&count, view->box_count);
    chain_phrase_fill(&words, chain_words(view->lang, N_("The client's way: {0} things that the client does or meets.")), count.bytes, "");
    view->description = chain_phrase_keep(&words, view);
    view->gap_heading = chain_words(view->lang, N_("What may go wrong for you"));
    view->short_note = NULL; /* commands are not for clients */
    view->upright = true; /* two lanes and one way: like a letter */
    view->step_heading = chain_words(view->lang, N_("What you meet"));
}

static bool build(struct chain_lanes *lanes)
{
    struct chain_ways ways;
    size_t steps = chain_model_count(lanes->model, CHAIN_STEP);
    uint8_t *keep = chain_arena_array(&lanes->scratch, steps + 1, 1);
    lanes->plain = true;
    for (size_t i = 0; keep && i < steps; i++)
        keep[i] = (uint8_t)chain_client_keep(chain_model_at(lanes->model, CHAIN_STEP, i));
    if (!keep || !chain_ways_find(&ways, lanes, keep, speak))
        return false;
    bool built = chain_client_boxes(&ways) && add_lanes(lanes->view) && add_lines(&ways) && chain_lanes_loops(lanes) &&
                 chain_lanes_client_gaps(lanes) && chain_lanes_keys(lanes, &chain_key_words_client) && add_notes(&ways);
    if (built)
        add_heading(lanes);
    return built;
}

struct chain_view *chain_view_client(const struct chain_view_request *request)
{
    return chain_lanes_make(request, build);
}
