/* The object behind chain/soundness.h, and what turns a trouble that the search found into a fault that can be told. */
#ifndef CHAIN_ANALYSIS_SOUNDNESS_H
#define CHAIN_ANALYSIS_SOUNDNESS_H

#include "analysis/soundness_search.h"
#include "base/arena.h"
#include "chain/soundness.h"

struct chain_soundness {
    struct chain_arena arena; /* what faults point to */
    const struct chain_model *model;
    chain_sound_fault *faults;
    const chain_object **dead;
    size_t fault_count, dead_count;
    uint32_t fault_room;
    uint8_t verdicts[CHAIN_SOUND_NO_CIRCLE + 1]; /* enum chain_verdict */
    uint64_t work, spent;
    uint8_t *done;  /* by step: 1 = some node of it fired or was passed */
    uint8_t *meant; /* by step: 1 = a start leads to it */
};

/* soundness_witness.c: the fault that a trouble is. False without memory. */
bool chain_sound_tell(struct chain_soundness *soundness, struct chain_sound_search *search, const struct chain_sound_trouble *trouble,
                      chain_sound_fault *fault);
/* The steps on the shortest way of a trail, in their order, to a list that grows in room; steps of made nodes are left out. */
struct chain_sound_list {
    const struct chain_step **items;
    uint32_t count, room;
};
void chain_sound_list_add(struct chain_sound_graph *graph, struct chain_sound_list *list, const struct chain_step *step);
void chain_sound_list_trail(struct chain_sound_graph *graph, struct chain_sound_list *list, uint32_t trail);

#endif
