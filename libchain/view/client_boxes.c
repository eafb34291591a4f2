/* Steps in the words of the client. */
#include "view/client.h"

#include "chain/words.h"
#include "view/plain.h"

static bool is_wait(const chain_object *step)
{
    return chain_kind_has(CHAIN_KINDS_STEP, chain_object_kind(step, CHAIN_F_KIND), CHAIN_TRAIT_WAIT);
}

static bool is_mine(const chain_object *step)
{
    int kind = chain_object_kind(step, CHAIN_F_KIND), visibility = chain_object_kind(step, CHAIN_F_VISIBILITY);
    chain_step_role_id role = chain_step_role(step);
    const chain_object *actor = chain_object_ref(step, CHAIN_F_ACTOR);
    if (role == CHAIN_ROLE_START || role == CHAIN_ROLE_END || visibility == CHAIN_VISIBILITY_CLIENT_ACTION)
        return true;
    if (actor)
        return chain_view_actor_is_client(actor) || (role == CHAIN_ROLE_STEP && is_wait(step));
    return role == CHAIN_ROLE_STEP && chain_kind_has(CHAIN_KINDS_STEP, kind, CHAIN_TRAIT_CLIENT_ACTS);
}

static bool has_plain_name(const chain_object *step)
{
    return chain_object_text(step, CHAIN_TEXT_CLIENT_NAME, CHAIN_LANG_FI, NULL) != NULL;
}

/* What is not told to be behind the scenes is shown, unless its kind is such that clients do not see it. */
static bool is_met(const chain_object *step)
{
    int kind = chain_object_kind(step, CHAIN_F_KIND), visibility = chain_object_kind(step, CHAIN_F_VISIBILITY);
    if (visibility)
        return visibility == CHAIN_VISIBILITY_CLIENT_ACTION || visibility == CHAIN_VISIBILITY_FRONTSTAGE;
    return !kind || is_mine(step) || has_plain_name(step) || chain_kind_has(CHAIN_KINDS_STEP, kind, CHAIN_TRAIT_CLIENT_SEES);
}

enum chain_keep chain_client_keep(const chain_object *step)
{
    switch (chain_step_role(step)) {
    case CHAIN_ROLE_START:
    case CHAIN_ROLE_END: return CHAIN_KEEP;
    case CHAIN_ROLE_BRANCH: return is_mine(step) || has_plain_name(step) ? CHAIN_KEEP : CHAIN_SPLIT;
    case CHAIN_ROLE_PARALLEL:
    case CHAIN_ROLE_ANY_ORDER: return CHAIN_SPLIT;
    default: return is_met(step) ? CHAIN_KEEP : CHAIN_PASS;
    }
}

/* In the reader's language, if there is one. */
static const char *text_in(struct chain_view *view, const chain_object *step, chain_text_kind kind, bool same_language)
{
    chain_lang found = CHAIN_LANG_NONE;
    const char *words = chain_object_text(step, kind, view->lang, &found);
    return words && (!same_language || found == view->lang) ? chain_view_text(view, step, kind) : NULL;
}

/* A name for professionals carries a star: somebody should say it in the client's words. */
static const char *starred(struct chain_view *view, const char *name)
{
    struct chain_phrase phrase = {"", 0};
    if (!name)
        return NULL;
    chain_phrase_add_capital(&phrase, name);
    chain_phrase_add(&phrase, "\u00A0*");
    view->unplain++;
    return chain_phrase_keep(&phrase, view);
}

/* Behind the scenes, and yet in the picture: it is said in general words what happens there. */
static const char *general_label(const struct chain_ways *ways, const chain_object *step, size_t number)
{
    chain_lang lang = ways->lanes->view->lang;
    switch (chain_step_role(step)) {
    case CHAIN_ROLE_BRANCH: return chain_words(lang, N_("It is decided how you go on"));
    case CHAIN_ROLE_PARALLEL: return chain_words(lang, N_("At the same time"));
    case CHAIN_ROLE_ANY_ORDER: return chain_words(lang, N_("As you need them"));
    default:
        return ways->out_count[number] ? chain_words(lang, N_("Your matter is being dealt with"))
                                       : chain_words(lang, N_("It is not told what happens next"));
    }
}

static const char *label_of(const struct chain_ways *ways, const chain_object *step, size_t number)
{
    struct chain_view *view = ways->lanes->view;
    bool hidden = chain_client_keep(step) != CHAIN_KEEP;
    const char *label = text_in(view, step, CHAIN_TEXT_CLIENT_NAME, true);
    if (!label && !hidden)
        label = starred(view, text_in(view, step, CHAIN_TEXT_NAME, true));
    if (!label)
        label = text_in(view, step, CHAIN_TEXT_CLIENT_NAME, false);
    if (!label && hidden)
        return general_label(ways, step, number);
    if (!label)
        label = starred(view, text_in(view, step, CHAIN_TEXT_NAME, false));
    if (!label && chain_step_role(step) == CHAIN_ROLE_END)
        return chain_plain_end(step, view->lang) ? chain_plain_end(step, view->lang) : chain_words(view->lang, N_("The way ends here"));
    if (!label)
        label = starred(view, chain_view_kind_label(view, CHAIN_KINDS_STEP, chain_object_kind(step, CHAIN_F_KIND)));
    return label ? label : general_label(ways, step, number);
}

/* Whom the client reaches by getting in touch: the actor of the step that the way leads to. */
static const chain_object *reached(const struct chain_ways *ways, size_t step)
{
    for (size_t w = ways->first_out[step]; w; w = ways->items[w - 1].next_out) {
        const struct chain_way *way = &ways->items[w - 1];
        const chain_object *actor = chain_object_ref(chain_model_at(ways->lanes->model, CHAIN_STEP, way->to), CHAIN_F_ACTOR);
        if (!way->gone && actor && !chain_view_actor_is_client(actor))
            return actor;
    }
    return NULL;
}

static void add_hours(struct chain_phrase *phrase, const chain_object *step, chain_lang lang)
{
    const chain_object *channel = chain_object_first(step, CHAIN_CHANNEL);
    for (; channel; channel = chain_object_next(channel, CHAIN_CHANNEL)) {
        const char *hours = chain_object_value(channel, CHAIN_F_HOURS);
        struct chain_phrase words = {"", 0};
        if (!hours)
            continue;
        chain_phrase_fill(&words, chain_words(lang, N_("open: {0}")), hours, "");
        chain_phrase_join(phrase, " · ", words.bytes);
        return;
    }
}

/* A step where the client gets in touch: how, when, and whom to call. */
static void add_contact(struct chain_phrase *phrase, const struct chain_ways *ways, const chain_object *step, size_t number)
{
    chain_lang lang = ways->lanes->view->lang;
    const char *contact = chain_object_value(reached(ways, number), CHAIN_F_CONTACT);
    chain_plain_add_channels(phrase, step, lang);
    add_hours(phrase, step, lang);
    if (contact)
        chain_phrase_join(phrase, " · ", contact);
    else
        chain_phrase_join(phrase, " · ", chain_words(lang, N_("contact details not told")));
}

static const char *sublabel_of(const struct chain_ways *ways, const chain_object *step, size_t number)
{
    struct chain_view *view = ways->lanes->view;
    struct chain_phrase phrase = {"", 0};
    chain_step_role_id role = chain_step_role(step);
    bool mine = is_mine(step);
    if (role == CHAIN_ROLE_END)
        return has_plain_name(step) || text_in(view, step, CHAIN_TEXT_NAME, false) ? chain_plain_end(step, view->lang) : NULL;
    if (role != CHAIN_ROLE_STEP && role != CHAIN_ROLE_SUBCHAIN)
        return NULL;
    if (is_wait(step)) {
        chain_plain_add_wait(&phrase, step, view->lang);
        return chain_phrase_keep(&phrase, view);
    }
    if (mine && chain_object_kind(step, CHAIN_F_KIND) == CHAIN_STEP_CONTACT) {
        add_contact(&phrase, ways, step, number);
        return chain_phrase_keep(&phrase, view);
    }
    if (!mine)
        chain_phrase_add_capital(&phrase, chain_view_text(view, chain_object_ref(step, CHAIN_F_ACTOR), CHAIN_TEXT_NAME));
    chain_plain_add_channels(&phrase, step, view->lang);
    chain_plain_add_length(&phrase, step, view->lang);
    if (!mine)
        add_hours(&phrase, step, view->lang);
    return chain_phrase_keep(&phrase, view);
}

static const char *tooltip_of(struct chain_view *view, const struct chain_view_box *box)
{
    struct chain_phrase phrase = {"", 0};
    chain_phrase_add(&phrase, box->label);
    chain_phrase_join(&phrase, ". ", box->sublabel);
    return chain_phrase_keep_or(&phrase, view, "?");
}

static void fill_box(const struct chain_ways *ways, size_t number, struct chain_view_box *box)
{
    struct chain_view *view = ways->lanes->view;
    const chain_object *step = chain_model_at(ways->lanes->model, CHAIN_STEP, number);
    struct chain_phrase label = {"", 0};
    bool hidden = chain_client_keep(step) == CHAIN_PASS;
    box->id = chain_view_id(view, step, "?");
    chain_phrase_add_capital(&label, label_of(ways, step, number));
    box->label = chain_phrase_keep_or(&label, view, "?");
    box->sublabel = hidden ? NULL : sublabel_of(ways, step, number);
    box->lane = is_mine(step) ? CHAIN_LANE_ME : CHAIN_LANE_SERVICES;
    box->shape = chain_view_shape(step);
    box->icon = hidden ? CHAIN_ICON_NONE : chain_view_icon(step);
    box->family = chain_icon_family(box->icon);
    box->dashed = hidden;
    box->wait = chain_view_wait_minutes(step);
    box->tooltip = tooltip_of(view, box);
    box->column = box->row = box->phase = -1;
}

bool chain_client_boxes(struct chain_ways *ways)
{
    struct chain_lanes *lanes = ways->lanes;
    struct chain_view *view = lanes->view;
    size_t steps = chain_model_count(lanes->model, CHAIN_STEP);
    view->boxes = chain_arena_array(&view->arena, steps + 1, sizeof *view->boxes);
    if (!view->boxes)
        return false;
    for (size_t i = 0; i < steps; i++) {
        if (ways->keep[i] != CHAIN_KEEP)
            continue;
        fill_box(ways, i, &view->boxes[view->box_count++]);
        lanes->box_of[i] = view->box_count;
    }
    chain_lanes_compare_waits(view);
    return true;
}
