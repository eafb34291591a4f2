/*
 * Pools and lanes become actors: the innermost lane acts, what lies around it is its organisation. A pool without lanes acts itself,
 * and so does a process that no pool shows.
 */
#include <stdio.h>
#include <string.h>

#include "read/bpmn_make.h"

uint32_t chain_bpmn_pool_of(const struct chain_bpmn *bpmn, uint32_t scope)
{
    while (scope != CHAIN_BPMN_NONE && bpmn->scopes[scope].parent != CHAIN_BPMN_NONE)
        scope = bpmn->scopes[scope].parent;
    return scope == CHAIN_BPMN_NONE ? CHAIN_BPMN_NONE : bpmn->scopes[scope].pool;
}

static const char *attribute(const struct chain_markup *markup, const char *name)
{
    return chain_markup_value(markup, name);
}

/* An actor whose id is taken by an organisation of the same element gets one beside it. */
static const char *id_beside(struct chain_bpmn_making *making, const char *id)
{
    char text[256];
    int length = id ? snprintf(text, sizeof text, "%s-actor", id) : 0;
    return length > 0 && (size_t)length < sizeof text ? chain_builder_intern(making->builder, text, (size_t)length) : NULL;
}

static struct chain_object *add_actor(struct chain_bpmn_making *making, const struct chain_markup *markup, const char *id,
                                      const struct chain_object *body)
{
    struct chain_object *actor = chain_bpmn_add(making, chain_bpmn_section(making, CHAIN_E_ACTORS), CHAIN_E_ACTOR, markup, id);
    if (actor && body)
        chain_bpmn_set(making, actor, CHAIN_F_ORGANISATION, body->id);
    if (actor)
        chain_bpmn_words(making, actor, markup, CHAIN_TEXT_NAME);
    return actor;
}

static struct chain_object *add_body(struct chain_bpmn_making *making, const struct chain_markup *markup)
{
    struct chain_object *body = chain_bpmn_add(making, chain_bpmn_section(making, CHAIN_E_ACTORS), CHAIN_E_ORGANISATION, markup, markup->id);
    if (body)
        chain_bpmn_words(making, body, markup, CHAIN_TEXT_NAME);
    return body;
}

static bool has_lanes(const struct chain_bpmn *bpmn, uint32_t scope)
{
    for (uint32_t i = 0; i < bpmn->lane_count; i++)
        if (bpmn->lanes[i].scope == scope)
            return true;
    return false;
}

static struct chain_object *body_around(struct chain_bpmn_making *making, uint32_t lane)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    uint32_t parent = bpmn->lanes[lane].parent, pool = chain_bpmn_pool_of(bpmn, bpmn->lanes[lane].scope);
    if (parent != CHAIN_BPMN_NONE)
        return making->lane_bodies[parent];
    return pool == CHAIN_BPMN_NONE ? NULL : making->pool_bodies[pool];
}

/* Lanes come after those around them. One lane with no name, as some tools draw in every pool, is the pool itself. */
static void make_lanes(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    for (uint32_t i = 0; i < bpmn->lane_count; i++) {
        const struct chain_bpmn_lane *lane = &bpmn->lanes[i];
        const char *name = attribute(lane->markup, "name");
        const struct chain_object *around = body_around(making, i);
        if (lane->split) {
            making->lane_bodies[i] = add_body(making, lane->markup);
            continue;
        }
        making->lane_actors[i] = add_actor(making, lane->markup, lane->markup->id, around);
        if (making->lane_actors[i] && (!name || !name[0]) && around && around->texts)
            chain_bpmn_text(making, making->lane_actors[i], CHAIN_TEXT_NAME, around->texts->words);
    }
}

bool chain_bpmn_is_client(const struct chain_markup *lane)
{
    const struct chain_markup *care = chain_bpmn_care_element(lane);
    const char *word = chain_bpmn_care_property(lane, "kind");
    if (!word && care && strcmp(care->local, "actor") == 0)
        word = attribute(care, "kind");
    int kind = word ? chain_kind_find(CHAIN_KINDS_ACTOR, word, strlen(word)) : 0;
    return kind && chain_kind_has(CHAIN_KINDS_ACTOR, kind, CHAIN_TRAIT_CLIENT_SIDE);
}

/* Nobody employs the client: a pool with a lane of theirs is the chain, drawn in one pool, and no organisation. */
static void mark_client_pools(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    for (uint32_t i = 0; i < bpmn->lane_count; i++) {
        uint32_t pool = bpmn->lanes[i].parent == CHAIN_BPMN_NONE ? chain_bpmn_pool_of(bpmn, bpmn->lanes[i].scope) : CHAIN_BPMN_NONE;
        if (pool != CHAIN_BPMN_NONE && !making->client_pools[pool])
            making->client_pools[pool] = chain_bpmn_is_client(bpmn->lanes[i].markup);
    }
}

void chain_bpmn_make_actors(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    mark_client_pools(making);
    for (uint32_t i = 0; i < bpmn->pool_count && !making->own; i++) {
        const struct chain_bpmn_pool *pool = &bpmn->pools[i];
        if (making->client_pools[i])
            continue;
        if (pool->scope != CHAIN_BPMN_NONE && has_lanes(bpmn, pool->scope))
            making->pool_bodies[i] = add_body(making, pool->markup);
        else
            making->pool_actors[i] = add_actor(making, pool->markup, pool->markup->id, NULL);
    }
    make_lanes(making);
}

static struct chain_object *actor_of_pool(struct chain_bpmn_making *making, uint32_t pool)
{
    struct chain_object **actor = &making->pool_actors[pool];
    const struct chain_markup *markup = making->bpmn->pools[pool].markup;
    if (!*actor)
        *actor = add_actor(making, markup, id_beside(making, markup->id), making->pool_bodies[pool]);
    return *actor;
}

static struct chain_object *actor_of_lane(struct chain_bpmn_making *making, uint32_t lane)
{
    struct chain_object **actor = &making->lane_actors[lane];
    const struct chain_markup *markup = making->bpmn->lanes[lane].markup;
    if (!*actor)
        *actor = add_actor(making, markup, id_beside(making, markup->id), making->lane_bodies[lane]);
    return *actor;
}

static struct chain_object *actor_of_process(struct chain_bpmn_making *making, uint32_t scope)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    while (scope != CHAIN_BPMN_NONE && bpmn->scopes[scope].parent != CHAIN_BPMN_NONE)
        scope = bpmn->scopes[scope].parent;
    if (scope == CHAIN_BPMN_NONE)
        return NULL;
    struct chain_object **actor = &making->scope_actors[scope];
    if (!*actor)
        *actor = add_actor(making, bpmn->scopes[scope].markup, id_beside(making, bpmn->scopes[scope].markup->id), NULL);
    return *actor;
}

struct chain_object *chain_bpmn_actor(struct chain_bpmn_making *making, const struct chain_bpmn_node *node)
{
    uint32_t pool = chain_bpmn_pool_of(making->bpmn, node->scope);
    bool member = node->scope != CHAIN_BPMN_NONE && making->bpmn->scopes[node->scope].markup->name == CHAIN_BPMN_E_AD_HOC_SUB_PROCESS;
    if (making->own && member && chain_bpmn_care_element(node->markup)) /* tells it itself */
        return NULL;
    if (node->lane != CHAIN_BPMN_NONE)
        return actor_of_lane(making, node->lane);
    if (making->own)
        return NULL;
    return pool != CHAIN_BPMN_NONE ? actor_of_pool(making, pool) : actor_of_process(making, node->scope);
}
