/* An overview of many chains from the inside. */
#ifndef CHAIN_COMPARE_OVERVIEW_H
#define CHAIN_COMPARE_OVERVIEW_H

#include "base/arena.h"
#include "chain/overview.h"
#include "model/model.h"

struct chain_overview_group {
    struct chain_shared shared;
    uint32_t order; /* before sorting */
};

struct chain_overview_groups {
    struct chain_overview_group *items;
    uint32_t *row_of, *item_of, *place; /* item -> row before sorting -> row after it */
    uint32_t count;
};

struct chain_overview {
    struct chain_arena arena;
    const struct chain_model **models;
    size_t count;
    bool too_large;
    struct chain_overview_groups groups[2]; /* actors, steps */
    uint32_t **first_actor;                 /* by chain and actor: its item */
    struct chain_passage *passages;
    size_t passage_count;
    struct chain_missing *missing;
    size_t missing_count;
};

/* Puts together what chains share of one type, CHAIN_STEP or CHAIN_ACTOR. False when memory ran out or it is too large. */
bool chain_overview_collect(struct chain_overview *overview, chain_type type);

#endif
