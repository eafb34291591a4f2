/* Flow nodes become steps. Only what the standard says is taken as known: a timer that is waited for is a wait; all else has no kind. */
#include <stdio.h>
#include <string.h>

#include "base/value.h"
#include "read/bpmn_make.h"

static bool is_top(const struct chain_bpmn *bpmn, uint32_t scope)
{
    return scope == CHAIN_BPMN_NONE || bpmn->scopes[scope].parent == CHAIN_BPMN_NONE;
}

static bool in_event_subprocess(const struct chain_bpmn *bpmn, uint32_t scope)
{
    uint32_t node = scope == CHAIN_BPMN_NONE ? CHAIN_BPMN_NONE : bpmn->scopes[scope].node;
    return node != CHAIN_BPMN_NONE && (bpmn->nodes[node].flags & CHAIN_BPMN_EVENT_SUBPROCESS);
}

static bool in_ad_hoc(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    return node->scope != CHAIN_BPMN_NONE && bpmn->scopes[node->scope].markup->name == CHAIN_BPMN_E_AD_HOC_SUB_PROCESS;
}

/* What a call activity calls, when a chain can be looked up by it. */
static const char *called(struct chain_bpmn_making *making, const struct chain_bpmn_node *node)
{
    const char *value = chain_bpmn_care_property(node->markup, "chain");
    if (!value)
        value = chain_markup_value(node->markup, "calledElement");
    const char *local = value && strchr(value, ':') ? strchr(value, ':') + 1 : value;
    if (!local || !local[0] || strlen(local) > 100 || strspn(local, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != strlen(local))
        return NULL;
    const char *id = chain_strings_find(&making->builder->model->strings, local, strlen(local));
    return chain_bpmn_find(making->bpmn, id) ? NULL : local;
}

static int element_of_care(const struct chain_markup *markup)
{
    const struct chain_markup *care = chain_bpmn_care_element(markup);
    int element = care ? chain_element_find(care->local, strlen(care->local)) : -1;
    return element >= CHAIN_E_START && element <= CHAIN_E_END ? element : -1;
}

static int element_of(struct chain_bpmn_making *making, const struct chain_bpmn_node *node, uint32_t number)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    bool edge = is_top(bpmn, node->scope) || in_event_subprocess(bpmn, node->scope);
    int care = element_of_care(node->markup);
    if (care >= 0)
        return care;
    switch (node->name) {
    case CHAIN_BPMN_E_START_EVENT: return edge && !making->triggered[number] ? CHAIN_E_START : CHAIN_E_STEP;
    case CHAIN_BPMN_E_END_EVENT: return edge ? CHAIN_E_END : CHAIN_E_STEP;
    case CHAIN_BPMN_E_EXCLUSIVE_GATEWAY:
    case CHAIN_BPMN_E_INCLUSIVE_GATEWAY:
    case CHAIN_BPMN_E_EVENT_BASED_GATEWAY:
    case CHAIN_BPMN_E_COMPLEX_GATEWAY: return CHAIN_E_BRANCH;
    case CHAIN_BPMN_E_PARALLEL_GATEWAY: return CHAIN_E_PARALLEL;
    case CHAIN_BPMN_E_AD_HOC_SUB_PROCESS: return CHAIN_E_ANY_ORDER;
    case CHAIN_BPMN_E_CALL_ACTIVITY: return called(making, node) ? CHAIN_E_SUBCHAIN : CHAIN_E_STEP;
    default: return CHAIN_E_STEP;
    }
}

/* Of a timer that is waited for: how long, when it says so in a way that we read. */
static void read_timer(struct chain_bpmn_making *making, const struct chain_bpmn_node *node, struct chain_object *step)
{
    const struct chain_markup *timer = chain_markup_child(node->markup, CHAIN_BPMN_E_TIMER_EVENT_DEFINITION);
    const char *words = chain_markup_words(chain_markup_child(timer, CHAIN_BPMN_E_TIME_DURATION));
    int32_t months, workdays;
    int64_t minutes;
    if (!(node->definitions & CHAIN_BPMN_TIMER) || node->name == CHAIN_BPMN_E_START_EVENT)
        return;
    if (node->name == CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT && ((struct chain_step *)step)->kind == 0)
        chain_bpmn_set(making, step, CHAIN_F_KIND, "wait");
    if (words && !((struct chain_step *)step)->planned && chain_duration_read(words, &months, &workdays, &minutes) == CHAIN_DURATION_OK)
        chain_bpmn_set(making, step, CHAIN_F_PLANNED, words);
}

/* What stands for a gateway or event without a name, so that no box stays empty: nothing; the drawing shows its sign. */
static struct chain_object *home_of(struct chain_bpmn_making *making, const struct chain_bpmn_node *node, int element)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    if (!in_ad_hoc(bpmn, node) || (element != CHAIN_E_STEP && element != CHAIN_E_SUBCHAIN))
        return chain_bpmn_section(making, CHAIN_E_STEPS);
    const struct chain_step *group = bpmn->nodes[bpmn->scopes[node->scope].node].step;
    return group && group->head.element == CHAIN_E_ANY_ORDER ? (struct chain_object *)(uintptr_t)&group->head : chain_bpmn_section(making, CHAIN_E_STEPS);
}

static void make_step(struct chain_bpmn_making *making, uint32_t number)
{
    struct chain_bpmn_node *node = &making->bpmn->nodes[number];
    /* The shell of an event sub-process is no step on any path: its own start is. */
    if (node->flags & CHAIN_BPMN_EVENT_SUBPROCESS && chain_bpmn_node_is(node, CHAIN_BPMN_IS_SUBPROCESS))
        return;
    int element = element_of(making, node, number);
    const struct chain_object *actor = chain_bpmn_actor(making, node);
    struct chain_object *step = chain_bpmn_add(making, home_of(making, node, element), element, node->markup, node->id);
    if (!step)
        return;
    node->step = (struct chain_step *)step;
    if (actor)
        chain_bpmn_set(making, step, CHAIN_F_ACTOR, actor->id);
    if (element == CHAIN_E_SUBCHAIN)
        chain_bpmn_set(making, step, CHAIN_F_CHAIN, called(making, node));
    chain_bpmn_words(making, step, node->markup, CHAIN_TEXT_NAME);
    read_timer(making, node, step);
}

/* A black box that messages come to or from is one step: what is done in it is not told. */
static void make_black_box(struct chain_bpmn_making *making, uint32_t pool)
{
    struct chain_bpmn_pool *box = &making->bpmn->pools[pool];
    const struct chain_object *actor = making->pool_actors[pool] ? making->pool_actors[pool] : making->pool_bodies[pool];
    char id[256];
    int length = box->markup->id ? snprintf(id, sizeof id, "%s-box", box->markup->id) : -1;
    if (!making->drawn_in[pool])
        return;
    bool named = length > 0 && (size_t)length < sizeof id;
    struct chain_object *step = chain_bpmn_add(making, chain_bpmn_section(making, CHAIN_E_STEPS), CHAIN_E_STEP, box->markup,
                                               named ? chain_builder_intern(making->builder, id, (size_t)length) : NULL);
    if (!step)
        return;
    box->step = (struct chain_step *)step;
    if (actor && actor->type == CHAIN_ACTOR)
        chain_bpmn_set(making, step, CHAIN_F_ACTOR, actor->id);
    chain_bpmn_text(making, step, CHAIN_TEXT_NAME, chain_markup_value(box->markup, "name"));
}

void chain_bpmn_make_steps(struct chain_bpmn_making *making)
{
    for (uint32_t i = 0; i < making->bpmn->node_count; i++)
        make_step(making, i);
    for (uint32_t i = 0; i < making->bpmn->pool_count; i++)
        make_black_box(making, i);
}
