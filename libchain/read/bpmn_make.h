/* A chain out of a BPMN index, in parts: actors, information, steps, flows. Shared by their files only. */
#ifndef CHAIN_READ_BPMN_MAKE_H
#define CHAIN_READ_BPMN_MAKE_H

#include "read/bpmn.h"

struct chain_bpmn_making {
    struct chain_builder *builder;
    struct chain_bpmn *bpmn;
    struct chain_object *root;
    struct chain_object **lane_actors, **pool_actors, **scope_actors;     /* by number; NULL = none yet */
    struct chain_object **lane_bodies, **pool_bodies;                     /* organisations */
    uint8_t *triggered; /* by node: 1 = a start that another pool's message sets off */
    bool own;           /* the pool says that it is the chain: lanes are all actors there are */
    uint8_t *client_pools; /* by pool: 1 = the client has a lane in it */
    const struct chain_bpmn_leaving **leaving; /* by node, bpmn_flows.c's own */
    const char *order;  /* of flows and messages in the chain, by id, when the document has another; or NULL */
    uint8_t *drawn_in;  /* by pool: 1 = a message flow ends at the pool itself */
};

/* The section of the root that holds such things, made when it is first needed. */
struct chain_object *chain_bpmn_section(struct chain_bpmn_making *making, int element);
/* Objects and fields, by name; NULL values are left out. NULL without memory, which the builder remembers. */
struct chain_object *chain_bpmn_add(struct chain_bpmn_making *making, struct chain_object *parent, int element,
                                    const struct chain_markup *place, const char *id);
void chain_bpmn_set(struct chain_bpmn_making *making, struct chain_object *object, int field, const char *value);
/* The words are the document's. */
void chain_bpmn_text(struct chain_bpmn_making *making, struct chain_object *object, int kind, const char *words);
/* The name attribute becomes a text, unless the care data has one in the document's language; documentation a description. */
void chain_bpmn_words(struct chain_bpmn_making *making, struct chain_object *object, const struct chain_markup *markup, int kind);

/* bpmn_actors.c */
void chain_bpmn_make_actors(struct chain_bpmn_making *making);
/* Who performs a node: its lane, its pool, or its process. */
struct chain_object *chain_bpmn_actor(struct chain_bpmn_making *making, const struct chain_bpmn_node *node);
/* Does a lane or pool tell that the client, or someone near, acts in it? */
bool chain_bpmn_is_client(const struct chain_markup *lane);
/* The pool that a scope lies in, or NONE. */
uint32_t chain_bpmn_pool_of(const struct chain_bpmn *bpmn, uint32_t scope);

/* bpmn_data.c */
void chain_bpmn_make_items(struct chain_bpmn_making *making);
void chain_bpmn_use_items(struct chain_bpmn_making *making);
void chain_bpmn_make_notes(struct chain_bpmn_making *making);

/* bpmn_steps.c */
void chain_bpmn_make_steps(struct chain_bpmn_making *making);

/* bpmn_flows.c */
void chain_bpmn_make_flows(struct chain_bpmn_making *making);

#endif
