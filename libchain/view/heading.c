/* Title and subtitle: what chain, which state, where, how far, from what. */
#include "view/lanes.h"

#include "chain/words.h"

/* The latest status; of those with the same date the last. */
static const chain_object *latest_status(const chain_model *model)
{
    const chain_object *best = NULL;
    for (size_t i = 0; i < chain_model_count(model, CHAIN_STATUS); i++) {
        const chain_object *status = chain_model_at(model, CHAIN_STATUS, i);
        if (!best || chain_object_date(status, CHAIN_F_DATE) >= chain_object_date(best, CHAIN_F_DATE))
            best = status;
    }
    return best;
}

static void add_status(struct chain_phrase *phrase, struct chain_view *view, const chain_object *status)
{
    const char *label = chain_view_kind_label(view, CHAIN_KINDS_STATUS, chain_object_kind(status, CHAIN_F_VALUE));
    int32_t date = chain_object_date(status, CHAIN_F_DATE);
    if (!label)
        return;
    chain_phrase_join(phrase, " · ", label);
    if (date) {
        chain_phrase_add(phrase, " ");
        chain_phrase_add_date(phrase, date, view->lang);
    }
}

void chain_lanes_add_region(struct chain_phrase *phrase, struct chain_lanes *lanes)
{
    const char *id = chain_object_value(chain_model_root(lanes->model), CHAIN_F_REGION), *name = NULL;
    if (!id)
        return;
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_REGION) && !name; i++)
        name = chain_view_text(lanes->view, chain_model_at(lanes->model, CHAIN_REGION, i), CHAIN_TEXT_TITLE);
    chain_phrase_join(phrase, " · ", name ? name : id);
}

/* The documents that the chain says it is drawn from, by their titles as they are; not those of the region's file. */
static const char *sources_of(struct chain_lanes *lanes)
{
    struct chain_phrase names = {"", 0}, words = {"", 0};
    for (size_t i = 0; i < chain_model_count(lanes->model, CHAIN_SOURCE); i++) {
        const chain_object *source = chain_model_at(lanes->model, CHAIN_SOURCE, i);
        const char *title = chain_object_text(source, CHAIN_TEXT_TITLE, lanes->view->lang, NULL);
        if (chain_object_parent(chain_object_parent(source)) == chain_model_root(lanes->model))
            chain_phrase_join(&names, "; ", title ? title : chain_object_id(source));
    }
    if (names.length == 0)
        return NULL;
    chain_phrase_fill(&words, chain_words(lanes->view->lang, N_("Sources: {0}")), names.bytes, "");
    return chain_phrase_keep(&words, lanes->view);
}

static void add_version(struct chain_phrase *phrase, const chain_object *root, chain_lang lang)
{
    const char *version = chain_object_value(root, CHAIN_F_VERSION);
    struct chain_phrase words = {"", 0};
    if (!version)
        return;
    chain_phrase_fill(&words, chain_words(lang, N_("version {0}")), version, "");
    chain_phrase_join(phrase, " · ", words.bytes);
}

static const char *describe(struct chain_view *view, size_t steps, size_t actors)
{
    struct chain_phrase phrase = {"", 0}, a = {"", 0}, b = {"", 0};
    chain_phrase_add_count(&a, steps);
    chain_phrase_add_count(&b, actors);
    chain_phrase_fill(&phrase, chain_words(view->lang, N_("Service chain as lanes: {0} steps, {1} actors.")), a.bytes, b.bytes);
    return chain_phrase_keep(&phrase, view);
}

static void add_state(struct chain_view *view, const chain_object *root)
{
    int state = chain_object_kind(root, CHAIN_F_STATE);
    struct chain_phrase words = {"", 0};
    chain_phrase_add_capital(&words, chain_view_kind_label(view, CHAIN_KINDS_STATE, state));
    view->state = chain_phrase_keep(&words, view);
    view->planned = state == CHAIN_STATE_TO_BE;
}

void chain_lanes_heading(struct chain_lanes *lanes)
{
    struct chain_view *view = lanes->view;
    const chain_object *root = chain_model_root(lanes->model);
    struct chain_phrase line = {"", 0};
    view->id = chain_view_id(view, root, "chain");
    view->title = chain_view_text(view, root, CHAIN_TEXT_TITLE);
    if (!view->title)
        view->title = view->made_ids ? chain_words(view->lang, N_("Service chain")) : view->id;
    add_state(view, root);
    chain_lanes_add_region(&line, lanes);
    add_status(&line, view, latest_status(lanes->model));
    add_version(&line, root, view->lang);
    view->subtitle = chain_phrase_keep_or(&line, view, "");
    view->credits = sources_of(lanes);
    view->time_right = chain_words(view->lang, N_("time runs from left to right"));
    view->time_down = chain_words(view->lang, N_("time runs from top to bottom"));
    view->description = describe(view, view->box_count, view->lane_count);
}
