/* Steps into boxes. */
#include "view/lanes.h"

#include "chain/words.h"

static const enum chain_shape shapes[] = {
    [CHAIN_ROLE_STEP] = CHAIN_SHAPE_STEP,         [CHAIN_ROLE_START] = CHAIN_SHAPE_START,
    [CHAIN_ROLE_END] = CHAIN_SHAPE_END,           [CHAIN_ROLE_BRANCH] = CHAIN_SHAPE_BRANCH,
    [CHAIN_ROLE_PARALLEL] = CHAIN_SHAPE_PARALLEL, [CHAIN_ROLE_ANY_ORDER] = CHAIN_SHAPE_ANY_ORDER,
    [CHAIN_ROLE_SUBCHAIN] = CHAIN_SHAPE_SUBCHAIN,
};

enum chain_shape chain_view_shape(const chain_object *step)
{
    return shapes[chain_step_role(step)];
}

/* Without a name a step is called by its kind, without a kind by its id when somebody chose it. */
static const char *label_of(struct chain_view *view, const chain_object *step)
{
    const char *name = chain_view_text(view, step, CHAIN_TEXT_NAME);
    int kind = chain_object_kind(step, CHAIN_F_KIND);
    chain_step_role_id role = chain_step_role(step);
    if (name)
        return name;
    if (role == CHAIN_ROLE_ANY_ORDER)
        return chain_words(view->lang, N_("in any order"));
    if (role == CHAIN_ROLE_PARALLEL)
        return chain_words(view->lang, N_("at the same time"));
    name = chain_view_kind_label(view, role == CHAIN_ROLE_END ? CHAIN_KINDS_END : CHAIN_KINDS_STEP, kind);
    if (!name && role == CHAIN_ROLE_START)
        name = chain_words(view->lang, N_("start"));
    if (!name)
        name = chain_view_given_id(view, step, role == CHAIN_ROLE_END ? N_("end") : N_("step without a name"));
    return name;
}

static void add_time(struct chain_phrase *phrase, const chain_object *step, chain_field field, const char *message,
                     chain_lang lang)
{
    struct chain_phrase amount = {"", 0}, words = {"", 0};
    chain_duration duration;
    if (!chain_object_duration(step, field, &duration))
        return;
    chain_phrase_add_duration(&amount, duration, lang);
    chain_phrase_fill(&words, chain_words(lang, message), amount.bytes, "");
    chain_phrase_join(phrase, " · ", words.bytes);
}

static bool is_wait(const chain_object *step)
{
    return chain_kind_has(CHAIN_KINDS_STEP, chain_object_kind(step, CHAIN_F_KIND), CHAIN_TRAIT_WAIT);
}

/* The one time that says most: of a wait its limit, of work what it usually takes. */
static void add_best_time(struct chain_phrase *phrase, const chain_object *step, chain_lang lang)
{
    size_t before = phrase->length;
    add_time(phrase, step, CHAIN_F_TYPICAL, is_wait(step) ? N_("usually {0}") : "{0}", lang);
    if (phrase->length == before)
        add_time(phrase, step, CHAIN_F_MAX, N_("at most {0}"), lang);
    if (phrase->length == before)
        add_time(phrase, step, CHAIN_F_PLANNED, N_("planned {0}"), lang);
}

/* Minutes of the time that the box shows, 0 when it is not a wait or its length is not known. */
double chain_view_wait_minutes(const chain_object *step)
{
    static const chain_field fields[] = {CHAIN_F_TYPICAL, CHAIN_F_MAX, CHAIN_F_PLANNED};
    chain_duration duration;
    for (size_t i = 0; is_wait(step) && i < sizeof fields / sizeof *fields; i++)
        if (chain_object_duration(step, fields[i], &duration))
            return chain_duration_minutes(duration);
    return 0;
}

/* A phone's icon has said "phone" already, and a visit is at a place. */
static bool is_told(enum chain_icon icon, int channel)
{
    return (icon == CHAIN_ICON_PHONE && channel == CHAIN_CHANNEL_PHONE) || channel == CHAIN_CHANNEL_PLACE;
}

/* The main channel, and how many others there are; the tooltip names them all. */
static const char *sublabel_of(struct chain_view *view, const chain_object *step, enum chain_icon icon)
{
    struct chain_phrase phrase = {"", 0};
    int channel = chain_object_kind(step, CHAIN_F_CHANNEL);
    size_t channels = chain_object_word_count(step, CHAIN_F_CHANNEL);
    if (channels > 1 || !is_told(icon, channel))
        chain_phrase_add(&phrase, chain_view_kind_label(view, CHAIN_KINDS_CHANNEL, channel));
    if (channels > 1) {
        chain_phrase_add(&phrase, "\u00A0+");
        chain_phrase_add_count(&phrase, channels - 1);
    }
    add_best_time(&phrase, step, view->lang);
    return chain_phrase_keep(&phrase, view);
}

static void add_actors(struct chain_phrase *phrase, struct chain_view *view, const chain_object *step)
{
    size_t before = view->fallbacks;
    for (size_t i = 0; i < 1 + chain_object_word_count(step, CHAIN_F_WITH); i++) {
        const chain_object *actor =
            i == 0 ? chain_object_ref(step, CHAIN_F_ACTOR) : chain_object_ref_at(step, CHAIN_F_WITH, i - 1);
        chain_phrase_join(phrase, i == 1 ? " + " : ". ", chain_view_text(view, actor, CHAIN_TEXT_NAME));
    }
    view->fallbacks = before; /* the lane has counted them */
}

static const char *tooltip_of(struct chain_view *view, const chain_object *step, const char *label)
{
    struct chain_phrase phrase = {"", 0};
    chain_phrase_add(&phrase, label);
    add_actors(&phrase, view, step);
    for (size_t i = 0; i < chain_object_word_count(step, CHAIN_F_CHANNEL); i++)
        chain_phrase_join(&phrase, i ? ", " : ". ",
                          chain_view_kind_label(view, CHAIN_KINDS_CHANNEL, chain_object_kind_at(step, CHAIN_F_CHANNEL, i)));
    add_time(&phrase, step, CHAIN_F_PLANNED, N_("planned {0}"), view->lang);
    add_time(&phrase, step, CHAIN_F_TYPICAL, N_("usually {0}"), view->lang);
    add_time(&phrase, step, CHAIN_F_MAX, N_("at most {0}"), view->lang);
    return chain_phrase_keep(&phrase, view);
}

static bool is_unseen(const chain_object *step)
{
    int visibility = chain_object_kind(step, CHAIN_F_VISIBILITY), kind = chain_object_kind(step, CHAIN_F_KIND);
    if (visibility)
        return visibility == CHAIN_VISIBILITY_BACKSTAGE || visibility == CHAIN_VISIBILITY_SUPPORT;
    return chain_step_role(step) == CHAIN_ROLE_STEP && kind &&
           !chain_kind_has(CHAIN_KINDS_STEP, kind, CHAIN_TRAIT_CLIENT_SEES) &&
           !chain_kind_has(CHAIN_KINDS_STEP, kind, CHAIN_TRAIT_WAIT);
}

enum chain_icon chain_view_icon(const chain_object *step)
{
    chain_step_role_id role = chain_step_role(step);
    if (role == CHAIN_ROLE_SUBCHAIN)
        return CHAIN_ICON_CHAIN;
    if (role != CHAIN_ROLE_STEP)
        return CHAIN_ICON_NONE;
    enum chain_icon icon = chain_step_icon(chain_object_kind(step, CHAIN_F_KIND));
    int channel = chain_object_kind(step, CHAIN_F_CHANNEL);
    bool digital = chain_kind_has(CHAIN_KINDS_CHANNEL, channel, CHAIN_TRAIT_DIGITAL);
    return icon == CHAIN_ICON_PHONE && digital ? CHAIN_ICON_SCREEN : icon;
}

/* Counted from 1 in files. */
static int pin_of(const chain_object *step, chain_field field)
{
    double number;
    return chain_object_number(step, field, &number) && number >= 1 && number <= 1000 ? (int)number - 1 : -1;
}

static void fill_box(struct chain_lanes *lanes, const chain_object *step, struct chain_view_box *box)
{
    struct chain_view *view = lanes->view;
    const chain_object *actor = chain_object_ref(step, CHAIN_F_ACTOR);
    box->id = chain_view_id(view, step, "?");
    box->lane = actor ? lanes->lane_of[chain_object_index(actor)] : view->lane_count - 1;
    box->shape = chain_view_shape(step);
    box->icon = chain_view_icon(step);
    box->dashed = (box->shape == CHAIN_SHAPE_STEP || box->shape == CHAIN_SHAPE_SUBCHAIN) && is_unseen(step);
    box->family = box->dashed ? CHAIN_FAMILY_BACK : chain_icon_family(box->icon);
    struct chain_phrase label = {"", 0};
    chain_phrase_add_capital(&label, label_of(view, step));
    box->label = chain_phrase_keep_or(&label, view, "?");
    if (box->shape == CHAIN_SHAPE_STEP)
        box->sublabel = sublabel_of(view, step, box->icon);
    box->tooltip = tooltip_of(view, step, box->label);
    box->href = chain_view_address(view, lanes->model, step);
    box->tier = chain_object_kind(step, CHAIN_F_TIER);
    box->member = chain_step_role(chain_object_parent(step)) == CHAIN_ROLE_ANY_ORDER && chain_object_type(chain_object_parent(step)) == CHAIN_STEP;
    box->wait = chain_view_wait_minutes(step);
    box->column = pin_of(step, CHAIN_F_COLUMN);
    box->row = pin_of(step, CHAIN_F_ROW);
    const chain_object *phase = chain_object_ref(step, CHAIN_F_PHASE);
    box->phase = phase ? (int)chain_object_index(phase) : -1;
}

void chain_lanes_compare_waits(struct chain_view *view)
{
    double longest = 0;
    for (size_t i = 0; i < view->box_count; i++)
        if (view->boxes[i].wait > longest)
            longest = view->boxes[i].wait;
    for (size_t i = 0; longest > 0 && i < view->box_count; i++)
        view->boxes[i].wait /= longest;
}

bool chain_lanes_phases(struct chain_lanes *lanes)
{
    struct chain_view *view = lanes->view;
    size_t count = chain_model_count(lanes->model, CHAIN_PHASE);
    const char **names = chain_arena_array(&view->arena, count + 1, sizeof *names);
    for (size_t i = 0; names && i < count; i++) {
        const chain_object *phase = chain_model_at(lanes->model, CHAIN_PHASE, i);
        const char *name = chain_view_text(view, phase, CHAIN_TEXT_NAME);
        names[i] = name ? name : view->made_ids ? "?" : chain_view_id(view, phase, "?");
    }
    view->phases = names;
    view->phase_count = names ? count : 0;
    return !view->arena.failed;
}

bool chain_lanes_boxes(struct chain_lanes *lanes)
{
    struct chain_view *view = lanes->view;
    view->box_count = chain_model_count(lanes->model, CHAIN_STEP);
    view->boxes = chain_arena_array(&view->arena, view->box_count + 1, sizeof *view->boxes);
    if (!view->boxes)
        return false;
    for (size_t i = 0; i < view->box_count; i++) {
        fill_box(lanes, chain_model_at(lanes->model, CHAIN_STEP, i), &view->boxes[i]);
        lanes->box_of[i] = i + 1;
    }
    chain_lanes_compare_waits(view);
    return !view->arena.failed;
}
