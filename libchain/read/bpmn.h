/* The parts of the BPMN reader, in the order they run: index of the tree, chain out of the index, care data into the chain. */
#ifndef CHAIN_READ_BPMN_H
#define CHAIN_READ_BPMN_H

#include <stdbool.h>

#include "model/bpmn.h"
#include "model/builder.h"
#include "read/xml.h"

/* While the tree grows: one more element of it, outside of extensions (what another program says there is its own, even in words of
   BPMN). The index is allotted so. */
void chain_bpmn_count(struct chain_bpmn *bpmn, const struct chain_markup *markup);
/* False when the bounds make no sense. */
bool chain_bpmn_read_box(const struct chain_xml_element *bounds, struct chain_bpmn_box *box);
/* False without memory. */
bool chain_bpmn_index(struct chain_builder *builder, struct chain_bpmn *bpmn);
bool chain_bpmn_refer(struct chain_builder *builder, struct chain_bpmn *bpmn); /* a part of the index: the references */
/* Tells an element that BPMN does not know, or not there. */
void chain_bpmn_look_at_place(struct chain_builder *builder, const struct chain_bpmn *bpmn, const struct chain_markup *markup);
bool chain_bpmn_build(struct chain_builder *builder, struct chain_bpmn *bpmn);

/* A text of an object, its white space folded; NULL when it is blank, or without memory. */
struct chain_text *chain_bpmn_put_text(struct chain_builder *builder, struct chain_object *object, int kind, int lang, bool spoken,
                                       const char *words);

/* What the extension elements of an element say about an object, in either carrier: care elements, or named properties. */
void chain_bpmn_care(struct chain_builder *builder, struct chain_object *object, const struct chain_markup *markup);
/* Do they hold a text of this kind in the chain's own language? */
bool chain_bpmn_care_says(const struct chain_markup *markup, int kind);
/* The value of a property care:name that a form has written, or NULL. */
const char *chain_bpmn_care_property(const struct chain_markup *markup, const char *name);
/* Does a form say something of a line that only handoffs have? */
bool chain_bpmn_care_hands_over(const struct chain_markup *markup);
/* The care element in an element's extensions, or NULL. */
const struct chain_markup *chain_bpmn_care_element(const struct chain_markup *markup);

static inline struct chain_place_in_file chain_bpmn_place(const struct chain_markup *markup)
{
    return (struct chain_place_in_file){markup->line, markup->column, markup->end_line, markup->end_column};
}

#endif
