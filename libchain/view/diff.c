/* The diff view: two states of a chain on one layout. What stays is grey; what comes, goes and changes has a sign, a colour and a line. */
#include "view/diff.h"

#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "view/words.h"

static const char *const change_words[] = {
    [CHAIN_BOX_SAME] = N_("As it was"), [CHAIN_BOX_ADDED] = N_("New"), [CHAIN_BOX_REMOVED] = N_("Goes"),
    [CHAIN_BOX_CHANGED] = N_("Changes"),
};
static const enum chain_family families[] = {
    [CHAIN_BOX_SAME] = CHAIN_FAMILY_SAME, [CHAIN_BOX_ADDED] = CHAIN_FAMILY_ADDED, [CHAIN_BOX_REMOVED] = CHAIN_FAMILY_REMOVED,
    [CHAIN_BOX_CHANGED] = CHAIN_FAMILY_CHANGED,
};
static const enum chain_look looks[] = {
    [CHAIN_BOX_SAME] = CHAIN_LOOK_SAME, [CHAIN_BOX_ADDED] = CHAIN_LOOK_ADDED, [CHAIN_BOX_REMOVED] = CHAIN_LOOK_REMOVED,
    [CHAIN_BOX_CHANGED] = CHAIN_LOOK_CHANGED,
};

static enum chain_box_change change_of(const chain_pair *pair)
{
    if (!pair || (pair->before && pair->after && pair->change_count == 0))
        return CHAIN_BOX_SAME;
    return !pair->before ? CHAIN_BOX_ADDED : !pair->after ? CHAIN_BOX_REMOVED : CHAIN_BOX_CHANGED;
}

/* The object that an id of the united chain stands for. */
static const chain_object *original(const struct chain_diff *diff, const char *id, chain_type type, char old)
{
    return chain_model_at(id[0] == old ? diff->before : diff->after, type, (size_t)strtoull(id + 1, NULL, 10));
}

static const chain_change *find_change(const struct chain_diff *diff, const chain_pair *pair, chain_change_kind kind)
{
    for (size_t i = 0; i < pair->change_count; i++) {
        const chain_change *change = chain_comparison_change(diff->comparison, pair->first_change + i);
        if (change->kind == kind)
            return change;
    }
    return NULL;
}

static void add_kinds(struct chain_phrase *phrase, struct chain_view *view, const chain_object *step)
{
    for (size_t i = 0; i < chain_object_word_count(step, CHAIN_F_CHANNEL); i++)
        chain_phrase_join(phrase, i ? ", " : "",
                          chain_view_kind_label(view, CHAIN_KINDS_CHANNEL, chain_object_kind_at(step, CHAIN_F_CHANNEL, i)));
}

/* What it was before: who did it, else what it was called, how long it took, through which channel. */
static const char *before_words(struct chain_view *view, const struct chain_diff *diff, const chain_pair *pair)
{
    struct chain_phrase old = {"", 0}, words = {"", 0};
    const chain_change *limit = find_change(diff, pair, CHAIN_CHANGE_LIMIT);
    const char *name = chain_object_text(pair->before, CHAIN_TEXT_NAME, view->lang, NULL);
    const char *now = chain_object_text(pair->after, CHAIN_TEXT_NAME, view->lang, NULL);
    chain_duration duration;
    size_t fallbacks = view->fallbacks;
    if (find_change(diff, pair, CHAIN_CHANGE_MOVED))
        chain_phrase_add(&old, chain_view_text(view, chain_object_ref(pair->before, CHAIN_F_ACTOR), CHAIN_TEXT_NAME));
    else if (find_change(diff, pair, CHAIN_CHANGE_LABEL) && name && now && strcmp(name, now) != 0)
        chain_phrase_add(&old, name);
    else if (limit && chain_object_duration(pair->before, limit->field, &duration))
        chain_phrase_add_duration(&old, duration, view->lang);
    else if (find_change(diff, pair, CHAIN_CHANGE_CHANNEL))
        add_kinds(&old, view, pair->before);
    view->fallbacks = fallbacks;
    if (old.length == 0)
        return NULL;
    chain_phrase_fill(&words, chain_words(view->lang, N_("before: {0}")), old.bytes, "");
    return chain_phrase_keep(&words, view);
}

static void mark_box(struct chain_view *view, const struct chain_diff *diff, struct chain_view_box *box)
{
    const chain_object *step = original(diff, box->id, CHAIN_STEP, 't');
    const chain_pair *pair = chain_comparison_pair_of(diff->comparison, step);
    box->change = change_of(pair);
    box->family = families[box->change];
    box->id = chain_view_id(view, step, "?");
    box->dashed = box->change == CHAIN_BOX_REMOVED;
    const char *before = box->change == CHAIN_BOX_CHANGED ? before_words(view, diff, pair) : NULL;
    if (before)
        box->sublabel = before;
}

/* What the line is, is in its label; how it changes, in front of it. Dash and head tell it as well. */
static void mark_line(struct chain_view *view, const struct chain_diff *diff, struct chain_view_line *line)
{
    static const char *const signs[] = {[CHAIN_BOX_ADDED] = "+ ", [CHAIN_BOX_REMOVED] = "− ", [CHAIN_BOX_CHANGED] = "~ "};
    enum chain_box_change change = CHAIN_BOX_SAME;
    if (line->id[0] == 'f' || line->id[0] == 'g') {
        const chain_object *flow = original(diff, line->id, CHAIN_FLOW, 'g');
        change = change_of(chain_comparison_pair_of(diff->comparison, flow));
        line->id = chain_view_id(view, flow, line->id);
    }
    line->look = looks[change];
    struct chain_phrase label = {"", 0};
    if (change == CHAIN_BOX_SAME || !line->label)
        return;
    chain_phrase_add(&label, signs[change]);
    chain_phrase_add(&label, line->label);
    line->label = chain_phrase_keep(&label, view);
}

static bool boxes_have(const struct chain_view *view, enum chain_box_change change)
{
    for (size_t i = 0; i < view->box_count; i++)
        if (view->boxes[i].change == change)
            return true;
    return false;
}

static bool lines_have(const struct chain_view *view, enum chain_look look)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (view->lines[i].look == look)
            return true;
    return false;
}

/* Signs of what changes come first; what tells the kinds of steps stays, without its colours; kinds of lines are told by labels. */
static bool mark_keys(struct chain_view *view)
{
    struct chain_view_key *keys = chain_arena_array(&view->arena, view->key_count + 8, sizeof *keys);
    size_t count = 0;
    if (!keys)
        return false;
    for (int change = CHAIN_BOX_SAME; change <= CHAIN_BOX_CHANGED; change++)
        if (boxes_have(view, (enum chain_box_change)change))
            keys[count++] = (struct chain_view_key){CHAIN_KEY_CHANGE, change, families[change],
                                                    chain_words(view->lang, change_words[change])};
    for (size_t i = 0; i < view->key_count; i++) {
        if (view->keys[i].kind == CHAIN_KEY_LOOK || view->keys[i].kind == CHAIN_KEY_DASHED)
            continue;
        keys[count] = view->keys[i];
        keys[count++].family = CHAIN_FAMILY_SAME;
    }
    for (int change = CHAIN_BOX_SAME; change <= CHAIN_BOX_CHANGED; change++)
        if (lines_have(view, looks[change]))
            keys[count++] = (struct chain_view_key){CHAIN_KEY_LOOK, (int)looks[change], CHAIN_FAMILY_SAME,
                                                    chain_words(view->lang, change_words[change])};
    view->keys = keys;
    view->key_count = count;
    return true;
}

static bool decorate(struct chain_view *view, const struct chain_diff *diff)
{
    for (size_t i = 0; i < view->box_count; i++)
        mark_box(view, diff, &view->boxes[i]);
    for (size_t i = 0; i < view->line_count; i++)
        mark_line(view, diff, &view->lines[i]);
    return mark_keys(view) && !view->arena.failed;
}

struct chain_view *chain_view_diff(const struct chain_view_request *request)
{
    struct chain_diff diff = {request->against ? request->against : request->model, request->model, NULL};
    chain_compare_options options = CHAIN_COMPARE_OPTIONS_INIT;
    struct chain_view *view = NULL;
    options.no_gaps = true;
    if (chain_compare(diff.before, diff.after, &options, &diff.comparison) != CHAIN_OK)
        return NULL;
    const struct chain_view_request united = {.model = chain_diff_unite(&diff, request->lang), .lang = request->lang};
    if (united.model)
        view = chain_view_lanes(&united);
    if (view && !decorate(view, &diff)) {
        chain_view_free(view);
        view = NULL;
    }
    chain_model_free((chain_model *)united.model);
    chain_comparison_free(diff.comparison);
    return view;
}
