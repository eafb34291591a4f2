/* The legend: what occurs in the view, in a fixed order. */
#include "view/lanes.h"

#include "chain/words.h"

static const char *const shape_words[CHAIN_SHAPE_COUNT] = {
    [CHAIN_SHAPE_START] = N_("Start"),
    [CHAIN_SHAPE_END] = N_("End"),
    [CHAIN_SHAPE_BRANCH] = N_("Choice: one way is taken"),
    [CHAIN_SHAPE_PARALLEL] = N_("All ways are taken at the same time"),
    [CHAIN_SHAPE_ANY_ORDER] = N_("In any order, as needed"),
    [CHAIN_SHAPE_SUBCHAIN] = N_("A chain of its own"),
};
static const char *const icon_words[CHAIN_ICON_COUNT] = {
    [CHAIN_ICON_HOUSE] = N_("The client acts"),
    [CHAIN_ICON_PHONE] = N_("Contact"),
    [CHAIN_ICON_SCREEN] = N_("Digital service"),
    [CHAIN_ICON_ENVELOPE] = N_("Invitation or notice"),
    [CHAIN_ICON_PERSON] = N_("Visit or meeting"),
    [CHAIN_ICON_TICK] = N_("Assessment or examination"),
    [CHAIN_ICON_BUBBLE] = N_("Consultation"),
    [CHAIN_ICON_PLUS] = N_("Treatment or rehabilitation"),
    [CHAIN_ICON_GROUP] = N_("Group or joint meeting"),
    [CHAIN_ICON_HEART] = N_("Support and advice"),
    [CHAIN_ICON_DOCUMENT] = N_("Plan, decision or record"),
    [CHAIN_ICON_HOURGLASS] = N_("Waiting"),
};
static const char *const look_words[CHAIN_LOOK_COUNT] = {
    [CHAIN_LOOK_FLOW] = N_("The path goes on"),
    [CHAIN_LOOK_REFERRAL] = N_("Referral or transfer"),
    [CHAIN_LOOK_CONTACT] = N_("Making contact"),
    [CHAIN_LOOK_FEEDBACK] = N_("Feedback or answer"),
    [CHAIN_LOOK_GUIDANCE] = N_("The client is told where to go"),
    [CHAIN_LOOK_CONSULT] = N_("Consultation or joint work"),
    [CHAIN_LOOK_MESSAGE] = N_("Information is passed on"),
    [CHAIN_LOOK_NONE] = N_("No handoff has been agreed"),
    [CHAIN_LOOK_BACK] = N_("Back to an earlier step"),
    [CHAIN_LOOK_MEMBER] = N_("Belongs to the steps done in any order"),
    [CHAIN_LOOK_SAME] = N_("Not on the way that is shown"),
    [CHAIN_LOOK_CHANGED] = N_("The way that is shown"),
};

const struct chain_key_words chain_key_words_professional = {shape_words, icon_words, look_words};

static void add_key(struct chain_view *view, enum chain_key_kind kind, int which, enum chain_family family, const char *words)
{
    view->keys[view->key_count++] = (struct chain_view_key){kind, which, family, chain_words(view->lang, words)};
}

static bool has_shape(const struct chain_view *view, int shape)
{
    for (size_t i = 0; i < view->box_count; i++)
        if ((int)view->boxes[i].shape == shape)
            return true;
    return false;
}

static bool has_icon(const struct chain_view *view, int icon)
{
    for (size_t i = 0; i < view->box_count; i++)
        if ((int)view->boxes[i].icon == icon)
            return true;
    return false;
}

static bool has_look(const struct chain_view *view, int look)
{
    for (size_t i = 0; i < view->line_count; i++)
        if ((int)view->lines[i].look == look)
            return true;
    return false;
}

static bool has_dashed(const struct chain_view *view)
{
    for (size_t i = 0; i < view->box_count; i++)
        if (view->boxes[i].dashed)
            return true;
    return false;
}

static bool has_wait(const struct chain_view *view)
{
    for (size_t i = 0; i < view->box_count; i++)
        if (view->boxes[i].wait > 0)
            return true;
    return false;
}

static bool has_tier(const struct chain_view *view, int tier)
{
    for (size_t i = 0; i < view->box_count; i++)
        if (view->boxes[i].tier == tier)
            return true;
    return false;
}

static void add_shape(struct chain_view *view, int shape, const struct chain_key_words *words)
{
    if (has_shape(view, shape))
        add_key(view, CHAIN_KEY_SHAPE, shape, CHAIN_FAMILY_BACK, words->shapes[shape]);
}

static void add_tiers(struct chain_view *view)
{
    for (int tier = CHAIN_TIER_UNIVERSAL; tier <= CHAIN_TIER_HEAVY; tier++)
        if (has_tier(view, tier))
            view->keys[view->key_count++] = (struct chain_view_key){CHAIN_KEY_TIER, tier, CHAIN_FAMILY_BACK,
                                                                    chain_view_kind_label(view, CHAIN_KINDS_TIER, tier)};
}

static void add_gap_keys(struct chain_view *view)
{
    bool boxes = false, lines = false;
    for (size_t i = 0; i < view->box_count; i++)
        boxes = boxes || view->boxes[i].gap_count > 0;
    for (size_t i = 0; i < view->line_count; i++)
        lines = lines || view->lines[i].gap_count > 0;
    if (boxes)
        add_key(view, CHAIN_KEY_GAP, 0, CHAIN_FAMILY_BACK, N_("A gap or question is here"));
    if (lines)
        add_key(view, CHAIN_KEY_HALO, 0, CHAIN_FAMILY_BACK, N_("A gap or question on the way"));
}

bool chain_lanes_keys(struct chain_lanes *lanes, const struct chain_key_words *words)
{
    struct chain_view *view = lanes->view;
    size_t most = CHAIN_SHAPE_COUNT + CHAIN_ICON_COUNT + CHAIN_LOOK_COUNT + CHAIN_TIER_HEAVY + 5;
    view->keys = chain_arena_array(&view->arena, most, sizeof *view->keys);
    view->step_heading = chain_words(view->lang, N_("Kinds of steps"));
    view->line_heading = chain_words(view->lang, N_("Kinds of lines"));
    view->gap_heading = chain_words(view->lang, N_("Gaps and questions"));
    view->whole_heading = chain_words(view->lang, N_("The whole chain:"));
    view->short_note = chain_words(view->lang, N_("What each number stands for, in full: the command chain gaps"));
    view->page_word = chain_words(view->lang, N_("p."));
    if (!view->keys)
        return false;
    add_shape(view, CHAIN_SHAPE_START, words);
    add_shape(view, CHAIN_SHAPE_END, words);
    for (int icon = 1; icon < CHAIN_ICON_COUNT; icon++)
        if (words->icons[icon] && has_icon(view, icon))
            add_key(view, CHAIN_KEY_ICON, icon, chain_icon_family((enum chain_icon)icon), words->icons[icon]);
    if (has_dashed(view))
        add_key(view, CHAIN_KEY_DASHED, 0, CHAIN_FAMILY_BACK, N_("The client does not see this"));
    for (int shape = CHAIN_SHAPE_BRANCH; shape < CHAIN_SHAPE_COUNT; shape++)
        add_shape(view, shape, words);
    add_shape(view, CHAIN_SHAPE_SUBCHAIN, words);
    if (has_wait(view))
        add_key(view, CHAIN_KEY_WAIT, 0, CHAIN_FAMILY_BACK, N_("Length of a wait, next to the longest"));
    add_tiers(view);
    for (int look = 0; look < CHAIN_LOOK_COUNT; look++)
        if (has_look(view, look))
            add_key(view, CHAIN_KEY_LOOK, look, CHAIN_FAMILY_BACK, words->looks[look]);
    if (view->way_words)
        view->keys[view->key_count++] = (struct chain_view_key){CHAIN_KEY_WAY, 0, CHAIN_FAMILY_BACK, view->way_words};
    add_gap_keys(view);
    return true;
}
