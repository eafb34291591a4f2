/* The map of chains while it is made. */
#ifndef CHAIN_VIEW_MAP_H
#define CHAIN_VIEW_MAP_H

#include "chain/overview.h"
#include "view/grid.h"

/* A chain and where it stands: region by region, in each area of work by area of work. */
struct chain_map_place {
    size_t chain;  /* number of the model */
    size_t region; /* number of the first chain of the same region */
    int area;      /* CHAIN_KINDS_SUB_AREA; what is not said comes last */
};

struct chain_map {
    struct chain_lanes *lanes;
    const chain_model *const *models;
    size_t count;
    struct chain_map_place *places; /* in their order */
    chain_overview *overview;
    const chain_shared **actors;    /* professionals of several chains, those of most chains first */
    size_t actor_count, arc_count;  /* arcs: how often one of them is in a chain */
    struct chain_map_gaps *gaps;    /* by chain; NULL = they are not asked for */
};

struct chain_map_gaps {
    const char *file;
    size_t chain, count, serious; /* without those that are decided or cannot be judged */
};

#define CHAIN_MAP_NO_AREA 1000

/* map_gaps.c: how many gaps each chain has, by the file that they are in. */
bool chain_map_find_gaps(struct chain_map *map);
/* "12 gaps, 3 serious" */
void chain_map_add_gaps(struct chain_phrase *phrase, const struct chain_map *map, size_t chain);
/* "as is · taken into use" */
void chain_map_add_state(struct chain_phrase *phrase, struct chain_view *view, const chain_model *model);
/* The title of a chain, else its id. */
const char *chain_map_name(struct chain_view *view, const chain_model *model);
/* "Services of older people · Lapland"; either may be unknown. */
const char *chain_map_area_name(const struct chain_map *map, const struct chain_map_place *place);
const char *chain_map_region_name(const struct chain_map *map, const struct chain_map_place *place);
/* What all its chains call it; else what it is. */
const char *chain_map_actor_name(struct chain_map *map, const chain_shared *actor);
/* Chains as boxes, sub-chains and shared actors as lines. */
bool chain_map_chart(struct chain_map *map);
/* Chains in rows, actors in columns: in how many steps they take part. */
bool chain_map_matrix(struct chain_map *map);
/* Every box of the chart in words, for a page of its own. */
bool chain_map_table(struct chain_map *map);
/* Title, number of chains, region by region. */
bool chain_map_heading(struct chain_map *map, const char *description);

#endif
