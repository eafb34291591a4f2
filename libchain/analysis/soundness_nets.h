/* From a document to the graphs that soundness is judged on: one for a chain, one for each scope of a BPMN document. */
#ifndef CHAIN_ANALYSIS_SOUNDNESS_NETS_H
#define CHAIN_ANALYSIS_SOUNDNESS_NETS_H

#include "analysis/soundness_graph.h"

/* Judges a graph that was just made; it takes it over. False stops. */
typedef bool (*chain_sound_judge)(void *context, struct chain_sound_graph *graph);

/* work: units left, which making graphs spends too; judge gets the graph with the work that it may spend. False without memory. */
bool chain_sound_of_chain(const struct chain_model *model, uint64_t *work, chain_sound_judge judge, void *context);
/* Is it a chain of chain XML with nothing side by side in it that is sound? Then no graph is needed. Spends work only then. */
bool chain_sound_is_lone(const struct chain_model *model, uint64_t *work);
/* The same of a BPMN document. */
bool chain_sound_is_lone_document(const struct chain_model *model, uint64_t *work);
bool chain_sound_of_bpmn(const struct chain_model *model, uint64_t *work, chain_sound_judge judge, void *context);

#endif
