/*
 * What a chain keeps of a BPMN document beyond what it can say itself: types of tasks and gateways, definitions of events, what
 * other programs have added. It travels as attributes and elements in the namespace of BPMN and of those programs. One table
 * of decisions for the writers, who write it, and the rule that tells what is lost.
 */
#ifndef CHAIN_MODEL_BPMN_KEPT_H
#define CHAIN_MODEL_BPMN_KEPT_H

#include "model/bpmn.h"
#include "model/model.h"

#define CHAIN_BPMN_PREFIX "bpmn"

/* No, when a prefix that we write means something else in the document. */
bool chain_bpmn_can_keep(const struct chain_bpmn *bpmn);
/* The element that a step is in BPMN when nothing else is said. */
const char *chain_bpmn_element_for(const struct chain_step *step);
/* The element that the step of a node is once it stands in one process with all others; that of chain_bpmn_element_for() when the
   node's own has no place there, as that of a sub-process whose inside is told beside it. */
const char *chain_bpmn_kept_name(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node);

/* Links go by names, which only tell them apart as long as all of them stood at one level. */
bool chain_bpmn_keeps_link(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node);

/* An attribute that the chain says in its own way, or that says nothing. */
bool chain_bpmn_is_said(const struct chain_markup_attribute *attribute);
/* Does an attribute or a child of a node, a flow or a lane travel as it is? */
bool chain_bpmn_keeps_attribute(const struct chain_bpmn *bpmn, const struct chain_markup *markup,
                                const struct chain_markup_attribute *attribute);
bool chain_bpmn_keeps_child(const struct chain_bpmn *bpmn, const struct chain_markup *markup, const struct chain_markup *child);
/* Of extensionElements: care data, in either carrier; content of another program, which travels. */
bool chain_bpmn_is_care(const struct chain_markup *extension);
bool chain_bpmn_keeps_extension(const struct chain_markup *extension);
bool chain_bpmn_is_care_property(const struct chain_markup *markup);
/* A child of definitions that speaks of the whole chain: the collaboration, and the process when there is but one. */
bool chain_bpmn_is_whole(const struct chain_markup *markup, uint32_t processes);
/* A child of definitions that others refer to: a message, an error ... */
bool chain_bpmn_keeps_root(const struct chain_markup *markup);

/* Foreign content of a chain file, as XML text, that may stand in BPMN: an element whose prefix is declared at the root, or that
   says itself what its name means. */
bool chain_foreign_travels(const char *words);
/* Steps, flows, actors and the chain itself are elements of BPMN, which carry foreign content. */
bool chain_carries_foreign(const struct chain_object *object);

#endif
