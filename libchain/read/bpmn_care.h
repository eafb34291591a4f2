/* The two carriers of care data share these: bpmn_care.c reads elements, bpmn_property.c what a form has written. */
#ifndef CHAIN_READ_BPMN_CARE_H
#define CHAIN_READ_BPMN_CARE_H

#include "read/bpmn.h"

struct chain_bpmn_care {
    struct chain_builder *builder;
    const struct chain_markup *markup; /* that is read */
    struct chain_place_in_file place;  /* of the value that is read */
};

void chain_bpmn_care_problem(struct chain_bpmn_care *care, enum chain_problem_code code, const struct chain_object *object,
                             const char *a, const char *b, const char *c);
/* Does BPMN say this field in its own way, so that no carrier may: ids and the ends of flows? */
bool chain_bpmn_is_business(const struct chain_object *object, int field);
void chain_bpmn_care_text(struct chain_bpmn_care *care, struct chain_object *object, int kind, int lang, const char *tag, const char *words);

/* A list of properties, as an engine of Camunda has it? */
bool chain_bpmn_is_properties(const struct chain_markup *markup);
/* What such a list says about an object. */
void chain_bpmn_properties(struct chain_bpmn_care *care, struct chain_object *object, const struct chain_markup *list);
/* The name of a property behind "care:", when it has a value that says something; else NULL. */
const char *chain_bpmn_property_name(const struct chain_markup *property);

/* The id of the one element with a name that may be meant by a reference to these types, or NULL: none has it, or several. */
const char *chain_bpmn_id_named(struct chain_builder *builder, uint64_t targets, const char *name, size_t length);

#endif
