/* Facts about a chain that several rules and views need: computed once, linear in the chain, kept in side arrays by number. */
#ifndef CHAIN_ANALYSIS_FACTS_H
#define CHAIN_ANALYSIS_FACTS_H

#include <stdbool.h>

#include "model/model.h"

struct chain_care;
struct chain_information;

/* What a step's neighbourhood does not show: written flows with a dangling end, and messages. */
enum chain_step_mark {
    CHAIN_MARK_LOOSE_OUT = 1, /* a flow leaves it for a step that does not exist; or none can, its id being missing or taken */
    CHAIN_MARK_LOOSE_IN = 2,  /* the same for a flow that arrives */
    CHAIN_MARK_TOLD = 4       /* a message arrives from another step */
};

struct chain_facts {
    const struct chain_model *model;
    struct chain_arena arena;
    uint8_t *marks;      /* by step: enum chain_step_mark */
    uint8_t *from_start; /* by step: 1 = a start leads to it */
    uint8_t *to_end;     /* by step: 1 = it leads to an end */
    uint32_t *component; /* by step: strongly connected component; equal numbers = in a loop with each other */
    uint32_t *component_size;
    uint8_t *component_in, *component_out; /* by component: 1 = a flow arrives from another component, leads to another one */
    uint32_t component_count;
    uint32_t *order; /* steps so that, loops aside, each comes after those that lead to it */
    uint32_t start_count, end_count;
    struct chain_information *information; /* NULL after chain_facts_init_paths() */
    struct chain_care *care; /* NULL until chain_facts_add_care() */
};

/* False without memory. Of a broken model nothing is computed. */
bool chain_facts_init(struct chain_facts *facts, const struct chain_model *model);
/* The same without information, for those who ask about paths only. */
bool chain_facts_init_paths(struct chain_facts *facts, const struct chain_model *model);
void chain_facts_clear(struct chain_facts *facts);

/* The organisation, sector of a step: its actor's; NULL or 0 when unknown. A sector not said of the actor is its organisation's. */
const struct chain_organisation *chain_step_organisation(const struct chain_step *step);
int chain_step_sector(const struct chain_step *step);
int chain_actor_sector(const struct chain_actor *actor);
/* The client, a relative: not a service. */
bool chain_actor_is_client(const struct chain_actor *actor);
bool chain_step_is_client(const struct chain_step *step);
/* Does a flow of its own lead on? Those that a group stands for lead only to its members. */
bool chain_step_goes_on(const struct chain_step *step);
/* In a loop with itself or others. */
bool chain_facts_in_loop(const struct chain_facts *facts, const struct chain_step *step);
bool chain_step_has_trait(const struct chain_step *step, uint32_t trait);
/* Does a list of references hold an object? */
bool chain_refs_hold(const struct chain_refs *refs, const struct chain_object *object);

/* Marks the steps that a step leads to (itself only through a loop); marks has a byte for each step and must be zero. */
void chain_mark_reachable(const struct chain_model *model, const struct chain_step *from, uint8_t *marks, uint32_t *stack);

#endif
